// ui_gallery [folder] [--dark] [--comfortable] [--percent N]: shows the components, or writes one picture a scene.
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QHash>
#include <QTimer>
#include <QVBoxLayout>

#include "gallery_pages.h"
#include "ui/theme/theme.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

using namespace opdesk::ui;

namespace {

void addKey(QWidget* page, const QKeySequence& keys, const QString& word) {
    auto* action = new QAction(word, page);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
}

QWidget* frame(QWidget* page, const QString& place, bool offline) {
    auto* window = new QWidget;
    window->resize(1366, 738);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* rail = new widgets::NavRail(window);
    rail->addPlace("desk", "layout-dashboard", "Front desk");
    rail->addPlace("calendar", "calendar-days", "Calendar");
    rail->addPlace("patients", "users", "Patients");
    rail->addPlace("consult", "stethoscope", "Consult");
    rail->addPlace("billing", "receipt-indian-rupee", "Billing");
    rail->addPlace("reports", "chart-column", "Reports");
    rail->addPlace("conflicts", "git-compare", "Conflicts");
    rail->setCount("conflicts", 3, "3 to settle");
    rail->setCurrent(place);
    row->addWidget(rail);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    row->addLayout(column, 1);
    auto* bar = new widgets::TopBar(window);
    bar->setUser("Rohini Pawar", "Reception · Desk 1");
    bar->setClock("Tue 17-11-2026", "11:42 am");
    bar->setToSettle(place == "conflicts" ? 2 : 0);
    widgets::SyncPillState state;
    state.kind = offline ? widgets::SyncPillState::Kind::offline : widgets::SyncPillState::Kind::synced;
    state.time = "11:41";
    state.minutes = 14;
    state.count = 9;
    bar->syncPill()->setState(state);
    column->addWidget(bar);
    column->addWidget(page, 1);
    auto* keys = new widgets::KeyBar(window);
    addKey(page, Qt::Key_F2, "Search");
    addKey(page, Qt::Key_F3, "New patient");
    addKey(page, Qt::Key_F4, "Queue");
    addKey(page, Qt::ALT | Qt::Key_N, "Call next");
    addKey(page, Qt::Key_F6, "Vitals");
    addKey(page, Qt::Key_F9, "Bill");
    addKey(page, Qt::CTRL | Qt::Key_P, "Token slip");
    addKey(page, Qt::CTRL | Qt::Key_Return, "Sign");
    keys->setPage(page);
    keys->setStatus("F1 Help");
    column->addWidget(keys);
    return window;
}

widgets::CommandPalette* palette() {
    auto* palette = new widgets::CommandPalette;
    palette->setCommands({
        {"slip",
         "printer",
         "Print token slip again",
         "marked DUPLICATE",
         "For Vaishali Patil",
         Qt::CTRL | Qt::Key_P,
         {}},
        {"priority", "star", "Change priority of token", "asks a reason", "For Vaishali Patil", {}, {}},
        {"cancel", "ban", "Cancel token A-14", "asks a reason", "For Vaishali Patil", Qt::Key_Delete, {}},
        {"new", "ticket", "New token", "for a found patient", "Queue", Qt::Key_Return, {}},
        {"next", "bell-ring", "Call next token", "Dr. Kulkarni", "Queue", Qt::ALT | Qt::Key_N, {}},
        {"board", "monitor", "Token display board", "second screen", "Queue", {}, {}},
    });
    palette->setContext("For: Vaishali Patil, A-14");
    return palette;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addPositionalArgument("folder", "Where the pictures go; none: show a window.");
    parser.addOption({"dark", "Dark scheme."});
    parser.addOption({"comfortable", "Comfortable density."});
    parser.addOption({"percent", "Text size.", "percent", "100"});
    parser.process(application);
    theme::ThemeChoice choice;
    choice.scheme = parser.isSet("dark") ? theme::Scheme::dark : theme::Scheme::light;
    choice.density = parser.isSet("comfortable") ? theme::Density::comfortable : theme::Density::compact;
    choice.textPercent = parser.value("percent").toInt();
    choice.calm = true;
    theme::Theme theme(choice);
    theme::install(application, theme);

    const QString folder = parser.positionalArguments().value(0);
    QList<std::pair<QString, QWidget*>> scenes{
        {"frontdesk", frame(opdesk::gallery::frontDesk(), "desk", choice.scheme == theme::Scheme::dark)},
        {"newpatient", frame(opdesk::gallery::newPatient(), "patients", false)},
        {"conflicts", frame(opdesk::gallery::conflicts(), "conflicts", false)},
        {"controls", frame(opdesk::gallery::controls(), "reports", true)}};
    auto* overlaid = frame(opdesk::gallery::frontDesk(), "desk", false);
    scenes.append({"palette", overlaid});
    for (const auto& [name, window] : scenes)
        window->show();
    auto* toast = new widgets::Toast(scenes.first().second);
    toast->sayWithUndo("A-18 Ananya Das marked skipped", "skip-forward");
    auto* layer = new widgets::OverlayLayer(overlaid);
    auto* commands = palette();
    layer->open(commands, 74);
    commands->start();
    if (folder.isEmpty())
        return QApplication::exec();
    QDir().mkpath(folder);
    QTimer::singleShot(300, &application, [&] {
        const QHash<QString, QString> focused{
            {"frontdesk", "find_patient"}, {"newpatient", "mobile"}, {"conflicts", "keep_mine"}, {"controls", "quiet"}};
        for (const auto& [name, window] : scenes) {
            QApplication::setActiveWindow(window);
            if (auto* widget = window->findChild<QWidget*>(focused.value(name)))
                widget->setFocus();
            window->grab();  // the first one settles what focus changed
            window->grab().save(QDir(folder).filePath(name + (parser.isSet("dark") ? "-dark.png" : "-light.png")));
        }
        QApplication::quit();
    });
    return QApplication::exec();
}
