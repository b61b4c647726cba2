#include <QLineEdit>
#include <QScrollBar>

#include "core/model/kinds/visit.h"
#include "tests/ui/calendar/open_calendar.h"
#include "ui/calendar/booking_sheet.h"
#include "ui/calendar/hours_sheet.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using calendar::CellKind;
using calendar::tests::date;
using calendar::tests::Open;

class CalendarTest : public QObject {
    Q_OBJECT
private slots:
    void theCursorStandsOnTheFirstFreeTimeOfNow();
    void arrowsMoveAmongSlotsAndDays_andOverTheEdgeOfTheWeek();
    void enterOpensTheSheet_andControlEnterBooks();
    void typingANameOnAFreeSlot_beginsABooking();
    void aPastSlot_isNotBookable();
    void lettersOfTheKeys_areAHandOnlyWhereTheyMeanSomething();
    void dayView_hasAColumnForEachDoctor_andDigitsChoose();
    void aFollowUp_isBookedFromTheListInFourKeys();
    void whyOneIsCalled_isNotSaidOfAnother();
    void leave_isSpokenAndClosed();
    void everyCell_isAnAccessibleOneWithItsState();
    void noReason_standsInACell();
    void stop_forgetsEverythingOfTheSession();
    void timesOfDay_areReadAsPeopleWriteThem();
    void thePage_fitsTheSmallestScreen_andNoWordIsCut();
    void theWordOfTheState_givesWayToTheName();
    void halfADay_isInSight_andAllOfItOnALargeScreen();
    void thePageHolds_atTheSmallestLogicalSize();
    void aLowGrid_cutsNoRow();
    void withoutTheirTitle_theDoctorsKeepOffTheRoundCorners();
};

void CalendarTest::theCursorStandsOnTheFirstFreeTimeOfNow() {
    Open open;
    open.book(open.patient, open.at(17, 600));
    open.start();
    QCOMPARE(open.view()->grid().columns.size(), std::size_t(6));
    QVERIFY(open.cell().kind == CellKind::free);
    QCOMPARE(open.cell().fromMinute, 615);
    QCOMPARE(open.here(), QStringLiteral("Tue 17, 10:15 am free"));
}

void CalendarTest::arrowsMoveAmongSlotsAndDays_andOverTheEdgeOfTheWeek() {
    Open open;
    open.start();
    open.key(Qt::Key_Down);
    QCOMPARE(open.cell().fromMinute, 615);
    open.key(Qt::Key_Right);
    QCOMPARE(open.here(), QStringLiteral("Wed 18, 10:15 am free"));
    open.key(Qt::Key_Up);
    open.key(Qt::Key_Left);
    QCOMPARE(open.here(), QStringLiteral("Tue 17, 10:00 am free"));
    for (int i = 0; i < 5; ++i)
        open.key(Qt::Key_Right);
    QCOMPARE(open.here(), QStringLiteral("Mon 23, 10:00 am free"));
    open.key(Qt::Key_T);
    QVERIFY(open.here().startsWith(QStringLiteral("Tue 17, 10:00 am")));
    open.key(Qt::Key_PageDown);
    QVERIFY(open.here().contains(QStringLiteral("24")));
}

void CalendarTest::enterOpensTheSheet_andControlEnterBooks() {
    Open open;
    open.start();
    QSignalSpy said(&open.page, &widgets::Page::saidWithUndo);
    open.key(Qt::Key_Return);
    QVERIFY(open.shows("booking_sheet"));
    open.type(QStringLiteral("sunit"));
    open.key(Qt::Key_Return);
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(said.count(), 1);
    const auto bookings = open.bookings();
    QCOMPARE(bookings.size(), std::size_t(1));
    QVERIFY(bookings.front().patient == open.patient);
    QVERIFY(bookings.front().startsAt == open.at(17, 600));
    QVERIFY(!open.shows("booking_sheet"));
    QVERIFY2(open.here().contains(QStringLiteral("Sunita Sharma")), qPrintable(open.here()));
    open.page.undoLast();
    QCOMPARE(open.bookings().front().status, std::string("cancelled"));
}

