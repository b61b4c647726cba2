#pragma once

#include <QElapsedTimer>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/clinic/desk.h"
#include "core/clinic/gate.h"
#include "core/clinic/sync_detail.h"
#include "ui/shell/places.h"
#include "ui/widgets/page.h"

class QStackedWidget;

namespace opdesk::ui::widgets {
class Announcer;
class CommandPalette;
class OverlayLayer;
class PageScroll;
class Toast;
}  // namespace opdesk::ui::widgets
namespace opdesk::ui::board {
class BoardWindow;
}
namespace opdesk::ui::unlock {
class UnlockPage;
}

namespace opdesk::ui::shell {

class PaletteController;
class SyncPopover;
class WorkArea;

/// The window: the door, or the work area of a session, with toast, palette and popover above it. Holds a desk while a
/// session is open; a lock drops it, and no page keeps anything of it. A change of language builds everything it shows
/// anew and puts each page back where it was. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(clinic::Gate& gate, PageNeeds needs, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Null while no session is open.
    WorkArea* work() const { return m_desk ? m_work : nullptr; }

public slots:
    void lockNow();
    void showPlace(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    /// What stands on the screen, so that it can stand there again.
    struct Standing {
        QString place;
        QString focus;  ///< object name
        std::map<QString, QVariantMap> typed;
    };

    /// What a lock keeps for the unlock of the same person: names of places and fields, and ids; no words of anybody.
    struct Left {
        std::string user;
        std::vector<std::string> roles;
        QString place;
        widgets::Subject subject;
        QString focus;  ///< object name
        int caret = 0;
    };

    // The frame: main_window.cpp.
    void build();
    void tearDown();
    void rebuild();
    /// What stands behind the door, in parts, so that a key typed meanwhile never waits for the whole; false when all
    /// is there.
    bool makeWorkPart();
    void ensureWork();
    void buildWork();
    void buildPalette();
    Standing standing() const;
    void putBack(const Standing& standing);
    void open(std::shared_ptr<clinic::Desk> desk);
    void hearNews(const std::vector<std::string>& kinds);
    void tellNews();
    void makePages();
    void showSession();
    void tick();
    /// From the last key on: the minute before is announced, then the window locks.
    void setIdleLimit(std::chrono::minutes limit);
    void sayIdle();
    void stayedHere();
    void hideNames(bool hidden);
    void undo();

    // Pages and the ways between them: main_window_places.cpp.
    void wire(widgets::Page* page);
    void showFor(const QString& place, const widgets::Subject& subject);
    void applySubject(const QString& place);
    void showConsult(const widgets::Subject& subject);
    void beginNewPatient(const QString& typed);
    void search(const QString& typed);
    void afterShow();
    Left leftNow() const;
    /// False: somebody else left, or nothing was.
    bool goBack();
    void keepField(QWidget* field, int caret);
    void showBoard();
    widgets::Subject subject() const;

    // Keys and commands: main_window_keys.cpp.
    void buildActions();
    QAction* addGlobal(const QString& id, const QString& words, const QKeySequence& keys, std::function<void()> run);
    void addSubjectAction(const QString& id, const QString& words, const QKeySequence& keys, const QString& place,
                          const char* permission = "");
    void allowActions();
    bool isAsking() const;
    void openPalette();
    void runCommand(const QString& id);
    void trigger(QAction* action);

    // Sync pill, popover, conflicts: main_window_sync.cpp.
    void buildPopover();
    void showSync(const clinic::SyncStatus& status);
    void openPopover();
    void writeSupportFile();
    void syncNow();
    void saySynced(const QString& sentence);
    void readConflicts();
    /// What the popover says beyond the status; also how much room the disk has.
    void readSyncDetail();
    /// True: the window stays, as a person is asked about work that is not sent. Asked to close once more it goes.
    bool askBeforeClosing(QCloseEvent* event);
    void askToClose(const QString& why);
    void closeNow();

    clinic::Gate& m_gate;
    const base::Clock& m_clock;
    PageNeeds m_needs;
    std::shared_ptr<clinic::Desk> m_desk;
    std::shared_ptr<void> m_changes;
    std::shared_ptr<void> m_syncChanges;
    clinic::SyncStatus m_syncStatus;
    clinic::ShowSyncDetail::Answer m_syncDetail;
    QElapsedTimer m_detailRead;
    QPointer<QWidget> m_closing;  ///< the question about unsent work
    bool m_closesNow = false;

    QStackedWidget* m_doorOrWork = nullptr;
    widgets::PageScroll* m_door = nullptr;
    unlock::UnlockPage* m_unlock = nullptr;
    WorkArea* m_work = nullptr;
    widgets::Toast* m_toast = nullptr;
    widgets::OverlayLayer* m_overlay = nullptr;
    widgets::CommandPalette* m_palette = nullptr;
    std::unique_ptr<board::BoardWindow> m_board;  ///< once it was asked for; a lock leaves it standing
    PaletteController* m_paletteController = nullptr;
    SyncPopover* m_popover = nullptr;
    widgets::Announcer* m_announcer = nullptr;

    QPointer<widgets::Page> m_undoPage;  ///< whose last act the toast can take back
    std::map<QString, QAction*> m_actions;
    QList<QAction*> m_subjectActions;
    std::map<QAction*, QString> m_actionPlaces;    ///< place a subject's action leads to
    std::map<QAction*, QByteArray> m_permissions;  ///< what an action needs beside its place
    std::map<QAction*, QKeySequence>
        m_ownKeys;  ///< of the window's actions; a page's own key wins while it is in front
    std::map<QString, widgets::Subject> m_subjects;  ///< by place: whom it shows
    widgets::Subject m_lastSubject;
    QTimer m_clockTimer;
    QTimer m_idle{this};
    QTimer m_idleNotice{this};  ///< a minute before m_idle
    QTimer m_makeWork;
    QTimer m_makePages;
    QTimer m_newsTimer;            ///< runs while news of others waits for its turn
    std::set<std::string> m_news;  ///< kinds that changed since pages were told
    QElapsedTimer m_lastKey;
    std::optional<Left> m_left;
    std::unique_ptr<QObject> m_keepsField;  ///< from the unlock to the first key or click
    qint64 m_tickedAt = 0;                  ///< time of day of the last tick, in ms; 0: none in this session
    bool m_idleSaid = false;
    bool m_namesHidden = false;
    bool m_rebuildAsked = false;
};

}  // namespace opdesk::ui::shell
