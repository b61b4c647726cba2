#include "core/clinic/day_plan.h"

#include <algorithm>
#include <chrono>

#include "core/model/kinds/consent.h"

namespace opdesk::clinic {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

/// No booking is longer.
constexpr minutes kLongest{480};

bool isOnDay(const model::DoctorHours& hours, base::Date day) {
    if (!hours.fromDay)
        return false;
    const auto last = hours.toDay.value_or(*hours.fromDay);
    return sys_days(*hours.fromDay) <= sys_days(day) && sys_days(day) <= sys_days(last);
}

}  // namespace

std::vector<std::int64_t> DayPlan::slots() const {
    std::vector<std::int64_t> starts;
    for (const auto& piece : open)
        for (auto at = piece.fromMinute; at + piece.slotMinutes <= piece.toMinute; at += piece.slotMinutes)
            if (!awayIn(at, at + piece.slotMinutes))
                starts.push_back(at);
    std::ranges::sort(starts);
    const auto same = std::ranges::unique(starts);
    starts.erase(same.begin(), same.end());
    return starts;
}

const AwayPiece* DayPlan::awayIn(std::int64_t from, std::int64_t to) const {
    const auto found =
        std::ranges::find_if(away, [&](const AwayPiece& one) { return one.fromMinute < to && from < one.toMinute; });
    return found == away.end() ? nullptr : &*found;
}

std::int64_t DayPlan::slotAt(std::int64_t minute) const {
    for (const auto& piece : open)
        if (piece.fromMinute <= minute && minute < piece.toMinute)
            return piece.slotMinutes;
    return open.empty() ? kUsualSlot : open.front().slotMinutes;
}

bool isWeekly(const model::DoctorHours& hours) {
    return hours.use.empty() || hours.use.is("weekly");
}

DayPlan planOf(const HoursRecords& hours, const StaffId& doctor, base::Date day) {
    const auto weekday = static_cast<std::int64_t>(std::chrono::weekday(sys_days(day)).c_encoding());
    DayPlan plan;
    for (const auto& [record, one] : hours) {
        if (isWeekly(one)) {
            if (one.doctor == doctor && one.weekday == weekday)
                plan.open.push_back({one.session.text, one.fromMinute.value_or(0), one.toMinute.value_or(0),
                                     std::max<std::int64_t>(5, one.slotMinutes.value_or(kUsualSlot))});
        } else if ((one.doctor.isNull() || one.doctor == doctor) && isOnDay(one, day)) {
            plan.away.push_back(
                {one.use.text, one.note, one.fromMinute.value_or(0), one.toMinute.value_or(kDayMinutes)});
        }
    }
    std::ranges::sort(plan.open, {}, &OpenPiece::fromMinute);
    std::ranges::sort(plan.away, {}, &AwayPiece::fromMinute);
    return plan;
}

std::int64_t minuteOf(const Session& session, base::Instant at) {
    const auto local = at + session.desk.offset;
    return std::chrono::duration_cast<minutes>(local - std::chrono::floor<days>(local)).count();
}

base::Instant instantOf(const Session& session, base::Date day, std::int64_t minute) {
    return base::startOfDay(day, session.desk.offset) + minutes(minute);
}

base::Date dayAfter(base::Date day, std::int64_t count) {
    return base::Date(sys_days(day) + days(count));
}

bool holdsSlot(std::string_view status) {
    return status == "booked" || status == "arrived" || status == "done";
}

bool isTaken(const std::vector<store::AppointmentRow>& rows, base::Instant at, std::int64_t length,
             const AppointmentId& except) {
    return std::ranges::any_of(rows, [&](const store::AppointmentRow& row) {
        return row.appointment != except && holdsSlot(row.status) && row.startsAt < at + minutes(length) &&
               at < row.startsAt + minutes(row.minutes);
    });
}

base::Result<std::vector<store::AppointmentRow>> rowsAround(Session& session, const StaffId& doctor, base::Instant from,
                                                            base::Instant to) {
    return store::appointmentsBetween(session.store, from - kLongest, to, doctor);
}

base::Status checkSlot(Session& session, const StaffId& doctor, base::Instant at, std::int64_t length,
                       const AppointmentId& except, bool overbook) {
    if (at < session.now() || at > session.now() + days(366))
        return base::failField("starts_at", "the time is in the past or more than a year away", "a time from now on");
    if (overbook)
        return {};
    OPDESK_TRY(const auto rows, rowsAround(session, doctor, at, at + minutes(length)));
    if (isTaken(rows, at, length, except))
        return base::fail(base::Error{base::ErrorCode::alreadyExists, "the doctor has another appointment then",
                                      "starts_at", "a time from appointment.free, or overbook"});
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    const auto minute = minuteOf(session, at);
    const auto plan = planOf(hours, doctor, base::localDate(at, session.desk.offset));
    if (plan.awayIn(minute, minute + length))
        return base::failField("starts_at", "the doctor is away then", "a time from appointment.free, or overbook");
    return {};
}

base::Result<std::vector<base::Instant>> nextFreeTimes(Session& session, const HoursRecords& hours,
                                                       const StaffId& doctor, base::Instant from, std::int64_t length,
                                                       std::int64_t count) {
    std::vector<base::Instant> times;
    const auto first = std::max(from, session.now());
    auto day = base::localDate(first, session.desk.offset);
    for (std::int64_t ahead = 0; ahead <= kFreeDays; ++ahead, day = dayAfter(day, 1)) {
        const auto plan = planOf(hours, doctor, day);
        const auto slots = plan.slots();
        if (slots.empty())
            continue;
        OPDESK_TRY(const auto rows,
                   rowsAround(session, doctor, instantOf(session, day, 0), instantOf(session, day, kDayMinutes)));
        for (const auto minute : slots) {
            const auto at = instantOf(session, day, minute);
            const auto needed = length > 0 ? length : plan.slotAt(minute);
            if (at < first || isTaken(rows, at, needed, {}) || plan.awayIn(minute, minute + needed))
                continue;
            times.push_back(at);
            if (static_cast<std::int64_t>(times.size()) == count)
                return times;
        }
    }
    return times;
}

base::Result<std::string> remindersOf(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto consents, recordsOfPatient<model::Consent>(session, patient));
    const model::Consent* last = nullptr;
    for (const auto& one : consents)
        if (one.value.purpose.is("reminders") && (!last || last->at <= one.value.at))
            last = &one.value;
    return std::string(!last ? "not_asked" : last->given ? "yes" : "no");
}

}  // namespace opdesk::clinic
