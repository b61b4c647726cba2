#include "gallery_frame.h"

#include <QAction>
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

namespace opdesk::gallery {

namespace {

void addKey(QWidget* page, const QKeySequence& keys, const QString& word) {
    auto* action = new QAction(word, page);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page->addAction(action);
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
        {"new", "ticket", "New token", "for a found patient", "Queue", {}, {}},
        {"next", "bell-ring", "Call next token", "Dr Kulkarni", "Queue", Qt::ALT | Qt::Key_N, {}},
        {"board", "monitor", "Token display board", "second screen", "Queue", {}, {}},
    });
    palette->setContext("For: Vaishali Patil, A-14");
    return palette;
}

}  // namespace

QWidget* frame(QWidget* page, const QString& place, bool offline) {
    auto* window = new QWidget;
    window->resize(1366, 738);
    auto* row = new QHBoxLayout(window);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* rail = new widgets::NavRail(window);
    rail->addPlace("desk", "layout-dashboard", "Front desk");
    rail->addPlace("patients", "users", "Patient");
    rail->addPlace("calendar", "calendar-days", "Calendar");
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
    if (place == "conflicts")
        bar->setUser("Dr Meera Kulkarni", "Doctor · Room 1");
    else
        bar->setUser("Rohini Pawar", "Reception · Desk 1");
    bar->setClock("Tue 17-11-2026", "11:42 am");
    bar->setToSettle(place == "conflicts" ? 3 : 0);
    widgets::SyncPillState state;
    state.kind = offline ? widgets::SyncPillState::Kind::offline : widgets::SyncPillState::Kind::synced;
    state.time = "11:41 am";
    state.minutes = 14;
    state.count = 9;
    bar->syncPill()->setState(state);
    column->addWidget(bar);
    column->addWidget(page, 1);
    auto* keys = new widgets::KeyBar(window);
    // Of the page shown, as the program makes it from the page's own actions.
    addKey(page, Qt::Key_F2, "Find patient");
    addKey(page, Qt::Key_F3, "New patient");
    addKey(page, Qt::Key_F4, "Queue");
    if (page->objectName() == "front_desk") {
        addKey(page, Qt::ALT | Qt::Key_N, "Call next");
        addKey(page, Qt::Key_F6, "Vitals");
        addKey(page, Qt::Key_F9, "Bill");
        addKey(page, Qt::CTRL | Qt::Key_P, "Token slip");
    } else if (page->objectName() == "new_patient") {
        // Save is off until nothing is missing.
        addKey(page, Qt::ALT | Qt::Key_M, "More fields");
        addKey(page, Qt::ALT | Qt::Key_D, "Look at matches");
        addKey(page, Qt::ALT | Qt::Key_U, "Use Lakshmi");
        addKey(page, Qt::ALT | Qt::Key_O, "Open beside");
        addKey(page, Qt::Key_Escape, "Back, draft kept");
    } else if (place == "conflicts") {
        addKey(page, Qt::Key_1, "Keep mine");
        addKey(page, Qt::Key_2, "Keep theirs");
        addKey(page, Qt::Key_E, "Edit");
    }
    keys->setPage(page);
    column->addWidget(keys);
    return window;
}

QList<GalleryScene> scenes() {
    const bool dark = theme::currentTheme().isDark();
    QList<GalleryScene> all{{QStringLiteral("gallery-frontdesk"), frame(frontDesk(), "desk", dark), "find_patient"},
                            {QStringLiteral("gallery-newpatient"), frame(newPatient(), "desk", false), "mobile"},
                            {QStringLiteral("gallery-conflicts"), frame(conflicts(), "conflicts", false), "keep_mine"},
                            {QStringLiteral("gallery-pieces"), frame(controls(), "reports", true), "quiet"},
                            {QStringLiteral("gallery-states"), frame(states(), "reports", false), "focused_field"},
                            {QStringLiteral("gallery-palette"), frame(frontDesk(), "desk", false), "command_text"}};
    auto* toast = new widgets::Toast(all.at(4).window);
    toast->sayWithUndo("A-18 Ananya Das marked skipped", "skip-forward");
    auto* layer = new widgets::OverlayLayer(all.last().window);
    auto* commands = palette();
    layer->open(commands, 74);
    commands->start();
    return all;
}

}  // namespace opdesk::gallery
