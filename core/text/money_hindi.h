#pragma once

#include <cstdint>
#include <string>

namespace opdesk::text {

/// "बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ रुपये और पचास पैसे मात्र". Negative: "ऋण …".
std::string rupeesInHindi(std::int64_t paise);

}  // namespace opdesk::text
