#include <QAction>
#include <QApplication>
#include <QLabel>
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
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/off_now.h"
#include "ui/widgets/row_types.h"

using namespace opdesk;
using tests::action;
using tests::command;
using ui::settings::Choice;

namespace {

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

/// Commands by their words: the palette, and the keys it and F1 show.
class PaletteTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void aFewLettersAndEnter_leadToEveryPlace();
    void aFewLettersAndEnter_leadToEveryPlace_data();
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

private:
    ui::theme::Theme m_theme{ui::theme::ThemeChoice{}};
};

void PaletteTest::initTestCase() {
    ui::theme::install(*qApp, m_theme);
}

void PaletteTest::init() {
    scenes::installLanguage(QStringLiteral("en"));
}

void PaletteTest::aFewLettersAndEnter_leadToEveryPlace() {
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

void PaletteTest::aFewLettersAndEnter_leadToEveryPlace_data() {
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

void PaletteTest::whatIsUsed_standsFirstNextTime() {
    scenes::Stage stage;
    stage.unlock();
    command(stage, QStringLiteral("settings"));
    stage.window->showPlace(QStringLiteral("conflicts"));
    stage.settle();
    QCOMPARE(shown(stage, {}).value(0), QStringLiteral("place:settings"));
    QCOMPARE(stage.preferences.value(Choice::recentCommands), QStringLiteral("place:settings"));
}

void PaletteTest::tokensAndPatients_areFoundInThePalette() {
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

void PaletteTest::thePalette_listsOnlyWhatTheRoleMayDo() {
    scenes::Stage stage({"Nurse"});
    stage.unlock();
    const auto ids = shown(stage, {});
    for (const auto* forbidden : {"place:billing", "place:day_close", "place:consult", "action:action_bill"})
        QVERIFY2(!ids.contains(QString::fromLatin1(forbidden)), forbidden);
    QVERIFY(ids.contains(QStringLiteral("place:vitals")));
    stage.window->showPlace(QStringLiteral("billing"));
    QVERIFY(stage.window->work()->currentId() != QStringLiteral("billing"));
}

void PaletteTest::aCommandThatLeadsSomewhere_hasItsIcon() {
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

void PaletteTest::everyListedCommand_isAnActionThatIsThere() {
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

void PaletteTest::aCommand_isListedOnce() {
    scenes::Stage stage;
    stage.unlock();
    const auto ids = shown(stage, QStringLiteral("new pat"));
    QCOMPARE(ids.filter(QStringLiteral("new_patient")), QStringList{QStringLiteral("action:action_new_patient")});
    auto all = shown(stage, {});
    const auto count = all.size();
    all.removeDuplicates();
    QCOMPARE(all.size(), count);
}

void PaletteTest::englishWords_findCommandsInEveryLanguage() {
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

void PaletteTest::thePatientsCommands_standFirst() {
    scenes::Stage stage;
    stage.unlock();
    stage.window->showPlace(QStringLiteral("desk"));
    action(stage, "action_queue")->trigger();
    stage.settle();
    const auto ids = shown(stage, QStringLiteral("pat"));
    QVERIFY2(ids.value(0).startsWith(QLatin1String("subject:")), qPrintable(ids.join(u' ')));
}

void PaletteTest::f1_showsTheKeysThatDoSomethingHere() {
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

void PaletteTest::aColumnOfKeys_namesItsGroupAndKeepsItsPace() {
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

QTEST_MAIN(PaletteTest)
#include "palette_test.moc"
