#include "ui/billing/line_entry.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QRegularExpression>

#include "core/text/money.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::billing {

using widgets::Label;
using widgets::qt;
using widgets::utf8;

TypedLine readTyped(const QString& text) {
    static const QRegularExpression kRate(QStringLiteral("\\s*@\\s*(\\S+)\\s*$"));
    static const QRegularExpression kQuantity(QStringLiteral("\\s+[x×*]\\s*(\\d{1,5})\\s*$"),
                                              QRegularExpression::CaseInsensitiveOption);
    TypedLine line;
    line.words = text.trimmed();
    if (const auto rate = kRate.match(line.words); rate.hasMatch()) {
        const auto paise = text::parsePaise(utf8(rate.captured(1)));
        if (paise && *paise >= 0) {
            line.rate = *paise;
            line.words.truncate(rate.capturedStart());
        }
    }
    if (const auto quantity = kQuantity.match(line.words); quantity.hasMatch() && quantity.captured(1).toInt() > 0) {
        line.quantity = quantity.captured(1).toInt();
        line.words.truncate(quantity.capturedStart());
    }
    line.words = line.words.trimmed();
    return line;
}

LineEntry::LineEntry(QWidget* parent) : QWidget(parent) {
    m_number = new Label(Label::Look::second);
    m_number->setFixedWidth(20);
    m_field = new widgets::TextField(QStringLiteral("bill_entry"), tr("Add a line: code or name"));
    // The field takes the longer of the two where it has room for it.
    m_field->setPlaceholderText(tr("Code or name; x2 for two, @150 for another rate"));
    m_field->setProperty("shorterPlaceholder", tr("Code or name"));
    m_field->setMinimumWidth(180);
    m_match = new Label(Label::Look::second);
    m_match->setObjectName(QStringLiteral("bill_match"));
    m_match->setMinimumWidth(120);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(m_number);
    row->addWidget(m_field, 1);
    row->addWidget(m_match);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        look();
        emit changed();
    });
    connect(m_field, &QLineEdit::returnPressed, this, &LineEntry::add);
}

void LineEntry::setPrices(std::vector<clinic::PriceLine> prices) {
    m_prices = std::move(prices);
    look();
}

void LineEntry::setNumber(int number) {
    m_number->setText(QString::number(number));
}

QString LineEntry::typed() const {
    return m_field->text();
}

void LineEntry::setTyped(const QString& text) {
    m_field->setText(text);
}

const clinic::PriceLine* LineEntry::best(const QString& words) const {
    if (words.isEmpty())
        return nullptr;
    const clinic::PriceLine* begins = nullptr;
    const clinic::PriceLine* holds = nullptr;
    for (const auto& price : m_prices) {
        const QString code = qt(price.code);
        const QString name = qt(price.text);
        if (code.compare(words, Qt::CaseInsensitive) == 0)
            return &price;
        if (!begins && (name.startsWith(words, Qt::CaseInsensitive) || code.startsWith(words, Qt::CaseInsensitive)))
            begins = &price;
        if (!holds && name.contains(words, Qt::CaseInsensitive))
            holds = &price;
    }
    return begins ? begins : holds;
}

void LineEntry::look() {
    const auto typed = readTyped(m_field->text());
    const auto* price = best(typed.words);
    if (typed.words.isEmpty())
        m_match->setText({});
    else if (price)
        m_match->setText(
            tr("%1 %2 · Enter").arg(qt(price->text), widgets::moneyText(typed.rate.value_or(price->rate))));
    else if (typed.rate)
        m_match->setText(tr("Not on the list %1 · Enter").arg(widgets::moneyText(*typed.rate)));
    else
        m_match->setText(tr("Not on the list: add @ and the rate"));
}

void LineEntry::add() {
    const auto typed = readTyped(m_field->text());
    const auto* price = best(typed.words);
    if (typed.words.isEmpty() || (!price && !typed.rate))
        return;
    clinic::BillLine line;
    line.quantity = typed.quantity;
    if (price) {
        line.code = price->code;
        line.text = price->text;
        line.sac = price->sac;
    } else {
        line.text = utf8(typed.words);
    }
    line.rate = typed.rate.value_or(price ? price->rate : 0);
    m_field->clear();
    emit added(line);
}

bool LineEntry::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier && m_field->text().isEmpty()) {
            emit removeAsked();
            return true;
        }
        if (key->key() == Qt::Key_Up) {
            emit upAsked();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void LineEntry::paintEvent(QPaintEvent*) {
    const auto& theme = theme::themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(theme::Role::accentSoft));
    painter.fillRect(QRect(0, 0, 3, height()), theme.color(theme::Role::accent));
}

}  // namespace opdesk::ui::billing
