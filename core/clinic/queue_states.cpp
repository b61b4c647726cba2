#include <algorithm>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/appointment.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCall = "queue.call_next";

/// One step of a visit: the new status, the moment that belongs to it, and a reason where one was given.
struct Step {
    std::string_view to;
    std::string_view moment;  ///< field that takes the time; empty: none
    std::string_view action;
    std::string_view permission;
    std::string reason;
};

/// The booking a token was given for goes with it: done, not come after all, come again.
base::Result<std::optional<store::Change>> bookingAfter(Session& session, const model::Visit& visit,
                                                        std::string_view to) {
    if (visit.appointment.isNull() || (to != "done" && to != "cancelled" && to != "waiting"))
        return std::optional<store::Change>{};
    OPDESK_TRY(const auto booking, readRecord<model::Appointment>(session, visit.appointment.uuid()));
    if (!booking)
        return std::optional<store::Change>{};
    const auto& status = booking->value.status;
    std::string_view next;
    if (to == "done")
        next = "done";
    else if (to == "cancelled" && status.is("arrived"))
        next = "booked";
    else if (to == "waiting" && (status.is("booked") || status.is("done")))
        next = "arrived";
    if (next.empty() || status.is(next))
        return std::optional<store::Change>{};
    return std::optional(setFields(model::KindId::appointment, visit.appointment.uuid(), {{"status", next}}));
}

base::Result<Stored<model::Visit>> moveOn(Session& session, const VisitId& visit, const Step& step) {
    OPDESK_TRY(auto stored, needRecord<model::Visit>(session, visit.uuid(), "visit"));
    if (!mayFollow(stored.value.status.text, step.to))
        return base::fail(
            base::Error{base::ErrorCode::wrongState,
                        "a token that is " + stored.value.status.text + " cannot become " + std::string(step.to),
                        "visit",
                        {}});
    json::object fields{{"status", step.to}};
    if (step.to == "waiting")
        for (const auto moment : {"called_at", "in_room_at", "done_at"})
            fields[moment] = json::value{};
    if (!step.moment.empty())
        fields[step.moment] = base::toIso(correctedNow(session));
    if (!step.reason.empty())
        fields["reason"] = step.reason;
    std::vector<store::Change> changes{setFields(model::KindId::visit, visit.uuid(), std::move(fields))};
    OPDESK_TRY(const auto booking, bookingAfter(session, stored.value, step.to));
    if (booking)
        changes.push_back(*booking);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, std::move(changes),
                         auditOf(std::string(step.action), model::KindId::visit, visit.uuid(), stored.value.patient,
                                 step.permission)));
    return stored;
}

base::Status allowStep(Session& session, const VisitId& visit, std::string_view permission, bool hasReason = false) {
    return allow(
        session,
        {.permission = permission, .kind = model::KindId::visit, .object = visit.uuid(), .hasReason = hasReason});
}

}  // namespace

base::Result<CallToken::Answer> execute(Session& session, const CallToken& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY(const auto visit, moveOn(session, command.visit, {"called", "called_at", "queue.call", kCall, {}}));
    return CallToken::Answer{visit.value.token};
}

base::Result<CallNext::Answer> execute(Session& session, const CallNext& command) {
    OPDESK_CHECK(allowStep(session, {}, kCall));
    std::optional<StaffId> doctor;
    if (!command.doctor.isNull()) {
        doctor = command.doctor;
    } else if (hasRole(session, "Doctor")) {
        doctor = session.lease.user;
    }
    OPDESK_TRY(const auto rows, store::queueOf(session.store, session.today(), doctor));
    const auto first = std::ranges::find(rows, "waiting", &store::QueueRow::status);
    if (first == rows.end())
        return base::fail(base::ErrorCode::notFound, "nobody is waiting");
    OPDESK_TRY(const auto visit, moveOn(session, first->visit, {"called", "called_at", "queue.call", kCall, {}}));
    return CallNext::Answer{VisitId(visit.record.id), visit.value.token};
}

base::Result<StartVisit::Answer> execute(Session& session, const StartVisit& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY([[maybe_unused]] const auto visit,
               moveOn(session, command.visit, {"in_room", "in_room_at", "queue.start", kCall, {}}));
    return StartVisit::Answer{"in_room"};
}

base::Result<FinishToken::Answer> execute(Session& session, const FinishToken& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY([[maybe_unused]] const auto visit,
               moveOn(session, command.visit, {"done", "done_at", "queue.finish", kCall, {}}));
    return FinishToken::Answer{"done"};
}

base::Result<SkipToken::Answer> execute(Session& session, const SkipToken& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_TRY([[maybe_unused]] const auto visit,
               moveOn(session, command.visit, {"skipped", {}, "queue.skip", kCall, reason}));
    return SkipToken::Answer{"skipped"};
}

base::Result<CancelToken::Answer> execute(Session& session, const CancelToken& command) {
    constexpr std::string_view kCancel = "queue.cancel_token";
    OPDESK_CHECK(allowStep(session, command.visit, kCancel, !command.reason.empty()));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY([[maybe_unused]] const auto visit,
               moveOn(session, command.visit, {"cancelled", {}, "queue.cancel", kCancel, reason}));
    return CancelToken::Answer{"cancelled"};
}

base::Result<RecallToken::Answer> execute(Session& session, const RecallToken& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY(const auto stored, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    OPDESK_TRY(const auto rows, store::queueOf(session.store, session.today(), stored.value.doctor));
    for (const auto& row : rows)
        if (row.visit != command.visit && row.patient == stored.value.patient && isInQueue(row.status))
            return base::fail(base::Error{base::ErrorCode::alreadyExists, row.visit.text(), "visit",
                                          "the patient has token " + row.token + " now"});
    OPDESK_TRY(const auto visit, moveOn(session, command.visit, {"waiting", {}, "queue.recall", kCall, {}}));
    return RecallToken::Answer{visit.value.token};
}

base::Result<MarkTokenNoShow::Answer> execute(Session& session, const MarkTokenNoShow& command) {
    OPDESK_CHECK(allowStep(session, command.visit, kCall));
    OPDESK_TRY([[maybe_unused]] const auto visit,
               moveOn(session, command.visit, {"no_show", {}, "queue.no_show", kCall, {}}));
    return MarkTokenNoShow::Answer{"no_show"};
}

}  // namespace opdesk::clinic
