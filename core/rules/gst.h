#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace opdesk::rules {

/// A state or union territory by its GST number.
struct GstState {
    std::string_view code;  ///< "27"
    std::string_view name;  ///< "Maharashtra"
};
std::span<const GstState> gstStates();
/// Empty for an unknown number.
std::string_view gstStateName(std::string_view code);

/// Fifteen characters: a state's number, ten of a PAN, one of an entity, Z, and the check character.
bool isGstin(std::string_view text);
/// The check character of the first fourteen; nullopt when they begin no GSTIN.
std::optional<char> gstinCheck(std::string_view text);

/// What a UPI app reads from a QR code: pay `paise` to `address` for the bill `number`. Empty when the address is not
/// name@bank or the amount not over zero.
std::string upiText(std::string_view address, std::string_view payee, std::int64_t paise, std::string_view number);

}  // namespace opdesk::rules
