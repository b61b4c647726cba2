#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <boost/json.hpp>

#include "core/clinic/desk.h"
#include "core/clinic/vitals_sheet.h"
#include "tests/support/test_session.h"
#include "ui/vitals/vital_box.h"
#include "ui/vitals/vitals_page.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/open_summary.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::TestClinic;
using vitals::readVital;
using vitals::Vital;
using vitals::VitalField;
using vitals::VitalReading;
using vitals::vitalText;

namespace {

const base::Date kToday{std::chrono::year(2026), std::chrono::November, std::chrono::day(17)};

struct Open {
    Open()
        : desk(std::make_shared<clinic::Desk>(
              clinic.as("Nurse"), [](std::function<void()> work) { work(); },
              [](std::function<void()> work) { work(); })) {
        page.resize(1270, 690);
        page.show();
        page.activateWindow();
        page.start(desk);
    }
    clinic::IssueToken::Answer token(const model::PatientId& who) {
        clinic::IssueToken issue;
        issue.patient = who;
        issue.doctor = clinic.doctor;
        return *clinic::execute(clinic.as("Receptionist"), issue);
    }
    void show(const model::PatientId& who, const model::VisitId& visit) {
        page.showVisit(QString::fromStdString(who.text()), QString::fromStdString(visit.text()));
        QVERIFY(QTest::qWaitForWindowActive(&page));
        field("vitals_blood_pressure")->setFocus();
    }
    QLineEdit* field(const char* name) { return page.findChild<QLineEdit*>(QLatin1String(name)); }
    QString under(const char* name) { return field(name)->accessibleDescription(); }
    void type(const QString& words) {
        QTest::keyClicks(QApplication::focusWidget(), words);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    }
    void save() { page.findChild<QAction*>(QStringLiteral("vitals_save"))->trigger(); }
    std::vector<clinic::VitalsLine> taken(const model::PatientId& who) {
        return clinic::execute(clinic.as("Nurse"), clinic::OpenPatient{who, {}})->vitals;
    }

    TestClinic clinic;
    model::PatientId patient = clinic.patient("Sunita Sharma");
    std::shared_ptr<clinic::Desk> desk;
    vitals::VitalsPage page;
};

}  // namespace

class VitalsPageTest : public QObject {
    Q_OBJECT
private slots:
    void whatNursesWrite_isRead_data();
    void whatNursesWrite_isRead();
    void whatCannotBeRead_saysHowToWriteIt();
    void aRowOfValues_isSavedByKeysAlone_andTheNextOpens();
    void oddAndCriticalAndImpossible_haveTheirWords();
    void aChildWithoutWeight_isNotSaved();
    void lastPeriod_isAskedOnlyOfWhomItConcerns();
    void theBmi_followsWeightAndHeight();
    void whatWasTyped_staysWithItsPatient();
    void allergiesNotAsked_areAskedHere();
    void everyField_hasANameAndLastValuesWithUnits();
    void stop_forgetsEverythingOfTheSession();
    void thePage_fitsTheSmallestScreen();
    void thePageHolds_atTheSmallestLogicalSize();
    void anImpossibleValue_turnsSavingOffAndIsNamedBesideTheButton();
    void aCriticalValue_isNamedAndSpokenBesideTheButton();
    void savedFromInsideAField_aCriticalValueIsNamedFirst();
    void anOrdinaryValue_isSavedFromInsideItsFieldByOneKey();
    void theMouseOnTheButton_namesACriticalValueFirst();
    void theMarkedRow_isOfWhomTheValuesAre();
    void anAllergyTypedAndNotAdded_staysWithItsPatient();
    void enteredTwice_isAskedOnce();
    void aWeightFarFromTheLast_isAskedOnce();
};

void VitalsPageTest::whatNursesWrite_isRead_data() {
    QTest::addColumn<int>("vital");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("shown");
    const auto row = [](Vital vital, const char* typed, const char* shown) {
        QTest::newRow(typed) << static_cast<int>(vital) << QString::fromUtf8(typed) << QString::fromUtf8(shown);
    };
    row(Vital::bloodPressure, "152/94", "152/94 mmHg");
    row(Vital::bloodPressure, " 120 / 80 ", "120/80 mmHg");
    row(Vital::bloodPressure, "१२०/८०", "120/80 mmHg");
    row(Vital::temperature, "98.4F", "98.4 °F");
    row(Vital::temperature, "37C", "98.6 °F");
    row(Vital::temperature, "38.5", "101.3 °F");
    row(Vital::spo2, "97%", "97 %");
    row(Vital::pulse, "82", "82 /min");
    row(Vital::weight, "62.5 kg", "62.5 kg");
    row(Vital::height, "5'6\"", "167.6 cm");
    row(Vital::height, "168", "168 cm");
    row(Vital::pain, "3", "3 of 10");
    row(Vital::lmp, "2-11-26", "02-11-2026");
}

