#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QPointer>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

#include "core/clinic/settling.h"
#include "core/text/dates.h"
#include "ui/desk/desk_page.h"
#include "ui/desk/new_patient_page.h"
#include "ui/labels/labels.h"
#include "ui/patients/import_page.h"
#include "ui/patients/patient_page.h"
#include "ui/shell/sync_popover.h"
#include "ui/shell/sync_words.h"
#include "ui/sync_center/sync_center_page.h"
#include "ui/unlock/unlock_page.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/page.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

namespace opdesk::ui::shell {

using widgets::Page;
using widgets::qt;

namespace {
constexpr int kIdleLockMinutes = 15;
constexpr int kPaletteTop = 96;
}  // namespace

MainWindow::MainWindow(clinic::Gate& gate, const base::Clock& clock, consult::PrintPaper print, QWidget* parent)
    : QMainWindow(parent), m_gate(gate), m_clock(clock) {
    setObjectName(QStringLiteral("main_window"));
    setWindowTitle(QStringLiteral("OPDesk"));
    setMinimumSize(1024, 600);
    buildFrame();
    buildPages();
    m_consult->setPrinter(std::move(print));
    buildActions();
    buildPopover();
    m_clockTimer.setInterval(std::chrono::seconds(5));
    connect(&m_clockTimer, &QTimer::timeout, this, &MainWindow::tick);
    m_idle.setSingleShot(true);
    m_idle.setInterval(std::chrono::minutes(kIdleLockMinutes));
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::lockNow);
    qApp->installEventFilter(this);
    m_unlock->start();
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
}

void MainWindow::buildFrame() {
    m_doorOrWork = new QStackedWidget;
    setCentralWidget(m_doorOrWork);
    m_unlock = new unlock::UnlockPage(m_gate);
    connect(m_unlock, &unlock::UnlockPage::opened, this, &MainWindow::open);
    m_doorOrWork->addWidget(m_unlock);

    auto* work = new QWidget;
    auto* columns = new QHBoxLayout(work);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    m_rail = new widgets::NavRail;
    columns->addWidget(m_rail);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    m_top = new widgets::TopBar;
    m_pages = new QStackedWidget;
    m_keys = new widgets::KeyBar;
    rows->addWidget(m_top);
    rows->addWidget(m_pages, 1);
    rows->addWidget(m_keys);
    columns->addLayout(rows, 1);
    m_doorOrWork->addWidget(work);

    m_overlay = new widgets::OverlayLayer(this);
    m_palette = new widgets::CommandPalette;
    m_toast = new widgets::Toast(this);
    m_announcer = new widgets::Announcer(this);
    connect(m_rail, &widgets::NavRail::placeChosen, this, &MainWindow::showPlace);
    connect(m_rail, &widgets::NavRail::lockAsked, this, &MainWindow::lockNow);
    connect(m_top, &widgets::TopBar::commandsAsked, this, &MainWindow::openPalette);
    connect(m_top, &widgets::TopBar::conflictsAsked, this, [this] { showPlace(QStringLiteral("conflicts")); });
    connect(m_top, &widgets::TopBar::syncAsked, this, &MainWindow::openPopover);
    connect(m_toast, &widgets::Toast::undoAsked, this, &MainWindow::undo);
    connect(m_top->search(), &QLineEdit::textEdited, this, [this](const QString& typed) {
        // The one search lives on the front desk: what is typed up here goes on there.
        m_top->search()->clear();
        showPlace(QStringLiteral("desk"));
        m_deskPage->searchFor(typed);
    });
    connect(m_palette, &widgets::CommandPalette::chosen, this, [this](const QString& id) {
        m_overlay->close_();
        runCommand(id);
    });
}

