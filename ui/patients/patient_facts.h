#pragma once

#include <QWidget>

#include <chrono>
#include <memory>

#include "core/clinic/patients.h"

class QVBoxLayout;

namespace opdesk::clinic {
class Desk;
}
namespace opdesk::ui::widgets {
class Label;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

/// The left column of the patient page: contact, family, consents, allergies, problems, medicines now, balance. The
/// phone is masked; whole only while its field has the focus, for those allowed, and each such look is in the log.
class PatientFacts : public QWidget {
    Q_OBJECT
public:
    explicit PatientFacts(QWidget* parent = nullptr);

    void setDesk(std::shared_ptr<clinic::Desk> desk);
    void clear();
    void show(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset);
    /// Family by initials; a face is a name.
    void setNamesHidden(bool hidden);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QVBoxLayout* addRow(const QString& label);
    /// Null where there is nothing to say.
    widgets::Label* add(const QString& label, const QString& value, bool warns = false);
    void addPhone(const clinic::PatientLine& line);
    void lookAtPhone();
    void addPhoto(const clinic::OpenPatient::Answer& patient);
    void showPhoto(const base::Bytes& content);

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_patient;
    QString m_masked;
    quint64 m_serial = 0;
    QVBoxLayout* m_column;
    widgets::TextField* m_phone = nullptr;
    widgets::Label* m_photo = nullptr;
    widgets::Label* m_family = nullptr;
    QString m_familyNames, m_familyInitials;
    bool m_namesHidden = false;
};

}  // namespace opdesk::ui::patients
