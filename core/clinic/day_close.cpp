#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "core/access/permissions.h"
#include "core/clinic/billing_parts.h"
#include "core/clinic/day_parts.h"
#include "core/clinic/described_bills.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/safeguards.h"
#include "core/model/kinds/staff.h"
#include "core/model/validate.h"
#include "core/text/dates.h"
#include "core/text/money.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kClose = "dayclose.perform";
constexpr std::array<std::int64_t, 10> kNotes{200000, 50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100};

template <typename T>
json::array listOf(const std::vector<T>& list) {
    json::array out;
    for (const auto& one : list) {
        json::object kept;
        for (const auto& [name, value] : toJson(one))
            if (!model::normalized(value).is_null())
                kept[name] = value;
        out.push_back(std::move(kept));
    }
    return out;
}

template <typename T>
std::vector<T> readList(const json::array& list) {
    std::vector<T> out;
    for (const auto& one : list) {
        json::object known;
        if (const auto* object = one.if_object())
            std::apply(
                [&](const auto&... m) {
                    ((object->contains(m.name) ? void(known[m.name] = object->at(m.name)) : void()), ...);
                },
                Described<T>::members);
        if (auto value = fromJson<T>(known))
            out.push_back(std::move(*value));
    }
    return out;
}

base::Result<std::int64_t> counted(const std::vector<NoteCount>& notes) {
    std::int64_t sum = 0;
    std::vector<std::int64_t> seen;
    for (std::size_t i = 0; i < notes.size(); ++i) {
        const auto field = "notes[" + std::to_string(i) + "]";
        const auto& one = notes[i];
        if (std::ranges::find(kNotes, one.value) == kNotes.end() || std::ranges::find(seen, one.value) != seen.end())
            return base::failField(field + ".value", "there is no such note or coin, or it is named twice",
                                   "2000, 500, 200, 100, 50, 20, 10, 5, 2 or 1 rupees, in paise");
        if (one.count < 0 || one.count > 100000)
            return base::failField(field + ".count", "the number of notes cannot be", "0 to 100000");
        seen.push_back(one.value);
        sum += one.value * one.count;
    }
    return sum;
}

bool mayCountAlong(const Session& session, const base::Uuid& id, const model::Staff& staff) {
    return !staff.inactive && StaffId(id) != session.lease.user;
}

base::Status witnessed(Session& session, const CloseDay& command) {
    OPDESK_TRY(const auto second, settingOf(session, "till.second_person"));
    if (second != "yes" && command.witness.isNull())
        return {};
    if (command.witness.isNull() || command.witness == session.lease.user)
        return base::failField("witness", "a second person counts along in this clinic",
                               "a colleague, with the password");
    OPDESK_TRY(const auto staff, needRecord<model::Staff>(session, command.witness.uuid(), "witness"));
    if (staff.value.inactive)
        return base::failField("witness", "this person works here no more", "a colleague, with the password");
    return confirmPresence(session, command.witness, command.witnessPassphrase, "witness_passphrase");
}

model::DayClose bodyOf(const Session& session, const OpenSitting& open, const CloseDay& command, std::int64_t cash) {
    const auto& closing = open.closing;
    model::DayClose body;
    body.series = closing.series;
    body.sitting = closing.sitting;
    body.day = session.today();
    body.closedAt = session.now();
    body.closedBy = session.lease.user;
    body.witness = command.witness;
    body.opening = model::Paise{closing.opening};
    body.expected = model::Paise{closing.expected};
    body.counted = model::Paise{cash};
    body.left = model::Paise{command.left};
    body.notes = listOf(command.notes);
    body.modes = listOf(closing.modes);
    body.people = listOf(closing.people);
    body.bills = listOf(closing.bills);
    body.firstNumber = closing.firstNumber;
    body.lastNumber = closing.lastNumber;
    body.billCount = closing.billCount;
    body.billed = model::Paise{closing.billed};
    body.unsent = closing.unsent;
    body.openDesks = listOf(closing.openDesks);
    return body;
}

}  // namespace

Closing closingOf(Session&, const model::DayClose& body) {
    const auto paise = [](const std::optional<model::Paise>& amount) { return amount.value_or(model::Paise{}).value; };
    Closing closing;
    closing.sitting = body.sitting.value_or(0);
    closing.opening = paise(body.opening);
    closing.expected = paise(body.expected);
    closing.billed = paise(body.billed);
    closing.billCount = body.billCount.value_or(0);
    closing.unsent = body.unsent.value_or(0);
    closing.series = body.series;
    closing.dayText = body.day ? text::formatDate(*body.day) : std::string();
    closing.firstNumber = body.firstNumber;
    closing.lastNumber = body.lastNumber;
    closing.modes = readList<ModeSum>(body.modes);
    closing.people = readList<PersonSum>(body.people);
    closing.bills = readList<ClosingBill>(body.bills);
    closing.openDesks = readList<OpenDesk>(body.openDesks);
    return closing;
}