void MainWindow::buildPages() {
    m_deskPage = new desk::DeskPage;
    m_newPatient = new desk::NewPatientPage;
    m_patient = new patients::PatientPage;
    m_import = new patients::ImportPage;
    m_consult = new consult::ConsultPage;
    m_syncCenter = new sync_center::SyncCenterPage;
    m_places = {
        {QStringLiteral("desk"), QStringLiteral("layout-dashboard"), tr("Front desk"), m_deskPage, "patient.search"},
        {QStringLiteral("patient"), QStringLiteral("users"), tr("Patient"), m_patient, "patient.view_demographics"},
        {QStringLiteral("consult"), QStringLiteral("stethoscope"), tr("Consult"), m_consult, "prescription.write"},
        {QStringLiteral("conflicts"), QStringLiteral("git-compare"), tr("Conflicts"), m_syncCenter, ""}};
    for (Page* page : {static_cast<Page*>(m_deskPage), static_cast<Page*>(m_newPatient), static_cast<Page*>(m_patient),
                       static_cast<Page*>(m_import), static_cast<Page*>(m_consult), static_cast<Page*>(m_syncCenter)}) {
        m_pages->addWidget(page);
        connect(page, &Page::said, this, [this](const QString& sentence, const QString& icon) {
            m_toast->say(sentence, icon);
            m_announcer->say(sentence);
        });
        connect(page, &Page::saidWithUndo, this, [this, page](const QString& sentence, const QString& icon) {
            m_undoPage = page;
            m_toast->sayWithUndo(sentence, icon);
            m_announcer->say(sentence);
        });
        connect(page, &Page::statusSaid, m_keys, &widgets::KeyBar::setStatus);
        connect(page, &Page::patientAsked, this, &MainWindow::showPatient);
        connect(page, &Page::consultAsked, this, &MainWindow::showConsult);
        connect(page, &Page::newPatientAsked, this, [this](const QString& typed) {
            m_newPatient->begin(typed);
            showPage(m_newPatient);
        });
        connect(page, &Page::deskAsked, this, [this] { showPlace(QStringLiteral("desk")); });
        connect(page, &Page::conflictsAsked, this, [this](const QString& patientId) {
            showPlace(QStringLiteral("conflicts"));
            m_syncCenter->showPatient(patientId);
        });
    }
    connect(m_newPatient, &desk::NewPatientPage::registered, this, [this](const QString& patientId, bool giveToken) {
        showPlace(QStringLiteral("desk"));
        m_deskPage->choosePatient(patientId, giveToken);
    });
}

void MainWindow::addGlobal(const QString& id, const QString& words, const QKeySequence& keys,
                           std::function<void()> run) {
    auto* action = new QAction(words, this);
    action->setObjectName(QStringLiteral("action_") + id);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (m_desk)
            run();
    });
    addAction(action);
    m_actions[id] = action;
}

void MainWindow::buildActions() {
    addGlobal(QStringLiteral("find"), tr("Find patient"), QKeySequence(Qt::Key_F2), [this] {
        showPlace(QStringLiteral("desk"));
        m_deskPage->focusSearch();
    });
    addGlobal(QStringLiteral("new_patient"), tr("New patient"), QKeySequence(Qt::Key_F3), [this] {
        m_newPatient->begin(m_pages->currentWidget() == m_deskPage ? m_deskPage->typed() : QString());
        showPage(m_newPatient);
    });
    addGlobal(QStringLiteral("queue"), tr("Front desk queue"), QKeySequence(Qt::Key_F4), [this] {
        showPlace(QStringLiteral("desk"));
        m_deskPage->focusQueue();
    });
    addGlobal(QStringLiteral("sync"), tr("Sync now"), QKeySequence(Qt::Key_F5), [this] {
        m_keys->setStatus(tr("Sending"));
        m_popover->setAnswer(tr("Sending"));
        m_desk->syncNow([self = QPointer(this)](base::Status status) {
            if (!self)
                return;
            const auto sentence = status ? tr("All work is sent") : labels::errorSentence(status.error());
            self->m_keys->setStatus(sentence);
            self->m_popover->setAnswer(status ? QString() : sentence);
        });
    });
    addGlobal(QStringLiteral("sync_state"), tr("Is my work safe"), QKeySequence(Qt::SHIFT | Qt::Key_F5),
              [this] { openPopover(); });
    addGlobal(QStringLiteral("rail"), tr("Places"), QKeySequence(Qt::Key_F10), [this] { m_rail->focusCurrent(); });
    addGlobal(QStringLiteral("hide_names"), tr("Hide names"), QKeySequence(Qt::Key_F11),
              [this] { hideNames(!m_namesHidden); });
    addGlobal(QStringLiteral("lock"), tr("Lock"), QKeySequence(Qt::Key_F12), [this] { lockNow(); });
    addGlobal(QStringLiteral("commands"), tr("Commands"), QKeySequence(Qt::CTRL | Qt::Key_K),
              [this] { openPalette(); });
    addGlobal(QStringLiteral("undo"), tr("Undo"), QKeySequence(Qt::CTRL | Qt::Key_Z), [this] {
        if (m_toast->offersUndo())
            m_toast->undo();
        else
            undo();
    });
    addGlobal(QStringLiteral("conflicts"), tr("Conflicts"), QKeySequence(),
              [this] { showPlace(QStringLiteral("conflicts")); });
    addGlobal(QStringLiteral("import"), tr("Take in a list of patients"), QKeySequence(),
              [this] { showPage(m_import); });
    // The key bar shows a page's actions: the window's own keys that start work belong to every page.
    for (auto* page : m_pages->findChildren<Page*>(Qt::FindDirectChildrenOnly)) {
        auto* first = page->actions().value(0);
        for (const auto* id : {"find", "new_patient", "queue"})
            page->insertAction(first, m_actions[QLatin1String(id)]);
    }
    m_deskPage->addAction(m_actions[QStringLiteral("hide_names")]);
}

