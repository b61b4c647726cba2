#include "core/clinic/tokens.h"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "core/clinic/clinic_settings.h"
#include "core/clinic/inputs.h"
#include "core/clinic/records.h"
#include "core/model/kinds/doctor_hours.h"
#include "core/model/kinds/staff.h"
#include "core/store/queue_states.h"

namespace opdesk::clinic {

namespace {

constexpr std::int64_t kNoonBreak = 15 * 60;
constexpr std::int64_t kUsualFollowUpDays = 7;
constexpr std::int64_t kUsualMinutes = 10;

std::int64_t localMinute(base::Instant at, std::chrono::minutes offset) {
    const auto local = at + offset;
    return std::chrono::duration_cast<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local))
        .count();
}

bool isWaiting(const store::QueueRow& row) {
    return row.status == "waiting" || row.status == "called";
}

}  // namespace

/// Mean length of the finished consultations, from two minutes to an hour.
std::int64_t minutesEach(const std::vector<store::QueueRow>& rows) {
    std::int64_t sum = 0, count = 0;
    for (const auto& row : rows) {
        if (!row.inRoomAt || !row.doneAt)
            continue;
        const auto took = std::chrono::duration_cast<std::chrono::minutes>(*row.doneAt - *row.inRoomAt).count();
        sum += std::clamp<std::int64_t>(took, 2, 60);
        ++count;
    }
    return count == 0 ? kUsualMinutes : (sum + count / 2) / count;
}

base::Result<std::string> sessionAt(Session& session, const StaffId& doctor, base::Instant at) {
    const auto minute = localMinute(at, session.desk.offset);
    const auto weekday =
        std::chrono::weekday(std::chrono::sys_days(base::localDate(at, session.desk.offset))).c_encoding();
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    std::vector<std::pair<std::int64_t, std::string>> ends;
    for (const auto& one : hours)
        if (one.value.doctor == doctor && one.value.weekday == static_cast<std::int64_t>(weekday) &&
            !one.value.session.empty())
            ends.emplace_back(one.value.toMinute.value_or(0), one.value.session.text);
    std::ranges::sort(ends);
    for (const auto& [end, name] : ends)
        if (minute <= end)
            return name;
    if (!ends.empty())
        return ends.back().second;
    return std::string(minute < kNoonBreak ? "morning" : "evening");
}

std::string tokenCounter(const StaffId& doctor, base::Date day, std::string_view daySession) {
    return "token:" + doctor.text() + ":" + base::toIso(day) + ":" + std::string(daySession);
}

std::string tokenText(std::string_view letter, std::int64_t number, std::int64_t deskDigit) {
    auto text = std::string(letter) + "-" + std::to_string(number);
    if (deskDigit != 1)
        text += "·" + std::to_string(deskDigit);
    return text;
}

base::Result<std::string> visitKindFor(Session& session, const model::PatientId& patient, const StaffId& doctor,
                                       base::Date day) {
    OPDESK_TRY(const auto staff, needRecord<model::Staff>(session, doctor.uuid(), "doctor"));
    OPDESK_TRY(const auto days, followUpDaysOf(session, staff.value));
    const auto window = std::chrono::days(days.value_or(kUsualFollowUpDays));
    const auto earliest = std::chrono::sys_days(day) - window;
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, patient));
    const bool inside = std::ranges::any_of(visits, [&](const auto& one) {
        const auto& visit = one.value;
        const bool counts = visit.visitKind.is("new") && visit.doctor == doctor &&
                            (visit.status.is("done") || visit.status.is("in_room"));
        return counts && visit.day && std::chrono::sys_days(*visit.day) >= earliest &&
               std::chrono::sys_days(*visit.day) <= std::chrono::sys_days(day);
    });
    return std::string(inside ? "follow_up" : "new");
}

base::Result<Wait> waitOf(Session& session, const StaffId& doctor, const model::VisitId& visit) {
    OPDESK_TRY(const auto rows, store::queueStates(session.store, session.today(), doctor));
    Wait wait;
    const bool roomTaken = std::ranges::any_of(rows, [](const auto& row) { return row.status == "in_room"; });
    for (const auto& row : rows) {
        if (!visit.isNull() && row.visit == visit)
            break;
        if (isWaiting(row))
            ++wait.ahead;
    }
    const auto each = minutesEach(rows);
    wait.expectedMinutes = wait.ahead * each + (roomTaken ? (each + 1) / 2 : 0);
    return wait;
}

bool isInQueue(std::string_view status) {
    return status == "waiting" || status == "called" || status == "in_room";
}

base::Result<Priority> checkedPriority(std::string_view priority, std::string_view reason,
                                       std::string_view reasonField) {
    Priority checked;
    OPDESK_TRY(checked.priority, oneOf(priority, "priority", model::kPriorities));
    OPDESK_TRY(checked.reason, checkedLine(reason, reasonField, 200));
    if (checked.priority.empty())
        checked.priority = "normal";
    if (checked.priority != "normal" && checked.reason.empty())
        return base::failField(std::string(reasonField), "a priority needs a reason", "say why in a few words");
    return checked;
}

bool mayFollow(std::string_view from, std::string_view to) {
    const auto among = [&](std::initializer_list<std::string_view> states) {
        return std::ranges::find(states, from) != states.end();
    };
    if (to == "called")
        return among({"waiting", "called", "skipped", "no_show"});
    if (to == "waiting")  // taken back, or again after a test: the token keeps its place
        return among({"called", "skipped", "no_show", "cancelled", "in_room", "done"});
    if (to == "no_show")
        return among({"waiting", "called", "skipped"});
    if (to == "in_room")
        return among({"waiting", "called", "skipped"});
    if (to == "done")
        return among({"called", "in_room"});
    if (to == "skipped")
        return among({"waiting", "called"});
    if (to == "cancelled")
        return among({"waiting", "called", "skipped"});
    return false;
}

}  // namespace opdesk::clinic
