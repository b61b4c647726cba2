#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/inputs.h"
#include "core/rules/gst.h"
#include "core/store/queries.h"
#include "core/text/money.h"
#include "core/text/money_hindi.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCreate = "invoice.create";
constexpr std::string_view kCollect = "payment.collect";
constexpr std::int64_t kMostPaise = 100'000'000'000;

struct Parted {
    std::vector<BillLine> lines;
    std::vector<rules::DocumentPart> parts;
    Place place;
    std::int64_t given = 0;
};

base::Result<Parted> part(Session& session, const std::vector<BillLine>& asked, std::int64_t discount,
                          const std::string& placeOfSupply) {
    Parted parted;
    parted.given = discount;
    OPDESK_TRY(parted.lines, billLines(session, asked, parted.given));
    if (parted.lines.size() > 200)
        return base::failField("lines", "too many lines", "at most 200");
    OPDESK_TRY(parted.place, placeOf(session, placeOfSupply));
    OPDESK_TRY(const bool onOne, mixesOnOnePaper(session));
    OPDESK_TRY(parted.parts, rules::partByTax(chargesOf(parted.lines), discount, !parted.place.gstin.empty(), onOne));
    for (const auto& line : parted.lines)
        parted.given += line.discount;
    return parted;
}

std::vector<BillLine> linesAt(const std::vector<BillLine>& lines, const std::vector<std::size_t>& places) {
    std::vector<BillLine> out;
    for (const auto place : places)
        out.push_back(lines[place]);
    return out;
}

base::Result<std::vector<PaymentPart>> checkedPayments(const std::vector<PaymentPart>& asked) {
    std::vector<PaymentPart> payments;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto field = "payments[" + std::to_string(i) + "]";
        auto payment = asked[i];
        OPDESK_TRY(payment.mode, oneOf(payment.mode, field + ".mode", model::kPaymentModes));
        if (payment.mode.empty())
            return base::failField(field + ".mode", "how was it paid?", "cash, upi, card or credit");
        if (payment.amount <= 0 || payment.amount > kMostPaise)
            return base::failField(field + ".amount", "the amount cannot be", "more than zero, in paise");
        OPDESK_TRY(payment.reference, checkedLine(payment.reference, field + ".reference", 60));
        // "credit" is a promise to pay: no money is written down.
        if (payment.mode != "credit")
            payments.push_back(std::move(payment));
    }
    return payments;
}

struct Drafted {
    InvoiceId id;
    model::Invoice body;
    std::int64_t open = 0;
};

/// Payments in the order given, over the documents in their order.
std::vector<model::Payment> spread(Session& session, const PatientId& patient, std::vector<Drafted>& documents,
                                   const std::vector<PaymentPart>& payments) {
    std::vector<model::Payment> out;
    for (const auto& payment : payments) {
        auto rest = payment.amount;
        for (auto& document : documents) {
            const auto amount = std::min(rest, document.open);
            if (amount <= 0)
                continue;
            auto body = newPayment(session, patient, document.id, amount);
            body.mode = payment.mode;
            body.reference = payment.reference;
            body.sitting = document.body.sitting;
            document.open -= amount;
            rest -= amount;
            out.push_back(std::move(body));
        }
    }
    return out;
}

base::Status coverEnough(const ChargeBill& command, std::int64_t total, std::int64_t paid) {
    if (paid > total)
        return base::failField("payments", "more than the bill: " + text::formatPaise(paid),
                               "at most " + text::formatPaise(total));
    if (paid < total && !command.keepDue)
        return base::failField("payments", text::formatPaise(total - paid) + " of the bill is not paid",
                               "take " + text::formatPaise(total) + ", or keep the rest as due");
    return {};
}

}  // namespace

