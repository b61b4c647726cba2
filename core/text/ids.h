#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

/// Checks of Indian identity and tax numbers. Digits may have spaces or dashes between them.
namespace opdesk::text {

/// Verhoeff's check digit (dihedral group D5), as Aadhaar has it at its end. `digits` ASCII only.
bool verhoeffHolds(std::string_view digits);
/// The digit to append to `digits`.
char verhoeffDigit(std::string_view digits);
/// ISO/IEC 7812-1 mod 10.
bool luhnHolds(std::string_view digits);

/// Twelve digits from 2-9, Verhoeff. For a check in memory only: an Aadhaar number is never stored, only its last four.
bool isAadhaar(std::string_view text);
/// Last four of the digits or letters: "XXXX-XXXX-1234" for twelve, otherwise X for each hidden one.
std::string maskLastFour(std::string_view text);
std::string lastFour(std::string_view text);

/// ABHA number to "12-3456-7890-1234" (14 digits). Errors: invalidInput on `field`.
base::Result<std::string> parseAbhaNumber(std::string_view text, std::string_view field = "abha_number");
/// ABHA address in lower case, "name.surname@abdm": 8 to 18 letters and digits with at most one dot and one underscore,
/// not at the ends; domain abdm or sbx. Errors: invalidInput on `field`.
base::Result<std::string> parseAbhaAddress(std::string_view text, std::string_view field = "abha_address");
/// Six digits from 1-9. Errors: invalidInput on `field`.
base::Result<std::string> parsePinCode(std::string_view text, std::string_view field = "pin_code");
/// Fifteen characters in upper case with state code and check character. Errors: invalidInput on `field`.
base::Result<std::string> parseGstin(std::string_view text, std::string_view field = "gstin");

}  // namespace opdesk::text
