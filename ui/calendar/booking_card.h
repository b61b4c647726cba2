#pragma once

#include "core/clinic/schedule.h"
#include "ui/widgets/card.h"

class QAction;
class QVBoxLayout;

namespace opdesk::ui::widgets {
class Badge;
class Label;
class OpButton;
class TextField;
}  // namespace opdesk::ui::widgets

namespace opdesk::ui::calendar {

/// The side sheet of a booking that is there: who, when, its state, and what can be done with it. The reason of a
/// cancellation is asked here.
class BookingCard : public widgets::Card {
    Q_OBJECT
public:
    struct Acts {
        QAction *arrive, *move, *cancel, *noShow, *open;
    };
    explicit BookingCard(const Acts& acts, QWidget* parent = nullptr);

    void show(const clinic::CalendarBooking& booking, std::chrono::minutes offset, bool namesHidden);
    void clear();
    /// Opens the field for the reason; Enter in it asks to cancel.
    void askReason();
    const QString& appointment() const { return m_appointment; }

signals:
    void closed();
    void cancelAsked(const QString& appointment, const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_appointment;
    widgets::Label* m_who;
    widgets::Label* m_when;
    widgets::Label* m_kind;
    widgets::Label* m_reason;
    widgets::Badge* m_state;
    QWidget* m_asking;
    widgets::TextField* m_why;
};

}  // namespace opdesk::ui::calendar
