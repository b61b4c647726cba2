#pragma once

#include <QLabel>
#include <QtGlobal>

#include "ui/widgets/label.h"

namespace opdesk::ui::widgets {

/// Paise as "₹ 12,34,567.50": lakh and crore groups, whatever the language; whole rupees without ".00".
QString moneyText(qint64 paise);

/// An amount, right-aligned. `big` is the amount to pay.
class MoneyLabel : public Label {
    Q_OBJECT
public:
    explicit MoneyLabel(qint64 paise = 0, bool big = false, QWidget* parent = nullptr);

    void setPaise(qint64 paise);
    /// Owed money: danger colour and the word.
    void setDue(bool due);

private:
    void show_();

    qint64 m_paise;
    bool m_big;
    bool m_due = false;
};

}  // namespace opdesk::ui::widgets
