#include <algorithm>
#include <map>

#include "core/clinic/day_plan.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/schedule.h"
#include "core/text/phone.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kViewCalendar = "appointment.view";
constexpr auto kLateAfter = std::chrono::minutes(15);

/// What became of those who came, by patient and doctor; only days that have begun are asked.
using Came = std::map<std::pair<PatientId, StaffId>, std::string>;

base::Result<Came> cameOn(Session& session, base::Date day) {
    Came came;
    if (std::chrono::sys_days(day) > std::chrono::sys_days(session.today()))
        return came;
    OPDESK_TRY(const auto queue, store::queueOf(session.store, day, std::nullopt));
    for (const auto& row : queue) {
        const auto state = row.status == "in_room" ? "in_room" : row.status == "done" ? "done" : "arrived";
        came[{row.patient, row.doctor}] = state;
    }
    return came;
}

std::string stateOf(const store::AppointmentRow& row, const Came& came, base::Instant now) {
    if (row.status == "arrived") {
        const auto found = came.find({row.patient, row.doctor});
        return found == came.end() ? "arrived" : found->second;
    }
    if (row.status != "booked")
        return row.status;
    if (now > row.startsAt + kLateAfter)
        return "late";
    return row.tentative ? "tentative" : "booked";
}

AppointmentLine lineOf(const Session& session, const store::AppointmentRow& row, const std::string& doctor) {
    const bool masked = access::levelOf(session.lease.roles, kViewCalendar) == access::Level::masked;
    AppointmentLine line;
    line.appointment = row.appointment;
    line.patient = row.patient;
    line.doctor = row.doctor;
    line.patientName = shownName(session, row.patientName);
    line.ageText = ageTextOf(session, row.birthDate);
    line.sex = row.sex;
    line.doctorName = doctor;
    line.status = row.status;
    line.visitKind = row.visitKind;
    line.reason = masked ? std::string{} : row.reason;
    line.startsAt = row.startsAt;
    line.minutes = row.minutes;
    line.tentative = row.tentative;
    line.late = row.status == "booked" && session.now() > row.startsAt + kLateAfter;
    line.overbook = row.overbook;
    return line;
}

/// The doctors this session may look at: his own column for who sees only his own.
base::Result<std::vector<DoctorLine>> doctorsFor(Session& session, const StaffId& asked) {
    const bool onlyOwn = access::levelOf(session.lease.roles, kViewCalendar) == access::Level::own;
    OPDESK_CHECK(allow(session, {.permission = kViewCalendar,
                                 .kind = model::KindId::appointment,
                                 .own = asked.isNull() || asked == session.lease.user}));
    OPDESK_TRY(auto doctors, activeDoctors(session));
    std::erase_if(doctors, [&](const DoctorLine& one) {
        return (onlyOwn && one.doctor != session.lease.user) || (!asked.isNull() && one.doctor != asked);
    });
    if (!asked.isNull() && doctors.empty())
        return base::failField("doctor", "this person is not an active doctor", "a doctor from doctor.list");
    return doctors;
}

struct Phone {
    std::string whole, masked;
};
base::Result<Phone> phoneOf(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto card, store::patientCard(session.store, patient));
    if (!card)
        return Phone{};
    OPDESK_TRY(const auto line, clinic::lineOf(session, *card));
    return Phone{line.phone, line.phoneMasked};
}

}  // namespace

