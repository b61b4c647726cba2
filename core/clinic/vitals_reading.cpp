#include "core/clinic/vitals_reading.h"

#include <charconv>
#include <cmath>
#include <vector>

#include "core/text/unicode.h"

namespace opdesk::clinic {

namespace {

/// Numbers and the letters behind each: "5 ft 6 in" -> {5,"ft"},{6,"in"}. Empty when something else is in the text.
struct Figure {
    double value = 0;
    std::string unit;
};

std::vector<Figure> figures(std::string_view typed) {
    std::string folded;
    // Digits of any script become ASCII; the marks of feet, inches and fractions must survive, so not foldForSearch as
    // a whole.
    for (const char32_t c : text::toCodePoints(text::tidyLine(typed))) {
        if (c == U'\u2032' || c == U'\u2019')
            folded += '\'';
        else if (c == U'\u2033' || c == U'\u201d')
            folded += '"';
        else if (c == U'\u00b0' || c == U'\u00ba')
            continue;
        else if (c == U'.' || c == U'/' || c == U'\'' || c == U'"' || c == U' ' || c == U'-')
            folded += static_cast<char>(c);
        else
            folded += text::foldForSearch(text::fromCodePoints(std::u32string_view(&c, 1)));
    }
    std::vector<Figure> found;
    for (std::size_t i = 0; i < folded.size();) {
        const char c = folded[i];
        if (c >= '0' && c <= '9') {
            Figure figure;
            const auto* end = folded.data() + folded.size();
            const auto read = std::from_chars(folded.data() + i, end, figure.value, std::chars_format::fixed);
            if (read.ec != std::errc{})
                return {};
            i = static_cast<std::size_t>(read.ptr - folded.data());
            found.push_back(std::move(figure));
        } else if (c == ' ') {
            ++i;
        } else if (!found.empty()) {
            found.back().unit += c;
            ++i;
        } else {
            return {};
        }
    }
    return found;
}

base::Failure notA(std::string_view field, std::string_view fix) {
    return base::failField(std::string(field), "this cannot be read as a measurement", std::string(fix));
}

}  // namespace

base::Result<BloodPressure> readBloodPressure(std::string_view text) {
    const auto read = figures(text);
    constexpr std::string_view kFix = "like 120/80";
    if (read.size() != 2 || read[0].unit != "/" || !(read[1].unit.empty() || read[1].unit == "mmhg"))
        return notA("blood_pressure", kFix);
    const BloodPressure pressure{std::llround(read[0].value), std::llround(read[1].value)};
    if (pressure.systolic <= pressure.diastolic)
        return base::failField("blood_pressure", "the upper figure is not above the lower", std::string(kFix));
    return pressure;
}

base::Result<std::int64_t> readTemperature(std::string_view text) {
    const auto read = figures(text);
    constexpr std::string_view kFix = "like 98.6F or 37C";
    if (read.size() != 1)
        return notA("temperature", kFix);
    const double value = read[0].value;
    std::string unit = read[0].unit;
    if (unit.empty())
        unit = std::string(value >= 80 && value <= 115 ? "f" : value >= 25 && value <= 45 ? "c" : "");
    if (unit == "f")
        return std::llround((value - 32) * 50 / 9);
    if (unit == "c")
        return std::llround(value * 10);
    return notA("temperature", kFix);
}

base::Result<std::int64_t> readWeight(std::string_view text) {
    const auto read = figures(text);
    if (read.size() == 1 && (read[0].unit.empty() || read[0].unit == "kg" || read[0].unit == "kgs"))
        return std::llround(read[0].value * 1000);
    return notA("weight", "kilograms, like 62.5");
}

base::Result<std::int64_t> readHeight(std::string_view text) {
    const auto read = figures(text);
    const auto isFeet = [](std::string_view unit) { return unit == "'" || unit == "ft" || unit == "feet"; };
    const auto isInches = [](std::string_view unit) {
        return unit.empty() || unit == "\"" || unit == "in" || unit == "''" || unit == "inch";
    };
    if (read.size() == 1 && (read[0].unit.empty() || read[0].unit == "cm"))
        return std::llround(read[0].value * 10);
    if (read.size() == 1 && isFeet(read[0].unit))
        return std::llround(read[0].value * 304.8);
    if (read.size() == 2 && isFeet(read[0].unit) && isInches(read[1].unit) && read[1].value < 12)
        return std::llround(read[0].value * 304.8 + read[1].value * 25.4);
    return notA("height", "centimetres like 168, or 5'6\"");
}

std::optional<std::int64_t> bmiTenths(std::optional<std::int64_t> weightGrams,
                                      std::optional<std::int64_t> heightMillimetres) {
    if (!weightGrams || !heightMillimetres || *heightMillimetres <= 0)
        return std::nullopt;
    const double metres = static_cast<double>(*heightMillimetres) / 1000;
    return std::llround(static_cast<double>(*weightGrams) / 100 / (metres * metres));
}

}  // namespace opdesk::clinic
