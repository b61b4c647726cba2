#pragma once

#include <cstdint>
#include <string>

namespace opdesk::text {

/// Indian grouping: 1234567 -> "12,34,567".
std::string groupIndian(std::int64_t value);
/// "zero", "twelve lakh thirty-four thousand five hundred sixty-seven"; lower case, minus in front of negatives.
std::string numberInWords(std::int64_t value);

}  // namespace opdesk::text
