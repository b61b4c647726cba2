#include <QAction>

#include <utility>

#include "ui/desk/desk_page.h"
#include "ui/shell/key_sheet.h"
#include "ui/shell/main_window.h"
#include "ui/shell/palette_controller.h"
#include "ui/shell/work_area.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/toast.h"

namespace opdesk::ui::shell {

using widgets::Page;

namespace {
constexpr int kPaletteTop = 96;
constexpr const char* kEverywhere[] = {"find",       "new_patient", "queue", "sync", "sync_state", "board",
                                       "hide_names", "lock",        "undo",  "rail", "help"};
}  // namespace

QAction* MainWindow::addGlobal(const QString& id, const QString& words, const QKeySequence& keys,
                               std::function<void()> run) {
    auto* action = new QAction(words, this);
    action->setObjectName(QStringLiteral("action_") + id);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [this, id, run = std::move(run)] {
        const bool isAlways = id == QLatin1String("lock") || id == QLatin1String("hide_names");
        if (!m_desk || (!isAlways && isAsking()))
            return;
        // The palette and the popover give way to a key.
        m_overlay->close_();
        run();
    });
    addAction(action);
    m_actions[id] = action;
    m_ownKeys[action] = keys;
    return action;
}

/// A page asks something that stops work: an allergy, signing, money. Only the lock and the hiding of
/// names go before it.
bool MainWindow::isAsking() const {
    const auto layers = findChildren<widgets::OverlayLayer*>(Qt::FindDirectChildrenOnly);
    return std::any_of(layers.begin(), layers.end(),
                       [this](const auto* layer) { return layer != m_overlay && layer->isOpen(); });
}

void MainWindow::addSubjectAction(const QString& id, const QString& words, const QKeySequence& keys,
                                  const QString& place, const char* permission) {
    auto* action = addGlobal(id, words, keys, [this, place] { showFor(place, subject()); });
    action->setProperty("iconName", QString::fromLatin1(placeOf(place)->icon));
    m_subjectActions.append(action);
    m_actionPlaces[action] = place;
    m_permissions[action] = permission;
}

