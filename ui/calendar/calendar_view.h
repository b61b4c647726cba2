#pragma once

#include <QAbstractScrollArea>
#include <QFont>

#include "ui/calendar/calendar_grid.h"

namespace opdesk::ui::calendar {

/// The painted calendar: a column for each day or doctor, closed hours folded, one accessible cell for every slot and
/// booking. Arrows move among the cells; everything can be done without the mouse, dragging a booking is an extra.
class CalendarView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit CalendarView(QWidget* parent = nullptr);

    /// The cursor stays on its booking, else on its time.
    void setGrid(CalendarGrid grid);
    const CalendarGrid& grid() const { return m_grid; }
    void setEmptyText(const QString& sentence);

    int current() const { return m_current; }
    const CalendarCell* currentCell() const;
    void setCurrent(int cell);
    /// Where the cursor stands when the next grid comes: the column and minute, or a booking.
    void aim(int column, int minute);
    void aimAt(const QString& appointment) { m_aim = appointment; }

    /// Enter puts `appointment` onto the free cell under the cursor; Esc ends it.
    void beginMove(const QString& appointment);
    void endMove();
    bool isMoving() const { return !m_moving.isEmpty(); }
    const QString& moving() const { return m_moving; }

    /// Goes up whenever a cell says something else: a reader must not keep what it knew.
    int generation() const { return m_generation; }
    /// In the coordinates of the viewport.
    QRect cellRect(int cell) const;
    QString spokenCell(int cell) const;
    /// How name and state stand in their place: on two lines, or, where the name takes more than one, as one smaller
    /// text, so that neither is ever cut.
    struct NameFit {
        QFont font;
        QString text;
        bool hasState = false;  ///< the state is in the text
        int lines = 0, high = 0;
    };
    NameFit nameFit(const CalendarCell& cell) const;

signals:
    void currentChanged();
    /// Enter or a double click on a cell.
    void chosen(int cell);
    /// A letter on a free cell: a name begins.
    void typed(const QString& text);
    void dropped(const QString& appointment, int cell);
    void moveEnded();
    /// The cursor left the shown days: -1 before, 1 after.
    void rangeAsked(int direction);
    void doctorAsked(int number);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    int rowHeight() const { return m_rowHeight; }
    /// High enough for the longest name in its column: a name is never cut.
    int neededRow() const;
    int namePlace(const CalendarCell& cell) const;
    int headerHeight() const;
    int gutterWidth() const;
    int foldHeight() const;
    int contentHeight() const;
    /// Top of a minute in the content, folds counted; minutes in a fold stand at its edge.
    int yOf(int minute) const;
    QRect columnRect(int column) const;
    int cellAt(const QPoint& point) const;
    void fitBar();
    void showCurrent();
    void step(int by);
    void side(int by);
    void announce();
    bool typeLetter(QKeyEvent* event);
    void stopDrag();

    void paintGround(QPainter& painter) const;
    void paintColumn(QPainter& painter, int column) const;
    void paintCell(QPainter& painter, int cell) const;
    void paintBooking(QPainter& painter, const QRect& box, const CalendarCell& cell) const;
    void paintCursor(QPainter& painter) const;
    void paintNow(QPainter& painter) const;
    void paintHeader(QPainter& painter) const;

    CalendarGrid m_grid;
    QString m_emptyText;
    int m_current = -1;
    int m_aimColumn = -1, m_aimMinute = -1;
    QString m_aim;
    QString m_moving;
    QPoint m_pressed;
    QString m_dragged;
    int m_hovered = -1;
    int m_rowHeight = 38;
    int m_generation = 0;
};

/// Tells the accessibility layer about the cells of every CalendarView; called once by the page.
void installCalendarAccess();

}  // namespace opdesk::ui::calendar
