#include <algorithm>

#include "core/clinic/day_plan.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/schedule.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/patient.h"

namespace opdesk::clinic {

namespace {

base::Status checkSeries(const BookSeries& command) {
    if (command.everyWeeks < 1 || command.everyWeeks > 26)
        return base::failField("every_weeks", "the distance is out of range", "1 to 26 weeks");
    if (command.count < 2 || command.count > 52)
        return base::failField("count", "not a series", "2 to 52 times");
    if (command.minutes < 5 || command.minutes > 480)
        return base::failField("minutes", "the length is out of range", "5 to 480 minutes");
    return {};
}

base::Failure isWrongState(const std::string& status) {
    return base::fail(base::Error{base::ErrorCode::wrongState, "the appointment is " + status, "appointment", {}});
}

}  // namespace

base::Result<BookSeries::Answer> execute(Session& session, const BookSeries& command) {
    constexpr std::string_view kPermission = "appointment.book";
    OPDESK_CHECK(
        allow(session, {.permission = kPermission, .kind = model::KindId::appointment, .patient = command.patient}));
    OPDESK_CHECK(checkSeries(command));
    OPDESK_TRY(const auto patient, store::resolveAlias(session.store, command.patient));
    OPDESK_TRY([[maybe_unused]] const auto who, needRecord<model::Patient>(session, patient.uuid(), "patient"));
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    if (command.reminder) {
        OPDESK_TRY(const auto agreed, remindersOf(session, patient));
        if (agreed != "yes")
            return base::failField("reminder", "the patient has not agreed to reminders",
                                   "ask, and record the consent first");
    }
    model::Appointment appointment;
    appointment.patient = patient;
    appointment.doctor = doctor.doctor;
    appointment.minutes = command.minutes;
    OPDESK_TRY(appointment.visitKind.text, oneOf(command.visitKind, "visit_kind", model::kVisitKinds));
    OPDESK_TRY(appointment.reason, checkedLine(command.reason, "reason", 200));
    appointment.status = "booked";
    appointment.reminder = command.reminder;

    BookSeries::Answer answer;
    answer.series = AppointmentId::make(session.clock, session.random).text();
    appointment.series = answer.series;
    store::ActionGroup group;
    for (std::int64_t i = 0; i < command.count; ++i) {
        // The clinic's clock has no summer time, so a week is always as long.
        const auto at = command.startsAt + std::chrono::weeks(i * command.everyWeeks);
        if (auto free = checkSlot(session, doctor.doctor, at, command.minutes, {}, false); !free) {
            // The first says whether the series can be as it was meant; later ones are told to the desk.
            if (i == 0)
                return base::fail(std::move(free).error());
            answer.notFree.push_back(at);
            continue;
        }
        appointment.startsAt = at;
        const auto id = AppointmentId::make(session.clock, session.random);
        group.changes.push_back(newRecord(id.uuid(), appointment));
        group.audit.push_back(auditOf("appointment.book", model::KindId::appointment, id.uuid(), patient, kPermission));
        answer.booked.push_back(id);
    }
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commit(session.actor(), group));
    if (session.sync)
        session.sync->localChange();
    return answer;
}

base::Result<MarkNoShow::Answer> execute(Session& session, const MarkNoShow& command) {
    constexpr std::string_view kPermission = "appointment.reschedule";
    OPDESK_CHECK(
        allow(session,
              {.permission = kPermission, .kind = model::KindId::appointment, .object = command.appointment.uuid()}));
    OPDESK_TRY(const auto stored, needRecord<model::Appointment>(session, command.appointment.uuid(), "appointment"));
    if (!stored.value.status.is("booked") && !stored.value.status.is("needs_slot"))
        return isWrongState(stored.value.status.text);
    if (!stored.value.startsAt || *stored.value.startsAt > session.now())
        return base::failField("appointment", "the time has not come yet", "cancel it instead");
    OPDESK_TRY(
        [[maybe_unused]] const auto receipt,
        commitOne(session, {setFields(model::KindId::appointment, command.appointment.uuid(), {{"status", "no_show"}})},
                  auditOf("appointment.no_show", model::KindId::appointment, command.appointment.uuid(),
                          stored.value.patient, kPermission)));
    return MarkNoShow::Answer{true};
}

base::Result<ReopenAppointment::Answer> execute(Session& session, const ReopenAppointment& command) {
    constexpr std::string_view kPermission = "appointment.reschedule";
    OPDESK_CHECK(
        allow(session,
              {.permission = kPermission, .kind = model::KindId::appointment, .object = command.appointment.uuid()}));
    OPDESK_TRY(const auto stored, needRecord<model::Appointment>(session, command.appointment.uuid(), "appointment"));
    const auto& was = stored.value;
    if (!was.status.is("cancelled") && !was.status.is("no_show"))
        return isWrongState(was.status.text);
    const auto length = was.minutes.value_or(kUsualSlot);
    OPDESK_TRY(const auto rows,
               rowsAround(session, was.doctor, *was.startsAt, *was.startsAt + std::chrono::minutes(length)));
    if (!was.overbook && isTaken(rows, *was.startsAt, length, command.appointment))
        return base::fail(base::Error{base::ErrorCode::alreadyExists, "somebody else has the time now", "appointment",
                                      "book a new time"});
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session,
                         {setFields(model::KindId::appointment, command.appointment.uuid(),
                                    {{"status", "booked"}, {"status_reason", nullptr}})},
                         auditOf("appointment.reopen", model::KindId::appointment, command.appointment.uuid(),
                                 was.patient, kPermission)));
    return ReopenAppointment::Answer{true};
}

}  // namespace opdesk::clinic
