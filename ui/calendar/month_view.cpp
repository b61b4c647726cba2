#include "ui/calendar/month_view.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "core/text/dates.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/labels/dates.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/page.h"
#include "ui/widgets/spoken_role.h"

namespace opdesk::ui::calendar {

using std::chrono::days;
using std::chrono::sys_days;
using theme::Role;
using theme::Type;

namespace {

constexpr int kDaysOfWeek = 7;
constexpr int kButton = 24;

base::Date plus(base::Date day, int count) {
    return base::Date(sys_days(day) + days(count));
}

}  // namespace

MonthView::MonthView(QWidget* parent) : QWidget(parent) {
    widgets::speakAs(this, QAccessible::Table);
    setObjectName(QStringLiteral("calendar_month"));
    setAccessibleName(tr("Month"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int MonthView::cellHeight() const {
    return std::max(24, theme::themeOf(this).line(Type::small) + 6);
}
int MonthView::headHeight() const {
    return theme::themeOf(this).line(Type::body) + 12;
}

QSize MonthView::sizeHint() const {
    return {200, headHeight() + (1 + weeks()) * cellHeight() + 8};
}

/// As many as the month touches.
int MonthView::weeks() const {
    const sys_days last(m_cursor.year() / m_cursor.month() / std::chrono::last);
    return static_cast<int>((last - sys_days(firstCell())).count()) / kDaysOfWeek + 1;
}

base::Date MonthView::firstCell() const {
    const base::Date first(m_cursor.year(), m_cursor.month(), std::chrono::day(1));
    return plus(first, -static_cast<int>(std::chrono::weekday(sys_days(first)).c_encoding()));
}

QRect MonthView::dayRect(int place) const {
    const int wide = (width() - 16) / 7;
    return {8 + place % 7 * wide, headHeight() + (1 + place / 7) * cellHeight(), wide, cellHeight()};
}

void MonthView::setDays(base::Date today, base::Date first, int count) {
    m_today = today;
    m_first = first;
    m_days = count;
    const auto last = plus(first, count - 1);
    if (sys_days(m_cursor) < sys_days(first) || sys_days(m_cursor) > sys_days(last))
        m_cursor = sys_days(today) >= sys_days(first) && sys_days(today) <= sys_days(last) ? today : first;
    speak();
    update();
}

void MonthView::speak() {
    setAccessibleDescription(QStringLiteral("%1, %2").arg(labels::weekdayLong(m_cursor), labels::longDate(m_cursor)));
    QAccessibleValueChangeEvent event(this, accessibleDescription());
    QAccessible::updateAccessibility(&event);
    updateGeometry();
}

void MonthView::choose(base::Date day) {
    m_cursor = day;
    speak();
    update();
    emit dayChosen(static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
                   static_cast<int>(static_cast<unsigned>(day.day())));
}

void MonthView::moveBy(int count) {
    m_cursor = plus(m_cursor, count);
    speak();
    update();
}

void MonthView::moveMonth(int by) {
    auto month = std::chrono::year_month(m_cursor.year(), m_cursor.month()) + std::chrono::months(by);
    auto day = base::Date(month.year(), month.month(), m_cursor.day());
    if (!day.ok())
        day = base::Date(std::chrono::year_month_day_last(month.year(), std::chrono::month_day_last(month.month())));
    m_cursor = day;
    speak();
    update();
}

void MonthView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            moveBy(-1);
            return;
        case Qt::Key_Right:
            moveBy(1);
            return;
        case Qt::Key_Up:
            moveBy(-7);
            return;
        case Qt::Key_Down:
            moveBy(7);
            return;
        case Qt::Key_PageUp:
            moveMonth(-1);
            return;
        case Qt::Key_PageDown:
            moveMonth(1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            choose(m_cursor);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

void MonthView::mousePressEvent(QMouseEvent* event) {
    if (event->pos().y() < headHeight()) {
        if (event->pos().x() > width() - 8 - kButton)
            moveMonth(1);
        else if (event->pos().x() > width() - 8 - 2 * kButton)
            moveMonth(-1);
        return;
    }
    for (int place = 0; place < weeks() * kDaysOfWeek; ++place)
        if (dayRect(place).contains(event->pos()))
            choose(plus(firstCell(), place));
}

void MonthView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}
void MonthView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

void MonthView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const auto& theme = theme::themeOf(this);
    painter.setFont(theme.font(Type::body, 600));
    painter.setPen(theme.color(Role::text));
    theme::paintWords(painter, QRect(12, 4, width() - 24 - 2 * kButton, headHeight() - 4),
                      Qt::AlignVCenter | Qt::AlignLeft,
                      QStringLiteral("%1 %2").arg(labels::monthLong(m_cursor)).arg(static_cast<int>(m_cursor.year())));
    const auto arrow = [&](int fromRight, const QString& name) {
        painter.drawPixmap(width() - 8 - fromRight * kButton + 4, (headHeight() - 16) / 2 + 2,
                           theme::iconPixmap(name, 16, theme.color(Role::text2), devicePixelRatioF()));
    };
    arrow(2, QStringLiteral("chevron-left"));
    arrow(1, QStringLiteral("chevron-right"));

    const QFont small = theme.font(Type::small);
    const int wide = (width() - 16) / 7;
    const auto first = firstCell();
    for (int day = 0; day < 7; ++day) {
        painter.setFont(small);
        painter.setPen(theme.color(Role::text3));
        // The first letters of a short day's name; a whole cluster, as Indic letters join.
        const auto name = labels::weekdayShort(plus(first, day));
        painter.drawText(QRect(8 + day * wide, headHeight(), wide, cellHeight()), Qt::AlignCenter,
                         QFontMetrics(small).horizontalAdvance(name) <= wide ? name : name.left(1));
    }
    for (int place = 0; place < weeks() * kDaysOfWeek; ++place) {
        const auto day = plus(first, place);
        const bool inMonth = day.month() == m_cursor.month();
        const QRect box = dayRect(place);
        const bool isShown = sys_days(day) >= sys_days(m_first) && sys_days(day) < sys_days(m_first) + days(m_days);
        const bool isToday = day == m_today;
        if (isShown)
            painter.fillRect(box.adjusted(0, 1, 0, -1), theme.color(Role::accentSoft));
        if (isToday)
            theme::paintBox(painter, box.adjusted(2, 1, -2, -1), 4, theme.color(Role::accent), {});
        painter.setFont(theme.font(Type::small, isToday || isShown ? 600 : 400));
        painter.setPen(theme.color(isToday ? Role::onAccent : inMonth ? Role::text : Role::text3));
        painter.drawText(box, Qt::AlignCenter, QString::number(static_cast<unsigned>(day.day())));
        if (hasFocus() && day == m_cursor)
            theme::paintFocusRing(painter, box.adjusted(1, 0, -1, 0), 4, theme.color(Role::focus));
    }
}

}  // namespace opdesk::ui::calendar