base::Result<CloseDay::Answer> execute(Session& session, const CloseDay& command) {
    OPDESK_CHECK(allow(session, {.permission = kClose, .kind = model::KindId::dayClose}));
    OPDESK_TRY(const auto cash, counted(command.notes));
    OPDESK_TRY(const auto reason, checkedLine(command.reason, "reason", 300));
    if (command.left < 0 || command.left > cash)
        return base::failField("left", "more stays in the drawer than was counted", "0 to " + text::formatPaise(cash));
    OPDESK_TRY(const auto open, openSitting(session));
    // Whoever closes only his own till cannot close what a colleague took at this desk.
    if (open.others && !mayQuietly(session, kClose, false))
        return base::fail(base::Error{base::ErrorCode::permissionDenied,
                                      "others took money at this desk since the last close", "people",
                                      "billing or the clinic's admin closes it"});
    if (open.nothing && cash == 0 && open.closing.expected == 0)
        return base::fail(base::Error{base::ErrorCode::wrongState, "no money was taken since the last close", "notes",
                                      "nothing has to be closed"});
    if (cash != open.closing.expected && reason.empty())
        return base::failField(
            "reason", "counted " + text::formatPaise(cash) + ", expected " + text::formatPaise(open.closing.expected),
            "count again, or say why they differ");
    OPDESK_CHECK(confirmPresence(session, session.lease.user, command.passphrase, "passphrase"));
    OPDESK_CHECK(witnessed(session, command));

    auto body = bodyOf(session, open, command, cash);
    body.reason = reason;
    CloseDay::Answer answer;
    answer.closing = DayCloseId::make(session.clock, session.random);
    OPDESK_CHECK(session.store.commitNumbered(
        session.actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            OPDESK_TRY(const auto sitting, next(sittingCounter(session)));
            body.sitting = sitting;
            body.contentHash = contentHashOf(model::encode(body));
            body.signature = signatureOf(session, body.contentHash);
            store::ActionGroup group;
            group.changes.push_back(newRecord(answer.closing.uuid(), body));
            group.audit.push_back(auditOf("day.close", model::KindId::dayClose, answer.closing.uuid(), {}, kClose));
            return group;
        }));
    if (session.sync)
        session.sync->localChange();
    answer.sitting = *body.sitting;
    answer.expected = open.closing.expected;
    answer.counted = cash;
    answer.difference = cash - open.closing.expected;
    return answer;
}

base::Result<DayWitnesses::Answer> execute(Session& session, const DayWitnesses&) {
    OPDESK_CHECK(allow(session, {.permission = kClose, .kind = model::KindId::staff}));
    return witnessesFor(session, mayCountAlong);
}

base::Result<DayPaperOf::Answer> execute(Session& session, const DayPaperOf& command) {
    OPDESK_TRY(const auto found, needRecord<model::DayClose>(session, command.closing.uuid(), "closing"));
    const auto& body = found.value;
    OPDESK_CHECK(
        allow(session, {kClose, model::KindId::dayClose, found.record.id, {}, body.closedBy == session.lease.user}));
    DayPaperOf::Answer paper;
    paper.closing = closingOf(session, body);
    paper.notes = readList<NoteCount>(body.notes);
    paper.counted = body.counted.value_or(model::Paise{}).value;
    paper.left = body.left.value_or(model::Paise{}).value;
    paper.reason = body.reason;
    if (body.closedAt)
        paper.closedAtText = text::formatDateTime(*body.closedAt, session.desk.offset);
    paper.closedBy = staffName(session, body.closedBy);
    paper.witness = staffName(session, body.witness);
    OPDESK_TRY(paper.clinicName, clinicNameOf(session));
    OPDESK_TRY(paper.clinicAddress, settingOf(session, "clinic.address"));
    paper.deskName = session.desk.deviceName + " (" + body.series + ")";
    paper.fingerprint = body.contentHash.substr(0, 16);
    paper.printedAtText = text::formatDateTime(session.now(), session.desk.offset);
    paper.documentId = found.record.id.text();
    OPDESK_CHECK(session.store.recordLook(session.actor(),
                                          auditOf("day.print", model::KindId::dayClose, found.record.id, {}, kClose)));
    return paper;
}

}  // namespace opdesk::clinic
