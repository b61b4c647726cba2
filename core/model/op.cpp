#include "core/model/op.h"

#include <algorithm>
#include <array>
#include <boost/json/monotonic_resource.hpp>

#include "core/crypto/hash.h"
#include "core/model/signing_text.h"

namespace opdesk::model {

namespace {

constexpr std::array<std::string_view, 6> kActionNames{"create", "set", "append", "void", "delete", "count"};
constexpr std::array<std::string_view, 5> kVerdictNames{"applied", "merged", "conflict", "parked", "duplicate"};

template <typename Enum, std::size_t N>
std::optional<Enum> fromName(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto it = std::ranges::find(names, name);
    if (it == names.end())
        return std::nullopt;
    return static_cast<Enum>(it - names.begin());
}

base::Failure damaged(std::string_view field) {
    return base::fail(
        base::Error{base::ErrorCode::damaged, "an op lacks a field or has a wrong type", std::string(field), {}});
}

template <typename T>
bool takeId(const json::object& from, std::string_view name, T& out) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    const auto uuid = text ? base::Uuid::parse({text->data(), text->size()}) : std::nullopt;
    if (uuid)
        out = T(*uuid);
    return uuid.has_value();
}

bool takeInteger(const json::object& from, std::string_view name, std::int64_t& out) {
    const auto* value = from.if_contains(name);
    const auto* number = value ? value->if_int64() : nullptr;
    if (number)
        out = *number;
    return number != nullptr;
}

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

}  // namespace

std::string_view actionName(Action action) {
    return kActionNames[static_cast<std::size_t>(action)];
}
std::optional<Action> actionFromName(std::string_view name) {
    return fromName<Action>(kActionNames, name);
}
std::string_view verdictName(Verdict verdict) {
    return kVerdictNames[static_cast<std::size_t>(verdict)];
}
std::optional<Verdict> verdictFromName(std::string_view name) {
    return fromName<Verdict>(kVerdictNames, name);
}

json::object payloadOf(const Op& op) {
    json::object payload;
    if (op.action == Action::set) {
        json::object fields;
        for (const auto& change : op.fields)
            fields[change.field] = json::array{change.before, change.after};
        payload["fields"] = std::move(fields);
    } else {
        payload["document"] = op.document;
    }
    return payload;
}

base::Status readPayload(const json::object& payload, Op& op) {
    if (op.action != Action::set) {
        const auto* document = payload.if_contains("document");
        if (!document || !document->is_object())
            return damaged("document");
        op.document = document->get_object();
        return {};
    }
    const auto* fields = payload.if_contains("fields");
    if (!fields || !fields->is_object())
        return damaged("fields");
    op.fields.clear();
    for (const auto& [name, pair] : fields->get_object()) {
        if (!pair.is_array() || pair.get_array().size() != 2)
            return damaged("fields");
        op.fields.push_back({std::string(name), pair.get_array()[0], pair.get_array()[1]});
    }
    std::ranges::sort(op.fields, {}, &FieldChange::field);
    return {};
}

json::object envelopeOf(const Op& op) {
    json::object envelope{{"op", op.id.text()},
                          {"device_seq", op.deviceSeq},
                          {"group", op.group.text()},
                          {"kind", kindName(op.kind)},
                          {"id", op.record.text()},
                          {"action", actionName(op.action)},
                          {"compartment", compartmentName(op.compartment)},
                          {"base_version", op.baseVersion},
                          {"schema", static_cast<std::int64_t>(op.schema)},
                          {"actor", op.actor.text()},
                          {"lease", op.lease.text()},
                          {"wall_ms", op.wallMillis}};
    if (op.clockOffsetMillis)
        envelope["clock_offset_ms"] = *op.clockOffsetMillis;
    return envelope;
}

base::Result<Op> readEnvelope(const json::object& envelope) {
    Op op;
    if (!takeId(envelope, "op", op.id))
        return damaged("op");
    if (!takeInteger(envelope, "device_seq", op.deviceSeq))
        return damaged("device_seq");
    if (!takeId(envelope, "group", op.group))
        return damaged("group");
    const auto kind = kindFromName(textOf(envelope, "kind"));
    if (!kind)
        return damaged("kind");
    op.kind = *kind;
    if (!takeId(envelope, "id", op.record))
        return damaged("id");
    const auto action = actionFromName(textOf(envelope, "action"));
    if (!action)
        return damaged("action");
    op.action = *action;
    const auto compartment = compartmentFromName(textOf(envelope, "compartment"));
    if (!compartment)
        return damaged("compartment");
    op.compartment = *compartment;
    if (!takeInteger(envelope, "base_version", op.baseVersion))
        return damaged("base_version");
    std::int64_t schema = 0;
    if (!takeInteger(envelope, "schema", schema) || schema < 1)
        return damaged("schema");
    op.schema = static_cast<std::uint32_t>(schema);
    if (!takeId(envelope, "actor", op.actor))
        return damaged("actor");
    if (!takeId(envelope, "lease", op.lease))
        return damaged("lease");
    if (!takeInteger(envelope, "wall_ms", op.wallMillis))
        return damaged("wall_ms");
    std::int64_t offset = 0;
    if (takeInteger(envelope, "clock_offset_ms", offset))
        op.clockOffsetMillis = offset;
    return op;
}

std::string sealContext(const TenantId& tenant, KindId kind, const base::Uuid& record, std::string_view role) {
    std::string context = "opdesk-seal-1|";
    context += tenant.text();
    context += '|';
    context += kindName(kind);
    context += '|';
    context += record.text();
    context += '|';
    context += role;
    return context;
}

std::string signedOpText(const json::object& envelope, base::ByteView payload) {
    std::array<unsigned char, 4096> room{};
    json::monotonic_resource memory(room.data(), room.size());
    json::object entry(envelope, &memory);
    entry.erase("device_seq");
    entry["payload_sha256"] = base::toHex(crypto::sha256(payload));
    return base::canonicalJson(entry);
}

std::string groupSigningText(const TenantId& tenant, const DeviceId& device, const GroupId& group, const StaffId& actor,
                             const LeaseId& lease, std::span<const std::string> opTexts,
                             const std::vector<std::string>& auditCommitmentsHex) {
    // Members in the order of their names, as canonical JSON has them.
    std::string text = "opdesk-group-1|{\"actor\":\"" + actor.text() + "\",\"audit\":[";
    const auto comma = [&text] {
        if (text.back() != '[')
            text += ',';
    };
    for (const auto& commitment : auditCommitmentsHex) {
        comma();
        text += base::canonicalJson(json::value(commitment));
    }
    text += "],\"device\":\"" + device.text() + "\",\"group\":\"" + group.text() + "\",\"lease\":\"" + lease.text() +
            "\",\"ops\":[";
    for (const auto& op : opTexts) {
        comma();
        text += op;
    }
    return text + "],\"tenant\":\"" + tenant.text() + "\"}";
}

std::string groupSigningText(const TenantId& tenant, const DeviceId& device, const GroupId& group, const StaffId& actor,
                             const LeaseId& lease, const std::vector<SignedOp>& ops,
                             const std::vector<std::string>& auditCommitmentsHex) {
    std::vector<std::string> texts;
    for (const auto& op : ops)
        texts.push_back(signedOpText(op.envelope, op.payload));
    return groupSigningText(tenant, device, group, actor, lease, std::span<const std::string>(texts),
                            auditCommitmentsHex);
}

}  // namespace opdesk::model
