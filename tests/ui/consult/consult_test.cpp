#include "tests/ui/consult/open_consult.h"

#include <QSignalSpy>

using namespace opdesk;
using namespace opdesk::ui;
using namespace opdesk::tests;
using widgets::qt;

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
    void aSignature_waitsForTheDraftThatIsBeingKept();
    void aSignature_isOfTheVisitItWasGivenIn();
    void thePreview_turnsToAnotherLanguageAndPrints();
    void thePreview_isReadableInALowWindow();
    void wordsTypedDuringTheFirstSave_areKept();
    void newsWhileAVisitOpens_doNotHideItsDraft();
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

void ConsultTest::thePreview_isReadableInALowWindow() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    const auto sheetAt = [&](const QSize& size) {
        page.resize(size);
        QTest::qWait(0);
        press(page, "consult_preview");
        QTest::qWait(0);
        return inPanel<QWidget>(page, "preview_sheet");
    };
    const auto* whole = sheetAt({1366, 768});
    QVERIFY2(whole->visibleRegion().boundingRect() == whole->rect(), "it is seen whole where that can be read");
    QTest::keyClick(inPanel(page, "preview_back"), Qt::Key_Return);
    // 1366x768 at 150 %: at its true size, and the keys go down to the signature.
    const auto* sheet = sheetAt({911, 512});
    QVERIFY2(sheet->width() >= 540, qPrintable(QString::number(sheet->width())));
    QVERIFY(sheet->visibleRegion().boundingRect().top() == 0);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(inPanel(page, "preview_back"), Qt::Key_PageDown);
    QCOMPARE(sheet->visibleRegion().boundingRect().bottom(), sheet->rect().bottom());
    QTest::keyClick(inPanel(page, "preview_back"), Qt::Key_PageUp);
    QVERIFY(sheet->visibleRegion().boundingRect().bottom() < sheet->rect().bottom());
}

void ConsultTest::wordsTypedDuringTheFirstSave_areKept() {
    for (const bool locked : {false, true}) {
        Room room;
        const auto first = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
        const auto second = room.clinic.patient("Farida Shaikh", "40", "9800022222");
        SlowStore store(room);
        consult::ConsultPage page;
        room.show(page);
        page.showVisit(qt(first.text()), {});
        store.answer();
        typeInto(page, "visit_complaint", QStringLiteral("cough"));
        store.answer();
        QTRY_VERIFY(!store.waiting.empty());  // the first save, by its timer
        typeInto(page, "visit_complaint", QStringLiteral("cough and fever"));
        if (locked) {
            page.stop();
            room.desk.reset();
        } else {
            page.showVisit(qt(second.text()), {});
        }
        store.answer();
        const auto kept = execute(room.session, clinic::DraftOf{first, {}});
        QVERIFY(kept && kept->found);
        QCOMPARE(kept->draft.complaints, std::string("cough and fever"));
        QCOMPARE(room.clinic.store->ofPatient(model::KindId::prescription, first)->size(), 1u);
    }
}

void ConsultTest::newsWhileAVisitOpens_doNotHideItsDraft() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d"});
    SlowStore store(room);
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    store.answer(1);  // whose visit it is
    page.refresh({"vitals"});
    store.answer();
    QCOMPARE(field(page, "visit_complaint")->text(), QStringLiteral("headache"));
    QCOMPARE(page.findChild<consult::RxList*>()->lines().size(), 1u);
}

QTEST_MAIN(ConsultTest)
#include "consult_test.moc"
