#include "core/rules/strength.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

struct Amount {
    double value = 0;
    std::string unit;  ///< mcg for every mass
};

std::optional<double> figure(std::string_view text) {
    if (text.empty() || text.size() > 8 || text.front() == '.' || text.front() == '-')
        return std::nullopt;
    double factor = 1;
    if (text.back() == 'k') {
        factor = 1000;
        text.remove_suffix(1);
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0)
        return std::nullopt;
    return value * factor;
}

std::optional<std::string> strengthUnit(std::string_view token) {
    if (token == "mg" || token == "g" || token == "mcg" || token == "%")
        return std::string(token);
    if (token == "gm" || token == "gms")
        return "g";
    if (token == "ug")
        return "mcg";
    if (token == "iu")
        return "IU";
    return std::nullopt;
}

Amount normal(double value, std::string_view unit) {
    if (unit == "mg")
        return {value * 1000, "mcg"};
    if (unit == "g")
        return {value * 1e6, "mcg"};
    return {value, lower(unit)};
}

/// Every figure with its unit in "500 mg + 125 mg", "250 mg/5 mL" (the volume left out), "1% w/w".
std::vector<Amount> amountsOf(std::string_view entry) {
    std::vector<Amount> amounts;
    for (const auto& part : split(entry.substr(0, entry.find('/')), '+')) {
        const auto text = lower(trim(part));
        const auto end = text.find_first_not_of("0123456789.");
        const auto value = figure(std::string_view(text).substr(0, end));
        if (!value)
            continue;
        const auto unit = end == std::string::npos ? std::vector<std::string>{}
                                                   : split(trim(std::string_view(text).substr(end)), ' ');
        amounts.push_back(normal(*value, unit.empty() ? "" : unit.front()));
    }
    return amounts;
}

std::string plain(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} ? std::string(text, end) : std::string{};
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b));
}

}  // namespace

TypedStrength strengthAt(const std::vector<std::string>& tokens, std::size_t at, bool bareAllowed) {
    if (at >= tokens.size())
        return {};
    const auto slash = tokens[at].find('/');
    if (slash != std::string::npos) {  // 250/5, 250mg/5ml
        auto first = tokens[at].substr(0, slash);
        const auto unitAt = first.find_first_not_of("0123456789.");
        const auto unit =
            unitAt == std::string::npos ? std::nullopt : strengthUnit(std::string_view(first).substr(unitAt));
        const auto value = figure(std::string_view(first).substr(0, unitAt));
        auto second = tokens[at].substr(slash + 1);
        const bool isVolume = second == "5" || second == "5ml" || second == "ml" || second == "15ml";
        const bool fraction = value && *value < 4 && !unit && (second == "2" || second == "4");
        if (!value || !isVolume || fraction)
            return {};
        std::size_t length = 1;
        if (at + 1 < tokens.size() && tokens[at + 1] == "ml")
            ++length;
        return {plain(*value) + (unit ? " " + *unit + "/5 mL" : ""), unit.has_value(), length};
    }
    const auto value = figure(tokens[at]);
    if (!value)
        return {};
    const auto unit = at + 1 < tokens.size() ? strengthUnit(tokens[at + 1]) : std::nullopt;
    if (unit)
        return {plain(*value) + (*unit == "%" ? "%" : " " + *unit), true, 2};
    return bareAllowed ? TypedStrength{plain(*value), false, 1} : TypedStrength{};
}

bool strengthFits(const TypedStrength& typed, std::string_view entry) {
    const auto mine = amountsOf(typed.text);
    const auto theirs = amountsOf(entry);
    if (mine.empty() || theirs.empty())
        return false;
    if (typed.hasUnit) {
        double sum = 0;
        for (const auto& one : theirs)
            sum += one.unit == theirs.front().unit ? one.value : 0;
        return mine.front().unit == theirs.front().unit &&
               (near(mine.front().value, theirs.front().value) || near(mine.front().value, sum));
    }
    // Without a unit the figure must be the one that is printed in the entry.
    const auto printed = split(entry.substr(0, entry.find('/')), '+');
    double sum = 0;
    for (const auto& part : printed) {
        const auto text = trim(part);
        const auto value = figure(std::string_view(text).substr(0, text.find_first_not_of("0123456789.")));
        if (!value)
            return false;
        if (sum == 0 && near(mine.front().value, *value))
            return true;
        sum += *value;
    }
    return printed.size() > 1 && near(mine.front().value, sum);
}

}  // namespace opdesk::rules
