#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

/// Measurements as nurses write them, to the units of the records.
namespace opdesk::clinic {

struct BloodPressure {
    std::int64_t systolic = 0, diastolic = 0;
};
/// "120/80", mmHg. The upper figure is the larger. Errors: invalidInput.
base::Result<BloodPressure> readBloodPressure(std::string_view text);
/// "98.6F", "37C", "99.1"; without a letter 80 to 115 is Fahrenheit and 25 to 45 Celsius. Tenths of a degree Celsius.
base::Result<std::int64_t> readTemperature(std::string_view text);
/// Kilograms, "62.5" or "62.5 kg"; grams.
base::Result<std::int64_t> readWeight(std::string_view text);
/// "168", "168 cm", "5'6\"", "5'6", "5 ft 6 in"; millimetres.
base::Result<std::int64_t> readHeight(std::string_view text);
/// Tenths of kg/m2, rounded.
std::optional<std::int64_t> bmiTenths(std::optional<std::int64_t> weightGrams,
                                      std::optional<std::int64_t> heightMillimetres);

}  // namespace opdesk::clinic
