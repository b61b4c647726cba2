#include "core/rules/gst.h"

#include <algorithm>
#include <array>

namespace opdesk::rules {

namespace {

constexpr std::array kStates{
    GstState{"01", "Jammu and Kashmir"},
    GstState{"02", "Himachal Pradesh"},
    GstState{"03", "Punjab"},
    GstState{"04", "Chandigarh"},
    GstState{"05", "Uttarakhand"},
    GstState{"06", "Haryana"},
    GstState{"07", "Delhi"},
    GstState{"08", "Rajasthan"},
    GstState{"09", "Uttar Pradesh"},
    GstState{"10", "Bihar"},
    GstState{"11", "Sikkim"},
    GstState{"12", "Arunachal Pradesh"},
    GstState{"13", "Nagaland"},
    GstState{"14", "Manipur"},
    GstState{"15", "Mizoram"},
    GstState{"16", "Tripura"},
    GstState{"17", "Meghalaya"},
    GstState{"18", "Assam"},
    GstState{"19", "West Bengal"},
    GstState{"20", "Jharkhand"},
    GstState{"21", "Odisha"},
    GstState{"22", "Chhattisgarh"},
    GstState{"23", "Madhya Pradesh"},
    GstState{"24", "Gujarat"},
    GstState{"26", "Dadra and Nagar Haveli and Daman and Diu"},
    GstState{"27", "Maharashtra"},
    GstState{"29", "Karnataka"},
    GstState{"30", "Goa"},
    GstState{"31", "Lakshadweep"},
    GstState{"32", "Kerala"},
    GstState{"33", "Tamil Nadu"},
    GstState{"34", "Puducherry"},
    GstState{"35", "Andaman and Nicobar Islands"},
    GstState{"36", "Telangana"},
    GstState{"37", "Andhra Pradesh"},
    GstState{"38", "Ladakh"},
};

constexpr std::size_t kCheckedCharacters = 14;  // without the check character

/// 0-9 then A-Z; -1 for anything else.
int valueOf(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
}

std::string percentEncoded(std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        if (plain) {
            out.push_back(c);
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out.push_back('%');
            out.push_back(kHex[byte >> 4]);
            out.push_back(kHex[byte & 15]);
        }
    }
    return out;
}

bool isUpiAddress(std::string_view address) {
    const auto at = address.find('@');
    const auto plain = [](std::string_view part, std::string_view extra) {
        return !part.empty() && std::ranges::all_of(part, [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   extra.find(c) != std::string_view::npos;
        });
    };
    return at != std::string_view::npos && address.size() <= 100 && plain(address.substr(0, at), ".-_") &&
           plain(address.substr(at + 1), ".-");
}

}  // namespace

std::span<const GstState> gstStates() {
    return kStates;
}

std::string_view gstStateName(std::string_view code) {
    const auto found = std::ranges::find(kStates, code, &GstState::code);
    return found == kStates.end() ? std::string_view{} : found->name;
}

bool isGstin(std::string_view text) {
    const auto check = gstinCheck(text);
    return check && text.size() == kCheckedCharacters + 1 && text.back() == *check;
}

std::optional<char> gstinCheck(std::string_view text) {
    constexpr std::string_view kCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (text.size() < kCheckedCharacters || gstStateName(text.substr(0, 2)).empty() ||
        text[kCheckedCharacters - 1] != 'Z')
        return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < kCheckedCharacters; ++i) {
        const int value = valueOf(text[i]);
        const bool letter = value >= 10;
        const bool wantsLetter = (i >= 2 && i <= 6) || i == 11;
        const bool wantsDigit = i < 2 || (i >= 7 && i <= 10);
        if (value < 0 || (wantsLetter && !letter) || (wantsDigit && letter))
            return std::nullopt;
        const int product = value * (i % 2 == 0 ? 1 : 2);
        sum += product / 36 + product % 36;
    }
    return kCharacters[static_cast<std::size_t>((36 - sum % 36) % 36)];
}

std::string upiText(std::string_view address, std::string_view payee, std::int64_t paise, std::string_view number) {
    if (!isUpiAddress(address) || paise <= 0)
        return {};
    const auto rest = paise % 100;
    return "upi://pay?pa=" + std::string(address) + "&pn=" + percentEncoded(payee) +
           "&am=" + std::to_string(paise / 100) + "." + (rest < 10 ? "0" : "") + std::to_string(rest) +
           "&cu=INR&tn=" + percentEncoded(number);
}

}  // namespace opdesk::rules
