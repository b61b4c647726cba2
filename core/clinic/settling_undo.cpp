#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/settled_changes.h"
#include "core/model/validate.h"

/// Taking a settlement back, and the mark that somebody saw a card.
namespace opdesk::clinic {

namespace {

using base::ErrorCode;

base::Status cannotUndo(std::string detail, std::string fix) {
    return base::fail(base::Error{ErrorCode::wrongState, std::move(detail), "conflict", std::move(fix)});
}

/// The second record of "keep both" goes again.
base::Status endAdded(Session& session, const model::Conflict& conflict, model::KindId kind,
                      std::vector<store::Change>& changes) {
    const auto added = base::Uuid::parse(conflict.added);
    if (!added)
        return {};
    OPDESK_TRY(const auto second, session.store.record(kind, *added));
    if (second && !second->deleted)
        changes.push_back(endRecord(kind, *added, "settled anew"));
    return {};
}

/// Brings the record back to what it showed before. False when somebody changed it since.
base::Result<bool> restore(Session& session, const model::Conflict& conflict, const model::KindDescriptor& kind,
                           const store::Record& record, std::vector<store::Change>& changes) {
    OPDESK_CHECK(endAdded(session, conflict, kind.id, changes));
    if (conflict.reason.is("two_primaries")) {
        OPDESK_TRY(auto back, primaryChanges(session, conflict,
                                             onlyOf(conflict.standing == "mine" ? conflict.mine : conflict.theirs)));
        std::ranges::move(back, std::back_inserter(changes));
        return true;
    }
    if (conflict.field.empty()) {
        const bool removed =
            conflict.reason.is("edit_beats_delete") && !conflict.choice.is(conflict.standing) && record.deleted;
        if (!removed)
            return true;
        if (kind.shape != model::Shape::child)
            OPDESK_CHECK(cannotUndo("the record was removed when this was settled", "enter it again"));
        store::Change again;
        again.kind = kind.id;
        again.record = base::Uuid::v7(session.clock, session.random);
        again.action = model::Action::create;
        again.document = record.body;
        again.document.erase(model::kRemovedReasonField);
        changes.push_back(std::move(again));
        return true;
    }
    if (conflict.replaced.empty())
        return true;
    if (record.deleted ||
        !model::sameValue(model::valueOf(record.body, conflict.field), model::normalized(onlyOf(conflict.chosen))))
        return false;
    changes.push_back(setFields(kind.id, record.id, {{conflict.field, onlyOf(conflict.replaced)}}));
    return true;
}

}  // namespace

base::Result<UndoConflict::Answer> execute(Session& session, const UndoConflict& command) {
    constexpr std::string_view kPermission = "sync.resolve_conflict";
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_CHECK(allow(session, {.permission = kPermission,
                                 .kind = model::KindId::conflict,
                                 .object = command.conflict.uuid(),
                                 .hasReason = !reason.empty()}));
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    const auto since = session.now() - kUndoFor;
    if (conflict.state.is("open")) {
        if (!isMerged(conflict.reason.text, conflict.severity.text))
            OPDESK_CHECK(cannotUndo("the conflict is not settled", "conflict.resolve"));
        if (conflict.raisedAt.value_or(base::Instant{}) < since)
            OPDESK_CHECK(cannotUndo("it was merged more than seven days ago", "edit the record"));
        OPDESK_TRY(const auto taken,
                   execute(session,
                           ResolveConflict{
                               command.conflict, conflict.standing == "mine" ? "theirs" : "mine", {}, command.reason}));
        return UndoConflict::Answer{taken.state, true};
    }
    OPDESK_CHECK(allowSettling(session, conflict, command.conflict, !reason.empty()));
    if (conflict.settledAt.value_or(base::Instant{}) < since)
        OPDESK_CHECK(cannotUndo("it was settled more than seven days ago", "edit the record"));
    const auto& kind = model::describe(*model::kindFromName(conflict.recordKind));
    OPDESK_TRY(const auto record, session.store.record(kind.id, conflict.recordId));
    if (!record)
        return base::fail(ErrorCode::notFound, "the record of the conflict is not on this desk");
    std::vector<store::Change> changes;
    OPDESK_TRY(const bool restored, restore(session, conflict, kind, *record, changes));
    json::object marks{{"state", "open"}};
    for (const auto* mark : {"choice", "chosen", "settled_by", "settled_at", "replaced", "added"})
        marks[mark] = nullptr;
    changes.push_back(cardChange(stored, std::move(marks)));
    OPDESK_CHECK(commitOne(
        session, std::move(changes),
        auditOf("conflict.undo", model::KindId::conflict, command.conflict.uuid(), conflict.patient, kPermission)));
    return UndoConflict::Answer{"open", restored};
}

base::Result<SeeConflict::Answer> execute(Session& session, const SeeConflict& command) {
    constexpr std::string_view kSign = "prescription.sign";
    OPDESK_TRY(const auto stored, needConflict(session, command.conflict));
    const auto& conflict = stored.value;
    OPDESK_TRY(const bool own, ownIfItMatters(session, kSign, conflict.patient));
    OPDESK_CHECK(allow(session, {.permission = kSign,
                                 .kind = model::KindId::conflict,
                                 .object = command.conflict.uuid(),
                                 .patient = conflict.patient,
                                 .own = own}));
    OPDESK_CHECK(mayView(session, conflict, command.conflict));
    if (!conflict.state.is("open"))
        return base::fail(ErrorCode::wrongState, "the conflict is settled");
    if (!isSeenBy(conflict, session.lease.user)) {
        json::array marks;
        for (const auto& mark : conflict.seen)
            if (const auto* entry = mark.if_object();
                entry && model::valueOf(*entry, "by") != json::value(session.lease.user.text()))
                marks.push_back(mark);
        marks.push_back(json::object{{"by", session.lease.user.text()},
                                     {"at", base::toIso(session.now())},
                                     {"of", conflict.mineAt ? base::toIso(*conflict.mineAt) : std::string{}}});
        OPDESK_CHECK(commitOne(
            session, {cardChange(stored, {{"seen", std::move(marks)}})},
            auditOf("conflict.see", model::KindId::conflict, command.conflict.uuid(), conflict.patient, kSign)));
    }
    SeeConflict::Answer answer;
    if (!conflict.patient.isNull()) {
        OPDESK_TRY(const auto left, unseenUrgent(session, conflict.patient));
        answer.blocksSigning = left.has_value();
    }
    return answer;
}

}  // namespace opdesk::clinic
