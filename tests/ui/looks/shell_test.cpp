#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>

#include <algorithm>

#include "tests/ui/scenes/stage.h"
#include "ui/desk/desk_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/key_sheet.h"
#include "ui/shell/places.h"
#include "ui/shell/work_area.h"
#include "ui/theme/theme.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/toast.h"

using namespace opdesk;
using ui::settings::Choice;

namespace {

QAction* action(scenes::Stage& stage, const char* name) {
    return stage.window->findChild<QAction*>(QString::fromLatin1(name));
}

/// Ctrl+K, the words, Enter: what a person does.
void command(scenes::Stage& stage, const QString& typed) {
    action(stage, "action_commands")->trigger();
    stage.settle();
    auto* field = stage.window->findChild<QLineEdit*>(QStringLiteral("command_text"));
    QTest::keyClicks(field, typed);
    stage.settle();
    QTest::keyClick(field, Qt::Key_Return);
    stage.settle();
}

QStringList shown(scenes::Stage& stage, const QString& typed) {
    action(stage, "action_commands")->trigger();
    stage.settle();
    auto* palette = stage.window->findChild<ui::widgets::CommandPalette*>();
    QTest::keyClicks(palette->field(), typed);
    stage.settle();
    const auto ids = palette->shownIds();
    QTest::keyClick(palette->field(), Qt::Key_Escape);
    stage.settle();
    return ids;
}

}  // namespace

/// The frame around the pages: ways between them, palette, own settings, the change of language.
class ShellTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aFewLettersAndEnter_leadToEveryPlace_data();
    void aFewLettersAndEnter_leadToEveryPlace();
    void whatIsUsed_standsFirstNextTime();
    void tokensAndPatients_areFoundInThePalette();
    void thePalette_listsOnlyWhatTheRoleMayDo();
    void aCommandThatLeadsSomewhere_hasItsIcon();
    void everyListedCommand_isAnActionThatIsThere();
    void aCommand_isListedOnce();
    void englishWords_findCommandsInEveryLanguage();
    void thePatientsCommands_standFirst();
    void f1_showsTheKeysThatDoSomethingHere();
    void aColumnOfKeys_namesItsGroupAndKeepsItsPace();
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

void ShellTest::aFewLettersAndEnter_leadToEveryPlace_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("place");
    for (const auto& [typed, place] : {std::pair{"cal", "calendar"},
                                       {"close", "day_close"},
                                       {"conf", "conflicts"},
                                       {"set", "settings"},
                                       {"vit", "vitals"},
                                       {"bill", "billing"},
                                       {"front", "desk"}})
        QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(place);
}

void ShellTest::aFewLettersAndEnter_leadToEveryPlace() {
    QFETCH(QString, typed);
    QFETCH(QString, place);
    for (const auto* language : {"en", "hi"}) {
        scenes::installLanguage(QString::fromLatin1(language));
        scenes::Stage stage({"ClinicAdmin", "Doctor", "Nurse", "Receptionist"});
        stage.unlock();
        command(stage, typed);
        QCOMPARE(stage.window->work()->currentId(), place);
    }
}

void ShellTest::whatIsUsed_standsFirstNextTime() {
    scenes::Stage stage;
    stage.unlock();
    command(stage, QStringLiteral("settings"));
    stage.window->showPlace(QStringLiteral("conflicts"));
    stage.settle();
    QCOMPARE(shown(stage, {}).value(0), QStringLiteral("place:settings"));
    QCOMPARE(stage.preferences.value(Choice::recentCommands), QStringLiteral("place:settings"));
}

void ShellTest::tokensAndPatients_areFoundInThePalette() {
    scenes::Stage stage;
    stage.unlock();
    const auto found = shown(stage, QStringLiteral("deshm"));
    QVERIFY2(found.contains(QStringLiteral("patient:") + stage.text(stage.prakash.uuid())),
             qPrintable(found.join(u' ')));
    const auto tokens = shown(stage, QStringLiteral("a1")).filter(QStringLiteral("visit:"));
    QVERIFY(!tokens.isEmpty());
    command(stage, QStringLiteral("deshm"));
    QCOMPARE(stage.window->work()->currentId(), QStringLiteral("patient"));
    // Nothing of a patient is remembered.
    QVERIFY(!stage.preferences.value(Choice::recentCommands).contains(QStringLiteral("patient:")));
}

