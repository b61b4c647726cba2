#include "ui/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDateTime>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

#include "core/clinic/clinic_settings.h"
#include "core/clinic/settling.h"
#include "core/text/dates.h"
#include "ui/board/board_window.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/settings/preferences.h"
#include "ui/shell/palette_controller.h"
#include "ui/shell/sync_popover.h"
#include "ui/shell/sync_words.h"
#include "ui/shell/work_area.h"
#include "ui/unlock/unlock_page.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/overlay_layer.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/sync_pill.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

namespace opdesk::ui::shell {

using widgets::Page;
using widgets::qt;

namespace {
constexpr std::chrono::minutes kIdleLimit(15);  ///< until the clinic's own is known
constexpr std::chrono::seconds kIdleNotice(60);
constexpr qint64 kSleptMs = 60'000;                       ///< a tick comes each five seconds: the computer slept
constexpr qint64 kDetailEveryMs = 60'000;                 ///< the disk fills slowly
constexpr auto kSettle = std::chrono::milliseconds(400);  ///< after the door is painted
constexpr auto kBetweenParts = std::chrono::milliseconds(40);
constexpr auto kBetweenPages = std::chrono::milliseconds(150);
constexpr int kQuietMs = 700;  ///< since the last key: nothing is made under somebody's fingers
/// A bootstrap tells of something new many times a second; pages read it this often.
constexpr auto kBetweenNews = std::chrono::milliseconds(500);
}  // namespace

MainWindow::MainWindow(clinic::Gate& gate, PageNeeds needs, QWidget* parent)
    : QMainWindow(parent), m_gate(gate), m_clock(needs.clock), m_needs(std::move(needs)) {
    setObjectName(QStringLiteral("main_window"));
    setWindowTitle(QStringLiteral("OPDesk"));
    setMinimumSize(480, 320);
    m_clockTimer.setInterval(std::chrono::seconds(5));
    connect(&m_clockTimer, &QTimer::timeout, this, &MainWindow::tick);
    m_idle.setObjectName(QStringLiteral("idle"));
    m_idleNotice.setObjectName(QStringLiteral("idle_notice"));
    m_idle.setSingleShot(true);
    m_idleNotice.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &MainWindow::lockNow);
    connect(&m_idleNotice, &QTimer::timeout, this, &MainWindow::sayIdle);
    m_makePages.setInterval(kBetweenPages);
    connect(&m_makePages, &QTimer::timeout, this, &MainWindow::makePages);
    m_makeWork.setInterval(kBetweenParts);
    connect(&m_makeWork, &QTimer::timeout, this, [this] {
        if (!makeWorkPart())
            m_makeWork.stop();
    });
    m_newsTimer.setSingleShot(true);
    m_newsTimer.setInterval(kBetweenNews);
    connect(&m_newsTimer, &QTimer::timeout, this, &MainWindow::tellNews);
    build();
    qApp->installEventFilter(this);
    m_unlock->start();
    // Work is made ready while the person types the password.
    QTimer::singleShot(kSettle, this, [this] { m_makeWork.start(); });
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
}

void MainWindow::build() {
    m_doorOrWork = new QStackedWidget;
    setCentralWidget(m_doorOrWork);
    m_unlock = new unlock::UnlockPage(m_gate, m_clock);
    connect(m_unlock, &unlock::UnlockPage::opened, this, &MainWindow::open);
    connect(m_unlock, &unlock::UnlockPage::languageAsked, this, [this](const QString& code) {
        // Everything is built anew in the other language: not while its own control still answers.
        QTimer::singleShot(0, this, [this, code] { m_needs.preferences.choose(settings::Choice::language, code); });
    });
    // The door scrolls in a small window; the work area's frame never does.
    m_door = new widgets::PageScroll(m_unlock);
    m_door->setObjectName(QStringLiteral("door_area"));
    m_doorOrWork->addWidget(m_door);
    m_overlay = new widgets::OverlayLayer(this);
    m_toast = new widgets::Toast(this);
    m_announcer = new widgets::Announcer(this);
    connect(m_toast, &widgets::Toast::undoAsked, this, &MainWindow::undo);
    buildActions();
}

bool MainWindow::makeWorkPart() {
    if (!m_work)
        buildWork();
    else if (!m_palette)
        buildPalette();
    else if (!m_popover)
        buildPopover();
    else if (!m_work->made().contains(QStringLiteral("desk")))
        m_work->prepare(QStringLiteral("desk"));
    else {
        m_work->resize(m_doorOrWork->size());
        return m_work->settleNext();
    }
    return true;
}

void MainWindow::ensureWork() {
    m_makeWork.stop();
    while (!m_work || !m_palette || !m_popover || !m_work->made().contains(QStringLiteral("desk")))
        makeWorkPart();
}

