#include "core/clinic/import_blocks.h"
#include "core/clinic/import.h"
#include "core/clinic/records.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/patient.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kMostOps = 90;
constexpr std::string_view kPermission = "patient.deactivate";

/// Seen, booked, billed, joined or asked about allergies since the import.
base::Result<bool> wasUsed(Session& session, const Stored<model::Patient>& stored, const model::PatientId& id) {
    if (stored.value.inactive || stored.value.allergyStatus.is("yes") || stored.value.allergyStatus.is("none_known")) return true;
    OPDESK_TRY(const auto rows, store::timelineOf(session.store, id, 1, std::nullopt));
    if (!rows.empty()) return true;
    OPDESK_TRY(const auto winner, store::resolveAlias(session.store, id));
    return winner != id;
}

base::Status addRemoval(Session& session, const model::PatientId& id, store::ActionGroup& group) {
    OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, id));
    for (const auto& contact : contacts) group.changes.push_back(endRecord(model::KindId::contact, contact.record.id, "import taken back"));
    group.changes.push_back(endRecord(model::KindId::patient, id.uuid(), "import taken back"));
    group.audit.push_back(auditOf("patient.import_undo", model::KindId::patient, id.uuid(), id, kPermission));
    return {};
}

base::Status write(Session& session, store::ActionGroup& group) {
    if (group.changes.empty()) return {};
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    group = {};
    return {};
}

}  // namespace

base::Result<UndoImport::Answer> execute(Session& session, const UndoImport& command, const Progress& progress) {
    OPDESK_CHECK(allow(session, {.permission = kPermission}));
    OPDESK_TRY(const auto ids, ImportBlocks::idsOf(session, command.importId));
    UndoImport::Answer answer;
    store::ActionGroup group;
    std::int64_t done = 0;
    bool cancelled = false;
    for (const auto& id : ids) {
        ++done;
        OPDESK_TRY(const auto stored, readRecord<model::Patient>(session, id.uuid()));
        if (!stored) continue;
        OPDESK_TRY(const bool used, wasUsed(session, *stored, id));
        if (used) {
            ++answer.kept;
        } else {
            ++answer.removed;
            OPDESK_CHECK(addRemoval(session, id, group));
        }
        if (group.changes.size() >= kMostOps) OPDESK_CHECK(write(session, group));
        if (progress && done % 50 == 0 && !progress(done, static_cast<std::int64_t>(ids.size()))) {
            cancelled = true;
            break;
        }
    }
    OPDESK_CHECK(write(session, group));
    if (session.sync) session.sync->localChange();
    if (!cancelled) OPDESK_CHECK(ImportBlocks::forget(session, command.importId));
    return answer;
}

}  // namespace opdesk::clinic
