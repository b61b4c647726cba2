#pragma once

#include <QSet>

#include "core/clinic/vitals_sheet.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/widgets/page.h"

class QAction;
class QGridLayout;
class QHBoxLayout;
class QShortcut;

namespace opdesk::ui::widgets {
class Card;
class CheckField;
class Columns;
class EmptyState;
class IconLabel;
class Label;
class ListView;
class OpButton;
class OpenSummary;
class PatientBanner;
class PrimaryButton;
class RowListModel;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::vitals {

class VitalBox;

/// One row of measurements from the queue (screens.md §7). What is typed belongs to the patient and visit it was
/// opened for, however the queue moves.
class VitalsPage : public widgets::Page {
    Q_OBJECT
public:
    explicit VitalsPage(QWidget* parent = nullptr);
    ~VitalsPage() override;

    void start(std::shared_ptr<clinic::Desk> desk) override;
    void stop() override;
    void enter() override;
    void refresh(const std::vector<std::string>& kinds) override;
    void setNamesHidden(bool hidden) override;
    widgets::Subject subject() const override;
    void showVisit(const QString& patientId, const QString& visitId);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showDoubts(const std::vector<clinic::VitalDoubt>& doubts);
    void buildFields();
    void placeFields();
    /// Beside the button where there is room, else above it.
    void placeTell();
    QWidget* buildRight();
    void readPatient();
    void showPatient(const clinic::OpenPatient::Answer& patient);
    void showBanner();
    void showSheet(const clinic::VitalsSheet::Answer& sheet);
    void readQueue();
    void showQueue(const clinic::ListQueue::Answer& queue);
    void queueChosen(const QModelIndex& index);
    void clearFields();
    void clearPage();
    void fieldLeft(VitalBox* box);
    /// What cannot be saved is named beside the button, which is off as long; so is what the doctor has to be told.
    void showOpen();
    void check();
    void showMarks(const clinic::CheckVitals::Answer& answer);
    void showBmi(std::optional<std::int64_t> tenths, const std::string& word);
    void save();
    void saveWhenNamed(clinic::RecordVitals record, const QStringList& named,
                       const std::vector<clinic::VitalDoubt>& doubts);
    void run(const clinic::RecordVitals& record);
    void saved(const clinic::RecordVitals::Answer& answer);
    void refuse(const base::Error& error);
    void openNext();
    void sayNoneKnown();
    void addAllergy();
    VitalBox* boxOf(std::string_view field) const;
    clinic::json::object typed() const;
    void typeAgainFrom(const clinic::json::object& typed);

    std::shared_ptr<clinic::Desk> m_desk;
    base::Date m_today{std::chrono::year(2200), std::chrono::January, std::chrono::day(1)};
    drafts::DraftKeeper* m_draft;
    model::PatientId m_patient;
    model::VisitId m_visit;
    QString m_name, m_token;
    clinic::OpenPatient::Answer m_person;
    bool m_namesHidden = false;
    bool m_saving = false;
    bool m_asksSure = false;                       ///< the desk asked whether the figures are right
    bool m_sure = false;                           ///< and the next save says yes
    std::optional<clinic::RecordVitals> m_toSave;  ///< as it stood when the key was pressed; it is looked at first
    QStringList m_named;                           ///< what the strip says of the doctor
    quint64 m_serial = 0, m_checkSerial = 0;
    std::optional<std::int64_t> m_lastHeight;
    std::vector<clinic::QueueLine> m_queue;
    QSet<QString> m_taken;  ///< visits measured in this session, so that "next" goes on

    widgets::PatientBanner* m_banner;
    widgets::Columns* m_columns;
    widgets::Card* m_work;
    QWidget* m_fields;
    QGridLayout* m_grid;
    int m_gridColumns = 0;
    QHBoxLayout* m_foot;
    widgets::EmptyState* m_empty;
    std::vector<VitalBox*> m_boxes;
    widgets::TextField* m_remark;
    widgets::Label* m_bmi;
    widgets::IconLabel* m_bmiIcon;
    widgets::Label* m_bmiWord;
    widgets::OpenSummary* m_open;
    widgets::OpenSummary* m_tell;
    widgets::Label* m_error;
    widgets::PrimaryButton* m_saveButton;
    widgets::CheckField* m_goOn;
    widgets::Card* m_allergyCard;
    widgets::TextField* m_allergy;
    widgets::Card* m_queueCard;
    widgets::ListView* m_queueList;
    widgets::RowListModel* m_queueModel;
    QAction* m_saveAction;
    QShortcut* m_openKey;  ///< the same key while saving is off: to the first field that keeps it off
};

}  // namespace opdesk::ui::vitals
