#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include "core/clinic/desk.h"
#include "core/clinic/documents.h"
#include "core/clinic/prescription_draft.h"
#include "core/clinic/queue.h"
#include "core/rules/checker.h"
#include "tests/ui/open_desk.h"
#include "ui/consult/alert_words.h"
#include "ui/consult/consult_page.h"
#include "ui/consult/rx_list.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/overlay_layer.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::OpenDesk;
using opdesk::tests::typeInto;
using widgets::qt;

namespace {

/// A doctor at the desk, and a patient with a token of the other doctor.
struct Room : OpenDesk {
    Room() : OpenDesk("Doctor") {
        patient = clinic.patient("Sunita Sharma");
        clinic::IssueToken issue;
        issue.patient = patient;
        issue.doctor = clinic.otherDoctor;
        visit = execute(clinic.as("Receptionist"), issue)->visit;
    }
    clinic::QueueLine token() {
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        return list->tokens.at(0);
    }
    void ask(consult::ConsultPage& page) {
        show(page);
        page.showVisit(qt(patient.text()), qt(visit.text()));
    }

    model::PatientId patient;
    model::VisitId visit;
};

widgets::AskPanel* question(consult::ConsultPage& page) {
    auto* panel = page.findChild<widgets::AskPanel*>(QStringLiteral("consult_whose"));
    return panel && panel->isVisible() ? panel : nullptr;
}

QPushButton* answer(consult::ConsultPage& page, const char* id) {
    auto* panel = question(page);
    return panel ? panel->findChild<QPushButton*>(QStringLiteral("answer_") + QLatin1String(id)) : nullptr;
}

bool isOpen(consult::ConsultPage& page) {
    return page.findChild<consult::RxList*>()->isVisible();
}

}  // namespace

class ConsultTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void anotherDoctorsVisit_isTakenOverAfterOneQuestion();
    void anotherDoctorsVisit_isOnlyLookedAt();
    void aTokenInTheRoom_cannotChangeHands();
    void aPatientOfBoth_opensAlsoInTheOthersRoom();
    void withoutAToken_aStrangersPatientIsOnlyLookedAt();
    void onesOwnVisit_opensAtOnce();
    void aLock_takesTheQuestionAway();
    void whatWasTypedLast_staysWithItsPatient();
    void aDraft_comesBackWhole();
    void theSafetyCheck_neverSaysNoMatchBesideAWarning();
    void everyAlertOfTheData_isSaidInHindi();
    void everySentenceOfTheChecks_isSaidInHindi();
};

void ConsultTest::initTestCase() {
    static theme::Theme theme;
    theme::install(*qApp, theme);
}

void ConsultTest::anotherDoctorsVisit_isTakenOverAfterOneQuestion() {
    Room room;
    consult::ConsultPage page;
    room.ask(page);
    auto* asked = question(page);
    QVERIFY(asked);
    QCOMPARE(asked->accessibleName(), QStringLiteral("Sunita Sharma, token B-1, is with Dr Beena Shah."));
    QVERIFY(asked->accessibleDescription().contains(QStringLiteral("Take over")));
    QVERIFY(!isOpen(page));
    QCOMPARE(room.token().status, std::string("waiting"));  // nothing is done before the answer
    QTest::keyClick(answer(page, "take"), Qt::Key_Return);
    QVERIFY(!question(page));
    QVERIFY(isOpen(page));
    QCOMPARE(room.token().doctor, room.clinic.doctor);
    QCOMPARE(room.token().status, std::string("in_room"));
    QCOMPARE(room.token().token, std::string("B-1"));
    QCOMPARE(page.subject().visitId, qt(room.visit.text()));
}

void ConsultTest::anotherDoctorsVisit_isOnlyLookedAt() {
    Room room;
    consult::ConsultPage page;
    QSignalSpy looked(&page, &widgets::Page::patientAsked);
    room.ask(page);
    QTest::keyClick(answer(page, "look"), Qt::Key_Return);
    QCOMPARE(looked.count(), 1);
    QCOMPARE(looked.at(0).at(0).toString(), qt(room.patient.text()));
    QVERIFY(!isOpen(page));
    QCOMPARE(room.token().doctor, room.clinic.otherDoctor);
    QCOMPARE(room.token().status, std::string("waiting"));
    // Esc is no answer: nothing opens and nothing is done.
    page.showVisit(qt(room.patient.text()), qt(room.visit.text()));
    QTest::keyClick(answer(page, "take"), Qt::Key_Escape);
    QVERIFY(!question(page));
    QVERIFY(!isOpen(page));
    QCOMPARE(looked.count(), 1);
}

void ConsultTest::aTokenInTheRoom_cannotChangeHands() {
    Room room;
    QVERIFY(execute(room.clinic.as("Receptionist"), clinic::StartVisit{room.visit}));
    consult::ConsultPage page;
    room.ask(page);
    QVERIFY(question(page));
    QVERIFY(!answer(page, "take"));
    QVERIFY(!answer(page, "open"));
    QVERIFY(question(page)->accessibleDescription().contains(QStringLiteral("look only")));
}

