#include "core/text/phone.h"

#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

constexpr std::string_view kIndia = "+91";
constexpr std::size_t kNationalLength = 10;

/// ASCII digit for a digit of any Indic or Arabic script, zero for anything else.
char digitOf(char32_t c) {
    if (c >= U'0' && c <= U'9')
        return static_cast<char>(c);
    const std::string folded = foldForSearch(fromCodePoints(std::u32string_view(&c, 1)));
    return folded.size() == 1 && folded[0] >= '0' && folded[0] <= '9' ? folded[0] : '\0';
}

bool isPhonePunctuation(char32_t c) {
    return c == U' ' || c == U'-' || c == U'.' || c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'/' ||
           c == 0xA0 || (c >= 0x2010 && c <= 0x2015) || c == 0x200B || c == 0x202A || c == 0x202C || c == U'\t';
}

bool isIndianE164(std::string_view e164) {
    return e164.starts_with(kIndia) && e164.size() == kIndia.size() + kNationalLength;
}

constexpr char kFix[] = "Enter the 10 digits of the mobile number, starting with 6, 7, 8 or 9.";

}  // namespace

base::Result<std::string> parseIndianMobile(std::string_view text, std::string_view field) {
    const std::string name(field);
    std::string digits;
    bool plus = false;
    for (const char32_t c : toCodePoints(text)) {
        if (const char digit = digitOf(c))
            digits.push_back(digit);
        else if (c == U'+' && digits.empty() && !plus)
            plus = true;
        else if (!isPhonePunctuation(c))
            return base::failField(name, "phone number holds other characters than digits", kFix);
    }
    if (digits.empty())
        return base::failField(name, "phone number is empty", kFix);
    std::string_view national = digits;
    if (plus) {
        if (!national.starts_with("91")) {
            return base::failField(name, "phone number of another country", "Enter an Indian mobile number (+91).");
        }
        national.remove_prefix(2);
    } else if (national.size() == kNationalLength + 4 && national.starts_with("0091")) {
        national.remove_prefix(4);
    } else if (national.size() == kNationalLength + 2 && national.starts_with("91")) {
        national.remove_prefix(2);
    }
    if (national.size() == kNationalLength + 1 && national.starts_with("0"))
        national.remove_prefix(1);
    if (national.size() < kNationalLength)
        return base::failField(name, "phone number is too short", kFix);
    if (national.size() > kNationalLength)
        return base::failField(name, "phone number is too long", kFix);
    if (national.front() < '6')
        return base::failField(name, "not a mobile number", kFix);
    return std::string(kIndia).append(national);
}

std::string formatPhone(std::string_view e164) {
    if (!isIndianE164(e164))
        return std::string(e164);
    const std::string_view national = e164.substr(kIndia.size());
    return std::string(national.substr(0, 5)) + " " + std::string(national.substr(5));
}

std::string maskPhone(std::string_view e164) {
    if (isIndianE164(e164)) {
        const std::string_view national = e164.substr(kIndia.size());
        // Appended: GCC 12 warns of `"x" + string` when it optimises fully.
        return std::string(national.substr(0, 2)).append("•••• ").append(national.substr(6));
    }
    const std::string digits = digitsOf(e164);
    if (digits.size() < 6)
        return "••••";
    return std::string("•••• ").append(digits, digits.size() - 2);
}

std::string digitsOf(std::string_view text) {
    std::string out;
    for (const char32_t c : toCodePoints(text)) {
        if (const char digit = digitOf(c))
            out.push_back(digit);
    }
    return out;
}

}  // namespace opdesk::text
