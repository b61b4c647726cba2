#include "core/clinic/document_parts.h"

#include <boost/json.hpp>

#include "core/clinic/described_documents.h"
#include "core/clinic/inputs.h"
#include "core/crypto/hash.h"
#include "core/model/validate.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

template <typename T>
std::vector<T> read(const json::array& list) {
    std::vector<T> out;
    for (const auto& one : list) {
        if (!one.is_object())
            continue;
        // A newer program may have written members this one does not know: they stay in the record, not here.
        json::object known;
        std::apply(
            [&](const auto&... m) {
                ((one.get_object().contains(m.name) ? void(known[m.name] = one.get_object().at(m.name)) : void()), ...);
            },
            Described<T>::members);
        if (auto value = fromJson<T>(known))
            out.push_back(std::move(*value));
    }
    return out;
}

/// Without empty members, as records are kept.
template <typename T>
json::array write(const std::vector<T>& list) {
    json::array out;
    for (const auto& one : list) {
        json::object kept;
        for (const auto& [name, value] : toJson(one))
            if (!model::normalized(value).is_null() && !(value.is_int64() && value.get_int64() == 0))
                kept[name] = value;
        out.push_back(std::move(kept));
    }
    return out;
}

}  // namespace

std::string contentHashOf(const json::object& body) {
    json::object content = body;
    for (const auto name : {std::string_view("content_hash"), std::string_view("signature"), model::kVoidedField,
                            model::kVoidReasonField})
        content.erase(name);
    content["status"] = "signed";
    return base::toHex(crypto::sha256(base::asBytes(base::canonicalJson(content))));
}

std::string signatureOf(const Session& session, const std::string& contentHash) {
    return base::toBase64Url(session.signingKey.sign(base::asBytes(contentHash)));
}

json::object signedFields(Session& session, const json::object& body, json::object fields) {
    fields["status"] = "signed";
    fields["signed_at"] = base::toIso(session.now());
    json::object after = body;
    for (const auto& [name, value] : fields)
        model::setValue(after, name, model::normalized(value));
    const auto hash = contentHashOf(after);
    fields["content_hash"] = hash;
    fields["signature"] = signatureOf(session, hash);
    return fields;
}

std::vector<Diagnosis> diagnosesOf(const json::array& list) {
    return read<Diagnosis>(list);
}
json::array toArray(const std::vector<Diagnosis>& diagnoses) {
    return write(diagnoses);
}
std::vector<PrescriptionLine> linesOf(const json::array& list) {
    return read<PrescriptionLine>(list);
}
json::array toArray(const std::vector<PrescriptionLine>& lines) {
    return write(lines);
}
std::vector<AlertOverride> overridesOf(const json::array& list) {
    return read<AlertOverride>(list);
}
json::array toArray(const std::vector<AlertOverride>& overrides) {
    return write(overrides);
}

base::Result<Stored<model::Patient>> needPatient(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto winner, store::resolveAlias(session.store, patient));
    return needRecord<model::Patient>(session, winner.uuid(), "patient");
}

std::string addressOf(const model::Patient& patient) {
    std::string out = patient.address;
    for (const auto& part : {patient.locality, patient.pin})
        if (!part.empty() && out.find(part) == std::string::npos)
            out += (out.empty() ? "" : ", ") + part;
    return out;
}

}  // namespace opdesk::clinic
