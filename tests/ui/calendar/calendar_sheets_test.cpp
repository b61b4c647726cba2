#include <QAbstractButton>
#include <QComboBox>
#include <QPointer>

#include "core/clinic/day.h"
#include "core/clinic/records.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/visit.h"
#include "tests/ui/calendar/open_calendar.h"
#include "ui/calendar/hours_sheet.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using calendar::tests::date;
using calendar::tests::Open;

namespace {

QLineEdit* field(Open& open, const char* name) {
    return open.page.findChild<QLineEdit*>(QLatin1String(name));
}

/// As at a lock and the unlock after it.
void lockAndUnlock(Open& open) {
    open.page.stop();
    open.start();
}

}  // namespace

/// The sheets beside the grid: arriving, hours and leave, a second booking at one time, what a lock keeps; and the
/// mouse.
class CalendarSheetsTest : public QObject {
    Q_OBJECT
private slots:
    void whoArrives_getsASlipAndTheTokenIsTakenBack();
    void hoursBreaksAndLeave_areAddedAndRemovedByKeys();
    void hoursHalfTyped_comeBackAfterALock();
    void aSecondBookingAtOneTime_needsAReason();
    void whoDidNotCome_isMarkedAndTakenBack();
    void aBookingIsDraggedToAnotherTime_andNowhereElse();
    void aBookingBegun_comesBackWhole();
    void theReasonOfACancellation_comesBackToItsBooking();
    void withoutAPatient_nothingCanBeBooked();
    void theGridsKeys_restWhileSomebodyTypesBesideIt();
    void whatHasPassed_isClosedGround();
    void closedHours_areToldFromTimeThatHasPassed();
    void theSheet_saysWhomItBooksAndWhyAReminderIsOff();
    void whoAgreedToReminders_isRemindedHoweverFastHeIsBooked();
};

void CalendarSheetsTest::whoArrives_getsASlipAndTheTokenIsTakenBack() {
    Open open;
    open.clinic.clock.set(*base::instantFromIso("2026-11-17T03:00:00.000Z"));
    const auto appointment = open.book(open.patient, open.at(17, 600));
    QStringList printed;
    open.page.setPrinter([&](const QString& name, paper::Paint, paper::Printed done) {
        printed << name;
        done({});
    });
    open.start();
    open.view()->setCurrent(open.view()->grid().cellOf(QString::fromStdString(appointment.text())));
    QSignalSpy said(&open.page, &widgets::Page::saidWithUndo);
    open.key(Qt::Key_A);
    QCOMPARE(printed, QStringList{QStringLiteral("token-A-1")});
    QCOMPARE(said.count(), 1);
    QCOMPARE(open.bookings().front().status, std::string("arrived"));
    open.page.undoLast();
    QCOMPARE(open.bookings().front().status, std::string("booked"));
    const auto queue = clinic::execute(open.clinic.as("Receptionist"), clinic::ListQueue{});
    QVERIFY(queue.has_value());
    for (const auto& line : queue->tokens)
        QCOMPARE(line.status, std::string("cancelled"));
}

