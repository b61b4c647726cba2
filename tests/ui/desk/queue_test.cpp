#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "core/clinic/desk.h"
#include "core/clinic/queue.h"
#include "core/text/dates.h"
#include "tests/ui/open_desk.h"
#include "ui/desk/desk_page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::press;
using widgets::qt;

namespace {

/// A desk with tokens … of the doctor, its queue in sight.
struct Queue : opdesk::tests::OpenDesk {
    explicit Queue(int tokens) {
        for (int i = 0; i < tokens; ++i) {
            people.push_back(clinic.patient(std::string("Patient ") + static_cast<char>('A' + i), "34",
                                            "980001110" + std::to_string(i)));
            clinic::IssueToken issue;
            issue.patient = people.back();
            issue.doctor = clinic.doctor;
            clinic.clock.advance(std::chrono::minutes(1));
            if (!execute(clinic.as("Receptionist"), issue))
                qFatal("no token was given");
        }
        show(page);
        page.focusQueue();
    }
    std::string order() {
        std::string tokens;
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        for (const auto& line : list->tokens)
            tokens += line.token + ":" + line.status + (line.doctor == clinic.otherDoctor ? ":Shah " : " ");
        return tokens;
    }
    widgets::TableView* table() { return field<widgets::TableView>(page, "queue_table"); }
    void mark(const char* token) {
        page.refresh({"visit"});
        for (int i = 0; i < table()->model()->rowCount(); ++i)
            if (rowAt(i).token == QLatin1String(token)) {
                table()->setCurrentIndex(table()->model()->index(i, 0));
                table()->setFocus();
                return;
            }
        qFatal("there is no token %s", token);
    }
    widgets::QueueRow rowAt(int row) {
        return table()->model()->index(row, 0).data(widgets::kRowRole).value<widgets::QueueRow>();
    }

    std::vector<model::PatientId> people;
    desk::DeskPage page;
};

}  // namespace

/// What is done with the queue from the window, by its keys.
class QueueTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { opdesk::tests::installTheme(); }
    void aToken_goesToAnotherDoctorWithAReasonAndComesBack();
    void aToken_isSkippedAndRecalled();
    void whoDidNotCome_isMarkedAndTakenBack();
    void whoStandsInAQueue_isFoundWithHisTokenAndGetsNoSecond();
    void aBookingOfSomebodyWithAToken_isNotLeftToday();
    void aWideWindow_showsWhereThePatientLives();
    void whoIsBookedToday_isSaidToBe();
    void theQueueOfOneDoctor_isReadOnce();
};

void QueueTest::aToken_goesToAnotherDoctorWithAReasonAndComesBack() {
    Queue queue(2);
    queue.mark("A-2");
    press(queue.page, "desk_transfer");
    auto* choice = field<widgets::SegmentedControl>(queue.page, "queue_ask_choice");
    QVERIFY(choice->hasFocus());
    QCOMPARE(choice->choiceCount(), 1);  // not the doctor who has it
    auto* reason = field(queue.page, "queue_ask_reason");
    QTest::keyClick(choice, Qt::Key_Return);
    QVERIFY(reason->hasFocus());
    QTest::keyClick(reason, Qt::Key_Return);  // a reason is needed
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
    QTest::keyClicks(reason, QStringLiteral("asked for her"));
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting:Shah "));
    QVERIFY(queue.table()->hasFocus());
    queue.page.undoLast();
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
    // Left with Esc nothing happens.
    queue.mark("A-1");
    press(queue.page, "desk_transfer");
    QTest::keyClick(choice, Qt::Key_Escape);
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
}

void QueueTest::aToken_isSkippedAndRecalled() {
    Queue queue(2);
    queue.mark("A-1");
    QTest::keyClick(queue.table(), Qt::Key_Space);
    queue.mark("A-1");
    press(queue.page, "desk_skip");
    QCOMPARE(queue.order(), std::string("A-2:waiting A-1:skipped "));
    queue.page.undoLast();
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
    queue.mark("A-1");
    press(queue.page, "desk_skip");
    queue.mark("A-1");
    press(queue.page, "desk_recall");
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));  // in the old place
    // Who waits cannot be recalled: it is said, and nothing changes.
    QSignalSpy said(&queue.page, &widgets::Page::said);
    queue.mark("A-2");
    press(queue.page, "desk_recall");
    QCOMPARE(said.count(), 1);
    QCOMPARE(said.first().at(1).toString(), QStringLiteral("circle-alert"));
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
}

