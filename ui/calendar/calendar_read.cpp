#include <QPointer>

#include <algorithm>

#include "core/clinic/desk.h"
#include "core/text/dates.h"
#include "ui/calendar/booking_card.h"
#include "ui/calendar/calendar_page.h"
#include "ui/calendar/calendar_view.h"
#include "ui/calendar/month_view.h"
#include "ui/calendar/people_rows.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_list_model.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/views.h"

namespace opdesk::ui::calendar {

using std::chrono::days;
using std::chrono::sys_days;
using widgets::qt;

namespace {

constexpr int kMostKeys = 9;
constexpr int kDoctorRowsShown = 3;

}  // namespace

void CalendarPage::readDoctors() {
    if (!m_desk || !m_desk->may("appointment.view"))
        return;
    // Today's columns are the doctors this role may look at, with how many each has today.
    m_desk->run(clinic::CalendarOf{}, [self = QPointer(this)](base::Result<clinic::CalendarOf::Answer> answer) {
        if (!self || !self->m_desk)
            return;
        if (answer)
            self->showDoctors(*answer);
        else
            self->report(answer.error());
    });
}

void CalendarPage::showDoctors(const clinic::CalendarOf::Answer& todays) {
    const auto former = doctor();
    m_now = todays.now;
    std::vector<clinic::DoctorLine> doctors;
    std::vector<widgets::ListRow> rows;
    for (const auto& column : todays.columns) {
        clinic::DoctorLine line;
        line.doctor = column.doctor;
        line.name = column.doctorName;
        doctors.push_back(line);
        widgets::TwoLineRow row;
        row.id = qt(column.doctor.text());
        row.title = qt(column.doctorName);
        row.detail = column.places == 0 ? tr("Closed today") : tr("%n today", nullptr, static_cast<int>(column.booked));
        if (doctors.size() <= kMostKeys)
            row.small = QString::number(doctors.size());
        row.spoken = QStringLiteral("%1, %2, %3").arg(row.small, row.title, row.detail);
        rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
    }
    const bool first = m_doctors.empty();
    m_doctors = std::move(doctors);
    const auto same = std::ranges::find(m_doctors, former, &clinic::DoctorLine::doctor);
    m_doctor = same == m_doctors.end() ? 0 : static_cast<std::size_t>(same - m_doctors.begin());
    m_doctorModel->setRows(std::move(rows));
    const int shown = std::clamp(static_cast<int>(m_doctors.size()), 1, kDoctorRowsShown);
    m_doctorList->setFixedHeight(shown * std::max(40, m_doctorList->sizeHintForRow(0)));
    m_doctorList->setCurrentIndex(m_doctorModel->index(static_cast<int>(m_doctor), 0));
    if (first) {
        m_day = today();
        readGrid();
        readPeople();
    }
}

void CalendarPage::readGrid() {
    if (!m_desk || m_doctors.empty())
        return;
    clinic::CalendarOf command;
    command.doctor = m_week ? doctor() : model::StaffId{};
    command.day = firstDay();
    command.days = dayCount();
    m_gridCard->setLoading(true);
    m_desk->run(command, [self = QPointer(this), serial = ++m_serial](base::Result<clinic::CalendarOf::Answer> answer) {
        if (!self || !self->m_desk || serial != self->m_serial)
            return;
        self->m_gridCard->setLoading(false);
        if (answer)
            self->showGrid(*answer);
        else
            emit self->statusSaid(labels::errorSentence(answer.error()));
    });
}

void CalendarPage::showGrid(const clinic::CalendarOf::Answer& given) {
    auto answer = given;
    if (m_week) {
        // Days at the end of the week on which nobody works and nobody is booked take no room.
        while (answer.columns.size() > 5 && answer.columns.back().open.empty() &&
               answer.columns.back().bookings.empty() && answer.columns.back().day != today())
            answer.columns.pop_back();
    }
    m_shown = std::move(answer);
    m_now = m_shown.now;
    GridFacts facts;
    facts.offset = m_desk->identity().offset;
    facts.now = m_now;
    facts.namesHidden = m_namesHidden;
    facts.byDoctor = !m_week;
    auto grid = CalendarGrid::of(m_shown, facts);
    const auto first = firstDay();
    const auto last = m_week && !m_shown.columns.empty() ? m_shown.columns.back().day : first;
    m_rangeLong = m_week ? labels::dateRange(first, last)
                         : QStringLiteral("%1, %2").arg(labels::weekdayShort(first), labels::longDate(first));
    m_rangeShort =
        m_week ? labels::dateRangeShort(first, last) : shortDay(first) + QLatin1Char(' ') + labels::monthShort(first);
    m_rangeDoctor->setText(doctorName(doctor()));
    fit();
    m_month->setDays(today(), first, static_cast<int>(m_week ? std::max<std::size_t>(1, m_shown.columns.size()) : 1));
    m_span->setCurrent(m_week ? QStringLiteral("week") : QStringLiteral("day"));
    if (m_aimAt) {
        const auto day = base::localDate(*m_aimAt, facts.offset);
        for (std::size_t i = 0; i < grid.columns.size(); ++i)
            if (grid.columns[i].day == day && (m_week || grid.columns[i].doctor == doctor()))
                m_view->aim(static_cast<int>(i), static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(
                                                                      *m_aimAt - base::startOfDay(day, facts.offset))
                                                                      .count()));
        m_aimAt.reset();
    }
    m_view->setEmptyText(tr("No hours on these days. Hours and leave: Alt+H."));
    m_view->setGrid(std::move(grid));
    showLegend();
    if (std::exchange(m_aimFree, false) && m_view->currentCell()) {
        const int column = m_view->currentCell()->column;
        const int free = m_view->grid().firstFree(column, m_view->grid().nowMinute);
        if (free >= 0 && m_view->grid().cells[static_cast<std::size_t>(free)].column == column)
            m_view->setCurrent(free);
    }
    showHours();
    if (m_sideShown == Side::card)
        if (const auto* booking = bookingOf(m_card->appointment()))
            m_card->show(*booking, facts.offset, m_namesHidden);
    if (std::exchange(m_bookWhenShown, false) && m_view->currentCell() && m_view->currentCell()->kind == CellKind::free)
        beginBooking({});
}

