#pragma once

#include <QTimer>
#include <QWidget>
#include <memory>

#include "core/clinic/desk.h"
#include "core/clinic/documents.h"

namespace opdesk::ui::drafts {
class DraftKeeper;
}
namespace opdesk::ui::widgets {
class Label;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::consult {

/// The one-line entry: below it the echo in words, then in the patient's language, then up to five candidates chosen
/// with ↓ ↑. Enter adds. Unknown words are named and kept, never guessed.
class RxEntry : public QWidget {
    Q_OBJECT
public:
    explicit RxEntry(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    /// A line half typed for somebody is kept and comes back with them.
    void setPatient(const model::PatientId& patient, const std::string& language);
    void focusField();
    /// A line taken out of the list, to be written anew.
    void put(const QString& typed);

signals:
    void added(const opdesk::clinic::PrescriptionLine& line);
    void lastAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void read();
    void show(const clinic::ReadLine::Answer& answer);
    void move(int by);
    void add();

    std::shared_ptr<clinic::Desk> m_desk;
    drafts::DraftKeeper* m_draft;
    model::PatientId m_patient;
    std::string m_language;
    clinic::ReadLine::Answer m_reading;
    int m_candidate = 0;
    bool m_addWhenRead = false;
    quint64 m_serial = 0;
    widgets::TextField* m_field;
    widgets::Label* m_words;
    widgets::Label* m_local;
    widgets::Label* m_candidates;
    widgets::Label* m_unknown;
};

}  // namespace opdesk::ui::consult
