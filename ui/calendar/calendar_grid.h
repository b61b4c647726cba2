#pragma once

#include <QString>
#include <vector>

#include "core/clinic/schedule.h"
#include "ui/theme/theme.h"
#include "ui/widgets/status.h"

namespace opdesk::ui::calendar {

enum class CellKind { free, past, away, booking };

/// A slot or a booking, ready to be painted and spoken. No illness in it.
struct CalendarCell {
    CellKind kind = CellKind::free;
    int column = 0;
    int fromMinute = 0, minutes = 0;
    int lane = 0, lanes = 1;  ///< side by side where bookings meet
    QString appointment;      ///< id of a booking, else empty
    QString patient;
    QString state;  ///< of a booking, as clinic::CalendarBooking has it
    QString title, detail, iconName;
    theme::Family family = theme::Family::neutral;
    bool dashed = false, struck = false;
    QString spoken;
};

/// Time that is shown; what lies between two bands is folded.
struct CalendarBand {
    int from = 0, to = 0;
};

struct CalendarColumn {
    base::Date day{};
    model::StaffId doctor;
    QString title, note, spoken;
    QString shortNote;  ///< where the note has no room
    bool isToday = false;
    int pastUntil = 0;  ///< minutes of the day whose slots have passed
    std::vector<CalendarBand> open;
    struct Away {
        int from = 0, to = 0;
        QString words;
    };
    std::vector<Away> away;
};

struct GridFacts {
    std::chrono::minutes offset{330};
    base::Instant now{};
    bool namesHidden = false;
    int usualMinutes = 15;  ///< of a slot; a longer booking says so
    bool byDoctor = false;  ///< columns are doctors of one day, not days of one doctor
};

/// The calendar as plain values: bands, columns and cells in the order of columns and time.
class CalendarGrid {
public:
    static CalendarGrid of(const clinic::CalendarOf::Answer& answer, const GridFacts& facts);

    std::vector<CalendarBand> bands;
    std::vector<CalendarColumn> columns;
    std::vector<CalendarCell> cells;
    int step = 15;  ///< minutes of a row
    int nowMinute = -1;
    int nowColumn = -1;  ///< -1 when today is not shown; every column is today's in the day view

    int rowsOf(const CalendarBand& band) const { return (band.to - band.from + step - 1) / step; }
    /// The cell of the column that stands at or nearest to the minute; -1 in an empty column.
    int nearest(int column, int minute) const;
    /// The first free cell of the column from the minute on, then of the columns after it; -1 when there is none.
    int firstFree(int column, int minute) const;
    int cellOf(const QString& appointment) const;
    int freeCellAt(int column, int minute) const;
};

/// The badge of clinic::CalendarBooking's state.
widgets::Status statusOfBooking(const std::string& state);
/// "10:30 am", the way the gutter and the sentences write a time of day.
QString minuteText(int minute);
/// "Thu 19".
QString shortDay(base::Date day);

}  // namespace opdesk::ui::calendar
