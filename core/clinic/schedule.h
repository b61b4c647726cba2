#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"

/// Doctors' hours and days away, the calendar made from them and the bookings, and who is to come again (W2, W7).
namespace opdesk::clinic {

using model::DoctorHoursId;

/// One piece of a session; a break is the gap between two pieces.
struct HoursLine {
    DoctorHoursId hours;
    StaffId doctor;
    std::int64_t weekday = 0;  ///< 0 is Sunday
    std::string session;
    std::int64_t fromMinute = 0, toMinute = 0, slotMinutes = 15;
    std::string room;
};
struct AwayLine {
    DoctorHoursId hours;
    StaffId doctor;   ///< null: the whole clinic
    std::string use;  ///< leave, holiday, busy
    base::Date fromDay{}, toDay{};
    std::int64_t fromMinute = 0, toMinute = 1440;
    std::string note;
};
struct ListSchedule {  // "schedule.list"
    StaffId doctor;    ///< null: all
    struct Answer {
        std::vector<HoursLine> hours;
        std::vector<AwayLine> away;  ///< not over yet
    };
};
struct SetHours {         // "schedule.set_hours": one piece of a weekday
    DoctorHoursId hours;  ///< null: a new one
    StaffId doctor;
    std::int64_t weekday = 0;
    std::string session;  ///< morning (before 15:00 when empty) or evening
    std::int64_t fromMinute = 0, toMinute = 0, slotMinutes = 15;
    std::string room;
    struct Answer {
        DoctorHoursId hours;
    };
};
struct SetAway {     // "schedule.set_away": leave, a holiday, something else to do
    StaffId doctor;  ///< null: a holiday of the whole clinic
    std::string use;
    base::Date fromDay{};
    std::optional<base::Date> toDay{};             ///< default: the first day
    std::int64_t fromMinute = 0, toMinute = 1440;  ///< of each of the days
    std::string note{};
    struct Answer {
        DoctorHoursId hours;
        std::int64_t bookingsInside = 0;  ///< they stand in appointment.needs_time now
    };
};
struct RemoveSchedule {  // "schedule.remove": hours or a time away
    DoctorHoursId hours;
    std::string reason;
    struct Answer {
        bool removed = false;
    };
};

/// A time of a day in minutes since local midnight.
struct OpenPiece {
    std::string session;
    std::int64_t fromMinute = 0, toMinute = 0, slotMinutes = 15;
};
struct AwayPiece {
    std::string use, note;
    std::int64_t fromMinute = 0, toMinute = 0;
};
struct CalendarBooking {
    AppointmentLine line;
    std::int64_t fromMinute = 0;
    /// booked, tentative, late, arrived, in_room, done, no_show, needs_slot
    std::string state;
};
struct CalendarColumn {
    base::Date day{};
    StaffId doctor;
    std::string doctorName;
    std::vector<OpenPiece> open;
    std::vector<AwayPiece> away;
    std::vector<CalendarBooking> bookings;  ///< cancelled ones are left out
    std::int64_t booked = 0, places = 0;    ///< places: slots of the day that are not away
};
struct CalendarOf {                   // "appointment.calendar"
    StaffId doctor;                   ///< null: a column for every doctor
    std::optional<base::Date> day{};  ///< default today
    std::int64_t days = 1;            ///< 1 to 14
    struct Answer {
        std::vector<CalendarColumn> columns;  ///< by day, then by doctor
        base::Instant now{};                  ///< what "late" and "past" were judged by
    };
};
struct NextFree {  // "appointment.next_free"
    StaffId doctor;
    std::optional<base::Instant> from{};  ///< default now
    std::int64_t minutes = 0;             ///< 0: one slot
    std::int64_t count = 3;
    struct Answer {
        std::vector<base::Instant> times;
    };
};

/// A booking that cannot stay where it is: its time went to another, or the doctor is away.
struct NeedsTimeLine {
    AppointmentLine appointment;
    std::string why;                  ///< taken, leave, holiday, busy
    std::string phone, phoneMasked;   ///< as the role may see it
    std::vector<base::Instant> free;  ///< the next three
};
struct NeedsTime {   // "appointment.needs_time"
    StaffId doctor;  ///< null: all
    struct Answer {
        std::vector<NeedsTimeLine> appointments;
    };
};
struct BookSeries {  // "appointment.book_series"
    PatientId patient;
    StaffId doctor;
    base::Instant startsAt{};
    std::int64_t minutes = 15;
    std::int64_t everyWeeks = 1, count = 2;
    std::string visitKind, reason;
    bool reminder = false;
    struct Answer {
        std::vector<AppointmentId> booked;
        std::vector<base::Instant> notFree;  ///< times of the series that are taken or away; nothing is booked there
        std::string series{};                ///< the id that its bookings share
    };
};
struct SeriesOf {  // "appointment.series": the bookings made together with this one, by time; itself alone without a
                   // series
    AppointmentId appointment;
    struct Answer {
        std::string series;
        std::vector<AppointmentLine> bookings;
    };
};
/// Takes a move or a cancellation back: every booking goes where it stood, booked, or none does.
struct PutBack {  // "appointment.put_back"
    std::vector<BookingPlace> places;
    struct Answer {
        std::int64_t back = 0;
    };
};
struct MarkNoShow {  // "appointment.no_show"
    AppointmentId appointment;
    struct Answer {
        bool marked = false;
    };
};
struct ReopenAppointment {  // "appointment.reopen": takes a cancellation or a no-show back, while the time is free
    AppointmentId appointment;
    struct Answer {
        bool reopened = false;
    };
};

/// Somebody to see again. No illness: who, when, by which doctor.
struct CallLine {
    PatientId patient;
    StaffId doctor;
    AppointmentId appointment;  ///< the one that was missed; null for a follow-up
    std::string patientName, ageText, sex, doctorName;
    base::Date due{};
    std::string state;  ///< follow-ups: open, booked, came; recalls: follow_up, no_show
    std::optional<base::Instant> bookedAt;
    std::string reminders;           ///< yes, no, not_asked: consent to be reminded
    std::string phone, phoneMasked;  ///< empty without that consent
};
struct ListFollowUps {                   // "appointment.follow_ups": wished for between these days
    std::optional<base::Date> from, to;  ///< default today and six days on
    StaffId doctor;
    struct Answer {
        std::vector<CallLine> people;
    };
};
struct ListRecalls {  // "appointment.recalls": wished for and never booked, or booked and did not come
    StaffId doctor;
    std::int64_t days = 60;  ///< looks back so far
    struct Answer {
        std::vector<CallLine> people;  ///< the longest overdue first
    };
};

base::Result<ListSchedule::Answer> execute(Session&, const ListSchedule&);
base::Result<SetHours::Answer> execute(Session&, const SetHours&);
base::Result<SetAway::Answer> execute(Session&, const SetAway&);
base::Result<RemoveSchedule::Answer> execute(Session&, const RemoveSchedule&);
base::Result<CalendarOf::Answer> execute(Session&, const CalendarOf&);
base::Result<NextFree::Answer> execute(Session&, const NextFree&);
base::Result<NeedsTime::Answer> execute(Session&, const NeedsTime&);
base::Result<BookSeries::Answer> execute(Session&, const BookSeries&);
base::Result<SeriesOf::Answer> execute(Session&, const SeriesOf&);
base::Result<PutBack::Answer> execute(Session&, const PutBack&);
base::Result<MarkNoShow::Answer> execute(Session&, const MarkNoShow&);
base::Result<ReopenAppointment::Answer> execute(Session&, const ReopenAppointment&);
base::Result<ListFollowUps::Answer> execute(Session&, const ListFollowUps&);
base::Result<ListRecalls::Answer> execute(Session&, const ListRecalls&);

}  // namespace opdesk::clinic
