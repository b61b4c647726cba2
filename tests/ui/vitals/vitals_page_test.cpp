#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "core/clinic/vitals_sheet.h"
#include "tests/ui/vitals/open_vitals.h"
#include "ui/vitals/vital_field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/views.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::OpenVitals;
using vitals::readVital;
using vitals::Vital;
using vitals::VitalField;
using vitals::vitalText;

namespace {

const base::Date kToday{std::chrono::year(2026), std::chrono::November, std::chrono::day(17)};

}  // namespace

class VitalsPageTest : public QObject {
    Q_OBJECT
private slots:
    void whatNursesWrite_isRead_data();
    void whatNursesWrite_isRead();
    void whatCannotBeRead_saysHowToWriteIt();
    void aRowOfValues_isSavedByKeysAlone_andTheNextOpens();
    void aChildWithoutWeight_isNotSaved();
    void lastPeriod_isAskedOnlyOfWhomItConcerns();
    void theBmi_followsWeightAndHeight();
    void whatWasTyped_staysWithItsPatient();
    void allergiesNotAsked_areAskedHere();
    void everyField_hasANameAndLastValuesWithUnits();
    void stop_forgetsEverythingOfTheSession();
    void thePage_fitsTheSmallestScreen();
    void thePageHolds_atTheSmallestLogicalSize();
    void theMarkedRow_isOfWhomTheValuesAre();
    void anAllergyTypedAndNotAdded_staysWithItsPatient();
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
    OpenVitals open;
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

void VitalsPageTest::aChildWithoutWeight_isNotSaved() {
    OpenVitals open;
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
    OpenVitals open;
    open.show(open.patient, open.token(open.patient).visit);
    QVERIFY(open.field("vitals_lmp")->isVisible());
    const auto man = open.clinic.patient("Ravi Kumar", "40", "9800012399", "male");
    open.show(man, open.token(man).visit);
    QVERIFY(!open.field("vitals_lmp")->isVisible());
}

void VitalsPageTest::theBmi_followsWeightAndHeight() {
    OpenVitals open;
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
    OpenVitals open;
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
    OpenVitals open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* none = open.page.findChild<widgets::OpButton*>(QStringLiteral("vitals_no_allergy"));
    QVERIFY(none->isVisible());
    none->click();
    QCOMPARE(clinic::execute(open.clinic.as("Nurse"), clinic::OpenPatient{open.patient, {}})->allergyStatus,
             std::string("none_known"));
}

void VitalsPageTest::everyField_hasANameAndLastValuesWithUnits() {
    OpenVitals open;
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
    OpenVitals open;
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
    OpenVitals open;
    open.show(open.patient, open.token(open.patient).visit);
    open.type(QStringLiteral("190/124"));
    QVERIFY2(open.page.minimumSizeHint().height() <= 692,
             qPrintable(QString::number(open.page.minimumSizeHint().height())));
    QVERIFY2(open.page.heightForWidth(1290) <= 692, qPrintable(QString::number(open.page.heightForWidth(1290))));
}

void VitalsPageTest::thePageHolds_atTheSmallestLogicalSize() {
    OpenVitals open;
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

void VitalsPageTest::theMarkedRow_isOfWhomTheValuesAre() {
    OpenVitals open;
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
    OpenVitals open;
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

QTEST_MAIN(VitalsPageTest)
#include "vitals_page_test.moc"
