#pragma once

#include "core/clinic/patients.h"
#include "ui/patients/patient_form.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page.h"

class QAction;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Card;
class EmptyState;
class OpButton;
class PatientBanner;
}  // namespace opdesk::ui::widgets
namespace opdesk::ui::drafts {
class DraftKeeper;
}

namespace opdesk::ui::patients {

class AllergyPanel;

/// Details, consents and allergies of a person, to change. What is typed is a draft of this patient until it is saved.
class EditPatientPage : public widgets::Page {
    Q_OBJECT
public:
    explicit EditPatientPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    widgets::Subject subject() const override;

    void edit(const QString& patientId);
    /// Opens the person with words typed elsewhere put over his own, marked as what they are: an offer.
    void offer(const QString& patientId, const PatientForm::Typed& typed);

signals:
    /// Saved or left; `giveToken` when a token was on the way.
    void finished(const QString& patientId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void showBanner();
    /// What the panel that is not shown in a narrow window holds, beside the way to it.
    void showAllergies();
    void showChanges();
    void say(const QString& words, widgets::Label::Look look);
    void open(const QString& patientId, PatientForm::Typed offered);
    void show(const clinic::OpenPatient::Answer& patient);
    void clearPage();
    /// The form is many fields: made when somebody is opened for the first time.
    void needForm();
    void save();
    void saveNext();
    void failed(const base::Error& error);
    void leave();
    void leaveWithoutDraft();

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_patient;
    QString m_words;
    clinic::OpenPatient::Answer m_person;
    bool m_namesHidden = false;
    QAction* m_allergyKey;
    QAction* m_undo;
    widgets::OpButton* m_toAllergies;
    PatientForm::Typed m_offered;
    quint64 m_serial = 0;
    bool m_busy = false;
    bool m_shown = false;
    bool m_narrow = false;
    bool m_wantsAllergies = false;  ///< in a window too narrow for both
    bool m_toDesk = false;          ///< came from the desk: goes back there
    std::vector<std::function<void()>> m_steps;

    widgets::PatientBanner* m_banner;
    widgets::Label* m_note;
    widgets::Card* m_card;
    QWidget* m_work;
    widgets::EmptyState* m_empty;
    QVBoxLayout* m_formPlace;
    PatientForm* m_form = nullptr;
    AllergyPanel* m_allergies;
    drafts::DraftKeeper* m_draft;
};

}  // namespace opdesk::ui::patients
