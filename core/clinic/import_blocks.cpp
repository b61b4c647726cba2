#include "core/clinic/import_blocks.h"

#include <boost/json.hpp>

#include "core/clinic/records.h"
#include "core/model/kinds/patient.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kBlock = 1000;
constexpr std::size_t kMostOps = 100;
constexpr std::size_t kMostBytes = 96 * 1024;

std::string headName(const std::string& importId) { return "import:" + importId; }
std::string blockName(const std::string& importId, std::int64_t block) { return headName(importId) + ":" + std::to_string(block); }

std::size_t sizeOf(const Registration& registration) {
    return 2 * json::serialize(model::encode(registration.patient)).size() + 1600;  // with its contact and its audit event
}
std::size_t opsOf(const Registration& registration) { return 1 + (registration.phone.empty() ? 0u : 1u) + registration.consents.size(); }

}  // namespace

ImportBlocks::ImportBlocks(Session& session, bool dryRun) : m_session(session), m_dryRun(dryRun) {
    if (!dryRun) m_importId = base::Uuid::v7(session.clock, session.random).text();
}

base::Status ImportBlocks::add(Registration registration) {
    if (m_dryRun) return {};
    m_waiting.push_back(std::move(registration));
    return m_waiting.size() < kBlock ? base::Status{} : writeBlock();
}

base::Status ImportBlocks::finish() {
    if (m_dryRun || m_waiting.empty()) return {};
    OPDESK_CHECK(writeBlock());
    if (m_session.sync) m_session.sync->localChange();
    return {};
}

base::Status ImportBlocks::writeBlock() {
    std::vector<model::PatientId> ids;
    json::array listed;
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        ids.push_back(model::PatientId::make(m_session.clock, m_session.random));
        listed.push_back(json::value(ids.back().text()));
    }
    // Noted before they are written: an id that never came to be harms nobody, one that is missing could not be undone.
    OPDESK_CHECK(m_session.store.saveDraft(model::Compartment::desk, blockName(m_importId, m_blocks), {{"patients", std::move(listed)}}));
    ++m_blocks;
    OPDESK_CHECK(m_session.store.saveDraft(model::Compartment::desk, headName(m_importId), {{"blocks", m_blocks}}));
    for (std::size_t next = 0; next < m_waiting.size();) OPDESK_CHECK(writeGroup(next, ids));
    m_waiting.clear();
    return {};
}

base::Status ImportBlocks::writeGroup(std::size_t& next, const std::vector<model::PatientId>& ids) {
    const auto first = next;
    std::size_t end = first, ops = 0, bytes = 0;
    while (end < m_waiting.size()) {
        ops += opsOf(m_waiting[end]);
        bytes += sizeOf(m_waiting[end]);
        if (end > first && (ops > kMostOps || bytes > kMostBytes)) break;
        ++end;
    }
    const auto make = [&](const store::Store::NumberSource& number) -> base::Result<store::ActionGroup> {
        store::ActionGroup group;
        for (auto i = first; i < end; ++i) {
            OPDESK_TRY(const auto count, number(std::string(kClinicNumberCounter)));
            m_waiting[i].patient.clinicNumber = clinicNumberText(m_session.desk.series, count);
            for (auto& change : changesFor(m_session, ids[i], m_waiting[i])) group.changes.push_back(std::move(change));
            group.audit.push_back(auditOf("patient.import", model::KindId::patient, ids[i].uuid(), ids[i], "patient.create"));
        }
        return group;
    };
    OPDESK_TRY([[maybe_unused]] const auto receipt, m_session.store.commitNumbered(m_session.actor(), make));
    next = end;
    return {};
}

base::Result<std::vector<model::PatientId>> ImportBlocks::idsOf(Session& session, const std::string& importId) {
    OPDESK_TRY(const auto head, session.store.draft(headName(importId)));
    if (!head)
        return base::fail(base::Error{base::ErrorCode::notFound, "no such import on this desk", "import_id", "the id that the import gave"});
    const auto* blocks = head->if_contains("blocks");
    std::vector<model::PatientId> ids;
    for (std::int64_t block = 0; blocks && block < blocks->to_number<std::int64_t>(); ++block) {
        OPDESK_TRY(const auto part, session.store.draft(blockName(importId, block)));
        if (!part) continue;
        for (const auto& one : part->at("patients").as_array())
            if (const auto id = model::PatientId::parse(std::string_view(one.as_string().data(), one.as_string().size()))) ids.push_back(*id);
    }
    return ids;
}

base::Status ImportBlocks::forget(Session& session, const std::string& importId) {
    OPDESK_TRY(const auto head, session.store.draft(headName(importId)));
    const auto* blocks = head ? head->if_contains("blocks") : nullptr;
    for (std::int64_t block = 0; blocks && block < blocks->to_number<std::int64_t>(); ++block)
        OPDESK_CHECK(session.store.dropDraft(blockName(importId, block)));
    return session.store.dropDraft(headName(importId));
}

}  // namespace opdesk::clinic