void MainWindow::buildWork() {
    m_work = new WorkArea(m_needs);
    m_doorOrWork->addWidget(m_work);
    connect(m_work, &WorkArea::pageMade, this, &MainWindow::wire);
    connect(m_work, &WorkArea::placeAsked, this, &MainWindow::showPlace);
    connect(m_work->rail(), &widgets::NavRail::lockAsked, this, &MainWindow::lockNow);
    auto* top = m_work->top();
    connect(top, &widgets::TopBar::commandsAsked, this, &MainWindow::openPalette);
    connect(top, &widgets::TopBar::conflictsAsked, this, [this] { showPlace(QStringLiteral("conflicts")); });
    connect(top, &widgets::TopBar::syncAsked, this, &MainWindow::openPopover);
    connect(top, &widgets::TopBar::userAsked, this, [this] { showPlace(QStringLiteral("settings")); });
    connect(top->search(), &QLineEdit::textEdited, this, &MainWindow::search);
}

void MainWindow::buildPalette() {
    m_palette = new widgets::CommandPalette;
    m_paletteController = new PaletteController(*m_palette, m_needs.preferences, this);
    m_paletteController->setNamesHidden(m_namesHidden);
    connect(m_palette, &widgets::CommandPalette::chosen, this, [this](const QString& id) {
        m_overlay->close_();
        runCommand(id);
    });
}

void MainWindow::tearDown() {
    m_makeWork.stop();
    m_makePages.stop();
    m_undoPage = nullptr;
    if (m_overlay)
        m_overlay->close_();
    delete std::exchange(m_paletteController, nullptr);
    // The palette and the popover are the overlay's children once they were shown, nobody's before.
    if (m_palette)
        delete std::exchange(m_palette, nullptr);
    if (m_popover)
        delete std::exchange(m_popover, nullptr);
    delete takeCentralWidget();
    m_doorOrWork = nullptr;
    m_door = nullptr;
    m_work = nullptr;
    // Pages put overlays of their own on the window.
    qDeleteAll(findChildren<widgets::OverlayLayer*>(Qt::FindDirectChildrenOnly));
    m_overlay = nullptr;
    delete std::exchange(m_toast, nullptr);
    delete std::exchange(m_announcer, nullptr);
    for (const auto& [id, action] : std::exchange(m_actions, {}))
        delete action;
    m_subjectActions.clear();
    m_actionPlaces.clear();
    m_permissions.clear();
    m_ownKeys.clear();
}

MainWindow::Standing MainWindow::standing() const {
    Standing now;
    now.place = m_work->currentId();
    for (const auto& [id, page] : m_work->made())
        now.typed[id] = page->typedSoFar();
    if (const auto* focused = focusWidget())
        now.focus = focused->objectName();
    return now;
}

void MainWindow::rebuild() {
    m_rebuildAsked = false;
    if (!m_desk) {
        tearDown();
        build();
        m_unlock->start();
        return;
    }
    const auto before = standing();
    // As at a lock: a page keeps its drafts by the desk.
    m_work->stop();
    tearDown();
    build();
    ensureWork();
    showSession();
    putBack(before);
}

void MainWindow::putBack(const Standing& standing) {
    for (const auto& [id, typed] : standing.typed)
        if (m_work->page(id))
            applySubject(id);
    showPlace(standing.place);
    for (const auto& [id, typed] : standing.typed)
        if (auto* page = typed.isEmpty() ? nullptr : m_work->page(id))
            page->typeAgain(typed);
    if (auto* focused = standing.focus.isEmpty() ? nullptr : m_work->findChild<QWidget*>(standing.focus))
        focused->setFocus(Qt::OtherFocusReason);
}

void MainWindow::open(std::shared_ptr<clinic::Desk> desk) {
    m_desk = std::move(desk);
    ensureWork();
    m_changes = m_desk->onChanged([self = QPointer(this)](const std::vector<std::string>& kinds) {
        if (self && self->m_desk)
            self->hearNews(kinds);
    });
    m_syncChanges = m_desk->onSyncStatus([self = QPointer(this)](const clinic::SyncStatus& status) {
        if (self && self->m_desk)
            self->showSync(status);
    });
    showSession();
    if (goBack())
        return;
    const auto start = m_needs.preferences.value(settings::Choice::startPlace);
    showPlace(m_work->has(start) ? start : QStringLiteral("desk"));
}

/// What comes alone is shown at once; what comes in a stream is gathered.
void MainWindow::hearNews(const std::vector<std::string>& kinds) {
    m_news.insert(kinds.begin(), kinds.end());
    if (!m_newsTimer.isActive())
        tellNews();
}

void MainWindow::tellNews() {
    if (!m_desk || m_news.empty())
        return;
    m_newsTimer.start();
    const auto news = std::exchange(m_news, {});
    const std::vector<std::string> kinds(news.begin(), news.end());
    m_work->refresh(kinds);
    if (m_board)
        m_board->refresh(kinds);
    if (news.contains("conflict"))
        readConflicts();
}

void MainWindow::makePages() {
    if (m_lastKey.isValid() && m_lastKey.elapsed() < kQuietMs)
        return;
    if (!m_desk || (!m_work->settleNext() && !m_work->makeNext()))
        m_makePages.stop();
}

