#pragma once

#include <QString>
#include <QWidget>
#include <memory>

#include "core/model/ids.h"

namespace opdesk::clinic {
class Desk;
}
namespace opdesk::ui::widgets {
class FormRow;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::patients {

/// Attaches a file to the patient who is open, and takes an attachment out to a file. Shows itself only while a title
/// is to be given; nothing of a file's name is kept but what the user types.
class AttachmentRow : public QWidget {
    Q_OBJECT
public:
    explicit AttachmentRow(QWidget* parent = nullptr);
    void setDesk(std::shared_ptr<clinic::Desk> desk);
    /// Forgets a file that was chosen.
    void clear();
    /// Asks for a file, then for a title.
    void attach(const model::PatientId& patient);
    /// Asks for a picture of the face and keeps it small, without what a camera writes into its files (place, time).
    void takePhoto(const model::PatientId& patient);
    /// Saves it where the user says; one that is on another PC is asked for first.
    void open(const model::AttachmentId& attachment);

signals:
    void said(const QString& sentence, const QString& iconName);
    void finished();

private:
    void send();
    void keepPhoto(const QString& file);
    void save(const model::AttachmentId& attachment, const QString& mediaType);
    void write(const model::AttachmentId& attachment, const QString& file);

    std::shared_ptr<clinic::Desk> m_desk;
    model::PatientId m_patient;
    QString m_file;
    quint64 m_serial = 0;
    widgets::TextField* m_title;
    widgets::FormRow* m_row;
};

}  // namespace opdesk::ui::patients
