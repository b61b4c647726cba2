#pragma once

#include <QWidget>
#include <memory>

#include "core/clinic/bills.h"
#include "core/clinic/desk.h"
#include "ui/drafts/draft_keeper.h"

class QAction;

namespace opdesk::ui::widgets {
class Card;
class ComboField;
class Label;
class OpButton;
class PasswordField;
class PrimaryButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::billing {

class BillTable;
class MoneyEdit;

/// A bill that was issued: its lines, what was paid, the due, and the way back: lines marked with Space, a reason, a
/// credit note. A way back that was begun is a draft of its bill.
class BillView : public QWidget {
    Q_OBJECT
public:
    BillView(QAction* refund, QAction* act, QAction* print, QAction* back, QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void show(const clinic::ReadBill::Answer& bill);
    const clinic::ReadBill::Answer& bill() const { return m_bill; }
    bool isOpen() const { return !m_bill.invoice.isNull(); }
    bool isRefunding() const { return m_refunding; }
    /// A credit note is not taken back.
    bool mayRefund() const { return isOpen() && m_bill.document != "credit_note"; }
    /// Alt+R: lines are marked from now on; what was begun before and left stands there again.
    void beginRefund();
    void endRefund();
    /// Ctrl+Enter: gives back, or takes what is due.
    void act();

signals:
    void refunded(const clinic::RefundBill::Answer& answer);
    void paid(qint64 amount);
    void refused(const QString& sentence);

private:
    void buildBill();
    QWidget* buildMoney(QAction* refund, QAction* act, QAction* print, QAction* back);
    void readWitnesses();
    drafts::DraftKeeper::Typed typed() const;
    void typeAgain(const drafts::DraftKeeper::Typed& typed);
    void follow();
    void setProblem(const QString& sentence);
    void explainRefusal(const base::Error& error);
    void refund();
    void takeDue();
    qint64 marked() const;

    std::shared_ptr<clinic::Desk> m_desk;
    drafts::DraftKeeper m_draft;
    clinic::ReadBill::Answer m_bill;
    bool m_refunding = false;
    bool m_witnessAsked =
        false;  ///< by the desk: with the tax it is over the limit, or with what was taken back before
    bool m_busy = false;

    widgets::Card* m_paper;
    BillTable* m_table;
    widgets::Label* m_facts;
    widgets::Card* m_money;
    widgets::Label* m_title;
    widgets::Label* m_amount;
    widgets::Label* m_hint;
    QWidget* m_refundBox;
    widgets::TextField* m_reason;
    widgets::SegmentedControl* m_mode;
    QWidget* m_witnessBox;
    widgets::ComboField* m_witness;
    widgets::PasswordField* m_witnessWords;
    widgets::PasswordField* m_words;  ///< of whoever takes back
    QWidget* m_dueBox;
    widgets::SegmentedControl* m_dueMode;
    MoneyEdit* m_due;
    widgets::TextField* m_reference;
    widgets::Label* m_problem;
    widgets::PrimaryButton* m_act;
    widgets::OpButton* m_begin;
    QAction* m_actAction;
};

}  // namespace opdesk::ui::billing
