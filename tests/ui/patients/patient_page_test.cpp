#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <algorithm>

#include "core/clinic/day.h"
#include "core/clinic/queue.h"
#include "core/model/kinds/conflict.h"
#include "tests/ui/open_desk.h"
#include "ui/patients/day_cards.h"
#include "ui/patients/edit_patient_page.h"
#include "ui/patients/facts_delegate.h"
#include "ui/patients/opened_day.h"
#include "ui/patients/patient_page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/more_mark.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/patient_banner.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::OpenDesk;
using opdesk::tests::OthersPatient;
using opdesk::tests::press;
using opdesk::tests::typeInto;
using widgets::qt;

namespace {

/// With an allergy.
struct Stranger : OthersPatient {
    explicit Stranger(const std::string& role) : OthersPatient(role) {
        if (!execute(clinic.as("Nurse"), clinic::AddAllergy{patient, "Penicillin", "rash", "moderate"}))
            qFatal("the allergy was not written");
    }
};

bool showsAllergy(QWidget& page) {
    for (const auto* label : page.findChildren<widgets::Label*>())
        if (label->text().contains(QStringLiteral("Penicillin")))
            return true;
    return false;
}

}  // namespace

class PatientPageTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void anotherDoctorsRecord_opensForAReason();
    void aRecordOpenedForAReason_closesByItself();
    void nobodyElse_isOfferedTheGlass();
    void esc_closesTheStripAndNotThePage();
    void conflictsAreOffered_onlyWhereThereIsOne();
    void aRunningVisit_isInTheBannerAndIsGoneOnWith();
    void measuredFigures_standWithTheirMarks();
    void aDay_tellsWhyBeforeWhatWasMeasured();
    void inAWideWindow_theMarkedDayIsOpenBesideTheTimeline();
    void inANarrowWindow_theAllergiesAreNamedAndOneKeyAway();
    void namesInTheFormAreHidden_whereverTheCursorIs();
    void whereNothingWasTyped_thereIsNothingToUndo();
    void whatIsBelowTheForm_isNamedAtItsEdge();
};

void PatientPageTest::initTestCase() {
    opdesk::tests::installTheme();
}

