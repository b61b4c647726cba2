#include "ui/billing/note_counter.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>

#include <algorithm>

#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/money_label.h"

namespace opdesk::ui::billing {

using widgets::Label;

namespace {
constexpr int kRupees[] = {2000, 500, 200, 100, 50, 20, 10, 5, 2, 1};
constexpr int kRowsEach = 5;
constexpr int kFieldHeight = 28, kRowGap = 3, kPartGap = 5;
constexpr int kBetween = 12;  ///< as between the fields below
constexpr int kLeastField = 52, kMostField = 88, kLeastAmount = 62;
constexpr int kFieldFirst = 8;  ///< fields grow to their width before the rest does
}  // namespace

/// Two columns of five, notes left, so that the signature below is in sight in a low window too; each is as wide as the
/// field below it, and a sum stands at its own row, far from the next note.
NoteCounter::NoteCounter(QWidget* parent) : QWidget(parent) {
    auto* halves = new QHBoxLayout(this);
    halves->setContentsMargins(0, 0, 0, 0);
    halves->setSpacing(kBetween);
    QGridLayout* grid = nullptr;
    for (const int rupees : kRupees) {
        const int at = static_cast<int>(m_rows.size()) % kRowsEach;
        if (at == 0) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(kPartGap);
            grid->setVerticalSpacing(kRowGap);
            grid->setColumnMinimumWidth(2, kLeastField);
            grid->setColumnMinimumWidth(4, kLeastAmount);
            grid->setColumnStretch(2, kFieldFirst);
            grid->setColumnStretch(4, 1);
            halves->addLayout(grid, 1);
            if (!m_first)
                m_first = grid;
        }
        // One line: the sign never stands alone.
        auto* name = new Label(widgets::moneyText(qint64{rupees} * 100).replace(QLatin1Char(' '), QChar(QChar::Nbsp)),
                               Label::Look::strong);
        name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* field =
            new widgets::TextField(QStringLiteral("note_%1").arg(rupees), tr("How many of %1 rupees").arg(rupees));
        field->setValidator(new QIntValidator(0, 100000, field));
        field->setAlignment(Qt::AlignRight);
        field->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        field->setFixedHeight(kFieldHeight);
        field->installEventFilter(this);
        name->setBuddy(field);
        auto* amount = new Label(Label::Look::second);
        amount->setObjectName(QStringLiteral("note_sum_%1").arg(rupees));
        amount->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(name, at, 0);
        grid->addWidget(new Label(QStringLiteral("×"), Label::Look::second), at, 1);
        grid->addWidget(field, at, 2);
        grid->addWidget(new Label(QStringLiteral("="), Label::Look::second), at, 3);
        grid->addWidget(amount, at, 4);
        m_rows.push_back({qint64{rupees} * 100, field, amount});
        connect(field, &QLineEdit::textChanged, this, [this] {
            follow();
            emit changed();
        });
    }
    follow();
}

void NoteCounter::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitFields();
}

/// In both halves as wide as the longer names of the first leave room for.
void NoteCounter::fitFields() {
    const int spare = (width() - kBetween) / 2 - m_first->sizeHint().width();
    for (const auto& row : m_rows)
        row.field->setMaximumWidth(std::clamp(kLeastField + spare, kLeastField, kMostField));
}

bool NoteCounter::isTouched() const {
    return std::ranges::any_of(m_rows, [](const Row& row) { return !row.field->text().isEmpty(); });
}

std::vector<clinic::NoteCount> NoteCounter::notes() const {
    std::vector<clinic::NoteCount> notes;
    for (const auto& row : m_rows)
        if (const auto count = row.field->text().toLongLong(); count > 0)
            notes.push_back({row.value, count});
    return notes;
}

qint64 NoteCounter::sum() const {
    qint64 sum = 0;
    for (const auto& row : m_rows)
        sum += row.value * row.field->text().toLongLong();
    return sum;
}

void NoteCounter::clear() {
    for (const auto& row : m_rows) {
        const QSignalBlocker quiet(row.field);
        row.field->clear();
    }
    follow();
}

void NoteCounter::focusFirst() {
    m_rows.front().field->setFocus(Qt::OtherFocusReason);
}

QStringList NoteCounter::typed() const {
    QStringList typed;
    for (const auto& row : m_rows)
        typed << row.field->text();
    return typed;
}

void NoteCounter::typeAgain(const QStringList& typed) {
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i].field->setText(typed.value(static_cast<qsizetype>(i)));
}

void NoteCounter::follow() {
    for (const auto& row : m_rows) {
        const auto count = row.field->text().toLongLong();
        row.amount->setText(widgets::moneyText(row.value * count));
        row.amount->setLook(count > 0 ? Label::Look::body : Label::Look::second);
    }
    fitFields();
}

bool NoteCounter::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool down = key->key() == Qt::Key_Down || ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
                                                     key->modifiers() == Qt::NoModifier);
    if (!down && key->key() != Qt::Key_Up)
        return QWidget::eventFilter(watched, event);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].field != watched)
            continue;
        if (down && i + 1 == m_rows.size())
            emit finished();
        else if (down)
            m_rows[i + 1].field->setFocus(Qt::TabFocusReason);
        else if (i > 0)
            m_rows[i - 1].field->setFocus(Qt::BacktabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace opdesk::ui::billing
