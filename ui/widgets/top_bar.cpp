#include "ui/widgets/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/user_chip.h"

namespace opdesk::ui::widgets {

namespace {
constexpr int kLeastWidth = 640;
constexpr int kLeastSearch = 176;
constexpr int kWordGap = 8;  ///< between the icon of a button and its word
}  // namespace

TopBar::TopBar(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("top_bar"));
    setFixedHeight(theme::kFrameTopbar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 14, 1);
    row->setSpacing(12);
    m_search = new SearchField(SearchField::Size::bar, QStringLiteral("top_search"), tr("Find patient"), this);
    m_search->setPlaceholderText(tr("Find patient: phone, name or UHID"));
    m_search->setKey(QKeySequence(Qt::Key_F2));
    m_search->setMinimumWidth(kLeastSearch);
    m_search->setMaximumWidth(430);
    row->addWidget(m_search, 4);
    m_commands = new OpButton(OpButton::Kind::secondary, tr("Commands"), QStringLiteral("top_commands"),
                              QStringLiteral("command"), this);
    m_commands->setKeys(QKeySequence(Qt::CTRL | Qt::Key_K));
    row->addWidget(m_commands);
    row->addStretch(1);
    m_settle = new SyncPill(this);
    m_settle->setObjectName(QStringLiteral("settle_pill"));
    m_settle->hide();
    row->addWidget(m_settle);
    m_sync = new SyncPill(this);
    row->addWidget(m_sync);
    auto* clock = new QVBoxLayout;
    clock->setSpacing(0);
    clock->setContentsMargins(0, 0, 0, 0);
    m_date = new Label(Label::Look::small, this);
    m_time = new Label(Label::Look::label, this);
    m_date->setAlignment(Qt::AlignRight);
    m_time->setAlignment(Qt::AlignRight);
    clock->addStretch(1);
    clock->addWidget(m_date);
    clock->addWidget(m_time);
    clock->addStretch(1);
    row->addLayout(clock);
    m_user = new UserChip(this);
    row->addWidget(m_user);
    connect(m_commands, &QPushButton::clicked, this, &TopBar::commandsAsked);
    connect(m_sync, &QAbstractButton::clicked, this, &TopBar::syncAsked);
    connect(m_settle, &QAbstractButton::clicked, this, &TopBar::conflictsAsked);
    connect(m_user, &QAbstractButton::clicked, this, &TopBar::userAsked);
}

void TopBar::setToSettle(int count) {
    SyncPillState state;
    state.kind = SyncPillState::Kind::toSettle;
    state.count = count;
    m_settle->setState(state);
    m_settle->setVisible(count > 0);
}

void TopBar::setClock(const QString& date, const QString& time) {
    m_date->setText(date);
    m_time->setText(time);
}

void TopBar::setUser(const QString& name, const QString& place) {
    m_user->setUser(name, place);
}

QSize TopBar::minimumSizeHint() const {
    return {kLeastWidth, theme::kFrameTopbar};
}

/// Measured, not tried: what asks for another layout while it is laid out would never rest.
void TopBar::fit() {
    auto* row = layout();
    const auto margins = row->contentsMargins();
    const auto word = tr("Commands");
    const QFontMetrics metrics(theme::themeOf(this).font(theme::Type::body, 500));
    // Without the word the cap stands for it; kGap lies between both.
    const int withoutWord =
        m_commands->sizeHint().width() -
        (m_commands->text().isEmpty() ? 0 : metrics.horizontalAdvance(m_commands->text()) + kWordGap);
    int parts = 4;  // search, commands, pill, stretch
    int rest = margins.left() + margins.right() + kLeastSearch + withoutWord;
    if (!m_settle->isHidden()) {
        rest += m_settle->sizeHint().width();
        ++parts;
    }
    rest += m_user->widthWhen(true);
    ++parts;
    rest += std::max(m_date->sizeHint().width(), m_time->sizeHint().width());
    rest += parts * row->spacing();
    const int wide = metrics.horizontalAdvance(word) + kWordGap;
    // First the pill's, then the button's word, last what the person is and where.
    const int named = rest + m_user->widthWhen(false) - m_user->widthWhen(true);
    const bool shortPill = named + wide + m_sync->widthWhen(false) > width();
    const bool shortCommands = named + wide + m_sync->widthWhen(shortPill) > width();
    m_sync->setShort(shortPill);
    m_user->setShort(rest + (shortCommands ? 0 : wide) + m_sync->widthWhen(shortPill) + m_user->widthWhen(false) -
                         m_user->widthWhen(true) >
                     width());
    if (m_commands->text().isEmpty() != shortCommands)
        m_commands->setText(shortCommands ? QString() : word);
    row->activate();
    const auto whole = tr("Find patient: phone, name or UHID");
    // Icon and key cap take their part of the field.
    const auto fits = [this](const QString& words) {
        return m_search->fontMetrics().horizontalAdvance(words) + 96 <= m_search->width();
    };
    m_search->setPlaceholderText(fits(whole) ? whole : fits(tr("Find patient")) ? tr("Find patient") : QString());
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

bool TopBar::event(QEvent* event) {
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        fit();
    return done;
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    painter.fillRect(rect(), theme.color(theme::Role::surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(theme::Role::border));
}

}  // namespace opdesk::ui::widgets
