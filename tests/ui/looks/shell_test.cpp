#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include <algorithm>

#include "tests/ui/looks/commands.h"
#include "tests/ui/scenes/stage.h"
#include "ui/desk/desk_page.h"
#include "ui/shell/key_sheet.h"
#include "ui/shell/places.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/toast.h"

using namespace opdesk;
using tests::action;
using tests::command;
using ui::settings::Choice;

/// The frame around the pages: ways between them, palette, own settings, the change of language.
class ShellTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void thePersonAtTheDesk_isNamedWithTheRole();
    void aKeyOfThePage_isNotTakenByTheWindow();
    void theLanguage_changesWithoutRestartAndKeepsPlaceAndTyping();
    void aSetting_isInForceAtOnceAndIsTakenBack();
    void settings_areFoundByWords();
    void settings_holdNothingOfAPatient();
    void anUnknownWordInTheSettings_isTheFallback();
    void afterSyncNow_allIsSentIsSaidOnlyWhenItIs();
    void aCriticalValue_isSpokenOnce();
    void aPage_isStartedWhenItIsNeededOrNobodyWaits();

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

void ShellTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
}

void ShellTest::init() {
    scenes::installLanguage(QStringLiteral("en"));
}

void ShellTest::thePersonAtTheDesk_isNamedWithTheRole() {
    scenes::Stage stage({"Receptionist"});
    stage.unlock();
    const auto* chip = stage.window->findChild<QWidget*>(QStringLiteral("user_chip"));
    QCOMPARE(chip->accessibleName(), QStringLiteral("Dr Anand Rao, Reception · Desk 1"));
}

void ShellTest::aKeyOfThePage_isNotTakenByTheWindow() {
    scenes::Stage stage;
    stage.unlock();
    while (stage.window->work()->makeNext()) {
    }
    for (const auto& place : ui::shell::places()) {
        stage.window->showPlace(place.name());
        stage.settle();
        QMap<QString, QString> owners;
        const auto ofPage = stage.window->work()->current()->actions();
        for (const auto* each : ofPage + stage.window->actions()) {
            if (!each->isEnabled() || !each->isVisible())
                continue;
            for (const auto& keys : each->shortcuts()) {
                const auto text = keys.toString();
                QVERIFY2(owners.value(text, each->objectName()) == each->objectName(),
                         qPrintable(QStringLiteral("%1 on %2: %3 and %4")
                                        .arg(text, place.name(), owners.value(text), each->objectName())));
                owners[text] = each->objectName();
            }
        }
    }
}

void ShellTest::theLanguage_changesWithoutRestartAndKeepsPlaceAndTyping() {
    scenes::Stage stage;
    stage.unlock();
    QObject::connect(&stage.preferences, &ui::settings::Preferences::changed, &stage.preferences, [&](Choice choice) {
        if (choice == Choice::language)
            scenes::installLanguage(stage.preferences.value(choice));
    });
    stage.window->showPlace(QStringLiteral("settings"));
    stage.settle();
    const auto english =
        stage.window->work()->rail()->findChild<QAbstractButton*>(QStringLiteral("nav_settings"))->text();
    auto* language = stage.window->findChild<ui::widgets::SegmentedControl*>(QStringLiteral("setting_language"));
    language->setFocus();
    QTest::keyClick(language, Qt::Key_Right);
    stage.settle();
    QCOMPARE(stage.preferences.value(Choice::language), QStringLiteral("hi"));
    QCOMPARE(stage.window->work()->currentId(), QStringLiteral("settings"));
    const auto hindi =
        stage.window->work()->rail()->findChild<QAbstractButton*>(QStringLiteral("nav_settings"))->text();
    QVERIFY2(hindi != english, qPrintable(hindi));
    QVERIFY(stage.window->focusWidget());
    QCOMPARE(stage.window->focusWidget()->objectName(), QStringLiteral("setting_language"));
    // Undo, offered in the new language, goes back.
    auto* toast = stage.window->findChild<ui::widgets::Toast*>();
    QVERIFY(toast->offersUndo());
    action(stage, "action_undo")->trigger();
    stage.settle();
    QCOMPARE(stage.preferences.value(Choice::language), QStringLiteral("en"));
    QCOMPARE(stage.window->work()->rail()->findChild<QAbstractButton*>(QStringLiteral("nav_settings"))->text(),
             english);
}

void ShellTest::aSetting_isInForceAtOnceAndIsTakenBack() {
    scenes::Stage stage;
    stage.unlock();
    stage.window->showPlace(QStringLiteral("settings"));
    stage.settle();
    auto* themes = stage.window->findChild<ui::widgets::SegmentedControl*>(QStringLiteral("setting_theme"));
    themes->setFocus();
    QTest::keyClick(themes, Qt::Key_Right);
    QCOMPARE(stage.preferences.themeChoice().scheme, ui::theme::Scheme::dark);
    QCOMPARE(stage.kept.value(QStringLiteral("theme")).toString(), QStringLiteral("dark"));
    action(stage, "action_undo")->trigger();
    QCOMPARE(stage.preferences.themeChoice().scheme, ui::theme::Scheme::light);
    for (const auto* size : {"100", "115", "130"}) {
        QVERIFY(stage.preferences.choose(Choice::textSize, QString::fromLatin1(size)));
        QCOMPARE(stage.preferences.themeChoice().textPercent, QString::fromLatin1(size).toInt());
    }
    QVERIFY(!stage.preferences.choose(Choice::textSize, QStringLiteral("400")));
}

