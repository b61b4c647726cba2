#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace opdesk::text {

/// 17-11-2026
std::string formatDate(base::Date date);
/// 17 Nov 2026, for where day and month could be mistaken.
std::string formatDateLong(base::Date date);
/// "11:42 am" at the clinic's UTC offset (India: 330 minutes); noon is 12:00 pm.
std::string formatTime12(base::Instant instant, std::chrono::minutes offset);
/// "17-11-2026 11:42 am"
std::string formatDateTime(base::Instant instant, std::chrono::minutes offset);

/// Day first: 17-11-2026, 17/11/2026, 17.11.2026, 17.11.26, 17 11 2026; or 2026-11-17, 2026/11/17. Two-digit years are
/// the latest such year that is not after `today`'s. Errors: invalidInput on `field`.
base::Result<base::Date> parseDate(std::string_view text, base::Date today, std::string_view field = "date");
/// parseDate, not after `today` and at most 120 years before it.
base::Result<base::Date> parseBirthDate(std::string_view text, base::Date today, std::string_view field = "birth_date");

}  // namespace opdesk::text
