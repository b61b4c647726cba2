#include "core/clinic/import_blocks.h"

#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/clinic/records.h"
#include "core/crypto/hash.h"
#include "core/model/kinds/patient.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kBlock = 1000;
constexpr std::size_t kMostOps = 100;
constexpr std::size_t kMostBytes = 96 * 1024;

std::string headName(const std::string& importId) {
    return "import:" + importId;
}
std::string blockName(const std::string& importId, std::int64_t block) {
    return headName(importId) + ":" + std::to_string(block);
}

std::size_t sizeOf(const Registration& registration) {
    return 2 * json::serialize(model::encode(registration.patient)).size() +
           1600;  // with its contact and its audit event
}
std::size_t opsOf(const Registration& registration) {
    return 1 + (registration.phone.empty() ? 0u : 1u) + registration.consents.size();
}

/// The print of what changesFor() is about to write.
std::string printOf(Session& session, const model::PatientId& id, const Registration& registration) {
    std::vector<model::Contact> contacts;
    for (const auto& change : changesFor(session, id, registration)) {
        if (change.kind != model::KindId::contact)
            continue;
        if (auto contact = model::decode<model::Contact>(change.document))
            contacts.push_back(std::move(*contact));
    }
    return personPrint(model::encode(registration.patient), contacts);
}

}  // namespace

std::string personPrint(const base::json::object& body, std::span<const model::Contact> contacts) {
    json::object said;
    for (const auto& [name, value] : body) {
        const std::string_view key(name.data(), name.size());
        if (key != "clinic_number" && !model::normalized(value).is_null())
            said[key] = value;
    }
    auto text = base::canonicalJson(said);
    for (const auto& contact : contacts)
        text += "\n" + contact.system.text + " " + contact.value + " " + contact.relation;
    return base::toHex(crypto::sha256(base::asBytes(text))).substr(0, 32);
}

ImportBlocks::ImportBlocks(Session& session, bool dryRun) : m_session(session), m_dryRun(dryRun) {
    if (!dryRun)
        m_importId = base::Uuid::v7(session.clock, session.random).text();
}

base::Status ImportBlocks::add(Registration registration) {
    if (m_dryRun)
        return {};
    m_waiting.push_back(std::move(registration));
    return m_waiting.size() < kBlock ? base::Status{} : writeBlock();
}

base::Status ImportBlocks::finish() {
    if (m_dryRun || m_waiting.empty())
        return {};
    return writeBlock();
}

base::Status ImportBlocks::writeBlock() {
    std::vector<model::PatientId> ids;
    json::array listed, prints;
    for (const auto& waiting : m_waiting) {
        ids.push_back(model::PatientId::make(m_session.clock, m_session.random));
        listed.push_back(json::value(ids.back().text()));
        prints.push_back(json::value(printOf(m_session, ids.back(), waiting)));
    }
    // Noted before they are written: an id that never came to be harms nobody, one that is missing could not be undone.
    OPDESK_CHECK(m_session.store.saveDraft(model::Compartment::desk, blockName(m_importId, m_blocks),
                                           {{"patients", std::move(listed)}, {"prints", std::move(prints)}}));
    ++m_blocks;
    OPDESK_CHECK(m_session.store.saveDraft(model::Compartment::desk, headName(m_importId), {{"blocks", m_blocks}}));
    for (std::size_t next = 0; next < m_waiting.size();)
        OPDESK_CHECK(writeGroup(next, ids));
    m_waiting.clear();
    return {};
}

base::Status ImportBlocks::writeGroup(std::size_t& next, const std::vector<model::PatientId>& ids) {
    const auto first = next;
    std::size_t end = first, ops = 0, bytes = 0;
    while (end < m_waiting.size()) {
        ops += opsOf(m_waiting[end]);
        bytes += sizeOf(m_waiting[end]);
        if (end > first && (ops > kMostOps || bytes > kMostBytes))
            break;
        ++end;
    }
    const auto make = [&](const store::Store::NumberSource& number) -> base::Result<store::ActionGroup> {
        store::ActionGroup group;
        for (auto i = first; i < end; ++i) {
            OPDESK_TRY(const auto count, number(std::string(kClinicNumberCounter)));
            m_waiting[i].patient.clinicNumber = clinicNumberText(m_session.desk.series, count);
            for (auto& change : changesFor(m_session, ids[i], m_waiting[i]))
                group.changes.push_back(std::move(change));
            group.audit.push_back(
                auditOf("patient.import", model::KindId::patient, ids[i].uuid(), ids[i], "patient.create"));
        }
        return group;
    };
    OPDESK_TRY([[maybe_unused]] const auto receipt, m_session.store.commitNumbered(m_session.actor(), make));
    next = end;
    return {};
}

base::Result<std::vector<ImportBlocks::Imported>> ImportBlocks::peopleOf(Session& session,
                                                                         const std::string& importId) {
    OPDESK_TRY(const auto head, session.store.draft(headName(importId)));
    if (!head)
        return base::fail(base::Error{base::ErrorCode::notFound, "no such import on this desk", "import_id",
                                      "the id that the import gave"});
    const auto* blocks = head->if_contains("blocks");
    std::vector<Imported> people;
    const auto textOf = [](const json::value& value) {
        return std::string(value.as_string().data(), value.as_string().size());
    };
    for (std::int64_t block = 0; blocks && block < blocks->to_number<std::int64_t>(); ++block) {
        OPDESK_TRY(const auto part, session.store.draft(blockName(importId, block)));
        if (!part)
            continue;
        const auto& ids = part->at("patients").as_array();
        const auto& prints = part->at("prints").as_array();
        for (std::size_t i = 0; i < ids.size() && i < prints.size(); ++i)
            if (const auto id = model::PatientId::parse(textOf(ids[i])))
                people.push_back({*id, textOf(prints[i])});
    }
    return people;
}

base::Status ImportBlocks::forget(Session& session, const std::string& importId) {
    OPDESK_TRY(const auto head, session.store.draft(headName(importId)));
    const auto* blocks = head ? head->if_contains("blocks") : nullptr;
    for (std::int64_t block = 0; blocks && block < blocks->to_number<std::int64_t>(); ++block)
        OPDESK_CHECK(session.store.dropDraft(blockName(importId, block)));
    return session.store.dropDraft(headName(importId));
}

}  // namespace opdesk::clinic