void ConsultTest::aPatientOfBoth_opensAlsoInTheOthersRoom() {
    Room room;
    auto& desk = room.clinic.as("Receptionist");
    QVERIFY(execute(desk, clinic::StartVisit{room.visit}));
    clinic::IssueToken mine;
    mine.patient = room.patient;
    mine.doctor = room.clinic.doctor;
    QVERIFY(execute(desk, mine));
    consult::ConsultPage page;
    room.ask(page);
    QVERIFY(!answer(page, "take"));
    QVERIFY(answer(page, "open"));
    QTest::keyClick(answer(page, "open"), Qt::Key_Return);
    QVERIFY(isOpen(page));
    QCOMPARE(page.subject().visitId, qt(room.visit.text()));
}

void ConsultTest::withoutAToken_aStrangersPatientIsOnlyLookedAt() {
    Room room;
    QVERIFY(execute(room.clinic.as("Receptionist"), clinic::CancelToken{room.visit, "went home"}));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(room.patient.text()), {});
    QVERIFY(question(page));
    QCOMPARE(question(page)->accessibleName(), QStringLiteral("Sunita Sharma is the patient of Dr Beena Shah."));
    QVERIFY(!answer(page, "take"));
    QVERIFY(answer(page, "look"));
}

void ConsultTest::onesOwnVisit_opensAtOnce() {
    Room room;
    const auto other = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::IssueToken mine;
    mine.patient = other;
    mine.doctor = room.clinic.doctor;
    const auto visit = execute(room.clinic.as("Receptionist"), mine)->visit;
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(other.text()), qt(visit.text()));
    QVERIFY(!question(page));
    QVERIFY(isOpen(page));
    // Who has been seen by nobody yet is everybody's.
    const auto fresh = room.clinic.patient("Farida Shaikh", "40", "9800022222");
    page.showVisit(qt(fresh.text()), {});
    QVERIFY(!question(page));
    QVERIFY(isOpen(page));
}

void ConsultTest::aLock_takesTheQuestionAway() {
    Room room;
    consult::ConsultPage page;
    room.ask(page);
    QVERIFY(question(page));
    page.stop();
    QVERIFY(!question(page));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!page.findChild<widgets::AskPanel*>());
}

void ConsultTest::whatWasTypedLast_staysWithItsPatient() {
    Room room;
    const auto first = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    const auto second = room.clinic.patient("Farida Shaikh", "40", "9800022222");
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(first.text()), {});
    typeInto(page, "visit_complaint", QStringLiteral("cough"));
    page.showVisit(qt(second.text()), {});
    const auto drafts = room.clinic.store->ofPatient(model::KindId::prescription, first);
    QVERIFY(drafts);
    QCOMPARE(drafts->size(), 1u);
    QVERIFY(room.clinic.store->ofPatient(model::KindId::prescription, second)->empty());
    // Who comes back finds it, also after a lock.
    QCOMPARE(field(page, "visit_complaint")->text(), QString());
    page.showVisit(qt(first.text()), {});
    QCOMPARE(field(page, "visit_complaint")->text(), QStringLiteral("cough"));
    page.stop();
    room.show(page);
    page.showVisit(qt(first.text()), {});
    QCOMPARE(field(page, "visit_complaint")->text(), QStringLiteral("cough"));
    // What was taken out again does not come back.
    typeInto(page, "visit_complaint", QString());
    QTRY_VERIFY(!execute(room.session, clinic::DraftOf{first, {}})->found);
    page.showVisit(qt(second.text()), {});
    page.showVisit(qt(first.text()), {});
    QCOMPARE(field(page, "visit_complaint")->text(), QString());
}

void ConsultTest::aDraft_comesBackWhole() {
    Room room;
    const auto patient = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::WritePrescription write;
    write.patient = patient;
    write.complaints = "burning in the stomach";
    write.diagnoses = {{"Gastritis", {}, {}}, {"GERD", {}, "provisional"}};
    write.typedLines = {"panto 40 1-0-0 14d ac"};
    write.followUp = "2w";
    QVERIFY(execute(room.session, write));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(patient.text()), {});
    QCOMPARE(field(page, "visit_complaint")->text(), QStringLiteral("burning in the stomach"));
    QCOMPARE(field(page, "visit_diagnosis")->text(), QStringLiteral("Gastritis; GERD?"));
    QCOMPARE(field(page, "visit_follow_up")->text(), QStringLiteral("01-12-2026"));
    QCOMPARE(page.findChild<consult::RxList*>()->lines().size(), 1u);
    QVERIFY(field<QWidget>(page, "consult_state")->isVisible());
    // Another doctor's draft is nobody else's.
    auto& other = room.clinic.asRoles({"Doctor"}, room.clinic.otherDoctor);
    const auto theirs = execute(other, clinic::DraftOf{patient, {}});
    QVERIFY(!theirs || !theirs->found);
}

