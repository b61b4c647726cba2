#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include "core/clinic/day.h"
#include "tests/ui/open_desk.h"
#include "ui/patients/patient_page.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::field;
using opdesk::tests::OpenDesk;
using opdesk::tests::OthersPatient;
using opdesk::tests::press;
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

QTEST_MAIN(PatientPageTest)
#include "patient_page_test.moc"