void CalendarPage::showHours() {
    QStringList lines;
    // The day under the cursor says what the doctor's day is like.
    const clinic::CalendarColumn* column = nullptr;
    for (const auto& one : m_shown.columns)
        if (one.doctor == doctor() && !one.open.empty() && (!column || one.day == today()))
            column = &one;
    if (column) {
        for (const auto& piece : column->open)
            lines << tr("%1 %2 – %3 · %4 min", "session, from, to, slot length")
                         .arg(labels::valueLabel("doctor_hours", "session", piece.session),
                              minuteText(static_cast<int>(piece.fromMinute)),
                              minuteText(static_cast<int>(piece.toMinute)))
                         .arg(piece.slotMinutes);
    } else {
        lines << tr("No hours are set for these days.");
    }
    m_hours->setText(lines.join(QLatin1Char('\n')));
    fitLeft();
}

void CalendarPage::readPeople() {
    if (!m_desk || !m_desk->may("appointment.view"))
        return;
    const auto show = [this](std::vector<widgets::ListRow> rows, const QString& empty) {
        m_peopleList->setEmptyText(empty);
        m_peopleModel->setRows(std::move(rows));
        if (!m_peopleList->currentIndex().isValid() && m_peopleModel->rowCount() > 0)
            m_peopleList->setCurrentIndex(m_peopleModel->index(0, 0));
    };
    const auto which = m_people;
    const auto showCalls = [self = QPointer(this), which, show](std::vector<clinic::CallLine> people,
                                                                const QString& empty) {
        if (!self || !self->m_desk || self->m_people != which)
            return;
        self->m_calls = std::move(people);
        std::vector<widgets::ListRow> rows;
        for (const auto& line : self->m_calls) {
            const auto row = callRow(line, self->m_desk->identity().offset, self->m_namesHidden);
            rows.push_back({row.id + QString::number(rows.size()), QVariant::fromValue(row), row.spoken, {}});
        }
        show(std::move(rows), empty);
    };
    // The number on the first tab stands whichever list is open: nobody without a time is forgotten.
    m_desk->run(clinic::NeedsTime{}, [self = QPointer(this), show](base::Result<clinic::NeedsTime::Answer> answer) {
        if (!self || !self->m_desk || !answer)
            return;
        self->m_needsTime = std::move(answer->appointments);
        const int count = static_cast<int>(self->m_needsTime.size());
        self->m_tabs->setCount(QString::number(static_cast<int>(People::needsTime)),
                               count == 0 ? QString() : QString::number(count));
        emit self->statusSaid(count == 0 ? QString() : tr("%n need a new time", nullptr, count));
        if (self->m_people != People::needsTime)
            return;
        std::vector<widgets::ListRow> rows;
        for (const auto& line : self->m_needsTime) {
            const auto row = needsTimeRow(line, self->m_desk->identity().offset, self->m_namesHidden);
            rows.push_back({row.id, QVariant::fromValue(row), row.spoken, {}});
        }
        show(std::move(rows), tr("Everybody has a time."));
    });
    if (m_people == People::followUps)
        m_desk->run(clinic::ListFollowUps{}, [showCalls](base::Result<clinic::ListFollowUps::Answer> answer) {
            if (answer)
                showCalls(std::move(answer->people), tr("Nobody is to come again in the next seven days."));
        });
    else if (m_people == People::recalls)
        m_desk->run(clinic::ListRecalls{}, [showCalls](base::Result<clinic::ListRecalls::Answer> answer) {
            if (answer)
                showCalls(std::move(answer->people), tr("Nobody is overdue."));
        });
}

