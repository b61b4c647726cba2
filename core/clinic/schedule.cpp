#include "core/clinic/schedule.h"

#include <algorithm>

#include "core/clinic/day_plan.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/clinic/safeguards.h"
#include "core/model/kinds/doctor_hours.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kManage = "schedule.manage_doctor_hours";
constexpr std::int64_t kEvening = 15 * 60;

base::Status maySet(Session& session, const StaffId& doctor, const DoctorHoursId& hours) {
    const bool own = !doctor.isNull() && doctor == session.lease.user;
    OPDESK_CHECK(allow(
        session, {.permission = kManage, .kind = model::KindId::doctorHours, .object = hours.uuid(), .own = own}));
    return needLine(session, "hours");
}

base::Status checkMinutes(std::int64_t from, std::int64_t to) {
    if (from < 0 || from >= kDayMinutes)
        return base::failField("from_minute", "not a time of day", "minutes since midnight, 0 to 1439");
    if (to <= from || to > kDayMinutes)
        return base::failField("to_minute", "the end is not after the beginning", "minutes since midnight, to 1440");
    return {};
}

base::Status checkFreeOfOthers(const HoursRecords& all, const SetHours& command) {
    for (const auto& one : all) {
        const auto& other = one.value;
        if (DoctorHoursId(one.record.id) == command.hours || !isWeekly(other) || other.doctor != command.doctor ||
            other.weekday != command.weekday)
            continue;
        if (other.fromMinute.value_or(0) < command.toMinute && command.fromMinute < other.toMinute.value_or(0))
            return base::fail(base::Error{base::ErrorCode::alreadyExists, one.record.id.text(), "from_minute",
                                          "a time that meets no other hours of this day"});
    }
    return {};
}

std::int64_t bookingsInside(Session& session, const model::DoctorHours& away) {
    const auto last = away.toDay.value_or(*away.fromDay);
    const auto doctor = away.doctor.isNull() ? std::nullopt : std::optional(away.doctor);
    const auto rows = store::appointmentsBetween(session.store, instantOf(session, *away.fromDay, 0),
                                                 instantOf(session, last, kDayMinutes), doctor);
    if (!rows)
        return 0;
    return std::ranges::count_if(*rows, [&](const store::AppointmentRow& row) {
        const auto from = minuteOf(session, row.startsAt);
        return row.status == "booked" && row.startsAt >= session.now() && from < away.toMinute.value_or(kDayMinutes) &&
               away.fromMinute.value_or(0) < from + row.minutes;
    });
}

}  // namespace

base::Result<ListSchedule::Answer> execute(Session& session, const ListSchedule& command) {
    OPDESK_CHECK(allow(session, {.permission = "appointment.view", .kind = model::KindId::doctorHours}));
    OPDESK_TRY(const auto all, recordsOf<model::DoctorHours>(session));
    ListSchedule::Answer answer;
    for (const auto& one : all) {
        const auto& hours = one.value;
        const DoctorHoursId id(one.record.id);
        if (!command.doctor.isNull() && !hours.doctor.isNull() && hours.doctor != command.doctor)
            continue;
        if (isWeekly(hours)) {
            answer.hours.push_back({id, hours.doctor, hours.weekday.value_or(0), hours.session.text,
                                    hours.fromMinute.value_or(0), hours.toMinute.value_or(0),
                                    hours.slotMinutes.value_or(kUsualSlot), hours.room});
            continue;
        }
        if (!hours.fromDay)
            continue;
        const auto last = hours.toDay.value_or(*hours.fromDay);
        if (std::chrono::sys_days(last) >= std::chrono::sys_days(session.today()))
            answer.away.push_back({id, hours.doctor, hours.use.text, *hours.fromDay, last, hours.fromMinute.value_or(0),
                                   hours.toMinute.value_or(kDayMinutes), hours.note});
    }
    std::ranges::sort(answer.hours, {},
                      [](const HoursLine& line) { return std::tuple(line.doctor, line.weekday, line.fromMinute); });
    std::ranges::sort(answer.away, {}, [](const AwayLine& line) {
        return std::tuple(std::chrono::sys_days(line.fromDay), line.fromMinute);
    });
    return answer;
}

