#include <algorithm>
#include <tuple>

#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/queue.h"
#include "core/clinic/records.h"
#include "core/clinic/tokens.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kPermission = "queue.reorder";
constexpr std::size_t kMostMoved = 90;  // a group takes 100 changes

base::Status allowOrder(Session& session, const VisitId& visit, bool hasReason) {
    return allow(
        session,
        {.permission = kPermission, .kind = model::KindId::visit, .object = visit.uuid(), .hasReason = hasReason});
}

base::Failure wrongState(const model::Visit& visit, std::string what, std::string fix) {
    return base::fail(base::Error{base::ErrorCode::wrongState, "a token that is " + visit.status.text + " " + what,
                                  "visit", std::move(fix)});
}

int classOf(std::string_view priority) {
    if (priority == "emergency")
        return 0;
    return priority == "elderly" || priority == "pregnant" ? 1 : 2;
}

/// Whether `a` stands before `b` when both have these ranks: the order of store::queueOf.
bool standsBefore(const store::QueueRow& a, std::int64_t rankA, const store::QueueRow& b, std::int64_t rankB) {
    return std::tie(rankA, a.issuedAt, a.visit) < std::tie(rankB, b.issuedAt, b.visit);
}

/// The ranks that bring `line` into its order. From the end on, so that who comes later (rank 0) still comes last.
std::vector<std::pair<VisitId, std::int64_t>> ranksFor(const std::vector<store::QueueRow>& line) {
    std::vector<std::pair<VisitId, std::int64_t>> changed;
    auto below = line.back().rank;
    for (std::size_t i = line.size(); i-- > 1;) {
        const auto& one = line[i - 1];
        auto rank = one.rank;
        if (!standsBefore(one, rank, line[i], below)) {
            rank = standsBefore(one, below, line[i], below) ? below : below - 1;
            changed.emplace_back(one.visit, rank);
        }
        below = rank;
    }
    return changed;
}

}  // namespace

base::Result<TransferToken::Answer> execute(Session& session, const TransferToken& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_CHECK(allowOrder(session, command.visit, !reason.empty()));
    OPDESK_TRY(const auto stored, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    const auto& visit = stored.value;
    if (!visit.status.is("waiting") && !visit.status.is("called") && !visit.status.is("skipped"))
        return wrongState(visit, "cannot go to another doctor", "give a token with the other doctor");
    OPDESK_TRY(const auto doctor, needDoctor(session, command.doctor));
    if (doctor.doctor == visit.doctor)
        return base::failField("doctor", "the token is this doctor's already", "another doctor");
    OPDESK_TRY(const auto rows, store::queueOf(session.store, session.today(), doctor.doctor));
    for (const auto& row : rows)
        if (row.patient == visit.patient && isInQueue(row.status))
            return base::fail(base::Error{base::ErrorCode::alreadyExists, row.visit.text(), "doctor",
                                          "the patient has token " + row.token + " there already"});
    json::object fields{{"doctor", doctor.doctor.text()}, {"status", "waiting"}, {"rank", nullptr}};
    if (!reason.empty())
        fields["reason"] = reason;
    OPDESK_TRY(
        [[maybe_unused]] const auto receipt,
        commitOne(session, {setFields(model::KindId::visit, command.visit.uuid(), std::move(fields))},
                  auditOf("queue.transfer", model::KindId::visit, command.visit.uuid(), visit.patient, kPermission)));
    return TransferToken::Answer{visit.token, doctor.name};
}

base::Result<ReorderToken::Answer> execute(Session& session, const ReorderToken& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    OPDESK_CHECK(allowOrder(session, command.visit, !reason.empty()));
    OPDESK_TRY(const auto stored, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    if (!stored.value.status.is("waiting"))
        return wrongState(stored.value, "has no place to change", "a token that waits");
    OPDESK_TRY(const auto rows,
               store::queueOf(session.store, stored.value.day.value_or(session.today()), stored.value.doctor));
    const int kind = classOf(stored.value.priority.text);
    std::vector<store::QueueRow> line;
    std::optional<store::QueueRow> moved;
    for (const auto& row : rows) {
        if (row.status != "waiting" || classOf(row.priority) != kind)
            continue;
        if (row.visit == command.visit)
            moved = row;
        else
            line.push_back(row);
    }
    const auto before = std::ranges::find(line, command.before, &store::QueueRow::visit);
    if (!moved || (before == line.end() && !command.before.isNull()))
        return base::failField("before", "this token does not wait in the same line",
                               "a waiting token of the same doctor and priority; change the priority to pass others");
    const auto at = line.insert(before, *moved);
    const auto ahead = std::distance(line.begin(), at);
    const auto ranks = ranksFor(line);
    if (ranks.size() > kMostMoved)
        return base::fail(base::Error{base::ErrorCode::tooLarge, "too many tokens would move", "before",
                                      "a place nearer to the token's own"});
    if (ranks.empty())
        return ReorderToken::Answer{ahead};
    std::vector<store::Change> changes;
    for (const auto& [visit, rank] : ranks) {
        json::object fields{{"rank", rank}};
        if (!reason.empty())  // on each: every one is judged alone where it is sent to
            fields["reason"] = reason;
        changes.push_back(setFields(model::KindId::visit, visit.uuid(), std::move(fields)));
    }
    auto event =
        auditOf("queue.reorder", model::KindId::visit, command.visit.uuid(), stored.value.patient, kPermission);
    event.after = {{"ahead", ahead}, {"reason", reason}};
    OPDESK_TRY([[maybe_unused]] const auto receipt, commitOne(session, std::move(changes), std::move(event)));
    return ReorderToken::Answer{ahead};
}

base::Result<SetPriority::Answer> execute(Session& session, const SetPriority& command) {
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 200));
    OPDESK_CHECK(allowOrder(session, command.visit, !reason.empty()));
    OPDESK_TRY(const auto priority, checkedPriority(command.priority, reason, "reason"));
    OPDESK_TRY(const auto stored, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
    if (!isInQueue(stored.value.status.text) && !stored.value.status.is("skipped"))
        return wrongState(stored.value, "has no priority any more", "a token that waits");
    const auto was = stored.value.priority.empty() ? std::string("normal") : stored.value.priority.text;
    if (was == priority.priority)
        return SetPriority::Answer{was, was};
    // The rank was worked out among others: in the new line the time of issue counts.
    json::object fields{{"priority", priority.priority}, {"rank", nullptr}};
    fields["priority_reason"] = priority.reason.empty() ? json::value{} : json::value(priority.reason);
    OPDESK_TRY([[maybe_unused]] const auto receipt,
               commitOne(session, {setFields(model::KindId::visit, command.visit.uuid(), std::move(fields))},
                         auditOf("queue.priority", model::KindId::visit, command.visit.uuid(), stored.value.patient,
                                 kPermission)));
    return SetPriority::Answer{priority.priority, was};
}

}  // namespace opdesk::clinic
