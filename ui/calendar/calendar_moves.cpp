#include <QPointer>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/calendar/booking_card.h"
#include "ui/calendar/calendar_act.h"
#include "ui/calendar/calendar_view.h"
#include "ui/calendar/people_rows.h"

namespace opdesk::ui::calendar {

using widgets::qt;
using widgets::utf8;

namespace {

/// The bookings of the series that are still open and after now, with or without those before `one`.
int others(const clinic::SeriesOf::Answer& series, const model::AppointmentId& one, base::Instant now) {
    return static_cast<int>(std::ranges::count_if(series.bookings, [&](const clinic::AppointmentLine& line) {
        return line.appointment != one && line.startsAt > now &&
               (line.status == "booked" || line.status == "needs_slot");
    }));
}

}  // namespace

void CalendarPage::move(const QString& appointment, int number) {
    const auto id = model::AppointmentId::parse(utf8(appointment));
    if (!id || !m_desk)
        return;
    const auto& cell = m_view->grid().cells[static_cast<std::size_t>(number)];
    const auto& column = m_view->grid().columns[static_cast<std::size_t>(cell.column)];
    if (const auto* booking = bookingOf(appointment))
        m_carried = booking->line;
    if (m_carried && m_carried->appointment != *id)
        m_carried.reset();
    m_move = {*id, column.doctor,
              base::startOfDay(column.day, m_desk->identity().offset) + std::chrono::minutes(cell.fromMinute)};
    m_desk->run(clinic::SeriesOf{*id},
                [self = QPointer(this), id = *id](base::Result<clinic::SeriesOf::Answer> answer) {
                    if (!self || !self->m_desk || self->m_move.appointment != id)
                        return;
                    if (!answer || others(*answer, id, self->m_now) == 0) {
                        self->moveNow({});
                        return;
                    }
                    // Made together: which of them are meant is asked beside the grid.
                    clinic::CalendarBooking booking;
                    for (const auto& line : answer->bookings)
                        if (line.appointment == id)
                            booking.line = line;
                    booking.state = booking.line.status;
                    self->m_card->show(booking, self->m_desk->identity().offset, self->m_namesHidden);
                    self->m_card->showSeries(*answer, self->m_now);
                    self->showSide(Side::card);
                    self->m_card->askMove(tr("Moves to %1, %2")
                                              .arg(whenText(self->m_move.startsAt, self->m_desk->identity().offset),
                                                   self->doctorName(self->m_move.doctor)));
                });
}

void CalendarPage::moveNow(const QString& series) {
    clinic::MoveAppointment command;
    command.appointment = m_move.appointment;
    command.startsAt = m_move.startsAt;
    command.doctor = m_move.doctor;
    command.series = utf8(series);
    // What had lost its time has none to go back to.
    const bool goesBack =
        m_carried && m_carried->status == "booked" && std::ranges::none_of(m_needsTime, [&](const auto& line) {
            return line.appointment.appointment == command.appointment;
        });
    const auto who = m_carried ? shownName(m_carried->patientName, m_namesHidden) : tr("The booking");
    const bool isOther = m_carried && m_carried->doctor != command.doctor;
    m_view->aimAt(qt(command.appointment.text()));
    act(command, [this, goesBack, who, isOther, to = m_move](const clinic::MoveAppointment::Answer& answer) {
        m_undo = {};
        if (goesBack)
            m_undo.places = answer.before;
        readGrid();
        readPeople();
        const auto offset = m_desk->identity().offset;
        auto sentence = tr("%1 moved to %2").arg(who, whenText(to.startsAt, offset));
        if (isOther)
            sentence = tr("%1, %2", "moved, doctor").arg(sentence, doctorName(to.doctor));
        if (answer.before.size() > 1)
            sentence = tr("%1. %n bookings of the series moved", nullptr, static_cast<int>(answer.before.size()))
                           .arg(sentence);
        QStringList stay;
        for (const auto at : answer.notFree)
            stay << qt(text::formatDate(base::localDate(at, offset)));
        if (!stay.isEmpty())
            sentence =
                tr("%1. Not free on %2: these stay", "moved, then days").arg(sentence, stay.join(QStringLiteral(", ")));
        if (!m_undo.places.empty())
            emit saidWithUndo(sentence, QStringLiteral("calendar-clock"));
        else
            emit said(sentence, QStringLiteral("calendar-clock"));
    });
}

void CalendarPage::cancel(const QString& appointment, const QString& reason, const QString& series) {
    const auto id = model::AppointmentId::parse(utf8(appointment));
    if (!id || !m_desk)
        return;
    act(clinic::CancelAppointment{*id, utf8(reason), utf8(series)},
        [this](const clinic::CancelAppointment::Answer& answer) {
            m_card->dropDraft();
            m_undo = {};
            m_undo.places = answer.before;
            readGrid();
            const int count = static_cast<int>(answer.before.size());
            emit saidWithUndo(count == 1 ? tr("Booking cancelled") : tr("%n bookings cancelled", nullptr, count),
                              QStringLiteral("ban"));
        });
}

void CalendarPage::undoLast() {
    const auto undo = std::exchange(m_undo, {});
    if (!m_desk)
        return;
    const auto done = [self = QPointer(this)](bool ok, const base::Error* error) {
        if (!self || !self->m_desk)
            return;
        if (!ok && error)
            self->report(*error);
        else
            emit self->said(tr("Taken back"), QStringLiteral("undo-2"));
        self->readGrid();
        self->readPeople();
    };
    if (!undo.places.empty()) {
        // A move may have gone into another week or to another doctor: the page goes back with the booking.
        const auto& first = undo.places.front();
        m_day = base::localDate(first.startsAt, m_desk->identity().offset);
        for (std::size_t i = 0; i < m_doctors.size(); ++i)
            if (m_doctors[i].doctor == first.doctor)
                m_doctor = i;
        showChosenDoctor();
        m_view->aimAt(qt(first.appointment.text()));
        m_desk->run(clinic::PutBack{undo.places}, [done](base::Result<clinic::PutBack::Answer> answer) {
            done(answer.has_value(), answer ? nullptr : &answer.error());
        });
        return;
    }
    if (!undo.arrived.isNull()) {
        m_desk->run(clinic::CancelToken{undo.arrived, utf8(tr("given by mistake"))},
                    [done](base::Result<clinic::CancelToken::Answer> answer) {
                        done(answer.has_value(), answer ? nullptr : &answer.error());
                    });
        return;
    }
    if (const auto id = model::AppointmentId::parse(utf8(undo.missed))) {
        m_view->aimAt(undo.missed);
        m_desk->run(clinic::ReopenAppointment{*id}, [done](base::Result<clinic::ReopenAppointment::Answer> answer) {
            done(answer.has_value(), answer ? nullptr : &answer.error());
        });
        return;
    }
    if (const auto id = model::AppointmentId::parse(utf8(undo.booked))) {
        m_view->aimAt(undo.booked);
        // A series that was just booked goes with its first.
        m_desk->run(clinic::CancelAppointment{*id, utf8(tr("taken back at once")), "all"},
                    [done](base::Result<clinic::CancelAppointment::Answer> answer) {
                        done(answer.has_value(), answer ? nullptr : &answer.error());
                    });
    }
}

QString CalendarPage::doctorName(const model::StaffId& doctor) const {
    for (const auto& one : m_doctors)
        if (one.doctor == doctor)
            return qt(one.name);
    return {};
}

}  // namespace opdesk::ui::calendar
