#pragma once

#include <QTimer>

#include <optional>

#include "ui/patients/patient_form.h"
#include "ui/widgets/page.h"

class QAction;

namespace opdesk::ui::widgets {
class Label;
class OpButton;
class OpenSummary;
}  // namespace opdesk::ui::widgets
namespace opdesk::ui::drafts {
class DraftKeeper;
}

namespace opdesk::ui::desk {

class MatchPanel;

/// New patient (screens.md §4): what was typed in the search is in place, possible copies stand beside the form. What
/// is typed is a draft of this user until it is saved; another person's search puts it aside, not away.
class NewPatientPage : public widgets::Page {
    Q_OBJECT
public:
    explicit NewPatientPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    /// Carries `typed` over; without it the form comes back as it was left.
    void begin(const QString& typed);

signals:
    void registered(const QString& patientId, bool giveToken);
    /// It was somebody known: what was typed is offered as a change of the record.
    void knownPerson(const QString& patientId, const opdesk::ui::patients::PatientForm::Typed& typed);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void save(bool giveToken);
    void use(const QString& patientId);
    void showOpenFields();
    void putAside();
    void bringBack();
    void showAside();
    void typedNow();

    std::shared_ptr<clinic::Desk> m_desk;
    patients::PatientForm* m_form;
    MatchPanel* m_matches;
    widgets::OpenSummary* m_todo;
    widgets::Label* m_open;  ///< what was refused, or asked back
    widgets::OpButton* m_saveToken;
    QList<QAction*> m_saves;
    QAction* m_bringBack;
    drafts::DraftKeeper* m_draft;
    drafts::DraftKeeper* m_asideDraft;
    clinic::json::array m_aside;  ///< forms put aside, newest last
    QTimer m_lookSoon{this};
    std::optional<QString> m_wanted;  ///< begin() came before the draft was read
    bool m_draftRead = false;
    bool m_acceptDuplicate = false;
    bool m_busy = false;
};

}  // namespace opdesk::ui::desk
