#pragma once

#include "core/clinic/day.h"
#include "core/clinic/described.h"

/// The commands of the day, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<DoctorLine> {
    static constexpr auto members = std::make_tuple(
        member("doctor", &DoctorLine::doctor), member("name", &DoctorLine::name), member("letter", &DoctorLine::letter),
        member("qualification", &DoctorLine::qualification),
        member("registration_number", &DoctorLine::registrationNumber), member("room", &DoctorLine::room));
};

template <>
struct Described<QueueLine> {
    static constexpr auto members =
        std::make_tuple(member("visit", &QueueLine::visit), member("patient", &QueueLine::patient),
                        member("doctor", &QueueLine::doctor), member("token", &QueueLine::token),
                        member("patient_name", &QueueLine::patientName), member("age_text", &QueueLine::ageText),
                        member("sex", &QueueLine::sex), member("doctor_name", &QueueLine::doctorName),
                        member("status", &QueueLine::status), member("priority", &QueueLine::priority),
                        member("visit_kind", &QueueLine::visitKind), member("issued_at", &QueueLine::issuedAt),
                        member("called_at", &QueueLine::calledAt), member("waited_minutes", &QueueLine::waitedMinutes),
                        member("expected_minutes", &QueueLine::expectedMinutes), member("minor", &QueueLine::minor),
                        member("elderly", &QueueLine::elderly), member("tentative", &QueueLine::tentative),
                        member("has_conflict", &QueueLine::hasConflict), member("due_bill", &QueueLine::dueBill),
                        member("attention", &QueueLine::attention), member("locality", &QueueLine::locality));
};

template <>
struct Described<AppointmentLine> {
    static constexpr auto members = std::make_tuple(
        member("appointment", &AppointmentLine::appointment), member("patient", &AppointmentLine::patient),
        member("doctor", &AppointmentLine::doctor), member("patient_name", &AppointmentLine::patientName),
        member("age_text", &AppointmentLine::ageText), member("sex", &AppointmentLine::sex),
        member("doctor_name", &AppointmentLine::doctorName), member("status", &AppointmentLine::status),
        member("visit_kind", &AppointmentLine::visitKind), member("reason", &AppointmentLine::reason),
        member("starts_at", &AppointmentLine::startsAt), member("minutes", &AppointmentLine::minutes),
        member("tentative", &AppointmentLine::tentative), member("late", &AppointmentLine::late),
        member("overbook", &AppointmentLine::overbook), member("has_token", &AppointmentLine::hasToken));
};

template <>
struct Described<ListDoctors> {
    static constexpr std::string_view name = "doctor.list";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members = std::make_tuple();
};
template <>
struct Described<ListDoctors::Answer> {
    static constexpr auto members = std::make_tuple(member("doctors", &ListDoctors::Answer::doctors));
};

template <>
struct Described<ListQueue> {
    static constexpr std::string_view name = "queue.list";
    static constexpr std::string_view permission = "patient.view_demographics";
    static constexpr auto members =
        std::make_tuple(member("day", &ListQueue::day), member("doctor", &ListQueue::doctor));
};
template <>
struct Described<ListQueue::Answer> {
    static constexpr auto members =
        std::make_tuple(member("tokens", &ListQueue::Answer::tokens), member("waiting", &ListQueue::Answer::waiting),
                        member("in_room", &ListQueue::Answer::inRoom),
                        member("average_wait_minutes", &ListQueue::Answer::averageWaitMinutes),
                        member("wait_limit_minutes", &ListQueue::Answer::waitLimitMinutes));
};

template <>
struct Described<NextToken> {
    static constexpr std::string_view name = "queue.next_token";
    static constexpr std::string_view permission = "queue.issue_token";
    static constexpr auto members =
        std::make_tuple(member("doctor", &NextToken::doctor), member("patient", &NextToken::patient),
                        member("usual", &NextToken::usual));
};
template <>
struct Described<NextToken::Answer> {
    static constexpr auto members = std::make_tuple(
        member("doctor", &NextToken::Answer::doctor), member("visit_kind", &NextToken::Answer::visitKind),
        member("token", &NextToken::Answer::token), member("ahead", &NextToken::Answer::ahead),
        member("expected_wait_minutes", &NextToken::Answer::expectedWaitMinutes),
        member("holds", &NextToken::Answer::holds), member("holds_status", &NextToken::Answer::holdsStatus));
};