void CalendarSheetsTest::hoursBreaksAndLeave_areAddedAndRemovedByKeys() {
    Open open("ClinicAdmin");
    open.start();
    open.key(Qt::Key_H, Qt::AltModifier);
    QVERIFY(open.shows("hours_sheet"));
    auto* list = open.page.findChild<widgets::ListView*>(QStringLiteral("hours_list"));
    const int before = list->model()->rowCount();
    auto* weekday = open.page.findChild<QComboBox*>(QStringLiteral("hours_weekday"));
    weekday->setCurrentIndex(weekday->findData(0));
    field(open, "hours_from")->setText(QStringLiteral("9"));
    field(open, "hours_to")->setText(QStringLiteral("noon"));
    open.page.findChild<QAbstractButton*>(QStringLiteral("hours_add"))->click();
    QVERIFY(open.shows("hours_error"));
    QCOMPARE(list->model()->rowCount(), before);
    field(open, "hours_to")->setText(QStringLiteral("11:30 am"));
    field(open, "hours_slot")->setText(QStringLiteral("10"));
    field(open, "hours_to")->setFocus();
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(list->model()->rowCount(), before + 1);
    const auto schedule = [&] {
        return *clinic::execute(open.clinic.as("ClinicAdmin"), clinic::ListSchedule{open.clinic.doctor});
    };
    const auto sunday = [&] {
        for (const auto& one : schedule().hours)
            if (one.weekday == 0)
                return one;
        return clinic::ListSchedule::Answer{}.hours.emplace_back();
    };
    QCOMPARE(sunday().fromMinute, std::int64_t{540});
    QCOMPARE(sunday().toMinute, std::int64_t{690});
    QCOMPARE(sunday().slotMinutes, std::int64_t{10});
    // Away for two hours of one day: a break.
    auto* use = open.page.findChild<QComboBox*>(QStringLiteral("hours_use"));
    use->setCurrentIndex(use->findData(QStringLiteral("busy")));
    field(open, "hours_first_day")->setText(QStringLiteral("18-11-2026"));
    field(open, "hours_from")->setText(QStringLiteral("10:30"));
    field(open, "hours_to")->setText(QStringLiteral("12:30 pm"));
    field(open, "hours_note")->setText(QStringLiteral("Meeting"));
    field(open, "hours_note")->setFocus();
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(schedule().away.size(), std::size_t(1));
    QCOMPARE(schedule().away.front().note, std::string("Meeting"));
    QCOMPARE(schedule().away.front().fromMinute, std::int64_t{630});
    // Delete asks why; without a reason it stays.
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    open.key(Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("hours_reason"));
    open.key(Qt::Key_Return);
    QCOMPARE(schedule().away.size(), std::size_t(1));
    open.type(QStringLiteral("moved to Friday"));
    open.key(Qt::Key_Return);
    QVERIFY(schedule().away.empty());
    open.key(Qt::Key_Escape);
    QVERIFY(!open.shows("hours_sheet"));
    QVERIFY(QApplication::focusWidget() == open.view());
}

void CalendarSheetsTest::hoursHalfTyped_comeBackAfterALock() {
    Open open("ClinicAdmin");
    open.start();
    open.key(Qt::Key_H, Qt::AltModifier);
    auto* use = open.page.findChild<QComboBox*>(QStringLiteral("hours_use"));
    use->setCurrentIndex(use->findData(QStringLiteral("leave")));
    field(open, "hours_first_day")->setFocus();
    open.type(QStringLiteral("24-12-2026"));
    field(open, "hours_note")->setFocus();
    open.type(QStringLiteral("Wedding"));
    lockAndUnlock(open);
    QVERIFY(field(open, "hours_note")->text().isEmpty());
    open.key(Qt::Key_H, Qt::AltModifier);
    QCOMPARE(use->currentData().toString(), QStringLiteral("leave"));
    QCOMPARE(field(open, "hours_first_day")->text(), QStringLiteral("24-12-2026"));
    QCOMPARE(field(open, "hours_note")->text(), QStringLiteral("Wedding"));
    // Added, it is no draft any more.
    field(open, "hours_note")->setFocus();
    open.key(Qt::Key_Return, Qt::ControlModifier);
    open.key(Qt::Key_Escape);
    open.key(Qt::Key_H, Qt::AltModifier);
    QVERIFY(field(open, "hours_note")->text().isEmpty());
    QCOMPARE(use->currentData().toString(), QStringLiteral("weekly"));
}