void CalendarTest::typingANameOnAFreeSlot_beginsABooking() {
    Open open;
    open.start();
    open.type(QStringLiteral("s"));
    QVERIFY(open.shows("booking_sheet"));
    open.type(QStringLiteral("unita"));
    QCOMPARE(open.page.findChild<QLineEdit*>(QStringLiteral("booking_patient"))->text(), QStringLiteral("sunita"));
    // Ctrl+Enter takes the person the list stands on.
    open.key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.bookings().size(), std::size_t(1));
}

void CalendarTest::aPastSlot_isNotBookable() {
    Open open;
    open.start();
    open.key(Qt::Key_Left);
    QVERIFY(open.cell().kind == CellKind::past);
    open.key(Qt::Key_Return);
    QVERIFY(!open.shows("booking_sheet"));
    open.type(QStringLiteral("s"));
    QVERIFY(!open.shows("booking_sheet"));
}

void CalendarTest::lettersOfTheKeys_areAHandOnlyWhereTheyMeanSomething() {
    Open open;
    open.start();
    QVERIFY(!open.can("calendar_move"));
    // On a free slot M begins a name, as nothing is there to be moved.
    open.key(Qt::Key_M);
    QVERIFY(open.shows("booking_sheet"));
    open.key(Qt::Key_Escape);
    QVERIFY(!open.shows("booking_sheet"));
    // D shows the day; a capital D begins a name.
    QTest::keyClick(open.view(), 'D', Qt::ShiftModifier);
    QVERIFY(open.shows("booking_sheet"));
    open.key(Qt::Key_Escape);
    open.key(Qt::Key_D);
    QVERIFY(!open.shows("booking_sheet"));
    QCOMPARE(open.view()->grid().columns.size(), std::size_t(2));
}

void CalendarTest::dayView_hasAColumnForEachDoctor_andDigitsChoose() {
    Open open;
    open.start();
    open.key(Qt::Key_D);
    QCOMPARE(open.view()->grid().columns.size(), std::size_t(2));
    QCOMPARE(open.view()->grid().columns[1].title, QStringLiteral("Dr Beena Shah"));
    QVERIFY(open.view()->grid().nearest(1, 600) < 0);
    open.key(Qt::Key_W);
    open.key(Qt::Key_2);
    QVERIFY(open.view()->grid().cells.empty());
    open.key(Qt::Key_1);
    QVERIFY(!open.view()->grid().cells.empty());
}

/// Seen on the 13th and to be seen again on the 20th.
static void seenOnceBefore(Open& open) {
    model::Visit visit;
    visit.patient = open.patient;
    visit.doctor = open.clinic.doctor;
    visit.token = "A-1";
    visit.letter = "A";
    visit.number = 1;
    visit.day = date(13);
    visit.session = "morning";
    visit.status = "done";
    visit.issuedAt = open.at(13, 600);
    visit.followUp = date(20);
    open.clinic.pullRecord(visit);
}

void CalendarTest::aFollowUp_isBookedFromTheListInFourKeys() {
    Open open;
    seenOnceBefore(open);
    open.start();
    open.key(Qt::Key_F, Qt::AltModifier);
    open.key(Qt::Key_Return);
    QVERIFY(open.shows("booking_sheet"));
    QCOMPARE(open.page.findChild<widgets::Label*>(QStringLiteral("booking_why"))->text(),
             QStringLiteral("To be seen on 20-11-2026"));
    open.key(Qt::Key_Return, Qt::ControlModifier);
    const auto bookings = open.bookings();
    QCOMPARE(bookings.size(), std::size_t(1));
    QVERIFY(bookings.front().startsAt == open.at(20, 600));
    QCOMPARE(bookings.front().visitKind, std::string("follow_up"));
}

