#include <QAction>
#include <QPointer>

#include <algorithm>

#include "core/text/dates.h"
#include "ui/calendar/booking_card.h"
#include "ui/calendar/booking_sheet.h"
#include "ui/calendar/calendar_act.h"
#include "ui/calendar/calendar_view.h"
#include "ui/calendar/hours_sheet.h"
#include "ui/calendar/month_view.h"
#include "ui/calendar/people_rows.h"
#include "ui/labels/labels.h"
#include "ui/paper/slip_print.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::calendar {

using widgets::qt;
using widgets::utf8;

namespace {

bool isOpen(const std::string& state) {
    return state == "booked" || state == "tentative" || state == "late";
}

}  // namespace

const clinic::CalendarBooking* CalendarPage::bookingOf(const QString& appointment) const {
    const auto id = model::AppointmentId::parse(utf8(appointment));
    if (!id)
        return nullptr;
    for (const auto& column : m_shown.columns)
        for (const auto& booking : column.bookings)
            if (booking.line.appointment == *id)
                return &booking;
    return nullptr;
}

const clinic::CalendarBooking* CalendarPage::currentBooking() const {
    const auto* cell = m_view->currentCell();
    return cell ? bookingOf(cell->appointment) : nullptr;
}

void CalendarPage::currentChanged() {
    const auto* booking = currentBooking();
    const bool open = booking && isOpen(booking->state) && m_desk;
    const bool begun = open && booking->line.startsAt <= m_now;
    const bool isToday = open && base::localDate(booking->line.startsAt, m_desk->identity().offset) == today();
    const auto allow = [&](QAction* action, bool can, const char* permission) {
        action->setEnabled(can && m_desk && m_desk->may(permission));
    };
    allow(m_moveAction, open, "appointment.reschedule");
    allow(m_cancelAction, open, "appointment.cancel");
    allow(m_arriveAction, isToday, "queue.issue_token");
    allow(m_noShowAction, begun, "appointment.reschedule");
    allow(m_besideAction, open && booking->line.startsAt > m_now, "appointment.overbook");
    m_openAction->setEnabled(booking != nullptr);
}

void CalendarPage::showSide(Side side) {
    const bool wasShown = m_sideShown != Side::none;
    m_sideShown = side;
    if (side != Side::card)
        m_card->endQuestion();
    m_sheet->setVisible(side == Side::booking);
    m_card->setVisible(side == Side::card);
    m_hoursSheet->setVisible(side == Side::hours);
    m_side->setVisible(side != Side::none);
    fit();
    if (side == Side::none && wasShown)
        m_view->setFocus();
    showKeys();
}

void CalendarPage::cellChosen(int number) {
    if (number < 0 || number >= static_cast<int>(m_view->grid().cells.size()))
        return;
    const auto& cell = m_view->grid().cells[static_cast<std::size_t>(number)];
    if (m_view->isMoving()) {
        const auto appointment = m_view->moving();
        if (cell.kind == CellKind::free) {
            m_view->endMove();
            move(appointment, number);
        } else if (cell.appointment == appointment) {
            m_view->endMove();
        } else {
            emit statusSaid(tr("This time is not free. Arrows to another."));
        }
        return;
    }
    switch (cell.kind) {
        case CellKind::free:
            beginBooking({});
            return;
        case CellKind::booking:
            openBooking(number);
            return;
        case CellKind::past:
            emit statusSaid(tr("This time has passed."));
            return;
        case CellKind::away:
            emit statusSaid(cell.spoken);
            return;
    }
}

void CalendarPage::beginBooking(const QString& typed) {
    const auto* cell = m_view->currentCell();
    if (!cell || !m_desk || !m_desk->may("appointment.book"))
        return;
    const auto& column = m_view->grid().columns[static_cast<std::size_t>(cell->column)];
    BookingStart start;
    start.doctor = column.doctor;
    for (const auto& one : m_doctors)
        if (one.doctor == column.doctor)
            start.doctorName = qt(one.name);
    start.at = base::startOfDay(column.day, m_desk->identity().offset) + std::chrono::minutes(cell->fromMinute);
    start.slotMinutes = cell->minutes;
    start.isTaken = cell->kind == CellKind::booking;
    start.patient = m_bookFor;
    start.visitKind = m_bookForKind;
    start.why = m_bookForWhy;
    start.typed = typed;
    showSide(Side::booking);
    m_sheet->begin(start);
}

void CalendarPage::openBooking(int number) {
    const auto& cell = m_view->grid().cells[static_cast<std::size_t>(number)];
    const auto* booking = bookingOf(cell.appointment);
    if (!booking)
        return;
    // Somebody to be booked and a taken time: beside another, with a reason, for those who may.
    if (!m_bookFor.isNull() && isOpen(booking->state) && booking->line.startsAt > m_now &&
        m_desk->may("appointment.overbook")) {
        beginBooking({});
        return;
    }
    showBooking(*booking);
}

void CalendarPage::showBooking(const clinic::CalendarBooking& booking) {
    m_card->show(booking, m_desk->identity().offset, m_namesHidden);
    showSide(Side::card);
    // What it was made together with is read beside it.
    m_desk->run(clinic::SeriesOf{booking.line.appointment},
                [self = QPointer(this),
                 appointment = qt(booking.line.appointment.text())](base::Result<clinic::SeriesOf::Answer> answer) {
                    if (self && self->m_desk && answer && self->m_card->appointment() == appointment)
                        self->m_card->showSeries(*answer, self->m_now);
                });
}

void CalendarPage::bookingMade(const QString& appointment, const QString& sentence) {
    endBookFor();
    showSide(Side::none);
    m_undo = {};
    m_undo.booked = appointment;
    m_view->aimAt(appointment);
    readGrid();
    readPeople();
    emit saidWithUndo(sentence, QStringLiteral("calendar-plus"));
}

