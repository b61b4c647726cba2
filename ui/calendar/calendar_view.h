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
    /// How a booking's name and the badge of its state stand in a place of this size. Words are never broken; the word
    /// of the state gives way to the name first, and only then do later words of the name stand as initials. The cell
    /// under the cursor or the mouse is painted as high as all of it needs.
    struct CellFit {
        QFont font;
        QStringList lines;
        bool isCut = false;
        bool beside = false;   ///< the badge stands at the right end of a line
        int besideLine = 0;    ///< which one
        bool hasWord = false;  ///< the badge shows its word, not the mark alone
        int line = 0;          ///< of the name
        int high = 0;          ///< of name and badge
    };
    CellFit cellFit(const CalendarCell& cell, const QSize& place) const;
    /// Where a booking is painted: its cell, or more of it while it is looked at.
    QRect paintedRect(int cell) const;
    /// The mark of now comes into sight, with the cursor where both have room.
    void showNow();
    void showNowNext() { m_wantsNow = true; }

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
    void leaveEvent(QEvent* event) override;

private:
    int rowHeight() const { return m_rowHeight; }
    /// All sessions in sight where they have room, else the longest one, else rows that hold a name and its badge.
    int fittingRow() const;
    /// The same, or as high as the longest name in sight needs to stand whole.
    int rowForNames(int row) const;
    int longestSession() const;  ///< in rows
    int badgeHeight() const;
    int badgeWidth(const CalendarCell& cell, bool word) const;
    int rowCount() const;
    int leastColumn() const;
    /// Of all columns together: in a narrow window more than it shows at once, and then whole columns are in sight.
    int columnsWidth() const;
    int headerHeight() const;
    int gutterWidth() const;
    int foldHeight() const;
    int contentHeight() const;
    /// Where a row or a fold begins: the first at `y` of the content or below it; `down` false: the last at or above.
    int edgeAt(int y, bool down) const;
    /// How far the content is scrolled: always to an edge, so that nothing is cut at the top.
    int scrolled() const;
    /// Where the grid ends in the viewport: under the last row or fold that stands whole.
    int footOfGrid() const;
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
    void paintFolds(QPainter& painter) const;
    void paintColumn(QPainter& painter, int column) const;
    void paintClosed(QPainter& painter, int column) const;
    void paintCell(QPainter& painter, int cell) const;
    void paintBooking(QPainter& painter, const QRect& box, const CalendarCell& cell) const;
    void paintState(QPainter& painter, const QRect& box, const CalendarCell& cell, bool word) const;
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
    int m_foldMore = 0;  ///< what the longest session leaves of the room goes to the fold below it
    int m_generation = 0;
    bool m_wantsNow = true;   ///< when the next grid comes
    bool m_keepsNow = false;  ///< until the cursor is moved: also in another size
};

/// Tells the accessibility layer about the cells of every CalendarView; called once by the page.
void installCalendarAccess();

}  // namespace opdesk::ui::calendar
