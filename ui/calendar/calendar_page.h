#pragma once

#include <QTimer>
#include <functional>

#include "core/clinic/schedule.h"
#include "ui/paper/print_port.h"
#include "ui/widgets/page.h"

class QAction;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Card;
class Label;
class OpButton;
class ListView;
class RowListModel;
class SegmentedControl;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::calendar {

class BookingCard;
class BookingSheet;
class CalendarView;
class HoursSheet;
class MonthView;

/// Appointments by day and week (screens.md §6): month, doctors and call lists at the left, the grid, and a side sheet
/// for the booking in hand. Everything by the keyboard; dragging is an extra.
class CalendarPage : public widgets::Page {
    Q_OBJECT
public:
    explicit CalendarPage(QWidget* parent = nullptr);

    /// Puts the slip of who has arrived on paper; without it none is printed.
    void setPrinter(paper::PrintSheet print) { m_print = std::move(print); }
    /// As DeskPage::setSlipPaper().
    void setSlipPaper(std::function<QString()> paper) { m_slipPaper = std::move(paper); }

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    void undoLast() override;
    widgets::Subject subject() const override;

    /// Bookings made from now on are for this patient, until one is booked or Esc.
    void bookFor(const QString& patientId);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static constexpr int kLeftWidth = 248;
    static constexpr int kSideWidth = 312;

    enum class Side { none, booking, card, hours };
    enum class People { needsTime, followUps, recalls };

    void buildLeft(QWidget* parent);
    void fit();
    void fitLeft();
    void fitRange(int gridWidth);
    /// The key bar shows the grid's keys while they are not letters of what is being typed beside it.
    void showKeys();
    void showLegend();
    void buildMiddle();
    void buildKeys();
    QAction* addViewKey(const QString& name, const QString& words, const QKeySequence& keys, std::function<void()> run);

    void readDoctors();
    void showDoctors(const clinic::CalendarOf::Answer& todays);
    void readGrid();
    void showGrid(const clinic::CalendarOf::Answer& answer);
    void showHours();
    void readPeople();
    void showSide(Side side);
    void currentChanged();
    void cellChosen(int cell);

    void chooseDoctor(int number);
    void goTo(base::Date day);
    void goBy(int direction);
    void setWeek(bool week);
    void beginBooking(const QString& typed);
    void openBooking(int cell);
    void bookingMade(const QString& appointment, const QString& sentence);
    void move(const QString& appointment, int cell);
    /// The rest of a move, when it is known which bookings of a series are meant.
    void moveNow(const QString& series);
    void cancel(const QString& appointment, const QString& reason, const QString& series);
    void showBooking(const clinic::CalendarBooking& booking);
    void showChosenDoctor();
    QString doctorName(const model::StaffId& doctor) const;
    void arrive();
    void printSlip(const model::VisitId& visit);
    void markNoShow();
    void personChosen(const QModelIndex& index);
    void showBookFor();
    void endBookFor();
    void report(const base::Error& error);
    /// Runs what the person asked for: a refusal is said; what worked closes the side and goes to `done`.
    template <typename Command>
    void act(Command command, std::function<void(const typename Command::Answer&)> done);
    void clearPage();

    model::StaffId doctor() const;
    const clinic::CalendarBooking* bookingOf(const QString& appointment) const;
    const clinic::CalendarBooking* currentBooking() const;
    base::Date firstDay() const;
    int dayCount() const;
    base::Date today() const;

    std::shared_ptr<clinic::Desk> m_desk;
    base::Instant m_now{};  ///< of the last answer: what is late or past is the use case's word
    std::vector<clinic::DoctorLine> m_doctors;
    std::size_t m_doctor = 0;
    bool m_week = true;
    base::Date m_day{};
    clinic::CalendarOf::Answer m_shown;
    std::vector<clinic::NeedsTimeLine> m_needsTime;
    std::vector<clinic::CallLine> m_calls;
    People m_people = People::needsTime;
    bool m_namesHidden = false;
    quint64 m_serial = 0;
    QTimer m_tick;

    std::optional<base::Instant> m_aimAt;              ///< where the cursor goes when the next grid comes
    bool m_aimFree = false;                            ///< to the first free time from there
    bool m_bookWhenShown = false;                      ///< and the sheet opens there
    std::optional<clinic::AppointmentLine> m_carried;  ///< what is being moved, also out of the days in view
    model::PatientId m_bookFor;
    QString m_bookForKind, m_bookForWhy;
    std::string m_bookForName;
    clinic::BookingPlace m_move;  ///< where a booking of a series is to go
    /// What Ctrl+Z takes back.
    struct Undo {
        std::vector<clinic::BookingPlace> places;  ///< where what was moved or cancelled stood
        QString missed;                            ///< marked as not come
        QString booked;                            ///< the first of what was booked
        model::VisitId arrived;                    ///< the token that was given
        QString token;
    } m_undo;

    QWidget* m_left;
    MonthView* m_month;
    widgets::ListView* m_doctorList;
    widgets::RowListModel* m_doctorModel;
    widgets::Label* m_hours;
    QVBoxLayout* m_doctorBody;
    QWidget* m_doctorHead;
    QWidget* m_hoursBox;
    widgets::Card* m_peopleCard;
    widgets::SegmentedControl* m_tabs;
    widgets::ListView* m_peopleList;
    widgets::RowListModel* m_peopleModel;
    widgets::Label* m_range;
    widgets::Label* m_bookForNote;
    widgets::SegmentedControl* m_span;
    widgets::OpButton* m_bookButton;
    widgets::Label* m_rangeDoctor;
    QWidget *m_nowLegend, *m_besideLegend, *m_missedLegend;
    QString m_rangeLong, m_rangeShort;
    widgets::Card* m_gridCard;
    CalendarView* m_view;
    QWidget* m_side;
    BookingSheet* m_sheet;
    BookingCard* m_card;
    HoursSheet* m_hoursSheet;
    Side m_sideShown = Side::none;

    paper::PrintSheet m_print;
    std::function<QString()> m_slipPaper;
    QList<QAction*> m_gridKeys;  ///< only shown while the grid has the keys
    QAction *m_sheetBookAction, *m_sheetCloseAction, *m_leaveAction;
    QAction *m_bookAction, *m_todayAction, *m_moveAction, *m_cancelAction, *m_arriveAction, *m_noShowAction,
        *m_openAction, *m_hoursAction, *m_besideAction;
};

}  // namespace opdesk::ui::calendar
