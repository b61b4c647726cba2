#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <boost/json/serialize.hpp>
#include <deque>

#include "core/clinic/desk.h"
#include "core/clinic/documents.h"
#include "core/clinic/prescription_draft.h"
#include "core/clinic/queue.h"
#include "tests/ui/open_desk.h"
#include "ui/consult/consult_page.h"
#include "ui/consult/rx_list.h"
#include "ui/widgets/label.h"
#include "ui/widgets/overlay_layer.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::OthersPatient;
using opdesk::tests::press;
using opdesk::tests::typeInto;
using widgets::qt;

namespace {

struct Room : OthersPatient {
    Room() : OthersPatient("Doctor") {}
    clinic::QueueLine token() {
        const auto list = execute(clinic.as("Receptionist"), clinic::ListQueue{});
        return list->tokens.at(0);
    }
    void ask(consult::ConsultPage& page) {
        show(page);
        page.showVisit(qt(patient.text()), qt(visit.text()));
    }
};

widgets::AskPanel* question(consult::ConsultPage& page) {
    auto* panel = page.findChild<widgets::AskPanel*>(QStringLiteral("consult_whose"));
    return panel && panel->isVisible() ? panel : nullptr;
}

QPushButton* answer(consult::ConsultPage& page, const char* id) {
    auto* panel = question(page);
    return panel ? panel->findChild<QPushButton*>(QStringLiteral("answer_") + QLatin1String(id)) : nullptr;
}

struct Visited {
    model::PatientId patient;
    model::VisitId visit;
};

/// A patient of one's own with these lines in the draft.
Visited withLines(Room& room, const char* name, const char* phone, std::vector<std::string> lines) {
    clinic::IssueToken issue;
    issue.patient = room.clinic.patient(name, "50", phone, "male");
    issue.doctor = room.clinic.doctor;
    auto& reception = room.clinic.as("Receptionist");
    clinic::EditPatient edit;  // what the law asks of a prescription
    edit.patient = issue.patient;
    edit.fields["address"] = "12, Shivaji Road, Pune";
    edit.fields["allergy_status"] = "none_known";
    const auto edited = execute(reception, edit);
    const auto given = execute(reception, issue);
    if (!edited || !given)
        qFatal("no visit was made");
    clinic::WritePrescription write;
    write.patient = issue.patient;
    write.visit = given->visit;
    write.complaints = "headache";
    write.diagnoses = {{"Migraine", {}, {}}};
    write.typedLines = std::move(lines);
    if (!execute(room.session, write))
        qFatal("no draft was written");
    return {write.patient, write.visit};
}

void showVisit(consult::ConsultPage& page, const Visited& who) {
    page.showVisit(qt(who.patient.text()), qt(who.visit.text()));
}

/// Of the panel that is open now: one that was closed may not be gone yet.
template <typename Part = QPushButton>
Part* inPanel(consult::ConsultPage& page, const char* name) {
    auto* layer = page.findChild<widgets::OverlayLayer*>();
    auto* part = layer && layer->panel() ? layer->panel()->findChild<Part*>(QLatin1String(name)) : nullptr;
    if (!part)
        qFatal("no %s in the open panel", name);
    return part;
}

/// Signs as soon as nothing stops it.
void sign(consult::ConsultPage& page) {
    press(page, "consult_sign");
    QTest::keyClick(inPanel(page, "answer_sign"), Qt::Key_Return);
}

bool isSigned(consult::ConsultPage& page) {
    return !page.findChild<QAction*>(QStringLiteral("consult_sign"))->isEnabled() &&
           page.findChild<QAction*>(QStringLiteral("consult_print"))->isEnabled();
}

/// A store that answers when it is told to.
struct SlowStore {
    explicit SlowStore(Room& room) {
        room.desk = std::make_shared<clinic::Desk>(
            room.session, [this](std::function<void()> work) { waiting.push_back(std::move(work)); },
            [](std::function<void()> work) { work(); });
    }
    void answer(std::size_t most = 1000) {
        for (; most > 0 && !waiting.empty(); --most) {
            const auto work = std::move(waiting.front());
            waiting.pop_front();
            work();
        }
    }
    std::deque<std::function<void()>> waiting;
};

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
    void aMedicineIsKept_forAReasonOfTheDoctor();
    void aSignature_waitsForTheDraftThatIsBeingKept();
    void aSignature_isOfTheVisitItWasGivenIn();
    void thePreview_turnsToAnotherLanguageAndPrints();
};

