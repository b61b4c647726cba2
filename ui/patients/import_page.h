#pragma once

#include <QTimer>
#include <atomic>

#include "core/clinic/import.h"
#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::widgets {
class FormRow;
class Label;
class ListView;
class LoadingBar;
class OpButton;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

/// Takes in a clinic's own list of patients: first a look that writes nothing and shows what would happen, then the
/// taking in, with progress and cancel; the whole of it can be undone.
class ImportPage : public widgets::Page {
    Q_OBJECT
public:
    explicit ImportPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;

private:
    /// Shared with the store thread while it works; the page only reads and asks.
    struct Work {
        std::atomic<std::int64_t> done = 0;
        std::atomic<std::int64_t> all = 0;
        std::atomic<bool> cancelled = false;
        std::shared_ptr<clinic::ImportRun> run;  ///< store thread only
    };

    void choose();
    void run(bool dryRun);
    void nextSlice(bool dryRun, const QString& file);
    void ended(base::Result<clinic::ImportPatients::Answer> answer, bool dryRun, const QString& file);
    void undo();
    void setWorking(bool working);
    void showProgress();
    void show(const clinic::ImportPatients::Answer& answer, bool dryRun);
    void report(const base::Error& error);

    std::shared_ptr<clinic::Desk> m_desk;
    std::shared_ptr<Work> m_work;
    std::string m_importId;
    QString m_lookedAt;  ///< the file of the last look: only that one may be taken in
    QTimer m_tick;
    widgets::TextField* m_file;
    widgets::FormRow* m_fileRow;
    widgets::Label* m_whyNot = nullptr;
    widgets::Label* m_summary;
    widgets::LoadingBar* m_bar;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    QAction* m_lookAction;
    QAction* m_takeAction;
    QAction* m_undoAction;
    QAction* m_cancelAction;
};

}  // namespace opdesk::ui::patients
