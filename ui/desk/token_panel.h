#pragma once

#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"

namespace opdesk::ui::widgets {
class ComboField;
class Label;
class PrimaryButton;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::desk {

/// Doctor, kind of visit and the one button that gives a token. Docked, so the button never moves.
class TokenPanel : public QWidget {
    Q_OBJECT
public:
    explicit TokenPanel(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    /// Whose tokens this desk gives when nothing else says so: a staff id, or empty. Asked for each patient.
    void setUsualDoctor(std::function<QString()> doctor) { m_usual = std::move(doctor); }
    void setPatient(const clinic::PatientLine& line);
    void setPatientId(const QString& patientId);
    void clearPatient();
    /// Of today: the chosen patient's own is told.
    void setBookings(const std::vector<clinic::AppointmentLine>& bookings);
    /// Says so when no token can be given.
    void focusButton();
    /// The queue has changed: the next token and its wait may be others.
    void refresh();
    /// At once, or when the patient's own doctor is known.
    void giveToken();

signals:
    /// The token stands and is saved; `visitId` for the slip.
    void given(const QString& visitId, const QString& token);
    void failed(const QString& sentence);

private:
    void setPatient(const model::PatientId& patient);
    void forgetChoices();
    void readNext();
    void askNext(const model::StaffId& doctor);
    void showNext(const clinic::NextToken::Answer& next);
    void issue();
    void priorityChosen();
    void setGiveText(const QString& text);
    void allowGiving();
    void showBooked();
    model::StaffId doctor() const;

    std::shared_ptr<clinic::Desk> m_desk;
    std::optional<model::PatientId> m_patient;
    std::vector<clinic::DoctorLine> m_doctors;
    std::vector<clinic::AppointmentLine> m_bookings;
    std::function<QString()> m_usual;
    widgets::ComboField* m_doctor;
    widgets::SegmentedControl* m_kind;
    widgets::ComboField* m_priority;
    widgets::TextField* m_reason;
    widgets::PrimaryButton* m_give;
    widgets::Label* m_booked;  ///< when today and with whom
    widgets::Label* m_hint;
    quint64 m_serial = 0;
    bool m_doctorChosen = false;               ///< by the person: else the one last seen stands
    std::optional<model::StaffId> m_answered;  ///< doctor shown for this patient; none while that is asked
    bool m_giveWhenAnswered = false;
    bool m_busy = false;
    bool m_held = false;  ///< the patient has a token of this doctor: the hint says which
};

}  // namespace opdesk::ui::desk
