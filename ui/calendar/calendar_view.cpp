#include "ui/calendar/calendar_view.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <utility>

#include "ui/theme/theme.h"

namespace opdesk::ui::calendar {

namespace {

constexpr int kNoMinute = 9 * 60;

}  // namespace

CalendarView::CalendarView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Calendar"));
    auto* corner = new QWidget;
    corner->setAutoFillBackground(true);
    corner->setBackgroundRole(QPalette::Base);
    setCornerWidget(corner);
}

QRect CalendarView::columnRect(int column) const {
    const int count = std::max<int>(1, static_cast<int>(m_grid.columns.size()));
    const int left = gutterWidth() - horizontalScrollBar()->value();
    const int wide = columnsWidth();
    const int from = left + wide * column / count;
    return {from, headerHeight() - scrolled(), left + wide * (column + 1) / count - from, contentHeight()};
}

QRect CalendarView::cellRect(int cell) const {
    if (cell < 0 || cell >= static_cast<int>(m_grid.cells.size()))
        return {};
    const auto& one = m_grid.cells[static_cast<std::size_t>(cell)];
    const QRect column = columnRect(one.column);
    const int top = column.top() + yOf(one.fromMinute);
    const int bottom = column.top() + yOf(one.fromMinute + one.minutes);
    const int wide = (column.width() - 6) / std::max(1, one.lanes);
    return {column.left() + 3 + one.lane * wide, top + 1, wide - (one.lanes > 1 ? 2 : 0), bottom - top - 2};
}

QString CalendarView::spokenCell(int cell) const {
    if (cell < 0 || cell >= static_cast<int>(m_grid.cells.size()))
        return {};
    const auto& one = m_grid.cells[static_cast<std::size_t>(cell)];
    const auto& column = m_grid.columns[static_cast<std::size_t>(one.column)];
    if (one.kind == CellKind::free)
        return one.spoken;
    return QStringLiteral("%1, %2").arg(column.title, one.spoken);
}

const CalendarCell* CalendarView::currentCell() const {
    return m_current < 0 ? nullptr : &m_grid.cells[static_cast<std::size_t>(m_current)];
}

void CalendarView::setGrid(CalendarGrid grid) {
    QString appointment = m_aim;
    int column = m_aimColumn, minute = m_aimMinute;
    if (const auto* cell = currentCell()) {
        if (appointment.isEmpty() && column < 0)
            appointment = cell->appointment;
        if (column < 0)
            column = cell->column;
        if (minute < 0)
            minute = cell->fromMinute;
    }
    const auto words = [](const CalendarGrid& of) {
        QStringList spoken;
        for (const auto& cell : of.cells)
            spoken << cell.spoken;
        return spoken;
    };
    const bool isNew = words(grid) != words(m_grid);
    m_generation += isNew;
    m_grid = std::move(grid);
    m_current = m_grid.cellOf(appointment);
    if (m_current < 0 && !m_grid.columns.empty()) {
        const int last = static_cast<int>(m_grid.columns.size()) - 1;
        if (column < 0) {
            column = std::max(0, m_grid.nowColumn);
            minute = m_grid.nowColumn >= 0 ? m_grid.nowMinute : kNoMinute;
            m_current = m_grid.firstFree(column, minute);
        }
        for (int ahead = 0; m_current < 0 && ahead <= last; ++ahead)
            m_current = m_grid.nearest((std::clamp(column, 0, last) + ahead) % (last + 1), minute);
    }
    m_aim.clear();
    m_aimColumn = m_aimMinute = -1;
    if (!m_moving.isEmpty() && m_grid.cells.empty())
        endMove();
    m_hovered = -1;
    fitBar();
    if (std::exchange(m_wantsNow, false) && !m_grid.bands.empty())
        showNow();
    showCurrent();
    viewport()->update();
    if (isNew)
        announce();
    emit currentChanged();
}

void CalendarView::showNow() {
    if (m_grid.bands.empty()) {
        m_wantsNow = true;
        return;
    }
    if (m_grid.nowColumn < 0)
        return;
    m_keepsNow = true;
    const int room = viewport()->height() - headerHeight();
    // The session of now from its beginning where it has room, else now with what comes after it.
    auto session = m_grid.bands.front();
    for (const auto& band : m_grid.bands)
        if (band.from <= m_grid.nowMinute)
            session = band;
    const int top = yOf(session.from), now = yOf(m_grid.nowMinute);
    verticalScrollBar()->setValue(yOf(session.to) - top <= room || now - top <= room / 2 ? top : now - room / 4);
    showCurrent();
}

