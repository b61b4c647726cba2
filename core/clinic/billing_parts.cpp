#include "core/clinic/billing_parts.h"

#include <boost/json.hpp>

#include "core/clinic/described_documents.h"
#include "core/clinic/inputs.h"
#include "core/clinic/people.h"
#include "core/model/kinds/visit.h"
#include "core/model/validate.h"
#include "core/rules/gst.h"
#include "core/store/queries.h"
#include "core/text/dates.h"

namespace opdesk::clinic {

std::vector<rules::ChargeLine> chargesOf(const std::vector<BillLine>& lines) {
    std::vector<rules::ChargeLine> charges;
    for (const auto& line : lines)
        charges.push_back({line.quantity, line.rate, line.discount, line.taxPercent});
    return charges;
}

std::vector<BillLine> billLinesOf(const json::array& lines) {
    std::vector<BillLine> out;
    for (const auto& one : lines) {
        json::object known;
        if (const auto* object = one.if_object())
            std::apply(
                [&](const auto&... m) {
                    ((object->contains(m.name) ? void(known[m.name] = object->at(m.name)) : void()), ...);
                },
                Described<BillLine>::members);
        // A line nobody can read still has its place: credit notes count by it.
        auto line = fromJson<BillLine>(known);
        out.push_back(line ? std::move(*line) : BillLine{});
    }
    return out;
}

json::array toArray(const std::vector<BillLine>& lines) {
    json::array out;
    for (const auto& line : lines) {
        json::object kept;
        for (const auto& [name, value] : toJson(line))
            if (!model::normalized(value).is_null() && !(value.is_int64() && value.get_int64() == 0))
                kept[name] = value;
        out.push_back(std::move(kept));
    }
    return out;
}

base::Result<std::int64_t> paiseSetting(Session& session, std::string_view key, std::int64_t otherwise) {
    OPDESK_TRY(const auto setting, settingOf(session, key));
    const auto isFigure =
        !setting.empty() && setting.size() < 12 && setting.find_first_not_of("0123456789") == std::string::npos;
    return isFigure ? std::stoll(setting) : otherwise;
}

base::Result<bool> mixesOnOnePaper(Session& session) {
    OPDESK_TRY(const auto setting, settingOf(session, "billing.one_paper"));
    return setting == "yes";
}

base::Result<std::string> checkedDiscount(Session& session, const std::string& typed, std::int64_t given,
                                          const PatientId& patient) {
    OPDESK_TRY(const auto reason, checkedLine(typed, "discount_reason", 300));
    if (given == 0)
        return reason;
    OPDESK_TRY(const auto limit, paiseSetting(session, "billing.discount_limit_paise", 0));
    if (given > limit && reason.empty())
        return base::failField("discount_reason", "a discount over the limit needs a reason", "say why");
    auto allowed = allow(session, {"invoice.discount", model::KindId::invoice, {}, patient, true, !reason.empty()});
    if (!allowed && allowed.error().code == base::ErrorCode::invalidInput)
        return base::failField("discount_reason", "a discount by this role needs a reason", "say why");
    OPDESK_CHECK(std::move(allowed));
    return reason;
}

base::Result<Witnesses> witnessesFor(Session& session,
                                     bool (*fits)(const Session&, const base::Uuid&, const model::Staff&)) {
    OPDESK_TRY(const auto staff, recordsOf<model::Staff>(session));
    Witnesses found;
    for (const auto& [record, one] : staff)
        if (fits(session, record.id, one))
            found.people.push_back(
                {StaffId(record.id), one.name, one.letter, one.qualification, one.registrationNumber, one.room});
    return found;
}

/// Numbers and times run the same way. The mark lies in the cache beside the counter, under the series.
base::Status clockRuns(Session& session) {
    const auto name = "invoice-clock:" + session.desk.series;
    OPDESK_TRY(const auto mark, session.store.draft(name));
    if (mark) {
        const auto* at = mark->if_contains("issued_at");
        const auto* text = at ? at->if_string() : nullptr;
        const auto last = text ? base::instantFromIso({text->data(), text->size()}) : std::nullopt;
        if (last && session.now() < *last)  // a page takes both times out of their brackets
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

base::Result<Place> placeOf(Session& session, const std::string& placeOfSupply) {
    Place place;
    OPDESK_TRY(place.gstin, settingOf(session, "clinic.gstin"));
    if (place.gstin.empty()) {
        if (!placeOfSupply.empty())
            return base::failField("place_of_supply", "a clinic without GST registration names no place of supply",
                                   "leave it out");
        return place;
    }
    if (!rules::isGstin(place.gstin))
        return base::failField("clinic.gstin", "the GSTIN of the clinic cannot be", "mend it in the clinic's settings");
    const auto own = place.gstin.substr(0, 2);
    place.state = placeOfSupply.empty() ? own : placeOfSupply;
    if (rules::gstStateName(place.state).empty())
        return base::failField("place_of_supply", "no state has this number", "two figures, for example 27");
    place.interstate = place.state != own;
    return place;
}

base::Result<std::int64_t> sittingOf(Session& session) {
    return session.store.peekNumber(sittingCounter(session));
}

std::string sittingCounter(const Session& session) {
    return "sitting:" + session.desk.series;
}

base::Result<json::object> sellerNow(Session& session) {
    json::object seller;
    OPDESK_TRY(seller["name"], clinicNameOf(session));
    for (const std::string_view key : {"address", "phone", "hours", "gstin"}) {
        OPDESK_TRY(const auto value, settingOf(session, "clinic." + std::string(key)));
        if (!value.empty())
            seller[key] = value;
    }
    return seller;
}

base::Result<model::Invoice> newInvoice(Session& session, const Stored<model::Patient>& patient, const VisitId& visit,
                                        const Place& place) {
    model::Invoice body;
    body.patient = PatientId(patient.record.id);
    body.visit = visit;
    if (!visit.isNull()) {
        OPDESK_TRY(const auto found, needRecord<model::Visit>(session, visit.uuid(), "visit"));
        OPDESK_TRY(const auto visitor, store::resolveAlias(session.store, found.value.patient));
        if (visitor != body.patient)
            return base::failField("visit", "the visit is another patient's", "a visit of this patient");
        body.doctor = found.value.doctor;
    }
    body.series = session.desk.series;
    body.financialYear = rules::financialYear(session.today());
    body.day = session.today();
    body.issuedAt = session.now();
    body.issuedBy = session.lease.user;
    OPDESK_TRY(body.sitting, sittingOf(session));
    body.placeOfSupply = place.state;
    body.interstate = place.interstate;
    json::object buyer;
    buyer["name"] = patient.value.name;
    if (const auto address = addressOf(patient.value); !address.empty())
        buyer["address"] = address;
    body.buyer.push_back(std::move(buyer));
    OPDESK_TRY(auto seller, sellerNow(session));
    body.seller.push_back(std::move(seller));
    return body;
}

base::Status fillInvoice(model::Invoice& body, std::vector<BillLine> lines, std::int64_t discount) {
    const bool taxed = std::ranges::any_of(lines, [](const BillLine& line) { return line.taxPercent > 0; });
    if (!taxed) {
        body.placeOfSupply.clear();
        body.interstate = false;
    }
    OPDESK_TRY(const auto totals, rules::totalsOf(chargesOf(lines), discount, body.interstate));
    for (std::size_t i = 0; i < lines.size(); ++i)
        lines[i].amount = totals.amounts[i];
    body.lines = toArray(lines);
    if (totals.discount > 0)
        body.discount = model::Paise{totals.discount};
    if (totals.tax() > 0)
        body.tax = model::Paise{totals.tax()};
    body.total = model::Paise{totals.total};
    return {};
}

model::Payment newPayment(Session& session, const PatientId& patient, const InvoiceId& invoice, std::int64_t amount) {
    model::Payment body;
    body.patient = patient;
    body.invoice = invoice;
    body.direction = "in";
    body.amount = model::Paise{amount};
    body.at = session.now();
    body.day = session.today();
    body.takenBy = session.lease.user;
    body.series = session.desk.series;
    return body;
}

base::Status takeNumber(model::Invoice& body, const store::Store::NumberSource& next) {
    OPDESK_TRY(const auto serial, next(rules::invoiceCounter(body.series, body.financialYear)));
    OPDESK_TRY(body.number, rules::invoiceNumber(body.series, body.financialYear, serial));
    body.serial = serial;
    return {};
}

base::Result<PatientMoney> moneyOf(Session& session, const PatientId& patient) {
    PatientMoney money;
    OPDESK_TRY(const auto rows, store::ledgerOf(session.store, patient));
    for (const auto& row : rows) {
        if (row.kind == model::KindId::invoice) {
            OPDESK_TRY(auto invoice, readRecord<model::Invoice>(session, row.record));
            if (invoice)
                money.invoices.push_back(std::move(*invoice));
        } else {
            OPDESK_TRY(auto payment, readRecord<model::Payment>(session, row.record));
            if (payment)
                money.payments.push_back(std::move(*payment));
        }
    }
    for (const auto& [record, invoice] : money.invoices) {
        const auto total = invoice.total.value_or(model::Paise{}).value;
        if (invoice.document.is("credit_note"))
            money.bills[invoice.cancels.uuid()].credited += total;
        else
            money.bills[record.id].total = total;
    }
    for (const auto& [record, payment] : money.payments) {
        const auto amount = payment.amount.value_or(model::Paise{}).value;
        if (!payment.invoice.isNull())
            money.bills[payment.invoice.uuid()].paid += payment.direction.is("out") ? -amount : amount;
    }
    return money;
}

std::string modeWords(std::string_view mode) {
    if (mode == "cash")
        return "Cash";
    if (mode == "upi")
        return "UPI";
    if (mode == "card")
        return "Card";
    return mode == "credit" ? "Credit" : std::string(mode);
}

std::string documentWords(std::string_view document) {
    if (document == "bill_of_supply")
        return "Bill of supply";
    if (document == "tax_invoice")
        return "Tax invoice";
    if (document == "invoice_cum_bill_of_supply")
        return "Invoice-cum-bill of supply";
    if (document == "credit_note")
        return "Credit note";
    return "Receipt";
}

}  // namespace opdesk::clinic