void CalendarPage::chooseDoctor(int number) {
    if (number < 1 || number > static_cast<int>(m_doctors.size()))
        return;
    m_doctor = static_cast<std::size_t>(number - 1);
    showChosenDoctor();
    // What is being moved goes along: a booking may be given to another doctor.
    if (!m_week) {
        // The day shows every doctor: the cursor goes to his column.
        for (std::size_t i = 0; i < m_view->grid().columns.size(); ++i)
            if (m_view->grid().columns[i].doctor == doctor()) {
                const auto* cell = m_view->currentCell();
                m_view->setCurrent(m_view->grid().nearest(static_cast<int>(i), cell ? cell->fromMinute : 0));
            }
        showHours();
        return;
    }
    emit statusSaid(qt(m_doctors[m_doctor].name));
    readGrid();
}

void CalendarPage::showChosenDoctor() {
    m_doctorList->setCurrentIndex(m_doctorModel->index(static_cast<int>(m_doctor), 0));
}

void CalendarPage::goTo(base::Date day) {
    m_day = day;
    m_aimFree = day == today();
    if (m_aimFree) {
        m_aimAt = m_now;
        m_view->showNowNext();
    } else {
        m_aimAt = base::startOfDay(day, m_desk ? m_desk->identity().offset : std::chrono::minutes(330));
    }
    readGrid();
}

void CalendarPage::goBy(int direction) {
    m_day = base::Date(sys_days(m_day) + days(direction * (m_week ? 7 : 1)));
    readGrid();
}

void CalendarPage::setWeek(bool week) {
    if (m_week == week)
        return;
    if (const auto* cell = m_view->currentCell()) {
        // The day and the doctor under the cursor stay in view.
        const auto& column = m_view->grid().columns[static_cast<std::size_t>(cell->column)];
        m_day = column.day;
        for (std::size_t i = 0; i < m_doctors.size(); ++i)
            if (m_doctors[i].doctor == column.doctor)
                m_doctor = i;
        m_aimAt = base::startOfDay(column.day, m_desk->identity().offset) + std::chrono::minutes(cell->fromMinute);
    }
    m_week = week;
    if (m_day == today())
        m_view->showNowNext();
    showChosenDoctor();
    readGrid();
}

}  // namespace opdesk::ui::calendar
