#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/model/kinds/vitals.h"
#include "core/rules/rule_book.h"

namespace opdesk::clinic {

struct AgeOn {
    std::optional<base::Date> birth;
    base::Date today{};
};

/// "<vital>:<warn|critical>:<words>" for what lies outside the ranges of the rule data for the age. Rows for pregnancy
/// are not used, as nothing in a vitals record says so; an unknown age counts as an adult. A range whose condition
/// cannot be read is left out, so silence is "not checked".
std::vector<std::string> vitalsWarnings(const rules::RuleBook& book, const model::Vitals& vitals, const AgeOn& age,
                                        std::optional<std::int64_t> bmiTenths);

/// Whether `value` meets one of the conditions of a range cell: "<36 or >=38", "below 70 + 2 x age in years".
bool meetsCondition(std::string_view condition, double value, double ageYears);
/// Whether a range's "applies to" holds for an age in months.
bool rangeApplies(std::string_view appliesTo, int months);

}  // namespace opdesk::clinic
