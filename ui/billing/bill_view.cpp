#include "ui/billing/bill_view.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>
#include <boost/json.hpp>

#include <numeric>

#include "ui/billing/bill_table.h"
#include "ui/billing/money_edit.h"
#include "ui/billing/words.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/columns.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/password_field.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::billing {

using widgets::Label;
using widgets::moneyText;
using widgets::qt;
using widgets::utf8;

BillView::BillView(QAction* refund, QAction* act, QAction* print, QAction* back, QWidget* parent)
    : QWidget(parent),
      m_draft(
          "refund", [this] { return typed(); }, this),
      m_actAction(act) {
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* columns = new widgets::Columns;
    whole->addWidget(columns);
    buildBill();
    columns->add(m_paper, 0, 480);
    columns->add(buildMoney(refund, act, print, back), 380, 300);
    follow();
}

void BillView::buildBill() {
    m_paper = new widgets::Card(tr("Bill"));
    m_table = new BillTable(QStringLiteral("refund_lines"), tr("Lines of the bill; Space marks one to take back"), 12);
    auto* lines = new QWidget;
    auto* column = new QVBoxLayout(lines);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table);
    m_facts = new Label;
    m_facts->setObjectName(QStringLiteral("refund_facts"));
    m_facts->setWordWrap(true);
    m_facts->setContentsMargins(12, 10, 12, 10);
    column->addWidget(m_facts);
    column->addStretch(1);
    m_paper->body()->addWidget(new widgets::ScrollBody(lines), 1);
    connect(m_table, &BillTable::spacePressed, this, [this](const QModelIndex& index) {
        if (!m_refunding)
            return;
        m_table->bill()->toggleMark(index.row());
        setProblem({});
        follow();
        m_draft.changed();
    });
    connect(m_table, &BillTable::chosen, this, [this] {
        if (m_refunding)
            m_reason->setFocus(Qt::TabFocusReason);
    });
}