void ShellTest::settings_areFoundByWords() {
    scenes::Stage stage;
    stage.unlock();
    command(stage, QStringLiteral("set"));
    auto* search = stage.window->findChild<QLineEdit*>(QStringLiteral("settings_search"));
    QCOMPARE(stage.window->focusWidget(), search);
    QTest::keyClicks(search, QStringLiteral("dark"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(stage.window->focusWidget()->objectName(), QStringLiteral("setting_theme"));
}

void ShellTest::settings_holdNothingOfAPatient() {
    scenes::Stage stage;
    stage.unlock();
    command(stage, QStringLiteral("deshm"));
    command(stage, QStringLiteral("vit"));
    stage.kept.sync();
    QStringList known;
    for (const auto& row : ui::settings::choiceTable())
        known << QString::fromLatin1(row.name);
    for (const auto& key : stage.kept.allKeys()) {
        QVERIFY2(known.contains(key), qPrintable(key));
        QVERIFY2(!stage.kept.value(key).toString().contains(stage.text(stage.prakash.uuid())), qPrintable(key));
        QVERIFY2(!stage.kept.value(key).toString().contains(QStringLiteral("Prakash")), qPrintable(key));
    }
}

void ShellTest::anUnknownWordInTheSettings_isTheFallback() {
    QTemporaryDir folder;
    QSettings kept(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    kept.setValue(QStringLiteral("language"), QStringLiteral("klingon"));
    kept.setValue(QStringLiteral("textSize"), QStringLiteral("<b>"));
    const ui::settings::Preferences preferences(kept);
    QCOMPARE(preferences.value(Choice::language), QStringLiteral("en"));
    QCOMPARE(preferences.themeChoice().textPercent, 100);
}

void ShellTest::afterSyncNow_allIsSentIsSaidOnlyWhenItIs() {
    struct Line : clinic::SyncPort {
        clinic::SyncStatus status() override { return now; }
        void localChange() override {}
        void syncNow(std::function<void(base::Status)> done) override { done({}); }
        void onStatus(std::function<void()>) override {}
        void pauseLoad(bool) override {}
        clinic::SyncStatus now;
    } line;
    line.now.online = true;
    scenes::Stage stage;
    stage.gate.session->sync = &line;
    stage.unlock();
    const auto said = [&] {
        action(stage, "action_sync")->trigger();
        stage.settle();
        return stage.window->findChild<ui::widgets::Announcer*>()->accessibleName();
    };
    QCOMPARE(said(), QStringLiteral("All work is sent"));
    line.now.parked = 1;
    QVERIFY2(said().contains(QStringLiteral("admin")), qPrintable(said()));
    line.now.parked = 0;
    line.now.attachments.toSend = 2;
    QVERIFY2(said().startsWith(QStringLiteral("2 attachments still to send")), qPrintable(said()));
    stage.lock();
    stage.gate.session->sync = nullptr;
}

void ShellTest::aCriticalValue_isSpokenOnce() {
    scenes::Stage stage;
    stage.unlock();
    emit stage.page<ui::desk::DeskPage>("desk")->vitalsAsked(stage.text(stage.prakash.uuid()),
                                                             stage.text(stage.prakashVisit.uuid()));
    stage.settle();
    const auto field = [&](const char* name) { return stage.window->findChild<QLineEdit*>(QLatin1String(name)); };
    field("vitals_blood_pressure")->setFocus();
    QTest::keyClicks(field("vitals_blood_pressure"), QStringLiteral("200/124"));
    field("vitals_pulse")->setFocus();
    stage.settle();
    QCOMPARE(stage.window->findChild<ui::widgets::Announcer*>()->accessibleName(),
             QStringLiteral("Tell the doctor: Blood pressure 200/124 mmHg"));
}

void ShellTest::aPage_isStartedWhenItIsNeededOrNobodyWaits() {
    scenes::Stage stage;
    ui::shell::WorkArea work({stage.preferences, stage.clinic.clock, [](const auto&, const auto& done) { done({}); }});
    const auto session = [&] {
        stage.gate.unlock({}, "pass", [&](base::Result<std::shared_ptr<clinic::Desk>> desk) { work.start(*desk); });
    };
    const auto started = [&] {
        return std::ranges::count_if(work.made(), [&](const auto& each) { return work.isStarted(each.second); });
    };
    work.prepare(QStringLiteral("desk"));
    QCOMPARE(started(), 0);
    session();
    while (work.makeNext()) {
    }
    const auto all = static_cast<std::ptrdiff_t>(work.made().size());
    QVERIFY(all > 8);
    QCOMPARE(started(), all);
    work.stop();
    QCOMPARE(started(), 0);
    // The next session: what is asked for at once, the others step by step.
    session();
    QCOMPARE(started(), 0);
    QVERIFY(work.show(QStringLiteral("billing")));
    QCOMPARE(started(), 1);
    QVERIFY(work.isStarted(work.current()));
    QVERIFY(work.makeNext());
    QCOMPARE(started(), 2);
    while (work.makeNext()) {
    }
    QCOMPARE(started(), all);
    work.stop();
}

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
