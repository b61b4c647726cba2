#pragma once

#include <QTimer>

#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::widgets {
class Label;
class OpButton;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

class MatchPanel;
class PatientForm;

/// New patient (screens.md §4): what was typed in the search is in place, possible copies stand beside the form.
class NewPatientPage : public widgets::Page {
    Q_OBJECT
public:
    explicit NewPatientPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    /// Carries `typed` over; a form left with Esc comes back as it was when nothing new was typed.
    void begin(const QString& typed);

signals:
    void registered(const QString& patientId, bool giveToken);

private:
    void save(bool giveToken);
    void showOpenFields();

    std::shared_ptr<clinic::Desk> m_desk;
    PatientForm* m_form;
    MatchPanel* m_matches;
    widgets::Label* m_open;
    widgets::OpButton* m_saveToken;
    QTimer m_lookSoon;
    bool m_acceptDuplicate = false;
    bool m_busy = false;
};

}  // namespace opdesk::ui::desk