void ShellTest::thePalette_listsOnlyWhatTheRoleMayDo() {
    scenes::Stage stage({"Nurse"});
    stage.unlock();
    const auto ids = shown(stage, {});
    for (const auto* forbidden : {"place:billing", "place:day_close", "place:consult", "action:action_bill"})
        QVERIFY2(!ids.contains(QString::fromLatin1(forbidden)), forbidden);
    QVERIFY(ids.contains(QStringLiteral("place:vitals")));
    stage.window->showPlace(QStringLiteral("billing"));
    QVERIFY(stage.window->work()->currentId() != QStringLiteral("billing"));
}

void ShellTest::aCommandThatLeadsSomewhere_hasItsIcon() {
    scenes::Stage stage;
    stage.unlock();
    action(stage, "action_queue")->trigger();
    stage.settle();
    action(stage, "action_commands")->trigger();
    stage.settle();
    const auto* list = stage.window->findChild<QListView*>(QStringLiteral("command_list"));
    QMap<QString, QString> icons;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const auto command =
            list->model()->index(row, 0).data(ui::widgets::kRowRole).value<ui::widgets::PaletteCommand>();
        icons[command.id] = command.iconName;
    }
    QCOMPARE(icons.value(QStringLiteral("subject:action_open_patient")),
             QString::fromLatin1(ui::shell::placeOf(QStringLiteral("patient"))->icon));
    QCOMPARE(icons.value(QStringLiteral("action:action_find")), QStringLiteral("search"));
    QCOMPARE(icons.value(QStringLiteral("action:action_new_patient")), QStringLiteral("user-plus"));
    QCOMPARE(icons.value(QStringLiteral("action:action_lock")), QStringLiteral("command"));
}

void ShellTest::everyListedCommand_isAnActionThatIsThere() {
    scenes::Stage stage;
    stage.unlock();
    while (stage.window->work()->makeNext()) {
    }
    for (const auto& place : ui::shell::places()) {
        stage.window->showPlace(place.name());
        stage.settle();
        if (stage.window->work()->currentId() != place.name())
            continue;
        for (const auto& id : shown(stage, {})) {
            const auto kind = id.section(u':', 0, 0);
            if (kind == QLatin1String("place"))
                QVERIFY2(ui::shell::placeOf(id.section(u':', 1)), qPrintable(id));
            else
                QVERIFY2(stage.window->findChild<QAction*>(id.section(u':', -1)), qPrintable(id));
        }
        // The key bar is made of the same actions: each has words and a name.
        for (const auto* each : stage.window->work()->current()->actions()) {
            QVERIFY2(!each->objectName().isEmpty(), qPrintable(each->text()));
            QVERIFY2(!each->text().isEmpty(), qPrintable(each->objectName()));
        }
    }
}

void ShellTest::aCommand_isListedOnce() {
    scenes::Stage stage;
    stage.unlock();
    const auto ids = shown(stage, QStringLiteral("new pat"));
    QCOMPARE(ids.filter(QStringLiteral("new_patient")), QStringList{QStringLiteral("action:action_new_patient")});
    auto all = shown(stage, {});
    const auto count = all.size();
    all.removeDuplicates();
    QCOMPARE(all.size(), count);
}

void ShellTest::englishWords_findCommandsInEveryLanguage() {
    for (const auto* language : {"en", "hi"}) {
        scenes::installLanguage(QString::fromLatin1(language));
        scenes::Stage stage;
        stage.unlock();
        QVERIFY(shown(stage, QStringLiteral("find")).contains(QStringLiteral("action:action_find")));
        QVERIFY(shown(stage, QStringLiteral("lock")).contains(QStringLiteral("action:action_lock")));
        QVERIFY(shown(stage, QStringLiteral("hide")).contains(QStringLiteral("action:action_hide_names")));
        QVERIFY(shown(stage, QStringLiteral("patient search")).contains(QStringLiteral("action:action_find")));
    }
}