void CalendarView::setEmptyText(const QString& sentence) {
    m_emptyText = sentence;
    viewport()->update();
}

void CalendarView::aim(int column, int minute) {
    m_aimColumn = column;
    m_aimMinute = minute;
}

void CalendarView::setCurrent(int cell) {
    if (cell < 0 || cell >= static_cast<int>(m_grid.cells.size()) || cell == m_current)
        return;
    m_current = cell;
    m_keepsNow = false;
    showCurrent();
    viewport()->update();
    announce();
    emit currentChanged();
}

void CalendarView::announce() {
    if (m_current < 0 || !hasFocus())
        return;
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(m_current);
    QAccessible::updateAccessibility(&focus);
}

void CalendarView::beginMove(const QString& appointment) {
    m_moving = appointment;
    viewport()->update();
}

void CalendarView::endMove() {
    if (m_moving.isEmpty())
        return;
    m_moving.clear();
    viewport()->update();
    emit moveEnded();
}

void CalendarView::fitBar() {
    m_foldMore = 0;
    m_rowHeight = rowForNames(fittingRow());
    setProperty("headHeight", headerHeight());
    const int room = viewport()->height() - headerHeight();
    // Where it scrolls, rows share the room: none is cut at the foot.
    if (room >= rowHeight() && contentHeight() > room && longestSession() * rowHeight() > room)
        m_rowHeight = room / (room / rowHeight());
    // Nothing of the next session is cut in half.
    const int left = room - longestSession() * rowHeight() - foldHeight();
    if (m_grid.bands.size() > 1 && left > 0 && left < rowHeight() && contentHeight() > room)
        m_foldMore = left;
    verticalScrollBar()->setPageStep(std::max(1, room));
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, contentHeight() - room));
    const int wide = viewport()->width() - gutterWidth();
    const int columns = std::max(1, static_cast<int>(m_grid.columns.size()));
    horizontalScrollBar()->setPageStep(std::max(1, wide));
    horizontalScrollBar()->setSingleStep(columnsWidth() / columns);
    horizontalScrollBar()->setRange(0, std::max(0, columnsWidth() - wide));
}

void CalendarView::showCurrent() {
    if (m_current < 0)
        return;
    const QRect box = cellRect(m_current);
    auto* bar = verticalScrollBar();
    const int room = viewport()->height() - headerHeight();
    if (box.top() < headerHeight())
        bar->setValue(scrolled() + box.top() - headerHeight() - 1);
    else if (box.bottom() >= footOfGrid())
        bar->setValue(scrolled() + box.bottom() - headerHeight() - room + 2);
    auto* side = horizontalScrollBar();
    const QRect column = columnRect(m_grid.cells[static_cast<std::size_t>(m_current)].column);
    if (column.left() < gutterWidth())
        side->setValue(side->value() + column.left() - gutterWidth());
    else if (column.right() > viewport()->width())
        side->setValue(side->value() +
                       std::min(column.right() - viewport()->width() + 1, column.left() - gutterWidth()));
}

void CalendarView::step(int by) {
    if (m_current < 0)
        return;
    const int next = m_current + by;
    // After the last time of a day comes the first of the next, over the edge of the week too.
    if (next >= 0 && next < static_cast<int>(m_grid.cells.size())) {
        setCurrent(next);
        return;
    }
    aim(by > 0 ? 0 : static_cast<int>(m_grid.columns.size()) - 1, by > 0 ? 0 : 24 * 60);
    emit rangeAsked(by);
}

void CalendarView::side(int by) {
    if (m_grid.columns.empty())
        return;
    const auto* here = currentCell();
    const int minute = here ? here->fromMinute : kNoMinute;
    int column = here ? here->column : 0;
    // Lanes first: two bookings side by side are neighbours.
    if (here && here->lane + by >= 0 && here->lane + by < here->lanes) {
        for (int i = 0; i < static_cast<int>(m_grid.cells.size()); ++i) {
            const auto& other = m_grid.cells[static_cast<std::size_t>(i)];
            if (other.column == column && other.lane == here->lane + by && other.lanes == here->lanes &&
                other.fromMinute < minute + here->minutes && minute < other.fromMinute + other.minutes) {
                setCurrent(i);
                return;
            }
        }
    }
    for (column += by; column >= 0 && column < static_cast<int>(m_grid.columns.size()); column += by) {
        if (const int cell = m_grid.nearest(column, minute); cell >= 0) {
            setCurrent(cell);
            return;
        }
    }
    aim(by > 0 ? 0 : static_cast<int>(m_grid.columns.size()) - 1, minute);
    emit rangeAsked(by);
}

