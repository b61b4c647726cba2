#include "ui/calendar/calendar_grid.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

#include "core/text/dates.h"
#include "core/text/names.h"
#include "ui/labels/dates.h"
#include "ui/labels/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/status.h"

namespace opdesk::ui::calendar {

using widgets::qt;
using widgets::Status;

namespace {

/// A gap shorter than this stays open to the eye, as a break.
constexpr int kFoldFrom = 60;

QString words(const char* text) {
    return QCoreApplication::translate("Calendar", text);
}

int minuteOfDay(base::Instant at, std::chrono::minutes offset) {
    const auto local = at + offset;
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

void addBand(std::vector<CalendarBand>& bands, int from, int to) {
    if (to > from)
        bands.push_back({from, to});
}

std::vector<CalendarBand> merged(std::vector<CalendarBand> bands) {
    std::ranges::sort(bands, {}, &CalendarBand::from);
    std::vector<CalendarBand> out;
    for (const auto& band : bands) {
        if (!out.empty() && band.from - out.back().to < kFoldFrom)
            out.back().to = std::max(out.back().to, band.to);
        else
            out.push_back(band);
    }
    return out;
}

bool keepsTime(const QString& state) {
    return state != QLatin1String("no_show");
}

CalendarCell bookingCell(const clinic::CalendarBooking& booking, int column, const GridFacts& facts) {
    CalendarCell cell;
    cell.kind = CellKind::booking;
    cell.column = column;
    cell.fromMinute = static_cast<int>(booking.fromMinute);
    cell.minutes = static_cast<int>(std::max<std::int64_t>(booking.line.minutes, 5));
    cell.appointment = qt(booking.line.appointment.text());
    cell.patient = qt(booking.line.patient.text());
    cell.state = qt(booking.state);
    cell.title = qt(facts.namesHidden ? text::initials(booking.line.patientName) : booking.line.patientName);
    const auto status = statusOfBooking(booking.state);
    const auto look = widgets::statusLook(status);
    cell.family = status == Status::booked ? theme::Family::accent : look.family;
    cell.dashed = look.dashed || status == Status::noShow;
    cell.struck = status == Status::noShow;
    if (status != Status::booked) {
        cell.iconName = look.iconName;
        cell.detail = look.word;
    }
    if (status == Status::late) {
        const auto late = std::chrono::duration_cast<std::chrono::minutes>(facts.now - booking.line.startsAt).count();
        cell.detail = late < 180 ? words(QT_TRANSLATE_NOOP("Calendar", "%1 min late")).arg(late) : look.word;
    }
    if (status == Status::booked && booking.line.overbook) {
        cell.iconName = QStringLiteral("users");
        cell.detail = words(QT_TRANSLATE_NOOP("Calendar", "Beside another"));
    } else if (status == Status::booked && cell.minutes > facts.usualMinutes) {
        // The reason stays in the side sheet: people at the desk see this screen.
        cell.detail = words(QT_TRANSLATE_NOOP("Calendar", "%1 min")).arg(cell.minutes);
    }
    const auto spokenState = status == Status::late ? cell.detail : look.spoken;
    cell.spoken = words(QT_TRANSLATE_NOOP("Calendar", "%1, %2, %3, %4 minutes"))
                      .arg(minuteText(cell.fromMinute), cell.title, spokenState)
                      .arg(cell.minutes);
    return cell;
}

/// Bookings that meet stand side by side, each in its lane.
void setLanes(std::vector<CalendarCell>& bookings) {
    std::ranges::stable_sort(bookings, {}, &CalendarCell::fromMinute);
    for (std::size_t first = 0; first < bookings.size();) {
        std::size_t last = first + 1;
        int end = bookings[first].fromMinute + bookings[first].minutes;
        while (last < bookings.size() && bookings[last].fromMinute < end) {
            end = std::max(end, bookings[last].fromMinute + bookings[last].minutes);
            ++last;
        }
        std::vector<int> ends;
        for (auto i = first; i < last; ++i) {
            const auto lane = std::ranges::find_if(ends, [&](int one) { return one <= bookings[i].fromMinute; });
            bookings[i].lane = static_cast<int>(lane - ends.begin());
            const int until = bookings[i].fromMinute + bookings[i].minutes;
            if (lane == ends.end())
                ends.push_back(until);
            else
                *lane = until;
        }
        for (auto i = first; i < last; ++i)
            bookings[i].lanes = static_cast<int>(ends.size());
        first = last;
    }
}

QString awayWords(const clinic::AwayPiece& piece) {
    const auto use = labels::valueLabel("doctor_hours", "use", piece.use);
    return piece.note.empty() ? use : QStringLiteral("%1: %2").arg(use, qt(piece.note));
}

class Builder {
public:
    Builder(CalendarGrid& grid, const GridFacts& facts) : m_grid(grid), m_facts(facts) {}

    void addColumn(const clinic::CalendarColumn& from) {
        const int number = static_cast<int>(m_grid.columns.size());
        CalendarColumn column;
        column.day = from.day;
        column.doctor = from.doctor;
        column.isToday = from.day == base::localDate(m_facts.now, m_facts.offset);
        column.title = m_facts.byDoctor ? qt(from.doctorName) : shortDay(from.day);
        const bool isPast =
            std::chrono::sys_days(from.day) < std::chrono::sys_days(base::localDate(m_facts.now, m_facts.offset));
        column.pastUntil = isPast ? 24 * 60 : 0;
        if (from.places == 0) {
            column.note = column.shortNote = words(QT_TRANSLATE_NOOP("Calendar", "Closed"));
        } else if (isPast) {
            column.note = words(QT_TRANSLATE_NOOP("Calendar", "Past, %1 booked")).arg(from.booked);
            column.shortNote = words(QT_TRANSLATE_NOOP("Calendar", "Past"));
        } else {
            const bool isFull = from.booked >= from.places;
            column.note =
                isFull ? words(QT_TRANSLATE_NOOP("Calendar", "All %1 booked")).arg(from.places)
                       : words(QT_TRANSLATE_NOOP("Calendar", "%1 of %2 booked")).arg(from.booked).arg(from.places);
            column.shortNote = isFull
                                   ? words(QT_TRANSLATE_NOOP("Calendar", "full"))
                                   : words(QT_TRANSLATE_NOOP("Calendar", "%1 of %2")).arg(from.booked).arg(from.places);
        }
        for (const auto& piece : from.away)
            column.away.push_back(
                {static_cast<int>(piece.fromMinute), static_cast<int>(piece.toMinute), awayWords(piece)});
        if (!column.away.empty() && from.places == 0)
            column.note = column.shortNote = column.away.front().words;
        column.spoken = QStringLiteral("%1, %2").arg(column.title, column.note);
        for (const auto& piece : from.open) {
            column.open.push_back({static_cast<int>(piece.fromMinute), static_cast<int>(piece.toMinute)});
            // Of today what has begun.
            const int now = minuteOfDay(m_facts.now, m_facts.offset), first = static_cast<int>(piece.fromMinute);
            const int slot = static_cast<int>(piece.slotMinutes);
            if (column.isToday && first < now)
                column.pastUntil = std::min(first + (now - first + slot - 1) / slot * slot, column.open.back().to);
        }
        addCells(from, column, number);
        if (column.isToday && m_grid.nowColumn < 0)
            m_grid.nowColumn = number;
        m_grid.columns.push_back(std::move(column));
    }

private:
    void addCells(const clinic::CalendarColumn& from, const CalendarColumn& column, int number) {
        std::vector<CalendarCell> cells;
        for (const auto& booking : from.bookings)
            if (booking.state != "needs_slot")
                cells.push_back(bookingCell(booking, number, m_facts));
        setLanes(cells);
        const auto bookings = cells;
        for (const auto& piece : from.open)
            for (auto at = piece.fromMinute; at + piece.slotMinutes <= piece.toMinute; at += piece.slotMinutes)
                addSlot(cells, bookings, column, number, static_cast<int>(at), static_cast<int>(piece.slotMinutes));
        std::ranges::stable_sort(cells, {},
                                 [](const CalendarCell& cell) { return std::pair(cell.fromMinute, cell.lane); });
        m_grid.cells.insert(m_grid.cells.end(), cells.begin(), cells.end());
    }

    void addSlot(std::vector<CalendarCell>& cells, const std::vector<CalendarCell>& bookings,
                 const CalendarColumn& column, int number, int at, int length) const {
        const bool taken = std::ranges::any_of(bookings, [&](const CalendarCell& one) {
            return keepsTime(one.state) && one.fromMinute < at + length && at < one.fromMinute + one.minutes;
        });
        if (taken)
            return;
        CalendarCell cell;
        cell.column = number;
        cell.fromMinute = at;
        cell.minutes = length;
        const auto away = std::ranges::find_if(
            column.away, [&](const CalendarColumn::Away& one) { return one.from < at + length && at < one.to; });
        const auto starts = base::startOfDay(column.day, m_facts.offset) + std::chrono::minutes(at);
        if (away != column.away.end()) {
            cell.kind = CellKind::away;
            cell.spoken = QStringLiteral("%1, %2").arg(minuteText(at), away->words);
        } else if (starts < m_facts.now) {
            cell.kind = CellKind::past;
            cell.spoken = words(QT_TRANSLATE_NOOP("Calendar", "%1, past")).arg(minuteText(at));
            // A no-show shows there; an empty cell on top of it would hide it from the arrows.
            if (std::ranges::any_of(bookings, [&](const CalendarCell& one) { return one.fromMinute == at; }))
                return;
        } else {
            cell.title = words(QT_TRANSLATE_NOOP("Calendar", "%1, %2 free")).arg(column.title, minuteText(at));
            cell.spoken = cell.title;
        }
        cells.push_back(std::move(cell));
    }

    CalendarGrid& m_grid;
    const GridFacts& m_facts;
};

}  // namespace

widgets::Status statusOfBooking(const std::string& state) {
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
    if (state == "needs_slot")
        return Status::rescheduled;
    return Status::booked;
}

QString minuteText(int minute) {
    return qt(text::formatTime12(base::fromMillis(std::int64_t{minute} * 60'000), std::chrono::minutes(0)));
}

QString shortDay(base::Date day) {
    return QStringLiteral("%1 %2").arg(labels::weekdayShort(day)).arg(static_cast<unsigned>(day.day()));
}

CalendarGrid CalendarGrid::of(const clinic::CalendarOf::Answer& answer, const GridFacts& facts) {
    CalendarGrid grid;
    int step = 0;
    for (const auto& column : answer.columns) {
        for (const auto& piece : column.open) {
            const int slot = static_cast<int>(piece.slotMinutes);
            step = step == 0 ? slot : std::min(step, slot);
            addBand(grid.bands, static_cast<int>(piece.fromMinute), static_cast<int>(piece.toMinute));
        }
    }
    grid.step = step == 0 ? 15 : step;
    for (const auto& column : answer.columns)
        for (const auto& booking : column.bookings) {
            const int from = static_cast<int>(booking.fromMinute) / grid.step * grid.step;
            addBand(grid.bands, from, static_cast<int>(booking.fromMinute + booking.line.minutes));
        }
    grid.bands = merged(std::move(grid.bands));
    grid.nowMinute = minuteOfDay(facts.now, facts.offset);
    auto known = facts;
    known.usualMinutes = grid.step;
    Builder builder(grid, known);
    for (const auto& column : answer.columns)
        builder.addColumn(column);
    return grid;
}

int CalendarGrid::nearest(int column, int minute) const {
    int best = -1;
    int distance = 0;
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
        const auto& cell = cells[static_cast<std::size_t>(i)];
        if (cell.column != column)
            continue;
        const bool covers = cell.fromMinute <= minute && minute < cell.fromMinute + cell.minutes;
        const int away = covers ? 0 : std::abs(cell.fromMinute - minute);
        if (best < 0 || away < distance) {
            best = i;
            distance = away;
        }
    }
    return best;
}

int CalendarGrid::firstFree(int column, int minute) const {
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
        const auto& cell = cells[static_cast<std::size_t>(i)];
        if (cell.kind == CellKind::free &&
            (cell.column > column || (cell.column == column && cell.fromMinute >= minute)))
            return i;
    }
    return -1;
}

int CalendarGrid::cellOf(const QString& appointment) const {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!appointment.isEmpty() && cells[i].appointment == appointment)
            return static_cast<int>(i);
    return -1;
}

int CalendarGrid::freeCellAt(int column, int minute) const {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].kind == CellKind::free && cells[i].column == column && cells[i].fromMinute <= minute &&
            minute < cells[i].fromMinute + cells[i].minutes)
            return static_cast<int>(i);
    return -1;
}

}  // namespace opdesk::ui::calendar
