#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "core/access/permissions.h"
#include "core/clinic/billing_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/safeguards.h"
#include "core/model/kinds/staff.h"
#include "core/store/queries.h"
#include "core/text/money.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCancel = "invoice.cancel";
constexpr std::string_view kRefund = "payment.refund";

std::vector<std::string> rolesOf(const model::Staff& staff) {
    std::vector<std::string> roles;
    for (const auto& role : staff.roles)
        if (const auto* text = role.if_string())
            roles.emplace_back(text->data(), text->size());
    return roles;
}

bool mayStandBy(const Session& session, const base::Uuid& id, const model::Staff& staff) {
    return !staff.inactive && id != session.lease.user.uuid() &&
           access::check(rolesOf(staff), {kCancel, true, true}).has_value();
}

/// The lines to take back, each once in the life of the bill.
base::Result<std::vector<std::size_t>> placesOf(const RefundBill& command, std::size_t lines,
                                                const std::set<std::int64_t>& credited) {
    std::vector<std::size_t> places;
    if (command.lines.empty()) {
        for (std::size_t i = 0; i < lines; ++i)
            if (!credited.contains(static_cast<std::int64_t>(i) + 1))
                places.push_back(i);
        if (places.empty())
            return base::fail(base::Error{base::ErrorCode::wrongState, "everything of this bill was taken back already",
                                          "invoice", "another bill"});
        return places;
    }
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        const auto field = "lines[" + std::to_string(i) + "]";
        const auto place = command.lines[i];
        if (place < 0 || place >= static_cast<std::int64_t>(lines) || !seen.insert(place).second)
            return base::failField(field, "the bill has no such line", "0 to " + std::to_string(lines - 1) + ", once");
        if (credited.contains(place + 1))
            return base::failField(field, "this line was taken back already", "a line that was not");
        places.push_back(static_cast<std::size_t>(place));
    }
    std::ranges::sort(places);
    return places;
}

/// The lines as they were charged: the share of the bill's discount is in each line's own.
base::Result<std::vector<BillLine>> creditLines(const model::Invoice& bill, const std::vector<BillLine>& lines,
                                                const std::vector<std::size_t>& places) {
    OPDESK_TRY(const auto totals,
               rules::totalsOf(chargesOf(lines), bill.discount.value_or(model::Paise{}).value, bill.interstate));
    std::vector<BillLine> out;
    for (const auto place : places) {
        auto line = lines[place];
        line.discount += totals.amounts[place] - totals.nets[place];
        line.credits = static_cast<std::int64_t>(place) + 1;
        out.push_back(std::move(line));
    }
    return out;
}

/// Whole rupees of parts may come to more than the whole rupees of the bill: the last part gives way.
base::Status fillUpTo(model::Invoice& note, const std::vector<BillLine>& lines, std::int64_t most) {
    std::int64_t discount = 0;
    OPDESK_CHECK(fillInvoice(note, lines, discount));
    while (note.total->value > most) {
        discount += std::max<std::int64_t>(1, (note.total->value - most) / 2);
        note.tax.reset();
        note.discount.reset();
        OPDESK_CHECK(fillInvoice(note, lines, discount));
    }
    return {};
}

/// `credited`: of the whole bill, or it would be taken back in parts. Both are asked: the one who is signed in may have
/// left the desk open. Null where nobody needs to be: who was not asked does not stand on the paper.
base::Result<StaffId> witnessed(Session& session, const RefundBill& command, std::int64_t credited) {
    OPDESK_TRY(const auto limit, paiseSetting(session, "billing.refund_limit_paise", -1));
    if (limit < 0 || credited <= limit)
        return StaffId();
    if (command.witness.isNull())
        return base::failField("witness", "a refund over " + text::formatPaise(limit) + " needs a second person",
                               "a colleague who may refund, with the password");
    OPDESK_TRY(const auto staff, needRecord<model::Staff>(session, command.witness.uuid(), "witness"));
    if (!mayStandBy(session, staff.record.id, staff.value))
        return base::failField("witness", "this person cannot stand by the refund", "another one who may refund");
    OPDESK_CHECK(confirmPresence(session, session.lease.user, command.passphrase, "passphrase"));
    OPDESK_CHECK(confirmPresence(session, command.witness, command.witnessPassphrase, "witness_passphrase"));
    return command.witness;
}