void ShellTest::thePatientsCommands_standFirst() {
    scenes::Stage stage;
    stage.unlock();
    stage.window->showPlace(QStringLiteral("desk"));
    action(stage, "action_queue")->trigger();
    stage.settle();
    const auto ids = shown(stage, QStringLiteral("pat"));
    QVERIFY2(ids.value(0).startsWith(QLatin1String("subject:")), qPrintable(ids.join(u' ')));
}

void ShellTest::f1_showsTheKeysThatDoSomethingHere() {
    scenes::Stage stage;
    stage.unlock();
    stage.settle();
    const auto words = [&] {
        QStringList found;
        auto* sheet = stage.window->findChild<QWidget*>(QStringLiteral("key_sheet"));
        for (const auto* label : sheet ? sheet->findChildren<QLabel*>() : QList<QLabel*>())
            found << label->text();
        return found;
    };
    action(stage, "action_help")->trigger();
    stage.settle();
    const auto* page = stage.window->findChild<ui::desk::DeskPage*>();
    int own = 0;
    for (const auto* each : page->actions())
        if (each->isVisible() && !each->shortcut().isEmpty()) {
            const bool offered = each->isEnabled() && !ui::widgets::isOffNow(*each);
            QCOMPARE(words().contains(each->text()), offered);
            own += offered ? 1 : 0;
        }
    QVERIFY(own > 2);
    QVERIFY(words().contains(QStringLiteral("Hide names")));
    QTest::keyClick(stage.window->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(words().isEmpty());
}

void ShellTest::aColumnOfKeys_namesItsGroupAndKeepsItsPace() {
    QObject owner;
    const auto group = [&](const char* heading, int count, bool isOfPage) {
        ui::shell::KeySheet::Group made{QLatin1String(heading), {}, isOfPage};
        for (int i = 0; i < count; ++i) {
            auto* one = new QAction(QStringLiteral("%1 %2").arg(QLatin1String(heading)).arg(i), &owner);
            one->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_A + i)));
            made.actions << one;
        }
        return made;
    };
    ui::shell::KeySheet sheet({group("Page", 12, true), group("List", 2, true), group("Everywhere", 11, false)},
                              QSize(880, 410));
    sheet.show();
    QCoreApplication::sendPostedEvents();
    struct Column {
        QList<int> keys;
        QString first;
        int firstAt = 0;
    };
    QMap<int, Column> columns;
    const auto at = [&](const QWidget* part) { return part->mapTo(&sheet, QPoint()); };
    for (const auto* cap : sheet.findChildren<ui::widgets::KeyCap*>())
        if (cap->parentWidget()->objectName() != QLatin1String("key_sheet_close"))
            columns[at(cap).x()].keys << at(cap).y();
    QCOMPARE(columns.size(), 3);
    for (const auto* label : sheet.findChildren<ui::widgets::Label*>()) {
        auto column = columns.find(at(label).x());
        if (column != columns.end() && label->look() == ui::widgets::Label::Look::group &&
            (column->first.isEmpty() || at(label).y() < column->firstAt))
            column->first = label->text(), column->firstAt = at(label).y();
    }
    QStringList first;
    int pace = 0;
    for (auto& column : columns) {
        std::ranges::sort(column.keys);
        QVERIFY(column.firstAt < column.keys.first());
        first << column.first;
        // A heading stands in a row of its own, as high as the others.
        for (qsizetype i = 1; i < column.keys.size(); ++i) {
            const int step = column.keys.at(i) - column.keys.at(i - 1);
            pace = pace == 0 ? step : pace;
            QVERIFY2(step == pace || step == 2 * pace, qPrintable(QStringLiteral("%1 %2").arg(step).arg(pace)));
        }
    }
    QCOMPARE(first, (QStringList{"Page", "Page", "Everywhere"}));
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
