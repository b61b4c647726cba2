#include "tests/ui/consult/open_consult.h"
#include "ui/consult/medicine_row.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/row_types.h"

using namespace opdesk;
using namespace opdesk::ui;
using namespace opdesk::tests;
using widgets::qt;

/// What the rules, the alerts and the draft say before a prescription is signed.
class PrescribingTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void whatTheLawStillAsks_turnsTheSignatureOffAndIsNamed();
    void aReason_isOnlyForTheAlertsThatWereShown();
    void theLanguageOfThePaper_comesBackWithTheDraft();
    void codesAndModeOfADraft_areGivenBackAsTheyWere();
    void theLastLineTakenOut_standsInTheEntry();
    void anAlertOfNoLineHere_isSaidInTheSafetyCheck();
    void whatOnlyInforms_isSaidToo();
    void thePreview_marksWhatWasNotUnderstood();
    void theSafetyCheck_neverSaysNoMatchBesideAWarning();
    void aMedicineIsKept_forAReasonOfTheDoctor();
    void whatMayBeScrolledAway_isNamedAboveTheSignature();
    void theLinkOfTheWarnings_marksALineThatIsCounted();
    void theLinkOfTheAlerts_passesWhatIsAnswered();
    void aDoseOfWords_standsInOnePlace_data();
    void aDoseOfWords_standsInOnePlace();
};

void PrescribingTest::initTestCase() {
    opdesk::tests::installTheme();
}

void PrescribingTest::whatTheLawStillAsks_turnsTheSignatureOffAndIsNamed() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d", "panto 40 100 14d ac"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    auto* button = field<QPushButton>(page, "consult_button_sign");
    auto* open = field<widgets::OpenSummary>(page, "consult_open");
    QVERIFY(!button->isEnabled());
    QVERIFY2(open->isVisible() && open->summary().contains(QStringLiteral("dose")), qPrintable(open->summary()));
    // The key of the button that is off leads to the line that says too little.
    QTest::keyClick(field(page, "visit_advice"), Qt::Key_Return, Qt::ControlModifier);
    auto* list = page.findChild<widgets::ListView*>(QStringLiteral("rx_list"));
    QVERIFY(list->hasFocus());
    QCOMPARE(list->currentIndex().row(), 1);
    const auto said = field<widgets::Label>(page, "consult_safety")->text();
    QVERIFY2(said.contains(QStringLiteral("PANTOPRAZOLE")), qPrintable(said));
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(button->isEnabled());
    QVERIFY(!open->isVisible());
}