void ConsultTest::theSafetyCheck_neverSaysNoMatchBesideAWarning() {
    Room room;
    const auto patient = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::WritePrescription write;
    write.patient = patient;
    write.typedLines = {"simva 20 0-0-1 30d", "clarithro 500 1-0-1 5d"};
    QVERIFY(execute(room.session, write));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(patient.text()), {});
    const auto said = field<widgets::Label>(page, "consult_safety")->text();
    QVERIFY2(said.contains(QStringLiteral("1 warning")), qPrintable(said));
    QVERIFY2(!said.contains(QStringLiteral("No match")), qPrintable(said));
}

void ConsultTest::everyAlertOfTheData_isSaidInHindi() {
    QTranslator hindi;
    QVERIFY(hindi.load(QStringLiteral(":/i18n/opdesk_hi")));
    QCoreApplication::installTranslator(&hindi);
    const auto book = rules::RuleBook::load();
    QVERIFY(book);
    static const QRegularExpression kDevanagari(QStringLiteral("[\\x{0900}-\\x{097F}]"));
    QStringList missing;
    for (const auto& pair : book->interactions()) {
        clinic::Alert alert;
        alert.line = "MEDICINE";
        alert.why = pair.effect + " (" + pair.note + ")";
        if (!consult::alertEffect(alert).contains(kDevanagari))
            missing << qt(pair.effect);
        // The note and the source are quoted as they stand.
        if (!consult::alertWhy(alert).endsWith(qt(" (" + pair.note + ")")))
            missing << qt(pair.note);
        if (!pair.b.starts_with("condition:"))
            continue;
        alert.what = "MEDICINE and " + pair.b.substr(10);
        if (const auto words = consult::alertWhat(alert); words.contains(qt(pair.b.substr(10))))
            missing << words;
    }
    for (const auto& group : book->allergyGroups()) {
        clinic::Alert alert;
        alert.why = "same group: " + group.name;
        if (const auto words = consult::alertWhy(alert); words.contains(qt(group.name)))
            missing << words;
    }
    QCoreApplication::removeTranslator(&hindi);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral("; "))));
}

void ConsultTest::everySentenceOfTheChecks_isSaidInHindi() {
    const auto book = rules::RuleBook::load();
    QVERIFY(book);
    const auto line = [](std::string generic, std::string strength, std::string dose, bool known = true) {
        rules::PrescriptionLine made;
        made.generic = std::move(generic);
        made.strength = std::move(strength);
        made.form = "tablet";
        made.dose = std::move(dose);
        made.known = known;
        return made;
    };
    rules::CheckInput input;
    input.lines = {line("SIMVASTATIN", "20 mg", "0-0-1"),     line("CLARITHROMYCIN", "500 mg", "1-0-1"),
                   line("IBUPROFEN", "400 mg", "1-1-1"),      line("IBUPROFEN", "400 mg", "1-0-1"),
                   line("METHOTREXATE", "7.5 mg", "1-0-1"),   line("PARACETAMOL", "1000 mg", "2-2-2"),
                   line("UNHEARD OF", "1 mg", "1-0-1", false)};
    input.current = {line("WARFARIN", "5 mg", "0-0-1")};
    input.allergies = {{"penicillin", "", "rash", ""}, {"ibuprofen", "", "hives", ""}, {"pollen", "", "", ""}};
    input.conditions = {"asthma", "peptic ulcer"};
    input.lines.push_back(line("AMOXICILLIN", "500 mg", "1-1-1"));
    input.lines.back().schedule = "X";
    input.lines.back().ndps = "yes";
    const auto alerts = rules::check(*book, input);
    QVERIFY(alerts.size() > 10);
    // English reads as the rules have it.
    for (const auto& alert : alerts) {
        QCOMPARE(consult::alertWhat(alert), qt(alert.what));
        QCOMPARE(consult::alertWhy(alert), qt(alert.why));
    }
    QTranslator hindi;
    QVERIFY(hindi.load(QStringLiteral(":/i18n/opdesk_hi")));
    QCoreApplication::installTranslator(&hindi);
    static const QRegularExpression kEnglish(QStringLiteral("[a-z]{3,}"));
    QStringList left;
    for (const auto& alert : alerts) {
        auto words = consult::alertWhat(alert);
        for (const auto* typed : {"rash", "hives", "penicillin", "ibuprofen", "pollen", "mg"})
            words.remove(QLatin1String(typed));
        if (words.contains(kEnglish))
            left << words;
        if (!consult::alertMarks(alert).contains(qt(alert.source)))
            left << qt(alert.source);
    }
    QCoreApplication::removeTranslator(&hindi);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(QStringLiteral("; "))));
}

QTEST_MAIN(ConsultTest)
#include "consult_test.moc"
