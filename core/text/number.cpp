#include "core/text/number.h"

#include <array>
#include <string_view>

namespace opdesk::text {

namespace {

using namespace std::string_view_literals;

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr std::array kSmall = {"zero"sv,    "one"sv,     "two"sv,       "three"sv,    "four"sv,
                               "five"sv,    "six"sv,     "seven"sv,     "eight"sv,    "nine"sv,
                               "ten"sv,     "eleven"sv,  "twelve"sv,    "thirteen"sv, "fourteen"sv,
                               "fifteen"sv, "sixteen"sv, "seventeen"sv, "eighteen"sv, "nineteen"sv};
constexpr std::array kTens = {""sv,      ""sv,      "twenty"sv,  "thirty"sv, "forty"sv,
                              "fifty"sv, "sixty"sv, "seventy"sv, "eighty"sv, "ninety"sv};

void appendPart(std::string& out, std::string_view part) {
    if (!out.empty())
        out.push_back(' ');
    out.append(part);
}

void appendBelowHundred(std::string& out, std::uint64_t value) {
    if (value < 20)
        return appendPart(out, kSmall[value]);
    std::string word(kTens[value / 10]);
    if (value % 10 != 0)
        word.append("-").append(kSmall[value % 10]);
    appendPart(out, word);
}

void appendWords(std::string& out, std::uint64_t value) {
    // A crore of crores is said as such: the part before "crore" is a number of its own.
    if (value >= 10'000'000) {
        appendWords(out, value / 10'000'000);
        appendPart(out, "crore");
        value %= 10'000'000;
    }
    if (value >= 100'000) {
        appendBelowHundred(out, value / 100'000);
        appendPart(out, "lakh");
        value %= 100'000;
    }
    if (value >= 1000) {
        appendBelowHundred(out, value / 1000);
        appendPart(out, "thousand");
        value %= 1000;
    }
    if (value >= 100) {
        appendPart(out, kSmall[value / 100]);
        appendPart(out, "hundred");
        value %= 100;
    }
    if (value > 0)
        appendBelowHundred(out, value);
}

}  // namespace

std::string groupIndian(std::int64_t value) {
    const std::string digits = std::to_string(magnitude(value));
    std::string out = value < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const std::size_t left = digits.size() - i;
        if (i > 0 && (left == 3 || (left > 3 && left % 2 == 1)))
            out.push_back(',');
        out.push_back(digits[i]);
    }
    return out;
}

std::string numberInWords(std::int64_t value) {
    if (value == 0)
        return std::string(kSmall[0]);
    std::string out = value < 0 ? "minus" : "";
    appendWords(out, magnitude(value));
    return out;
}

}  // namespace opdesk::text