void MainWindow::showSession() {
    m_work->start(m_desk);
    if (m_board)
        m_board->start(m_desk);
    allowActions();
    const auto& roles = m_desk->roles();
    const auto place = labels::deskName(m_desk->identity().deviceName);
    auto role = roles.empty() ? QString() : labels::roleLabel(roles.front());
    if (roles.size() > 1)
        role = tr("%1 +%2", "role, how many more").arg(role).arg(roles.size() - 1);
    m_work->top()->setUser(qt(m_desk->userName()),
                           role.isEmpty() ? place : tr("%1 · %2", "role and desk").arg(role, place));
    m_desk->run(clinic::ReadSyncStatus{}, [self = QPointer(this)](base::Result<clinic::ReadSyncStatus::Answer> answer) {
        if (self && self->m_desk && answer)
            self->showSync(answer->status);
    });
    readConflicts();
    m_doorOrWork->setCurrentWidget(m_work);
    m_clockTimer.start();
    setIdleLimit(kIdleLimit);
    m_desk->run(clinic::ShowIdleLimit{}, [self = QPointer(this)](base::Result<clinic::ShowIdleLimit::Answer> answer) {
        if (self && self->m_desk && answer)
            self->setIdleLimit(std::chrono::minutes(answer->minutes));
    });
    m_makePages.start();
    tick();
}

void MainWindow::lockNow() {
    if (!m_desk)
        return;
    m_overlay->close_();
    m_left = leftNow();
    m_keepsField.reset();
    m_popover->setAnswer({});
    m_paletteController->clear();
    m_undoPage = nullptr;
    m_toast->withdraw();
    m_announcer->forget();
    m_work->stop();
    if (m_board)
        m_board->stop();
    m_work->rail()->clearPlaces();
    m_subjects.clear();
    m_lastSubject = {};
    m_changes.reset();
    m_syncChanges.reset();
    m_desk.reset();
    m_clockTimer.stop();
    m_makePages.stop();
    m_newsTimer.stop();
    m_news.clear();
    m_idle.stop();
    m_idleNotice.stop();
    m_idleSaid = false;
    m_tickedAt = 0;
    m_work->keys()->setStatus({});
    m_unlock->setLeft(m_syncStatus);
    m_doorOrWork->setCurrentWidget(m_door);
    // An unlocking that is asked for from here on waits until the session has been closed.
    m_gate.lock();
    m_unlock->start();
}

void MainWindow::undo() {
    if (auto* page = std::exchange(m_undoPage, nullptr).data())
        page->undoLast();
}

void MainWindow::tick() {
    if (!m_desk)
        return;
    // Not every system tells of its sleep; whoever wakes the computer is asked who they are.
    const auto wall = QDateTime::currentMSecsSinceEpoch();
    if (const auto before = std::exchange(m_tickedAt, wall); before > 0 && wall - before > kSleptMs) {
        lockNow();
        return;
    }
    const auto offset = m_desk->identity().offset;
    const auto now = m_clock.now();
    const auto today = base::localDate(now, offset);
    m_work->top()->setClock(labels::weekdayShort(today) + QLatin1Char(' ') + qt(text::formatDate(today)),
                            qt(text::formatTime12(now, offset)));
    m_work->top()->syncPill()->setState(syncPillState(m_syncStatus, now, offset, m_syncDetail));
    if (m_overlay->panel() == m_popover)
        m_popover->setStatus(m_syncStatus, now, offset, m_syncDetail);
    if (!m_detailRead.isValid() || m_detailRead.elapsed() > kDetailEveryMs)
        readSyncDetail();
}

void MainWindow::setIdleLimit(std::chrono::minutes limit) {
    m_idle.setInterval(limit);
    m_idleNotice.setInterval(limit - kIdleNotice);
    m_idle.start();
    m_idleNotice.start();
}

void MainWindow::sayIdle() {
    if (!m_desk)
        return;
    const auto sentence = tr("Locks in a minute. Any key keeps it open.");
    m_idleSaid = true;
    m_work->keys()->setStatus(sentence);
    m_toast->say(sentence, QStringLiteral("lock"));
    m_announcer->say(sentence);
}

void MainWindow::stayedHere() {
    m_idle.start();
    m_idleNotice.start();
    if (!std::exchange(m_idleSaid, false))
        return;
    m_toast->hide();
    m_work->keys()->setStatus({});
}

void MainWindow::hideNames(bool hidden) {
    m_namesHidden = hidden;
    m_work->setNamesHidden(hidden);
    m_paletteController->setNamesHidden(hidden);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    const auto type = event->type();
    if (m_desk && (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::Wheel)) {
        stayedHere();
        m_lastKey.start();
        m_keepsField.reset();
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    // Taking one translator away and installing another are two events; what they lead to is done once, after both.
    if (event->type() == QEvent::LanguageChange && !std::exchange(m_rebuildAsked, true))
        QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (askBeforeClosing(event))
        return;
    m_board.reset();
    // Unsent work is safe on this desk.
    lockNow();
    event->accept();
}

}  // namespace opdesk::ui::shell
