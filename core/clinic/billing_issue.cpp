#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/inputs.h"
#include "core/text/money.h"

namespace opdesk::clinic {

namespace {
constexpr std::string_view kCreate = "invoice.create";
}

base::Result<IssueInvoice::Answer> execute(Session& session, const IssueInvoice& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, id}));
    OPDESK_TRY(const auto suggested, suggestBill(session, id, command.visit));
    std::int64_t given = command.discount;
    OPDESK_TRY(const auto lines, billLines(session, command.lines.empty() ? suggested.lines : command.lines, given));
    if (lines.empty())
        return base::failField("lines", suggested.freeUntilText.empty() ? "nothing to bill" : "the follow-up is free",
                               "a line with text and rate");
    if (lines.size() > 200)
        return base::failField("lines", "too many lines", "at most 200");
    const auto charges = chargesOf(lines);
    OPDESK_CHECK(rules::totalsOf(charges, command.discount));
    OPDESK_TRY(const auto place, placeOf(session, {}));
    OPDESK_TRY(auto body, newInvoice(session, patient, command.visit, place));
    OPDESK_TRY(const bool onOne, mixesOnOnePaper(session));
    OPDESK_TRY(body.document, rules::documentFor(charges, !place.gstin.empty(), onOne));
    for (const auto& line : lines)
        given += line.discount;
    OPDESK_TRY(body.discountReason, checkedDiscount(session, command.discountReason, given, id));
    OPDESK_CHECK(fillInvoice(body, lines, command.discount));
    OPDESK_CHECK(clockRuns(session));

    const auto made = InvoiceId::make(session.clock, session.random);
    auto committed = session.store.commitNumbered(
        session.actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            OPDESK_CHECK(takeNumber(body, next));
            store::ActionGroup group;
            group.changes.push_back(newRecord(made.uuid(), body));
            group.audit.push_back(auditOf("invoice.issue", model::KindId::invoice, made.uuid(), id, kCreate));
            return group;
        });
    OPDESK_CHECK(std::move(committed));
    if (session.sync)
        session.sync->localChange();
    const auto total = body.total->value;
    return IssueInvoice::Answer{made, body.number, body.document.text, total, text::rupeesInWords(total)};
}

}  // namespace opdesk::clinic
