#include <algorithm>
#include <chrono>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/doctor_hours.h"
#include "core/text/dates.h"
#include "core/text/names.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

constexpr std::size_t kShownNext = 3;
constexpr std::size_t kInitials = 3;

/// "G. K. N."
std::string dottedInitials(const std::string& name) {
    std::string dotted;
    for (const char32_t letter : text::toCodePoints(text::initials(name, kInitials))) {
        if (!dotted.empty())
            dotted += ' ';
        text::appendUtf8(dotted, letter);
        dotted += '.';
    }
    return dotted;
}

struct HoursToday {
    bool any = false, open = false;
    std::optional<base::Instant> nextStart;
};

HoursToday hoursOf(const Session& session, const std::vector<Stored<model::DoctorHours>>& hours,
                   const StaffId& doctor) {
    const auto today = session.today();
    const auto midnight = base::startOfDay(today, session.desk.offset);
    const auto weekday = static_cast<std::int64_t>(std::chrono::weekday(std::chrono::sys_days(today)).c_encoding());
    HoursToday found;
    for (const auto& one : hours) {
        if (one.value.doctor != doctor || one.value.weekday != weekday)
            continue;
        found.any = true;
        const auto from = midnight + std::chrono::minutes(one.value.fromMinute.value_or(0));
        const auto to = midnight + std::chrono::minutes(one.value.toMinute.value_or(0));
        if (session.now() >= from && session.now() < to)
            found.open = true;
        if (from > session.now() && (!found.nextStart || from < *found.nextStart))
            found.nextStart = from;
    }
    return found;
}

BoardLine lineOf(const DoctorLine& doctor, const std::vector<store::QueueRow>& rows) {
    BoardLine line;
    line.doctor = doctor.name;
    line.room = doctor.room;
    line.state = "free";
    const store::QueueRow* shown = nullptr;
    for (const auto& row : rows) {
        if (row.status == "waiting") {
            ++line.waiting;
            if (line.next.size() < kShownNext)
                line.next.push_back(row.token);
        }
        // Who was called last is what the room looks for; else who is inside.
        const bool called = row.status == "called";
        if (called && (!shown || shown->status != "called" || shown->calledAt < row.calledAt))
            shown = &row;
        else if (row.status == "in_room" && !shown)
            shown = &row;
    }
    if (shown) {
        line.state = shown->status;
        line.token = shown->token;
        line.initials = dottedInitials(shown->patientName);
        line.calledAt = shown->calledAt;
    }
    return line;
}

/// The last word from the other desks, when it is older than a minute.
std::optional<base::Instant> oldNews(const Session& session) {
    if (!session.sync)
        return std::nullopt;
    const auto status = session.sync->status();
    if (!status.lastSuccess || session.now() - *status.lastSuccess <= std::chrono::minutes(1))
        return std::nullopt;
    // Nothing new to tell is not old news while the line stands.
    return status.online ? std::nullopt : status.lastSuccess;
}

}  // namespace

base::Result<PublicQueue::Answer> execute(Session& session, const PublicQueue&) {
    OPDESK_CHECK(allow(session, {.permission = "queue.call_next", .kind = model::KindId::visit}));
    PublicQueue::Answer answer;
    OPDESK_TRY(answer.clinic, clinicNameOf(session));
    OPDESK_TRY(answer.message, settingOf(session, "board.message"));
    OPDESK_TRY(answer.messageLocal, settingOf(session, "board.message_local"));
    OPDESK_TRY(answer.language, settingOf(session, "board.language"));
    OPDESK_TRY(answer.sound, settingOf(session, "board.sound"));
    answer.at = session.now();
    answer.asOf = oldNews(session);
    OPDESK_TRY(const auto hours, recordsOf<model::DoctorHours>(session));
    OPDESK_TRY(const auto doctors, activeDoctors(session));
    for (const auto& doctor : doctors) {
        OPDESK_TRY(const auto rows, store::queueOf(session.store, session.today(), doctor.doctor));
        const auto today = hoursOf(session, hours, doctor.doctor);
        auto line = lineOf(doctor, rows);
        if (!today.any && line.waiting == 0 && line.token.empty())
            continue;
        if (line.token.empty() && today.any && !today.open) {
            line.state = "away";
            if (today.nextStart)
                line.backAt = text::formatTime12(*today.nextStart, session.desk.offset);
            else if (line.waiting == 0)
                continue;  // gone for today
        }
        OPDESK_TRY(const auto wait, waitOf(session, doctor.doctor, {}));
        if (line.waiting > 0)
            answer.expectedWaitMinutes = std::max(answer.expectedWaitMinutes, wait.expectedMinutes);
        answer.doctors.push_back(std::move(line));
    }
    return answer;
}

}  // namespace opdesk::clinic
