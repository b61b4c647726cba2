#include "core/text/money.h"
#include "core/text/phone.h"
#include "ui/paper/clinic_papers.h"
#include "ui/paper/paper_text.h"

#include <QCoreApplication>

namespace opdesk::ui::paper {

namespace {

/// Words of the use cases that every paper prints, by the table of the program's language.
std::string said(const std::string& english) {
    return words(english.c_str()).toStdString();
}

std::string rupees(std::int64_t paise) {
    return opdesk::text::formatAmount(paise);
}

/// What the use cases call titles and sums; said() finds them by these entries.
[[maybe_unused]] constexpr const char* kSaid[] = {
    QT_TRANSLATE_NOOP("Paper", "Receipt"),       QT_TRANSLATE_NOOP("Paper", "Bill of supply"),
    QT_TRANSLATE_NOOP("Paper", "Tax invoice"),   QT_TRANSLATE_NOOP("Paper", "Credit note"),
    QT_TRANSLATE_NOOP("Paper", "Sub-total"),     QT_TRANSLATE_NOOP("Paper", "Discount"),
    QT_TRANSLATE_NOOP("Paper", "Taxable value"), QT_TRANSLATE_NOOP("Paper", "CGST"),
    QT_TRANSLATE_NOOP("Paper", "SGST"),          QT_TRANSLATE_NOOP("Paper", "IGST"),
    QT_TRANSLATE_NOOP("Paper", "Rounding"),      QT_TRANSLATE_NOOP("Paper", "Total ₹"),
    QT_TRANSLATE_NOOP("Paper", "Paid"),          QT_TRANSLATE_NOOP("Paper", "Credited"),
    QT_TRANSLATE_NOOP("Paper", "Still to pay"),  QT_TRANSLATE_NOOP("Paper", "Invoice-cum-bill of supply"),
    QT_TRANSLATE_NOOP("Paper", "Exempt value"),
};

const char* modeWords(const std::string& mode) {
    if (mode == "upi")
        return QT_TRANSLATE_NOOP("Paper", "UPI");
    if (mode == "card")
        return QT_TRANSLATE_NOOP("Paper", "Card");
    return QT_TRANSLATE_NOOP("Paper", "Cash");
}

DayPart cashPart(const clinic::DayPaperOf::Answer& day) {
    DayPart part{said(QT_TRANSLATE_NOOP("Paper", "Cash")), {said(QT_TRANSLATE_NOOP("Paper", "Amount"))}, {}};
    for (const auto& note : day.notes)
        if (note.count > 0)
            part.rows.push_back({std::to_string(note.value / 100) + " × " + std::to_string(note.count),
                                 {rupees(note.value * note.count)},
                                 false});
    part.rows.push_back({said(QT_TRANSLATE_NOOP("Paper", "Counted")), {rupees(day.counted)}, true});
    part.rows.push_back(
        {said(QT_TRANSLATE_NOOP("Paper", "In the drawer before")), {rupees(day.closing.opening)}, false});
    part.rows.push_back({said(QT_TRANSLATE_NOOP("Paper", "Expected")), {rupees(day.closing.expected)}, true});
    part.rows.push_back({said(QT_TRANSLATE_NOOP("Paper", "Difference")),
                         {rupees(day.counted - day.closing.expected)},
                         day.counted != day.closing.expected});
    part.rows.push_back({said(QT_TRANSLATE_NOOP("Paper", "Stays in the drawer")), {rupees(day.left)}, false});
    return part;
}

DayPart billsPart(const clinic::Closing& closing, const std::string& what, const char* title) {
    DayPart part{said(title), {said(QT_TRANSLATE_NOOP("Paper", "Amount"))}, {}};
    for (const auto& one : closing.bills) {
        if (one.what != what)
            continue;
        auto line = one.number;
        for (const auto& more : {one.patientName, one.reason})
            if (!more.empty())
                line += " · " + more;
        part.rows.push_back({line, {what == "gap" ? std::string() : rupees(one.amount)}, false});
    }
    return part;
}

}  // namespace

BillPaper toPaper(const clinic::BillPaperOf::Answer& from) {
    BillPaper paper;
    paper.title = said(from.title);
    paper.titleLocal = from.titleLocal;
    paper.clinic = {from.clinicName, from.clinicAddress, from.clinicHours, opdesk::text::formatPhone(from.clinicPhone),
                    from.gstin};
    paper.doctor = {from.doctorName, from.qualification, from.registration, from.council};
    paper.patient.name = from.patientName;
    paper.patient.ageSex = from.ageSex;
    paper.patient.address = from.patientAddress;
    paper.patient.uhid = from.clinicNumber;
    paper.number = from.number;
    paper.dateTime = from.dateText;
    paper.cancels = from.cancels;
    paper.reason = from.reason;
    paper.placeOfSupply = from.placeOfSupply;
    paper.withTax = !from.placeOfSupply.empty();
    paper.withCodes = !from.gstin.empty();
    for (const auto& line : from.lines)
        paper.withExempt = paper.withExempt || (paper.withTax && line.taxPercent == 0);
    for (std::size_t i = 0; i < from.lines.size(); ++i) {
        const auto& line = from.lines[i];
        BillLine row;
        row.words = line.text;
        row.code = paper.withCodes ? line.sac : std::string();
        row.quantity = std::to_string(line.quantity);
        row.rate = from.rates[i];
        row.amount = from.amounts[i];
        if (paper.withTax)
            row.tax = line.taxPercent > 0 ? std::to_string(line.taxPercent) + "%" : std::string("–");
        for (const auto& part : {line.batch, line.expiry, line.maker})
            if (!part.empty())
                row.under += (row.under.empty() ? "" : " · ") + part;
        if (line.mrp > 0)
            row.under += (row.under.empty() ? "MRP " : " · MRP ") + rupees(line.mrp);
        paper.lines.push_back(std::move(row));
    }
    for (const auto& sum : from.sums)
        paper.sums.push_back({said(sum.label), sum.amount, sum.strong, sum.local});
    paper.amountInWords = from.words;
    paper.wordsLocal = from.wordsLocal;
    paper.upiText = from.upi;
    paper.mode = from.modes;
    paper.keepLocal = from.keepLocal;
    if (from.duplicate)
        paper.duplicateAt = from.printedAtText;
    return paper;
}

DayPaper toPaper(const clinic::DayPaperOf::Answer& day) {
    DayPaper paper;
    const auto& closing = day.closing;
    paper.clinic.name = day.clinicName;
    paper.clinic.address = day.clinicAddress;
    paper.desk = day.deskName;
    paper.sitting =
        words(QT_TRANSLATE_NOOP("Paper", "No. %1")).arg(closing.sitting).toStdString() + " · " + closing.dayText;
    paper.closedBy = day.closedBy.empty() ? day.closedAtText : day.closedAtText + ", " + day.closedBy;
    paper.witness = day.witness;
    paper.remark = day.reason;
    paper.fingerprint = day.fingerprint;
    paper.printedAt = day.printedAtText;
    if (closing.unsent > 0)
        paper.unsent = std::to_string(closing.unsent);
    paper.parts.push_back(cashPart(day));
    const std::vector<std::string> both{said(QT_TRANSLATE_NOOP("Paper", "Taken")),
                                        said(QT_TRANSLATE_NOOP("Paper", "Given back"))};
    DayPart modes{said(QT_TRANSLATE_NOOP("Paper", "By mode")), both, {}};
    for (const auto& mode : closing.modes)
        modes.rows.push_back({said(modeWords(mode.mode)), {rupees(mode.taken), rupees(mode.given)}, false});
    paper.parts.push_back(std::move(modes));
    DayPart people{said(QT_TRANSLATE_NOOP("Paper", "By person")), both, {}};
    for (const auto& person : closing.people)
        people.rows.push_back({person.name, {rupees(person.taken), rupees(person.given)}, false});
    paper.parts.push_back(std::move(people));
    DayPart bills{said(QT_TRANSLATE_NOOP("Paper", "Bills")), {said(QT_TRANSLATE_NOOP("Paper", "Amount"))}, {}};
    if (closing.billCount > 0)
        bills.rows.push_back(
            {std::to_string(closing.billCount) + " · " + closing.firstNumber + " – " + closing.lastNumber,
             {rupees(closing.billed)},
             false});
    paper.parts.push_back(std::move(bills));
    paper.parts.push_back(billsPart(closing, "due", QT_TRANSLATE_NOOP("Paper", "Still to pay")));
    paper.parts.push_back(billsPart(closing, "discount", QT_TRANSLATE_NOOP("Paper", "Discounts")));
    paper.parts.push_back(billsPart(closing, "credit_note", QT_TRANSLATE_NOOP("Paper", "Credit notes")));
    paper.parts.push_back(billsPart(closing, "gap", QT_TRANSLATE_NOOP("Paper", "Numbers missing")));
    DayPart open{said(QT_TRANSLATE_NOOP("Paper", "Desks still open")), {said(QT_TRANSLATE_NOOP("Paper", "Taken"))}, {}};
    for (const auto& desk : closing.openDesks)
        open.rows.push_back({desk.name + " (" + desk.series + ")", {rupees(desk.taken)}, false});
    paper.parts.push_back(std::move(open));
    return paper;
}

}  // namespace opdesk::ui::paper
