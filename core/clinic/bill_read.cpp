#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/store/queries.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

base::Result<ReadBill::Answer> execute(Session& session, const ReadBill& command) {
    constexpr std::string_view kView = "invoice.view";
    auto record = command.invoice.uuid();
    if (record.isNull()) {
        OPDESK_TRY(auto number, checkedLine(command.number, "number", 16));
        std::ranges::transform(number, number.begin(),
                               [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        // "41" is the bill of this desk and year: what a receptionist reads off the end of a paper.
        if (!number.empty() && number.size() <= 5 && number.find_first_not_of("0123456789") == std::string::npos)
            if (const auto whole = rules::invoiceNumber(session.desk.series, rules::financialYear(session.today()),
                                                        std::stoll(number)))
                number = *whole;
        OPDESK_TRY(const auto found, store::billByNumber(session.store, number));
        if (!found)
            return base::fail(base::Error{base::ErrorCode::notFound, "no bill with this number on this desk", "number",
                                          "the number as printed, for example A07/2627/00042"});
        record = *found;
    }
    OPDESK_TRY(const auto found, needRecord<model::Invoice>(session, record, "invoice"));
    const auto& body = found.value;
    OPDESK_TRY(const auto patient, needPatient(session, body.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kView, id));
    OPDESK_CHECK(allow(session, {kView, model::KindId::invoice, record, id, own}));

    ReadBill::Answer answer;
    answer.invoice = InvoiceId(record);
    OPDESK_TRY(const auto card, store::patientCard(session.store, id));
    if (card) {
        OPDESK_TRY(answer.line, lineOf(session, *card));
    }
    answer.number = body.number;
    answer.document = body.document.text;
    answer.reason = body.reason;
    if (body.issuedAt)
        answer.dateText = text::formatDateTime(*body.issuedAt, session.desk.offset);
    OPDESK_TRY(auto money, moneyOf(session, id));
    for (auto& line : billLinesOf(body.lines))
        answer.lines.push_back({std::move(line), false});
    for (const auto& [other, note] : money.invoices) {
        if (other.id == body.cancels.uuid())
            answer.cancels = note.number;
        if (note.cancels.uuid() != record)
            continue;
        for (const auto& line : billLinesOf(note.lines))
            if (line.credits >= 1 && line.credits <= static_cast<std::int64_t>(answer.lines.size()))
                answer.lines[static_cast<std::size_t>(line.credits - 1)].credited = true;
    }
    for (const auto& [other, payment] : money.payments)
        if (payment.invoice.uuid() == record)
            answer.payments.push_back(
                {PaymentId(other.id), payment.direction.text, payment.mode.text, payment.reference,
                 payment.at ? text::formatDateTime(*payment.at, session.desk.offset) : "",
                 staffName(session, payment.takenBy), payment.amount.value_or(model::Paise{}).value});
    const auto& sums = money.bills[record];
    answer.total = body.total.value_or(model::Paise{}).value;
    answer.paid = sums.paid;
    answer.credited = sums.credited;
    answer.open = body.document.is("credit_note") ? 0 : sums.open();
    OPDESK_TRY(const auto limit, paiseSetting(session, "billing.refund_limit_paise", -1));
    answer.refundLimit = limit < 0 ? -1 : std::max<std::int64_t>(0, limit - sums.credited);
    OPDESK_CHECK(
        session.store.recordLook(session.actor(), auditOf("bill.read", model::KindId::invoice, record, id, kView)));
    return answer;
}

}  // namespace opdesk::clinic