void VitalsPageTest::whatNursesWrite_isRead() {
    QFETCH(int, vital);
    QFETCH(QString, typed);
    QFETCH(QString, shown);
    const auto reading = readVital(static_cast<Vital>(vital), typed, kToday);
    QVERIFY2(reading.stands() && !reading.isEmpty, qPrintable(reading.fix));
    QCOMPARE(vitalText(static_cast<Vital>(vital), reading), shown);
}

void VitalsPageTest::whatCannotBeRead_saysHowToWriteIt() {
    for (const auto& [vital, typed] : {std::pair(Vital::bloodPressure, "80/120"),
                                       {Vital::bloodPressure, "120"},
                                       {Vital::temperature, "98.4K"},
                                       {Vital::pulse, "8x"},
                                       {Vital::weight, "heavy"},
                                       {Vital::height, "5'14\""},
                                       {Vital::lmp, "31-02-2026"},
                                       {Vital::lmp, "18-11-2026"}}) {
        const auto reading = readVital(vital, QString::fromUtf8(typed), kToday);
        QVERIFY2(!reading.stands(), typed);
        QVERIFY(!reading.first && !reading.date);
    }
    QVERIFY(readVital(Vital::pulse, QStringLiteral("  "), kToday).isEmpty);
}

void VitalsPageTest::aRowOfValues_isSavedByKeysAlone_andTheNextOpens() {
    Open open;
    const auto next = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    const auto first = open.token(open.patient);
    open.token(next);
    open.show(open.patient, first.visit);
    QSignalSpy said(&open.page, &widgets::Page::said);
    for (const char* words : {"152/94", "82", "98.4F", "97"})
        open.type(QString::fromUtf8(words));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("vitals_respiration"));
    QCOMPARE(open.under("vitals_blood_pressure"), QStringLiteral("High. Measure again."));
    open.save();
    QCOMPARE(said.count(), 1);
    const auto taken = open.taken(open.patient);
    QCOMPARE(taken.size(), std::size_t(1));
    QCOMPARE(taken.front().systolic.value_or(0), 152);
    QCOMPARE(taken.front().temperature.value_or(0), 369);
    QVERIFY(open.page.subject().patientId == QString::fromStdString(next.text()));
    QVERIFY(open.field("vitals_blood_pressure")->text().isEmpty());
    QVERIFY(open.field("vitals_blood_pressure")->hasFocus());
}

void VitalsPageTest::oddAndCriticalAndImpossible_haveTheirWords() {
    Open open;
    const auto token = open.token(open.patient);
    open.show(open.patient, token.visit);
    open.type(QStringLiteral("190/100"));
    QVERIFY2(open.under("vitals_blood_pressure").contains(QStringLiteral("Tell the doctor")),
             qPrintable(open.under("vitals_blood_pressure")));
    open.type(QStringLiteral("45"));
    QCOMPARE(open.under("vitals_pulse"), QStringLiteral("Low"));
    open.type(QStringLiteral("98.6F"));
    open.type(QStringLiteral("140"));
    QCOMPARE(open.under("vitals_spo2"), QStringLiteral("Check: 50 to 100 %"));
    open.save();
    QVERIFY2(open.taken(open.patient).empty(), "an impossible value is not taken");
    open.field("vitals_spo2")->setText(QStringLiteral("96"));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    QVERIFY(store::queueOf(*open.clinic.store, kToday, {})->front().attention);
}

void VitalsPageTest::aChildWithoutWeight_isNotSaved() {
    Open open;
    clinic::RegisterPatient girl;
    girl.name = "Asha Rao";
    girl.sex = "female";
    girl.age = "9";
    girl.phone = "9800012377";
    girl.guardianName = "Meena Rao";
    girl.guardianRelation = "mother";
    const auto child = clinic::execute(open.clinic.as("Receptionist"), girl)->patient;
    const auto token = open.token(child);
    open.show(child, token.visit);
    QVERIFY(open.under("vitals_weight").contains(QStringLiteral("under 18")));
    open.type(QStringLiteral("100/60"));
    open.save();
    QVERIFY(open.taken(child).empty());
    QVERIFY(open.field("vitals_weight")->hasFocus());
    open.type(QStringLiteral("28"));
    open.save();
    QCOMPARE(open.taken(child).size(), std::size_t(1));
}