void CalendarTest::whyOneIsCalled_isNotSaidOfAnother() {
    Open open;
    seenOnceBefore(open);
    open.start();
    open.key(Qt::Key_F, Qt::AltModifier);
    open.key(Qt::Key_Return);
    const auto kind = [&] {
        return open.page.findChild<widgets::SegmentedControl*>(QStringLiteral("booking_kind"))->current();
    };
    QVERIFY(open.shows("booking_why"));
    QCOMPARE(kind(), QStringLiteral("follow_up"));
    auto* search = open.page.findChild<QLineEdit*>(QStringLiteral("booking_patient"));
    search->setFocus();
    search->selectAll();
    QTest::keyClicks(search, QStringLiteral("someb"));
    QVERIFY(!open.shows("booking_why"));
    QVERIFY(kind() != QStringLiteral("follow_up"));
}

void CalendarTest::leave_isSpokenAndClosed() {
    Open open;
    clinic::SetAway away;
    away.doctor = open.clinic.doctor;
    away.use = "leave";
    away.fromDay = date(18);
    away.note = "Camp";
    QVERIFY(clinic::execute(open.clinic.as("ClinicAdmin"), away).has_value());
    open.start();
    open.key(Qt::Key_Right);
    QVERIFY(open.cell().kind == CellKind::away);
    QVERIFY2(open.here().contains(QStringLiteral("Leave: Camp")), qPrintable(open.here()));
    open.key(Qt::Key_Return);
    QVERIFY(!open.shows("booking_sheet"));
}

void CalendarTest::everyCell_isAnAccessibleOneWithItsState() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    open.start();
    auto* table = QAccessible::queryAccessibleInterface(open.view());
    QVERIFY(table);
    QCOMPARE(table->childCount(), static_cast<int>(open.view()->grid().cells.size()));
    open.key(Qt::Key_Right);
    auto* booking = table->child(open.view()->current());
    QVERIFY(booking && booking->role() == QAccessible::Cell);
    QVERIFY2(booking->text(QAccessible::Name).contains(QStringLiteral("Sunita Sharma")),
             qPrintable(booking->text(QAccessible::Name)));
    QVERIFY(booking->text(QAccessible::Name).contains(QStringLiteral("tentative")));
    QVERIFY(booking->state().focused);
    QVERIFY(table->focusChild() == booking);
    auto* past = table->child(0);
    QVERIFY(past->state().disabled);
    QVERIFY(past->text(QAccessible::Name).contains(QStringLiteral("past")));
    QVERIFY(open.view()->viewport()->rect().intersects(open.view()->cellRect(open.view()->current())));
}

void CalendarTest::noReason_standsInACell() {
    Open open;
    clinic::BookAppointment command;
    command.patient = open.patient;
    command.doctor = open.clinic.doctor;
    command.startsAt = open.at(18, 600);
    command.reason = "dengue follow-up";
    QVERIFY(clinic::execute(open.clinic.as("Receptionist"), command).has_value());
    open.start();
    for (const auto& cell : open.view()->grid().cells)
        QVERIFY(!(cell.title + cell.detail + cell.spoken).contains(QStringLiteral("dengue")));
}

void CalendarTest::stop_forgetsEverythingOfTheSession() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    open.start();
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Return);
    open.page.stop();
    QVERIFY(open.view()->grid().cells.empty());
    for (const auto* label : open.page.findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains(QStringLiteral("Sunita")), qPrintable(label->text()));
    for (const auto* field : open.page.findChildren<QLineEdit*>())
        QVERIFY2(field->text().isEmpty(), qPrintable(field->objectName()));
}

