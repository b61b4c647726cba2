#include <algorithm>

#include "core/clinic/day_plan.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/patient.h"
#include "core/store/queue_states.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kPermission = "queue.issue_token";

/// Who was booked and is given a token by name has arrived as well: of the day's bookings with the doctor (of any, when
/// none is named) the one nearest to now.
base::Result<std::optional<store::AppointmentRow>> bookingOf(Session& session, const model::PatientId& patient,
                                                             const std::optional<StaffId>& doctor) {
    OPDESK_TRY(const auto rows, store::appointmentsBetween(session.store, instantOf(session, session.today(), 0),
                                                           instantOf(session, session.today(), kDayMinutes), doctor));
    const auto now = session.now();
    const auto distance = [&](const store::AppointmentRow& row) {
        return row.startsAt < now ? now - row.startsAt : row.startsAt - now;
    };
    std::optional<store::AppointmentRow> nearest;
    for (const auto& row : rows) {
        const bool open = row.status == "booked" || row.status == "needs_slot";
        if (open && row.patient == patient && base::localDate(row.startsAt, session.desk.offset) == session.today() &&
            (!nearest || distance(row) < distance(*nearest)))
            nearest = row;
    }
    return nearest;
}

const DoctorLine* among(const std::vector<DoctorLine>& doctors, const StaffId& doctor) {
    const auto found = std::ranges::find(doctors, doctor, &DoctorLine::doctor);
    return found == doctors.end() ? nullptr : &*found;
}

/// Has a letter, and is not away until midnight.
base::Result<bool> givesTokensToday(Session& session, const DoctorLine& doctor) {
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto now = minuteOf(session, session.now());
    const auto plan = planOf(hours, doctor.doctor, session.today());
    const bool isGone = std::ranges::any_of(
        plan.away, [&](const AwayPiece& one) { return one.fromMinute <= now && one.toMinute >= kDayMinutes; });
    return !doctor.letter.empty() && !isGone;
}

/// The doctor asked for, else the one last seen, else the one booked with today, else the usual one of the desk, else
/// the only one.
base::Result<DoctorLine> chooseDoctor(Session& session, const StaffId& asked, const model::PatientId& patient,
                                      const StaffId& usual) {
    if (!asked.isNull())
        return needDoctor(session, asked);
    OPDESK_TRY(const auto doctors, activeDoctors(session));
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, patient));
    const auto last = std::ranges::max_element(visits, {}, [](const auto& one) { return one.value.issuedAt; });
    if (last != visits.end())
        if (const auto* seen = among(doctors, last->value.doctor))
            return *seen;
    OPDESK_TRY(const auto booking, bookingOf(session, patient, std::nullopt));
    if (booking)
        if (const auto* booked = among(doctors, booking->doctor))
            return *booked;
    if (const auto* own = among(doctors, usual)) {
        OPDESK_TRY(const bool gives, givesTokensToday(session, *own));
        if (gives)
            return *own;
    }
    if (doctors.size() == 1)
        return doctors.front();
    return base::failField("doctor", "the clinic has several doctors and this patient saw none of them",
                           "a doctor from doctor.list");
}

/// The patient's token that stands in the doctor's queue.
base::Result<std::optional<store::QueueRow>> tokenHeld(Session& session, const model::PatientId& patient,
                                                       const StaffId& doctor) {
    OPDESK_TRY(const auto rows, store::queueStates(session.store, session.today(), doctor));
    for (const auto& row : rows)
        if (row.patient == patient && isInQueue(row.status))
            return std::optional(row);
    return std::optional<store::QueueRow>{};
}

base::Status refuseSecondToken(Session& session, const model::PatientId& patient, const StaffId& doctor) {
    OPDESK_TRY(const auto held, tokenHeld(session, patient, doctor));
    if (held)
        return base::fail(base::Error{base::ErrorCode::alreadyExists, held->visit.text(), "patient",
                                      "the patient has token " + held->token + " already"});
    return {};
}

base::Result<std::optional<store::Change>> arrival(Session& session, const IssueToken& command,
                                                   const model::PatientId& patient) {
    if (command.appointment.isNull())
        return std::optional<store::Change>{};
    OPDESK_TRY(const auto appointment,
               needRecord<model::Appointment>(session, command.appointment.uuid(), "appointment"));
    OPDESK_TRY(const auto whose, store::resolveAlias(session.store, appointment.value.patient));
    if (whose != patient)
        return base::failField("appointment", "the appointment is somebody else's", "an appointment of this patient");
    const auto& status = appointment.value.status;
    if (!status.is("booked") && !status.is("needs_slot"))
        return base::fail(
            base::Error{base::ErrorCode::wrongState, "the appointment is " + status.text, "appointment", {}});
    return std::optional(setFields(model::KindId::appointment, command.appointment.uuid(), {{"status", "arrived"}}));
}

