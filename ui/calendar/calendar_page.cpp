#include "ui/calendar/calendar_page.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPointer>
#include <QVBoxLayout>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/calendar/booking_card.h"
#include "ui/calendar/booking_sheet.h"
#include "ui/calendar/calendar_view.h"
#include "ui/calendar/doctor_delegate.h"
#include "ui/calendar/hours_sheet.h"
#include "ui/calendar/month_view.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/two_line_delegate.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::calendar {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;

CalendarPage::CalendarPage(QWidget* parent) : Page(parent) {
    setObjectName(QStringLiteral("calendar_page"));
    installCalendarAccess();
    m_view = new CalendarView;
    m_view->setObjectName(QStringLiteral("calendar_grid"));
    buildKeys();

    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(14, 12, 14, 12);
    columns->setSpacing(12);
    auto* lists = new QWidget;
    buildLeft(lists);
    m_left = new widgets::ScrollBody(lists);
    m_left->setFixedWidth(kLeftWidth);
    buildMiddle();
    columns->addWidget(m_gridCard, 1);
    columns->insertWidget(0, m_left);

    // Not a stacked widget: that one asks for the natural height of its highest page.
    m_side = new QWidget;
    m_side->setFixedWidth(kSideWidth);
    auto* sheets = new QVBoxLayout(m_side);
    sheets->setContentsMargins(0, 0, 0, 0);
    m_sheet = new BookingSheet;
    m_card =
        new BookingCard({m_arriveAction, m_moveAction, m_cancelAction, m_noShowAction, m_openAction, m_besideAction});
    m_hoursSheet = new HoursSheet;
    sheets->addWidget(m_sheet);
    sheets->addWidget(m_card);
    sheets->addWidget(m_hoursSheet);
    columns->addWidget(m_side);
    m_side->hide();

    connect(m_sheet, &BookingSheet::closed, this, [this] { showSide(Side::none); });
    connect(m_sheet, &BookingSheet::booked, this, &CalendarPage::bookingMade);
    connect(m_card, &BookingCard::closed, this, [this] { showSide(Side::none); });
    connect(m_card, &BookingCard::cancelAsked, this, &CalendarPage::cancel);
    connect(m_card, &BookingCard::moveAsked, this, &CalendarPage::moveNow);
    connect(m_hoursSheet, &HoursSheet::closed, this, [this] { showSide(Side::none); });
    connect(m_hoursSheet, &HoursSheet::said, this, &Page::said);
    connect(m_view, &CalendarView::currentChanged, this, &CalendarPage::currentChanged);
    connect(m_view, &CalendarView::chosen, this, &CalendarPage::cellChosen);
    connect(m_view, &CalendarView::typed, this, &CalendarPage::beginBooking);
    connect(m_view, &CalendarView::dropped, this, &CalendarPage::move);
    connect(m_view, &CalendarView::rangeAsked, this, &CalendarPage::goBy);
    connect(m_view, &CalendarView::doctorAsked, this, &CalendarPage::chooseDoctor);
    connect(m_view, &CalendarView::moveEnded, this, [this] { emit statusSaid({}); });
    // The red mark, who is late and what has passed follow the clock.
    m_tick.setInterval(std::chrono::seconds(30));
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (isVisible())
            readGrid();
    });
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (isVisible())
            showKeys();
    });
    currentChanged();
    showKeys();
}

void CalendarPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fit();
}

QAction* CalendarPage::addViewKey(const QString& name, const QString& words, const QKeySequence& keys,
                                  std::function<void()> run) {
    auto* action = addKey(name, words, keys);
    // Single letters live where there is no caret: on the grid alone.
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(action);
    connect(action, &QAction::triggered, this, std::move(run));
    return action;
}