void PatientPageTest::anotherDoctorsRecord_opensForAReason() {
    Stranger stranger("Doctor");
    patients::PatientPage page;
    stranger.show(page);
    page.showPatient(qt(stranger.patient.text()));
    QVERIFY(!showsAllergy(page));
    QVERIFY(field<widgets::OpButton>(page, "glass_open")->isVisible());
    QVERIFY(!field(page, "glass_reason")->isVisible());
    press(page, "patient_glass");
    auto* reason = field(page, "glass_reason");
    QVERIFY(reason->hasFocus());
    // Without a reason nothing opens, and Esc leaves it closed.
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(!showsAllergy(page));
    QTest::keyClicks(reason, QStringLiteral("emergency"));
    page.refresh({"patient"});  // news from another desk does not take the words
    QCOMPARE(reason->text(), QStringLiteral("emergency"));
    QTest::keyClick(reason, Qt::Key_Escape);
    QVERIFY(!reason->isVisible());
    QVERIFY(!showsAllergy(page));
    QCOMPARE(stranger.clinic.auditCount("record.break_glass"), 0);
    press(page, "patient_glass");
    QCOMPARE(reason->text(), QString());
    QTest::keyClicks(reason, QStringLiteral("emergency, Dr Shah is away"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(showsAllergy(page));
    QVERIFY(!field<widgets::OpButton>(page, "glass_open")->isVisible());
    QVERIFY(field<widgets::Label>(page, "glass_words")->isVisible());
    QCOMPARE(stranger.clinic.auditCount("record.break_glass"), 1);
    // It is this record that is open, in this session.
    const auto another = stranger.clinic.patient("Ramesh Patil", "50", "9800011111", "male");
    page.showPatient(qt(another.text()));
    QVERIFY(!field<widgets::Label>(page, "glass_words")->isVisible());
    page.showPatient(qt(stranger.patient.text()));
    QVERIFY(!showsAllergy(page));
}

void PatientPageTest::aRecordOpenedForAReason_closesByItself() {
    Stranger stranger("Doctor");
    patients::PatientPage page;
    stranger.show(page);
    page.showPatient(qt(stranger.patient.text()));
    press(page, "patient_glass");
    QTest::keyClicks(field(page, "glass_reason"), QStringLiteral("emergency"));
    QTest::keyClick(field(page, "glass_reason"), Qt::Key_Return);
    QCOMPARE(stranger.clinic.auditCount("record.break_glass"), 1);
    QVERIFY(showsAllergy(page));
    auto* ends = field<QTimer>(page, "patient_glass_ends");
    QVERIFY(ends->isActive());
    QCOMPARE(ends->intervalAsDuration(), std::chrono::milliseconds(std::chrono::minutes(30)));
    ends->start(0);
    QTRY_VERIFY(!showsAllergy(page));
    QVERIFY(field<widgets::OpButton>(page, "glass_open")->isVisible());
}

void PatientPageTest::nobodyElse_isOfferedTheGlass() {
    for (const auto* role : {"Nurse", "Receptionist"}) {
        Stranger stranger(role);
        patients::PatientPage page;
        stranger.show(page);
        page.showPatient(qt(stranger.patient.text()));
        QVERIFY(!field<widgets::OpButton>(page, "glass_open")->isVisible());
        QVERIFY(!field<QAction>(page, "patient_glass")->isEnabled());
    }
}

void PatientPageTest::esc_closesTheStripAndNotThePage() {
    OpenDesk open("ClinicAdmin");
    const auto patient = open.clinic.patient("Sunita Sharma");
    patients::PatientPage page;
    QSignalSpy left(&page, &widgets::Page::deskAsked);
    open.show(page);
    page.showPatient(qt(patient.text()));
    press(page, "patient_find");
    auto* find = field(page, "patient_find_field");
    QVERIFY(find->isVisible());
    QTest::keyClick(find, Qt::Key_Escape);
    QVERIFY(!find->isVisible());
    press(page, "patient_join");
    auto* list = field<widgets::ListView>(page, "join_list");
    QVERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Escape);
    QVERIFY(!list->isVisible());
    QCOMPARE(left.count(), 0);
    QTest::keyClick(&page, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void PatientPageTest::conflictsAreOffered_onlyWhereThereIsOne() {
    OpenDesk open("Doctor");
    const auto calm = open.clinic.patient("Sunita Sharma");
    const auto torn = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    model::Conflict conflict;
    conflict.recordKind = "patient";
    conflict.recordId = torn.uuid();
    conflict.patient = torn;
    conflict.field = "locality";
    conflict.reason = "same_field";
    conflict.severity = "low";
    conflict.state = "open";
    conflict.standing = "theirs";
    conflict.raisedAt = open.clinic.clock.now();
    open.clinic.pullRecord(conflict);
    patients::PatientPage page;
    open.show(page);
    page.showPatient(qt(calm.text()));
    QVERIFY(!field<QAction>(page, "patient_conflicts")->isEnabled());
    page.showPatient(qt(torn.text()));
    QVERIFY(field<QAction>(page, "patient_conflicts")->isEnabled());
}

void PatientPageTest::aRunningVisit_isInTheBannerAndIsGoneOnWith() {
    OthersPatient open("Doctor");
    patients::PatientPage page;
    open.show(page);
    page.showPatient(qt(open.patient.text()));
    QCOMPARE(page.findChild<widgets::PatientBanner*>()->content().visit, QStringLiteral("B-1 · New"));
    QCOMPARE(field<QAction>(page, "patient_consult")->text(), QStringLiteral("Start visit"));
    QVERIFY(execute(open.clinic.as("Receptionist"), clinic::StartVisit{open.visit}));
    page.refresh({"visit"});
    QCOMPARE(field<QAction>(page, "patient_consult")->text(), QStringLiteral("Open the visit"));
}

void PatientPageTest::measuredFigures_standWithTheirMarks() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    clinic::RecordVitals taken;
    taken.patient = patient;
    taken.bloodPressure = "152/94";
    taken.weight = "78.4";
    QVERIFY(execute(open.session, taken));
    patients::PatientPage page;
    open.show(page);
    page.showPatient(qt(patient.text()));
    const auto spoken = field<widgets::ListView>(page, "patient_timeline")
                            ->model()
                            ->index(0, 0)
                            .data(Qt::AccessibleTextRole)
                            .toString();
    QVERIFY2(spoken.contains(QStringLiteral("BP 152/94 mmHg ↑ High · Weight 78.4 kg")), qPrintable(spoken));
}

void PatientPageTest::aDay_tellsWhyBeforeWhatWasMeasured() {
    // The nurse measured first and the doctor wrote later: the timeline has them newest first or last.
    clinic::TimelineLine vitals, note;
    vitals.kind = "vitals";
    vitals.figures = {{"pulse", 84, "", ""}};
    note.kind = "note";
    note.reason = "Headache";
    note.diagnosis = "Essential hypertension";
    for (const bool vitalsFirst : {true, false}) {
        clinic::OpenPatient::Answer patient;
        patient.timeline = vitalsFirst ? std::vector{vitals, note} : std::vector{note, vitals};
        QSet<QString> papers;
        const auto cards = patients::dayCards(patient, std::chrono::minutes(330), {}, papers);
        QCOMPARE(cards.size(), std::size_t(1));
        QStringList labels;
        for (const auto& fact : cards.front().shown.value<patients::FactsRow>().facts)
            labels << fact.label;
        QCOMPARE(labels,
                 (QStringList{QStringLiteral("Reason"), QStringLiteral("Diagnosis"), QStringLiteral("Vitals")}));
        QVERIFY(cards.front().spoken.indexOf(QStringLiteral("Headache")) <
                cards.front().spoken.indexOf(QStringLiteral("Pulse")));
    }
}

void PatientPageTest::inAWideWindow_theMarkedDayIsOpenBesideTheTimeline() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    clinic::RecordVitals taken;
    taken.patient = patient;
    taken.bloodPressure = "152/94";
    QVERIFY(execute(open.session, taken));
    patients::PatientPage page;
    open.show(page, {1830, 980});
    page.showPatient(qt(patient.text()));
    const auto* day = page.findChild<patients::OpenedDay*>();
    QVERIFY(day->isVisible());
    const auto labels = day->findChildren<widgets::Label*>();
    QVERIFY(std::ranges::any_of(labels, [](const auto* label) {
        return label->text().replace(QChar::Nbsp, u' ') == QStringLiteral("BP 152/94 mmHg ↑ High");
    }));
    page.resize(1276, 690);
    QVERIFY(!day->isVisible());
    page.stop();
    for (const auto* label : day->findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains(QStringLiteral("152")), qPrintable(label->text()));
}

void PatientPageTest::inANarrowWindow_theAllergiesAreNamedAndOneKeyAway() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    QVERIFY(execute(open.session, clinic::AddAllergy{patient, "Sulfonamides", "rash", "moderate"}));
    patients::EditPatientPage page;
    open.show(page, {835, 436});
    page.edit(qt(patient.text()));
    auto* there = field<widgets::OpButton>(page, "edit_to_allergies");
    QVERIFY(there->isVisible());
    QCOMPARE(there->text(), QStringLiteral("Allergies: Sulfonamides"));
    there->click();
    auto* list = field<widgets::ListView>(page, "edit_allergy_list");
    QVERIFY(list->isVisible() && !there->isVisible());
    field<widgets::OpButton>(page, "edit_to_details")->click();
    QVERIFY(!list->isVisible());
    QTRY_VERIFY(field(page, "edit_name")->isVisible());
    page.resize(1276, 690);
    QVERIFY(list->isVisible() && !there->isVisible());
}