void CalendarSheetsTest::aSecondBookingAtOneTime_needsAReason() {
    Open open("ClinicAdmin");
    const auto other = open.clinic.patient("Vaishali Patil", "29", "9800012399");
    open.book(open.patient, open.at(18, 600));
    open.start();
    open.key(Qt::Key_Right);
    QVERIFY(open.can("calendar_beside"));
    open.key(Qt::Key_B);
    QVERIFY(open.shows("booking_sheet"));
    open.type(QStringLiteral("vaish"));
    open.key(Qt::Key_Return);
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.bookings().size(), std::size_t(1));
    QVERIFY(open.shows("booking_error"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("booking_overbook_reason"));
    open.type(QStringLiteral("came from far"));
    open.key(Qt::Key_Return, Qt::ControlModifier);
    const auto bookings = open.bookings();
    QCOMPARE(bookings.size(), std::size_t(2));
    for (const auto& line : bookings) {
        QVERIFY(line.startsAt == open.at(18, 600));
        QCOMPARE(line.overbook, line.patient == other);
    }
    QCOMPARE(open.clinic.auditCount("appointment.book"), 2);
    {
        Open reader("Nurse");
        reader.book(reader.patient, reader.at(18, 600));
        reader.start();
        reader.key(Qt::Key_Right);
        QVERIFY(!reader.can("calendar_beside"));
    }
}

void CalendarSheetsTest::whoDidNotCome_isMarkedAndTakenBack() {
    Open open;
    const auto appointment = open.book(open.patient, open.at(17, 600));
    open.clinic.clock.advance(std::chrono::hours(2));
    open.start();
    open.view()->setCurrent(open.view()->grid().cellOf(QString::fromStdString(appointment.text())));
    QVERIFY(open.can("calendar_no_show"));
    open.key(Qt::Key_N);
    QCOMPARE(open.bookings().front().status, std::string("no_show"));
    QVERIFY2(open.here().contains(QStringLiteral("did not come")), qPrintable(open.here()));
    open.page.undoLast();
    QCOMPARE(open.bookings().front().status, std::string("booked"));
}

void CalendarSheetsTest::aBookingIsDraggedToAnotherTime_andNowhereElse() {
    Open open;
    const auto appointment = open.book(open.patient, open.at(18, 600));
    open.start();
    auto* view = open.view();
    const auto middle = [&](int cell) { return view->cellRect(cell).center(); };
    const auto booking = [&] { return view->grid().cellOf(QString::fromStdString(appointment.text())); };
    const auto drag = [&](const QPoint& from, const QPoint& to) {
        auto* on = view->viewport();
        QTest::mousePress(on, Qt::LeftButton, {}, from);
        // QTest moves the mouse without its buttons.
        for (const auto& at : {from + QPoint(0, 30), to}) {
            QMouseEvent move(QEvent::MouseMove, at, on->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(on, &move);
        }
        QTest::mouseRelease(on, Qt::LeftButton, {}, to);
    };
    drag(middle(booking()), middle(view->grid().freeCellAt(2, 645)));
    QVERIFY(open.bookings().front().startsAt == open.at(18, 645));
    QVERIFY(!view->isMoving());
    open.page.undoLast();
    QVERIFY(open.bookings().front().startsAt == open.at(18, 600));
    // What has passed takes nobody.
    drag(middle(booking()), middle(view->grid().nearest(0, 660)));
    QVERIFY(open.bookings().front().startsAt == open.at(18, 600));
    QVERIFY(!view->isMoving());
}

void CalendarSheetsTest::aBookingBegun_comesBackWhole() {
    Open open("ClinicAdmin");
    open.start();
    open.key(Qt::Key_Return);
    open.type(QStringLiteral("sunit"));
    open.key(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("booking_reason"));
    open.type(QStringLiteral("dressing"));
    auto* length = open.page.findChild<widgets::SegmentedControl*>(QStringLiteral("booking_length"));
    length->setFocus();
    open.key(Qt::Key_Right);
    QCOMPARE(length->current(), QStringLiteral("30"));
    auto* repeat = open.page.findChild<QComboBox*>(QStringLiteral("booking_repeat"));
    repeat->setCurrentIndex(repeat->findData(2));
    lockAndUnlock(open);
    QVERIFY(field(open, "booking_reason")->text().isEmpty());
    open.key(Qt::Key_Return);
    QCOMPARE(field(open, "booking_patient")->text(), QStringLiteral("Sunita Sharma"));
    QCOMPARE(field(open, "booking_reason")->text(), QStringLiteral("dressing"));
    QCOMPARE(length->current(), QStringLiteral("30"));
    QCOMPARE(repeat->currentData().toInt(), 2);
    open.key(Qt::Key_Return, Qt::ControlModifier);
    const auto bookings = open.bookings();
    QCOMPARE(bookings.size(), std::size_t(1));  // of the series only the first is listed so early
    QVERIFY(bookings.front().patient == open.patient);
    QCOMPARE(bookings.front().minutes, std::int64_t{30});
    // Booked, nothing of it is left.
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Return);
    QVERIFY(open.shows("booking_sheet"));
    QVERIFY(field(open, "booking_patient")->text().isEmpty());
    QVERIFY(field(open, "booking_reason")->text().isEmpty());
}