void CalendarPage::buildKeys() {
    // The keys of the sheet itself, told by the bar; the sheet takes them.
    m_sheetBookAction = addKey(QStringLiteral("calendar_sheet_book"), tr("Book"), Qt::CTRL | Qt::Key_Return);
    m_sheetCloseAction = addKey(QStringLiteral("calendar_sheet_close"), tr("Close"), QKeySequence(Qt::Key_Escape));
    for (auto* action : {m_sheetBookAction, m_sheetCloseAction})
        action->setShortcutContext(Qt::WidgetShortcut);
    connect(m_sheetBookAction, &QAction::triggered, this, [this] { m_sheet->book(); });
    connect(m_sheetCloseAction, &QAction::triggered, this, [this] { showSide(Side::none); });
    m_bookAction = addKey(QStringLiteral("calendar_book"), tr("Book or open"), QKeySequence(Qt::Key_Return));
    m_bookAction->setShortcutContext(Qt::WidgetShortcut);
    connect(m_bookAction, &QAction::triggered, this, [this] {
        m_view->setFocus();
        cellChosen(m_view->current());
    });
    m_moveAction = addViewKey(QStringLiteral("calendar_move"), tr("Move"), QKeySequence(Qt::Key_M), [this] {
        if (const auto* booking = currentBooking()) {
            showSide(Side::none);
            m_carried = booking->line;
            m_view->beginMove(qt(booking->line.appointment.text()));
            m_view->setFocus();
            emit statusSaid(tr("Arrows to the new time, 1 to 9 another doctor, Enter puts it there, Esc leaves it."));
        }
    });
    m_cancelAction = addViewKey(QStringLiteral("calendar_cancel"), tr("Cancel"), QKeySequence(Qt::Key_Delete), [this] {
        if (currentBooking()) {
            openBooking(m_view->current());
            m_card->askReason();
        }
    });
    m_arriveAction = addViewKey(QStringLiteral("calendar_arrive"), tr("Arrived, give token"), QKeySequence(Qt::Key_A),
                                [this] { arrive(); });
    m_arriveAction->setIconText(tr("Arrived"));
    m_noShowAction = addViewKey(QStringLiteral("calendar_no_show"), tr("Did not come"), QKeySequence(Qt::Key_N),
                                [this] { markNoShow(); });
    m_besideAction =
        addViewKey(QStringLiteral("calendar_beside"), tr("Book beside it"), QKeySequence(Qt::Key_B), [this] {
            if (currentBooking())
                beginBooking({});
        });
    m_todayAction =
        addViewKey(QStringLiteral("calendar_today"), tr("Today"), QKeySequence(Qt::Key_T), [this] { goTo(today()); });
    auto* day =
        addViewKey(QStringLiteral("calendar_day"), tr("Day"), QKeySequence(Qt::Key_D), [this] { setWeek(false); });
    auto* week =
        addViewKey(QStringLiteral("calendar_week"), tr("Week"), QKeySequence(Qt::Key_W), [this] { setWeek(true); });
    auto* doctors = addKey(QStringLiteral("calendar_doctor"), tr("Doctor 1 to 9"), QKeySequence(Qt::Key_1));
    doctors->setShortcutContext(Qt::WidgetShortcut);
    connect(doctors, &QAction::triggered, this, [this] { m_doctorList->setFocus(); });
    auto* next = addKey(QStringLiteral("calendar_next"), tr("Next week or day"), QKeySequence(Qt::Key_PageDown));
    next->setIconText(tr("Later"));
    next->setShortcutContext(Qt::WidgetShortcut);
    connect(next, &QAction::triggered, this, [this] { goBy(1); });
    auto* before = addKey(QStringLiteral("calendar_before"), tr("Week or day before"), QKeySequence(Qt::Key_PageUp));
    before->setIconText(tr("Earlier"));
    before->setShortcutContext(Qt::WidgetShortcut);
    connect(before, &QAction::triggered, this, [this] { goBy(-1); });
    const auto people = [this](const char* name, const QString& words, int key, People which) {
        auto* action = addKey(QLatin1String(name), words, QKeySequence(Qt::ALT | static_cast<Qt::Key>(key)));
        connect(action, &QAction::triggered, this, [this, which] {
            m_people = which;
            m_tabs->setCurrent(QString::number(static_cast<int>(which)));
            readPeople();
            m_peopleList->setFocus();
        });
    };
    people("calendar_follow_ups", tr("Follow-ups"), Qt::Key_F, People::followUps);
    people("calendar_recalls", tr("Call again"), Qt::Key_R, People::recalls);
    people("calendar_needs_time", tr("Need a new time"), Qt::Key_T, People::needsTime);
    m_hoursAction = addKey(QStringLiteral("calendar_hours"), tr("Hours and leave"), QKeySequence(Qt::ALT | Qt::Key_H));
    connect(m_hoursAction, &QAction::triggered, this, [this] {
        m_hoursSheet->begin(doctor(), m_doctors, today());
        showSide(Side::hours);
    });
    m_openAction =
        addViewKey(QStringLiteral("calendar_open_patient"), tr("Open the patient"), QKeySequence(Qt::Key_O), [this] {
            if (const auto* booking = currentBooking())
                emit patientAsked(qt(booking->line.patient.text()));
        });
    auto* leave = m_leaveAction =
        addKey(QStringLiteral("calendar_leave"), tr("Front desk"), QKeySequence(Qt::Key_Escape));
    m_gridKeys = {m_bookAction, m_todayAction, day, week, doctors, next, before, leave};
    leave->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(leave);
    connect(leave, &QAction::triggered, this, [this] {
        if (m_view->isMoving())
            m_view->endMove();
        else if (!m_bookFor.isNull())
            endBookFor();
        else if (m_sideShown != Side::none)
            showSide(Side::none);
        else
            emit deskAsked();
    });
}

