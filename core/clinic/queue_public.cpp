#include <algorithm>
#include <chrono>

#include "core/clinic/day_plan.h"
#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
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

/// By the weekly hours less leave, holidays and what else takes the doctor away.
HoursToday hoursOf(const Session& session, const HoursRecords& hours, const StaffId& doctor) {
    const auto today = session.today();
    const auto plan = planOf(hours, doctor, today);
    const auto now = minuteOf(session, session.now());
    HoursToday found;
    for (const auto& piece : plan.open) {
        found.any = true;
        // What is left of the piece after each time away, which may overlap.
        for (auto from = piece.fromMinute; from < piece.toMinute;) {
            const auto* away = plan.awayIn(from, piece.toMinute);
            const auto to = away ? std::max(from, away->fromMinute) : piece.toMinute;
            if (from <= now && now < to)
                found.open = true;
            if (from > now && from < to && !found.nextStart)
                found.nextStart = instantOf(session, today, from);
            from = away ? std::max(away->toMinute, to + 1) : piece.toMinute;
        }
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
        if (line.waiting > 0) {
            OPDESK_TRY(const auto wait, waitOf(session, doctor.doctor, {}));
            line.expectedWaitMinutes = wait.expectedMinutes;
        }
        answer.doctors.push_back(std::move(line));
    }
    return answer;
}

}  // namespace opdesk::clinic
