#pragma once

#include "core/clinic/settling.h"
#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::widgets {
class ConflictCard;
class EmptyState;
class Label;
class ListView;
class PrimaryButton;
class RowListModel;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::sync_center {

/// Is my work safe, and what waits for a person (screens.md §13, §14): the state of sync in words, the conflicts by
/// patient, a card with both versions. Nothing is thrown away; settling works offline.
class SyncCenterPage : public widgets::Page {
    Q_OBJECT
public:
    explicit SyncCenterPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setStatus(const clinic::SyncStatus& status);
    /// Marks the first item of this patient.
    void showPatient(const QString& patientId);

private:
    void readList();
    void showList(const clinic::ListConflicts::Answer& answer);
    void readCard();
    void showCard(const clinic::ShowConflict::Answer& conflict);
    void clearCard();
    void settle();

    std::shared_ptr<clinic::Desk> m_desk;
    std::vector<clinic::ConflictLine> m_lines;
    QString m_wantedPatient;
    quint64 m_serial = 0;
    widgets::RowListModel* m_model;
    widgets::ListView* m_list;
    widgets::Label* m_safe;
    widgets::Label* m_title;
    widgets::Label* m_reason;
    widgets::Label* m_result;
    widgets::ConflictCard* m_card;
    widgets::PrimaryButton* m_settle;
    widgets::EmptyState* m_empty;
    QWidget* m_cardArea;
    QAction* m_settleAction;
    std::optional<clinic::ShowConflict::Answer> m_shown;
};

}  // namespace opdesk::ui::sync_center