void CalendarPage::showKeys() {
    const auto* focused = window()->focusWidget();
    const bool isBeside = m_sideShown != Side::none && focused && m_side->isAncestorOf(focused);
    for (auto* action : std::as_const(m_gridKeys))
        action->setVisible(!isBeside);
    m_sheetBookAction->setVisible(isBeside && m_sideShown == Side::booking);
    m_sheetCloseAction->setVisible(isBeside);
    m_leaveAction->setText(m_sideShown == Side::none ? tr("Front desk") : tr("Close"));
    m_leaveAction->setIconText(m_leaveAction->text());
}

void CalendarPage::start(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_week = true;
    m_doctor = 0;
    m_sheet->start(m_desk);
    m_hoursSheet->start(m_desk);
    m_card->start(m_desk);
    m_hoursAction->setVisible(m_desk->may("schedule.manage_doctor_hours"));
    readDoctors();
    m_tick.start();
}

void CalendarPage::stop() {
    ++m_serial;
    m_tick.stop();
    m_sheet->stop();
    m_hoursSheet->stop();
    m_card->stop();
    clearPage();
    m_desk.reset();
}

void CalendarPage::clearPage() {
    m_card->clear();
    showSide(Side::none);
    m_view->endMove();
    m_shown = {};
    m_needsTime.clear();
    m_calls.clear();
    m_doctors.clear();
    m_undo = {};
    m_carried.reset();
    m_bookFor = {};
    m_bookForWhy.clear();
    m_bookForNote->hide();
    m_bookForNote->clear();
    m_bookForName.clear();
    m_view->setGrid({});
    m_doctorModel->setRows({});
    m_peopleModel->setRows({});
    m_range->clear();
    m_rangeDoctor->clear();
    m_rangeLong.clear();
    m_rangeShort.clear();
    m_move = {};
    m_hours->clear();
}

void CalendarPage::enter() {
    m_view->setFocus();
    m_view->showNow();
    readGrid();
    readPeople();
}

void CalendarPage::refresh(const std::vector<std::string>& kinds) {
    const auto has = [&](const char* kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
    if (has("staff"))
        readDoctors();
    if (has("appointment") || has("visit") || has("doctor_hours") || has("patient")) {
        readGrid();
        readPeople();
    }
    if (has("doctor_hours"))
        m_hoursSheet->refresh();
}

void CalendarPage::keyPressEvent(QKeyEvent* event) {
    // From a list Esc goes back to the grid; from the grid it goes on to the front desk.
    if (event->key() == Qt::Key_Escape && !m_view->hasFocus()) {
        m_view->setFocus();
        return;
    }
    Page::keyPressEvent(event);
}

void CalendarPage::setNamesHidden(bool hidden) {
    m_namesHidden = hidden;
    m_sheet->setNamesHidden(hidden);
    if (!m_desk)
        return;
    showGrid(clinic::CalendarOf::Answer(m_shown));
    if (!m_bookForNote->isHidden())
        showBookFor();
    readPeople();
}

widgets::Subject CalendarPage::subject() const {
    const auto* booking = currentBooking();
    if (!booking)
        return {};
    return {qt(booking->line.patient.text()), {}, m_namesHidden ? QString() : qt(booking->line.patientName)};
}

base::Date CalendarPage::today() const {
    return base::localDate(m_now, m_desk ? m_desk->identity().offset : std::chrono::minutes(330));
}

model::StaffId CalendarPage::doctor() const {
    return m_doctor < m_doctors.size() ? m_doctors[m_doctor].doctor : model::StaffId{};
}

base::Date CalendarPage::firstDay() const {
    if (!m_week)
        return m_day;
    // A week begins on Monday in the grid: the clinic's days stand together and Sunday closes them.
    const auto weekday = std::chrono::weekday(std::chrono::sys_days(m_day));
    return base::Date(std::chrono::sys_days(m_day) - std::chrono::days((weekday.c_encoding() + 6) % 7));
}

int CalendarPage::dayCount() const {
    return m_week ? 7 : 1;
}

}  // namespace opdesk::ui::calendar