std::string modeOfPayments(const PatientMoney& money, const base::Uuid& bill) {
    std::string mode;
    for (const auto& [record, payment] : money.payments)
        if (payment.invoice.uuid() == bill && payment.direction.is("in"))
            mode = payment.mode.text;
    return mode.empty() ? "cash" : mode;
}

}  // namespace

base::Result<RefundWitnesses::Answer> execute(Session& session, const RefundWitnesses&) {
    OPDESK_CHECK(allow(session, {.permission = kCancel, .kind = model::KindId::staff, .hasReason = true}));
    return witnessesFor(session, mayStandBy);
}

base::Result<RefundBill::Answer> execute(Session& session, const RefundBill& command) {
    OPDESK_TRY(const auto bill, needRecord<model::Invoice>(session, command.invoice.uuid(), "invoice"));
    OPDESK_TRY(const auto patient, needPatient(session, bill.value.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto reason, neededReason(command.reason));
    OPDESK_CHECK(allow(session, {kCancel, model::KindId::invoice, bill.record.id, id, true, true}));
    if (isVoided(bill.record) || bill.value.document.is("credit_note"))
        return base::fail(
            base::Error{base::ErrorCode::wrongState, "only a bill can be taken back", "invoice", "the bill itself"});
    OPDESK_TRY(auto money, moneyOf(session, id));
    std::set<std::int64_t> credited;
    for (const auto& [record, note] : money.invoices)
        if (note.cancels.uuid() == bill.record.id)
            for (const auto& line : billLinesOf(note.lines))
                credited.insert(line.credits);
    const auto lines = billLinesOf(bill.value.lines);
    OPDESK_TRY(const auto places, placesOf(command, lines.size(), credited));
    OPDESK_TRY(const auto back, creditLines(bill.value, lines, places));

    auto sums = money.bills[bill.record.id];
    Place place{{}, bill.value.placeOfSupply, bill.value.interstate};
    OPDESK_TRY(auto note, newInvoice(session, patient, bill.value.visit, place));
    note.document = "credit_note";
    note.cancels = command.invoice;
    note.reason = reason;
    note.doctor = bill.value.doctor;
    OPDESK_CHECK(fillUpTo(note, back, sums.total - sums.credited));
    const auto total = note.total->value;
    sums.credited += total;

    model::Payment out;
    const auto owed = std::max<std::int64_t>(0, -sums.open());
    OPDESK_TRY(auto mode, oneOf(command.mode, "mode", model::kPaymentModes));
    if (mode.empty())
        mode = modeOfPayments(money, bill.record.id);
    const bool pays = owed > 0 && mode != "credit";
    if (pays) {
        OPDESK_CHECK(allow(session, {kRefund, model::KindId::payment, {}, id, true, true}));
        // Two desks that cannot see each other could give the same money back twice.
        if (session.sync && !session.sync->status().online)
            return base::fail(base::Error{base::ErrorCode::unreachable,
                                          "money is given back only with the server at hand", "mode",
                                          "credit: it stays to the patient's account"});
        out = newPayment(session, id, command.invoice, owed);
        out.direction = "out";
        out.mode = mode;
        OPDESK_TRY(out.reference, checkedLine(command.reference, "reference", 60));
        out.reason = reason;
        out.sitting = note.sitting;
    }
    OPDESK_TRY(note.witness, witnessed(session, command, sums.credited));
    out.witness = note.witness;
    OPDESK_CHECK(clockRuns(session));

    RefundBill::Answer answer;
    answer.creditNote = InvoiceId::make(session.clock, session.random);
    const auto payment = PaymentId::make(session.clock, session.random);
    auto committed = session.store.commitNumbered(
        session.actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            OPDESK_CHECK(takeNumber(note, next));
            store::ActionGroup group;
            group.changes.push_back(newRecord(answer.creditNote.uuid(), note));
            group.audit.push_back(
                auditOf("invoice.credit", model::KindId::invoice, answer.creditNote.uuid(), id, kCancel));
            if (pays) {
                group.changes.push_back(newRecord(payment.uuid(), out));
                group.audit.push_back(auditOf("payment.refund", model::KindId::payment, payment.uuid(), id, kRefund));
            }
            return group;
        });
    OPDESK_CHECK(std::move(committed));
    if (session.sync)
        session.sync->localChange();
    answer.number = note.number;
    answer.total = total;
    answer.givenBack = pays ? owed : 0;
    OPDESK_TRY(answer.balance, store::balanceOf(session.store, id));
    return answer;
}

}  // namespace opdesk::clinic
