#pragma once

#include <QSet>

#include <chrono>
#include <vector>

#include "core/clinic/patients.h"
#include "ui/widgets/row_list_model.h"

namespace opdesk::ui::patients {

/// What of the record is shown: "" for all, "visit", "prescription", "vitals", "bill", "paper".
struct TimelineWish {
    QString part;
    QString sought;  ///< only days that have this word
};

/// The timeline as one card a day, newest first: reason, diagnosis, medicines, named figures, bill. Under a day stand
/// its papers, which can be opened; `papers` gets their ids.
std::vector<widgets::ListRow> dayCards(const clinic::OpenPatient::Answer& patient, std::chrono::minutes offset,
                                       const TimelineWish& wish, QSet<QString>& papers);

/// "BP 152/94 · Pulse 82 · Temp 98.4 °F · SpO₂ 97 %" of the summary the record has ("152/94 · 82 · 36.9 °C · 97 %").
QString namedFigures(const QString& summary);

}  // namespace opdesk::ui::patients
