#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <utility>

#include "core/clinic/desk.h"
#include "core/clinic/queue.h"
#include "tests/ui/open_desk.h"
#include "ui/desk/desk_page.h"
#include "ui/widgets/segmented_control.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using widgets::qt;

namespace {

struct Front : opdesk::tests::OpenDesk {
    std::string order() {
        std::string tokens;
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        for (const auto& line : list->tokens)
            tokens += line.token + ":" + line.status + " ";
        return tokens;
    }
    /// From now on an answer comes when it is asked for here, as it comes late from the store's own thread.
    void answerLater() {
        desk = std::make_shared<clinic::Desk>(
            session, [this](std::function<void()> one) { work.push_back(std::move(one)); },
            [](std::function<void()> one) { one(); });
    }
    bool answerOne() {
        if (work.empty())
            return false;
        const auto one = std::move(work.front());
        work.pop_front();
        one();
        return true;
    }
    void answer() {
        while (answerOne()) {
        }
    }
    std::deque<std::function<void()>> work;
};

/// The other doctor, chosen by the person.
void chooseOtherDoctor(desk::DeskPage& page, const Front& front) {
    auto* doctors = field<QComboBox>(page, "token_doctor");
    doctors->setCurrentIndex(doctors->findData(qt(front.clinic.otherDoctor.text())));
    emit doctors->activated(doctors->currentIndex());
}

}  // namespace

/// The panel that gives tokens: whose doctor, what kind of visit.
class TokenTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { opdesk::tests::installTheme(); }
    void aTokenGivenByMistake_isTakenBack();
    void aNewPatientsToken_isNotOfTheDoctorOfThePatientBefore();
    void aTokenAskedForTooSoon_waitsForThePatientsOwnDoctor();
    void whoHasNoDoctor_getsTheUsualOneOfTheDesk();
    void theKindsOfVisit_areAsWideAsTheFieldsBesideThem();
};

void TokenTest::aTokenGivenByMistake_isTakenBack() {
    Front front;
    front.clinic.patient("Sunita Sharma", "34", "9822010926");
    desk::DeskPage page;
    front.show(page);
    QSignalSpy undoable(&page, &widgets::Page::saidWithUndo);
    page.searchFor(QStringLiteral("0926"));
    auto* give = page.findChild<QPushButton*>(QStringLiteral("token_give"));
    QTRY_VERIFY(give->isEnabled());
    give->click();
    QCOMPARE(front.order(), std::string("A-1:waiting "));
    QCOMPARE(undoable.count(), 1);
    page.undoLast();
    QCOMPARE(front.order(), std::string("A-1:cancelled "));
    page.undoLast();
    QCOMPARE(front.order(), std::string("A-1:waiting "));
}

void TokenTest::aNewPatientsToken_isNotOfTheDoctorOfThePatientBefore() {
    Front front;
    const auto first = front.clinic.patient("Sunita Sharma", "34", "9822010926");
    const auto second = front.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    const auto third = front.clinic.patient("Kamala Bai", "63", "9800022222");
    const auto lineOf = [&](const model::PatientId& patient) {
        const auto list = execute(front.session, clinic::ListQueue{});
        for (const auto& line : list->tokens)
            if (line.patient == patient)
                return line;
        return clinic::QueueLine{};
    };
    front.answerLater();
    desk::DeskPage page;
    front.show(page);
    front.answer();
    page.choosePatient(qt(first.text()), false);
    front.answer();
    chooseOtherDoctor(page, front);
    front.answer();
    auto* kind = field<widgets::SegmentedControl>(page, "token_kind");
    kind->setCurrent(QStringLiteral("report"));
    field<QPushButton>(page, "token_give")->click();
    front.answer();
    QVERIFY(lineOf(first).doctor == front.clinic.otherDoctor);
    QCOMPARE(lineOf(first).visitKind, std::string("report"));
    // "Save and give token" of a new patient: nobody has chosen a doctor for them.
    page.choosePatient(qt(second.text()), true);
    front.answer();
    QVERIFY(lineOf(second).doctor == front.clinic.doctor);
    QCOMPARE(lineOf(second).visitKind, std::string("new"));
    // Chosen for one who then gets no token: left with them.
    page.choosePatient(qt(first.text()), false);
    front.answer();
    chooseOtherDoctor(page, front);
    kind->setCurrent(QStringLiteral("follow_up"));
    front.answer();
    page.choosePatient(qt(third.text()), true);
    front.answer();
    QVERIFY(lineOf(third).doctor == front.clinic.doctor);
    QCOMPARE(lineOf(third).visitKind, std::string("new"));
    page.stop();
}

