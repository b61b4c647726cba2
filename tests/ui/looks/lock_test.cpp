#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/ui/scenes/stage.h"
#include "ui/desk/desk_page.h"
#include "ui/shell/sync_popover.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"

using namespace opdesk;

/// What a lock takes off the screen, and where the unlocking leads.
class LockTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aLock_leavesNothingOfTheSession();
    void anUnlock_leadsBackToThePageTheFieldAndTheCaret();
    void aLineHalfTyped_comesBackAfterALockAndAfterAnotherPatient();
    void toSignIn_leadsToTheCodeStep();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

void LockTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
}

void LockTest::init() {
    scenes::installLanguage(QStringLiteral("en"));
}

void LockTest::aLock_leavesNothingOfTheSession() {
    scenes::Stage stage;
    for (const auto& scene : scenes::scenes())
        scene.arrange(stage);
    if (!stage.window->work())
        stage.unlock();
    emit stage.page<ui::desk::DeskPage>("desk")->said(QStringLiteral("Token given to Sneha"), QStringLiteral("check"));
    stage.lock();
    QVERIFY(!stage.window->work());
    for (const auto* name : {"Prakash", "Vaishali", "Harpreet", "Sneha"}) {
        for (const auto* label : stage.window->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QLatin1String(name)),
                     qPrintable(label->text() + QStringLiteral(" in ") + label->parentWidget()->objectName()));
        for (const auto* field : stage.window->findChildren<QLineEdit*>())
            QVERIFY2(!field->text().contains(QLatin1String(name)), qPrintable(field->objectName()));
        for (const auto* field : stage.window->findChildren<QPlainTextEdit*>())
            QVERIFY2(!field->toPlainText().contains(QLatin1String(name)), qPrintable(field->objectName()));
        for (const auto* widget : stage.window->findChildren<QWidget*>())
            QVERIFY2(!widget->accessibleName().contains(QLatin1String(name)) &&
                         !widget->accessibleDescription().contains(QLatin1String(name)),
                     qPrintable(widget->objectName()));
    }
}

void LockTest::anUnlock_leadsBackToThePageTheFieldAndTheCaret() {
    scenes::Stage stage;
    stage.unlock();
    emit stage.page<ui::desk::DeskPage>("desk")->vitalsAsked(stage.text(stage.prakash.uuid()),
                                                             stage.text(stage.prakashVisit.uuid()));
    stage.settle();
    const auto remark = [&] { return stage.window->findChild<QLineEdit*>(QStringLiteral("vitals_remark")); };
    remark()->setFocus();
    QTest::keyClicks(remark(), QStringLiteral("after rest"));
    remark()->setCursorPosition(5);
    stage.lock();
    stage.unlock();
    QCOMPARE(stage.window->work()->currentId(), QStringLiteral("vitals"));
    QCOMPARE(stage.window->work()->current()->subject().patientId, stage.text(stage.prakash.uuid()));
    QCOMPARE(stage.window->focusWidget(), remark());
    QCOMPARE(remark()->text(), QStringLiteral("after rest"));
    QCOMPARE(remark()->cursorPosition(), 5);
    stage.lock();
    stage.gate.session->userName = "Somebody Else";
    stage.unlock();
    QCOMPARE(stage.window->work()->currentId(), QStringLiteral("desk"));
}

void LockTest::aLineHalfTyped_comesBackAfterALockAndAfterAnotherPatient() {
    scenes::Stage stage;
    stage.unlock();
    const auto consult = [&](const model::PatientId& patient, const model::VisitId& visit) {
        emit stage.page<ui::desk::DeskPage>("desk")->consultAsked(stage.text(patient.uuid()), stage.text(visit.uuid()));
        stage.settle();
    };
    const auto line = [&] { return stage.window->findChild<QLineEdit*>(QStringLiteral("rx_entry")); };
    consult(stage.prakash, stage.prakashVisit);
    line()->setFocus();
    QTest::keyClicks(line(), QStringLiteral("panto 40"));
    stage.lock();
    QVERIFY(line()->text().isEmpty());
    stage.unlock();
    consult(stage.prakash, stage.prakashVisit);
    QCOMPARE(line()->text(), QStringLiteral("panto 40"));
    consult(stage.vaishali, stage.vaishaliVisit);
    QVERIFY2(line()->text().isEmpty(), qPrintable(line()->text()));
    consult(stage.prakash, stage.prakashVisit);
    QCOMPARE(line()->text(), QStringLiteral("panto 40"));
}

void LockTest::toSignIn_leadsToTheCodeStep() {
    scenes::Stage stage;
    stage.unlock();
    emit stage.window->findChild<ui::shell::SyncPopover*>()->signInAsked();
    stage.settle();
    QVERIFY(!stage.window->work());
    QVERIFY(stage.window->findChild<QLineEdit*>(QStringLiteral("login_phone"))->isVisible());
}

QTEST_MAIN(LockTest)
#include "lock_test.moc"