void PrescribingTest::aReason_isOnlyForTheAlertsThatWereShown() {
    Room room;
    const auto patient =
        withLines(room, "Ramesh Patil", "9800011111", {"simva 20 0-0-1 30d", "clarithro 500 1-0-1 5d"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    press(page, "consult_sign");
    QTest::keyClick(inPanel(page, "answer_back"), Qt::Key_K, Qt::AltModifier);
    QVERIFY(execute(room.clinic.as("Nurse"), clinic::AddAllergy{patient.patient, "Clarithromycin", "rash", "severe"}));
    page.refresh({"allergy"});
    auto* reason = inPanel<QLineEdit>(page, "keep_reason");
    QTest::keyClicks(reason, QStringLiteral("3"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(!isSigned(page));
    // It is asked anew, for what came meanwhile.
    const auto* asked = page.findChild<widgets::OverlayLayer*>()->panel();
    QVERIFY(asked && asked->accessibleDescription().contains(QStringLiteral("larithromycin"), Qt::CaseInsensitive));
    QTRY_VERIFY(!execute(room.session, clinic::DraftOf{patient.patient, patient.visit})->draft.overrides.empty());
    const auto kept = execute(room.session, clinic::DraftOf{patient.patient, patient.visit})->draft.overrides;
    for (const auto& one : kept)
        QVERIFY2(one.rule.find("allergy") == std::string::npos, one.rule.c_str());
}

void PrescribingTest::theLanguageOfThePaper_comesBackWithTheDraft() {
    Room room;
    const auto patient = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::WritePrescription write;
    write.patient = patient;
    write.language = "mr";
    write.typedLines = {"para 500 1-1-1 3d"};
    QVERIFY(execute(room.session, write));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(patient.text()), {});
    typeInto(page, "visit_advice", QStringLiteral("rest"));
    QTRY_COMPARE(execute(room.session, clinic::DraftOf{patient, {}})->draft.advice, std::string("rest"));
    QCOMPARE(execute(room.session, clinic::DraftOf{patient, {}})->draft.language, std::string("mr"));
}

void PrescribingTest::codesAndModeOfADraft_areGivenBackAsTheyWere() {
    Room room;
    const auto patient = room.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    clinic::WritePrescription write;
    write.patient = patient;
    write.mode = "tele_video";
    write.diagnoses = {{"Migraine", "G43.9", {}}};
    write.typedLines = {"para 500 1-1-1 3d"};
    QVERIFY(execute(room.session, write));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(patient.text()), {});
    typeInto(page, "visit_advice", QStringLiteral("rest"));
    QTRY_COMPARE(execute(room.session, clinic::DraftOf{patient, {}})->draft.advice, std::string("rest"));
    const auto draft = execute(room.session, clinic::DraftOf{patient, {}})->draft;
    QCOMPARE(draft.mode, std::string("tele_video"));
    QCOMPARE(draft.diagnoses.at(0).icd10, std::string("G43.9"));
}

void PrescribingTest::theLastLineTakenOut_standsInTheEntry() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 500 1-1-1 3d", "panto 40 1-0-0 14d ac"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    QTest::keyClick(field(page, "rx_entry"), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(field(page, "rx_entry")->text(), QStringLiteral("panto 40 1-0-0 14d ac"));
    QCOMPARE(page.findChild<consult::RxList*>()->lines().size(), 1u);
    QTest::keyClick(field(page, "rx_entry"), Qt::Key_Return);
    QCOMPARE(page.findChild<consult::RxList*>()->lines().size(), 2u);
}

void PrescribingTest::anAlertOfNoLineHere_isSaidInTheSafetyCheck() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"para 650 1-1-1 5d"});
    const auto first = execute(room.session, clinic::DraftOf{patient.patient, patient.visit});
    QVERIFY(execute(room.session, clinic::SignPrescription{first->draft.prescription}));
    clinic::WritePrescription write;
    write.patient = patient.patient;
    write.typedLines = {"aceclo para 1-0-1 5d"};
    QVERIFY(execute(room.session, write));
    consult::ConsultPage page;
    room.show(page);
    page.showVisit(qt(patient.patient.text()), qt(patient.visit.text()));
    typeInto(page, "rx_entry", QStringLiteral("aceclo para 1-0-1 5d"));
    QTest::keyClick(field(page, "rx_entry"), Qt::Key_Return);
    const auto said = field<widgets::Label>(page, "consult_safety")->text();
    QVERIFY2(said.contains(QStringLiteral("paracetamol"), Qt::CaseInsensitive), qPrintable(said));
}

void PrescribingTest::whatOnlyInforms_isSaidToo() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"furosemide 40 1-0-0 5d"});
    QVERIFY(execute(room.clinic.as("Nurse"), clinic::AddAllergy{patient.patient, "sulfa", "rash", "moderate"}));
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    const auto said = field<widgets::Label>(page, "consult_safety")->text();
    QVERIFY2(!said.contains(QStringLiteral("No warning found")), qPrintable(said));
}

void PrescribingTest::thePreview_marksWhatWasNotUnderstood() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {"panto 40 100 14d ac"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    press(page, "consult_preview");
    const auto* panel = page.findChild<widgets::OverlayLayer*>()->panel();
    QVERIFY(panel);
    const auto labels = panel->findChildren<widgets::Label*>();
    QVERIFY(std::ranges::any_of(
        labels, [](const auto* label) { return label->text().contains(QStringLiteral("“100” was not understood")); }));
}

