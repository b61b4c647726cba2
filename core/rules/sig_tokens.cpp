#include "core/rules/sig_tokens.h"

#include <algorithm>
#include <array>

#include "core/rules/sig.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

constexpr std::array<std::string_view, 13> kCounts{"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                                   "seven", "eight", "nine", "ten",   "eleven", "twelve"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view at(const std::vector<std::string>& tokens, std::size_t index) {
    return index < tokens.size() ? std::string_view(tokens[index]) : std::string_view{};
}

/// Days of one unit of duration and its name; {0, ""} for anything else.
std::pair<std::int64_t, std::string_view> durationUnit(std::string_view word) {
    if (word == "d" || word == "day" || word == "days")
        return {1, "day"};
    if (word == "w" || word == "wk" || word == "week" || word == "weeks")
        return {7, "week"};
    if (word == "m" || word == "mo" || word == "month" || word == "months")
        return {30, "month"};
    return {0, {}};
}

DurationRead durationOf(std::int64_t count, std::string_view unit, std::size_t length) {
    const auto [days, name] = durationUnit(unit);
    if (days == 0 || count <= 0 || count > 365)
        return {};
    return {count * days, std::to_string(count) + " " + std::string(name) + (count == 1 ? "" : "s"), length};
}

/// Parts a figure from the unit that follows it at once; "5d", "3x", "60k" and "q6h" stay whole.
void pushParted(std::string_view token, std::vector<std::string>& out) {
    const auto end = token.find_first_not_of("0123456789.");
    if (end == std::string_view::npos || end == 0) {
        out.emplace_back(token);
        return;
    }
    const auto rest = token.substr(end);
    constexpr std::array<std::string_view, 22> kUnits{
        "mg",     "mcg",     "ug",  "g",    "gm",      "gms",      "ml",   "iu",    "%",    "tab",   "tabs",
        "tablet", "tablets", "cap", "caps", "capsule", "capsules", "drop", "drops", "puff", "puffs", "days"};
    if (std::find(kUnits.begin(), kUnits.end(), rest) == kUnits.end()) {
        out.emplace_back(token);
        return;
    }
    out.emplace_back(token.substr(0, end));
    out.emplace_back(rest);
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
    for (auto found = text.find(from); found != std::string::npos; found = text.find(from, found + to.size()))
        text.replace(found, from.size(), to);
}

}  // namespace

std::vector<std::string> sigTokens(std::string_view typed) {
    auto text = lower(typed);
    for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
        replaceAll(text, dash, "-");
    replaceAll(text, "\u00BD", "1/2");
    replaceAll(text, "\u00BC", "1/4");
    replaceAll(text, "\u00A0", " ");
    std::string clean;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool parts =
            c == ',' || c == ';' || c == '(' || c == ')' || static_cast<unsigned char>(c) < 32 || c == 127;
        clean += parts ? ' ' : c;
    }
    // "1 - 0 - 1" is one pattern.
    for (std::size_t i = 1; i + 1 < clean.size(); ++i) {
        if (clean[i] != '-')
            continue;
        const auto before = clean.find_last_not_of(' ', i - 1);
        const auto after = clean.find_first_not_of(' ', i + 1);
        if (before == std::string::npos || after == std::string::npos || !isDigit(clean[before]) ||
            !isDigit(clean[after]))
            continue;
        clean.erase(i + 1, after - i - 1);
        clean.erase(before + 1, i - before - 1);
        i = before + 1;
    }
    std::vector<std::string> tokens;
    for (const auto& part : split(clean, ' ')) {
        std::string_view token = part;
        while (!token.empty() && (token.back() == '.' || token.back() == ':'))
            token.remove_suffix(1);
        if (!token.empty())
            pushParted(token, tokens);
    }
    return tokens;
}

