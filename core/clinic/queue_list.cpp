#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

#include "core/clinic/document_parts.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"
#include "core/model/kinds/patient.h"
#include "core/text/age.h"
#include "core/text/dates.h"
#include "core/text/names.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kView = "patient.view_demographics";
constexpr std::int64_t kUsualWaitLimit = 25;
constexpr int kElderlyFrom = 60;  ///< as the tag and the reason of the priority say: "60 or older"

std::optional<StaffId> doctorOrAll(const StaffId& doctor) {
    return doctor.isNull() ? std::nullopt : std::optional(doctor);
}

std::int64_t minutesBetween(base::Instant from, base::Instant to) {
    return std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::minutes>(to - from).count());
}

/// Until the patient was served, or until now while he waits.
base::Instant waitEnd(const store::QueueRow& row, base::Instant now) {
    if (row.inRoomAt)
        return *row.inRoomAt;
    if (row.calledAt)
        return *row.calledAt;
    return row.doneAt.value_or(now);
}

/// One doctor's rows, and how long who comes next in them has still to wait.
struct Line {
    std::vector<store::QueueRow> rows;
    std::int64_t each = 0, minutes = 0;
};

base::Result<std::int64_t> waitLimit(Session& session) {
    OPDESK_TRY(const auto words, settingOf(session, "queue.wait_limit"));
    std::int64_t minutes = 0;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), minutes);
    return read.ec == std::errc() && minutes > 0 ? minutes : kUsualWaitLimit;
}

/// How many wait, how long so far, and how many are inside.
void count(ListQueue::Answer& answer) {
    answer.waiting = answer.inRoom = answer.averageWaitMinutes = 0;
    std::int64_t waited = 0;
    for (const auto& line : answer.tokens) {
        answer.inRoom += line.status == "in_room";
        if (line.status != "waiting")
            continue;
        ++answer.waiting;
        waited += line.waitedMinutes;
    }
    if (answer.waiting > 0)
        answer.averageWaitMinutes = (waited + answer.waiting / 2) / answer.waiting;
}

}  // namespace

ListQueue::Answer ofDoctor(ListQueue::Answer all, const StaffId& doctor) {
    std::erase_if(all.tokens, [&](const QueueLine& line) { return line.doctor != doctor; });
    count(all);
    return all;
}

base::Result<ListDoctors::Answer> execute(Session& session, const ListDoctors&) {
    OPDESK_CHECK(allow(session, {.permission = kView, .kind = model::KindId::staff}));
    ListDoctors::Answer answer;
    OPDESK_TRY(answer.doctors, activeDoctors(session));
    return answer;
}

base::Result<ListQueue::Answer> execute(Session& session, const ListQueue& command) {
    OPDESK_CHECK(allow(session, {.permission = kView, .kind = model::KindId::visit}));
    const auto day = command.day.value_or(session.today());
    OPDESK_TRY(const auto rows, store::queueOf(session.store, day, doctorOrAll(command.doctor)));
    OPDESK_TRY(const auto doctors, activeDoctors(session));
    std::map<StaffId, std::string> names;
    for (const auto& doctor : doctors)
        names[doctor.doctor] = doctor.name;

    std::map<StaffId, Line> lines;
    for (const auto& row : rows)
        lines[row.doctor].rows.push_back(row);
    for (auto& [doctor, one] : lines) {
        one.each = minutesEach(one.rows);
        one.minutes = std::ranges::any_of(one.rows, [](const auto& row) { return row.status == "in_room"; })
                          ? (one.each + 1) / 2
                          : 0;
    }

    ListQueue::Answer answer;
    OPDESK_TRY(answer.waitLimitMinutes, waitLimit(session));
    const auto now = correctedNow(session);
    const bool mayBills = mayQuietly(session, "invoice.view", true);
    const bool masked = access::levelOf(session.lease.roles, kView) == access::Level::masked;
    for (const auto& row : rows) {
        QueueLine line{row.visit,
                       row.patient,
                       row.doctor,
                       row.token,
                       shownName(session, row.patientName),
                       ageTextOf(session, row.birthDate),
                       row.sex,
                       names.contains(row.doctor) ? names[row.doctor] : staffName(session, row.doctor),
                       row.status,
                       row.priority,
                       row.visitKind,
                       row.issuedAt,
                       row.calledAt};
        if (row.status == "waiting" || row.status == "called") {
            auto& ahead = lines[row.doctor];
            line.expectedMinutes = ahead.minutes;
            ahead.minutes += ahead.each;
        }
        line.waitedMinutes = minutesBetween(row.issuedAt, waitEnd(row, now));
        if (row.birthDate) {
            const int years = text::ageOn(*row.birthDate, session.today()).years;
            line.minor = years < 18;
            line.elderly = years >= kElderlyFrom;
        }
        line.tentative = row.tentative;
        line.hasConflict = row.hasConflict;
        line.attention = row.attention && row.status != "done" && row.status != "cancelled" && row.status != "no_show";
        if (mayBills) {
            OPDESK_TRY(const auto balance, store::balanceOf(session.store, row.patient));
            line.dueBill = balance > 0;
        }
        if (!masked)
            line.locality = row.locality;
        answer.tokens.push_back(std::move(line));
    }
    count(answer);
    return answer;
}

base::Result<TokenSlipOf::Answer> execute(Session& session, const TokenSlipOf& command) {
    OPDESK_CHECK(allow(
        session, {.permission = "queue.issue_token", .kind = model::KindId::visit, .object = command.visit.uuid()}));
    OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    OPDESK_TRY(const auto who, store::resolveAlias(session.store, visit.value.patient));
    OPDESK_TRY(const auto patient, needRecord<model::Patient>(session, who.uuid(), "patient"));
    OPDESK_TRY(const auto doctor, needDoctor(session, visit.value.doctor));
    OPDESK_TRY(const auto wait, waitOf(session, visit.value.doctor, command.visit));
    const auto issued = visit.value.issuedAt.value_or(session.now());
    OPDESK_TRY(const auto clinicName, clinicNameOf(session));
    TokenSlipOf::Answer slip{clinicName,
                             visit.value.token,
                             doctor.name,
                             doctor.room,
                             text::formatDate(base::localDate(issued, session.desk.offset)),
                             text::formatTime12(issued, session.desk.offset),
                             text::firstName(patient.value.name),
                             {},
                             patient.value.language.text};
    if (const auto age = ageTextOf(session, patient.value.birthDate); !age.empty())
        slip.firstNameAge += ", " + age;
    if (visit.value.status.is("waiting"))
        slip.waitText = wait.expectedMinutes > 0 ? "about " + std::to_string(wait.expectedMinutes) + " min" : "next";
    return slip;
}

}  // namespace opdesk::clinic
