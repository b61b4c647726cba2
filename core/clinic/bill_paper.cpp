#include <boost/json.hpp>

#include "core/clinic/billing_parts.h"
#include "core/clinic/people.h"
#include "core/model/kinds/staff.h"
#include "core/rules/gst.h"
#include "core/text/dates.h"
#include "core/text/money.h"
#include "core/text/money_hindi.h"

namespace opdesk::clinic {

namespace {

std::string textIn(const json::array& list, std::string_view name) {
    if (list.empty() || !list.front().is_object())
        return {};
    const auto* value = list.front().get_object().if_contains(name);
    const auto* found = value ? value->if_string() : nullptr;
    return found ? std::string(found->data(), found->size()) : std::string{};
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// As it was issued, whatever the clinic is called by now; bills of an older program did not keep it.
base::Status putClinic(Session& session, const model::Invoice& bill, BillPaperOf::Answer& paper) {
    json::array seller = bill.seller;
    if (seller.empty()) {
        OPDESK_TRY(auto now, sellerNow(session));
        seller.push_back(std::move(now));
    }
    paper.clinicName = textIn(seller, "name");
    paper.clinicAddress = textIn(seller, "address");
    paper.clinicPhone = textIn(seller, "phone");
    paper.clinicHours = textIn(seller, "hours");
    const bool isOfTax =
        !bill.document.is("receipt") && (!bill.document.is("credit_note") || !bill.placeOfSupply.empty());
    if (isOfTax)
        paper.gstin = textIn(seller, "gstin");
    return {};
}

/// The registration number stands on receipts too (regulation 1.4.2).
base::Status putDoctor(Session& session, const StaffId& id, BillPaperOf::Answer& paper) {
    OPDESK_TRY(const auto doctor, readRecord<model::Staff>(session, id.uuid()));
    if (!doctor)
        return {};
    paper.doctorName = doctor->value.name;
    paper.qualification = doctor->value.qualification;
    paper.registration = doctor->value.registrationNumber;
    paper.council = doctor->value.council;
    return {};
}

/// Words in the patient's language beside the English ones; none for a patient who reads English.
std::string localPhrase(Session& session, std::string_view key, const std::string& language) {
    return language == "en" ? std::string() : std::string(session.rules.paperPhrase(key, language));
}

/// The figures under the lines, in the order of the paper. No word of GST where no tax can be charged.
std::vector<BillPaperOf::Sum> sumsOf(Session& session, const model::Invoice& bill, const rules::Totals& totals,
                                     const BillMoney& money, const std::string& language) {
    std::vector<BillPaperOf::Sum> sums;
    const auto add = [&](std::string label, std::int64_t amount, bool strong = false, std::string_view phrase = {}) {
        sums.push_back({std::move(label), phrase.empty() ? std::string() : localPhrase(session, phrase, language),
                        text::formatAmount(amount), strong});
    };
    const bool taxed = totals.taxable > 0;
    if (totals.discount > 0 || totals.rounding != 0 || taxed)
        add("Sub-total", totals.subtotal);
    if (totals.discount > 0)
        add("Discount", -totals.discount);
    if (bill.document.is("invoice_cum_bill_of_supply"))
        add("Exempt value", totals.subtotal - totals.discount - totals.taxable);
    if (taxed)
        add("Taxable value", totals.taxable);
    if (taxed && bill.interstate) {
        add("IGST", totals.igst);
    } else if (taxed) {
        add("CGST", totals.cgst);
        add("SGST", totals.sgst);
    }
    if (totals.rounding != 0)
        add("Rounding", totals.rounding);
    add("Total ₹", bill.total.value_or(model::Paise{}).value, true, "TOTAL");
    if (bill.document.is("credit_note"))
        return sums;
    add("Paid", money.paid, false, "PAID");
    if (money.credited > 0)
        add("Credited", -money.credited);
    if (money.open() > 0)
        add("Still to pay", money.open(), true, "DUE");
    return sums;
}

/// "Cash 500.00, UPI 200.00 (ref. 4512…)"
std::string modesOf(const PatientMoney& money, const base::Uuid& invoice, const base::Uuid& cancels, bool back) {
    std::string words;
    for (const auto& [record, payment] : money.payments) {
        const auto bill = payment.invoice.uuid();
        if (payment.direction.is("out") != back || (bill != invoice && (!back || bill != cancels)))
            continue;
        words += (words.empty() ? "" : ", ") + modeWords(payment.mode.text) + " " +
                 text::formatAmount(payment.amount.value_or(model::Paise{}).value);
        if (!payment.reference.empty())
            words += " (ref. " + payment.reference + ")";
    }
    return words;
}

}  // namespace

base::Result<BillPaperOf::Answer> execute(Session& session, const BillPaperOf& command) {
    constexpr std::string_view kView = "invoice.view";
    OPDESK_TRY(const auto found, needRecord<model::Invoice>(session, command.invoice.uuid(), "invoice"));
    const auto& bill = found.value;
    OPDESK_TRY(const auto patient, needPatient(session, bill.patient));
    const PatientId id(patient.record.id);
    OPDESK_TRY(const auto own, ownIfItMatters(session, kView, id));
    OPDESK_CHECK(allow(session, {kView, model::KindId::invoice, found.record.id, id, own}));

    BillPaperOf::Answer paper;
    paper.language = patient.value.language.text;
    paper.document = bill.document.text;
    paper.title = documentWords(bill.document.text);
    paper.titleLocal = localPhrase(session, upper(bill.document.text), paper.language);
    paper.keepLocal = localPhrase(session, "THANKS", paper.language);
    // The number of the paper that is out stays on it, whatever the record is called now.
    paper.number = bill.printedNumber.empty() ? bill.number : bill.printedNumber;
    paper.reason = bill.reason;
    paper.documentId = found.record.id.text();
    if (bill.issuedAt)
        paper.dateText = text::formatDateTime(*bill.issuedAt, session.desk.offset);
    paper.printedAtText = text::formatDateTime(session.now(), session.desk.offset);
    paper.duplicate = command.duplicate;
    OPDESK_CHECK(putClinic(session, bill, paper));
    OPDESK_CHECK(putDoctor(session, bill.doctor, paper));
    if (!bill.placeOfSupply.empty())
        paper.placeOfSupply = std::string(rules::gstStateName(bill.placeOfSupply)) + " (" + bill.placeOfSupply + ")";
    paper.patientName = textIn(bill.buyer, "name");
    paper.patientAddress = textIn(bill.buyer, "address");
    paper.clinicNumber = patient.value.clinicNumber;
    paper.ageSex = ageTextOf(session, patient.value.birthDate);
    if (!patient.value.sex.empty())
        paper.ageSex += (paper.ageSex.empty() ? "" : ", ") + patient.value.sex.text;

    paper.lines = billLinesOf(bill.lines);
    OPDESK_TRY(const auto totals,
               rules::totalsOf(chargesOf(paper.lines), bill.discount.value_or(model::Paise{}).value, bill.interstate));
    const bool taxed = totals.taxable > 0;
    for (std::size_t i = 0; i < paper.lines.size(); ++i) {
        paper.rates.push_back(text::formatAmount(taxed ? totals.nets[i] : paper.lines[i].rate));
        paper.amounts.push_back(text::formatAmount(taxed ? totals.nets[i] + totals.taxes[i] : totals.amounts[i]));
        paper.lines[i].amount = totals.amounts[i];
    }
    OPDESK_TRY(auto money, moneyOf(session, id));
    paper.sums = sumsOf(session, bill, totals, money.bills[found.record.id], paper.language);
    const auto total = bill.total.value_or(model::Paise{}).value;
    paper.words = text::rupeesInWords(total);
    if (paper.language == "hi")
        paper.wordsLocal = text::rupeesInHindi(total);
    if (const auto open = money.bills[found.record.id].open(); open > 0 && !bill.document.is("credit_note")) {
        OPDESK_TRY(const auto address, settingOf(session, "clinic.upi"));
        OPDESK_TRY(const auto payee, clinicNameOf(session));
        paper.upi = rules::upiText(address, payee, open, paper.number);
    }
    paper.modes = modesOf(money, found.record.id, bill.cancels.uuid(), bill.document.is("credit_note"));
    for (const auto& [record, other] : money.invoices)
        if (record.id == bill.cancels.uuid())
            paper.cancels = other.printedNumber.empty() ? other.number : other.printedNumber;
    OPDESK_CHECK(
        session.store.recordLook(session.actor(), auditOf(command.duplicate ? "bill.reprint" : "bill.print",
                                                          model::KindId::invoice, found.record.id, id, kView)));
    return paper;
}

}  // namespace opdesk::clinic
