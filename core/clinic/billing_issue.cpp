#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/described_documents.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/visit.h"
#include "core/rules/invoice_rules.h"
#include "core/text/dates.h"
#include "core/text/money.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCreate = "invoice.create";

std::vector<rules::ChargeLine> chargesOf(const std::vector<BillLine>& lines) {
    std::vector<rules::ChargeLine> charges;
    for (const auto& line : lines)
        charges.push_back({line.quantity, line.rate, line.discount, line.taxPercent});
    return charges;
}

/// The desk's clock must not be before its last bill: numbers and times run the same way. The mark lies in the cache
/// beside the counter, under the series.
base::Status clockRuns(Session& session) {
    const auto name = "invoice-clock:" + session.desk.series;
    OPDESK_TRY(const auto mark, session.store.draft(name));
    if (mark) {
        const auto* at = mark->if_contains("issued_at");
        const auto* text = at ? at->if_string() : nullptr;
        const auto last = text ? base::instantFromIso({text->data(), text->size()}) : std::nullopt;
        if (last && session.now() < *last)
            return base::fail(base::Error{base::ErrorCode::wrongState,
                                          "the clock (" + text::formatDateTime(session.now(), session.desk.offset) +
                                              ") is behind the last bill (" +
                                              text::formatDateTime(*last, session.desk.offset) + ")",
                                          "clock", "set the clock of this computer"});
    }
    // Before the bill, so that a bill is never later than its mark.
    json::object next;
    next["issued_at"] = base::toIso(session.now());
    return session.store.saveDraft(model::Compartment::desk, name, next);
}

base::Result<std::string> checkedDiscount(Session& session, const IssueInvoice& command,
                                          const std::vector<BillLine>& lines, std::int64_t belowList,
                                          const PatientId& patient) {
    OPDESK_TRY(const auto reason, checkedLine(command.discountReason, "discount_reason", 300));
    auto given = command.discount + belowList;
    for (const auto& line : lines)
        given += line.discount;
    if (given == 0)
        return reason;
    OPDESK_TRY(const auto setting, settingOf(session, "billing.discount_limit_paise"));
    const auto isFigure =
        !setting.empty() && setting.size() < 12 && setting.find_first_not_of("0123456789") == std::string::npos;
    const std::int64_t limit = isFigure ? std::stoll(setting) : 0;
    if (given > limit && reason.empty())
        return base::failField("discount_reason", "a discount over the limit needs a reason", "say why");
    OPDESK_CHECK(allow(session, {"invoice.discount", model::KindId::invoice, {}, patient, true, !reason.empty()}));
    return reason;
}

json::array linesToArray(std::vector<BillLine> lines, const rules::Totals& totals) {
    json::array out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        lines[i].amount = totals.amounts[i];
        out.push_back(toJson(lines[i]));
    }
    return out;
}

}  // namespace

base::Result<IssueInvoice::Answer> execute(Session& session, const IssueInvoice& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, id}));
    OPDESK_TRY(const auto suggested, suggestBill(session, id, command.visit));
    std::int64_t belowList = 0;
    OPDESK_TRY(const auto lines,
               billLines(session, command.lines.empty() ? suggested.lines : command.lines, belowList));
    if (lines.empty())
        return base::failField("lines", suggested.freeUntilText.empty() ? "nothing to bill" : "the follow-up is free",
                               "a line with text and rate");
    if (lines.size() > 200)
        return base::failField("lines", "too many lines", "at most 200");
    const auto charges = chargesOf(lines);
    OPDESK_TRY(const auto totals, rules::totalsOf(charges, command.discount));
    OPDESK_TRY(const auto gstin, settingOf(session, "clinic.gstin"));
    OPDESK_TRY(const auto document, rules::documentFor(charges, !gstin.empty()));
    OPDESK_TRY(const auto reason, checkedDiscount(session, command, lines, belowList, id));
    OPDESK_CHECK(clockRuns(session));

    model::Invoice body;
    body.patient = id;
    body.visit = command.visit;
    if (!command.visit.isNull()) {
        OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, command.visit.uuid(), "visit"));
        body.doctor = visit.value.doctor;
    }
    body.series = session.desk.series;
    body.financialYear = rules::financialYear(session.today());
    body.document = document;
    body.day = session.today();
    body.issuedAt = session.now();
    body.issuedBy = session.lease.user;
    body.lines = linesToArray(lines, totals);
    if (totals.discount > 0)
        body.discount = model::Paise{totals.discount};
    body.discountReason = reason;
    if (totals.cgst + totals.sgst > 0)
        body.tax = model::Paise{totals.cgst + totals.sgst};
    body.total = model::Paise{totals.total};
    json::object buyer;
    buyer["name"] = patient.value.name;
    if (const auto address = addressOf(patient.value); !address.empty())
        buyer["address"] = address;
    body.buyer.push_back(std::move(buyer));

    const auto made = InvoiceId::make(session.clock, session.random);
    OPDESK_CHECK(session.store.commitNumbered(
        session.actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            OPDESK_TRY(const auto serial, next(rules::invoiceCounter(body.series, body.financialYear)));
            OPDESK_TRY(body.number, rules::invoiceNumber(body.series, body.financialYear, serial));
            body.serial = serial;
            store::ActionGroup group;
            group.changes.push_back(newRecord(made.uuid(), body));
            group.audit.push_back(auditOf("invoice.issue", model::KindId::invoice, made.uuid(), id, kCreate));
            return group;
        }));
    if (session.sync)
        session.sync->localChange();
    return IssueInvoice::Answer{made, body.number, document, totals.total, text::rupeesInWords(totals.total)};
}

}  // namespace opdesk::clinic