base::Result<CountBill::Answer> execute(Session& session, const CountBill& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, PatientId(patient.record.id)}));
    OPDESK_TRY(auto parted, part(session, command.lines, command.discount, command.placeOfSupply));
    CountBill::Answer answer;
    for (const auto& one : parted.parts) {
        OPDESK_TRY(const auto totals,
                   rules::totalsOf(chargesOf(linesAt(parted.lines, one.lines)), one.discount, parted.place.interstate));
        CountBill::Part out{one.document,   {},          totals.nets, totals.taxes, totals.subtotal, totals.discount,
                            totals.taxable, totals.cgst, totals.sgst, totals.igst,  totals.rounding, totals.total};
        for (std::size_t i = 0; i < one.lines.size(); ++i) {
            out.lines.push_back(static_cast<std::int64_t>(one.lines[i]));
            parted.lines[one.lines[i]].amount = totals.amounts[i];
        }
        answer.total += totals.total;
        answer.parts.push_back(std::move(out));
    }
    answer.lines = std::move(parted.lines);
    answer.given = parted.given;
    answer.words = text::rupeesInWords(answer.total);
    answer.wordsHindi = text::rupeesInHindi(answer.total);
    OPDESK_TRY(const auto upi, settingOf(session, "clinic.upi"));
    OPDESK_TRY(const auto serial, session.store.peekNumber(rules::invoiceCounter(
                                      session.desk.series, rules::financialYear(session.today()))));
    OPDESK_TRY(const auto clinicName, clinicNameOf(session));
    if (const auto number = rules::invoiceNumber(session.desk.series, rules::financialYear(session.today()), serial))
        answer.upi = rules::upiText(upi, clinicName, answer.total, *number);
    return answer;
}

base::Result<ChargeBill::Answer> execute(Session& session, const ChargeBill& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, id}));
    OPDESK_TRY(const auto payments, checkedPayments(command.payments));
    if (!payments.empty())
        OPDESK_CHECK(allow(session, {kCollect, model::KindId::payment, {}, id}));
    OPDESK_TRY(const auto suggested, suggestBill(session, id, command.visit));
    OPDESK_TRY(const auto parted, part(session, command.lines.empty() ? suggested.lines : command.lines,
                                       command.discount, command.placeOfSupply));
    if (parted.lines.empty())
        return base::failField("lines", suggested.freeUntilText.empty() ? "nothing to bill" : "the follow-up is free",
                               "a line with text and rate");
    OPDESK_TRY(const auto reason, checkedDiscount(session, command.discountReason, parted.given, id));

    ChargeBill::Answer answer;
    std::vector<Drafted> documents;
    for (const auto& one : parted.parts) {
        OPDESK_TRY(auto body, newInvoice(session, patient, command.visit, parted.place));
        body.document = one.document;
        body.discountReason = reason;
        OPDESK_CHECK(fillInvoice(body, linesAt(parted.lines, one.lines), one.discount));
        const auto total = body.total->value;
        answer.total += total;
        documents.push_back({InvoiceId::make(session.clock, session.random), std::move(body), total});
    }
    for (const auto& payment : payments)
        answer.paid += payment.amount;
    OPDESK_CHECK(coverEnough(command, answer.total, answer.paid));
    OPDESK_CHECK(clockRuns(session));
    const auto taken = spread(session, id, documents, payments);
    std::vector<PaymentId> takenIds;
    for (std::size_t i = 0; i < taken.size(); ++i)
        takenIds.push_back(PaymentId::make(session.clock, session.random));

    auto committed = session.store.commitNumbered(
        session.actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            store::ActionGroup group;
            for (auto& document : documents) {
                OPDESK_CHECK(takeNumber(document.body, next));
                group.changes.push_back(newRecord(document.id.uuid(), document.body));
                group.audit.push_back(
                    auditOf("invoice.issue", model::KindId::invoice, document.id.uuid(), id, kCreate));
            }
            for (std::size_t i = 0; i < taken.size(); ++i) {
                group.changes.push_back(newRecord(takenIds[i].uuid(), taken[i]));
                group.audit.push_back(
                    auditOf("payment.take", model::KindId::payment, takenIds[i].uuid(), id, kCollect));
            }
            return group;
        });
    OPDESK_CHECK(std::move(committed));
    if (session.sync)
        session.sync->localChange();
    for (const auto& document : documents) {
        const auto total = document.body.total->value;
        answer.documents.push_back(
            {document.id, document.body.number, document.body.document.text, text::rupeesInWords(total), total});
    }
    answer.due = answer.total - answer.paid;
    OPDESK_TRY(answer.balance, store::balanceOf(session.store, id));
    return answer;
}

}  // namespace opdesk::clinic
