#include <algorithm>
#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/clinic_settings.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/clinic/price_parts.h"
#include "core/model/kinds/invoice.h"
#include "core/model/kinds/price.h"
#include "core/model/kinds/staff.h"
#include "core/model/kinds/visit.h"
#include "core/rules/invoice_rules.h"
#include "core/store/queries.h"
#include "core/text/dates.h"
#include "core/text/money.h"
#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

constexpr std::string_view kCreate = "invoice.create";

/// The last free day of a follow-up with this doctor; nullopt when the visit is to be paid.
base::Result<std::optional<base::Date>> freeUntil(Session& session, const PatientId& patient,
                                                  const Stored<model::Visit>& visit) {
    if (!visit.value.visitKind.is("follow_up"))
        return std::optional<base::Date>{};
    OPDESK_TRY(const auto doctor, readRecord<model::Staff>(session, visit.value.doctor.uuid()));
    if (!doctor || !visit.value.day)
        return std::optional<base::Date>{};
    OPDESK_TRY(const auto days, followUpDaysOf(session, doctor->value));
    if (!days)
        return std::optional<base::Date>{};
    OPDESK_TRY(const auto visits, recordsOfPatient<model::Visit>(session, patient));
    std::optional<base::Date> until;
    for (const auto& one : visits) {
        const bool paid = one.value.doctor == visit.value.doctor && one.value.visitKind.is("new") && one.value.day &&
                          one.record.id != visit.record.id;
        if (!paid || one.value.status.is("cancelled") || one.value.status.is("no_show"))
            continue;
        const base::Date last = std::chrono::sys_days(*one.value.day) + std::chrono::days(*days);
        if (std::chrono::sys_days(*one.value.day) <= std::chrono::sys_days(*visit.value.day) &&
            (!until || last > *until))
            until = last;
    }
    if (until && std::chrono::sys_days(*until) < std::chrono::sys_days(*visit.value.day))
        until.reset();
    return until;
}

/// A line at the price of the list, with the rate of tax of today: the price's own, else what the dated rates say of
/// its code. A clinic without registration charges none.
BillLine lineOf(Session& session, const model::Price& price, bool registered) {
    BillLine line;
    line.code = price.code;
    line.text = price.text;
    line.sac = price.sac;
    line.rate = price.rate.value_or(model::Paise{}).value;
    if (registered)
        line.taxPercent =
            price.taxPercent ? *price.taxPercent : session.rules.taxPercent(price.sac, session.today()).value_or(0);
    line.amount = line.rate;
    return line;
}

base::Result<bool> isRegistered(Session& session) {
    OPDESK_TRY(const auto gstin, settingOf(session, "clinic.gstin"));
    return !gstin.empty();
}

}  // namespace

base::Result<SuggestBill::Answer> suggestBill(Session& session, const PatientId& patient, const VisitId& visitId) {
    SuggestBill::Answer answer;
    if (visitId.isNull())
        return answer;
    OPDESK_TRY(const auto visit, needRecord<model::Visit>(session, visitId.uuid(), "visit"));
    OPDESK_TRY(const auto visitor, store::resolveAlias(session.store, visit.value.patient));
    if (visitor != patient)
        return base::failField("visit", "the visit is another patient's", "a visit of this patient");
    // A visit is billed once; what comes later is typed.
    OPDESK_TRY(auto money, moneyOf(session, patient));
    for (const auto& [record, bill] : money.invoices)
        if (bill.visit == visitId && !bill.document.is("credit_note") &&
            (money.bills[record.id].credited < money.bills[record.id].total || money.bills[record.id].total == 0))
            return answer;
    OPDESK_TRY(const auto free, freeUntil(session, patient, visit));
    if (free) {
        answer.freeUntilText = text::formatDate(*free);
        return answer;
    }
    const auto wanted = visit.value.visitKind.empty() ? model::OpenText("new") : visit.value.visitKind;
    OPDESK_TRY(const auto prices, billablePrices(session));
    const model::Price* best = nullptr;
    for (const auto& one : prices) {
        const bool fits =
            one.value.visitKind == wanted && (one.value.doctor.isNull() || one.value.doctor == visit.value.doctor);
        if (fits && (!best || (best->doctor.isNull() && !one.value.doctor.isNull())))
            best = &one.value;
    }
    if (best) {
        OPDESK_TRY(const bool registered, isRegistered(session));
        answer.lines.push_back(lineOf(session, *best, registered));
    }
    return answer;
}