void PatientPageTest::namesInTheFormAreHidden_whereverTheCursorIs() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    patients::EditPatientPage page;
    open.show(page);
    page.edit(qt(patient.text()));
    auto* name = field(page, "edit_name");
    QVERIFY(name->hasFocus());
    QCOMPARE(name->displayText(), QStringLiteral("Sunita Sharma"));
    page.setNamesHidden(true);
    QVERIFY2(!name->displayText().contains(QStringLiteral("Sunita")), qPrintable(name->displayText()));
    QCOMPARE(name->accessibleDescription(), QStringLiteral("SS"));
    QCOMPARE(name->text(), QStringLiteral("Sunita Sharma"));  // what would be saved stays whole
    page.setNamesHidden(false);
    QCOMPARE(name->displayText(), QStringLiteral("Sunita Sharma"));
}

void PatientPageTest::whereNothingWasTyped_thereIsNothingToUndo() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    patients::EditPatientPage page;
    open.show(page);
    page.edit(qt(patient.text()));
    const auto* undo = field<QAction>(page, "edit_reset");
    QVERIFY(widgets::isOffNow(*undo));
    typeInto(page, "edit_locality", QStringLiteral("Kothrud"));
    QVERIFY(!widgets::isOffNow(*undo));
    field<QAction>(page, "edit_reset")->trigger();
    QVERIFY(field(page, "edit_locality")->text().isEmpty());
    QVERIFY(widgets::isOffNow(*undo));
    // An allergy begun counts as well, and what comes back from a draft.
    typeInto(page, "edit_allergy_substance", QStringLiteral("Peni"));
    QVERIFY(!widgets::isOffNow(*undo));
    page.stop();
    page.start(open.desk);
    QVERIFY(widgets::isOffNow(*undo));
    page.edit(qt(patient.text()));
    QVERIFY(!widgets::isOffNow(*undo));
}

void PatientPageTest::whatIsBelowTheForm_isNamedAtItsEdge() {
    OpenDesk open("Nurse");
    const auto patient = open.clinic.patient("Sunita Sharma");
    patients::EditPatientPage page;
    open.show(page);
    page.edit(qt(patient.text()));
    const auto edge = [&] {
        for (const auto* child : page.findChildren<QWidget*>())
            if (const auto* mark = dynamic_cast<const widgets::MoreMark*>(child); mark && mark->isVisible())
                return mark->words();
        return QString();
    };
    QTRY_COMPARE(edge(), QStringLiteral("Consent, each asked apart"));
}

QTEST_MAIN(PatientPageTest)
#include "patient_page_test.moc"
