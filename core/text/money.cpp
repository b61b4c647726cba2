#include "core/text/money.h"

#include "core/text/number.h"
#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

constexpr std::int64_t kMostRupees = 1'000'000'000'000;
constexpr char kFix[] = "Enter rupees with at most two decimals, for example 1,250 or 1250.50.";

std::string unsignedAmount(std::int64_t paise, bool dropZeroPaise) {
    // Division first: the magnitude of the least int64 does not fit.
    const std::int64_t rupees = paise / 100;
    const int rest = static_cast<int>(paise % 100 < 0 ? -(paise % 100) : paise % 100);
    std::string out = groupIndian(rupees);
    if (!out.empty() && out.front() == '-')
        out.erase(0, 1);
    if (rest == 0 && dropZeroPaise)
        return out;
    out.push_back('.');
    out.push_back(static_cast<char>('0' + rest / 10));
    out.push_back(static_cast<char>('0' + rest % 10));
    return out;
}

void removeFront(std::string& text, std::string_view prefix) {
    if (text.starts_with(prefix))
        text.erase(0, prefix.size());
}
void removeBack(std::string& text, std::string_view suffix) {
    if (text.ends_with(suffix))
        text.resize(text.size() - suffix.size());
}

/// ASCII digits, signs and lower-case letters of an amount, without spaces and grouping commas.
std::string compact(std::string_view text) {
    std::string out;
    for (const char32_t c : toCodePoints(tidyLine(text))) {
        if (c == U' ' || c == U',')
            continue;
        const std::string one = fromCodePoints(std::u32string_view(&c, 1));
        const std::string digit = digitsOf(one);
        if (!digit.empty())
            out += digit;
        else if (c >= U'A' && c <= U'Z')
            out.push_back(static_cast<char>(c - U'A' + U'a'));
        else
            out += one;
    }
    return out;
}

}  // namespace

std::string formatAmount(std::int64_t paise, bool dropZeroPaise) {
    return (paise < 0 ? "-" : "") + unsignedAmount(paise, dropZeroPaise);
}

std::string formatPaise(std::int64_t paise, bool dropZeroPaise) {
    return std::string(paise < 0 ? "-" : "") + "₹ " + unsignedAmount(paise, dropZeroPaise);
}

std::string rupeesInWords(std::int64_t paise) {
    const std::int64_t rupees = paise < 0 ? -(paise / 100) : paise / 100;
    const std::int64_t rest = paise < 0 ? -(paise % 100) : paise % 100;
    std::string out = paise < 0 ? "minus " : "";
    if (rupees != 0 || rest == 0)
        out += numberInWords(rupees) + (rupees == 1 ? " rupee" : " rupees");
    if (rupees != 0 && rest != 0)
        out += " and ";
    if (rest != 0)
        out += numberInWords(rest) + " paise";
    out += " only";
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

base::Result<std::int64_t> parsePaise(std::string_view text, std::string_view field) {
    const std::string name(field);
    std::string amount = compact(text);
    bool negative = amount.starts_with('-');
    removeFront(amount, "-");
    for (const std::string_view sign : {"₹", "rs.", "rs", "inr"})
        removeFront(amount, sign);
    if (!negative && amount.starts_with('-')) {
        negative = true;
        removeFront(amount, "-");
    }
    removeBack(amount, "/-");
    if (amount.empty() || amount == ".")
        return base::failField(name, "amount is empty", kFix);
    std::int64_t rupees = 0;
    std::int64_t paise = 0;
    int decimals = -1;
    for (const char c : amount) {
        if (c == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return base::failField(name, "amount is not a number", kFix);
        if (decimals < 0) {
            rupees = rupees * 10 + (c - '0');
            if (rupees > kMostRupees)
                return base::failField(name, "amount is too large", kFix);
        } else {
            if (++decimals > 2)
                return base::failField(name, "amount has more than two decimals", kFix);
            paise = paise * 10 + (c - '0');
        }
    }
    if (decimals == 1)
        paise *= 10;
    const std::int64_t total = rupees * 100 + paise;
    return negative ? -total : total;
}

}  // namespace opdesk::text