base::Result<SuggestBill::Answer> execute(Session& session, const SuggestBill& command) {
    OPDESK_TRY(const auto patient, needPatient(session, command.patient));
    const PatientId id(patient.record.id);
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::invoice, {}, id}));
    return suggestBill(session, id, command.visit);
}

base::Result<std::vector<BillLine>> billLines(Session& session, const std::vector<BillLine>& asked,
                                              std::int64_t& belowList) {
    OPDESK_TRY(const auto prices, billablePrices(session));
    OPDESK_TRY(const bool registered, isRegistered(session));
    std::vector<BillLine> lines;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto field = "lines[" + std::to_string(i) + "]";
        auto line = asked[i];
        OPDESK_TRY(line.text, checkedLine(line.text, field + ".text", 200));
        OPDESK_TRY(line.code, checkedLine(line.code, field + ".code", 20));
        OPDESK_TRY(line.sac, checkedLine(line.sac, field + ".sac", 8));
        OPDESK_TRY(line.batch, checkedLine(line.batch, field + ".batch", 40));
        OPDESK_TRY(line.expiry, checkedLine(line.expiry, field + ".expiry", 10));
        OPDESK_TRY(line.maker, checkedLine(line.maker, field + ".maker", 120));
        line.credits = 0;
        const auto listed = std::ranges::find_if(
            prices, [&](const auto& one) { return !line.code.empty() && one.value.code == line.code; });
        if (listed != prices.end()) {
            const auto list = lineOf(session, listed->value, registered);
            if (line.text.empty()) {
                line.text = list.text;
                if (line.rate == 0)
                    line.rate = list.rate;
            }
            // Whether care is taxed is not for the desk to choose.
            line.sac = list.sac;
            line.taxPercent = list.taxPercent;
            if (line.rate >= 0 && line.quantity > 0 && line.quantity <= 100000 && line.rate < list.rate)
                belowList += (list.rate - line.rate) * line.quantity;
        } else if (!line.code.empty() && line.text.empty()) {
            return base::failField(field + ".code", "the price list has no such code", "a code of the price list");
        } else if (registered && !line.sac.empty()) {
            line.taxPercent = session.rules.taxPercent(line.sac, session.today()).value_or(line.taxPercent);
        }
        if (line.text.empty())
            return base::failField(field + ".text", "a line has no text", "a code of the price list or a text");
        lines.push_back(std::move(line));
    }
    return lines;
}

base::Result<ListPrices::Answer> execute(Session& session, const ListPrices& command) {
    OPDESK_CHECK(allow(session, {kCreate, model::KindId::price}));
    OPDESK_TRY(const auto prices, billablePrices(session));
    OPDESK_TRY(const bool registered, isRegistered(session));
    const auto wanted = text::foldForSearch(command.text);
    ListPrices::Answer answer;
    for (const auto& one : prices) {
        const auto& price = one.value;
        if (!wanted.empty() && !text::foldForSearch(price.code).starts_with(wanted) &&
            text::foldForSearch(price.text).find(wanted) == std::string::npos)
            continue;
        const auto line = lineOf(session, price, registered);
        answer.prices.push_back(
            {price.code, price.text, price.sac, price.visitKind.text, price.doctor, line.rate, line.taxPercent});
    }
    std::ranges::sort(answer.prices, [](const PriceLine& a, const PriceLine& b) {
        return std::tie(a.code, a.text) < std::tie(b.code, b.text);
    });
    return answer;
}

}  // namespace opdesk::clinic