void VitalsPageTest::lastPeriod_isAskedOnlyOfWhomItConcerns() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    QVERIFY(open.field("vitals_lmp")->isVisible());
    const auto man = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    open.show(man, open.token(man).visit);
    QVERIFY(!open.field("vitals_lmp")->isVisible());
}

void VitalsPageTest::theBmi_followsWeightAndHeight() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* bmi = open.page.findChild<widgets::Label*>(QStringLiteral("vitals_bmi"));
    open.field("vitals_weight")->setFocus();
    open.type(QStringLiteral("66"));
    open.type(QStringLiteral("165"));
    QCOMPARE(bmi->text(), QStringLiteral("BMI 24.2 kg/m²"));
    bool said = false;
    for (const auto* label : open.page.findChildren<widgets::Label*>())
        said = said || label->text() == QStringLiteral("Overweight, from 23");
    QVERIFY(said);
}

void VitalsPageTest::whatWasTyped_staysWithItsPatient() {
    Open open;
    const auto other = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    const auto mine = open.token(open.patient), theirs = open.token(other);
    open.show(open.patient, mine.visit);
    open.type(QStringLiteral("130/84"));
    open.show(other, theirs.visit);
    QVERIFY(open.field("vitals_blood_pressure")->text().isEmpty());
    open.show(open.patient, mine.visit);
    QCOMPARE(open.field("vitals_blood_pressure")->text(), QStringLiteral("130/84"));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    QVERIFY(open.taken(other).empty());
}

void VitalsPageTest::allergiesNotAsked_areAskedHere() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* none = open.page.findChild<widgets::OpButton*>(QStringLiteral("vitals_no_allergy"));
    QVERIFY(none->isVisible());
    none->click();
    QCOMPARE(clinic::execute(open.clinic.as("Nurse"), clinic::OpenPatient{open.patient, {}})->allergyStatus,
             std::string("none_known"));
}

void VitalsPageTest::everyField_hasANameAndLastValuesWithUnits() {
    Open open;
    const auto token = open.token(open.patient);
    for (int i = 0; i < 2; ++i) {
        clinic::RecordVitals record;
        record.patient = open.patient;
        record.bloodPressure = i == 0 ? "140/90" : "130/84";
        QVERIFY(clinic::execute(open.clinic.as("Nurse"), record).has_value());
        open.clinic.clock.advance(std::chrono::minutes(1));
    }
    open.show(open.patient, token.visit);
    for (const auto* field : open.page.findChildren<VitalField*>()) {
        QVERIFY(!field->accessibleName().isEmpty());
        QVERIFY2(field->text().isEmpty(), "an earlier value never stands as today's");
    }
    bool first = false, second = false;
    for (const auto* label : open.page.findChildren<widgets::Label*>()) {
        first = first || label->text().startsWith(QStringLiteral("130/84, today\u00a010:01\u00a0am\n140/90, today"));
        second = second || label->text().startsWith(QStringLiteral("not measured before"));
    }
    QVERIFY(first && second);
}

void VitalsPageTest::stop_forgetsEverythingOfTheSession() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    open.type(QStringLiteral("130/84"));
    open.page.stop();
    for (const auto* field : open.page.findChildren<QLineEdit*>())
        QVERIFY2(field->text().isEmpty(), qPrintable(field->objectName()));
    for (const auto* label : open.page.findChildren<widgets::Label*>())
        QVERIFY2(!label->text().contains(QStringLiteral("Sunita")), qPrintable(label->text()));
    QVERIFY(open.page.subject().patientId.isEmpty());
}

void VitalsPageTest::thePage_fitsTheSmallestScreen() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    open.type(QStringLiteral("190/124"));
    QVERIFY2(open.page.minimumSizeHint().height() <= 692,
             qPrintable(QString::number(open.page.minimumSizeHint().height())));
    QVERIFY2(open.page.heightForWidth(1290) <= 692, qPrintable(QString::number(open.page.heightForWidth(1290))));
}