void PrescribingTest::theSafetyCheck_neverSaysNoMatchBesideAWarning() {
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
    QVERIFY2(!said.contains(QStringLiteral("No warning found")), qPrintable(said));
}

void PrescribingTest::aMedicineIsKept_forAReasonOfTheDoctor() {
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

void PrescribingTest::whatMayBeScrolledAway_isNamedAboveTheSignature() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111",
                                   {"para 500 1-1-1 3d", "simva 20 0-0-1 30d", "clarithro 500 1-0-1 5d"});
    clinic::RecordVitals vitals;
    vitals.patient = patient.patient;
    vitals.visit = patient.visit;
    vitals.bloodPressure = "200/124";
    QVERIFY(execute(room.clinic.as("Nurse"), vitals));
    consult::ConsultPage page;
    page.setClock(room.clinic.clock);
    room.show(page);
    page.resize(835, 436);  // 1366x768 at 150 %
    showVisit(page, patient);
    auto* grave = field<widgets::OpenSummary>(page, "consult_grave");
    QTRY_VERIFY2(grave->summary().startsWith(QStringLiteral("BP 200/124 mmHg, 1 alert")), qPrintable(grave->summary()));
    QVERIFY(page.rect().contains(QRect(grave->mapTo(&page, QPoint()), grave->size())));
    QTest::qWait(0);  // the words find their places
    // The check of the medicines is below the edge: the edge names it.
    const auto edgeNamesCheck = [&page] {
        return std::ranges::any_of(page.findChildren<QWidget*>(), [](const QWidget* part) {
            const auto* mark = dynamic_cast<const widgets::MoreMark*>(part);
            return mark && mark->isVisible() && mark->words() == QStringLiteral("Safety check");
        });
    };
    QTRY_VERIFY(edgeNamesCheck());
    if (const auto pictures = qEnvironmentVariable("OPDESK_TEST_PICTURES"); !pictures.isEmpty())
        page.grab().save(pictures + QStringLiteral("/grave.png"));
    QTest::mouseClick(grave->findChild<QAbstractButton*>(QStringLiteral("consult_grave_2")), Qt::LeftButton);
    auto* list = page.findChild<widgets::ListView*>(QStringLiteral("rx_list"));
    QVERIFY(list->hasFocus());
    QVERIFY(list->currentIndex().row() > 0);
    // Three columns show the pressure themselves.
    page.resize(1366, 768);
    QTRY_VERIFY2(grave->summary().startsWith(QStringLiteral("1 alert")), qPrintable(grave->summary()));
    // Answered, it is not asked again.
    press(page, "consult_sign");
    QTest::keyClick(inPanel(page, "answer_back"), Qt::Key_K, Qt::AltModifier);
    auto* reason = inPanel<QLineEdit>(page, "keep_reason");
    QTest::keyClicks(reason, QStringLiteral("3"));
    QTest::keyClick(reason, Qt::Key_Return);
    QTRY_VERIFY(!grave->isOpen());
}

void PrescribingTest::theLinkOfTheWarnings_marksALineThatIsCounted() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111",
                                   {"Zyxomol 10 1-0-0 5d", "telmi 40 1-0-0 30d", "ibu 400 1-0-1 5d"});
    consult::ConsultPage page;
    room.show(page);
    page.resize(835, 436);  // 1366x768 at 150 %
    showVisit(page, patient);
    const auto said = field<widgets::Label>(page, "consult_safety")->text();
    QVERIFY2(said.contains(QStringLiteral("not in the formulary")), qPrintable(said));
    const auto& first = page.findChild<consult::RxList*>()->lines().front();
    QVERIFY2(!first.known && !first.generic.empty(), "of the first line something is said that is not counted");
    auto* cautions = field<widgets::OpenSummary>(page, "consult_cautions");
    QTRY_VERIFY2(cautions->summary().startsWith(QStringLiteral("1 warning")), qPrintable(cautions->summary()));
    auto* list = page.findChild<widgets::ListView*>(QStringLiteral("rx_list"));
    QTest::mouseClick(cautions->findChild<QAbstractButton*>(QStringLiteral("consult_cautions_1")), Qt::LeftButton);
    QVERIFY(list->hasFocus());
    QVERIFY(list->currentIndex().row() > 0);
    const auto marked = list->currentIndex().data(widgets::kRowRole).value<consult::MedicineRow>();
    QVERIFY2(marked.caution.contains(QStringLiteral("kidney")), qPrintable(marked.caution));
}

