#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/people.h"
#include "core/model/kinds/visit.h"
#include "core/store/queries.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCreate = "invoice.create";
constexpr std::size_t kEarlier = 20;

std::string modesOf(const PatientMoney& money, const base::Uuid& invoice) {
    std::vector<std::string> modes;
    for (const auto& [record, payment] : money.payments)
        if (payment.invoice.uuid() == invoice && payment.direction.is("in") &&
            std::ranges::find(modes, payment.mode.text) == modes.end())
            modes.push_back(payment.mode.text);
    std::string words;
    for (const auto& mode : modes)
        words += (words.empty() ? "" : ", ") + mode;
    return words;
}

/// The last visit of today that is not cancelled.
base::Result<VisitId> visitOfToday(Session& session, const PatientId& patient) {
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, patient));
    VisitId found;
    for (const auto& [record, visit] : visits)
        if (visit.day == session.today() && !visit.status.is("cancelled") && !visit.status.is("no_show"))
            found = VisitId(record.id);
    return found;
}

}  // namespace

base::Result<StartBill::Answer> execute(Session& session, const StartBill& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, id}));
    StartBill::Answer answer;
    OPDESK_TRY(const auto card, store::patientCard(session.store, id));
    if (card) {
        OPDESK_TRY(answer.line, lineOf(session, *card));
    }
    answer.visit = command.visit;
    if (answer.visit.isNull()) {
        OPDESK_TRY(answer.visit, visitOfToday(session, id));
    }
    OPDESK_TRY(auto suggested, suggestBill(session, id, answer.visit));
    answer.lines = std::move(suggested.lines);
    answer.freeUntilText = std::move(suggested.freeUntilText);
    if (!answer.visit.isNull()) {
        OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, answer.visit.uuid(), "visit"));
        answer.token = visit.value.token;
        answer.visitKind = visit.value.visitKind.text;
        answer.doctorName = staffName(session, visit.value.doctor);
    }
    const auto year = rules::financialYear(session.today());
    OPDESK_TRY(const auto serial, session.store.peekNumber(rules::invoiceCounter(session.desk.series, year)));
    OPDESK_TRY(answer.nextNumber, rules::invoiceNumber(session.desk.series, year, serial));
    OPDESK_TRY(const auto place, placeOf(session, {}));
    answer.registered = !place.gstin.empty();
    answer.stateCode = place.state;
    OPDESK_TRY(answer.upiAddress, settingOf(session, "clinic.upi"));
    // Who may take something off only with a reason has no limit below which none is asked.
    if (mayQuietly(session, "invoice.discount", true)) {
        OPDESK_TRY(answer.discountLimit, paiseSetting(session, "billing.discount_limit_paise", 0));
    }

    OPDESK_TRY(auto money, moneyOf(session, id));
    for (auto one = money.invoices.rbegin(); one != money.invoices.rend() && answer.earlier.size() < kEarlier; ++one) {
        const auto& body = one->value;
        auto& sums = money.bills[one->record.id];
        answer.earlier.push_back({InvoiceId(one->record.id), body.number, body.document.text,
                                  body.day ? text::formatDate(*body.day) : std::string(),
                                  modesOf(money, one->record.id), body.total.value_or(model::Paise{}).value, sums.paid,
                                  sums.credited, body.document.is("credit_note") ? 0 : sums.open()});
    }
    for (const auto& [record, payment] : money.payments)
        if (payment.direction.is("in") && payment.day == session.today() && payment.at)
            answer.takenToday.push_back({text::formatTime12(*payment.at, session.desk.offset), payment.mode.text,
                                         payment.series, payment.amount.value_or(model::Paise{}).value});
    OPDESK_TRY(answer.balance, store::balanceOf(session.store, id));
    OPDESK_TRY(const auto blind, settingOf(session, "till.blind"));
    if (blind != "yes") {
        OPDESK_TRY(const auto sitting, sittingOf(session));
        OPDESK_TRY(const auto till, store::tillOf(session.store, session.desk.series, sitting));
        std::int64_t taken = 0;
        for (const auto& row : till)
            taken -= row.kind == model::KindId::payment ? row.amount : 0;
        answer.tillTotal = taken;
    }
    OPDESK_CHECK(session.store.recordLook(
        session.actor(), auditOf("bill.start", model::KindId::patient, patient.record.id, id, kCreate)));
    return answer;
}

}  // namespace opdesk::clinic
