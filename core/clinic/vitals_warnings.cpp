#include "core/clinic/vitals_warnings.h"

#include <charconv>
#include <cstdio>

#include "core/text/age.h"

namespace opdesk::clinic {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::optional<double> numberAt(std::string_view text, std::string_view* rest = nullptr) {
    text = trimmed(text);
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{})
        return std::nullopt;
    if (rest)
        *rest = text.substr(static_cast<std::size_t>(read.ptr - text.data()));
    return value;
}

bool meetsOne(std::string_view part, double value, double ageYears) {
    part = trimmed(part);
    if (part == "below 70 + 2 x age in years")
        return value < 70 + 2 * ageYears;
    const auto compare = [&](std::string_view sign, auto test) -> std::optional<bool> {
        if (!part.starts_with(sign))
            return std::nullopt;
        const auto limit = numberAt(part.substr(sign.size()));
        return limit && test(value, *limit);
    };
    if (const auto met = compare("<=", [](double a, double b) { return a <= b; }))
        return *met;
    if (const auto met = compare(">=", [](double a, double b) { return a >= b; }))
        return *met;
    if (const auto met = compare("<", [](double a, double b) { return a < b; }))
        return *met;
    if (const auto met = compare(">", [](double a, double b) { return a > b; }))
        return *met;
    std::string_view rest;
    const auto low = numberAt(part, &rest);
    if (low && rest.starts_with("-")) {
        const auto high = numberAt(rest.substr(1));
        return high && value >= *low && value <= *high;
    }
    return false;
}

struct Measured {
    std::string_view vital;  ///< as in the rule data
    std::string_view field;  ///< as in the record
    std::optional<double> value;
};

std::optional<double> scaled(std::optional<std::int64_t> value, double by) {
    return value ? std::optional(static_cast<double>(*value) / by) : std::nullopt;
}

std::string figureText(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    std::string out = text;
    if (out.ends_with(".0"))
        out.resize(out.size() - 2);
    return out;
}

}  // namespace

bool meetsCondition(std::string_view condition, double value, double ageYears) {
    std::size_t from = 0;
    while (from <= condition.size()) {
        const auto semicolon = condition.find(';', from);
        const auto word = condition.find(" or ", from);
        const auto end = std::min({semicolon, word, condition.size()});
        if (meetsOne(condition.substr(from, end - from), value, ageYears))
            return true;
        from = end + (end == word && end != semicolon ? 4 : 1);
    }
    return false;
}

bool rangeApplies(std::string_view appliesTo, int months) {
    if (appliesTo == "all")
        return true;
    if (appliesTo == "2 months and over")
        return months >= 2;
    if (appliesTo == "<2 months")
        return months < 2;
    if (appliesTo == "2-11 months")
        return months >= 2 && months < 12;
    if (appliesTo == "infant <1 y")
        return months < 12;
    if (appliesTo == "infant 1-11 months")
        return months >= 1 && months < 12;
    if (appliesTo == "child 1-5 y" || appliesTo == "1-5 years")
        return months >= 12 && months < 72;
    if (appliesTo == "child 1-9 y")
        return months >= 12 && months < 120;
    if (appliesTo == "child 10-12 y")
        return months >= 120 && months < 156;
    if (appliesTo == "child 6-12 y")
        return months >= 72 && months < 156;
    if (appliesTo == "adolescent 13-15 y")
        return months >= 156 && months < 192;
    if (appliesTo == "adult, Asian Indian cut-offs")
        return months >= 216;
    return appliesTo.starts_with("adult (16 y and over)") && months >= 192;
}

std::vector<std::string> vitalsWarnings(const rules::RuleBook& book, const model::Vitals& vitals, const AgeOn& age,
                                        std::optional<std::int64_t> bmiTenths) {
    const auto completed = age.birth ? text::ageOn(*age.birth, age.today) : text::Age{30, 0, 0};
    const int months = completed.years * 12 + completed.months;
    const Measured measured[] = {
        {"temperature", "temperature", scaled(vitals.temperature, 10)},
        {"pulse", "pulse", scaled(vitals.pulse, 1)},
        {"respiratory rate", "respiration", scaled(vitals.respiration, 1)},
        {"systolic BP", "systolic", scaled(vitals.systolic, 1)},
        {"diastolic BP", "diastolic", scaled(vitals.diastolic, 1)},
        {"SpO2", "spo2", scaled(vitals.spo2, 1)},
        {"random blood glucose", "glucose", scaled(vitals.glucose, 1)},
        {"pain score", "pain", scaled(vitals.pain, 1)},
        {"BMI", "bmi", scaled(bmiTenths, 10)},
    };
    std::vector<std::string> warnings;
    for (const auto& one : measured) {
        if (!one.value)
            continue;
        for (const auto& range : book.vitalRanges()) {
            if (range.vital != one.vital || !rangeApplies(range.appliesTo, months))
                continue;
            const bool critical = meetsCondition(range.critical, *one.value, months / 12.0);
            if (!critical && !meetsCondition(range.warn, *one.value, months / 12.0))
                continue;
            const bool high =
                range.normalHigh ? *one.value > *range.normalHigh : range.normalLow && *one.value > *range.normalLow;
            warnings.push_back(std::string(one.field) + (critical ? ":critical:" : ":warn:") + (high ? "High" : "Low") +
                               ", " + figureText(*one.value) + " " + range.unit);
            break;
        }
    }
    if (!vitals.weight && age.birth && months < 216)
        warnings.emplace_back("weight:warn:Needed under 18 for doses by weight");
    return warnings;
}

}  // namespace opdesk::clinic
