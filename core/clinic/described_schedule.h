#pragma once

#include "core/clinic/described_day.h"
#include "core/clinic/described_patients.h"
#include "core/clinic/schedule.h"
#include "core/clinic/vitals_sheet.h"

/// The commands of hours, calendar, call lists and the vitals sheet, by their stable names.
namespace opdesk::clinic {

template <>
struct Described<HoursLine> {
    static constexpr auto members =
        std::make_tuple(member("hours", &HoursLine::hours), member("doctor", &HoursLine::doctor),
                        member("weekday", &HoursLine::weekday), member("session", &HoursLine::session),
                        member("from_minute", &HoursLine::fromMinute), member("to_minute", &HoursLine::toMinute),
                        member("slot_minutes", &HoursLine::slotMinutes), member("room", &HoursLine::room));
};

template <>
struct Described<AwayLine> {
    static constexpr auto members =
        std::make_tuple(member("hours", &AwayLine::hours), member("doctor", &AwayLine::doctor),
                        member("use", &AwayLine::use), member("from_day", &AwayLine::fromDay),
                        member("to_day", &AwayLine::toDay), member("from_minute", &AwayLine::fromMinute),
                        member("to_minute", &AwayLine::toMinute), member("note", &AwayLine::note));
};

template <>
struct Described<OpenPiece> {
    static constexpr auto members =
        std::make_tuple(member("session", &OpenPiece::session), member("from_minute", &OpenPiece::fromMinute),
                        member("to_minute", &OpenPiece::toMinute), member("slot_minutes", &OpenPiece::slotMinutes));
};

template <>
struct Described<AwayPiece> {
    static constexpr auto members =
        std::make_tuple(member("use", &AwayPiece::use), member("note", &AwayPiece::note),
                        member("from_minute", &AwayPiece::fromMinute), member("to_minute", &AwayPiece::toMinute));
};

template <>
struct Described<CalendarBooking> {
    static constexpr auto members =
        std::make_tuple(member("line", &CalendarBooking::line), member("from_minute", &CalendarBooking::fromMinute),
                        member("state", &CalendarBooking::state));
};

template <>
struct Described<CalendarColumn> {
    static constexpr auto members =
        std::make_tuple(member("day", &CalendarColumn::day), member("doctor", &CalendarColumn::doctor),
                        member("doctor_name", &CalendarColumn::doctorName), member("open", &CalendarColumn::open),
                        member("away", &CalendarColumn::away), member("bookings", &CalendarColumn::bookings),
                        member("booked", &CalendarColumn::booked), member("places", &CalendarColumn::places));
};

template <>
struct Described<NeedsTimeLine> {
    static constexpr auto members =
        std::make_tuple(member("appointment", &NeedsTimeLine::appointment), member("why", &NeedsTimeLine::why),
                        member("phone", &NeedsTimeLine::phone), member("phone_masked", &NeedsTimeLine::phoneMasked),
                        member("free", &NeedsTimeLine::free));
};

template <>
struct Described<CallLine> {
    static constexpr auto members = std::make_tuple(
        member("patient", &CallLine::patient), member("doctor", &CallLine::doctor),
        member("appointment", &CallLine::appointment), member("patient_name", &CallLine::patientName),
        member("age_text", &CallLine::ageText), member("sex", &CallLine::sex),
        member("doctor_name", &CallLine::doctorName), member("due", &CallLine::due), member("state", &CallLine::state),
        member("booked_at", &CallLine::bookedAt), member("reminders", &CallLine::reminders),
        member("phone", &CallLine::phone), member("phone_masked", &CallLine::phoneMasked));
};

template <>
struct Described<ListSchedule> {
    static constexpr std::string_view name = "schedule.list";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members = std::make_tuple(member("doctor", &ListSchedule::doctor));
};
template <>
struct Described<ListSchedule::Answer> {
    static constexpr auto members =
        std::make_tuple(member("hours", &ListSchedule::Answer::hours), member("away", &ListSchedule::Answer::away));
};

template <>
struct Described<SetHours> {
    static constexpr std::string_view name = "schedule.set_hours";
    static constexpr std::string_view permission = "schedule.manage_doctor_hours";
    static constexpr auto members = std::make_tuple(
        member("hours", &SetHours::hours), member("doctor", &SetHours::doctor).require(),
        member("weekday", &SetHours::weekday).require(), member("session", &SetHours::session),
        member("from_minute", &SetHours::fromMinute).require(), member("to_minute", &SetHours::toMinute).require(),
        member("slot_minutes", &SetHours::slotMinutes), member("room", &SetHours::room));
};
template <>
struct Described<SetHours::Answer> {
    static constexpr auto members = std::make_tuple(member("hours", &SetHours::Answer::hours));
};

template <>
struct Described<SetAway> {
    static constexpr std::string_view name = "schedule.set_away";
    static constexpr std::string_view permission = "schedule.manage_doctor_hours";
    static constexpr auto members =
        std::make_tuple(member("doctor", &SetAway::doctor), member("use", &SetAway::use).require(),
                        member("from_day", &SetAway::fromDay), member("to_day", &SetAway::toDay),
                        member("from_minute", &SetAway::fromMinute), member("to_minute", &SetAway::toMinute),
                        member("note", &SetAway::note));
};
template <>
struct Described<SetAway::Answer> {
    static constexpr auto members = std::make_tuple(member("hours", &SetAway::Answer::hours),
                                                    member("bookings_inside", &SetAway::Answer::bookingsInside));
};

template <>
struct Described<RemoveSchedule> {
    static constexpr std::string_view name = "schedule.remove";
    static constexpr std::string_view permission = "schedule.manage_doctor_hours";
    static constexpr auto members = std::make_tuple(member("hours", &RemoveSchedule::hours).require(),
                                                    member("reason", &RemoveSchedule::reason).require());
};
template <>
struct Described<RemoveSchedule::Answer> {
    static constexpr auto members = std::make_tuple(member("removed", &RemoveSchedule::Answer::removed));
};

template <>
struct Described<CalendarOf> {
    static constexpr std::string_view name = "appointment.calendar";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members = std::make_tuple(member("doctor", &CalendarOf::doctor),
                                                    member("day", &CalendarOf::day), member("days", &CalendarOf::days));
};
template <>
struct Described<CalendarOf::Answer> {
    static constexpr auto members =
        std::make_tuple(member("columns", &CalendarOf::Answer::columns), member("now", &CalendarOf::Answer::now));
};

template <>
struct Described<NextFree> {
    static constexpr std::string_view name = "appointment.next_free";
    static constexpr std::string_view permission = "appointment.book";
    static constexpr auto members =
        std::make_tuple(member("doctor", &NextFree::doctor).require(), member("from", &NextFree::from),
                        member("minutes", &NextFree::minutes), member("count", &NextFree::count));
};
template <>
struct Described<NextFree::Answer> {
    static constexpr auto members = std::make_tuple(member("times", &NextFree::Answer::times));
};

template <>
struct Described<NeedsTime> {
    static constexpr std::string_view name = "appointment.needs_time";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members = std::make_tuple(member("doctor", &NeedsTime::doctor));
};
template <>
struct Described<NeedsTime::Answer> {
    static constexpr auto members = std::make_tuple(member("appointments", &NeedsTime::Answer::appointments));
};

template <>
struct Described<BookSeries> {
    static constexpr std::string_view name = "appointment.book_series";
    static constexpr std::string_view permission = "appointment.book";
    static constexpr auto members = std::make_tuple(
        member("patient", &BookSeries::patient).require(), member("doctor", &BookSeries::doctor).require(),
        member("starts_at", &BookSeries::startsAt).require(), member("minutes", &BookSeries::minutes),
        member("every_weeks", &BookSeries::everyWeeks), member("count", &BookSeries::count),
        member("visit_kind", &BookSeries::visitKind), member("reason", &BookSeries::reason),
        member("reminder", &BookSeries::reminder));
};
template <>
struct Described<BookSeries::Answer> {
    static constexpr auto members =
        std::make_tuple(member("booked", &BookSeries::Answer::booked), member("not_free", &BookSeries::Answer::notFree),
                        member("series", &BookSeries::Answer::series));
};

template <>
struct Described<SeriesOf> {
    static constexpr std::string_view name = "appointment.series";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members = std::make_tuple(member("appointment", &SeriesOf::appointment).require());
};
template <>
struct Described<SeriesOf::Answer> {
    static constexpr auto members =
        std::make_tuple(member("series", &SeriesOf::Answer::series), member("bookings", &SeriesOf::Answer::bookings));
};

template <>
struct Described<PutBack> {
    static constexpr std::string_view name = "appointment.put_back";
    static constexpr std::string_view permission = "appointment.reschedule";
    static constexpr auto members = std::make_tuple(member("places", &PutBack::places).require());
};
template <>
struct Described<PutBack::Answer> {
    static constexpr auto members = std::make_tuple(member("back", &PutBack::Answer::back));
};

template <>
struct Described<MarkNoShow> {
    static constexpr std::string_view name = "appointment.no_show";
    static constexpr std::string_view permission = "appointment.reschedule";
    static constexpr auto members = std::make_tuple(member("appointment", &MarkNoShow::appointment).require());
};
template <>
struct Described<MarkNoShow::Answer> {
    static constexpr auto members = std::make_tuple(member("marked", &MarkNoShow::Answer::marked));
};

template <>
struct Described<ReopenAppointment> {
    static constexpr std::string_view name = "appointment.reopen";
    static constexpr std::string_view permission = "appointment.reschedule";
    static constexpr auto members = std::make_tuple(member("appointment", &ReopenAppointment::appointment).require());
};
template <>
struct Described<ReopenAppointment::Answer> {
    static constexpr auto members = std::make_tuple(member("reopened", &ReopenAppointment::Answer::reopened));
};

template <>
struct Described<ListFollowUps> {
    static constexpr std::string_view name = "appointment.follow_ups";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members =
        std::make_tuple(member("from", &ListFollowUps::from), member("to", &ListFollowUps::to),
                        member("doctor", &ListFollowUps::doctor));
};
template <>
struct Described<ListFollowUps::Answer> {
    static constexpr auto members = std::make_tuple(member("people", &ListFollowUps::Answer::people));
};

template <>
struct Described<ListRecalls> {
    static constexpr std::string_view name = "appointment.recalls";
    static constexpr std::string_view permission = "appointment.view";
    static constexpr auto members =
        std::make_tuple(member("doctor", &ListRecalls::doctor), member("days", &ListRecalls::days));
};
template <>
struct Described<ListRecalls::Answer> {
    static constexpr auto members = std::make_tuple(member("people", &ListRecalls::Answer::people));
};

template <>
struct Described<VitalLimits> {
    static constexpr auto members =
        std::make_tuple(member("field", &VitalLimits::field), member("lowest", &VitalLimits::lowest),
                        member("highest", &VitalLimits::highest), member("usual_from", &VitalLimits::usualFrom),
                        member("usual_to", &VitalLimits::usualTo));
};
template <>
struct Described<VitalDoubt> {
    static constexpr auto members =
        std::make_tuple(member("why", &VitalDoubt::why), member("field", &VitalDoubt::field),
                        member("earlier", &VitalDoubt::earlier), member("taken_at", &VitalDoubt::takenAt));
};

template <>
struct Described<VitalsSheet> {
    static constexpr std::string_view name = "vitals.sheet";
    static constexpr std::string_view permission = "vitals.record";
    static constexpr auto members = std::make_tuple(member("patient", &VitalsSheet::patient).require());
};
template <>
struct Described<VitalsSheet::Answer> {
    static constexpr auto members = std::make_tuple(
        member("earlier", &VitalsSheet::Answer::earlier), member("weight_needed", &VitalsSheet::Answer::weightNeeded),
        member("asks_lmp", &VitalsSheet::Answer::asksLmp),
        member("asks_allergies", &VitalsSheet::Answer::asksAllergies), member("height", &VitalsSheet::Answer::height),
        member("lmp", &VitalsSheet::Answer::lmp), member("today", &VitalsSheet::Answer::today),
        member("limits", &VitalsSheet::Answer::limits));
};

template <>
struct Described<CheckVitals> {
    static constexpr std::string_view name = "vitals.check";
    static constexpr std::string_view permission = "vitals.record";
    static constexpr auto members =
        std::make_tuple(member("patient", &CheckVitals::patient).require(), member("systolic", &CheckVitals::systolic),
                        member("diastolic", &CheckVitals::diastolic), member("pulse", &CheckVitals::pulse),
                        member("temperature", &CheckVitals::temperature), member("spo2", &CheckVitals::spo2),
                        member("respiration", &CheckVitals::respiration), member("weight", &CheckVitals::weight),
                        member("height", &CheckVitals::height), member("glucose", &CheckVitals::glucose),
                        member("pain", &CheckVitals::pain));
};
template <>
struct Described<CheckVitals::Answer> {
    static constexpr auto members = std::make_tuple(member("marks", &CheckVitals::Answer::marks),
                                                    member("bmi_tenths", &CheckVitals::Answer::bmiTenths),
                                                    member("doubts", &CheckVitals::Answer::doubts));
};

}  // namespace opdesk::clinic