void TokenTest::aTokenAskedForTooSoon_waitsForThePatientsOwnDoctor() {
    Front front;
    const auto known = front.clinic.patient("Sunita Sharma", "34", "9822010926");
    clinic::IssueToken before;
    before.patient = known;
    before.doctor = front.clinic.otherDoctor;
    QVERIFY(execute(front.session, before).has_value());
    front.clinic.clock.advance(std::chrono::hours(24));
    front.answerLater();
    desk::DeskPage page;
    front.show(page);
    front.answer();
    page.searchFor(QStringLiteral("0926"));
    // The search is answered, the doctor not yet: Enter, Enter.
    while (!field<QPushButton>(page, "token_give")->isEnabled() && front.answerOne()) {
    }
    QVERIFY(field<QPushButton>(page, "token_give")->isEnabled());
    field<QPushButton>(page, "token_give")->click();
    field<QPushButton>(page, "token_give")->click();
    front.answer();
    const auto queue = execute(front.session, clinic::ListQueue{});
    QCOMPARE(queue->tokens.size(), std::size_t{1});
    QVERIFY(queue->tokens.front().doctor == front.clinic.otherDoctor);
    page.stop();
}

void TokenTest::whoHasNoDoctor_getsTheUsualOneOfTheDesk() {
    Front front;
    const auto known = front.clinic.patient("Sunita Sharma", "34", "9822010926");
    const auto unseen = front.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::IssueToken before;
    before.patient = known;
    before.doctor = front.clinic.doctor;
    QVERIFY(execute(front.session, before).has_value());
    front.clinic.clock.advance(std::chrono::hours(24));
    desk::DeskPage page;
    auto usual = qt(front.clinic.otherDoctor.text());
    page.setUsualDoctor([&usual] { return usual; });
    front.show(page);
    const auto offered = [&](const model::PatientId& patient) {
        page.choosePatient(qt(patient.text()), false);
        return field<QComboBox>(page, "token_doctor")->currentData().toString();
    };
    QCOMPARE(offered(unseen), usual);
    QCOMPARE(offered(known), qt(front.clinic.doctor.text()));
    usual = QStringLiteral("nobody");
    QCOMPARE(offered(unseen), qt(front.clinic.doctor.text()));
    page.stop();
}

void TokenTest::theKindsOfVisit_areAsWideAsTheFieldsBesideThem() {
    Front front;
    desk::DeskPage page;
    front.show(page);
    auto* kinds = field<widgets::SegmentedControl>(page, "token_kind");
    const auto* doctors = field<QComboBox>(page, "token_doctor");
    QCOMPARE(kinds->width(), doctors->width());
    QVERIFY(kinds->width() > kinds->sizeHint().width());
    // To the very end of the line.
    QTest::mouseClick(kinds, Qt::LeftButton, {}, {kinds->width() - 2, kinds->height() / 2});
    QCOMPARE(kinds->current(), QStringLiteral("report"));
    QTest::mouseClick(kinds, Qt::LeftButton, {}, {2, kinds->height() / 2});
    QCOMPARE(kinds->current(), QString());
}

QTEST_MAIN(TokenTest)
#include "token_test.moc"
