#include "ui/calendar/booking_card.h"

#include <QAction>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/text/dates.h"
#include "ui/calendar/calendar_grid.h"
#include "ui/calendar/people_rows.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/scroll_body.h"
#include "ui/widgets/segmented_control.h"

namespace opdesk::ui::calendar {

using widgets::Label;
using widgets::OpButton;
using widgets::qt;

BookingCard::BookingCard(const Acts& acts, QWidget* parent)
    : Card(tr("Booking"), QStringLiteral("calendar"), parent),
      m_draft(new drafts::DraftKeeper(
          "cancel_booking",
          [this] {
              drafts::DraftKeeper::Typed typed;
              if (!m_why->text().trimmed().isEmpty())
                  typed["reason"] = widgets::utf8(m_why->text());
              return typed;
          },
          this)) {
    setObjectName(QStringLiteral("booking_card"));
    auto* close = new OpButton(OpButton::Kind::quiet, tr("Close"), QStringLiteral("booking_card_close"));
    close->setKeys(QKeySequence(Qt::Key_Escape));
    close->setFocusPolicy(Qt::ClickFocus);
    addToHeader(close, true);
    connect(close, &QPushButton::clicked, this, [this] {
        ask(Question::none);
        emit closed();
    });
    m_who = new Label(Label::Look::strong);
    m_when = new Label(Label::Look::body);
    m_kind = new Label(Label::Look::second);
    m_reason = new Label(Label::Look::second);
    m_series = new Label(Label::Look::hint);
    m_series->setObjectName(QStringLiteral("booking_series"));
    m_state = new widgets::Badge(widgets::Status::booked);
    auto* inside = new QWidget;
    auto* rows = new QVBoxLayout(inside);
    rows->setContentsMargins(12, 12, 12, 12);
    rows->setSpacing(8);
    for (auto* label : {m_who, m_when, m_kind, m_reason, m_series}) {
        label->setWordWrap(true);
        rows->addWidget(label);
    }
    rows->addWidget(m_state, 0, Qt::AlignLeft);
    rows->addSpacing(4);
    buildQuestion();
    rows->addWidget(m_asking);
    const auto button = [&](QAction* action, const char* name, const char* icon) {
        auto* made = new OpButton(OpButton::Kind::secondary, action, QLatin1String(name), QLatin1String(icon));
        rows->addWidget(made);
        return made;
    };
    button(acts.arrive, "booking_arrive", "user-check");
    button(acts.move, "booking_move", "calendar-clock");
    button(acts.noShow, "booking_no_show", "user-x");
    button(acts.cancel, "booking_cancel", "ban");
    button(acts.beside, "booking_beside", "calendar-plus");
    button(acts.open, "booking_open_patient", "users");
    rows->addStretch(1);
    body()->addWidget(new widgets::ScrollBody(inside));
    ask(Question::none);
}

void BookingCard::buildQuestion() {
    m_asking = new QWidget;
    auto* rows = new QVBoxLayout(m_asking);
    rows->setContentsMargins(0, 0, 0, 4);
    rows->setSpacing(6);
    m_where = new Label(Label::Look::strong);
    rows->addWidget(m_where);
    m_why = new widgets::TextField(QStringLiteral("booking_cancel_reason"), tr("Why is it cancelled?"));
    m_whyRow = new widgets::FormRow(tr("Why is it cancelled?"), m_why, true);
    m_whyRow->setHelp(tr("Enter cancels the booking, Esc keeps it."));
    rows->addWidget(m_whyRow);
    m_whichBox = new QWidget;
    auto* which = new QVBoxLayout(m_whichBox);
    which->setContentsMargins(0, 0, 0, 0);
    which->setSpacing(2);
    which->addWidget(new Label(tr("Of the series"), Label::Look::label));
    m_which = new widgets::SegmentedControl(QStringLiteral("booking_which"), tr("Of the series"));
    m_which->setSmall(true);
    m_which->addChoice(QString(), tr("This one"));
    m_which->addChoice(QStringLiteral("following"), tr("And following"));
    m_which->addChoice(QStringLiteral("all"), tr("All"));
    which->addWidget(m_which);
    rows->addWidget(m_whichBox);
    m_answer = new widgets::PrimaryButton(tr("Move"), QStringLiteral("booking_answer"));
    m_answer->setKeys(QKeySequence(Qt::Key_Return));
    rows->addWidget(m_answer);
    connect(m_answer, &QPushButton::clicked, this, &BookingCard::answer);
    connect(m_why, &QLineEdit::textEdited, m_draft, &drafts::DraftKeeper::changed);
}

void BookingCard::ask(Question question) {
    m_question = question;
    const bool asks = question != Question::none;
    m_asking->setVisible(asks);
    m_whyRow->setVisible(question == Question::cancel);
    m_where->setVisible(question == Question::move);
    m_whichBox->setVisible(m_hasOthers);
    m_which->setCurrent(QString());
    m_answer->setText(question == Question::cancel ? tr("Cancel the booking") : tr("Move"));
    m_answer->setIconName(question == Question::cancel ? QStringLiteral("ban") : QStringLiteral("calendar-clock"));
    if (!asks) {
        m_draft->flush();
        m_why->clear();
    }
}

void BookingCard::stop() {
    m_draft->stop();
    clear();
}

void BookingCard::answer() {
    if (m_question == Question::cancel) {
        if (m_why->text().trimmed().isEmpty())
            m_why->setFocus();
        else
            emit cancelAsked(m_appointment, m_why->text(), m_which->current());
    } else if (m_question == Question::move) {
        emit moveAsked(m_which->current());
    }
}

void BookingCard::showSeries(const clinic::SeriesOf::Answer& series, base::Instant now) {
    int place = 0, open = 0;
    for (std::size_t i = 0; i < series.bookings.size(); ++i) {
        const auto& line = series.bookings[i];
        if (qt(line.appointment.text()) == m_appointment)
            place = static_cast<int>(i) + 1;
        else
            open += line.startsAt > now && (line.status == "booked" || line.status == "needs_slot");
    }
    const int count = static_cast<int>(series.bookings.size());
    m_hasOthers = open > 0;
    m_series->setText(count < 2 ? QString() : tr("Number %1 of %2 in a series").arg(place).arg(count));
    m_series->setVisible(count > 1);
    m_whichBox->setVisible(m_hasOthers);
}

void BookingCard::show(const clinic::CalendarBooking& booking, std::chrono::minutes offset, bool namesHidden) {
    const auto& line = booking.line;
    const auto appointment = qt(line.appointment.text());
    if (appointment != m_appointment) {
        m_hasOthers = false;
        m_series->clear();
        m_series->hide();
        ask(Question::none);
    }
    m_appointment = appointment;
    m_who->setText(
        QStringLiteral("%1, %2").arg(shownName(line.patientName, namesHidden), ageSex(line.ageText, line.sex)));
    m_when->setText(tr("%1, %2, %3 min\n%4", "weekday, date and time, length, doctor")
                        .arg(labels::weekdayShort(base::localDate(line.startsAt, offset)),
                             qt(text::formatDateTime(line.startsAt, offset)))
                        .arg(line.minutes)
                        .arg(qt(line.doctorName)));
    m_kind->setText(line.visitKind.empty() ? QString() : labels::valueLabel("visit", "visit_kind", line.visitKind));
    m_kind->setVisible(!line.visitKind.empty());
    m_reason->setText(qt(line.reason));
    m_reason->setVisible(!line.reason.empty());
    m_state->setStatus(statusOfBooking(booking.state));
}

void BookingCard::clear() {
    ask(Question::none);
    m_appointment.clear();
    m_hasOthers = false;
    for (auto* label : {m_who, m_when, m_kind, m_reason, m_series, m_where})
        label->clear();
}

void BookingCard::askReason() {
    ask(Question::cancel);
    m_why->setFocus();
    // What was typed and left by Esc, or by a lock.
    m_draft->open(widgets::utf8(m_appointment), [this](const drafts::DraftKeeper::Typed& typed) {
        const auto* reason = typed.if_contains("reason");
        if (m_question == Question::cancel && m_why->text().isEmpty() && reason && reason->is_string())
            m_why->setText(QString::fromUtf8(reason->get_string().c_str()));
    });
}

void BookingCard::askMove(const QString& where) {
    ask(Question::move);
    m_where->setText(where);
    m_which->setFocus();
}

void BookingCard::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_question != Question::none) {
        answer();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        ask(Question::none);
        emit closed();
        return;
    }
    Card::keyPressEvent(event);
}

}  // namespace opdesk::ui::calendar
