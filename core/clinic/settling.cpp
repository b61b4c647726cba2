#include <algorithm>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/people.h"
#include "core/model/kinds/device.h"

namespace opdesk::clinic {

namespace {

json::value only(const json::array& list) {
    return list.empty() ? json::value{} : list.front();
}

std::string staffWords(Session& session, const std::string& id) {
    const auto staff = model::StaffId::parse(id);
    const auto name = staff ? staffName(session, *staff) : std::string{};
    return name.empty() ? id : name;
}

std::string deviceWords(Session& session, const std::string& id) {
    const auto device = base::Uuid::parse(id);
    if (!device)
        return id;
    const auto found = readRecord<model::Device>(session, *device);
    return found && *found && !(*found)->value.name.empty() ? (*found)->value.name : id;
}

}  // namespace

base::Result<bool> maySettle(Session& session, model::KindId kind, const model::PatientId& patient, bool hasReason) {
    const auto edit = model::describe(kind).editPermission;
    bool own = true;
    if (hasRole(session, "Doctor") && !patient.isNull()) {
        OPDESK_TRY(own, isOwnPatient(session, patient));
    }
    return mayQuietly(session, "sync.resolve_conflict", own, hasReason) && mayQuietly(session, edit, own, hasReason);
}

base::Result<ConflictLine> conflictLine(Session& session, const store::ConflictRow& row) {
    ConflictLine line{row.conflict,   row.patient, shownName(session, row.patientName),
                      row.recordKind, row.field,   row.reason,
                      row.severity,   row.state,   row.raisedAt,
                      row.locked,     false};
    const auto kind = model::kindFromName(row.recordKind);
    // The inbox offers what a reason would allow; the reason itself is asked for at the settling.
    if (kind && !row.locked && row.state == "open") {
        OPDESK_TRY(line.maySettle, maySettle(session, *kind, row.patient, true));
    }
    return line;
}

base::Result<Stored<model::Conflict>> needConflict(Session& session, const model::ConflictId& id) {
    return needRecord<model::Conflict>(session, id.uuid(), "conflict");
}

base::Result<ListConflicts::Answer> execute(Session& session, const ListConflicts& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics", .kind = model::KindId::conflict}));
    OPDESK_TRY(const auto rows, store::conflicts(session.store, command.withSettled));
    ListConflicts::Answer answer;
    for (const auto& row : rows) {
        OPDESK_TRY(auto line, conflictLine(session, row));
        if (row.state == "open")
            ++answer.open;
        answer.conflicts.push_back(std::move(line));
    }
    return answer;
}

base::Result<ShowConflict::Answer> execute(Session& session, const ShowConflict& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics",
                                 .kind = model::KindId::conflict,
                                 .object = command.conflict.uuid()}));
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    const auto kind = model::kindFromName(conflict.recordKind);
    if (kind) {
        const auto view = model::describe(*kind).viewPermission;
        OPDESK_TRY(const bool own, ownIfItMatters(session, view, conflict.patient));
        if (!view.empty())
            OPDESK_CHECK(allow(session, {.permission = view,
                                         .kind = model::KindId::conflict,
                                         .object = command.conflict.uuid(),
                                         .patient = conflict.patient,
                                         .own = own}));
    }
    if (!conflict.patient.isNull())
        OPDESK_CHECK(session.store.recordLook(session.actor(),
                                              auditOf("conflict.show", model::KindId::conflict, command.conflict.uuid(),
                                                      conflict.patient, "patient.view_demographics")));
    OPDESK_TRY(const auto rows, store::conflicts(session.store, true));
    ShowConflict::Answer answer;
    const auto row = std::ranges::find(rows, command.conflict, &store::ConflictRow::conflict);
    if (row != rows.end()) {
        OPDESK_TRY(answer.line, conflictLine(session, *row));
    } else {
        answer.line = {command.conflict,
                       conflict.patient,
                       {},
                       conflict.recordKind,
                       conflict.field,
                       conflict.reason.text,
                       conflict.severity.text,
                       conflict.state.text,
                       conflict.raisedAt.value_or(base::Instant{}),
                       false,
                       false};
    }
    answer.before = only(conflict.before);
    answer.mine = {only(conflict.mine), staffWords(session, conflict.mineBy), deviceWords(session, conflict.mineDevice),
                   conflict.mineAt};
    answer.theirs = {only(conflict.theirs), staffWords(session, conflict.theirsBy),
                     deviceWords(session, conflict.theirsDevice), conflict.theirsAt};
    answer.standing = conflict.standing;
    answer.choice = conflict.choice.text;
    answer.chosen = only(conflict.chosen);
    answer.settledBy = staffWords(session, conflict.settledBy);
    answer.settledAt = conflict.settledAt;
    return answer;
}

}  // namespace opdesk::clinic
