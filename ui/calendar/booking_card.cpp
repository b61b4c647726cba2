#include "ui/calendar/booking_card.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/text/dates.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/calendar/people_rows.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"

namespace opdesk::ui::calendar {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;

namespace {

widgets::Status statusOf(const std::string& state) {
    using widgets::Status;
    if (state == "tentative")
        return Status::tentative;
    if (state == "late")
        return Status::late;
    if (state == "arrived")
        return Status::arrived;
    if (state == "in_room")
        return Status::inRoom;
    if (state == "done")
        return Status::done;
    if (state == "no_show")
        return Status::noShow;
    return Status::booked;
}

}  // namespace

BookingCard::BookingCard(const Acts& acts, QWidget* parent) : Card(tr("Booking"), QStringLiteral("calendar"), parent) {
    setObjectName(QStringLiteral("booking_card"));
    m_who = new Label(Label::Look::strong);
    m_when = new Label(Label::Look::body);
    m_kind = new Label(Label::Look::second);
    m_reason = new Label(Label::Look::second);
    m_state = new widgets::Badge(widgets::Status::booked);
    auto* rows = padded();
    rows->setSpacing(8);
    for (auto* label : {m_who, m_when, m_kind, m_reason}) {
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    rows->addWidget(m_state, 0, Qt::AlignLeft);
    rows->addSpacing(4);
    const auto button = [&](QAction* action, const char* name, const char* icon) {
        auto* made = new OpButton(OpButton::Kind::secondary, action, QLatin1String(name), QLatin1String(icon));
        rows->addWidget(made);
        return made;
    };
    button(acts.arrive, "booking_arrive", "user-check");
    button(acts.move, "booking_move", "calendar-clock");
    button(acts.noShow, "booking_no_show", "user-x");
    button(acts.cancel, "booking_cancel", "ban");
    button(acts.open, "booking_open_patient", "users");

    m_asking = new QWidget;
    auto* ask = new QVBoxLayout(m_asking);
    ask->setContentsMargins(0, 8, 0, 0);
    m_why = new widgets::TextField(QStringLiteral("booking_cancel_reason"), tr("Why is it cancelled?"));
    auto* row = new widgets::FormRow(tr("Why is it cancelled?"), m_why, true);
    row->setHelp(tr("Enter cancels the booking, Esc keeps it."));
    ask->addWidget(row);
    rows->addWidget(m_asking);
    rows->addStretch(1);
    m_asking->hide();
    connect(m_why, &QLineEdit::returnPressed, this, [this] {
        if (!m_why->text().trimmed().isEmpty())
            emit cancelAsked(m_appointment, m_why->text());
    });
}

void BookingCard::show(const clinic::CalendarBooking& booking, std::chrono::minutes offset, bool namesHidden) {
    const auto& line = booking.line;
    const auto appointment = qt(line.appointment.text());
    if (appointment != m_appointment) {
        m_asking->hide();
        m_why->clear();
    }
    m_appointment = appointment;
    m_who->setText(
        QStringLiteral("%1, %2").arg(shownName(line.patientName, namesHidden), ageSex(line.ageText, line.sex)));
    m_when->setText(
        tr("%1, %2, %3 min\n%4", "day, date and time, length, doctor")
            .arg(shortDay(base::localDate(line.startsAt, offset)), qt(text::formatDateTime(line.startsAt, offset)))
            .arg(line.minutes)
            .arg(qt(line.doctorName)));
    m_kind->setText(line.visitKind.empty() ? QString() : labels::valueLabel("visit", "visit_kind", line.visitKind));
    m_kind->setVisible(!line.visitKind.empty());
    m_reason->setText(qt(line.reason));
    m_reason->setVisible(!line.reason.empty());
    m_state->setStatus(statusOf(booking.state));
}

void BookingCard::clear() {
    m_appointment.clear();
    for (auto* label : {m_who, m_when, m_kind, m_reason})
        label->clear();
    m_why->clear();
    m_asking->hide();
}

void BookingCard::askReason() {
    m_asking->show();
    m_why->setFocus();
}

void BookingCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (m_asking->isVisible()) {
            m_why->clear();
            m_asking->hide();
        }
        emit closed();
        return;
    }
    Card::keyPressEvent(event);
}

}  // namespace opdesk::ui::calendar
