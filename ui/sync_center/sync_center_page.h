#pragma once

#include "core/clinic/settling.h"
#include "ui/widgets/page.h"

class QAction;
class QStackedWidget;

namespace opdesk::ui::widgets {
class Card;
class EmptyState;
class Label;
class ListView;
class OpButton;
class RowListModel;
class SegmentedControl;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::sync_center {

class ConflictPanel;
class ParkedPanel;

/// The inbox (screens.md §13): what waits for a person by patient, what was settled by itself and can be taken back,
/// what could not be taken in. List left, card right, all by keys. Nothing is thrown away; settling works offline.
class SyncCenterPage : public widgets::Page {
    Q_OBJECT
public:
    enum class Tab { toSettle, merged, parked };

    explicit SyncCenterPage(QWidget* parent = nullptr);

    /// Whose day is today; without it the system's.
    void setClock(const base::Clock& clock) { m_clock = &clock; }
    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    void setStatus(const clinic::SyncStatus& status);
    /// Marks this patient's cards.
    void showPatient(const QString& patientId);
    void showTab(Tab tab);
    /// Takes back what was settled last on this page.
    void undoLast() override;

private:
    void buildActions();
    QWidget* buildLeft();
    QWidget* buildRight();
    void readList();
    void showStatus(const clinic::SyncStatus& status);
    base::Instant now() const;
    void showList();
    void readCard();
    void showCards(std::vector<clinic::ConflictView> cards, std::int64_t hidden);
    void clearCard();
    void moveBy(int rows);
    void settle();
    void settled(const base::Status& status, std::vector<clinic::ConflictId> done);
    void undoCurrent();
    void undo(std::vector<clinic::ConflictId> conflicts);
    void see();
    void retry();
    void exportParked();
    void showActions();
    const clinic::ParkedLine* currentParked() const;

    const base::Clock* m_clock = nullptr;
    std::shared_ptr<clinic::Desk> m_desk;
    clinic::ListConflicts::Answer m_answer;
    std::vector<clinic::ParkedLine> m_parked;
    std::vector<clinic::ConflictId> m_lastSettled;
    Tab m_tab = Tab::toSettle;
    QString m_wantedPatient;
    quint64 m_serial = 0;
    bool m_busy = false;
    bool m_namesHidden = false;

    widgets::SegmentedControl* m_tabs;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    widgets::Label* m_safe;
    QStackedWidget* m_right;
    widgets::Label* m_emptyWords;
    ConflictPanel* m_panel;
    ParkedPanel* m_parkedPanel;
    QWidget* m_buttons;
    widgets::Label* m_open;
    QAction* m_mine;
    QAction* m_theirs;
    QAction* m_both;
    QAction* m_edit;
    QAction* m_see;
    QAction* m_settle;
    QAction* m_undo;
    QAction* m_retry;
    QAction* m_export;
    QAction* m_next;
    QAction* m_previous;
};

}  // namespace opdesk::ui::sync_center
