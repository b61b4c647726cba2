#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QWindow>

#include "core/clinic/vitals_sheet.h"
#include "tests/ui/vitals/open_vitals.h"
#include "ui/widgets/label.h"
#include "ui/widgets/open_summary.h"

using namespace opdesk;
using namespace opdesk::ui;
using opdesk::tests::OpenVitals;

namespace {

const base::Date kToday{std::chrono::year(2026), std::chrono::November, std::chrono::day(17)};

}  // namespace

/// Values that somebody has to be told of or asked about, before they are saved.
class VitalsAlertsTest : public QObject {
    Q_OBJECT
private slots:
    void oddAndCriticalAndImpossible_haveTheirWords();
    void anImpossibleValue_turnsSavingOffAndIsNamedBesideTheButton();
    void aCriticalValue_isNamedAndSpokenBesideTheButton();
    void aLinkPressed_leadsToItsField_whateverTheFieldLeftChanges();
    void savedFromInsideAField_aCriticalValueIsNamedFirst();
    void anOrdinaryValue_isSavedFromInsideItsFieldByOneKey();
    void theMouseOnTheButton_namesACriticalValueFirst();
    void enteredTwice_isAskedOnce();
    void aWeightFarFromTheLast_isAskedOnce();
};

void VitalsAlertsTest::oddAndCriticalAndImpossible_haveTheirWords() {
    OpenVitals open;
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

void VitalsAlertsTest::anImpossibleValue_turnsSavingOffAndIsNamedBesideTheButton() {
    OpenVitals open;
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

void VitalsAlertsTest::aCriticalValue_isNamedAndSpokenBesideTheButton() {
    OpenVitals open;
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

void VitalsAlertsTest::aLinkPressed_leadsToItsField_whateverTheFieldLeftChanges() {
    OpenVitals open;
    open.show(open.patient, open.token(open.patient).visit);
    auto* pressure = open.field("vitals_blood_pressure");
    auto* saturation = open.field("vitals_spo2");
    auto* tell = open.page.findChild<widgets::OpenSummary*>(QStringLiteral("vitals_tell"));
    const auto link = [tell](const char* name) { return tell->findChild<QAbstractButton*>(QLatin1String(name)); };
    const auto bothCritical = [&] {
        pressure->setFocus();
        pressure->setText(QStringLiteral("200/124"));
        saturation->setFocus();
        saturation->setText(QStringLiteral("82"));
        pressure->setFocus();
        QTest::qWait(0);  // the words find their places
    };
    // The press takes the focus out of the pressure, which has no value any more: its own word goes.
    bothCritical();
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: Blood pressure 200/124 mmHg, SpO₂ 82 %"));
    pressure->setText(QStringLiteral("200/"));
    QTest::mouseClick(link("vitals_tell_2"), Qt::LeftButton);
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: SpO₂ 82 %"));
    QVERIFY(saturation->hasFocus());
    // The mouse stays where it was while the word it presses moves up.
    bothCritical();
    pressure->setText(QStringLiteral("200/"));
    auto* window = open.page.windowHandle();
    const QPointer<QAbstractButton> pressed = link("vitals_tell_2");
    const auto at = pressed->mapTo(&open.page, QPoint(pressed->width() - 4, pressed->height() / 2));
    QTest::mousePress(window, Qt::LeftButton, {}, at);
    QTRY_VERIFY(pressed && !pressed->rect().contains(pressed->mapFrom(&open.page, at)));
    QCOMPARE(pressed->objectName(), QStringLiteral("vitals_tell_1"));
    QTest::mouseRelease(window, Qt::LeftButton, {}, at);
    QVERIFY(saturation->hasFocus());
    // A word whose figure changes under the mouse leads where it led; one that is gone leads nowhere.
    bothCritical();
    pressure->setText(QStringLiteral("210/124"));
    QTest::mouseClick(link("vitals_tell_1"), Qt::LeftButton);
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: Blood pressure 210/124 mmHg, SpO₂ 82 %"));
    QVERIFY(pressure->hasFocus());
    pressure->setText(QStringLiteral("200/"));
    QTest::mouseClick(link("vitals_tell_1"), Qt::LeftButton);
    QCOMPARE(tell->summary(), QStringLiteral("Tell the doctor: SpO₂ 82 %"));
    QVERIFY(!saturation->hasFocus());
}

void VitalsAlertsTest::savedFromInsideAField_aCriticalValueIsNamedFirst() {
    OpenVitals open;
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

void VitalsAlertsTest::anOrdinaryValue_isSavedFromInsideItsFieldByOneKey() {
    OpenVitals open;
    open.show(open.patient, open.token(open.patient).visit);
    // High is no alarm: it costs no key.
    QTest::keyClicks(open.field("vitals_blood_pressure"), QStringLiteral("152/94"));
    QTest::keyClick(open.field("vitals_blood_pressure"), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(open.taken(open.patient).size(), std::size_t(1));
}

void VitalsAlertsTest::theMouseOnTheButton_namesACriticalValueFirst() {
    OpenVitals open;
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

void VitalsAlertsTest::enteredTwice_isAskedOnce() {
    OpenVitals open;
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

void VitalsAlertsTest::aWeightFarFromTheLast_isAskedOnce() {
    OpenVitals open;
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

QTEST_MAIN(VitalsAlertsTest)
#include "vitals_alerts_test.moc"