QWidget* BillView::buildMoney(QAction* refund, QAction* act, QAction* print, QAction* back) {
    m_money = new widgets::Card(tr("Payment"));
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(6);
    m_title = new Label(Label::Look::label);
    m_amount = new Label(Label::Look::money);
    m_amount->setObjectName(QStringLiteral("refund_amount"));
    m_hint = new Label(Label::Look::hint);
    m_hint->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_amount);
    column->addWidget(m_hint);

    const auto labelled = [](QVBoxLayout* into, const QString& words, QWidget* field) {
        auto* label = new Label(words, Label::Look::label);
        label->setBuddy(field);
        into->addWidget(label);
        into->addWidget(field);
    };
    m_refundBox = new QWidget;
    auto* box = new QVBoxLayout(m_refundBox);
    box->setContentsMargins(0, 6, 0, 0);
    box->setSpacing(4);
    m_reason = new widgets::TextField(QStringLiteral("refund_reason"), tr("Reason"));
    m_reason->setMaxLength(300);
    labelled(box, tr("Reason"), m_reason);
    m_mode = new widgets::SegmentedControl(QStringLiteral("refund_mode"), tr("Given back by"));
    m_mode->addChoice(QString(), tr("As it came"));
    m_mode->addChoice(QStringLiteral("cash"), tr("Cash"));
    m_mode->addChoice(QStringLiteral("upi"), tr("UPI"));
    m_mode->addChoice(QStringLiteral("credit"), tr("Keep"));
    m_mode->setCurrent(QString());
    labelled(box, tr("Given back by"), m_mode);
    m_witnessBox = new QWidget;
    auto* witness = new QVBoxLayout(m_witnessBox);
    witness->setContentsMargins(0, 0, 0, 0);
    witness->setSpacing(4);
    m_witness = new widgets::ComboField(QStringLiteral("refund_witness"), tr("Second person"));
    m_witnessWords =
        new widgets::PasswordField(QStringLiteral("refund_witness_words"), tr("Password of the second person"));
    labelled(witness, tr("Second person"), m_witness);
    labelled(witness, tr("Password of the second person"), m_witnessWords);
    m_words = new widgets::PasswordField(QStringLiteral("refund_words"), tr("Your password"));
    labelled(witness, tr("Your password"), m_words);
    box->addWidget(m_witnessBox);
    column->addWidget(m_refundBox);

    m_dueBox = new QWidget;
    auto* due = new QVBoxLayout(m_dueBox);
    due->setContentsMargins(0, 6, 0, 0);
    due->setSpacing(4);
    m_dueMode = new widgets::SegmentedControl(QStringLiteral("due_mode"), tr("Paid by"));
    for (const char* mode : {"cash", "upi", "card"})
        m_dueMode->addChoice(QLatin1String(mode), modeWord(mode));
    m_dueMode->setCurrent(QStringLiteral("cash"));
    due->addWidget(m_dueMode);
    m_due = new MoneyEdit(QStringLiteral("due_amount"), tr("Amount"));
    labelled(due, tr("Amount"), m_due);
    m_reference = new widgets::TextField(QStringLiteral("due_reference"), tr("Reference"));
    m_reference->setMaxLength(60);
    labelled(due, tr("Reference"), m_reference);
    column->addWidget(m_dueBox);
    column->addStretch(1);
    m_money->body()->addWidget(new widgets::ScrollBody(middle), 1);

    column = m_money->foot();
    m_problem = new Label(Label::Look::danger);
    m_problem->setObjectName(QStringLiteral("refund_problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_act = new widgets::PrimaryButton(act, QStringLiteral("refund_act"), QStringLiteral("receipt-indian-rupee"));
    column->addWidget(m_act);
    auto* under = new widgets::FlowLayout(8, 8);
    using widgets::OpButton;
    m_begin = new OpButton(OpButton::Kind::secondary, refund, QStringLiteral("refund_begin"));
    under->addWidget(m_begin);
    under->addWidget(
        new OpButton(OpButton::Kind::secondary, print, QStringLiteral("refund_print"), QStringLiteral("printer")));
    under->addWidget(new OpButton(OpButton::Kind::quiet, back, QStringLiteral("refund_back")));
    column->addLayout(under);
    connect(m_reason, &QLineEdit::textChanged, this, [this] { setProblem({}); });
    connect(m_reason, &QLineEdit::textEdited, &m_draft, &drafts::DraftKeeper::changed);
    connect(m_mode, &widgets::SegmentedControl::chosen, &m_draft, &drafts::DraftKeeper::changed);
    return m_money;
}

void BillView::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_draft.start(m_desk);
}

void BillView::stop() {
    m_draft.stop();
    m_desk.reset();
    m_bill = {};
    m_busy = false;
    endRefund();
    m_witness->clear();
    m_table->bill()->setRows({}, false, true);
    m_facts->clear();
}