base::Result<model::Visit> newVisit(Session& session, const IssueToken& command, const model::PatientId& patient,
                                    const DoctorLine& doctor) {
    model::Visit visit;
    visit.patient = patient;
    visit.doctor = doctor.doctor;
    visit.appointment = command.appointment;
    visit.letter = doctor.letter;
    if (session.desk.deskDigit != 1)
        visit.deskMark = session.desk.deskDigit;
    visit.day = session.today();
    OPDESK_TRY(visit.session.text, sessionAt(session, doctor.doctor, session.now()));
    OPDESK_TRY(visit.visitKind.text, oneOf(command.visitKind, "visit_kind", model::kVisitKinds));
    if (visit.visitKind.empty()) {
        OPDESK_TRY(visit.visitKind.text, visitKindFor(session, patient, doctor.doctor, session.today()));
    }
    visit.status = "waiting";
    OPDESK_TRY(const auto priority, checkedPriority(command.priority, command.priorityReason, "priority_reason"));
    visit.priority = priority.priority;
    visit.priorityReason = priority.reason;
    visit.issuedAt = correctedNow(session);
    return visit;
}

}  // namespace

base::Result<NextToken::Answer> execute(Session& session, const NextToken& command) {
    OPDESK_CHECK(allow(session, {.permission = kPermission, .kind = model::KindId::visit}));
    if (command.doctor.isNull() && command.patient.isNull())
        return base::failField("doctor", "neither doctor nor patient is given", "a doctor from doctor.list");
    OPDESK_TRY(const auto patient, store::resolveAlias(session.store, command.patient));
    OPDESK_TRY(const auto doctor, chooseDoctor(session, command.doctor, patient, command.usual));
    std::string kind;
    if (!patient.isNull()) {
        OPDESK_TRY(kind, visitKindFor(session, patient, doctor.doctor, session.today()));
    }
    OPDESK_TRY(const auto daySession, sessionAt(session, doctor.doctor, session.now()));
    OPDESK_TRY(const auto number, session.store.peekNumber(tokenCounter(doctor.doctor, session.today(), daySession)));
    OPDESK_TRY(const auto wait, waitOf(session, doctor.doctor, {}));
    NextToken::Answer answer{doctor.doctor,
                             kind,
                             tokenText(doctor.letter, number, session.desk.deskDigit),
                             wait.ahead,
                             wait.expectedMinutes,
                             {},
                             {}};
    if (!patient.isNull()) {
        OPDESK_TRY(const auto held, tokenHeld(session, patient, doctor.doctor));
        if (held) {
            answer.holds = held->token;
            answer.holdsStatus = held->status;
        }
    }
    return answer;
}

base::Result<IssueToken::Answer> execute(Session& session, const IssueToken& asked) {
    OPDESK_CHECK(allow(session, {.permission = kPermission, .kind = model::KindId::visit, .patient = asked.patient}));
    auto command = asked;
    OPDESK_TRY(const auto patient, store::resolveAlias(session.store, command.patient));
    OPDESK_TRY(const auto who, needRecord<model::Patient>(session, patient.uuid(), "patient"));
    if (who.value.inactive || who.value.deceased)
        return base::fail(base::Error{base::ErrorCode::wrongState, "the patient's record is closed", "patient", {}});
    OPDESK_TRY(const auto doctor, chooseDoctor(session, command.doctor, patient, {}));
    if (doctor.letter.empty())
        return base::failField("doctor", "the doctor has no token letter",
                               "give the doctor a letter in the clinic's settings");
    OPDESK_CHECK(refuseSecondToken(session, patient, doctor.doctor));
    if (command.appointment.isNull()) {
        OPDESK_TRY(const auto booking, bookingOf(session, patient, doctor.doctor));
        if (booking)
            command.appointment = booking->appointment;
    }
    OPDESK_TRY(const auto arrived, arrival(session, command, patient));
    OPDESK_TRY(auto visit, newVisit(session, command, patient, doctor));

    const auto id = model::VisitId::make(session.clock, session.random);
    const auto make = [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
        OPDESK_TRY(const auto number, next(tokenCounter(doctor.doctor, *visit.day, visit.session.text)));
        visit.number = number;
        visit.token = tokenText(visit.letter, number, session.desk.deskDigit);
        store::ActionGroup group;
        group.changes.push_back(newRecord(id.uuid(), visit));
        if (arrived)
            group.changes.push_back(*arrived);
        group.audit.push_back(auditOf("queue.issue", model::KindId::visit, id.uuid(), patient, kPermission));
        return group;
    };
    OPDESK_TRY([[maybe_unused]] const auto receipt, session.store.commitNumbered(session.actor(), make));
    if (session.sync)
        session.sync->localChange();
    OPDESK_TRY(const auto wait, waitOf(session, doctor.doctor, id));
    return IssueToken::Answer{id, visit.token, wait.ahead, wait.expectedMinutes};
}

base::Result<ArriveAppointment::Answer> execute(Session& session, const ArriveAppointment& command) {
    OPDESK_CHECK(
        allow(session,
              {.permission = kPermission, .kind = model::KindId::appointment, .object = command.appointment.uuid()}));
    OPDESK_TRY(const auto appointment,
               needRecord<model::Appointment>(session, command.appointment.uuid(), "appointment"));
    IssueToken issue;
    issue.patient = appointment.value.patient;
    issue.doctor = appointment.value.doctor;
    issue.appointment = command.appointment;
    issue.visitKind = appointment.value.visitKind.text;
    OPDESK_TRY(const auto issued, execute(session, issue));
    return ArriveAppointment::Answer{issued.visit, issued.token};
}

}  // namespace opdesk::clinic
