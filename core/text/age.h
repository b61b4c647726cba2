#pragma once

#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace opdesk::text {

/// A completed age. months 0-11 and days 0-30 once computed by ageOn; as typed they may be larger ("18m").
struct Age {
    int years = 0;
    int months = 0;
    int days = 0;
    bool operator==(const Age&) const = default;
};

/// Completed years, months and days; zero when `birth` is after `on`.
Age ageOn(base::Date birth, base::Date on);
/// As clinics write it: "12 d" under a month, "8 mo" under two years ("1 y 6 mo" from one year), "34 y".
std::string ageText(base::Date birth, base::Date on);

/// "34", "34y", "34 yrs", "8m", "8 months", "12d", "2w", "1y6m", "1 yr 6 mo", "1.5" (years), digits of any script.
/// Total at most 120 years. Errors: invalidInput on `field`.
base::Result<Age> parseAge(std::string_view text, std::string_view field = "age");
/// The birth date to store for a typed age, to be marked as estimated: `today` minus the age.
base::Date estimatedBirthDate(const Age& age, base::Date today);

}  // namespace opdesk::text