void BillView::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void BillView::show(const clinic::ReadBill::Answer& bill) {
    m_bill = bill;
    m_busy = false;
    std::vector<BillRow> rows;
    bool coded = false;
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        BillRow row;
        row.place = static_cast<int>(i);
        row.line = bill.lines[i].line;
        row.credited = bill.lines[i].credited;
        coded = coded || !row.line.sac.empty();
        rows.push_back(std::move(row));
    }
    m_table->bill()->setRows(std::move(rows), false, coded && bill.document != "receipt");
    m_paper->setTitle(documentWord(bill.document) + QLatin1Char(' ') + qt(bill.number));
    m_paper->setNote(qt(bill.dateText));
    QStringList facts;
    for (const auto& payment : bill.payments) {
        const auto amount = moneyText(payment.amount);
        facts << (payment.direction == "out" ? tr("%1 given back by %2 on %3, %4") : tr("%1 by %2 on %3, %4"))
                     .arg(amount, modeWord(payment.mode), qt(payment.timeText), qt(payment.takenBy));
        if (payment.takenBy.empty())
            facts.last().chop(2);
    }
    if (bill.credited > 0)
        facts << tr("%1 was taken back by credit note.").arg(moneyText(bill.credited));
    if (!bill.cancels.empty())
        facts << tr("Takes back %1: %2").arg(qt(bill.cancels), qt(bill.reason));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_due->setPaise(bill.open > 0 ? std::optional<qint64>(bill.open) : std::nullopt);
    m_reference->clear();
    endRefund();
    if (m_table->bill()->rowCount() > 0)
        m_table->setCurrentIndex(m_table->bill()->index(0, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

void BillView::beginRefund() {
    if (!mayRefund() || m_refunding)
        return;
    m_refunding = true;
    m_table->bill()->setMarking(true);
    for (int row = 0; row < m_table->bill()->rowCount(); ++row)
        if (!m_table->bill()->rows()[static_cast<std::size_t>(row)].credited) {
            m_table->setCurrentIndex(m_table->bill()->index(row, 0));
            break;
        }
    m_table->setFocus(Qt::ShortcutFocusReason);
    readWitnesses();
    follow();
    m_draft.open(m_bill.line.patient.text() + "/" + m_bill.invoice.text(),
                 [self = QPointer(this)](const drafts::DraftKeeper::Typed& kept) {
                     if (self && self->m_refunding)
                         self->typeAgain(kept);
                 });
}

drafts::DraftKeeper::Typed BillView::typed() const {
    boost::json::array lines;
    const auto& rows = m_table->bill()->rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].marked)
            lines.push_back(static_cast<std::int64_t>(i));
    if (!m_refunding || (lines.empty() && m_reason->text().isEmpty()))
        return {};
    return {{"lines", std::move(lines)}, {"reason", utf8(m_reason->text())}, {"mode", utf8(m_mode->current())}};
}

void BillView::typeAgain(const drafts::DraftKeeper::Typed& typed) {
    const auto word = [&](const char* name) {
        const auto* value = typed.if_contains(name);
        const auto* text = value ? value->if_string() : nullptr;
        return text ? QString::fromUtf8(text->data(), static_cast<qsizetype>(text->size())) : QString();
    };
    // Who typed before it came goes first.
    if (typed.empty() || marked() > 0 || !m_reason->text().isEmpty())
        return;
    if (const auto* lines = typed.if_contains("lines"); lines && lines->is_array())
        for (const auto& one : lines->get_array())
            if (const auto* row = one.if_int64(); row && *row >= 0 && *row < m_table->bill()->rowCount())
                m_table->bill()->toggleMark(static_cast<int>(*row));
    m_reason->setText(word("reason"));
    m_mode->setCurrent(word("mode"));
    follow();
}

void BillView::endRefund() {
    m_draft.flush();
    m_refunding = false;
    m_witnessAsked = false;
    m_table->bill()->setMarking(false);
    m_reason->clear();
    m_mode->setCurrent(QString());
    m_witnessWords->wipe();
    m_words->wipe();
    setProblem({});
    follow();
}

void BillView::readWitnesses() {
    if (!m_desk || m_bill.refundLimit < 0)
        return;
    m_desk->run(clinic::RefundWitnesses{},
                [self = QPointer(this)](base::Result<clinic::RefundWitnesses::Answer> answer) {
                    if (!self || !self->m_desk || !answer)
                        return;
                    self->m_witness->clear();
                    for (const auto& person : answer->people)
                        self->m_witness->addItem(qt(person.name), qt(person.doctor.text()));
                });
}

qint64 BillView::marked() const {
    const auto& rows = m_table->bill()->rows();
    return std::accumulate(rows.begin(), rows.end(), qint64{0},
                           [](qint64 sum, const BillRow& row) { return sum + (row.marked ? row.line.amount : 0); });
}