void CalendarTest::timesOfDay_areReadAsPeopleWriteThem() {
    using calendar::readMinute;
    QCOMPARE(readMinute(QStringLiteral("10")).value_or(-1), 600);
    QCOMPARE(readMinute(QStringLiteral("10:30")).value_or(-1), 630);
    QCOMPARE(readMinute(QStringLiteral("1030")).value_or(-1), 630);
    QCOMPARE(readMinute(QStringLiteral("5.15 pm")).value_or(-1), 17 * 60 + 15);
    QCOMPARE(readMinute(QStringLiteral("12am")).value_or(-1), 0);
    for (const int minute : {0, 5, 600, 630, 719, 720, 810, 1195})
        QCOMPARE(readMinute(calendar::minuteText(minute)).value_or(-1), minute);
    QCOMPARE(readMinute(QStringLiteral("24:00")).value_or(-1), 1440);
    QVERIFY(!readMinute(QStringLiteral("25")));
    QVERIFY(!readMinute(QStringLiteral("10:70")));
    QVERIFY(!readMinute(QStringLiteral("noon")));
}

void CalendarTest::thePage_fitsTheSmallestScreen_andNoWordIsCut() {
    Open open;
    const auto longName =
        open.clinic.patient("Thiruvenkatanathan Balasubramaniam Subramanian", "45", "9800012355", "male");
    open.book(longName, open.at(18, 600));
    open.start();
    open.key(Qt::Key_Right);
    open.key(Qt::Key_Return);
    QVERIFY(open.shows("booking_card"));
    QVERIFY2(open.page.minimumSizeHint().height() <= 692,
             qPrintable(QString::number(open.page.minimumSizeHint().height())));
    QVERIFY2(open.page.heightForWidth(1290) <= 692, qPrintable(QString::number(open.page.heightForWidth(1290))));
    auto* view = open.view();
    const auto fit = view->cellFit(open.cell(), view->cellRect(view->current()).size());
    for (const auto& line : fit.lines)
        for (const auto& word : QString(line).replace(QChar(QChar::Nbsp), QLatin1Char(' ')).split(QLatin1Char(' ')))
            QVERIFY2(open.cell().title.split(QLatin1Char(' ')).contains(word) ||
                         (word.size() == 2 && word.endsWith(QLatin1Char('.'))),
                     "a word is whole or an initial");
    QVERIFY2(fit.hasWord || fit.beside, "the state is there, if only as its mark");
    QVERIFY(fit.high <= view->cellRect(view->current()).height());
    // The one under the cursor shows all of it.
    const auto whole = view->cellFit(open.cell(), view->paintedRect(view->current()).size());
    QVERIFY(!whole.isCut && whole.hasWord);
    QVERIFY(view->paintedRect(view->current()).height() >= whole.high);
}

void CalendarTest::theWordOfTheState_givesWayToTheName() {
    calendar::CalendarView view;
    calendar::CalendarCell cell;
    cell.kind = CellKind::booking;
    cell.state = QStringLiteral("tentative");
    cell.title = QStringLiteral("Thiruvenkatanathan Balasubramaniam Subramanian");
    cell.detail = QStringLiteral("Tentative");
    cell.iconName = QStringLiteral("calendar-clock");
    const auto whole = [&](const calendar::CalendarView::CellFit& fit) {
        return !fit.isCut && fit.lines.join(QLatin1Char(' ')) == cell.title;
    };
    const auto tall = view.cellFit(cell, {140, 90});
    QVERIFY(whole(tall) && tall.hasWord && !tall.beside);
    const auto slot = view.cellFit(cell, {140, 39});
    QVERIFY2(whole(slot) && slot.beside && !slot.hasWord, qPrintable(slot.lines.join(QLatin1Char('|'))));
    QVERIFY(slot.high <= 37);
    const auto flat = view.cellFit(cell, {240, 30});
    QVERIFY2(whole(flat) && flat.beside, qPrintable(flat.lines.join(QLatin1Char('|'))));
    QVERIFY(flat.high <= 28);
    const auto none = view.cellFit(cell, {140, 30});
    QVERIFY2(none.isCut && none.lines.join(QLatin1Char(' ')).contains(QLatin1Char('.')),
             qPrintable(none.lines.join(QLatin1Char('|'))));
}

