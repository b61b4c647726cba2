#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "core/clinic/ports.h"
#include "tests/ui/scenes/stage.h"
#include "ui/shell/sync_popover.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sync_pill.h"

using namespace opdesk;

namespace {

/// A line that sends when it is told to.
struct Line : clinic::SyncPort {
    clinic::SyncStatus status() override { return now; }
    void localChange() override {}
    void syncNow(std::function<void(base::Status)> done) override {
        ++asked;
        if (reachable)
            now.waiting = 0;
        done(reachable ? base::Status{} : base::Status(base::fail(base::ErrorCode::unreachable)));
    }
    void onStatus(std::function<void()> told) override { listener = std::move(told); }
    void pauseLoad(bool wanted) override { paused.push_back(wanted); }

    clinic::SyncStatus now;
    std::function<void()> listener;
    std::vector<bool> paused;
    int asked = 0;
    bool reachable = true;
};

QAbstractButton* button(scenes::Stage& stage, const char* name) {
    return stage.window->findChild<QAbstractButton*>(QLatin1String(name));
}

QString words(scenes::Stage& stage, const char* name) {
    return stage.window->findChild<ui::widgets::Label*>(QLatin1String(name))->text();
}

}  // namespace

/// Work that is not sent, seen from the window: closing, the pause of the first load, the report for support.
class ClosingTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void closingWithUnsentWork_asksOnce();
    void sendAndClose_closesWhenAllIsSentAndNotBefore();
    void askedToCloseTwice_theWindowGoes();
    void withNothingToSend_theWindowClosesAtOnce();
    void pause_reachesTheEngineAndComesBack();
    void theHelpReport_isWrittenAndHoldsNothingOfAPatient();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

void ClosingTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
    QStandardPaths::setTestModeEnabled(true);
    scenes::installLanguage(QStringLiteral("en"));
}

void ClosingTest::closingWithUnsentWork_asksOnce() {
    Line line;
    line.now.waiting = 3;
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    QVERIFY(!stage.window->close());
    stage.settle();
    QVERIFY(stage.window->isVisible() && stage.window->work());
    QVERIFY(button(stage, "answer_send") && button(stage, "answer_send")->hasFocus());
    QTest::keyClick(button(stage, "answer_send"), Qt::Key_Escape);
    stage.settle();
    QVERIFY(stage.window->isVisible());
    QVERIFY(!button(stage, "answer_later"));
    QVERIFY(!stage.window->close());
    button(stage, "answer_later")->click();
    stage.settle();
    QVERIFY(!stage.window->isVisible());
    QCOMPARE(line.asked, 0);
}

void ClosingTest::sendAndClose_closesWhenAllIsSentAndNotBefore() {
    Line line;
    line.now.waiting = 3;
    line.reachable = false;
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    QVERIFY(!stage.window->close());
    button(stage, "answer_send")->click();
    stage.settle();
    QCOMPARE(line.asked, 1);
    QVERIFY2(stage.window->isVisible(), "nothing went out: it is asked again, with the reason");
    line.reachable = true;
    button(stage, "answer_send")->click();
    stage.settle();
    QCOMPARE(line.asked, 2);
    QVERIFY(!stage.window->isVisible());
}

void ClosingTest::askedToCloseTwice_theWindowGoes() {
    Line line;
    line.now.attachments.toSend = 1;
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    QVERIFY(!stage.window->close());
    QVERIFY(stage.window->close());
    QVERIFY(!stage.window->work());
}

void ClosingTest::withNothingToSend_theWindowClosesAtOnce() {
    Line line;
    line.now.parked = 2;  // sending does not help these
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    QVERIFY(stage.window->close());
}

void ClosingTest::pause_reachesTheEngineAndComesBack() {
    Line line;
    line.now.load = {true, false, 12'340, 200'000, 1'900, 98};
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    stage.window->findChild<QAction*>(QStringLiteral("action_sync_state"))->trigger();
    stage.settle();
    button(stage, "sync_button_pause")->click();
    stage.settle();
    QCOMPARE(line.paused, std::vector<bool>{true});
    line.now.load.paused = true;
    line.listener();
    stage.settle();
    QVERIFY2(words(stage, "sync_popover_load").contains(QStringLiteral("Paused")),
             qPrintable(words(stage, "sync_popover_load")));
    button(stage, "sync_button_pause")->click();
    stage.settle();
    QCOMPARE(line.paused, (std::vector<bool>{true, false}));
}

void ClosingTest::theHelpReport_isWrittenAndHoldsNothingOfAPatient() {
    QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral("."));
    const auto reports = [&] { return folder.entryList({QStringLiteral("opdesk-help-*.json")}, QDir::Files); };
    for (const auto& old : reports())
        folder.remove(old);
    scenes::Stage stage;
    stage.unlock();
    stage.window->findChild<QAction*>(QStringLiteral("action_sync_state"))->trigger();
    stage.settle();
    button(stage, "sync_button_support")->click();
    stage.settle();
    QCOMPARE(reports().size(), 1);
    QVERIFY(words(stage, "sync_popover_answer").contains(reports().constFirst()));
    QFile file(folder.filePath(reports().constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto report = file.readAll();
    QVERIFY(report.contains("\"outbox\""));
    for (const auto* word : {"Vaishali", "Deshmukh", "Harpreet", "9822012345", "Kothrud", "Sulfonamides"})
        QVERIFY2(!report.contains(word), word);
    QVERIFY(!report.contains(stage.vaishali.text().c_str()));
    file.remove();
}

QTEST_MAIN(ClosingTest)
#include "closing_test.moc"