template <>
struct Described<IssueToken> {
    static constexpr std::string_view name = "queue.issue";
    static constexpr std::string_view permission = "queue.issue_token";
    static constexpr auto members = std::make_tuple(
        member("patient", &IssueToken::patient).require(), member("doctor", &IssueToken::doctor),
        member("appointment", &IssueToken::appointment), member("visit_kind", &IssueToken::visitKind),
        member("priority", &IssueToken::priority), member("priority_reason", &IssueToken::priorityReason));
};
template <>
struct Described<IssueToken::Answer> {
    static constexpr auto members =
        std::make_tuple(member("visit", &IssueToken::Answer::visit), member("token", &IssueToken::Answer::token),
                        member("ahead", &IssueToken::Answer::ahead),
                        member("expected_wait_minutes", &IssueToken::Answer::expectedWaitMinutes));
};

template <>
struct Described<CallToken> {
    static constexpr std::string_view name = "queue.call";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("visit", &CallToken::visit).require());
};
template <>
struct Described<CallToken::Answer> {
    static constexpr auto members = std::make_tuple(member("token", &CallToken::Answer::token));
};

template <>
struct Described<CallNext> {
    static constexpr std::string_view name = "queue.call_next";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("doctor", &CallNext::doctor));
};
template <>
struct Described<CallNext::Answer> {
    static constexpr auto members =
        std::make_tuple(member("visit", &CallNext::Answer::visit), member("token", &CallNext::Answer::token));
};

template <>
struct Described<StartVisit> {
    static constexpr std::string_view name = "queue.start";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("visit", &StartVisit::visit).require());
};
template <>
struct Described<StartVisit::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &StartVisit::Answer::status));
};

template <>
struct Described<FinishToken> {
    static constexpr std::string_view name = "queue.finish";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members = std::make_tuple(member("visit", &FinishToken::visit).require());
};
template <>
struct Described<FinishToken::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &FinishToken::Answer::status));
};

template <>
struct Described<SkipToken> {
    static constexpr std::string_view name = "queue.skip";
    static constexpr std::string_view permission = "queue.call_next";
    static constexpr auto members =
        std::make_tuple(member("visit", &SkipToken::visit).require(), member("reason", &SkipToken::reason));
};
template <>
struct Described<SkipToken::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &SkipToken::Answer::status));
};

template <>
struct Described<CancelToken> {
    static constexpr std::string_view name = "queue.cancel";
    static constexpr std::string_view permission = "queue.cancel_token";
    static constexpr auto members = std::make_tuple(member("visit", &CancelToken::visit).require(),
                                                    member("reason", &CancelToken::reason).require());
};
template <>
struct Described<CancelToken::Answer> {
    static constexpr auto members = std::make_tuple(member("status", &CancelToken::Answer::status));
};

template <>
struct Described<TokenSlipOf> {
    static constexpr std::string_view name = "queue.slip";
    static constexpr std::string_view permission = "queue.issue_token";
    static constexpr auto members = std::make_tuple(member("visit", &TokenSlipOf::visit).require());
};
template <>
struct Described<TokenSlipOf::Answer> {
    static constexpr auto members = std::make_tuple(
        member("clinic", &TokenSlipOf::Answer::clinic), member("token", &TokenSlipOf::Answer::token),
        member("doctor", &TokenSlipOf::Answer::doctor), member("room", &TokenSlipOf::Answer::room),
        member("date_text", &TokenSlipOf::Answer::dateText), member("time_text", &TokenSlipOf::Answer::timeText),
        member("first_name_age", &TokenSlipOf::Answer::firstNameAge),
        member("wait_text", &TokenSlipOf::Answer::waitText), member("language", &TokenSlipOf::Answer::language));
};

template <>
struct Described<ListAppointments> {
    static constexpr std::string_view name = "appointment.list";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members =
        std::make_tuple(member("from", &ListAppointments::from), member("to", &ListAppointments::to),
                        member("doctor", &ListAppointments::doctor));
};
template <>
struct Described<ListAppointments::Answer> {
    static constexpr auto members = std::make_tuple(member("appointments", &ListAppointments::Answer::appointments));
};

template <>
struct Described<FreeSlots> {
    static constexpr std::string_view name = "appointment.free";
    static constexpr std::string_view permission = "appointment.book";
    static constexpr auto members =
        std::make_tuple(member("doctor", &FreeSlots::doctor).require(), member("day", &FreeSlots::day));
};
template <>
struct Described<FreeSlots::Answer> {
    static constexpr auto members = std::make_tuple(member("slots", &FreeSlots::Answer::times));
};

