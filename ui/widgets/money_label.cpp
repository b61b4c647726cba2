#include "ui/widgets/money_label.h"

namespace opdesk::ui::widgets {

QString moneyText(qint64 paise) {
    const bool negative = paise < 0;
    // Unsigned, so that the smallest value has a magnitude.
    const quint64 size = negative ? ~static_cast<quint64>(paise) + 1 : static_cast<quint64>(paise);
    QString rupees = QString::number(size / 100);
    // The last three figures, then groups of two: thousand, lakh, crore.
    qsizetype at = rupees.size() - 3;
    while (at > 0) {
        rupees.insert(at, QLatin1Char(','));
        at -= 2;
    }
    const quint64 rest = size % 100;
    QString text = QStringLiteral("₹ ") + rupees;
    if (rest != 0)
        text += QStringLiteral(".%1").arg(rest, 2, 10, QLatin1Char('0'));
    return negative ? QStringLiteral("−") + text : text;
}

MoneyLabel::MoneyLabel(qint64 paise, bool big, QWidget* parent)
    : Label({}, big ? Look::money : Look::strong, parent), m_paise(paise), m_big(big) {
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    show_();
}

void MoneyLabel::setPaise(qint64 paise) {
    m_paise = paise;
    show_();
}

void MoneyLabel::setDue(bool due) {
    m_due = due;
    show_();
}

void MoneyLabel::show_() {
    if (!m_big)
        setLook(m_due ? Look::danger : Look::strong);
    setText(m_due ? tr("%1 due").arg(moneyText(m_paise)) : moneyText(m_paise));
}

}  // namespace opdesk::ui::widgets