bool CalendarView::typeLetter(QKeyEvent* event) {
    const auto text = event->text();
    const auto* cell = currentCell();
    if (isMoving() || text.isEmpty() || !text.at(0).isLetter() ||
        (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return false;
    if (!cell || cell->kind != CellKind::free)
        return false;
    emit typed(text);
    return true;
}

void CalendarView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Up:
            step(-1);
            return;
        case Qt::Key_Down:
            step(1);
            return;
        case Qt::Key_Left:
            side(-1);
            return;
        case Qt::Key_Right:
            side(1);
            return;
        case Qt::Key_Home:
            if (const auto* cell = currentCell())
                setCurrent(m_grid.nearest(cell->column, 0));
            return;
        case Qt::Key_End:
            if (const auto* cell = currentCell())
                setCurrent(m_grid.nearest(cell->column, 24 * 60));
            return;
        case Qt::Key_PageUp:
            emit rangeAsked(-1);
            return;
        case Qt::Key_PageDown:
            emit rangeAsked(1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() & ~Qt::KeypadModifier)
                break;
            if (m_current >= 0)
                emit chosen(m_current);
            return;
        case Qt::Key_Escape:
            if (isMoving()) {
                endMove();
                return;
            }
            break;
        default:
            break;
    }
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9 && !(event->modifiers() & ~(Qt::KeypadModifier))) {
        emit doctorAsked(event->key() - Qt::Key_0);
        return;
    }
    if (!typeLetter(event))
        QAbstractScrollArea::keyPressEvent(event);
}

int CalendarView::cellAt(const QPoint& point) const {
    if (point.y() < headerHeight() || point.y() >= footOfGrid() || point.x() < gutterWidth())
        return -1;
    for (int i = 0; i < static_cast<int>(m_grid.cells.size()); ++i)
        if (cellRect(i).adjusted(-3, -1, 3, 1).contains(point))
            return i;
    return -1;
}

void CalendarView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    const int cell = cellAt(event->pos());
    if (cell < 0)
        return;
    setCurrent(cell);
    m_pressed = event->pos();
    const auto& one = m_grid.cells[static_cast<std::size_t>(cell)];
    if (isMoving()) {
        emit chosen(cell);
        return;
    }
    // Only what still waits for its time can be carried to another.
    const bool waits = one.state == QLatin1String("booked") || one.state == QLatin1String("tentative") ||
                       one.state == QLatin1String("late");
    m_dragged = waits ? one.appointment : QString();
}

void CalendarView::mouseMoveEvent(QMouseEvent* event) {
    const int cell = cellAt(event->pos());
    if (cell != m_hovered) {
        m_hovered = cell;
        viewport()->update();
    }
    const bool far = (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_dragged.isEmpty() && (event->buttons() & Qt::LeftButton) && far && !isMoving()) {
        setCursor(Qt::ClosedHandCursor);
        beginMove(m_dragged);
    }
    if (isMoving() && m_moving == m_dragged && cell >= 0)
        setCurrent(cell);
}

void CalendarView::leaveEvent(QEvent* event) {
    QAbstractScrollArea::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

void CalendarView::stopDrag() {
    m_dragged.clear();
    unsetCursor();
}

void CalendarView::mouseReleaseEvent(QMouseEvent* event) {
    const bool carried = !m_dragged.isEmpty() && m_dragged == m_moving;
    const auto appointment = m_dragged;
    stopDrag();
    if (!carried)
        return;
    const int cell = cellAt(event->pos());
    endMove();
    if (cell >= 0 && m_grid.cells[static_cast<std::size_t>(cell)].kind == CellKind::free)
        emit dropped(appointment, cell);
}

void CalendarView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const int cell = cellAt(event->pos()); cell >= 0 && event->button() == Qt::LeftButton)
        emit chosen(cell);
}

void CalendarView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    fitBar();
    if (m_keepsNow)
        showNow();
    else
        showCurrent();
}

void CalendarView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        fitBar();
}

void CalendarView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
    announce();
}

void CalendarView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool CalendarView::event(QEvent* event) {
    // The letters of the page's keys are keys everywhere but with Shift: a capital begins a name.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const auto* cell = currentCell();
        if (key->modifiers() == Qt::ShiftModifier && !key->text().isEmpty() && key->text().at(0).isLetter() && cell &&
            cell->kind == CellKind::free && !isMoving()) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

}  // namespace opdesk::ui::calendar