base::Result<SetHours::Answer> execute(Session& session, const SetHours& command) {
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    OPDESK_CHECK(maySet(session, command.doctor, command.hours));
    if (command.weekday < 0 || command.weekday > 6)
        return base::failField("weekday", "not a day of the week", "0 for Sunday to 6 for Saturday");
    OPDESK_CHECK(checkMinutes(command.fromMinute, command.toMinute));
    if (command.slotMinutes < 5 || command.slotMinutes > 120)
        return base::failField("slot_minutes", "the length is out of range", "5 to 120 minutes");
    OPDESK_TRY(const auto all, recordsOf<model::DoctorHours>(session));
    OPDESK_CHECK(checkFreeOfOthers(all, command));

    model::DoctorHours hours;
    hours.doctor = doctor.doctor;
    hours.weekday = command.weekday;
    OPDESK_TRY(hours.session.text, oneOf(command.session, "session", model::kSessions));
    if (hours.session.empty())
        hours.session = command.fromMinute < kEvening ? "morning" : "evening";
    hours.fromMinute = command.fromMinute;
    hours.toMinute = command.toMinute;
    hours.slotMinutes = command.slotMinutes;
    OPDESK_TRY(hours.room, checkedLine(command.room, "room", 40));
    const auto id = command.hours.isNull() ? DoctorHoursId::make(session.clock, session.random) : command.hours;
    auto change = newRecord(id.uuid(), hours);
    if (!command.hours.isNull()) {
        OPDESK_TRY(const auto old, needRecord<model::DoctorHours>(session, id.uuid(), "hours"));
        // A doctor may not take over another's hours by naming them.
        OPDESK_CHECK(maySet(session, old.value.doctor, id));
        auto fields = model::encode(hours);
        if (hours.room.empty())
            fields["room"] = nullptr;
        change = setFields(model::KindId::doctorHours, id.uuid(), std::move(fields));
    }
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {std::move(change)},
                         auditOf("schedule.set_hours", model::KindId::doctorHours, id.uuid(), {}, kManage)));
    return SetHours::Answer{id};
}

base::Result<SetAway::Answer> execute(Session& session, const SetAway& command) {
    model::DoctorHours away;
    OPDESK_TRY(away.use.text, oneOf(command.use, "use", model::kHoursUses));
    if (isWeekly(away))
        return base::failField("use", "the kind of time away is missing", "leave, holiday or busy");
    if (command.doctor.isNull() && !away.use.is("holiday"))
        return base::failField("doctor", "leave is one doctor's", "a doctor from doctor.list");
    if (!command.doctor.isNull()) {
        OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
        away.doctor = doctor.doctor;
    }
    OPDESK_CHECK(maySet(session, command.doctor, {}));
    if (!command.fromDay.ok())
        return base::failField("from_day", "the first day is missing", "a date like 2026-12-24");
    const auto last = command.toDay.value_or(command.fromDay);
    if (std::chrono::sys_days(last) < std::chrono::sys_days(command.fromDay) ||
        std::chrono::sys_days(last) - std::chrono::sys_days(command.fromDay) > std::chrono::days(366))
        return base::failField("to_day", "the last day is before the first or too far from it",
                               "at most a year after from_day");
    if (std::chrono::sys_days(last) < std::chrono::sys_days(session.today()))
        return base::failField("to_day", "the days have passed", "a day from today on");
    OPDESK_CHECK(checkMinutes(command.fromMinute, command.toMinute));
    away.fromDay = command.fromDay;
    away.toDay = last;
    away.fromMinute = command.fromMinute;
    away.toMinute = command.toMinute;
    OPDESK_TRY(away.note, checkedLine(command.note, "note", 120));
    const auto id = DoctorHoursId::make(session.clock, session.random);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {newRecord(id.uuid(), away)},
                         auditOf("schedule.set_away", model::KindId::doctorHours, id.uuid(), {}, kManage)));
    return SetAway::Answer{id, bookingsInside(session, away)};
}

base::Result<RemoveSchedule::Answer> execute(Session& session, const RemoveSchedule& command) {
    OPDESK_TRY(const auto old, needRecord<model::DoctorHours>(session, command.hours.uuid(), "hours"));
    OPDESK_CHECK(maySet(session, old.value.doctor, command.hours));
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {endRecord(model::KindId::doctorHours, command.hours.uuid(), reason)},
                         auditOf("schedule.remove", model::KindId::doctorHours, command.hours.uuid(), {}, kManage)));
    return RemoveSchedule::Answer{true};
}

}  // namespace opdesk::clinic