void QueueTest::whoDidNotCome_isMarkedAndTakenBack() {
    Queue queue(2);
    queue.mark("A-1");
    press(queue.page, "desk_no_show");
    QCOMPARE(queue.order(), std::string("A-2:waiting A-1:no_show "));
    queue.page.undoLast();
    QCOMPARE(queue.order(), std::string("A-1:waiting A-2:waiting "));
}

void QueueTest::whoStandsInAQueue_isFoundWithHisTokenAndGetsNoSecond() {
    Queue queue(1);
    queue.clinic.patient("Patient Z", "34", "9800022222");
    QSignalSpy said(&queue.page, &widgets::Page::said);
    queue.page.searchFor(QStringLiteral("1100"));
    auto* results = field<widgets::ListView>(queue.page, "desk_results");
    const auto found = [&] {
        return results->model()->index(0, 0).data(widgets::kRowRole).value<widgets::PatientRow>();
    };
    QTRY_COMPARE(found().id, qt(queue.people[0].text()));
    QVERIFY2(found().place.contains(QStringLiteral("in queue now, A-1")), qPrintable(found().place));
    auto* give = field<QPushButton>(queue.page, "token_give");
    QVERIFY(!give->isEnabled());
    // Enter says why instead of going to a button that is off.
    QTest::keyClick(field(queue.page, "desk_search"), Qt::Key_Return);
    QCOMPARE(said.count(), 1);
    QVERIFY(said.first().at(0).toString().contains(QStringLiteral("A-1")));
    // The token goes: the row and the panel know it at once.
    QVERIFY(execute(queue.clinic.as("Receptionist"),
                    clinic::CancelToken{execute(queue.session, clinic::ListQueue{})->tokens[0].visit, "went home"})
                .has_value());
    queue.page.refresh({"visit"});
    QTRY_VERIFY(give->isEnabled());
    QVERIFY(!found().place.contains(QStringLiteral("A-1")));
}

void QueueTest::aBookingOfSomebodyWithAToken_isNotLeftToday() {
    Queue queue(1);
    const auto booked = queue.clinic.patient("Patient Z", "34", "9800022222");
    int ahead = 1;
    for (const auto& who : {booked, queue.people[0]}) {
        clinic::BookAppointment book;
        book.patient = who;
        book.doctor = queue.clinic.otherDoctor;
        book.startsAt = queue.clinic.clock.now() + std::chrono::hours(ahead++);
        QVERIFY(execute(queue.clinic.as("Receptionist"), book).has_value());
    }
    queue.page.refresh({"appointment"});
    auto* list = field<widgets::ListView>(queue.page, "desk_appointments");
    QTRY_COMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data(widgets::kRowRole).value<widgets::AppointmentRow>().patientId,
             qt(booked.text()));
    // The other comes as well, to another doctor.
    clinic::IssueToken issue;
    issue.patient = booked;
    issue.doctor = queue.clinic.doctor;
    QVERIFY(execute(queue.clinic.as("Receptionist"), issue).has_value());
    queue.page.refresh({"visit"});
    QTRY_COMPARE(list->model()->rowCount(), 0);
}

void QueueTest::aWideWindow_showsWhereThePatientLives() {
    Queue queue(1);
    const int place = static_cast<int>(widgets::QueueColumn::place);
    const auto* appointments = field<widgets::ListView>(queue.page, "desk_appointments");
    QVERIFY(queue.table()->isColumnHidden(place));
    queue.page.resize(1524, 900);
    QVERIFY(!queue.table()->isColumnHidden(place));
    QTRY_COMPARE(appointments->parentWidget()->width(), 340);
    // What is left over is the name's.
    const int patient = static_cast<int>(widgets::QueueColumn::patient);
    const int wide = queue.table()->columnWidth(place);
    QVERIFY(queue.table()->columnWidth(patient) > wide);
    queue.page.resize(1724, 900);
    QCOMPARE(queue.table()->columnWidth(place), wide);
    queue.page.resize(1276, 690);
    QVERIFY(queue.table()->isColumnHidden(place));
    QTRY_COMPARE(appointments->parentWidget()->width(), 268);
}