void CalendarTest::halfADay_isInSight_andAllOfItOnALargeScreen() {
    Open open;
    open.page.resize(1290, 692);
    open.start();
    const auto sight = [&](int minute) {
        const int cell = open.view()->grid().nearest(1, minute);
        return open.view()->viewport()->rect().contains(open.view()->cellRect(cell));
    };
    QVERIFY(sight(600) && sight(765));
    open.page.resize(1844, 1004);
    QTest::qWait(0);
    QVERIFY(sight(600) && sight(765) && sight(1020) && sight(1185));
    QVERIFY(open.view()->cellRect(0).height() >= 28);
}

void CalendarTest::thePageHolds_atTheSmallestLogicalSize() {
    Open open;
    open.book(open.patient, open.at(18, 600));
    open.start();
    QVERIFY2(open.page.minimumSizeHint().height() <= 436,
             qPrintable(QString::number(open.page.minimumSizeHint().height())));
    QVERIFY2(open.page.minimumSizeHint().width() <= 835,
             qPrintable(QString::number(open.page.minimumSizeHint().width())));
    open.page.resize(835, 436);
    open.key(Qt::Key_Return);
    QVERIFY(open.shows("booking_sheet"));
    QTest::qWait(0);
    const auto* book = open.page.findChild<QWidget*>(QStringLiteral("booking_book"));
    QVERIFY(open.page.rect().contains(QRect(book->mapTo(&open.page, QPoint()), book->size())));
    QVERIFY2(open.page.minimumSizeHint().width() <= 835,
             qPrintable(QString::number(open.page.minimumSizeHint().width())));
    QVERIFY2(open.page.layout()->totalMinimumHeightForWidth(835) <= 436,
             qPrintable(QString::number(open.page.layout()->totalMinimumHeightForWidth(835))));
    open.key(Qt::Key_Escape);
    // Columns that have no room scroll with the cursor.
    open.key(Qt::Key_End);
    for (int i = 0; i < 4; ++i)
        open.key(Qt::Key_Right);
    QVERIFY(open.view()->viewport()->rect().intersects(open.view()->cellRect(open.view()->current())));
}

void CalendarTest::aLowGrid_cutsNoRow() {
    Open open;
    open.page.resize(835, 436);
    open.start();
    QTest::qWait(0);
    auto* view = open.view();
    const int head = view->property("headHeight").toInt();
    const int room = view->viewport()->height() - head;
    const auto at = [&](int minute) { return view->cellRect(view->grid().nearest(2, minute)); };
    const int row = at(615).top() - at(600).top();
    QVERIFY(room < 12 * row);
    QVERIFY2(room % row < room / row, qPrintable(QStringLiteral("%1 in %2").arg(row).arg(room)));
    // Wherever the bar stands a row begins at the upper edge.
    auto* bar = view->verticalScrollBar();
    for (int value = 0; value <= bar->maximum(); value += 7) {
        bar->setValue(value);
        for (const int minute : {600, 615, 630, 645, 660, 675, 690, 705, 720, 735, 750, 765, 1020, 1035, 1050})
            QVERIFY2(at(minute).top() > head || at(minute).bottom() < head, qPrintable(QString::number(value)));
    }
    open.key(Qt::Key_End);
    const auto current = view->cellRect(view->current());
    QVERIFY(current.top() > head && current.bottom() <= head + room / row * row);
}

void CalendarTest::withoutTheirTitle_theDoctorsKeepOffTheRoundCorners() {
    Open open;
    open.start();
    const auto* list = open.page.findChild<QWidget*>(QStringLiteral("calendar_doctors"));
    const auto* card = list->parentWidget();
    QVERIFY(list->y() > 30);
    open.page.resize(835, 436);
    QTRY_VERIFY2(list->y() >= 4 && list->y() < 12, qPrintable(QString::number(list->y())));
    QVERIFY(card->height() - (list->y() + list->height()) >= 4);
}

QTEST_MAIN(CalendarTest)
#include "calendar_test.moc"