void BillView::follow() {
    const bool due = !m_refunding && m_bill.open > 0;
    m_refundBox->setVisible(m_refunding);
    m_dueBox->setVisible(due);
    m_witnessBox->setVisible(m_refunding && m_bill.refundLimit >= 0 &&
                             (m_witnessAsked || marked() > m_bill.refundLimit));
    if (m_refunding) {
        m_title->setText(tr("To take back, before tax and discount"));
        m_amount->setText(moneyText(marked()));
        m_hint->setText(tr("A credit note with a number of its own. The bill stays as it is."));
        m_actAction->setText(tr("Take back and print"));
    } else {
        m_title->setText(due ? tr("Still to pay") : tr("Total"));
        m_amount->setText(moneyText(due ? m_bill.open : m_bill.total));
        m_hint->setText(due ? tr("of %1").arg(moneyText(m_bill.total)) : tr("Paid %1").arg(moneyText(m_bill.paid)));
        m_actAction->setText(due ? tr("Take the due and print") : tr("Take and print"));
    }
    m_act->setVisible(m_refunding || due);
    m_begin->setVisible(!m_refunding);
}

void BillView::act() {
    if (!m_desk || !isOpen() || m_busy)
        return;
    if (m_refunding)
        refund();
    else if (m_bill.open > 0)
        takeDue();
}

void BillView::refund() {
    clinic::RefundBill command;
    command.invoice = m_bill.invoice;
    const auto& rows = m_table->bill()->rows();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].marked)
            command.lines.push_back(static_cast<std::int64_t>(i));
    if (command.lines.empty()) {
        setProblem(tr("Mark a line with Space first."));
        m_table->setFocus(Qt::OtherFocusReason);
        return;
    }
    command.reason = utf8(m_reason->text());
    if (m_reason->text().trimmed().isEmpty()) {
        setProblem(tr("Say why it is taken back."));
        m_reason->setFocus(Qt::OtherFocusReason);
        return;
    }
    command.mode = utf8(m_mode->current());
    if (m_witnessBox->isVisibleTo(m_refundBox)) {
        command.witness = model::StaffId::parse(utf8(m_witness->currentData().toString())).value_or(model::StaffId());
        command.witnessPassphrase = utf8(m_witnessWords->text());
        command.passphrase = utf8(m_words->text());
    }
    m_busy = true;
    m_desk->run(command, [self = QPointer(this)](base::Result<clinic::RefundBill::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_busy = false;
        self->m_witnessWords->wipe();
        self->m_words->wipe();
        if (!answer) {
            self->explainRefusal(answer.error());
            return;
        }
        self->m_draft.drop();
        emit self->refunded(*answer);
    });
}

/// A second person is asked for when the desk says so, and a wrong password is said whose it is.
void BillView::explainRefusal(const base::Error& error) {
    if (error.field == "witness") {
        m_witnessAsked = true;
        follow();
        setProblem(tr("So much is taken back by two: choose the second person, and both passwords."));
        m_witness->setFocus(Qt::OtherFocusReason);
    } else if (error.field == "witness_passphrase") {
        setProblem(tr("The second person’s password is not right. Type both again."));
        m_witnessWords->setFocus(Qt::OtherFocusReason);
    } else if (error.field == "passphrase") {
        setProblem(tr("Your password is not right. Type both again."));
        m_words->setFocus(Qt::OtherFocusReason);
    } else {
        setProblem(labels::errorSentence(error));
    }
}

void BillView::takeDue() {
    clinic::TakePayment command;
    command.patient = m_bill.line.patient;
    command.invoice = m_bill.invoice;
    command.mode = utf8(m_dueMode->current());
    command.reference = utf8(m_reference->text());
    if (!m_due->paise()) {
        setProblem(tr("Write how much is paid, in rupees."));
        m_due->setFocus(Qt::OtherFocusReason);
        return;
    }
    command.amount = *m_due->paise();
    m_busy = true;
    m_desk->run(command,
                [self = QPointer(this), amount = command.amount](base::Result<clinic::TakePayment::Answer> answer) {
                    if (!self || !self->m_desk)
                        return;
                    self->m_busy = false;
                    if (answer)
                        emit self->paid(amount);
                    else
                        self->setProblem(labels::errorSentence(answer.error()));
                });
}

}  // namespace opdesk::ui::billing
