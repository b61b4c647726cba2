#pragma once

#include <optional>

#include "core/clinic/bills.h"
#include "ui/widgets/card.h"

class QAction;

namespace opdesk::ui::widgets {
class FlowLayout;
class IconLabel;
class Label;
class OpButton;
class PrimaryButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

class Ground;
class MoneyEdit;
class UpiCode;

/// To pay, how it is paid, what goes back. Knows no bill: the page says the amount and asks for the payments.
class PayPanel : public widgets::Card {
    Q_OBJECT
public:
    PayPanel(QAction* take, QAction* due, QWidget* parent = nullptr);

    void setTotal(qint64 total, const QString& words, qint64 rounding);
    /// Old balance; empty: none.
    void setBalance(const QString& words);
    /// What the UPI code holds; empty: the clinic has no address.
    void setUpi(const QString& text);
    /// The amber note: money of this patient today. Empty: none.
    void setWarning(const QString& sentence);
    /// What stands in the way, in place. Empty: nothing.
    void setProblem(const QString& sentence);
    /// Beside the button that cannot be pressed: why not. Empty: it can.
    void setWhyNot(const QString& sentence);
    void setBusy(bool busy);
    void reset();

    void setMode(const QString& mode);
    QString mode() const;
    QString paperSize() const;
    void focusGiven();
    /// What would be written down; nullopt with a problem shown. With `part`, less than the amount is all right.
    std::optional<std::vector<clinic::PaymentPart>> payments(bool part);
    qint64 giveBack() const;
    /// What is missing with what is typed; an empty field takes all that is to pay.
    qint64 stillToPay() const;

    QVariantMap typed() const;
    void typeAgain(const QVariantMap& typed);

signals:
    void changed();

private:
    void build(QAction* take, QAction* due);
    void follow();
    void showChips();
    void forgetNotes();

    qint64 m_total = 0;
    bool m_busy = false;
    widgets::Label* m_amount;
    widgets::Label* m_balance;
    widgets::Label* m_words;
    widgets::SegmentedControl* m_mode;
    QWidget* m_givenRow;
    widgets::Label* m_givenLabel;
    MoneyEdit* m_given;
    widgets::Label* m_backLabel;
    Ground* m_backBox;
    widgets::Label* m_back;
    QWidget* m_secondRow;
    MoneyEdit* m_second;
    widgets::Label* m_referenceLabel;
    widgets::TextField* m_reference;
    UpiCode* m_code;
    widgets::FlowLayout* m_chips;
    QWidget* m_warning;
    widgets::Label* m_warningWords;
    widgets::Label* m_problem;
    widgets::Label* m_whyNot;
    widgets::PrimaryButton* m_take;
    widgets::SegmentedControl* m_paper;
};

}  // namespace opdesk::ui::billing
