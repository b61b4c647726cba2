#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/payment.h"
#include "core/store/queries.h"

namespace opdesk::clinic {

namespace {
constexpr std::string_view kCollect = "payment.collect";
}  // namespace

base::Result<TakePayment::Answer> execute(Session& session, const TakePayment& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCollect, model::KindId::payment, {}, id}));
    OPDESK_TRY(const auto mode, oneOf(command.mode, "mode", model::kPaymentModes));
    if (mode.empty())
        return base::failField("mode", "how was it paid?", "cash, upi, card or credit");
    if (command.amount <= 0 || command.amount > 100'000'000'000)
        return base::failField("amount", "the amount cannot be", "more than zero, in paise");
    if (!command.invoice.isNull()) {
        OPDESK_TRY(const auto invoice, needRecord<model::Invoice>(session, command.invoice.uuid(), "invoice"));
        OPDESK_TRY(const auto payer, store::resolveAlias(session.store, invoice.value.patient));
        if (payer != id)
            return base::failField("invoice", "the bill is another patient's", "a bill of this patient");
        if (invoice.record.body.contains(model::kVoidedField) || invoice.value.document.is("credit_note"))
            return base::fail(
                base::Error{base::ErrorCode::wrongState, "nothing is paid on this document", "invoice", {}});
        OPDESK_TRY(auto money, moneyOf(session, id));
        const auto open = money.bills[invoice.record.id].open();
        if (command.amount > open)
            return base::failField("amount", "more than is open on this bill",
                                   "at most " + std::to_string(std::max<std::int64_t>(open, 0)) + " paise");
    }
    TakePayment::Answer answer;
    // "credit" is a promise to pay: the bill stays open and no money is written down.
    if (mode != "credit") {
        auto body = newPayment(session, id, command.invoice, command.amount);
        body.mode = mode;
        OPDESK_TRY(body.reference, checkedLine(command.reference, "reference", 60));
        OPDESK_TRY(body.sitting, sittingOf(session));
        answer.payment = PaymentId::make(session.clock, session.random);
        OPDESK_CHECK(commitOne(session, {newRecord(answer.payment.uuid(), body)},
                               auditOf("payment.take", model::KindId::payment, answer.payment.uuid(), id, kCollect)));
    }
    OPDESK_TRY(answer.balance, store::balanceOf(session.store, id));
    return answer;
}

base::Result<ShowLedger::Answer> execute(Session& session, const ShowLedger& command) {
    constexpr std::string_view kView = "invoice.view";
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kView, id));
    OPDESK_CHECK(allow(session, {kView, model::KindId::invoice, {}, id, own}));
    OPDESK_TRY(const auto rows, store::ledgerOf(session.store, id));
    ShowLedger::Answer answer;
    for (const auto& row : rows)
        answer.lines.push_back(
            {std::string(model::kindName(row.kind)), row.record, row.at, row.number, row.document, row.amount});
    OPDESK_TRY(answer.balance, store::balanceOf(session.store, id));
    OPDESK_CHECK(
        session.store.recordLook(session.actor(), auditOf("bill.ledger", model::KindId::invoice, {}, id, kView)));
    return answer;
}

}  // namespace opdesk::clinic