base::Result<CalendarOf::Answer> execute(Session& session, const CalendarOf& command) {
    if (command.days < 1 || command.days > 14)
        return base::failField("days", "too many or too few", "1 to 14");
    OPDESK_TRY(const auto doctors, doctorsFor(session, command.doctor));
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto first = command.day.value_or(session.today());
    const auto now = session.now();
    CalendarOf::Answer answer;
    answer.now = now;
    for (std::int64_t ahead = 0; ahead < command.days; ++ahead) {
        const auto day = dayAfter(first, ahead);
        OPDESK_TRY(const auto came, cameOn(session, day));
        OPDESK_TRY(const auto rows, store::appointmentsBetween(session.store, instantOf(session, day, 0),
                                                               instantOf(session, day, kDayMinutes), std::nullopt));
        for (const auto& doctor : doctors) {
            const auto plan = planOf(hours, doctor.doctor, day);
            CalendarColumn column;
            column.day = day;
            column.doctor = doctor.doctor;
            column.doctorName = doctor.name;
            column.open = plan.open;
            column.away = plan.away;
            const auto slots = plan.slots();
            column.places = static_cast<std::int64_t>(slots.size());
            for (const auto& row : rows) {
                if (row.doctor != doctor.doctor || row.status == "cancelled")
                    continue;
                column.booked += holdsSlot(row.status);
                column.bookings.push_back(
                    {lineOf(session, row, doctor.name), minuteOf(session, row.startsAt), stateOf(row, came, now)});
            }
            answer.columns.push_back(std::move(column));
        }
    }
    return answer;
}

base::Result<NextFree::Answer> execute(Session& session, const NextFree& command) {
    OPDESK_CHECK(allow(session, {.permission = "appointment.book", .kind = model::KindId::appointment}));
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    if (command.count < 1 || command.count > 50)
        return base::failField("count", "too many or too few", "1 to 50");
    if (command.minutes != 0 && (command.minutes < 5 || command.minutes > 480))
        return base::failField("minutes", "the length is out of range", "5 to 480 minutes, or 0 for one slot");
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    OPDESK_TRY(auto times, nextFreeTimes(session, hours, doctor.doctor, command.from.value_or(session.now()),
                                         command.minutes, command.count));
    return NextFree::Answer{std::move(times)};
}

base::Result<NeedsTime::Answer> execute(Session& session, const NeedsTime& command) {
    OPDESK_TRY(const auto doctors, doctorsFor(session, command.doctor));
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto now = session.now();
    const auto today = session.today();
    std::map<StaffId, std::string> names;
    for (const auto& one : doctors)
        names[one.doctor] = one.name;

    std::vector<std::pair<store::AppointmentRow, std::string>> found;
    OPDESK_TRY(const auto taken,
               store::appointmentsInState(session.store, "needs_slot", instantOf(session, dayAfter(today, -7), 0),
                                          now + std::chrono::days(400)));
    for (const auto& row : taken)
        found.emplace_back(row, "taken");
    for (const auto& one : hours) {
        const auto& away = one.value;
        if (isWeekly(away) || !away.fromDay)
            continue;
        const auto last = away.toDay.value_or(*away.fromDay);
        if (std::chrono::sys_days(last) < std::chrono::sys_days(today))
            continue;
        OPDESK_TRY(const auto rows,
                   store::appointmentsBetween(session.store, std::max(now, instantOf(session, *away.fromDay, 0)),
                                              instantOf(session, last, kDayMinutes),
                                              away.doctor.isNull() ? std::nullopt : std::optional(away.doctor)));
        for (const auto& row : rows) {
            const auto from = minuteOf(session, row.startsAt);
            const bool inside =
                from < away.toMinute.value_or(kDayMinutes) && away.fromMinute.value_or(0) < from + row.minutes;
            const bool listed = std::ranges::any_of(
                found, [&](const auto& other) { return other.first.appointment == row.appointment; });
            // An overbooked one was put there by somebody who knew.
            if (row.status == "booked" && !row.overbook && inside && !listed)
                found.emplace_back(row, away.use.text);
        }
    }
    std::erase_if(found, [&](const auto& one) { return !names.contains(one.first.doctor); });
    std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first.startsAt; });

    NeedsTime::Answer answer;
    for (const auto& [row, why] : found) {
        NeedsTimeLine line;
        line.appointment = lineOf(session, row, names[row.doctor]);
        line.why = why;
        OPDESK_TRY(const auto phone, phoneOf(session, row.patient));
        line.phone = phone.whole;
        line.phoneMasked = phone.masked;
        OPDESK_TRY(line.free, nextFreeTimes(session, hours, row.doctor, std::max(now, row.startsAt), row.minutes, 3));
        answer.appointments.push_back(std::move(line));
    }
    return answer;
}

}  // namespace opdesk::clinic
