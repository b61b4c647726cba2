#pragma once

#include <QSet>

#include <chrono>
#include <vector>

#include "core/clinic/patients.h"
#include "ui/widgets/row_list_model.h"

namespace opdesk::ui::patients {

/// Before the date in the id of a day's row.
inline constexpr QLatin1String kDayRow{"day-"};

/// What of the record is shown: "" for all, "visit", "prescription", "vitals", "bill", "paper".
struct TimelineWish {
    QString part;
    QString sought;  ///< only days that have this word
};

/// The timeline as one card a day, newest first: reason, diagnosis, medicines, named figures, bill. Under a day stand
/// its papers, which can be opened; `papers` gets their ids.
std::vector<widgets::ListRow> dayCards(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset,
                                       const TimelineWish& wish, QSet<QString>& papers);

/// One record, part by part: each figure, each medicine on a line of its own.
QStringList inFull(const clinic::TimelineLine& line, const std::vector<clinic::AllergyLine>& allergies);
/// "BP 152/94 mmHg ↑ High · Pulse 82 /min · Temp 98.4 °F": each with its unit, and marked where it is not usual.
QString figureWords(const std::vector<clinic::TimelineFigure>& figures);

}  // namespace opdesk::ui::patients
