#include <QPointer>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/calendar/booking_sheet.h"
#include "ui/labels/labels.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/op_button.h"
#include "ui/widgets/page.h"
#include "ui/widgets/patient_result_delegate.h"
#include "ui/widgets/row_types.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

/// What the sheet keeps of a booking that was begun, and how it books.
namespace opdesk::ui::calendar {

using widgets::qt;
using widgets::utf8;

clinic::json::object BookingSheet::typedSoFar() const {
    clinic::json::object typed;
    if (!m_patient.isNull())
        typed["chosen"] = m_patient.text();
    else if (!m_search->text().trimmed().isEmpty())
        typed["patient"] = utf8(m_search->text());
    const auto keep = [&](const char* name, const QString& words, const QString& usual = {}) {
        if (words.trimmed() != usual)
            typed[name] = utf8(words);
    };
    keep("reason", m_reason->text());
    keep("beside_reason", m_overbook->text());
    keep("visit_kind", m_kind->current(), m_start.visitKind);
    // In slots: the next time may be of a doctor with others.
    if (const int places = m_length->current().toInt() / std::max(1, m_start.slotMinutes); places > 1)
        typed["slots"] = places;
    if (wantsSeries()) {
        typed["every_weeks"] = m_repeat->currentData().toInt();
        typed["times"] = m_times->currentData().toInt();
    }
    return typed;
}

/// What was typed or chosen for a booking and not booked, put where it was.
void BookingSheet::take(const clinic::json::object& typed) {
    const auto words = [&](const char* name) {
        const auto* text = typed.if_contains(name);
        return text && text->is_string() ? QString::fromUtf8(text->get_string().c_str()) : QString();
    };
    const auto number = [&](const char* name) {
        const auto* value = typed.if_contains(name);
        return value && value->is_int64() ? static_cast<int>(value->get_int64()) : 0;
    };
    m_search->setText(words("patient"));
    m_reason->setText(words("reason"));
    if (m_start.isTaken)
        m_overbook->setText(words("beside_reason"));
    if (typed.contains("visit_kind"))
        m_kind->setCurrent(words("visit_kind"));
    if (const int places = number("slots"); places > 1 && places <= kMostSlots)
        m_length->setCurrent(QString::number(places * m_start.slotMinutes));
    if (const int row = m_repeat->findData(number("every_weeks")); row > 0 && !m_start.isTaken) {
        m_repeat->setCurrentIndex(row);
        m_times->setCurrentIndex(std::max(0, m_times->findData(number("times"))));
    }
    if (const auto chosen = model::PatientId::parse(utf8(words("chosen"))))
        openPatient(*chosen);
    else
        search();
}

void BookingSheet::book() {
    if (!m_desk || m_running)
        return;
    // Ctrl+Enter takes the person the list stands on; what was typed names him.
    if (m_patient.isNull())
        choose();
    if (m_patient.isNull()) {
        m_error->setText(tr("Choose a patient first."));
        m_error->show();
        m_search->setFocus();
        return;
    }
    // Whether he is to be reminded is known with who he is.
    if (!m_opened) {
        m_bookWhenOpened = true;
        return;
    }
    m_error->hide();
    m_running = true;
    if (wantsSeries())
        bookSeries(m_repeat->currentData().toInt(), m_times->currentData().toInt());
    else
        bookOne();
}

template <typename Booking>
Booking BookingSheet::begun() const {
    Booking book;
    book.patient = m_patient;
    book.doctor = m_start.doctor;
    book.startsAt = m_start.at;
    book.minutes = m_length->current().toInt();
    book.visitKind = utf8(m_kind->current());
    book.reason = utf8(m_reason->text());
    book.reminder = m_reminder->isEnabled() && m_reminder->isChecked();
    return book;
}

void BookingSheet::bookOne() {
    auto book = begun<clinic::BookAppointment>();
    book.overbook = m_start.isTaken;
    book.overbookReason = utf8(m_overbook->text());
    m_desk->run(book, [self = QPointer(this)](base::Result<clinic::BookAppointment::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_running = false;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        const auto when = qt(text::formatDateTime(self->m_start.at, self->m_desk->identity().offset));
        emit self->booked(qt(answer->appointment.text()), tr("%1 booked, %2").arg(self->m_patientName, when));
    });
}

void BookingSheet::bookSeries(int everyWeeks, int count) {
    auto book = begun<clinic::BookSeries>();
    book.everyWeeks = everyWeeks;
    book.count = count;
    m_desk->run(book, [self = QPointer(this)](base::Result<clinic::BookSeries::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->m_running = false;
        if (!answer) {
            self->refuse(answer.error());
            return;
        }
        self->m_draft->drop();
        auto sentence =
            tr("%1 booked %n times", nullptr, static_cast<int>(answer->booked.size())).arg(self->m_patientName);
        QStringList missing;
        for (const auto at : answer->notFree)
            missing << qt(text::formatDate(base::localDate(at, self->m_desk->identity().offset)));
        if (!missing.isEmpty())
            sentence = tr("%1. Not free on %2", "booked, then days").arg(sentence, missing.join(QStringLiteral(", ")));
        emit self->booked(qt(answer->booked.front().text()), sentence);
    });
}

void BookingSheet::refuse(const base::Error& error) {
    m_running = false;
    m_error->setText(error.code == base::ErrorCode::alreadyExists && error.field == "starts_at"
                         ? tr("Somebody else has this time now. Esc goes back to the calendar.")
                         : labels::errorSentence(error));
    m_error->show();
    if (error.field == "overbook_reason" || error.field == "reason")
        m_overbookRow->isVisible() ? m_overbook->setFocus() : m_reason->setFocus();
}

}  // namespace opdesk::ui::calendar