void VitalsPageTest::thePageHolds_atTheSmallestLogicalSize() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    QVERIFY2(open.page.minimumSizeHint().height() <= 436,
             qPrintable(QString::number(open.page.minimumSizeHint().height())));
    QVERIFY2(open.page.minimumSizeHint().width() <= 835,
             qPrintable(QString::number(open.page.minimumSizeHint().width())));
    open.page.resize(835, 436);
    open.type(QStringLiteral("310/80"));
    QTest::qWait(0);
    const auto* save = open.page.findChild<QWidget*>(QStringLiteral("vitals_save_button"));
    QVERIFY(open.page.rect().contains(QRect(save->mapTo(&open.page, QPoint()), save->size())));
    // Fields beside each other stand on one line, whatever is said below one of them.
    const int y = open.field("vitals_blood_pressure")->mapTo(&open.page, QPoint()).y();
    QCOMPARE(open.field("vitals_pulse")->mapTo(&open.page, QPoint()).y(), y);
    QCOMPARE(open.field("vitals_temperature")->mapTo(&open.page, QPoint()).y(), y);
}

void VitalsPageTest::anImpossibleValue_turnsSavingOffAndIsNamedBesideTheButton() {
    Open open;
    const auto token = open.token(open.patient);
    open.show(open.patient, token.visit);
    auto* summary = open.page.findChild<widgets::OpenSummary*>(QStringLiteral("vitals_open"));
    auto* button = open.page.findChild<QAbstractButton*>(QStringLiteral("vitals_save_button"));
    QVERIFY(button->isEnabled() && !summary->isVisible());
    open.type(QStringLiteral("190/100"));
    QVERIFY2(button->isEnabled(), "a critical value is saved");
    open.field("vitals_spo2")->setFocus();
    open.type(QStringLiteral("140"));
    QCOMPARE(summary->summary(), QStringLiteral("1 to correct: SpO₂"));
    QVERIFY(summary->isVisible());
    QVERIFY(!button->isEnabled());
    // The word leads to its field, and so does the key of the button that is off.
    QTest::mouseClick(summary->findChild<QAbstractButton*>(QStringLiteral("vitals_open_1")), Qt::LeftButton);
    QVERIFY(open.field("vitals_spo2")->hasFocus());
    open.field("vitals_weight")->setFocus();
    QTest::keyClick(open.field("vitals_weight"), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(open.field("vitals_spo2")->hasFocus());
    QVERIFY(open.taken(open.patient).empty());
    QTest::keyClick(open.field("vitals_spo2"), Qt::Key_Backspace);
    QVERIFY2(button->isEnabled() && !summary->isVisible(), "a key takes an error away");
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(0));  // 14 % is as impossible: the desk says it
    open.field("vitals_spo2")->setText(QStringLiteral("94"));
    QTest::keyClick(open.field("vitals_spo2"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
}

void VitalsPageTest::aCriticalValue_isNamedAndSpokenBesideTheButton() {
    Open open;
    QSignalSpy spoken(&open.page, &widgets::Page::spoken);
    // 1366x768 at 150 %: the field and the button are not seen together.
    open.page.resize(835, 436);
    open.show(open.patient, open.token(open.patient).visit);
    auto* tell = open.page.findChild<widgets::OpenSummary*>(QStringLiteral("vitals_tell"));
    auto* button = open.page.findChild<QAbstractButton*>(QStringLiteral("vitals_save_button"));
    open.type(QStringLiteral("150/94"));
    QVERIFY2(!tell->isVisible(), "a high value is no alarm");
    open.field("vitals_blood_pressure")->setText(QStringLiteral("200/124"));
    open.field("vitals_blood_pressure")->setFocus();
    open.field("vitals_pain")->setFocus();
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: Blood pressure 200/124 mmHg"));
    QCOMPARE(tell->accessibleName(), tell->summary());
    QCOMPARE(spoken.count(), 1);
    QTRY_VERIFY(tell->isVisible() &&
                tell->mapTo(&open.page, QPoint(0, tell->height())).y() <= button->mapTo(&open.page, QPoint(0, 0)).y());
    QVERIFY(open.page.rect().contains(QRect(button->mapTo(&open.page, QPoint()), button->size())));
    QVERIFY2(button->isEnabled(), "it is saved all the same");
    // What is the same is not said again; one more is.
    open.field("vitals_pulse")->setFocus();
    open.type(QStringLiteral("80"));
    QCOMPARE(spoken.count(), 1);
    open.field("vitals_spo2")->setFocus();
    open.type(QStringLiteral("82"));
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: Blood pressure 200/124 mmHg, SpO₂ 82 %"));
    QCOMPARE(spoken.count(), 2);
    QCOMPARE(spoken.last().first().toString(), tell->summary());
    QTest::mouseClick(tell->findChild<QAbstractButton*>(QStringLiteral("vitals_tell_1")), Qt::LeftButton);
    QVERIFY(open.field("vitals_blood_pressure")->hasFocus());
    open.field("vitals_blood_pressure")->selectAll();
    open.type(QStringLiteral("128/82"));
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: SpO₂ 82 %"));
    open.field("vitals_spo2")->setFocus();
    open.field("vitals_spo2")->selectAll();
    QTest::keyClick(open.field("vitals_spo2"), Qt::Key_Delete);
    QVERIFY(!tell->isVisible() && tell->summary().isEmpty());
}

void VitalsPageTest::savedFromInsideAField_aCriticalValueIsNamedFirst() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* pressure = open.field("vitals_blood_pressure");
    auto* tell = open.page.findChild<widgets::OpenSummary*>(QStringLiteral("vitals_tell"));
    auto* asked = open.page.findChild<widgets::Label*>(QStringLiteral("vitals_error"));
    QTest::keyClicks(pressure, QStringLiteral("200/124"));
    QTest::keyClick(pressure, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(open.taken(open.patient).empty(), "nobody has read yet that the doctor has to be told");
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: Blood pressure 200/124 mmHg"));
    QCOMPARE(asked->text(), QStringLiteral("Read it again. Ctrl+Enter once more saves it."));
    QVERIFY(asked->isVisible());
    // Question, strip and button have their room in the smallest window: 1366x768 at 150 %.
    open.page.resize(835, 436);
    const auto inSight = [&open](const QWidget* part) {
        return open.page.rect().contains(QRect(part->mapTo(&open.page, QPoint()), part->size()));
    };
    const auto* button = open.page.findChild<QWidget*>(QStringLiteral("vitals_save_button"));
    QTRY_VERIFY(inSight(asked) && inSight(tell) && inSight(button));
    QVERIFY(open.page.minimumSizeHint().height() <= 436);
    // Another figure is another question; what the strip named when its field was left is not asked again.
    pressure->selectAll();
    QTest::keyClicks(pressure, QStringLiteral("210/124"));
    QVERIFY(!asked->isVisible());
    QTest::keyClick(pressure, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(open.taken(open.patient).empty());
    QTest::keyClick(pressure, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    QCOMPARE(open.taken(open.patient).front().systolic.value_or(0), 210);
    const auto other = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    open.show(other, open.token(other).visit);
    open.type(QStringLiteral("200/124"));
    QTest::keyClick(open.field("vitals_pulse"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.taken(other).size(), std::size_t(1));
    QVERIFY2(!open.page.findChild<QAction*>(QStringLiteral("vitals_save"))->autoRepeat(),
             "a key held down is not the second one");
}

void VitalsPageTest::anOrdinaryValue_isSavedFromInsideItsFieldByOneKey() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    // High is no alarm: it costs no key.
    QTest::keyClicks(open.field("vitals_blood_pressure"), QStringLiteral("152/94"));
    QTest::keyClick(open.field("vitals_blood_pressure"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
}

void VitalsPageTest::theMouseOnTheButton_namesACriticalValueFirst() {
    Open open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* button = open.page.findChild<QAbstractButton*>(QStringLiteral("vitals_save_button"));
    auto* tell = open.page.findChild<widgets::OpenSummary*>(QStringLiteral("vitals_tell"));
    QTest::keyClicks(open.field("vitals_blood_pressure"), QStringLiteral("200/124"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(open.taken(open.patient).empty());
    QVERIFY(tell->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    // Let go beside the button nothing is saved, and the strip names it all the same.
    const auto other = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    open.show(other, open.token(other).visit);
    QTest::keyClicks(open.field("vitals_blood_pressure"), QStringLiteral("200/124"));
    QTest::mousePress(button, Qt::LeftButton);
    QTest::mouseMove(button, QPoint(-40, -40));
    QTest::mouseRelease(button, Qt::LeftButton, {}, QPoint(-40, -40));
    QTRY_VERIFY(tell->isVisible());
    QVERIFY(open.taken(other).empty());
}

void VitalsPageTest::theMarkedRow_isOfWhomTheValuesAre() {
    Open open;
    open.token(open.patient);
    const auto ravi = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    const auto second = open.token(ravi);
    auto* list = open.page.findChild<widgets::ListView*>(QStringLiteral("vitals_queue_list"));
    open.show(ravi, second.visit);
    QCOMPARE(list->currentIndex().row(), 1);
    // Who is in the room stands in no row, and nobody else's is marked.
    QVERIFY(clinic::execute(open.clinic.as("Doctor"), clinic::StartVisit{second.visit}));
    open.page.stop();
    open.page.start(open.desk);
    open.page.enter();
    QCOMPARE(list->currentIndex().row(), 0);
    open.show(ravi, second.visit);
    QCOMPARE(list->model()->rowCount(), 1);
    QVERIFY(!list->currentIndex().isValid() && list->selectionModel()->selectedIndexes().isEmpty());
    // Ctrl+Tab goes to a row, and news do not move it.
    const auto third = open.token(open.clinic.patient("Asha Rao", "31", "9800012355"));
    open.page.refresh({"visit"});
    open.page.findChild<QAction*>(QStringLiteral("vitals_queue"))->trigger();
    QCOMPARE(list->currentIndex().row(), 0);
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), 1);
    open.page.refresh({"visit"});
    QCOMPARE(list->currentIndex().row(), 1);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(open.page.subject().visitId, QString::fromStdString(third.visit.text()));
}

void VitalsPageTest::anAllergyTypedAndNotAdded_staysWithItsPatient() {
    Open open;
    const auto other = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    const auto mine = open.token(open.patient), theirs = open.token(other);
    open.show(open.patient, mine.visit);
    open.field("vitals_allergy")->setFocus();
    QTest::keyClicks(open.field("vitals_allergy"), QStringLiteral("Sulfa"));
    open.show(other, theirs.visit);
    QCOMPARE(open.field("vitals_allergy")->text(), QString());
    open.show(open.patient, mine.visit);
    QCOMPARE(open.field("vitals_allergy")->text(), QStringLiteral("Sulfa"));
    // Saving the figures does not throw it away.
    open.type(QStringLiteral("120/80"));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    open.show(open.patient, mine.visit);
    QCOMPARE(open.field("vitals_allergy")->text(), QStringLiteral("Sulfa"));
    QCOMPARE(open.field("vitals_blood_pressure")->text(), QString());
    open.field("vitals_allergy")->setFocus();
    QTest::keyClick(open.field("vitals_allergy"), Qt::Key_Return);
    QCOMPARE(clinic::execute(open.clinic.as("Nurse"), clinic::OpenPatient{open.patient, {}})->allergies.size(),
             std::size_t(1));
}

void VitalsPageTest::enteredTwice_isAskedOnce() {
    Open open;
    open.page.findChild<QCheckBox*>(QStringLiteral("vitals_go_on"))->setChecked(false);
    const auto token = open.token(open.patient);
    open.show(open.patient, token.visit);
    open.type(QStringLiteral("120/80"));
    open.save();
    open.clinic.clock.advance(std::chrono::minutes(1));
    open.show(open.patient, token.visit);
    QVERIFY(open.field("vitals_blood_pressure")->text().isEmpty());
    open.field("vitals_blood_pressure")->setText(QStringLiteral("120/80"));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    auto* asked = open.page.findChild<widgets::Label*>(QStringLiteral("vitals_error"));
    QVERIFY2(asked->isVisible() && asked->text().startsWith(QStringLiteral("Entered twice?")),
             qPrintable(asked->text()));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(2));
}

void VitalsPageTest::aWeightFarFromTheLast_isAskedOnce() {
    Open open;
    clinic::RecordVitals record;
    record.patient = open.patient;
    record.weight = "62";
    QVERIFY(clinic::execute(open.clinic.as("Nurse"), record).has_value());
    open.clinic.clock.advance(std::chrono::hours(2));
    open.show(open.patient, open.token(open.patient).visit);
    open.field("vitals_weight")->setFocus();
    open.type(QStringLiteral("26"));
    QVERIFY2(open.under("vitals_weight").contains(QStringLiteral("62 kg")), qPrintable(open.under("vitals_weight")));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    // Another figure is another question.
    open.field("vitals_weight")->setFocus();
    open.field("vitals_weight")->selectAll();
    open.type(QStringLiteral("27"));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
    open.save();
    QCOMPARE(open.taken(open.patient).size(), std::size_t(2));
}

QTEST_MAIN(VitalsPageTest)
#include "vitals_page_test.moc"
