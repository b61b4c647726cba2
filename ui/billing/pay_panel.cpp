#include "ui/billing/pay_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QSettings>
#include <QVBoxLayout>

#include <set>

#include "ui/billing/money_edit.h"
#include "ui/paper/qr_code.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::billing {

using widgets::Label;
using widgets::moneyText;
using widgets::utf8;

namespace {

const QString kPaperKey = QStringLiteral("billing/paper");

}  // namespace

/// A soft ground in a colour role behind its children.
class Ground : public QWidget {
public:
    Ground(theme::Role role, QWidget* parent = nullptr) : QWidget(parent), m_role(role) {}
    void setRole(theme::Role role) {
        m_role = role;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        theme::paintBox(painter, rect(), 6, theme::themeOf(this).color(m_role), {});
    }

private:
    theme::Role m_role;
};

/// The QR code a UPI app reads, on white in both schemes.
class UpiCode : public QWidget {
public:
    explicit UpiCode(QWidget* parent = nullptr) : QWidget(parent) {
        setFixedSize(112, 112);
        setObjectName(QStringLiteral("upi_code"));
        setAccessibleName(PayPanel::tr("UPI code to scan"));
    }
    void setContent(const QString& content) {
        m_content = utf8(content);
        update();
    }
    bool isEmpty() const { return m_content.empty(); }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        paper::paintQr(painter, QRectF(rect()), m_content);
    }

private:
    std::string m_content;
};

PayPanel::PayPanel(QAction* take, QAction* due, QWidget* parent) : Card(tr("Payment"), {}, parent) {
    build(take, due);
    connect(m_mode, &widgets::SegmentedControl::chosen, this, [this] {
        forgetNotes();
        focusGiven();
        emit changed();
    });
    for (auto* field : {m_given, m_second})
        connect(field, &QLineEdit::textChanged, this, [this] {
            setProblem({});
            follow();
            emit changed();
        });
    connect(m_reference, &QLineEdit::textChanged, this, &PayPanel::changed);
    connect(m_paper, &widgets::SegmentedControl::chosen, this,
            [](const QString& size) { QSettings().setValue(kPaperKey, size); });
    reset();
}