void MainWindow::buildPopover() {
    m_popover = new SyncPopover(this);
    m_popover->hide();
    m_popover->setSyncAction(m_actions[QStringLiteral("sync")]);
    connect(m_popover, &SyncPopover::closeAsked, m_overlay, &widgets::OverlayLayer::close_);
    connect(m_popover, &SyncPopover::conflictsAsked, this, [this] {
        m_overlay->close_();
        m_syncCenter->showTab(sync_center::SyncCenterPage::Tab::toSettle);
        showPlace(QStringLiteral("conflicts"));
    });
    connect(m_popover, &SyncPopover::parkedAsked, this, [this] {
        m_overlay->close_();
        m_syncCenter->showTab(sync_center::SyncCenterPage::Tab::parked);
        showPlace(QStringLiteral("conflicts"));
    });
    connect(m_popover, &SyncPopover::pauseAsked, this, [this](bool pause) {
        if (m_desk)
            m_desk->run(clinic::PauseLoad{pause},
                        [self = QPointer(this)](base::Result<clinic::PauseLoad::Answer> answer) {
                            if (self && !answer)
                                self->m_popover->setAnswer(labels::errorSentence(answer.error()));
                        });
    });
    connect(m_popover, &SyncPopover::supportAsked, this, &MainWindow::writeSupportFile);
}

void MainWindow::openPopover() {
    if (!m_desk)
        return;
    m_popover->setStatus(m_syncStatus, m_clock.now(), m_desk->identity().offset);
    // Open first: the overlay remembers who had the focus.
    m_overlay->open(m_popover);
    m_popover->start();
}

