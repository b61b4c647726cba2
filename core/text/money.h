#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

/// Money is integer paise everywhere; these are the only ways to and from text.
namespace opdesk::text {

/// 123456750 -> "₹ 12,34,567.50", -5 -> "-₹ 0.05". `dropZeroPaise` leaves ".00" out.
std::string formatPaise(std::int64_t paise, bool dropZeroPaise = false);
/// Without the sign of the currency, for table cells and inputs: "12,34,567.50".
std::string formatAmount(std::int64_t paise, bool dropZeroPaise = false);
/// "Twelve lakh thirty-four thousand five hundred sixty-seven rupees and fifty paise only". Negative: "Minus …".
std::string rupeesInWords(std::int64_t paise);
/// Takes "1,234.5", "₹ 1,23,456.00", "Rs. 500/-", "-20". At most two decimals and 10^12 rupees. Errors: invalidInput on
/// `field`.
base::Result<std::int64_t> parsePaise(std::string_view text, std::string_view field = "amount");

}  // namespace opdesk::text