template <>
struct Described<BookAppointment> {
    static constexpr std::string_view name = "appointment.book";
    static constexpr std::string_view permission = "appointment.book";
    static constexpr auto members = std::make_tuple(
        member("patient", &BookAppointment::patient).require(), member("doctor", &BookAppointment::doctor).require(),
        member("starts_at", &BookAppointment::startsAt).require(), member("minutes", &BookAppointment::minutes),
        member("visit_kind", &BookAppointment::visitKind), member("reason", &BookAppointment::reason),
        member("overbook", &BookAppointment::overbook), member("reminder", &BookAppointment::reminder),
        member("overbook_reason", &BookAppointment::overbookReason));
};
template <>
struct Described<BookAppointment::Answer> {
    static constexpr auto members = std::make_tuple(member("appointment", &BookAppointment::Answer::appointment));
};

template <>
struct Described<BookingPlace> {
    static constexpr auto members = std::make_tuple(member("appointment", &BookingPlace::appointment).require(),
                                                    member("doctor", &BookingPlace::doctor),
                                                    member("starts_at", &BookingPlace::startsAt).require());
};

template <>
struct Described<MoveAppointment> {
    static constexpr std::string_view name = "appointment.move";
    static constexpr std::string_view permission = "appointment.reschedule";
    static constexpr auto members = std::make_tuple(
        member("appointment", &MoveAppointment::appointment).require(),
        member("starts_at", &MoveAppointment::startsAt).require(), member("reason", &MoveAppointment::reason),
        member("doctor", &MoveAppointment::doctor), member("series", &MoveAppointment::series));
};
template <>
struct Described<MoveAppointment::Answer> {
    static constexpr auto members = std::make_tuple(member("moved", &MoveAppointment::Answer::moved),
                                                    member("before", &MoveAppointment::Answer::before),
                                                    member("not_free", &MoveAppointment::Answer::notFree));
};

template <>
struct Described<CancelAppointment> {
    static constexpr std::string_view name = "appointment.cancel";
    static constexpr std::string_view permission = "appointment.cancel";
    static constexpr auto members = std::make_tuple(member("appointment", &CancelAppointment::appointment).require(),
                                                    member("reason", &CancelAppointment::reason).require(),
                                                    member("series", &CancelAppointment::series));
};
template <>
struct Described<CancelAppointment::Answer> {
    static constexpr auto members = std::make_tuple(member("cancelled", &CancelAppointment::Answer::cancelled),
                                                    member("before", &CancelAppointment::Answer::before));
};

template <>
struct Described<ArriveAppointment> {
    static constexpr std::string_view name = "appointment.arrive";
    static constexpr std::string_view permission = "queue.issue_token";
    static constexpr auto members = std::make_tuple(member("appointment", &ArriveAppointment::appointment).require());
};
template <>
struct Described<ArriveAppointment::Answer> {
    static constexpr auto members = std::make_tuple(member("visit", &ArriveAppointment::Answer::visit),
                                                    member("token", &ArriveAppointment::Answer::token));
};

template <>
struct Described<VitalMark> {
    static constexpr auto members =
        std::make_tuple(member("field", &VitalMark::field), member("level", &VitalMark::level),
                        member("word", &VitalMark::word), member("limits", &VitalMark::limits),
                        member("lowest", &VitalMark::lowest), member("highest", &VitalMark::highest));
};
template <>
struct Described<RecordVitals> {
    static constexpr std::string_view name = "vitals.record";
    static constexpr std::string_view permission = "vitals.record";
    static constexpr auto members = std::make_tuple(
        member("patient", &RecordVitals::patient).require(), member("visit", &RecordVitals::visit),
        member("blood_pressure", &RecordVitals::bloodPressure), member("temperature", &RecordVitals::temperature),
        member("weight", &RecordVitals::weight), member("height", &RecordVitals::height),
        member("pulse", &RecordVitals::pulse), member("spo2", &RecordVitals::spo2),
        member("respiration", &RecordVitals::respiration), member("glucose", &RecordVitals::glucose),
        member("pain", &RecordVitals::pain), member("lmp", &RecordVitals::lmp), member("remark", &RecordVitals::remark),
        member("sure", &RecordVitals::sure));
};
template <>
struct Described<RecordVitals::Answer> {
    static constexpr auto members = std::make_tuple(
        member("vitals", &RecordVitals::Answer::vitals), member("warnings", &RecordVitals::Answer::warnings),
        member("bmi_tenths", &RecordVitals::Answer::bmiTenths), member("marks", &RecordVitals::Answer::marks));
};

}  // namespace opdesk::clinic