void PrescribingTest::theLinkOfTheAlerts_passesWhatIsAnswered() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111",
                                   {"simva 20 0-0-1 30d", "clarithro 500 1-0-1 5d", "amox 500 1-0-1 5d"});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    auto* grave = field<widgets::OpenSummary>(page, "consult_grave");
    auto* list = page.findChild<widgets::ListView*>(QStringLiteral("rx_list"));
    const auto follow = [&] {
        QTest::mouseClick(grave->findChild<QAbstractButton*>(QStringLiteral("consult_grave_1")), Qt::LeftButton);
    };
    QTRY_VERIFY2(grave->summary().startsWith(QStringLiteral("1 alert")), qPrintable(grave->summary()));
    follow();
    const int answered = list->currentIndex().row();
    QVERIFY(answered == 0 || answered == 1);
    // Another comes while the first is being answered.
    press(page, "consult_sign");
    QTest::keyClick(inPanel(page, "answer_back"), Qt::Key_K, Qt::AltModifier);
    QVERIFY(execute(room.clinic.as("Nurse"), clinic::AddAllergy{patient.patient, "Amoxicillin", "rash", "severe"}));
    page.refresh({"allergy"});
    QTest::keyClicks(inPanel<QLineEdit>(page, "keep_reason"), QStringLiteral("3"));
    QTest::keyClick(inPanel<QLineEdit>(page, "keep_reason"), Qt::Key_Return);
    QTest::keyClick(inPanel(page, "answer_back"), Qt::Key_Return);
    QTRY_VERIFY2(grave->summary().startsWith(QStringLiteral("1 alert")), qPrintable(grave->summary()));
    const auto said = list->model()->index(answered, 0).data(widgets::kRowRole).value<consult::MedicineRow>();
    QVERIFY2(said.interrupts, "the line says it all the same");
    follow();
    QCOMPARE(list->currentIndex().row(), 2);
}

void PrescribingTest::aDoseOfWords_standsInOnePlace_data() {
    QTest::addColumn<QString>("dose");
    QTest::addColumn<QString>("words");
    QTest::newRow("pcm 500 sos 3d") << "one, if needed"
                                    << "";
    QTest::newRow("pcm 500 sos max 3 5d") << "one, if needed"
                                          << "at most three times a day";
    QTest::newRow("pcm 500 q6h 2d") << "one every 6 hours"
                                    << "by the clock";
    QTest::newRow("albend 400 stat") << "one as a single dose now"
                                     << "";
    QTest::newRow("amlo 5 od pc 1m") << "one once a day"
                                     << "after food";
    QTest::newRow("panto 40 1-0-0 14d ac") << "1-0-0"
                                           << "one in the morning — before food";
}

void PrescribingTest::aDoseOfWords_standsInOnePlace() {
    Room room;
    const auto patient = withLines(room, "Ramesh Patil", "9800011111", {QTest::currentDataTag()});
    consult::ConsultPage page;
    room.show(page);
    showVisit(page, patient);
    const auto* list = page.findChild<widgets::ListView*>(QStringLiteral("rx_list"));
    QCOMPARE(list->model()->rowCount(), 1);
    const auto row = list->model()->index(0, 0).data(widgets::kRowRole).value<consult::MedicineRow>();
    QTEST(row.dose, "dose");
    QTEST(row.words, "words");
}

QTEST_MAIN(PrescribingTest)
#include "prescribing_test.moc"
