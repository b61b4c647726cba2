#pragma once

#include <QWidget>

#include "core/clinic/ports.h"
#include "core/clinic/sync_detail.h"

class QAction;
class QGridLayout;

namespace opdesk::ui::widgets {
class Label;
class LoadingBar;
class FlowLayout;
class OpButton;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::shell {

/// Is my work safe (screens.md §14): one sentence, the facts behind it, the load of everything with pause, and what a
/// person can do. A panel for the overlay; it shows a status and emits what was asked.
class SyncPopover : public QWidget {
    Q_OBJECT
public:
    explicit SyncPopover(QWidget* parent = nullptr);

    QSize sizeHint() const override;

    /// `syncAction` is the window's F5: the button shows its key.
    void setSyncAction(QAction* syncAction);
    void setStatus(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset,
                   const clinic::ShowSyncDetail::Answer& detail = {});
    /// What a button answered ("Written to …").
    void setAnswer(const QString& sentence);
    /// The first button has the focus.
    void start();

signals:
    void pauseAsked(bool pause);
    void supportAsked();
    void parkedAsked();
    void conflictsAsked();
    void signInAsked();
    void closeAsked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setFact(int row, const QString& name, const QString& value);

    widgets::Label* m_sentence;
    widgets::Label* m_detail;
    QGridLayout* m_facts;
    QWidget* m_load;
    widgets::Label* m_loadWords;
    widgets::LoadingBar* m_loadBar;
    widgets::OpButton* m_pause;
    widgets::FlowLayout* m_buttons;
    widgets::OpButton* m_sync;
    widgets::OpButton* m_signIn;
    widgets::OpButton* m_parked;
    widgets::OpButton* m_conflicts;
    widgets::Label* m_answer;
    bool m_isPaused = false;
};

}  // namespace opdesk::ui::shell
