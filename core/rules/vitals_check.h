#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// Whose vitals they are; an unknown age or sex matches only the ranges that name none.
struct VitalsSubject {
    std::optional<int> ageMonths;
    std::string sex;
    bool pregnant = false;
};

/// How a value stands: "", "warn" or "critical", with the range's own words ("38 or more", "overweight") and its note.
struct VitalFinding {
    std::string vital, level, words, note;
};

/// `vital` as in vitals_ranges.csv ("temperature", "systolic BP", "SpO2", "BMI" …), value in the unit of the row.
/// Outside the hard limits: invalidInput on `field`, naming the limits. nullopt: nothing to say, or no range is known
/// for this subject, which is not the same as normal.
base::Result<std::optional<VitalFinding>> checkVital(const RuleBook& book, std::string_view vital, double value,
                                                     const VitalsSubject& subject, std::string_view field);

/// Tenths of kg/m2, rounded; nullopt without both or when they cannot be.
std::optional<std::int64_t> bmiTenths(std::optional<std::int64_t> grams, std::optional<std::int64_t> millimetres);

/// One comparison of the range language: "<36 or >=38", "18.5", "below 70 + 2 x age in years".
/// nullopt when a text is not of that language; exposed for the data test.
std::optional<bool> matchesExpression(std::string_view expression, double value, const VitalsSubject& subject,
                                      std::string& words);
/// Whether a row's applies_to means this subject; nullopt when the words are not understood.
std::optional<bool> appliesTo(std::string_view words, const VitalsSubject& subject);

}  // namespace opdesk::rules
