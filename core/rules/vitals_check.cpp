#include "core/rules/vitals_check.h"

#include <charconv>
#include <cmath>

#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

std::string plain(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc{} ? std::string(text, end) : std::string{};
}

/// "<36", ">=25 obese", "23-24.9 overweight"; the words after the figure go to `words`.
std::optional<bool> matchesTerm(std::string_view term, double value, std::string& words) {
    std::string_view op;
    for (const std::string_view one : {"<=", ">=", "<", ">"})
        if (op.empty() && term.starts_with(one))
            op = one;
    auto rest = term.substr(op.size());
    const auto space = rest.find(' ');
    const auto figure = rest.substr(0, space);
    words = space == std::string_view::npos ? std::string(term) : trim(rest.substr(space));
    if (op.empty()) {
        const auto dash = figure.find('-');
        const auto low = number(figure.substr(0, dash));
        const auto high = dash == std::string_view::npos ? std::nullopt : number(figure.substr(dash + 1));
        if (!low || !high)
            return std::nullopt;
        return value >= *low && value <= *high;
    }
    const auto limit = number(figure);
    if (!limit)
        return std::nullopt;
    if (op == "<")
        return value < *limit;
    if (op == "<=")
        return value <= *limit;
    return op == ">" ? value > *limit : value >= *limit;
}

std::vector<std::string> terms(std::string_view expression) {
    std::vector<std::string> out;
    for (const auto& part : split(expression, ';')) {
        std::string rest = trim(part);
        for (auto at = rest.find(" or "); at != std::string::npos; at = rest.find(" or ")) {
            out.push_back(trim(std::string_view(rest).substr(0, at)));
            rest = rest.substr(at + 4);
        }
        out.push_back(trim(rest));
    }
    return out;
}

}  // namespace

std::optional<bool> matchesExpression(std::string_view expression, double value, const VitalsSubject& subject,
                                      std::string& words) {
    if (trim(expression).empty())
        return false;
    constexpr std::string_view kByAge = "below 70 + 2 x age in years";
    if (expression == kByAge) {
        words = std::string(kByAge);
        return subject.ageMonths.has_value() && value < 70 + 2 * (*subject.ageMonths / 12);
    }
    for (const auto& term : terms(expression)) {
        const auto matched = matchesTerm(term, value, words);
        if (!matched)
            return std::nullopt;
        if (*matched)
            return true;
    }
    words.clear();
    return false;
}

std::optional<bool> appliesTo(std::string_view words, const VitalsSubject& subject) {
    const auto age = subject.ageMonths;
    const auto between = [&](int fromMonths, int toMonths) { return age && *age >= fromMonths && *age < toMonths; };
    const bool adult = between(16 * 12, 200 * 12);
    if (words == "all")
        return true;
    if (words == "2 months and over")
        return !age || *age >= 2;  // the adult row when nobody knows the age
    if (words == "<2 months")
        return between(0, 2);
    if (words == "adult (16 y and over)")
        return adult;
    if (words == "adult (16 y and over), not pregnant")
        return adult && !subject.pregnant;
    if (words == "pregnant")
        return subject.pregnant;
    if (words == "infant <1 y")
        return between(0, 12);
    if (words == "infant 1-11 months")
        return between(1, 12);
    if (words == "2-11 months")
        return between(2, 12);
    if (words == "1-5 years" || words == "child 1-5 y")
        return between(12, 72);
    if (words == "child 6-12 y")
        return between(72, 156);
    if (words == "child 1-9 y")
        return between(12, 120);
    if (words == "child 10-12 y")
        return between(120, 156);
    if (words == "adolescent 13-15 y")
        return between(156, 192);
    if (words == "adult, Asian Indian cut-offs")
        return adult && !subject.pregnant;
    if (words == "adult man, Asian Indian")
        return adult && subject.sex == "male";
    if (words == "adult woman not pregnant, Asian Indian")
        return adult && subject.sex == "female" && !subject.pregnant;
    if (words == "<5 y")
        return between(0, 60);
    if (words == "female 10-55")
        return between(120, 672) && subject.sex == "female";
    return std::nullopt;
}

base::Result<std::optional<VitalFinding>> checkVital(const RuleBook& book, std::string_view vital, double value,
                                                     const VitalsSubject& subject, std::string_view field) {
    bool named = false;
    std::optional<double> least;
    std::optional<double> most;
    const VitalRange* range = nullptr;
    for (const auto& one : book.vitalRanges()) {
        if (one.vital != vital)
            continue;
        named = true;
        // Hard limits of rows for other people count too when no row is for this one: they bound what can be measured.
        if (one.hardMin)
            least = least ? std::min(*least, *one.hardMin) : one.hardMin;
        if (one.hardMax)
            most = most ? std::max(*most, *one.hardMax) : one.hardMax;
        if (!range && appliesTo(one.appliesTo, subject).value_or(false))
            range = &one;
    }
    if (!named)
        return base::failField(std::string(field), "no such vital in the rule data", "a vital of vitals_ranges.csv");
    if (range) {
        least = range->hardMin ? range->hardMin : least;
        most = range->hardMax ? range->hardMax : most;
    }
    if (!std::isfinite(value) || (least && value < *least) || (most && value > *most))
        return base::failField(std::string(field), "the value cannot be",
                               (least ? plain(*least) : "") + " to " + (most ? plain(*most) : ""));
    if (!range)
        return std::optional<VitalFinding>{};
    std::string words;
    if (matchesExpression(range->critical, value, subject, words).value_or(false))
        return std::optional<VitalFinding>(VitalFinding{std::string(vital), "critical", words, range->note});
    if (matchesExpression(range->warn, value, subject, words).value_or(false))
        return std::optional<VitalFinding>(VitalFinding{std::string(vital), "warn", words, range->note});
    return std::optional<VitalFinding>{};
}

std::optional<std::int64_t> bmiTenths(std::optional<std::int64_t> grams, std::optional<std::int64_t> millimetres) {
    if (!grams || !millimetres || *grams <= 0 || *millimetres < 200 || *millimetres > 2500 || *grams > 500000)
        return std::nullopt;
    const auto square = *millimetres * *millimetres;
    return (*grams * 10000 + square / 2) / square;  // g*1e4/mm2 = tenths of kg/m2
}

}  // namespace opdesk::rules