void MainWindow::buildActions() {
    addGlobal(QStringLiteral("find"), tr("Find patient"), QKeySequence(Qt::Key_F2), [this] {
        showPlace(QStringLiteral("desk"));
        if (auto* desk = m_work->page<desk::DeskPage>("desk"))
            desk->focusSearch();
    });
    addGlobal(QStringLiteral("new_patient"), tr("New patient"), QKeySequence(Qt::Key_F3), [this] {
        auto* desk = m_work->page<desk::DeskPage>("desk");
        beginNewPatient(desk && m_work->current() == desk ? desk->typed() : QString());
    });
    addGlobal(QStringLiteral("queue"), tr("Queue"), QKeySequence(Qt::Key_F4), [this] {
        showPlace(QStringLiteral("desk"));
        if (auto* desk = m_work->page<desk::DeskPage>("desk"))
            desk->focusQueue();
    });
    m_actions[QStringLiteral("find")]->setProperty("words", QStringLiteral("patient search"));
    m_actions[QStringLiteral("find")]->setProperty("iconName", QStringLiteral("search"));
    m_actions[QStringLiteral("new_patient")]->setProperty("iconName", QStringLiteral("user-plus"));
    m_permissions[m_actions[QStringLiteral("new_patient")]] = "patient.create";
    for (const auto* id : {"find", "queue"})
        m_permissions[m_actions[QLatin1String(id)]] = "patient.search";
    addGlobal(QStringLiteral("sync"), tr("Sync now"), QKeySequence(Qt::Key_F5), [this] { syncNow(); });
    addGlobal(QStringLiteral("sync_state"), tr("Is my work safe?"), QKeySequence(Qt::SHIFT | Qt::Key_F5),
              [this] { openPopover(); });
    addSubjectAction(QStringLiteral("vitals"), tr("Vitals"), QKeySequence(Qt::Key_F6), QStringLiteral("vitals"));
    addSubjectAction(QStringLiteral("consult"), tr("Consult"), QKeySequence(Qt::Key_F7), QStringLiteral("consult"));
    addSubjectAction(QStringLiteral("bill"), tr("Bill"), QKeySequence(Qt::Key_F9), QStringLiteral("billing"));
    addSubjectAction(QStringLiteral("open_patient"), tr("Open the record"), {}, QStringLiteral("patient"));
    addSubjectAction(QStringLiteral("book"), tr("Book an appointment"), {}, QStringLiteral("calendar"),
                     "appointment.book");
    addSubjectAction(QStringLiteral("edit"), tr("Edit details"), {}, QStringLiteral("edit_patient"));
    auto* board = addGlobal(QStringLiteral("board"), tr("Waiting-room board"), {}, [this] { showBoard(); });
    board->setProperty("words", QStringLiteral("board display second screen waiting room"));
    m_permissions[board] = "queue.display_config";
    addGlobal(QStringLiteral("rail"), tr("Places"), QKeySequence(Qt::Key_F10),
              [this] { m_work->rail()->focusCurrent(); });
    addGlobal(QStringLiteral("hide_names"), tr("Hide names"), QKeySequence(Qt::Key_F11),
              [this] { hideNames(!m_namesHidden); });
    addGlobal(QStringLiteral("lock"), tr("Lock"), QKeySequence(Qt::Key_F12), [this] { lockNow(); });
    addGlobal(QStringLiteral("commands"), tr("Commands"), QKeySequence(Qt::CTRL | Qt::Key_K),
              [this] { openPalette(); });
    addGlobal(QStringLiteral("help"), tr("Keys of this page"), QKeySequence(Qt::Key_F1), [this] {
        QList<QAction*> everywhere;
        for (const auto* id : kEverywhere)
            everywhere << m_actions[QLatin1String(id)];
        auto own = m_work->current()->actions();
        own.removeIf([&](QAction* action) { return everywhere.contains(action); });
        QList<KeySheet::Group> groups{{tr("On this page"), own, true},
                                      {tr("Everywhere"), everywhere + QList{m_actions[QStringLiteral("commands")]}}};
        if (!subject().patientId.isEmpty())
            groups.insert(1, {tr("For this patient"), m_subjectActions});
        auto ofRow = m_work->current()->findChildren<QAction*>();
        ofRow.removeIf([](const QAction* action) { return !action->property("rowKey").toBool(); });
        groups.insert(1, {tr("In the list"), ofRow, true});
        KeySheet::open(*m_overlay, groups);
    });
    addGlobal(QStringLiteral("undo"), tr("Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (m_toast->offersUndo())
            m_toast->undo();
        else
            undo();
    });
}

/// What the role may not do is neither on the key bar nor in the palette.
void MainWindow::allowActions() {
    for (const auto& [id, action] : m_actions) {
        const auto place = m_actionPlaces.find(action);
        const auto permission = m_permissions.find(action);
        action->setVisible((place == m_actionPlaces.end() || m_work->has(place->second)) &&
                           (permission == m_permissions.end() || permission->second.isEmpty() ||
                            m_desk->may(permission->second.constData())));
    }
}

void MainWindow::openPalette() {
    QList<QAction*> everywhere;
    for (const auto* id : kEverywhere)
        everywhere << m_actions[QLatin1String(id)];
    m_paletteController->fill(m_desk, *m_work, everywhere, m_subjectActions, subject());
    m_overlay->open(m_palette, kPaletteTop);
    m_palette->start();
}

void MainWindow::runCommand(const QString& id) {
    m_paletteController->remember(id);
    const auto kind = id.section(u':', 0, 0);
    const auto name = id.section(u':', 1, 1);
    const auto last = id.section(u':', 2);
    if (kind == QLatin1String("place"))
        showPlace(name);
    else if (kind == QLatin1String("patient"))
        showFor(QStringLiteral("patient"), {name, {}, {}});
    else if (kind == QLatin1String("visit"))
        showConsult({name, last, {}});
    else if (kind == QLatin1String("action") || kind == QLatin1String("subject"))
        trigger(findChild<QAction*>(name, Qt::FindDirectChildrenOnly));
    else if (auto* page = kind == QLatin1String("page") ? m_work->page(name) : nullptr) {
        if (m_work->current() != page)
            showPlace(name);
        for (auto* action : page->actions())
            if (action->objectName() == last)
                trigger(action);
    }
}

void MainWindow::trigger(QAction* action) {
    if (action)
        action->trigger();
}

}  // namespace opdesk::ui::shell