std::optional<std::int64_t> readAmount(std::string_view token) {
    if (token == "half" || token == "1/2")
        return 50;
    if (token == "1/4")
        return 25;
    if (token == "3/4")
        return 75;
    const auto word = std::find(kCounts.begin() + 1, kCounts.end(), token);
    if (word != kCounts.end())
        return (word - kCounts.begin()) * 100;
    const auto dot = token.find('.');
    const auto whole = wholeNumber(token.substr(0, dot));
    if (whole < 0 || whole > 1000)
        return std::nullopt;
    if (dot == std::string_view::npos)
        return whole > 0 ? std::optional<std::int64_t>(whole * 100) : std::nullopt;
    auto rest = std::string(token.substr(dot + 1));
    if (rest.size() == 1)
        rest += '0';
    const auto fraction = rest.size() == 2 ? wholeNumber(rest) : -1;
    if (fraction < 0 || whole * 100 + fraction == 0)
        return std::nullopt;
    return whole * 100 + fraction;
}

std::optional<std::int64_t> readCount(std::string_view token) {
    const auto word = std::find(kCounts.begin(), kCounts.end(), token);
    if (word != kCounts.end())
        return word - kCounts.begin();
    const auto number = wholeNumber(token);
    return number < 0 ? std::nullopt : std::optional<std::int64_t>(number);
}

std::optional<std::string> doseUnit(std::string_view token) {
    if (token == "ml")
        return "mL";
    if (token == "drop" || token == "drops")
        return "drops";
    if (token == "puff" || token == "puffs")
        return "puffs";
    if (token == "unit" || token == "units")
        return "units";
    for (const std::string_view word : {"tab", "tabs", "tablet", "tablets", "cap", "caps", "capsule", "capsules",
                                        "dose", "doses", "sachet", "sachets"})
        if (token == word)
            return "";
    return std::nullopt;
}

std::optional<std::size_t> slotOf(std::string_view token) {
    if (token == "morning")
        return 0;
    if (token == "noon" || token == "afternoon")
        return 1;
    if (token == "evening")
        return 2;
    if (token == "night" || token == "bedtime")
        return 3;
    return std::nullopt;
}

std::string weekdayOf(std::string_view token) {
    for (const std::string_view day : {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}) {
        const auto name = lower(day);
        if (token == name || (token.size() >= 3 && token.size() <= 4 && std::string_view(name).starts_with(token)))
            return std::string(day);
    }
    return {};
}

DurationRead durationAt(const std::vector<std::string>& tokens, std::size_t index) {
    auto token = at(tokens, index);
    const std::size_t skip = token == "for" || token == "x" ? 1 : 0;
    const auto count = readCount(at(tokens, index + skip));
    if (count) {
        auto read = durationOf(*count, at(tokens, index + skip + 1), skip + 2);
        if (read.length > 0 && at(tokens, index + skip + 1).size() > 1)
            return read;
    }
    token = at(tokens, index + skip);
    const bool crossed = token.starts_with('x');
    if (crossed)
        token.remove_prefix(1);
    const auto end = token.find_first_not_of("0123456789");
    const auto number = wholeNumber(token.substr(0, end));
    if (number <= 0)
        return {};
    if (end == std::string_view::npos)
        return crossed ? durationOf(number, "d", skip + 1) : DurationRead{};
    return durationOf(number, token.substr(end), skip + 1);
}

std::pair<std::int64_t, std::size_t> timesAt(const std::vector<std::string>& tokens, std::size_t index) {
    const auto first = at(tokens, index);
    std::int64_t times = 0;
    std::size_t length = 1;
    bool needsDay = true;
    if (first == "once")
        times = 1;
    if (first == "twice")
        times = 2;
    if (first == "thrice")
        times = 3;
    if (first == "daily")
        return {1, 1};
    const auto count = readCount(first);
    if (count && (at(tokens, index + 1) == "times" || at(tokens, index + 1) == "x")) {
        needsDay = at(tokens, index + 1) == "times";
        times = *count;
        length = 2;
    } else if (first.size() >= 2 && first.back() == 'x' && wholeNumber(first.substr(0, first.size() - 1)) > 0) {
        times = wholeNumber(first.substr(0, first.size() - 1));
        needsDay = false;
    }
    if (times <= 0)
        return {0, 0};
    const auto next = at(tokens, index + length);
    if ((next == "a" || next == "per" || next == "in") && at(tokens, index + length + 1) == "day")
        return {times, length + 2};
    if (next == "daily" || next == "day")
        return {times, length + 1};
    return needsDay ? std::pair<std::int64_t, std::size_t>{0, 0} : std::pair<std::int64_t, std::size_t>{times, length};
}

}  // namespace opdesk::rules
