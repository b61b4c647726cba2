#pragma once

#include <QMainWindow>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/gate.h"
#include "ui/consult/consult_page.h"

class QStackedWidget;

namespace opdesk::ui::widgets {
class Announcer;
class CommandPalette;
class KeyBar;
class NavRail;
class OverlayLayer;
class Page;
class Toast;
class TopBar;
}  // namespace opdesk::ui::widgets
namespace opdesk::ui::unlock {
class UnlockPage;
}
namespace opdesk::ui::desk {
class DeskPage;
class NewPatientPage;
}  // namespace opdesk::ui::desk
namespace opdesk::ui::patients {
class ImportPage;
class PatientPage;
}  // namespace opdesk::ui::patients
namespace opdesk::ui::sync_center {
class SyncCenterPage;
}

namespace opdesk::ui::shell {

class SyncPopover;

/// The frame of the program: rail, top bar, work area, key bar, toast and palette around the pages of this role. Holds
/// a desk while a session is open; a lock drops it, and no page keeps anything of it. GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// `print` puts a signed prescription on paper.
    MainWindow(clinic::Gate& gate, const base::Clock& clock, consult::PrintPaper print, QWidget* parent = nullptr);
    ~MainWindow() override;

public slots:
    void lockNow();
    void showPlace(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Place {
        QString id;
        QString icon;
        QString word;
        widgets::Page* page;
        const char* permission;  ///< the place is absent without it; empty: everybody
    };

    void buildFrame();
    void buildPages();
    void buildActions();
    void addGlobal(const QString& id, const QString& words, const QKeySequence& keys, std::function<void()> run);
    void open(std::shared_ptr<clinic::Desk> desk);
    void showPage(widgets::Page* page);
    void showPatient(const QString& patientId);
    void showConsult(const QString& patientId, const QString& visitId);
    void showSync(const clinic::SyncStatus& status);
    void buildPopover();
    void openPopover();
    void writeSupportFile();
    void undo();
    void readConflicts();
    void openPalette();
    void runCommand(const QString& id);
    void tick();
    void hideNames(bool hidden);

    clinic::Gate& m_gate;
    const base::Clock& m_clock;
    std::shared_ptr<clinic::Desk> m_desk;
    std::shared_ptr<void> m_changes;
    std::shared_ptr<void> m_syncChanges;
    clinic::SyncStatus m_syncStatus;

    QStackedWidget* m_doorOrWork;
    QStackedWidget* m_pages;
    unlock::UnlockPage* m_unlock;
    widgets::NavRail* m_rail;
    widgets::TopBar* m_top;
    widgets::KeyBar* m_keys;
    widgets::Toast* m_toast;
    widgets::OverlayLayer* m_overlay;
    widgets::CommandPalette* m_palette;
    SyncPopover* m_popover;
    widgets::Page* m_undoPage = nullptr;  ///< whose last act the toast can take back
    widgets::Announcer* m_announcer;
    desk::DeskPage* m_deskPage;
    desk::NewPatientPage* m_newPatient;
    patients::PatientPage* m_patient;
    patients::ImportPage* m_import;
    consult::ConsultPage* m_consult;
    sync_center::SyncCenterPage* m_syncCenter;
    std::vector<Place> m_places;
    std::map<QString, QAction*> m_actions;
    QTimer m_clockTimer;
    QTimer m_idle;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::shell
