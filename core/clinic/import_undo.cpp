#include "core/clinic/import.h"
#include "core/clinic/import_blocks.h"
#include "core/clinic/records.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/patient.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kMostOps = 90;
constexpr std::string_view kPermission = "patient.deactivate";

/// Edited, seen, booked, billed, joined or asked about allergies or consent since the import.
base::Result<bool> wasUsed(Session& session, const Stored<model::Patient>& stored, const model::PatientId& id,
                           const std::string& print) {
    OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, id));
    std::vector<model::Contact> phones;
    for (const auto& contact : contacts)
        phones.push_back(contact.value);
    if (personPrint(stored.record.body, phones) != print)
        return true;
    OPDESK_TRY(const auto consents, session.store.ofPatient(model::KindId::consent, id));
    if (!consents.empty())
        return true;
    if (stored.value.inactive || stored.value.allergyStatus.is("yes") || stored.value.allergyStatus.is("none_known"))
        return true;
    OPDESK_TRY(const auto rows, store::timelineOf(session.store, id, 1, std::nullopt));
    if (!rows.empty())
        return true;
    OPDESK_TRY(const auto winner, store::resolveAlias(session.store, id));
    return winner != id;
}

base::Status addRemoval(Session& session, const model::PatientId& id, store::ActionGroup& group) {
    OPDESK_TRY(const auto contacts, recordsOfPatient<model::Contact>(session, id));
    for (const auto& contact : contacts)
        group.changes.push_back(endRecord(model::KindId::contact, contact.record.id, "import taken back"));
    group.changes.push_back(endRecord(model::KindId::patient, id.uuid(), "import taken back"));
    group.audit.push_back(auditOf("patient.import_undo", model::KindId::patient, id.uuid(), id, kPermission));
    return {};
}

base::Status write(Session& session, store::ActionGroup& group) {
    if (group.changes.empty())
        return {};
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    group = {};
    return {};
}

}  // namespace

base::Result<UndoImport::Answer> execute(Session& session, const UndoImport& command, const Progress& progress) {
    OPDESK_CHECK(allow(session, {.permission = kPermission}));
    OPDESK_TRY(const auto people, ImportBlocks::peopleOf(session, command.importId));
    UndoImport::Answer answer;
    store::ActionGroup group;
    store::BulkLoad load(session.store);
    std::int64_t done = 0;
    bool cancelled = false;
    for (const auto& [id, print] : people) {
        ++done;
        OPDESK_TRY(const auto stored, readRecord<model::Patient>(session, id.uuid()));
        if (!stored)
            continue;
        OPDESK_TRY(const bool used, wasUsed(session, *stored, id, print));
        if (used) {
            ++answer.kept;
        } else {
            ++answer.removed;
            OPDESK_CHECK(addRemoval(session, id, group));
        }
        if (group.changes.size() >= kMostOps)
            OPDESK_CHECK(write(session, group));
        if (progress && done % 50 == 0 && !progress(done, static_cast<std::int64_t>(people.size()))) {
            cancelled = true;
            break;
        }
    }
    OPDESK_CHECK(write(session, group));
    if (!cancelled)
        OPDESK_CHECK(ImportBlocks::forget(session, command.importId));
    OPDESK_CHECK(load.finish());
    if (session.sync)
        session.sync->localChange();
    return answer;
}

}  // namespace opdesk::clinic