void CalendarPage::arrive() {
    const auto* booking = currentBooking();
    if (!booking)
        return;
    act(clinic::ArriveAppointment{booking->line.appointment}, [this](const clinic::ArriveAppointment::Answer& answer) {
        printSlip(answer.visit);
        readGrid();
        const auto sentence = tr("Token %1 given").arg(qt(answer.token));
        m_undo = {};
        if (!m_desk->may("queue.cancel_token")) {
            emit said(sentence, QStringLiteral("ticket"));
            return;
        }
        m_undo.arrived = answer.visit;
        m_undo.token = qt(answer.token);
        emit saidWithUndo(sentence, QStringLiteral("ticket"));
    });
}

void CalendarPage::printSlip(const model::VisitId& visit) {
    if (!m_print)
        return;
    paper::printSlip(*m_desk, visit, m_print, m_slipPaper ? m_slipPaper() : QString(),
                     [self = QPointer(this)](const QString&, const base::Status& printed) {
                         if (self && self->m_desk && !printed)  // the token stands
                             emit self->statusSaid(tr("Slip not printed. Front desk, Ctrl+P"));
                     });
}

void CalendarPage::markNoShow() {
    const auto* booking = currentBooking();
    if (!booking)
        return;
    const auto appointment = qt(booking->line.appointment.text());
    act(clinic::MarkNoShow{booking->line.appointment}, [this, appointment](const clinic::MarkNoShow::Answer&) {
        m_undo = {};
        m_undo.missed = appointment;
        readGrid();
        readPeople();
        emit saidWithUndo(tr("Marked: did not come"), QStringLiteral("user-x"));
    });
}

void CalendarPage::report(const base::Error& error) {
    const auto sentence = error.code == base::ErrorCode::alreadyExists && error.field == "starts_at"
                              ? tr("Somebody else has this time now.")
                              : labels::errorSentence(error);
    emit said(sentence, QStringLiteral("circle-alert"));
    emit statusSaid(sentence);
    readGrid();
}

void CalendarPage::showBookFor() {
    m_bookForNote->setText(tr("Booking for %1. Arrows to the time, Enter, Ctrl+Enter. Esc ends it.")
                               .arg(shownName(m_bookForName, m_namesHidden)));
    m_bookForNote->show();
}

void CalendarPage::bookFor(const QString& patientId) {
    const auto id = model::PatientId::parse(utf8(patientId));
    if (!id || !m_desk)
        return;
    m_bookFor = *id;
    m_bookForKind.clear();
    m_bookForWhy.clear();
    clinic::OpenPatient open;
    open.patient = *id;
    m_desk->run(open, [self = QPointer(this), id = *id](base::Result<clinic::OpenPatient::Answer> answer) {
        if (!self || !self->m_desk || self->m_bookFor != id || !answer)
            return;
        self->m_bookForName = answer->line.name;
        self->showBookFor();
    });
    m_view->setFocus();
}

void CalendarPage::endBookFor() {
    m_bookFor = {};
    m_bookForKind.clear();
    m_bookForWhy.clear();
    m_bookForNote->hide();
    m_bookForNote->clear();
}

void CalendarPage::personChosen(const QModelIndex& index) {
    const auto row = static_cast<std::size_t>(index.row());
    if (!index.isValid() || !m_desk)
        return;
    const auto openAt = [this](const model::StaffId& who, base::Date day) {
        for (std::size_t i = 0; i < m_doctors.size(); ++i)
            if (m_doctors[i].doctor == who)
                m_doctor = i;
        m_day = std::chrono::sys_days(day) < std::chrono::sys_days(today()) ? today() : day;
        m_view->setFocus();
    };
    if (m_people == People::needsTime) {
        if (row >= m_needsTime.size())
            return;
        const auto& line = m_needsTime[row];
        const auto offset = m_desk->identity().offset;
        const auto at = line.free.empty() ? line.appointment.startsAt : line.free.front();
        openAt(line.appointment.doctor, base::localDate(at, offset));
        m_carried = line.appointment;
        m_view->beginMove(qt(line.appointment.appointment.text()));
        m_view->aim(m_week ? -1 : 0, -1);
        m_aimAt = at;
        emit statusSaid(tr("Arrows to the new time, 1 to 9 another doctor, Enter puts it there, Esc leaves it."));
        readGrid();
        return;
    }
    if (row >= m_calls.size())
        return;
    const auto& line = m_calls[row];
    if (line.state == "booked" || line.state == "came") {
        emit patientAsked(qt(line.patient.text()));
        return;
    }
    // The first free time of the day the doctor wished for, ready to be booked: Enter, Ctrl+Enter.
    clinic::NextFree next;
    next.doctor = line.doctor;
    const auto wished = std::chrono::sys_days(line.due) < std::chrono::sys_days(today()) ? today() : line.due;
    next.from = base::startOfDay(wished, m_desk->identity().offset);
    next.count = 1;
    const auto patient = line.patient;
    const bool isFollowUp = line.state != "no_show";
    const auto why = callReason(line);
    openAt(line.doctor, wished);
    m_desk->run(next, [self = QPointer(this), patient, isFollowUp, why](base::Result<clinic::NextFree::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        self->bookFor(qt(patient.text()));
        self->m_bookForKind = isFollowUp ? QStringLiteral("follow_up") : QString();
        self->m_bookForWhy = why;
        if (answer && !answer->times.empty()) {
            self->m_aimAt = answer->times.front();
            self->m_day = base::localDate(answer->times.front(), self->m_desk->identity().offset);
            self->m_bookWhenShown = true;
        }
        self->readGrid();
    });
}

}  // namespace opdesk::ui::calendar
