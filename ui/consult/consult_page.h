#pragma once

#include <QPointer>
#include <QTimer>
#include <functional>

#include "core/base/clock.h"
#include "core/clinic/documents.h"
#include "core/clinic/patients.h"
#include "core/clinic/queue.h"
#include "ui/paper/print_port.h"
#include "ui/widgets/page.h"

class QAction;
class QShortcut;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class AskPanel;
class Badge;
class Card;
class Columns;
class EmptyState;
class Label;
class OpenSummary;
class OverlayLayer;
class PatientBanner;
class PrimaryButton;
class RuleMeter;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::consult {

class FactsPanel;
class KeepReason;
class PaperPreview;
class RxEntry;
class RxList;
class VisitForm;

/// Puts a signed prescription on paper; given by the composition root (printer, or a folder for tests).
using PrintPaper = std::function<void(const clinic::PrescriptionPaperOf::Answer& paper, paper::Printed done)>;

/// A complete, legal visit on one page (screens.md §8). Nothing is stored until something is typed; the draft belongs
/// to patient and visit; signing locks.
class ConsultPage : public widgets::Page {
    Q_OBJECT
public:
    explicit ConsultPage(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    widgets::Subject subject() const override;
    /// Another doctor's visit opens only after the user has said what she means to do with it.
    void showVisit(const QString& patientId, const QString& visitId);
    void setPrinter(PrintPaper print) { m_print = std::move(print); }
    /// By which today is told; outlives the page.
    void setClock(const base::Clock& clock) { m_clock = &clock; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    widgets::Card* buildRight();
    /// In a narrow window the facts stand under the meter, in its card.
    void fold();
    void showBanner();
    void begin(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose);
    /// What was begun and not signed stands in the page again; then the patient is read.
    void readDraft();
    void askWhose(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose);
    void takeOver(const model::PatientId& patient, const clinic::WhoseVisit::Answer& whose);
    void startVisit();
    void readPatient(bool startVisit);
    void show(const clinic::OpenPatient::Answer& patient);
    void showFacts(const clinic::OpenPatient::Answer& patient);
    void draftChanged();
    void saveDraft(std::function<void()> then);
    void keepUnsaved();
    bool isBlank() const;
    void showDraftKept();
    void check();
    void showCheck(const clinic::CheckPrescription::Answer& answer);
    /// What the law still asks for is named beside the signature, which is off as long; the same key leads there.
    void showOpen(const std::vector<clinic::CheckPrescription::RuleState>& meter);
    /// What matters and may be scrolled out of sight is named above the signature.
    void showGrave();
    void goToOpen();
    void sign();
    /// The answer that keeps the medicine, and the reason it needs.
    KeepReason* addKeep(widgets::AskPanel* ask);
    void signNow();
    /// Has to be answered before the signature, and is not yet.
    bool stops(const clinic::Alert& alert) const;
    void paperOf(const model::PrescriptionId& id, const std::string& language,
                 std::function<void(const clinic::PrescriptionPaperOf::Answer&)> use);
    void printPaper(const clinic::PrescriptionPaperOf::Answer& paper);
    const std::string& paperLanguage() const { return m_paperLanguage.empty() ? m_language : m_paperLanguage; }
    void preview();
    void showPreview(const clinic::PrescriptionPaperOf::Answer& paper);
    void showSigned();
    void clearPage();
    clinic::WritePrescription draft() const;
    void report(const base::Error& error);
    /// Above the window; gone when it closes, also by Esc or a lock.
    void openOver(QWidget* panel);

    std::shared_ptr<clinic::Desk> m_desk;
    base::SystemClock m_systemClock;
    const base::Clock* m_clock = &m_systemClock;
    PrintPaper m_print;
    model::PatientId m_patient;
    model::VisitId m_visit;
    model::PrescriptionId m_prescription;
    std::string m_language;       ///< the patient's
    std::string m_paperLanguage;  ///< chosen at the preview; empty: the patient's
    /// Of a draft begun elsewhere, which this page does not show: given back as they were.
    std::string m_mode;
    std::vector<clinic::Diagnosis> m_coded;
    bool m_readingDraft = false;  ///< what comes meanwhile is read with it
    QString m_visitWords;         ///< "A-12 · Follow-up"
    clinic::OpenPatient::Answer m_person;
    bool m_namesHidden = false;
    bool m_narrow = false;
    int m_factsLeast = 0;
    quint64 m_checkAsked = 0, m_checkAnswered = 0;
    bool m_signWhenChecked = false;  ///< the key was faster than the rules
    bool m_signed = false;
    bool m_saving = false;
    bool m_saveAgain = false;
    std::function<void()> m_afterSave;  ///< what waits for the save that is under way
    quint64 m_serial = 0;
    std::vector<clinic::Alert> m_alerts;
    QStringList m_openRules;
    std::vector<clinic::AlertOverride> m_overrides, m_storedOverrides;
    QTimer m_saveSoon{this};

    widgets::PatientBanner* m_banner;
    FactsPanel* m_facts;
    VisitForm* m_form;
    RxList* m_list;
    RxEntry* m_entry;
    widgets::RuleMeter* m_meter;
    widgets::Label* m_meterNote;
    widgets::Label* m_safety;
    widgets::Badge* m_state;
    widgets::PrimaryButton* m_signButton;
    widgets::OpenSummary* m_grave;
    widgets::OpenSummary* m_cautions;
    widgets::OpenSummary* m_open;
    QAction* m_signAction;
    QShortcut* m_openKey;
    QAction* m_printAction;
    QAction* m_backAction;
    widgets::OverlayLayer* m_overlay = nullptr;
    QPointer<PaperPreview> m_preview;
    widgets::Columns* m_columns;
    widgets::Card* m_right;
    QVBoxLayout* m_factsBelow;
    QWidget* m_work;
    widgets::EmptyState* m_empty;
};

}  // namespace opdesk::ui::consult