void CalendarSheetsTest::theReasonOfACancellation_comesBackToItsBooking() {
    Open open;
    const auto other = open.clinic.patient("Vaishali Patil", "29", "9800012399");
    open.book(open.patient, open.at(18, 600));
    open.book(other, open.at(19, 600));
    open.start();
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Delete);
    open.type(QStringLiteral("rang up"));
    open.key(Qt::Key_Escape);
    auto* why = field(open, "booking_cancel_reason");
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Delete);
    QVERIFY(why->text().isEmpty());
    open.key(Qt::Key_Escape);
    lockAndUnlock(open);
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Delete);
    QCOMPARE(why->text(), QStringLiteral("rang up"));
    open.key(Qt::Key_Return);
    for (const auto& line : open.bookings())
        QCOMPARE(line.status, line.patient == other ? std::string("booked") : std::string("cancelled"));
}

void CalendarSheetsTest::withoutAPatient_nothingCanBeBooked() {
    Open open;
    open.start();
    open.key(Qt::Key_Return);
    const auto* book = open.page.findChild<QAbstractButton*>(QStringLiteral("booking_book"));
    QVERIFY(!book->isEnabled());
    open.type(QStringLiteral("sunit"));
    QVERIFY(book->isEnabled());
    open.type(QStringLiteral("qqq"));
    QVERIFY(!book->isEnabled());
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(open.bookings().empty());
}

void CalendarSheetsTest::theGridsKeys_restWhileSomebodyTypesBesideIt() {
    Open open;
    open.start();
    const auto shown = [&](const char* name) {
        return open.page.findChild<QAction*>(QLatin1String(name))->isVisible();
    };
    QVERIFY(shown("calendar_today") && shown("calendar_week") && !shown("calendar_sheet_book"));
    open.key(Qt::Key_Return);
    QVERIFY(!shown("calendar_today") && !shown("calendar_week") && !shown("calendar_book"));
    QVERIFY(shown("calendar_sheet_book") && shown("calendar_sheet_close"));
    open.page.findChild<QAbstractButton*>(QStringLiteral("booking_close"))->click();
    QVERIFY(!open.shows("booking_sheet"));
    QVERIFY(shown("calendar_today") && !shown("calendar_sheet_close"));
    open.key(Qt::Key_T);
    QVERIFY(open.here().startsWith(QStringLiteral("Tue 17")));
}

void CalendarSheetsTest::whatHasPassed_isClosedGround() {
    Open open;
    open.clinic.clock.set(*base::instantFromIso("2026-11-17T04:54:00.000Z"));  // 10:24
    open.start();
    const auto& columns = open.view()->grid().columns;
    QCOMPARE(columns[0].pastUntil, 24 * 60);
    QVERIFY2(columns[0].note.contains(QStringLiteral("Past")), qPrintable(columns[0].note));
    QCOMPARE(columns[1].pastUntil, 630);
    QCOMPARE(columns[2].pastUntil, 0);
}

