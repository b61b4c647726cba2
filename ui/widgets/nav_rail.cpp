#include "ui/widgets/nav_rail.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/rail_button.h"

namespace opdesk::ui::widgets {

RailButton::RailButton(const QString& id, const QString& iconName, const QString& word, QWidget* parent)
    : QToolButton(parent), m_id(id), m_iconName(iconName) {
    setObjectName(QStringLiteral("nav_") + id);
    setText(word);
    setAccessibleName(word);
    setCheckable(true);
    setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    setProperty("ownFocusRing", true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(int count, const QString& spoken) {
    m_count = count;
    setAccessibleDescription(spoken);
    update();
}

QSize RailButton::sizeHint() const {
    return {theme::kFrameRail - 12, theme::themeOf(this).metric(theme::Metric::nav)};
}

void RailButton::paintEvent(QPaintEvent*) {
    using theme::Role;
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    const bool lit = isChecked() || isDown();
    const QRectF box = QRectF(rect());
    if (lit)
        theme::paintBox(painter, box, theme::kRadiusControl, theme.color(Role::railActive), {});
    else if (underMouse())
        theme::paintBox(painter, box, theme::kRadiusControl, {}, theme.color(Role::railActive));
    if (hasFocus())
        theme::paintBox(painter, box.adjusted(1, 1, -1, -1), theme::kRadiusControl, {}, theme.color(Role::railOn), 2);
    const QColor ink = theme.color(lit || hasFocus() ? Role::railOn : Role::railText);
    const QPixmap mark = theme::iconPixmap(m_iconName, 20, ink, devicePixelRatioF());
    painter.drawPixmap((width() - 20) / 2, 8, mark);
    painter.setPen(ink);
    painter.setFont(theme.font(theme::Type::micro, lit ? 600 : 400));
    theme::paintWords(painter, QRect(0, 30, width(), height() - 32), Qt::AlignHCenter | Qt::AlignVCenter, text());
    if (m_count > 0) {
        const QString number = m_count > 99 ? QStringLiteral("99+") : QString::number(m_count);
        painter.setFont(theme.font(theme::Type::micro, 600));
        const int wide = std::max(16, painter.fontMetrics().horizontalAdvance(number) + 8);
        const QRect bubble(width() / 2 + 5, 3, wide, 16);
        theme::paintBox(painter, bubble, 8, theme.family(theme::Family::conflict).soft, {});
        painter.setPen(theme.family(theme::Family::conflict).text);
        painter.drawText(bubble, Qt::AlignCenter, number);
    }
}

NavRail::NavRail(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("nav_rail"));
    setAccessibleName(tr("Places"));
    m_group = new QButtonGroup(this);
    m_group->setExclusive(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 8);
    column->setSpacing(2);
    m_column = new QVBoxLayout;
    m_column->setSpacing(2);
    column->addLayout(m_column);
    column->addStretch(1);
    //: Button at the foot of the rail; F12 is its key.
    m_lock = new RailButton(QStringLiteral("lock"), QStringLiteral("lock"), tr("Lock F12"), this);
    m_lock->setCheckable(false);
    m_lock->setAccessibleName(tr("Lock this desk"));
    m_lock->installEventFilter(this);
    column->addWidget(m_lock);
    connect(m_lock, &QToolButton::clicked, this, &NavRail::lockAsked);
    fitWidth();
}

void NavRail::addPlace(const QString& id, const QString& iconName, const QString& word) {
    auto* place = new RailButton(id, iconName, word, this);
    place->installEventFilter(this);
    place->setFocusPolicy(m_places.isEmpty() ? Qt::StrongFocus : Qt::ClickFocus);
    m_places << place;
    m_group->addButton(place);
    m_column->addWidget(place);
    fitWidth();
    connect(place, &QToolButton::clicked, this, [this, id] { emit placeChosen(id); });
}

void NavRail::clearPlaces() {
    qDeleteAll(m_places);
    m_places.clear();
}

RailButton* NavRail::button(const QString& id) const {
    for (RailButton* place : m_places) {
        if (place->id() == id)
            return place;
    }
    return nullptr;
}

void NavRail::setCount(const QString& id, int count, const QString& spoken) {
    if (RailButton* place = button(id))
        place->setCount(count, spoken);
}

void NavRail::setCurrent(const QString& id) {
    RailButton* place = button(id);
    if (!place)
        return;
    place->setChecked(true);
    // One tab stop: the place one is in.
    for (RailButton* other : m_places)
        other->setFocusPolicy(other == place ? Qt::StrongFocus : Qt::ClickFocus);
    update();
}

void NavRail::focusCurrent() {
    for (auto* place : m_places)
        if (place->focusPolicy() == Qt::StrongFocus)
            place->setFocus(Qt::ShortcutFocusReason);
}

QString NavRail::current() const {
    for (const RailButton* place : m_places) {
        if (place->isChecked())
            return place->id();
    }
    return {};
}

void NavRail::step(QWidget* from, int by) {
    QList<QWidget*> all;
    for (RailButton* place : m_places)
        all << place;
    all << m_lock;
    const auto at = all.indexOf(from);
    if (at >= 0)
        all.at((at + by + all.size()) % all.size())->setFocus(Qt::TabFocusReason);
}

bool NavRail::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        auto* from = qobject_cast<QWidget*>(watched);
        auto* keys = static_cast<QKeyEvent*>(event);
        if (keys->key() == Qt::Key_Down || keys->key() == Qt::Key_Up) {
            step(from, keys->key() == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (keys->key() == Qt::Key_Return || keys->key() == Qt::Key_Enter) {
            if (auto* place = qobject_cast<QAbstractButton*>(watched))
                place->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void NavRail::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        fitWidth();
}

void NavRail::fitWidth() {
    // Words under the icons grow with the text setting and are never cut.
    const auto font = theme::themeOf(this).font(theme::Type::micro, 600);
    int widest = m_lock ? theme::wordsWidth(font, m_lock->text()) : 0;
    for (const RailButton* place : m_places)
        widest = std::max(widest, theme::wordsWidth(font, place->text()));
    setFixedWidth(std::max(theme::kFrameRail, widest + 20));
}

void NavRail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    painter.fillRect(rect(), theme.color(theme::Role::rail));
    if (const RailButton* here = button(current()))
        painter.fillRect(QRect(0, here->y() + 12, 3, here->height() - 24), theme.railAccent());
}

}  // namespace opdesk::ui::widgets
