#pragma once

#include "core/clinic/patients.h"
#include "core/clinic/schedule.h"
#include "ui/widgets/row_types.h"

/// Answers of the use cases as the rows of the calendar's lists. Names shorten to initials while names are hidden.
namespace opdesk::ui::calendar {

QString shownName(const std::string& name, bool namesHidden);
/// "42 F".
QString ageSex(const std::string& ageText, const std::string& sex);
widgets::PatientRow personRow(const clinic::PatientLine& line, bool namesHidden);
widgets::TwoLineRow needsTimeRow(const clinic::NeedsTimeLine& line, std::chrono::minutes offset, bool namesHidden);
/// Why somebody is called: "To be seen on 24-11-2026", "Did not come on 10-11-2026".
QString callReason(const clinic::CallLine& line);
widgets::TwoLineRow callRow(const clinic::CallLine& line, std::chrono::minutes offset, bool namesHidden);
/// "Thu 19, 10:30".
QString whenText(base::Instant at, std::chrono::minutes offset);

}  // namespace opdesk::ui::calendar