void ConsultTest::initTestCase() {
    opdesk::tests::installTheme();
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

void ConsultTest::aMedicineIsKept_forAReasonOfTheDoctor() {
    Room room;
    const auto patient =
        withLines(room, "Ramesh Patil", "9800011111", {"simva 20 0-0-1 30d", "clarithro 500 1-0-1 5d"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    press(page, "consult_sign");
    auto* reason = inPanel<QLineEdit>(page, "keep_reason");
    QVERIFY(!reason->isVisible());
    QVERIFY(inPanel(page, "answer_back")->hasFocus());  // Enter changes the medicine
    QTest::keyClick(inPanel(page, "answer_back"), Qt::Key_K, Qt::AltModifier);
    QVERIFY(reason->isVisible() && reason->hasFocus());
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY2(reason->isVisible(), "nothing is kept without a reason");
    QTRY_VERIFY(reason->height() >= reason->sizeHint().height());  // the panel grows
    if (const auto pictures = qEnvironmentVariable("OPDESK_TEST_PICTURES"); !pictures.isEmpty())
        page.grab().save(pictures + QStringLiteral("/keep.png"));
    QVERIFY(!reason->accessibleDescription().isEmpty());
    inPanel(page, "keep_2")->click();
    QCOMPARE(reason->text(), QStringLiteral("Taken before without harm"));
    QVERIFY(reason->hasFocus());
    reason->selectAll();
    QTest::keyClicks(reason, QStringLiteral("3"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(!reason->isVisible());
    const auto kept = execute(room.session, clinic::DraftOf{patient.patient, patient.visit});
    QVERIFY(kept);
    QVERIFY(isSigned(page) || kept->found);
    const auto written = room.clinic.store->ofPatient(model::KindId::prescription, patient.patient);
    QVERIFY(written);
    bool found = false;
    for (const auto& one : *written)
        found = found || boost::json::serialize(one.body).find("Dose adjusted and watched") != std::string::npos;
    QVERIFY(found);
}

void ConsultTest::aSignature_waitsForTheDraftThatIsBeingKept() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d"});
    SlowStore store(room);
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    store.answer();
    typeInto(page, "visit_advice", QStringLiteral("rest"));
    store.answer();
    QTRY_VERIFY(!store.waiting.empty());  // the draft, by its timer
    sign(page);
    store.answer();
    QVERIFY(isSigned(page));
}

void ConsultTest::aSignature_isOfTheVisitItWasGivenIn() {
    Room room;
    const auto first = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d"});
    const auto second = withLines(room, "Farida Shaikh", "9800022222", {"para 500 1-1-1 3d"});
    SlowStore store(room);
    consult::ConsultPage page;
    QStringList printed;
    page.setPrinter([&](const clinic::PrescriptionPaperOf::Answer& paper, const paper::Printed&) {
        printed << qt(paper.patientName);
    });
    room.show(page);
    showVisit(page, first);
    store.answer();
    sign(page);
    store.answer(1);  // the draft is kept; the signature is under way
    showVisit(page, second);
    store.answer();
    QVERIFY(isOpen(page));
    QVERIFY(!isSigned(page));
    QCOMPARE(printed, QStringList{QStringLiteral("Ramesh Patil")});
    QVERIFY(!field(page, "visit_complaint")->isReadOnly());
}

void ConsultTest::thePreview_turnsToAnotherLanguageAndPrints() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d"});
    consult::ConsultPage page;
    QStringList printed;
    page.setPrinter([&](const clinic::PrescriptionPaperOf::Answer& paper, const paper::Printed&) {
        printed << qt(paper.language);
    });
    room.show(page);
    showVisit(page, patient);
    press(page, "consult_preview");
    QVERIFY2(!inPanel(page, "preview_print")->isEnabled(), "a draft is not printed");
    QVERIFY(inPanel(page, "preview_back")->hasFocus());
    QTest::keyClick(inPanel(page, "preview_back"), Qt::Key_Return);
    sign(page);
    QVERIFY(isSigned(page));
    press(page, "consult_preview");
    auto* language = inPanel<QComboBox>(page, "preview_language");
    language->setCurrentIndex(language->findData(QStringLiteral("mr")));
    emit language->activated(language->currentIndex());
    QTest::keyClick(inPanel(page, "preview_print"), Qt::Key_Return);
    QCOMPARE(printed, (QStringList{QStringLiteral("en"), QStringLiteral("mr")}));
    QVERIFY(!page.findChild<widgets::OverlayLayer*>()->isOpen());
}

QTEST_MAIN(ConsultTest)
#include "consult_test.moc"
