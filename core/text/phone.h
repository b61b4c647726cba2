#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace opdesk::text {

/// Indian mobile number to E.164 ("+919876543210"). Takes +91, 0091, 91 or 0 in front, digits of any script, spaces,
/// dashes, dots, brackets and slashes between. Errors: invalidInput on `field`.
base::Result<std::string> parseIndianMobile(std::string_view text, std::string_view field = "phone");
/// "+919876543210" -> "98765 43210"; anything else stays as it is.
std::string formatPhone(std::string_view e164);
/// "+919876543210" -> "98•••• 3210"; short or foreign numbers show their last two digits at most.
std::string maskPhone(std::string_view e164);
/// The ASCII digits of a text in any script, for searching by part of a number.
std::string digitsOf(std::string_view text);

}  // namespace opdesk::text
