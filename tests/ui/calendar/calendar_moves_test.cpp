#include "tests/ui/calendar/open_calendar.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using calendar::tests::date;
using calendar::tests::Open;

/// Bookings that are moved, given to another doctor, cancelled and taken back.
class CalendarMovesTest : public QObject {
    Q_OBJECT
private slots:
    void aBookingMovesByKeys_andIsTakenBack();
    void deleteAsksForAReason_andCancels();
    void whoLostHisTime_isMovedFromTheList();
    void aBookingGoesToAnotherDoctor_andBack();
    void ofASeries_oneOrTheFollowingOrAll();
};

void CalendarMovesTest::aBookingMovesByKeys_andIsTakenBack() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    open.start();
    open.key(Qt::Key_Right);
    QCOMPARE(open.cell().title, QStringLiteral("Sunita Sharma"));
    QVERIFY(open.can("calendar_move"));
    open.key(Qt::Key_M);
    QVERIFY(open.view()->isMoving());
    open.key(Qt::Key_Down);
    open.key(Qt::Key_Down);
    open.key(Qt::Key_Return);
    QVERIFY(!open.view()->isMoving());
    QVERIFY(open.bookings().front().startsAt == open.at(18, 630));
    QCOMPARE(open.cell().title, QStringLiteral("Sunita Sharma"));
    open.page.undoLast();
    QVERIFY(open.bookings().front().startsAt == open.at(18, 600));
    open.key(Qt::Key_M);
    open.key(Qt::Key_Escape);
    QVERIFY(!open.view()->isMoving());
    // Into another week, where the booking itself is out of sight.
    QSignalSpy said(&open.page, &widgets::Page::saidWithUndo);
    open.key(Qt::Key_M);
    open.key(Qt::Key_PageDown);
    open.key(Qt::Key_Return);
    QVERIFY(open.bookings().front().startsAt == open.at(25, 600));
    QCOMPARE(said.count(), 1);
    QVERIFY(said.front().front().toString().startsWith(QStringLiteral("Sunita Sharma moved")));
    open.page.undoLast();
    QVERIFY(open.bookings().front().startsAt == open.at(18, 600));
}

void CalendarMovesTest::deleteAsksForAReason_andCancels() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    open.start();
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Delete);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("booking_cancel_reason"));
    open.key(Qt::Key_Return);
    QCOMPARE(open.bookings().front().status, std::string("booked"));
    open.type(QStringLiteral("rang up"));
    open.key(Qt::Key_Return);
    QCOMPARE(open.bookings().front().status, std::string("cancelled"));
    QVERIFY(QApplication::focusWidget() == open.view());
    open.page.undoLast();
    QCOMPARE(open.bookings().front().status, std::string("booked"));
}

void CalendarMovesTest::whoLostHisTime_isMovedFromTheList() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    clinic::SetAway away;
    away.doctor = open.clinic.doctor;
    away.use = "leave";
    away.fromDay = date(18);
    QVERIFY(clinic::execute(open.clinic.as("ClinicAdmin"), away).has_value());
    open.start();
    auto* people = open.page.findChild<widgets::ListView*>(QStringLiteral("calendar_people"));
    QCOMPARE(people->model()->rowCount(), 1);
    open.key(Qt::Key_T, Qt::AltModifier);
    QVERIFY(people->hasFocus());
    open.key(Qt::Key_Return);
    QVERIFY(open.view()->isMoving());
    QCOMPARE(open.here(), QStringLiteral("Thu 19, 10:00 am free"));
    open.key(Qt::Key_Return);
    QVERIFY(open.bookings().front().startsAt == open.at(19, 600));
    QCOMPARE(people->model()->rowCount(), 0);
}

void CalendarMovesTest::aBookingGoesToAnotherDoctor_andBack() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    for (int weekday = 1; weekday <= 6; ++weekday) {
        clinic::SetHours hours;
        hours.doctor = open.clinic.otherDoctor;
        hours.weekday = weekday;
        hours.fromMinute = 600;
        hours.toMinute = 780;
        QVERIFY(clinic::execute(open.clinic.as("ClinicAdmin"), hours).has_value());
    }
    open.start();
    QSignalSpy said(&open.page, &widgets::Page::saidWithUndo);
    open.key(Qt::Key_Right);
    open.key(Qt::Key_M);
    open.key(Qt::Key_2);
    QVERIFY(open.view()->isMoving());
    open.key(Qt::Key_Return);
    QCOMPARE(said.count(), 1);
    QVERIFY(said.front().front().toString().contains(QStringLiteral("Dr Beena Shah")));
    QVERIFY(open.bookings().front().doctor == open.clinic.otherDoctor);
    open.page.undoLast();
    QVERIFY(open.bookings().front().doctor == open.clinic.doctor);
    QVERIFY(open.bookings().front().startsAt == open.at(18, 600));
    QCOMPARE(open.cell().title, QStringLiteral("Sunita Sharma"));
    // Beside each other in the day view it is one arrow.
    open.key(Qt::Key_D);
    open.key(Qt::Key_M);
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Return);
    QVERIFY(open.bookings().front().doctor == open.clinic.otherDoctor);
}

void CalendarMovesTest::ofASeries_oneOrTheFollowingOrAll() {
    Open open;
    clinic::BookSeries series;
    series.patient = open.patient;
    series.doctor = open.clinic.doctor;
    series.startsAt = open.at(18, 600);
    series.count = 3;
    QVERIFY(clinic::execute(open.clinic.as("Receptionist"), series).has_value());
    const auto times = [&] {
        std::vector<base::Instant> all;
        for (const auto& line : open.bookings())
            if (line.status == "booked")
                all.push_back(line.startsAt);
        return all;
    };
    open.start();
    open.key(Qt::Key_Right);
    open.key(Qt::Key_M);
    open.key(Qt::Key_Down);
    open.key(Qt::Key_Return);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("booking_which"));
    QVERIFY(times().front() == open.at(18, 600));
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Return);
    QVERIFY((times() == std::vector{open.at(18, 615), open.at(25, 615)}));
    open.page.undoLast();
    QVERIFY((times() == std::vector{open.at(18, 600), open.at(25, 600)}));
    open.key(Qt::Key_Delete);
    open.type(QStringLiteral("rang up"));
    open.key(Qt::Key_Return);
    QVERIFY(times() == std::vector{open.at(25, 600)});
    open.page.undoLast();
    open.key(Qt::Key_Delete);
    open.type(QStringLiteral("moves away"));
    open.page.findChild<widgets::SegmentedControl*>(QStringLiteral("booking_which"))->setFocus();
    open.key(Qt::Key_End);
    open.key(Qt::Key_Return);
    QVERIFY(times().empty());
    open.page.undoLast();
    QCOMPARE(times().size(), std::size_t(2));
}

QTEST_MAIN(CalendarMovesTest)
#include "calendar_moves_test.moc"
