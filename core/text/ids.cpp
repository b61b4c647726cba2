#include "core/text/ids.h"

#include <algorithm>
#include <array>

#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

using std::string_view_literals::operator""sv;

// Multiplication in the dihedral group of order ten, the permutation and the inverses of Verhoeff's scheme.
constexpr std::array kVerhoeffProduct = {"0123456789"sv, "1234067895"sv, "2340178956"sv, "3401289567"sv,
                                         "4012395678"sv, "5987604321"sv, "6598710432"sv, "7659821043"sv,
                                         "8765932104"sv, "9876543210"sv};
constexpr std::array kVerhoeffShuffle = {"0123456789"sv, "1576283094"sv, "5803796142"sv, "8916043527"sv,
                                         "9453126870"sv, "4286573901"sv, "2793806415"sv, "7046913258"sv};
constexpr std::string_view kVerhoeffInverse = "0432156789";

std::size_t digitValue(char c) {
    return static_cast<std::size_t>(c - '0');
}

bool areDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// `start` is 0 to check digits with their check digit, 1 to find it.
std::size_t verhoeffSum(std::string_view digits, std::size_t start) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const char digit = digits[digits.size() - 1 - i];
        const char shuffled = kVerhoeffShuffle.at((i + start) % 8)[digitValue(digit)];
        sum = digitValue(kVerhoeffProduct.at(sum)[digitValue(shuffled)]);
    }
    return sum;
}

/// Digits of any script without spaces and dashes; empty when the text holds anything else.
std::string onlyDigits(std::string_view text) {
    std::string out;
    for (const char32_t c : toCodePoints(tidyLine(text))) {
        const std::string digit = digitsOf(fromCodePoints(std::u32string_view(&c, 1)));
        if (!digit.empty())
            out += digit;
        else if (c != U' ' && c != U'-')
            return {};
    }
    return out;
}

/// Letters and digits, without spaces and dashes.
std::string compact(std::string_view text) {
    std::string out = tidyLine(text);
    std::erase_if(out, [](char c) { return c == ' ' || c == '-'; });
    return out;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

constexpr std::string_view kBase36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The GST network's check character: weights 1 and 2 in turn, base 36.
char gstinCheck(std::string_view first14) {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < first14.size(); ++i) {
        const std::size_t product = kBase36.find(first14[i]) * (i % 2 == 0 ? 1 : 2);
        sum += product / 36 + product % 36;
    }
    return kBase36[(36 - sum % 36) % 36];
}

/// 22AAAAA0000A1Z5: state, PAN, entity, Z, check character.
bool hasGstinShape(std::string_view text) {
    static constexpr std::string_view kShape = "99AAAAA9999AXZX";
    if (text.size() != kShape.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool fits = kShape[i] == '9'   ? isDigit(c)
                          : kShape[i] == 'A' ? isUpper(c)
                          : kShape[i] == 'Z' ? c == 'Z'
                                             : isUpper(c) || isDigit(c);
        if (!fits)
            return false;
    }
    return true;
}

}  // namespace

bool verhoeffHolds(std::string_view digits) {
    return areDigits(digits) && verhoeffSum(digits, 0) == 0;
}

char verhoeffDigit(std::string_view digits) {
    return kVerhoeffInverse[verhoeffSum(digits, 1)];
}

bool luhnHolds(std::string_view digits) {
    if (!areDigits(digits))
        return false;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        std::size_t value = digitValue(digits[digits.size() - 1 - i]);
        if (i % 2 == 1)
            value = value * 2 > 9 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 == 0;
}

bool isAadhaar(std::string_view text) {
    const std::string digits = onlyDigits(text);
    return digits.size() == 12 && digits.front() >= '2' && verhoeffHolds(digits);
}

std::string lastFour(std::string_view text) {
    const std::string all = compact(text);
    return all.size() <= 4 ? all : all.substr(all.size() - 4);
}

std::string maskLastFour(std::string_view text) {
    const std::string all = compact(text);
    if (all.size() <= 4)
        return std::string(all.size(), 'X');
    if (all.size() == 12 && areDigits(all))
        return "XXXX-XXXX-" + all.substr(8);
    return std::string(all.size() - 4, 'X') + all.substr(all.size() - 4);
}

base::Result<std::string> parseAbhaNumber(std::string_view text, std::string_view field) {
    const std::string digits = onlyDigits(text);
    if (digits.size() != 14)
        return base::failField(std::string(field), "ABHA number has not 14 digits",
                               "Enter the 14 digits of the ABHA card.");
    return digits.substr(0, 2) + "-" + digits.substr(2, 4) + "-" + digits.substr(6, 4) + "-" + digits.substr(10);
}

base::Result<std::string> parseAbhaAddress(std::string_view text, std::string_view field) {
    const auto refuse = [field](const char* detail) {
        return base::failField(
            std::string(field), detail,
            "Enter it as on the ABHA card, for example name.surname@abdm (8 to 18 letters and digits).");
    };
    std::string address = tidyLine(text);
    std::transform(address.begin(), address.end(), address.begin(), lower);
    const std::size_t at = address.find('@');
    if (at == std::string::npos)
        return refuse("ABHA address has no @");
    const std::string_view name = std::string_view(address).substr(0, at);
    const std::string_view domain = std::string_view(address).substr(at + 1);
    if (domain != "abdm" && domain != "sbx")
        return refuse("ABHA address does not end in @abdm");
    if (name.size() < 8 || name.size() > 18)
        return refuse("ABHA address has not 8 to 18 characters");
    if (std::count(name.begin(), name.end(), '.') > 1 || std::count(name.begin(), name.end(), '_') > 1) {
        return refuse("ABHA address has more than one dot or underscore");
    }
    const auto isMark = [](char c) { return c == '.' || c == '_'; };
    const auto fits = [&](char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || isMark(c); };
    if (!std::all_of(name.begin(), name.end(), fits))
        return refuse("ABHA address holds other characters");
    if (isMark(name.front()) || isMark(name.back()))
        return refuse("ABHA address starts or ends with a mark");
    return address;
}

base::Result<std::string> parsePinCode(std::string_view text, std::string_view field) {
    std::string digits = onlyDigits(text);
    if (digits.size() != 6 || digits.front() == '0') {
        return base::failField(std::string(field), "not a PIN code", "Enter six digits; the first is not 0.");
    }
    return digits;
}

base::Result<std::string> parseGstin(std::string_view text, std::string_view field) {
    std::string gstin = compact(text);
    std::transform(gstin.begin(), gstin.end(), gstin.begin(), upper);
    const std::string name(field);
    if (!hasGstinShape(gstin))
        return base::failField(name, "not a GSTIN", "Enter the 15 characters, for example 27AAPFU0939F1ZV.");
    if (gstinCheck(std::string_view(gstin).substr(0, 14)) != gstin.back()) {
        return base::failField(name, "GSTIN check character does not match",
                               "Check the GSTIN for a slip: its last character does not fit.");
    }
    return gstin;
}

}  // namespace opdesk::text