void CalendarSheetsTest::closedHours_areToldFromTimeThatHasPassed() {
    Open open("ClinicAdmin");
    open.clinic.clock.set(*base::instantFromIso("2026-11-17T04:54:00.000Z"));  // 10:24
    clinic::SetHours hours;
    hours.doctor = open.clinic.otherDoctor;
    hours.weekday = 2;
    hours.fromMinute = 600;
    hours.toMinute = 750;
    QVERIFY(clinic::execute(open.clinic.as("ClinicAdmin"), hours).has_value());
    open.start();
    open.key(Qt::Key_D);
    auto* view = open.view();
    const auto& grid = view->grid();
    const auto at = [&](int column, int minute) { return view->cellRect(grid.nearest(column, minute)); };
    const auto image = view->viewport()->grab().toImage();
    const auto& theme = theme::themeOf(view);
    const QRect past = at(1, 600), open12 = at(1, 735), row = at(0, 750);
    QCOMPARE(image.pixelColor(past.right() - 4, past.center().y()), theme.color(theme::Role::canvas));
    QCOMPARE(image.pixelColor(open12.right() - 4, open12.center().y()), theme.color(theme::Role::surface));
    QCOMPARE(image.pixelColor(past.right() - 4, at(0, 765).center().y()), theme.color(theme::Role::sunken));
    // And says since when.
    int written = 0;
    for (int x = past.left(); x < past.right(); ++x)
        for (int y = row.top(); y < row.top() + 24; ++y)
            written += image.pixelColor(x, y) != theme.color(theme::Role::sunken);
    QVERIFY(written > 100);
}

void CalendarSheetsTest::theSheet_saysWhomItBooksAndWhyAReminderIsOff() {
    Open open;
    open.start();
    open.key(Qt::Key_Return);
    const auto words = [&](const char* label) {
        return open.page.findChild<widgets::Label*>(QLatin1String(label))->text();
    };
    const auto* book = open.page.findChild<QAbstractButton*>(QStringLiteral("booking_book"));
    QCOMPARE(words("booking_whom"), QStringLiteral("Choose a patient first."));
    QCOMPARE(words("booking_reminder_note"), QStringLiteral("Reminded if the patient has agreed."));
    QVERIFY(!open.shows("booking_why"));
    open.type(QStringLiteral("sunit"));
    QCOMPARE(words("booking_whom"), QStringLiteral("Sunita Sharma"));
    QCOMPARE(book->text(), QStringLiteral("Book 10:00 am"));
    QCOMPARE(book->accessibleName(), QStringLiteral("Book Sunita Sharma, 17-11-2026 10:00 am"));
    QCOMPARE(words("booking_reminder_note"), QStringLiteral("Reminded if the patient has agreed."));
    open.key(Qt::Key_Return);
    QCOMPARE(words("booking_whom"), QStringLiteral("Sunita Sharma"));
    QCOMPARE(words("booking_reminder_note"), QStringLiteral("Nobody has asked whether reminders are wanted."));
    open.page.setNamesHidden(true);
    QVERIFY(!words("booking_whom").contains(QStringLiteral("Sunita")) && !book->accessibleName().contains("Sunita"));
}

void CalendarSheetsTest::whoAgreedToReminders_isRemindedHoweverFastHeIsBooked() {
    Open open;
    QVERIFY(clinic::execute(open.clinic.as("Receptionist"),
                            clinic::RecordConsent{open.patient, "reminders", "en", {}, true}));
    open.start();
    open.key(Qt::Key_Return);
    open.type(QStringLiteral("sunit"));
    // Not chosen from the list: the button names her, and books her.
    open.key(Qt::Key_Return, Qt::ControlModifier);
    const auto booked = clinic::recordsOf<model::Appointment>(open.clinic.as("ClinicAdmin"));
    QVERIFY(booked.has_value());
    QCOMPARE(booked->size(), std::size_t(1));
    QVERIFY(booked->front().value.reminder);
}

QTEST_MAIN(CalendarSheetsTest)
#include "calendar_sheets_test.moc"
