#include "ui/billing/words.h"

#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::billing {

using widgets::moneyText;
using widgets::qt;

QString modeWord(const std::string& mode) {
    if (mode == "cash")
        return BillWords::tr("Cash");
    if (mode == "upi")
        return BillWords::tr("UPI");
    if (mode == "card")
        return BillWords::tr("Card");
    if (mode == "credit")
        return BillWords::tr("Credit");
    return qt(mode);
}

QString documentWord(const std::string& document) {
    if (document == "bill_of_supply")
        return BillWords::tr("Bill of supply");
    if (document == "tax_invoice")
        return BillWords::tr("Tax invoice");
    if (document == "invoice_cum_bill_of_supply")
        return BillWords::tr("Invoice-cum-bill of supply");
    if (document == "credit_note")
        return BillWords::tr("Credit note");
    return BillWords::tr("Receipt");
}

QString earlierWords(const clinic::BillState& bill) {
    QStringList parts{qt(bill.dateText), qt(bill.number), moneyText(bill.total)};
    QStringList modes;
    for (const auto& mode : qt(bill.modes).split(QStringLiteral(", "), Qt::SkipEmptyParts))
        modes << modeWord(mode.toStdString());
    if (bill.document == "credit_note")
        parts << BillWords::tr("Credit note");
    else if (bill.credited >= bill.total && bill.total > 0)
        parts << BillWords::tr("Taken back");
    else if (bill.open > 0)
        parts << BillWords::tr("%1 due").arg(moneyText(bill.open));
    else
        parts << (modes.isEmpty() ? BillWords::tr("Paid")
                                  : BillWords::tr("Paid, %1").arg(modes.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace opdesk::ui::billing
