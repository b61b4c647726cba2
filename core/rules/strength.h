#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opdesk::rules {

/// A strength as typed, with or without a unit: "500", "0.5 g", "250 mg/5 ml", "60k".
struct TypedStrength {
    std::string text;  ///< tidied: 500 mg
    bool hasUnit = false;
    std::size_t length = 0;  ///< tokens used; 0: none at this place
};
/// Reads a strength at `at` of sigTokens(). A bare figure counts only when `bareAllowed`.
TypedStrength strengthAt(const std::vector<std::string>& tokens, std::size_t at, bool bareAllowed);
/// Whether a typed strength names the strength of a formulary entry: the same figure and unit, the first figure of a
/// combination, or the sum of its parts ("625" for 500 mg + 125 mg).
bool strengthFits(const TypedStrength& typed, std::string_view entry);

}  // namespace opdesk::rules