void PayPanel::build(QAction* take, QAction* due) {
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->setSpacing(10);
    top->addWidget(new Label(tr("To pay"), Label::Look::label));
    m_amount = new Label(Label::Look::money);
    m_amount->setObjectName(QStringLiteral("pay_total"));
    top->addWidget(m_amount);
    m_balance = new Label(Label::Look::dangerStrong);
    m_balance->setObjectName(QStringLiteral("bill_balance"));
    m_balance->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_balance->setWordWrap(true);
    top->addWidget(m_balance, 1);
    column->addLayout(top);
    m_words = new Label(Label::Look::hint);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_mode = new widgets::SegmentedControl(QStringLiteral("pay_mode"), tr("Paid by"));
    m_mode->addChoice(QStringLiteral("cash"), tr("Cash"));
    m_mode->addChoice(QStringLiteral("upi"), tr("UPI"));
    m_mode->addChoice(QStringLiteral("card"), tr("Card"));
    m_mode->addChoice(QStringLiteral("split"), tr("Split"));
    column->addWidget(m_mode);

    m_givenLabel = new Label(Label::Look::label);
    m_given = new MoneyEdit(QStringLiteral("pay_given"), tr("Given"));
    m_givenLabel->setBuddy(m_given);
    m_back = new Label(Label::Look::strong);
    m_back->setObjectName(QStringLiteral("pay_back"));
    m_backBox = new Ground(theme::Role::okSoft);
    auto* backRow = new QHBoxLayout(m_backBox);
    backRow->setContentsMargins(10, 4, 10, 4);
    backRow->addWidget(m_back);
    m_backLabel = new Label(Label::Look::label);
    m_backLabel->setObjectName(QStringLiteral("pay_back_label"));
    m_givenRow = new QWidget;
    auto* grid = new QGridLayout(m_givenRow);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_givenLabel, 0, 0);
    grid->addWidget(m_backLabel, 0, 1);
    grid->addWidget(m_given, 1, 0);
    grid->addWidget(m_backBox, 1, 1);
    m_referenceLabel = new Label(tr("Reference"), Label::Look::label);
    m_reference = new widgets::TextField(QStringLiteral("pay_reference"), tr("Reference"));
    m_reference->setMaxLength(60);
    m_reference->setPlaceholderText(tr("From phone or slip"));
    m_referenceLabel->setBuddy(m_reference);
    m_code = new UpiCode;
    grid->addWidget(m_referenceLabel, 2, 0);
    grid->addWidget(m_reference, 3, 0);
    grid->addWidget(m_code, 0, 1, 4, 1, Qt::AlignCenter);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    column->addWidget(m_givenRow);

    m_secondRow = new QWidget;
    auto* second = new QVBoxLayout(m_secondRow);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(2);
    auto* secondLabel = new Label(tr("By UPI"), Label::Look::label);
    m_second = new MoneyEdit(QStringLiteral("pay_second"), tr("By UPI"));
    secondLabel->setBuddy(m_second);
    second->addWidget(secondLabel);
    second->addWidget(m_second);
    column->addWidget(m_secondRow);

    m_chips = new widgets::FlowLayout(6, 6);
    column->addLayout(m_chips);

    m_warning = new Ground(theme::Role::warnSoft);
    auto* warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(10, 8, 10, 8);
    warning->addWidget(new widgets::IconLabel(QStringLiteral("triangle-alert"), 16, theme::Role::warnText), 0,
                       Qt::AlignTop);
    m_warningWords = new Label(Label::Look::warn);
    m_warningWords->setObjectName(QStringLiteral("pay_warning"));
    m_warningWords->setWordWrap(true);
    warning->addWidget(m_warningWords, 1);
    column->addWidget(m_warning);
    column->addStretch(1);

    m_paper = new widgets::SegmentedControl(QStringLiteral("pay_paper"), tr("Paper"));
    m_paper->addChoice(QStringLiteral("a5"), QStringLiteral("A5"));
    m_paper->addChoice(QStringLiteral("a4"), QStringLiteral("A4"));
    m_paper->addChoice(QStringLiteral("80"), tr("80 mm"));
    m_paper->setCurrent(QSettings().value(kPaperKey, QStringLiteral("a5")).toString());
    auto* paperRow = new QHBoxLayout;
    paperRow->setSpacing(8);
    auto* paperLabel = new Label(tr("Paper"), Label::Look::label);
    paperLabel->setBuddy(m_paper);
    paperRow->addWidget(paperLabel);
    paperRow->addWidget(m_paper, 1);
    column->addLayout(paperRow);
    auto* hint = new Label(tr("Numbers are from this PC’s own series and are never used twice, also offline."),
                           Label::Look::hint);
    hint->setWordWrap(true);
    column->addWidget(hint);
    body()->addWidget(new widgets::ScrollBody(middle), 1);

    // What stands in the way is said beside the button, which always stays in sight.
    column = foot();
    m_problem = new Label(Label::Look::danger);
    m_problem->setObjectName(QStringLiteral("pay_problem"));
    m_problem->setWordWrap(true);
    column->addWidget(m_problem);
    m_whyNot = new Label(Label::Look::second);
    m_whyNot->setObjectName(QStringLiteral("pay_why_not"));
    m_whyNot->setWordWrap(true);
    column->addWidget(m_whyNot);
    m_take = new widgets::PrimaryButton(take, QStringLiteral("pay_take"), QStringLiteral("receipt-indian-rupee"));
    column->addWidget(m_take);
    // The action stays on, so that its key says what is missing; the button is off.
    connect(take, &QAction::changed, this, [this] { setBusy(m_busy); });
    column->addWidget(new widgets::OpButton(widgets::OpButton::Kind::secondary, due, QStringLiteral("pay_due")));
}

