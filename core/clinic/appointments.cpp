#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "core/clinic/day_plan.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/patient.h"
#include "core/store/queries.h"
#include "core/store/queue_states.h"

namespace opdesk::clinic {

namespace {

constexpr auto kLate = std::chrono::minutes(15);

/// Who is here now: by the doctor whose token he holds, or held today; with a null doctor who stands in any queue.
base::Result<std::set<std::pair<PatientId, StaffId>>> holders(Session& session) {
    std::set<std::pair<PatientId, StaffId>> here;
    OPDESK_TRY(const auto rows, store::queueStates(session.store, session.today(), std::nullopt));
    for (const auto& row : rows) {
        if (row.status == "cancelled" || row.status == "no_show")
            continue;
        here.insert({row.patient, row.doctor});
        if (row.status != "done")
            here.insert({row.patient, StaffId()});
    }
    return here;
}

/// A wish to be reminded is taken only from somebody who agreed to it.
base::Status mayRemind(Session& session, const PatientId& patient, bool asked) {
    if (!asked)
        return {};
    OPDESK_TRY(const auto agreed, remindersOf(session, patient));
    if (agreed == "yes")
        return {};
    return base::failField("reminder", "the patient has not agreed to reminders", "ask, and record the consent first");
}

}  // namespace

base::Result<ListAppointments::Answer> execute(Session& session, const ListAppointments& command) {
    constexpr std::string_view kView = "appointment.view";
    const bool onlyOwn = access::levelOf(session.lease.roles, kView) == access::Level::own;
    const bool own = command.doctor.isNull() || command.doctor == session.lease.user;
    OPDESK_CHECK(allow(session, {.permission = kView, .kind = model::KindId::appointment, .own = own}));
    std::optional<StaffId> doctor;
    if (onlyOwn)
        doctor = session.lease.user;
    else if (!command.doctor.isNull())
        doctor = command.doctor;

    const auto from = command.from.value_or(session.today());
    const auto to = command.to.value_or(from);
    if (std::chrono::sys_days(to) < std::chrono::sys_days(from) ||
        std::chrono::sys_days(to) - std::chrono::sys_days(from) > std::chrono::days(92))
        return base::failField("to", "the last day is before the first or too far from it",
                               "at most 92 days after from");
    const auto end =
        base::startOfDay(base::Date(std::chrono::sys_days(to) + std::chrono::days(1)), session.desk.offset);
    OPDESK_TRY(const auto rows,
               store::appointmentsBetween(session.store, base::startOfDay(from, session.desk.offset), end, doctor));
    OPDESK_TRY(const auto doctors, activeDoctors(session));
    std::map<StaffId, std::string> names;
    for (const auto& one : doctors)
        names[one.doctor] = one.name;
    const bool masked = access::levelOf(session.lease.roles, kView) == access::Level::masked;
    OPDESK_TRY(const auto here, holders(session));
    ListAppointments::Answer answer;
    for (const auto& row : rows) {
        AppointmentLine line{row.appointment,
                             row.patient,
                             row.doctor,
                             shownName(session, row.patientName),
                             ageTextOf(session, row.birthDate),
                             row.sex,
                             names[row.doctor],
                             row.status,
                             row.visitKind,
                             masked ? std::string{} : row.reason,
                             row.startsAt,
                             row.minutes,
                             row.tentative,
                             false,
                             row.overbook,
                             false};
        line.hasToken = base::localDate(row.startsAt, session.desk.offset) == session.today() &&
                        (here.contains({row.patient, row.doctor}) || here.contains({row.patient, StaffId()}));
        line.late = row.status == "booked" && session.now() > row.startsAt + kLate;
        answer.appointments.push_back(std::move(line));
    }
    return answer;
}

base::Result<FreeSlots::Answer> execute(Session& session, const FreeSlots& command) {
    OPDESK_CHECK(allow(session, {.permission = "appointment.book", .kind = model::KindId::appointment}));
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    const auto day = command.day.value_or(session.today());
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto plan = planOf(hours, doctor.doctor, day);
    OPDESK_TRY(const auto rows,
               rowsAround(session, doctor.doctor, instantOf(session, day, 0), instantOf(session, day, kDayMinutes)));
    FreeSlots::Answer answer;
    for (const auto minute : plan.slots()) {
        const auto at = instantOf(session, day, minute);
        if (at >= session.now() && !isTaken(rows, at, plan.slotAt(minute), {}))
            answer.times.push_back(at);
    }
    return answer;
}

base::Result<BookAppointment::Answer> execute(Session& session, const BookAppointment& command) {
    const std::string_view permission = command.overbook ? "appointment.overbook" : "appointment.book";
    const bool own = command.doctor == session.lease.user;
    OPDESK_CHECK(allow(
        session, {.permission = "appointment.book", .kind = model::KindId::appointment, .patient = command.patient}));
    OPDESK_TRY(const auto why, checkedLine(command.overbookReason, "overbook_reason", 300));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 200));
    if (command.overbook) {
        OPDESK_CHECK(allow(session, {.permission = permission,
                                     .kind = model::KindId::appointment,
                                     .patient = command.patient,
                                     .own = own,
                                     .hasReason = !why.empty() || !reason.empty()}));
        if (why.empty() && reason.empty())
            return base::failField("overbook_reason", "two people at one time need a reason", "why it cannot wait");
    }
    OPDESK_TRY(const auto patient, store::resolveAlias(session.store, command.patient));
    OPDESK_TRY([[maybe_unused]] const auto who, needRecord<model::Patient>(session, patient.uuid(), "patient"));
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    if (command.minutes < 5 || command.minutes > 480)
        return base::failField("minutes", "the length is out of range", "5 to 480 minutes");
    OPDESK_CHECK(checkSlot(session, doctor.doctor, command.startsAt, command.minutes, {}, command.overbook));
    OPDESK_CHECK(mayRemind(session, patient, command.reminder));

    model::Appointment appointment;
    appointment.patient = patient;
    appointment.doctor = doctor.doctor;
    appointment.startsAt = command.startsAt;
    appointment.minutes = command.minutes;
    OPDESK_TRY(appointment.visitKind.text, oneOf(command.visitKind, "visit_kind", model::kVisitKinds));
    appointment.reason = reason;
    appointment.status = "booked";
    appointment.overbook = command.overbook;
    appointment.statusReason = why;
    appointment.reminder = command.reminder;
    const auto id = AppointmentId::make(session.clock, session.random);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {newRecord(id.uuid(), appointment)},
                         auditOf("appointment.book", model::KindId::appointment, id.uuid(), patient, permission)));
    return BookAppointment::Answer{id};
}

}  // namespace opdesk::clinic
