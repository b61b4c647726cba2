#include <QPainter>
#include <QPainterPath>

#include <algorithm>

#include "ui/calendar/calendar_view.h"
#include "ui/theme/figures_apart.h"
#include "ui/theme/icons.h"
#include "ui/theme/measure.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"

namespace opdesk::ui::calendar {

using theme::Role;
using theme::Type;

namespace {

constexpr int kRadius = 4;
constexpr int kMarkSize = 13;
constexpr int kMarkOverEdge = 3;  ///< px between the mark of a dashed cell and its outline
constexpr int kClosedLeft = 8, kClosedAround = 5;

void paintHatch(QPainter& painter, const QRect& box, const theme::Theme& theme) {
    painter.save();
    QPainterPath shape;
    shape.addRoundedRect(box, kRadius, kRadius);
    painter.setClipPath(shape);
    painter.fillRect(box, theme.color(Role::sunken));
    painter.setPen(QPen(theme.color(Role::border), 3));
    painter.setRenderHint(QPainter::Antialiasing);
    for (int x = box.left() - box.height(); x < box.right(); x += 12)
        painter.drawLine(x, box.bottom(), x + box.height(), box.top());
    painter.restore();
}

}  // namespace

void CalendarView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const auto& theme = theme::themeOf(this);
    painter.fillRect(viewport()->rect(), theme.color(Role::surface));
    painter.save();
    const QRect days(gutterWidth(), headerHeight(), viewport()->width() - gutterWidth(),
                     viewport()->height() - headerHeight());
    painter.setClipRect(QRect(0, days.top(), viewport()->width(), days.height()));
    paintGround(painter);
    painter.setClipRect(days);
    for (int column = 0; column < static_cast<int>(m_grid.columns.size()); ++column)
        paintColumn(painter, column);
    painter.setClipRect(QRect(days.topLeft(), QPoint(days.right(), footOfGrid() - 1)));
    for (int cell = 0; cell < static_cast<int>(m_grid.cells.size()); ++cell)
        if (cell != m_current && cell != m_hovered && cellRect(cell).intersects(viewport()->rect()))
            paintCell(painter, cell);
    painter.setClipRect(QRect(0, days.top(), viewport()->width(), days.height()));
    paintFolds(painter);
    paintNow(painter);
    painter.setClipRect(days);
    if (m_hovered >= 0 && m_hovered != m_current)
        paintCell(painter, m_hovered);
    if (m_current >= 0) {
        paintCell(painter, m_current);
        paintCursor(painter);
    }
    painter.restore();
    paintHeader(painter);
    if (m_grid.cells.empty() && !m_emptyText.isEmpty()) {
        painter.setFont(theme.font(Type::body));
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, viewport()->rect().adjusted(24, headerHeight(), -24, 0),
                          Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
}

void CalendarView::paintGround(QPainter& painter) const {
    const auto& theme = theme::themeOf(this);
    const int top = headerHeight() - scrolled();
    const int wide = viewport()->width();
    const int foot = footOfGrid();
    for (std::size_t i = 0; i < m_grid.bands.size(); ++i) {
        const auto& band = m_grid.bands[i];
        for (int minute = band.from; minute < band.to; minute += m_grid.step) {
            const int y = top + yOf(minute);
            if (y >= foot)
                continue;  // no slice of a row at the foot
            if (minute > band.from) {
                QColor line = theme.color(Role::border);
                if (m_grid.step < 30 && minute % 30 != 0)
                    line.setAlphaF(0.5F);
                painter.fillRect(gutterWidth(), y, wide, 1, line);
            }
            // Every row of half an hour, or every row where rows are longer.
            if (m_grid.step < 30 && minute % 30 != 0 && minute != band.from)
                continue;
            painter.setFont(theme.font(Type::small));
            painter.setPen(theme.color(Role::text3));
            theme::paintFigures(painter, QRect(4, y + 2, gutterWidth() - 10, theme.line(Type::small)), Qt::AlignRight,
                                minuteText(minute));
        }
    }
    const int end = top + contentHeight() - 1;
    if (m_grid.bands.empty() || end >= viewport()->height())
        return;
    painter.fillRect(0, end, wide, 1, theme.color(Role::border));
    painter.fillRect(0, end + 1, wide, viewport()->height() - end, theme.color(Role::canvas));
}

/// Over the columns: nothing of theirs is in it.
void CalendarView::paintFolds(QPainter& painter) const {
    const auto& theme = theme::themeOf(this);
    const int top = headerHeight() - scrolled();
    const int wide = viewport()->width();
    for (std::size_t i = 0; i + 1 < m_grid.bands.size(); ++i) {
        const auto& band = m_grid.bands[i];
        const int end = top + yOf(band.from) + m_grid.rowsOf(band) * rowHeight();
        const QRect fold(0, end, wide, foldHeight());
        if (fold.bottom() > viewport()->height()) {
            painter.fillRect(fold, theme.color(Role::canvas));  // no half band, no half words at the foot
            continue;
        }
        painter.fillRect(fold, theme.color(Role::sunken));
        painter.fillRect(0, fold.top(), wide, 1, theme.color(Role::border));
        painter.fillRect(0, fold.bottom(), wide, 1, theme.color(Role::border));
        painter.setFont(theme.font(Type::small));
        painter.setPen(theme.color(Role::text3));
        theme::paintWords(painter, fold, Qt::AlignCenter,
                          tr("Closed %1 – %2").arg(minuteText(band.to), minuteText(m_grid.bands[i + 1].from)));
    }
}

void CalendarView::paintColumn(QPainter& painter, int number) const {
    const auto& theme = theme::themeOf(this);
    const auto& column = m_grid.columns[static_cast<std::size_t>(number)];
    const QRect box = columnRect(number);
    const int foot = std::min(viewport()->height(), box.top() + contentHeight() - 1);
    painter.fillRect(box.left(), headerHeight(), 1, foot - headerHeight(), theme.color(Role::border));
    paintClosed(painter, number);
    // What has passed is closed as well; its rows stay to be read.
    const int whole = footOfGrid();
    for (const auto& open : column.open)
        for (int minute = open.from; minute < std::min(open.to, column.pastUntil); minute += m_grid.step) {
            const int y = box.top() + yOf(minute);
            const int rule = minute > open.from && y < whole ? 1 : 0;
            painter.fillRect(box.left() + 1, y + rule, box.width() - 1,
                             box.top() + yOf(minute + m_grid.step) - y - rule, theme.color(Role::canvas));
        }
    if (column.open.empty() && !m_grid.bands.empty())
        theme::paintText(painter, QRect(box.left() + 9, headerHeight() + 8, box.width() - 14, foot - headerHeight()),
                         column.note, theme.font(Type::small), theme.color(Role::text3), 3, false);
    for (const auto& away : column.away) {
        for (const auto& open : column.open) {
            const int from = std::max(away.from, open.from), to = std::min(away.to, open.to);
            if (from >= to)
                continue;
            const int y = box.top() + yOf(from);
            const QRect area(box.left() + 3, y + 1, box.width() - 5, box.top() + yOf(to) - y - 2);
            paintHatch(painter, area, theme);
            painter.drawPixmap(
                area.left() + 7, area.top() + 7,
                theme::iconPixmap(QStringLiteral("calendar-x"), 15, theme.color(Role::text2), devicePixelRatioF()));
            theme::paintText(painter, area.adjusted(28, 5, -4, 0), away.words, theme.font(Type::small, 500),
                             theme.color(Role::text2), 3, false);
        }
    }
}

/// What is inside a band and outside this column's hours is closed for this one, and says so: its ground alone would
/// be taken for time that has passed.
void CalendarView::paintClosed(QPainter& painter, int number) const {
    const auto& theme = theme::themeOf(this);
    const auto& column = m_grid.columns[static_cast<std::size_t>(number)];
    const QRect box = columnRect(number);
    const auto font = theme.font(Type::small);
    const auto close = [&](const CalendarBand& band, int from, int until) {
        if (until <= from)
            return;
        const QRect block(box.left() + 1, box.top() + yOf(from), box.width() - 1, yOf(until) - yOf(from));
        painter.fillRect(block, theme.color(Role::sunken));
        if (column.open.empty())
            return;  // the day says it once
        const auto words = from > band.from && until == band.to ? tr("Closed from %1").arg(minuteText(from))
                           : from == band.from && until < band.to
                               ? tr("Closed until %1").arg(minuteText(until))
                               : tr("Closed %1 – %2").arg(minuteText(from), minuteText(until));
        const int top = std::max(block.top(), headerHeight()) + kClosedAround;
        const QRect room(block.left() + kClosedLeft, top, block.width() - 2 * kClosedLeft,
                         std::min(block.bottom(), footOfGrid()) - top);
        const int lines = theme::wordsWidth(font, words) > room.width() ? 2 : 1;
        if (room.height() >= lines * theme.line(Type::small))
            theme::paintText(painter, room, words, font, theme.color(Role::text3), lines, false);
    };
    for (const auto& band : m_grid.bands) {
        int from = band.from;
        for (const auto& open : column.open) {
            if (open.to <= band.from || open.from >= band.to)
                continue;
            close(band, from, std::min(open.from, band.to));
            from = std::max(from, open.to);
        }
        close(band, from, band.to);
    }
}

void CalendarView::paintCell(QPainter& painter, int number) const {
    const auto& cell = m_grid.cells[static_cast<std::size_t>(number)];
    const auto& theme = theme::themeOf(this);
    const QRect box = paintedRect(number);
    if (cell.kind == CellKind::booking) {
        paintBooking(painter, box, cell);
        return;
    }
    if (number == m_hovered && cell.kind == CellKind::free && number != m_current)
        theme::paintBox(painter, box, kRadius, theme.color(Role::hover), {});
}

void CalendarView::paintBooking(QPainter& painter, const QRect& box, const CalendarCell& cell) const {
    const auto& theme = theme::themeOf(this);
    const bool quiet = cell.state == QLatin1String("done");
    const bool plain = cell.family == theme::Family::accent;
    auto colours = theme.family(cell.family);
    if (quiet)
        colours = {theme.color(Role::text3), theme.color(Role::text3), theme.color(Role::sunken)};
    const bool moves = !m_moving.isEmpty() && cell.appointment == m_moving;
    const QColor ground = cell.dashed ? theme.color(Role::surface)
                          : plain     ? theme.color(Role::accentSoft)
                                      : colours.soft;
    theme::paintBox(painter, box, kRadius, ground, cell.dashed || moves ? theme.color(Role::control) : QColor(), 1,
                    cell.dashed || moves ? Qt::DashLine : Qt::SolidLine);
    if (!cell.dashed && !quiet) {
        painter.save();
        QPainterPath shape;
        shape.addRoundedRect(box, kRadius, kRadius);
        painter.setClipPath(shape);
        painter.fillRect(box.left(), box.top(), 3, box.height(), plain ? theme.color(Role::accent) : colours.line);
        painter.restore();
    }
    const QColor ink = quiet || cell.struck   ? theme.color(Role::text3)
                       : plain || cell.dashed ? theme.color(Role::text)
                                              : colours.text;
    const auto fit = cellFit(cell, box.size());
    const int names = static_cast<int>(fit.lines.size()) * fit.line;
    // A long booking begins with its name; a short one has it in the middle.
    const int room = std::min(box.height(), std::max(rowHeight(), fit.high + 4));
    int y = box.top() + std::max(0, (room - fit.high) / 2);
    const int left = box.left() + 9;
    const int wide = box.right() - 4 - left;
    // No half words at the foot of the grid.
    const int foot = footOfGrid();
    for (const auto& words : fit.lines) {
        if (y + fit.line > foot + 2)
            return;
        theme::paintText(painter, QRect(left, y, wide, fit.line), words, fit.font, ink, 1, false);
        y += fit.line;
    }
    const int badge = badgeWidth(cell, fit.hasWord);
    if (fit.beside) {
        QRect mark(box.right() - 4 - badge, y - names + fit.besideLine * fit.line, badge, fit.line);
        // In the last line of a full cell it would stand on the dashes.
        const int over = mark.center().y() + kMarkSize / 2 - (box.bottom() - kMarkOverEdge);
        if (cell.dashed && over > 0)
            mark.translate(0, -over);
        paintState(painter, mark, cell, fit.hasWord);
    } else if (fit.high > names && y + badgeHeight() <= foot + 2)
        paintState(painter, QRect(left, y, badge, badgeHeight()), cell, fit.hasWord);
}

/// The state as mark and word, in its family; on a soft ground where the cell has none.
void CalendarView::paintState(QPainter& painter, const QRect& box, const CalendarCell& cell, bool word) const {
    const auto& theme = theme::themeOf(this);
    const bool plain = cell.family == theme::Family::accent;
    const auto colours = theme.family(plain ? theme::Family::neutral : cell.family);
    const QRect at(box.left(), box.top() + (box.height() - badgeHeight()) / 2, box.width(), badgeHeight());
    // A dashed cell is the badge's outline already.
    if (!cell.dashed)
        theme::paintBox(painter, at, 3, theme.color(plain ? Role::sunken : Role::surface), {});
    int x = at.left() + (cell.dashed ? 0 : 4);
    if (!cell.iconName.isEmpty()) {
        painter.drawPixmap(x, at.top() + (at.height() - kMarkSize) / 2,
                           theme::iconPixmap(cell.iconName, kMarkSize, colours.line, devicePixelRatioF()));
        x += kMarkSize + 3;
    }
    if (!word || cell.detail.isEmpty())
        return;
    painter.setFont(theme.font(Type::micro, 600));
    painter.setPen(colours.text);
    theme::paintLevel(painter, QRect(x, at.top(), at.right() - x, at.height()), cell.detail);
}

void CalendarView::paintCursor(QPainter& painter) const {
    const auto& theme = theme::themeOf(this);
    const auto& cell = m_grid.cells[static_cast<std::size_t>(m_current)];
    const QRect box = paintedRect(m_current);
    const bool lit = hasFocus();
    if (cell.kind == CellKind::free) {
        theme::paintBox(painter, box, kRadius, theme.color(Role::surface), theme.color(Role::control), 1,
                        isMoving() ? Qt::DashLine : Qt::SolidLine);
        painter.drawPixmap(box.left() + 8, box.top() + (box.height() - 13) / 2,
                           theme::iconPixmap(isMoving() ? QStringLiteral("calendar-clock") : QStringLiteral("plus"), 13,
                                             theme.color(Role::text2), devicePixelRatioF()));
        const QRect words = box.adjusted(27, (box.height() - theme.line(Type::small)) / 2, -10, 0);
        const QFont font = theme.font(Type::small);
        // The day stands in the header: in a narrow column the time is enough.
        const auto time = minuteText(cell.fromMinute);
        QString shown = time;
        for (const auto& longer : {cell.title, tr("%1 free").arg(time)})
            if (shown == time && theme::wordsWidth(font, longer) <= words.width())
                shown = longer;
        theme::paintText(painter, words, shown, font, theme.color(Role::text2), 1, true);
    }
    if (lit)
        theme::paintFocusRing(painter, box, kRadius, theme.color(Role::focus));
    else if (cell.kind != CellKind::free)
        theme::paintBox(painter, box, kRadius, {}, theme.color(Role::control), 2);
}

void CalendarView::paintNow(QPainter& painter) const {
    if (m_grid.nowColumn < 0 || m_grid.bands.empty() || m_grid.nowMinute < m_grid.bands.front().from ||
        m_grid.nowMinute > m_grid.bands.back().to)
        return;
    const auto& theme = theme::themeOf(this);
    const QRect box = columnRect(m_grid.nowColumn);
    const int y = box.top() + yOf(m_grid.nowMinute);
    const QFont font = theme.font(Type::micro, 600);
    const int high = theme.line(Type::micro) + 2;
    // Out of sight it waits at the edge and points there.
    const int first = headerHeight() + high / 2 + 2, last = viewport()->height() - high / 2 - 3;
    const int shown = std::clamp(y, first, std::max(first, last));
    const QRect label(2, shown - high / 2, gutterWidth() - 6, high);
    theme::paintBox(painter, label, 3, theme.color(Role::danger), {});
    const bool isAway = shown != y;
    if (isAway)
        painter.drawPixmap(label.left() + 2, label.top() + (high - kMarkSize) / 2,
                           theme::iconPixmap(y < first ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"),
                                             kMarkSize, theme.color(Role::surface), devicePixelRatioF()));
    painter.setFont(font);
    painter.setPen(theme.color(Role::surface));
    painter.drawText(label.adjusted(isAway ? 12 : 0, 0, 0, 0), Qt::AlignCenter, minuteText(m_grid.nowMinute));
    if (isAway)
        return;
    const int from = std::max(gutterWidth(), box.left());
    const int until = m_grid.columns[static_cast<std::size_t>(m_grid.columns.size() - 1)].isToday
                          ? viewport()->width()
                          : box.left() + box.width();
    painter.fillRect(from, y, until - from, 2, theme.color(Role::danger));
}

void CalendarView::paintHeader(QPainter& painter) const {
    const auto& theme = theme::themeOf(this);
    painter.fillRect(0, 0, viewport()->width(), headerHeight(), theme.color(Role::sunken));
    painter.save();
    painter.setClipRect(gutterWidth(), 0, viewport()->width() - gutterWidth(), headerHeight());
    // Columns that are doctors are all of one day: none of them stands out as today.
    const bool areDays = !m_grid.columns.empty() && m_grid.columns.front().day != m_grid.columns.back().day;
    const auto small = theme.font(Type::small);
    for (int i = 0; i < static_cast<int>(m_grid.columns.size()); ++i) {
        const auto& column = m_grid.columns[static_cast<std::size_t>(i)];
        const QRect box = columnRect(i);
        const QRect head(box.left(), 0, box.width(), headerHeight());
        const bool today = column.isToday && areDays;
        if (today)
            painter.fillRect(head, theme.color(Role::accentSoft));
        painter.fillRect(head.left(), 0, 1, head.height(), theme.color(Role::border));
        const bool fits = theme::wordsWidth(small, column.note) <= head.width() - 16;
        theme::paintText(painter, QRect(head.left() + 8, 4, head.width() - 12, theme.line(Type::body)), column.title,
                         theme.font(Type::body, 600), theme.color(today ? Role::accent : Role::text), 1, true);
        theme::paintText(painter,
                         QRect(head.left() + 8, 4 + theme.line(Type::body), head.width() - 12, theme.line(Type::small)),
                         fits ? column.note : column.shortNote, theme.font(Type::small),
                         theme.color(today ? Role::accent : Role::text3), 1, true);
    }
    painter.restore();
    painter.fillRect(0, headerHeight() - 1, viewport()->width(), 1, theme.color(Role::border));
}

}  // namespace opdesk::ui::calendar
