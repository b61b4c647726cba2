#pragma once

#include <QTimer>
#include <memory>
#include <optional>

#include "core/clinic/desk.h"
#include "core/clinic/schedule.h"
#include "ui/drafts/draft_keeper.h"
#include "ui/widgets/card.h"

class QComboBox;
class QLineEdit;

namespace opdesk::ui::widgets {
class CheckField;
class ComboField;
class FormRow;
class Label;
class ListView;
class PrimaryButton;
class RowListModel;
class SearchField;
class SegmentedControl;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::calendar {

/// What a booking begins with.
struct BookingStart {
    model::StaffId doctor;
    QString doctorName;
    base::Instant at{};
    int slotMinutes = 15;
    bool isTaken = false;      ///< somebody has this time: only with permission and a reason
    model::PatientId patient;  ///< null: to be searched
    QString visitKind;         ///< empty: the desk's rule for the free window says
    QString why;               ///< of a follow-up or of who did not come: what stood in the list
    QString typed;             ///< the beginning of a name
};

/// The side sheet of a new booking: who, when, how long, how often. Ctrl+Enter books; Esc keeps what was typed.
class BookingSheet : public widgets::Card {
    Q_OBJECT
public:
    explicit BookingSheet(QWidget* parent = nullptr);

    void start(std::shared_ptr<clinic::Desk> desk);
    void stop();
    void setNamesHidden(bool hidden);
    void begin(const BookingStart& start);
    void book();

signals:
    void closed();
    /// `undo` holds the booking when it is one, so that it can be taken back.
    void booked(const QString& appointment, const QString& sentence);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    static constexpr int kMostSlots = 4;  ///< of one booking
    void buildFields();
    void search();
    void showFound(const clinic::FindPatients::Answer& answer);
    void choose();
    void openPatient(const model::PatientId& patient);
    void showPatient(const clinic::OpenPatient::Answer& patient);
    void clearPatient();
    /// Whom the button books and for when, and what is to be done when there is nobody.
    void showWhom();
    void sayReminder();
    void take(const clinic::json::object& typed);
    void repeatChanged();
    /// What one booking and a series have in common.
    template <typename Booking>
    Booking begun() const;
    void bookOne();
    void bookSeries(int everyWeeks, int count);
    void refuse(const base::Error& error);
    bool wantsSeries() const;
    clinic::json::object typedSoFar() const;

    std::shared_ptr<clinic::Desk> m_desk;
    drafts::DraftKeeper* m_draft;
    BookingStart m_start;
    model::PatientId m_patient;
    QString m_patientName;
    std::optional<clinic::OpenPatient::Answer> m_opened;  ///< who is chosen
    clinic::FindPatients::Answer m_found;                 ///< what the list shows
    quint64 m_serial = 0;
    bool m_namesHidden = false;
    bool m_running = false;
    bool m_bookWhenOpened = false;

    widgets::Label* m_when;
    widgets::Label* m_why;
    widgets::Label* m_who;
    widgets::SearchField* m_search;
    widgets::ListView* m_list;
    widgets::RowListModel* m_model;
    widgets::TextField* m_reason;
    widgets::FormRow* m_reasonRow;
    widgets::SegmentedControl* m_length;
    widgets::SegmentedControl* m_kind;
    widgets::ComboField* m_repeat;
    widgets::ComboField* m_times;
    QWidget* m_timesBox;
    widgets::CheckField* m_reminder;
    widgets::Label* m_reminderNote;
    widgets::TextField* m_overbook;
    widgets::FormRow* m_overbookRow;
    widgets::Label* m_error;
    widgets::Label* m_whom;
    widgets::PrimaryButton* m_book;
};

}  // namespace opdesk::ui::calendar
