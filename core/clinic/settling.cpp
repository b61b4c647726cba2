#include "core/clinic/settling.h"

#include <algorithm>

#include "core/clinic/conflict_cards.h"
#include "core/clinic/people.h"
#include "core/model/kinds/patient.h"

namespace opdesk::clinic {

bool isMerged(std::string_view reason, std::string_view severity) {
    static constexpr std::string_view kByTheMachine[] = {"later_author", "ladder", "two_primaries", "same_field"};
    return severity == "low" && std::ranges::find(kByTheMachine, reason) != std::end(kByTheMachine);
}

bool isListed(const Session& session, const store::ConflictRow& row) {
    if (row.recordKind == "conflict" && row.field == "seen")
        return false;
    const bool merged = !row.locked && row.state == "open" && isMerged(row.reason, row.severity);
    return !merged || row.raisedAt >= session.now() - kUndoFor;
}

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
                      row.locked,     false,       false,
                      false};
    line.merged = !row.locked && isMerged(row.reason, row.severity);
    const auto kind = model::kindFromName(row.recordKind);
    // The inbox offers what a reason would allow; the reason itself is asked for at the settling.
    if (kind && !row.locked && row.state == "open") {
        OPDESK_TRY(line.maySettle, maySettle(session, *kind, row.patient, true));
    }
    if (!row.locked && row.state == "open" && row.severity == "high") {
        OPDESK_TRY(const auto stored, needConflict(session, row.conflict));
        line.seen = isSeenBy(stored.value, session.lease.user);
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
        if (!isListed(session, row))
            continue;
        OPDESK_TRY(auto line, conflictLine(session, row));
        if (line.merged && line.state == "open")
            ++answer.merged;
        if (!line.merged && (line.state == "open" || line.locked)) {
            answer.open += line.locked ? 0 : 1;
            if (answer.groups.empty() || answer.groups.back().patient != line.patient) {
                answer.groups.push_back({line.patient, line.patientName, 0, false, {}, {}, {}});
                if (const auto person = readRecord<model::Patient>(session, line.patient.uuid()); person && *person) {
                    answer.groups.back().ageText = ageTextOf(session, (*person)->value.birthDate);
                    answer.groups.back().sex = (*person)->value.sex.text;
                }
            }
            auto& group = answer.groups.back();
            ++group.open;
            group.blocksSigning = group.blocksSigning || (line.severity == "high" && !line.seen);
            group.conflicts.push_back(line.conflict);
        }
        answer.conflicts.push_back(std::move(line));
    }
    return answer;
}

std::int64_t conflictsToSettle(Session& session) {
    const auto rows = store::conflicts(session.store, false);
    return rows ? std::ranges::count_if(*rows,
                                        [](const auto& row) {
                                            return !row.locked && row.state == "open" &&
                                                   !isMerged(row.reason, row.severity);
                                        })
                : 0;
}

base::Result<std::optional<ConflictId>> unseenUrgent(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto person, store::resolveAlias(session.store, patient));
    OPDESK_TRY(const auto rows, store::conflicts(session.store, false));
    for (const auto& row : rows) {
        if (row.locked || row.severity != "high" || row.state != "open" || row.patient.isNull())
            continue;
        OPDESK_TRY(const auto about, store::resolveAlias(session.store, row.patient));
        if (about != person)
            continue;
        OPDESK_TRY(const auto stored, needConflict(session, row.conflict));
        if (!isSeenBy(stored.value, session.lease.user))
            return std::optional(row.conflict);
    }
    return std::optional<ConflictId>{};
}

base::Status nothingUrgentUnseen(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto card, unseenUrgent(session, patient));
    if (!card)
        return {};
    return base::fail(base::Error{base::ErrorCode::conflict,
                                  "an important difference of this patient was not seen: conflict.see", "conflict",
                                  card->text()});
}

base::Status mayView(Session& session, const model::Conflict& conflict, const model::ConflictId& id) {
    const auto kind = model::kindFromName(conflict.recordKind);
    if (!kind)
        return {};
    const auto view = model::describe(*kind).viewPermission;
    if (view.empty())
        return {};
    OPDESK_TRY(const bool own, ownIfItMatters(session, view, conflict.patient));
    return allow(session, {.permission = view,
                           .kind = model::KindId::conflict,
                           .object = id.uuid(),
                           .patient = conflict.patient,
                           .own = own});
}

base::Result<ConflictView> execute(Session& session, const ShowConflict& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics",
                                 .kind = model::KindId::conflict,
                                 .object = command.conflict.uuid()}));
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    OPDESK_CHECK(mayView(session, conflict, command.conflict));
    if (!conflict.patient.isNull())
        OPDESK_CHECK(session.store.recordLook(session.actor(),
                                              auditOf("conflict.show", model::KindId::conflict, command.conflict.uuid(),
                                                      conflict.patient, "patient.view_demographics")));
    OPDESK_TRY(const auto rows, store::conflicts(session.store, true));
    const auto row = std::ranges::find(rows, command.conflict, &store::ConflictRow::conflict);
    ConflictLine line;
    if (row != rows.end()) {
        OPDESK_TRY(line, conflictLine(session, *row));
    } else {
        line.conflict = command.conflict;
        line.patient = conflict.patient;
        line.recordKind = conflict.recordKind;
        line.field = conflict.field;
        line.reason = conflict.reason.text;
        line.severity = conflict.severity.text;
        line.state = conflict.state.text;
        line.raisedAt = conflict.raisedAt.value_or(base::Instant{});
    }
    return viewOf(session, std::move(line), conflict);
}

base::Result<ConflictsOfPatient::Answer> execute(Session& session, const ConflictsOfPatient& command) {
    OPDESK_CHECK(allow(session, {.permission = "patient.view_demographics",
                                 .kind = model::KindId::conflict,
                                 .object = command.patient.uuid(),
                                 .patient = command.patient}));
    OPDESK_TRY(const auto rows, store::conflicts(session.store, false));
    ConflictsOfPatient::Answer answer;
    for (const auto& row : rows) {
        if (row.patient != command.patient || (!row.locked && isMerged(row.reason, row.severity)))
            continue;
        const auto kind = model::kindFromName(row.recordKind);
        const auto view = kind ? model::describe(*kind).viewPermission : std::string_view{};
        OPDESK_TRY(const bool own, ownIfItMatters(session, view, row.patient));
        if (row.locked || !mayQuietly(session, view, own)) {
            ++answer.hidden;
            continue;
        }
        OPDESK_TRY(const auto stored, needConflict(session, row.conflict));
        OPDESK_TRY(auto line, conflictLine(session, row));
        OPDESK_TRY(auto card, viewOf(session, std::move(line), stored.value));
        answer.cards.push_back(std::move(card));
    }
    if (!answer.cards.empty() && !command.patient.isNull())
        OPDESK_CHECK(session.store.recordLook(
            session.actor(), auditOf("conflict.show", model::KindId::patient, command.patient.uuid(), command.patient,
                                     "patient.view_demographics")));
    return answer;
}

}  // namespace opdesk::clinic
