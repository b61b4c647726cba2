#pragma once

#include <QString>

#include "core/base/clock.h"

/// Days as the interface's language names them. Plain dates and times of day stay with core/text (en_IN figures).
namespace opdesk::ui::labels {

/// "Tue", "Tuesday".
QString weekdayShort(base::Date day);
QString weekdayLong(base::Date day);
/// "Nov", "November".
QString monthShort(base::Date day);
QString monthLong(base::Date day);
/// "17 Nov 2026".
QString longDate(base::Date day);
/// "16 – 21 Nov 2026", "30 Nov – 5 Dec 2026": what both ends share is said once.
QString dateRange(base::Date first, base::Date last);
/// The same without a year, where there is little room.
QString dateRangeShort(base::Date first, base::Date last);

}  // namespace opdesk::ui::labels