void PayPanel::reset() {
    for (QLineEdit* field :
         {static_cast<QLineEdit*>(m_given), static_cast<QLineEdit*>(m_second), static_cast<QLineEdit*>(m_reference)})
        field->clear();
    m_mode->setCurrent(QStringLiteral("cash"));
    setBalance({});
    setWarning({});
    setProblem({});
    setWhyNot({});
    setTotal(0, {}, 0);
    setBusy(false);
}

void PayPanel::setTotal(qint64 total, const QString& words, qint64 rounding) {
    m_total = total;
    m_amount->setText(moneyText(total));
    QString under = words;
    if (rounding != 0)
        under += QStringLiteral(" · ") + tr("rounded %1").arg(moneyText(rounding));
    m_words->setText(under);
    m_words->setVisible(!under.isEmpty());
    showChips();
    follow();
}

void PayPanel::setBalance(const QString& words) {
    m_balance->setText(words);
}

void PayPanel::setUpi(const QString& text) {
    m_code->setContent(text);
    follow();
}

void PayPanel::setWarning(const QString& sentence) {
    m_warningWords->setText(sentence);
    m_warning->setVisible(!sentence.isEmpty());
}

void PayPanel::setProblem(const QString& sentence) {
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void PayPanel::setBusy(bool busy) {
    m_busy = busy;
    m_take->setEnabled(!busy && m_total > 0);
}

void PayPanel::setWhyNot(const QString& sentence) {
    m_whyNot->setText(sentence);
    m_whyNot->setVisible(!sentence.isEmpty());
}

void PayPanel::setMode(const QString& mode) {
    m_mode->setCurrent(mode);
    forgetNotes();
    focusGiven();
    emit changed();
}

/// Notes over the amount are given in cash only: another mode takes what is to pay.
void PayPanel::forgetNotes() {
    setProblem({});
    if (mode() != QLatin1String("cash") && m_given->paise().value_or(0) > m_total)
        m_given->clear();
    follow();
}

QString PayPanel::mode() const {
    return m_mode->current();
}

QString PayPanel::paperSize() const {
    return m_paper->current();
}

void PayPanel::focusGiven() {
    QWidget* first = mode() == QLatin1String("upi") || mode() == QLatin1String("card")
                         ? static_cast<QWidget*>(m_reference)
                         : static_cast<QWidget*>(m_given);
    first->setFocus(Qt::ShortcutFocusReason);
}

/// Amounts a customer is likely to hand over.
void PayPanel::showChips() {
    while (auto* item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    std::set<qint64> amounts;
    for (const qint64 note : {10000, 20000, 50000, 200000})
        if (m_total > 0)
            amounts.insert((m_total + note - 1) / note * note);
    int shown = 0;
    for (const qint64 amount : amounts) {
        if (++shown > 4)
            break;
        auto* chip = new widgets::Chip(moneyText(amount), QStringLiteral("pay_chip_%1").arg(amount / 100));
        chip->setFocusPolicy(Qt::NoFocus);
        connect(chip, &widgets::Chip::clicked, this, [this, amount] {
            m_given->setPaise(amount);
            m_given->setFocus(Qt::OtherFocusReason);
        });
        m_chips->addWidget(chip);
    }
}

void PayPanel::follow() {
    const QString how = mode();
    const bool cash = how == QLatin1String("cash");
    const bool split = how == QLatin1String("split");
    m_givenLabel->setText(split ? tr("In cash") : cash ? tr("Given") : tr("Amount"));
    m_given->setAccessibleName(m_givenLabel->text());
    m_given->setPlaceholderText(split ? QString() : moneyText(m_total));
    m_secondRow->setVisible(split);
    m_second->setPlaceholderText(moneyText(std::max<qint64>(0, m_total - m_given->paise().value_or(0))));
    m_referenceLabel->setVisible(!cash);
    m_reference->setVisible(!cash);
    // The code is for the whole amount: it must not stand there for a part.
    const bool whole = m_given->paise().value_or(m_total) == m_total;
    m_code->setVisible(how == QLatin1String("upi") && !m_code->isEmpty() && m_total > 0 && whole);
    // Whatever the mode: too little is said before the button is pressed.
    const qint64 missing = stillToPay();
    m_backLabel->setText(missing > 0 ? tr("Still to pay") : tr("Give back"));
    m_backLabel->setVisible(cash || missing > 0);
    m_backBox->setVisible(cash || missing > 0);
    for (int i = 0; i < m_chips->count(); ++i)
        if (auto* chip = m_chips->itemAt(i)->widget())
            chip->setVisible(cash);
    m_back->setText(moneyText(missing > 0 ? missing : giveBack()));
    m_backBox->setRole(missing > 0      ? theme::Role::dangerSoft
                       : giveBack() > 0 ? theme::Role::okSoft
                                        : theme::Role::sunken);
    setBusy(m_busy);
}

qint64 PayPanel::giveBack() const {
    if (mode() != QLatin1String("cash"))
        return 0;
    return std::max<qint64>(0, m_given->paise().value_or(m_total) - m_total);
}

qint64 PayPanel::stillToPay() const {
    const auto first = m_given->paise();
    auto sum = first.value_or(m_total);
    if (mode() == QLatin1String("split")) {
        const auto cash = first.value_or(0);
        sum = cash + m_second->paise().value_or(std::max<qint64>(0, m_total - cash));
    }
    return std::max<qint64>(0, m_total - sum);
}

std::optional<std::vector<clinic::PaymentPart>> PayPanel::payments(bool part) {
    const auto wrong = [this](QLineEdit* field, const QString& sentence) {
        setProblem(sentence);
        field->setFocus(Qt::OtherFocusReason);
        return std::nullopt;
    };
    for (auto* field : {m_given, m_second})
        if (field->isWrong())
            return wrong(field, tr("This is no amount: write rupees, for example 1,250 or 1250.50."));
    const auto reference = utf8(m_reference->text().trimmed());
    const auto how = utf8(mode());
    std::vector<clinic::PaymentPart> parts;
    const auto add = [&parts](const std::string& by, const std::string& with, qint64 amount) {
        if (amount > 0)
            parts.push_back({by, with, amount});
    };
    qint64 sum = 0;
    if (how == "split") {
        const auto cash = m_given->paise().value_or(0);
        const auto rest = m_second->paise().value_or(part ? 0 : std::max<qint64>(0, m_total - cash));
        add("cash", {}, cash);
        add("upi", reference, rest);
        sum = cash + rest;
    } else {
        const auto given = m_given->paise().value_or(part ? 0 : m_total);
        sum = how == "cash" ? std::min<qint64>(given, m_total) : given;
        add(how, how == "cash" ? std::string() : reference, sum);
    }
    if (sum > m_total)
        return wrong(m_given, tr("More than the bill: at most %1.").arg(moneyText(m_total)));
    if (sum < m_total && !part)
        return wrong(m_given, tr("%1 is missing. Take it, or keep the rest as due.").arg(moneyText(m_total - sum)));
    return parts;
}

QVariantMap PayPanel::typed() const {
    QVariantMap map;
    map[QStringLiteral("mode")] = mode();
    map[QStringLiteral("given")] = m_given->text();
    map[QStringLiteral("second")] = m_second->text();
    map[QStringLiteral("reference")] = m_reference->text();
    return map;
}

void PayPanel::typeAgain(const QVariantMap& typed) {
    if (const auto how = typed.value(QStringLiteral("mode")).toString(); !how.isEmpty())
        m_mode->setCurrent(how);
    m_given->setText(typed.value(QStringLiteral("given")).toString());
    m_second->setText(typed.value(QStringLiteral("second")).toString());
    m_reference->setText(typed.value(QStringLiteral("reference")).toString());
    follow();
}

}  // namespace opdesk::ui::billing