void QueueTest::whoIsBookedToday_isSaidToBe() {
    Queue queue(0);
    const auto booked = queue.clinic.patient("Patient Z", "34", "9800022222");
    queue.clinic.patient("Patient Y", "34", "9800033333");
    clinic::BookAppointment book;
    book.patient = booked;
    book.doctor = queue.clinic.otherDoctor;
    book.startsAt = queue.clinic.clock.now() + std::chrono::hours(1);
    QVERIFY(execute(queue.clinic.as("Receptionist"), book).has_value());
    queue.page.refresh({"appointment"});
    const auto* words = field<widgets::Label>(queue.page, "token_booked");
    QVERIFY(!words->isVisible());
    queue.page.searchFor(QStringLiteral("22222"));
    const auto time = qt(text::formatTime12(book.startsAt, queue.session.desk.offset));
    QTRY_COMPARE(words->text(), QStringLiteral("Booked %1, Dr Shah").arg(time));
    QVERIFY(words->isVisible());
    queue.page.searchFor(QStringLiteral("33333"));
    QTRY_VERIFY(!words->isVisible());
    // In a low window the line takes room from the list, never who is chosen.
    queue.page.resize(835, 436);
    for (const char* digits : {"9800044441", "9800044442", "9800044443"})
        queue.clinic.patient(std::string("Patient ") + digits[9], "34", digits);
    queue.page.searchFor(QStringLiteral("98000"));
    auto* results = field<widgets::ListView>(queue.page, "desk_results");
    QTRY_COMPARE(results->model()->rowCount(), 6);  // the last goes on as a new patient
    results->setCurrentIndex(results->model()->index(2, 0));
    QTRY_VERIFY(!words->isVisible());
    book.patient = *model::PatientId::parse(results->currentIndex().data(widgets::kIdRole).toString().toStdString());
    book.startsAt += std::chrono::hours(1);
    QVERIFY(execute(queue.clinic.as("Receptionist"), book).has_value());
    queue.page.refresh({"appointment"});
    QTRY_VERIFY(words->isVisible());
    QTRY_VERIFY(results->viewport()->rect().contains(results->visualRect(results->currentIndex())));
    QCOMPARE(results->currentIndex().row(), 2);
    // Who has come is awaited no more.
    queue.page.searchFor(QStringLiteral("22222"));
    QTRY_VERIFY(words->isVisible());
    clinic::IssueToken issue;
    issue.patient = booked;
    issue.doctor = queue.clinic.otherDoctor;
    QVERIFY(execute(queue.clinic.as("Receptionist"), issue).has_value());
    queue.page.refresh({"visit"});
    QTRY_VERIFY(!words->isVisible());
}

void QueueTest::theQueueOfOneDoctor_isReadOnce() {
    Queue queue(2);
    int reads = 0;
    queue.desk = std::make_shared<clinic::Desk>(
        queue.session,
        [&reads](std::function<void()> work) {
            ++reads;
            work();
        },
        [](std::function<void()> work) { work(); });
    queue.page.stop();
    queue.page.start(queue.desk);
    auto* doctors = field<widgets::SegmentedControl>(queue.page, "queue_doctors");
    const auto readsOf = [&](const QString& doctor) {
        doctors->setCurrent(doctor);
        emit doctors->chosen(doctor);
        reads = 0;
        queue.page.refresh({"payment"});
        return reads;
    };
    const int all = readsOf(QStringLiteral("all"));
    QCOMPARE(readsOf(qt(queue.clinic.otherDoctor.text())), all);
    QCOMPARE(queue.table()->model()->rowCount(), 0);
    QCOMPARE(readsOf(qt(queue.clinic.doctor.text())), all);
    QCOMPARE(queue.table()->model()->rowCount(), 2);
}

QTEST_MAIN(QueueTest)
#include "queue_test.moc"