/// The name of the file says when it was written and nothing else.
void MainWindow::writeSupportFile() {
    if (!m_desk)
        return;
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    folder.mkpath(QStringLiteral("."));
    const auto file =
        folder.filePath(QStringLiteral("opdesk-help-%1.json")
                            .arg(QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"))));
    m_desk->run(clinic::WriteSupportFile{widgets::utf8(file)},
                [self = QPointer(this), file](base::Result<clinic::WriteSupportFile::Answer> answer) {
                    if (!self)
                        return;
                    const auto sentence =
                        answer ? tr("Written to %1. It holds versions, counts and error codes, nothing of a patient.")
                                     .arg(QDir::toNativeSeparators(file))
                               : labels::errorSentence(answer.error());
                    self->m_popover->setAnswer(sentence);
                    self->m_announcer->say(sentence);
                });
}

void MainWindow::undo() {
    if (auto* page = std::exchange(m_undoPage, nullptr))
        page->undoLast();
}

void MainWindow::open(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    m_rail->clearPlaces();
    for (const auto& place : m_places)
        if (*place.permission == '\0' || m_desk->may(place.permission))
            m_rail->addPlace(place.id, place.icon, place.word);
    QStringList roles;
    m_top->setUser(qt(m_desk->userName()), qt(m_desk->identity().deviceName));
    m_changes = m_desk->onChanged([self = QPointer(this)](const std::vector<std::string>& kinds) {
        if (!self)
            return;
        static_cast<Page*>(self->m_pages->currentWidget())->refresh(kinds);
        if (std::find(kinds.begin(), kinds.end(), "conflict") != kinds.end())
            self->readConflicts();
    });
    m_syncChanges = m_desk->onSyncStatus([self = QPointer(this)](const clinic::SyncStatus& status) {
        if (self)
            self->showSync(status);
    });
    for (const auto& place : m_places)
        place.page->start(m_desk);
    m_newPatient->start(m_desk);
    m_import->start(m_desk);
    m_actions[QStringLiteral("import")]->setVisible(m_desk->may("patient.create"));
    m_desk->run(clinic::ReadSyncStatus{}, [self = QPointer(this)](base::Result<clinic::ReadSyncStatus::Answer> answer) {
        if (self && answer)
            self->showSync(answer->status);
    });
    readConflicts();
    m_doorOrWork->setCurrentIndex(1);
    m_clockTimer.start();
    m_idle.start();
    tick();
    showPlace(QStringLiteral("desk"));
}

void MainWindow::lockNow() {
    if (!m_desk)
        return;
    m_overlay->close_();
    m_popover->setAnswer({});
    m_undoPage = nullptr;
    m_toast->withdraw();
    m_toast->hide();
    for (const auto& place : m_places)
        place.page->stop();
    m_newPatient->stop();
    m_import->stop();
    m_changes.reset();
    m_syncChanges.reset();
    m_desk.reset();
    m_clockTimer.stop();
    m_idle.stop();
    m_keys->setStatus({});
    m_doorOrWork->setCurrentIndex(0);
    m_gate.lock([self = QPointer(this)] {
        if (self)
            self->m_unlock->start();
    });
}

void MainWindow::showPlace(const QString& id) {
    for (const auto& place : m_places)
        if (place.id == id)
            showPage(place.page);
}

void MainWindow::showPage(Page* page) {
    m_pages->setCurrentWidget(page);
    for (const auto& place : m_places)
        if (place.page == page)
            m_rail->setCurrent(place.id);
    if (page == m_newPatient || page == m_import)
        m_rail->setCurrent(QStringLiteral("desk"));
    m_keys->setPage(page);
    m_keys->setStatus({});
    m_toast->hide();
    page->enter();
}

void MainWindow::showPatient(const QString& patientId) {
    showPage(m_patient);
    m_patient->showPatient(patientId);
}

void MainWindow::showConsult(const QString& patientId, const QString& visitId) {
    if (!m_desk->may("prescription.write")) {
        showPatient(patientId);
        return;
    }
    showPage(m_consult);
    m_consult->showVisit(patientId, visitId);
}

void MainWindow::showSync(const clinic::SyncStatus& status) {
    m_syncStatus = status;
    m_top->syncPill()->setState(syncPillState(status, m_clock.now(), m_desk->identity().offset));
    m_syncCenter->setStatus(status);
    m_popover->setStatus(status, m_clock.now(), m_desk->identity().offset);
}

void MainWindow::readConflicts() {
    m_desk->run(clinic::ListConflicts{}, [self = QPointer(this)](base::Result<clinic::ListConflicts::Answer> answer) {
        if (!self || !answer)
            return;
        const int open = static_cast<int>(answer->open);
        self->m_rail->setCount(QStringLiteral("conflicts"), open, tr("%n to settle", nullptr, open));
        self->m_top->setToSettle(open);
    });
}

void MainWindow::openPalette() {
    QList<widgets::PaletteCommand> commands;
    for (const auto& place : m_places) {
        if (*place.permission != '\0' && !m_desk->may(place.permission))
            continue;
        commands.append({QStringLiteral("place:") + place.id, place.icon, place.word, {}, tr("Go to"), {}, {}});
    }
    const auto addActions = [&](const QList<QAction*>& actions, const QString& group) {
        for (auto* action : actions)
            if (action->isEnabled() && action->isVisible() && !action->objectName().isEmpty())
                commands.append({QStringLiteral("action:") + action->objectName(),
                                 QStringLiteral("command"),
                                 action->text(),
                                 {},
                                 group,
                                 action->shortcut(),
                                 {}});
    };
    QList<QAction*> ofPage;
    for (auto* action : m_pages->currentWidget()->actions())
        if (!actions().contains(action))
            ofPage.append(action);
    addActions(ofPage, tr("On this page"));
    addActions(actions(), tr("Everywhere"));
    m_palette->setCommands(commands);
    m_palette->setContext({});
    m_overlay->open(m_palette, kPaletteTop);
    m_palette->start();
}

void MainWindow::runCommand(const QString& id) {
    const auto name = id.section(QLatin1Char(':'), 1);
    if (id.startsWith(QLatin1String("place:"))) {
        showPlace(name);
        return;
    }
    for (auto* action : m_pages->currentWidget()->actions() + actions())
        if (action->objectName() == name) {
            action->trigger();
            return;
        }
}

void MainWindow::tick() {
    if (!m_desk)
        return;
    const auto offset = m_desk->identity().offset;
    const auto now = m_clock.now();
    m_top->setClock(qt(text::formatDate(base::localDate(now, offset))), qt(text::formatTime12(now, offset)));
    m_top->syncPill()->setState(syncPillState(m_syncStatus, now, offset));
    if (m_overlay->panel() == m_popover)
        m_popover->setStatus(m_syncStatus, now, offset);
}

void MainWindow::hideNames(bool hidden) {
    m_namesHidden = hidden;
    for (const auto& place : m_places)
        place.page->setNamesHidden(hidden);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (m_desk && (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::Wheel))
        m_idle.start();
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    // Unsent work is safe on this desk; closing never waits for the line.
    lockNow();
    event->accept();
}

}  // namespace opdesk::ui::shell
