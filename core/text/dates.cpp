#include "core/text/dates.h"

#include <array>
#include <vector>

#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

using base::Date;

constexpr int kOldestYears = 120;
constexpr char kFix[] = "Enter the date as day-month-year, for example 17-11-2026.";

std::string twoDigits(unsigned value) {
    std::string out = std::to_string(value);
    return out.size() < 2 ? "0" + out : out;
}

std::string fourDigits(int value) {
    std::string out = std::to_string(value);
    return out.size() < 4 ? std::string(4 - out.size(), '0') + out : out;
}

unsigned dayOf(Date date) {
    return static_cast<unsigned>(date.day());
}
unsigned monthOf(Date date) {
    return static_cast<unsigned>(date.month());
}
int yearOf(Date date) {
    return static_cast<int>(date.year());
}

struct Part {
    std::string digits;
    int value() const { return std::stoi(digits); }
};

/// Groups of at most four digits between - / . or spaces; empty when the text holds anything else.
std::vector<Part> split(std::string_view text) {
    std::vector<Part> parts(1);
    for (const char32_t c : toCodePoints(tidyLine(text))) {
        const std::string digit = digitsOf(fromCodePoints(std::u32string_view(&c, 1)));
        if (!digit.empty()) {
            parts.back().digits += digit;
            if (parts.back().digits.size() > 4)
                return {};
        } else if (c == U'-' || c == U'/' || c == U'.' || c == U' ') {
            if (!parts.back().digits.empty())
                parts.emplace_back();
        } else {
            return {};
        }
    }
    if (parts.back().digits.empty())
        parts.pop_back();
    return parts;
}

/// The latest year ending in `twoDigitYear` that is not after this one.
int fullYear(int twoDigitYear, Date today) {
    const int year = yearOf(today) - yearOf(today) % 100 + twoDigitYear;
    return year > yearOf(today) ? year - 100 : year;
}

}  // namespace

std::string formatDate(Date date) {
    return twoDigits(dayOf(date)) + "-" + twoDigits(monthOf(date)) + "-" + fourDigits(yearOf(date));
}

std::string formatDateLong(Date date) {
    static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::to_string(dayOf(date)) + " " + kMonths.at((monthOf(date) + 11) % 12) + " " + fourDigits(yearOf(date));
}

std::string formatTime12(base::Instant instant, std::chrono::minutes offset) {
    const auto local = instant + offset;
    const std::chrono::hh_mm_ss time(local - std::chrono::floor<std::chrono::days>(local));
    const auto hour24 = static_cast<unsigned>(time.hours().count());
    const unsigned hour = hour24 % 12 == 0 ? 12 : hour24 % 12;
    return std::to_string(hour) + ":" + twoDigits(static_cast<unsigned>(time.minutes().count())) +
           (hour24 < 12 ? " am" : " pm");
}

std::string formatDateTime(base::Instant instant, std::chrono::minutes offset) {
    return formatDate(base::localDate(instant, offset)) + " " + formatTime12(instant, offset);
}

base::Result<Date> parseDate(std::string_view text, Date today, std::string_view field) {
    const std::string name(field);
    const auto parts = split(text);
    if (parts.size() != 3)
        return base::failField(name, "not a date", kFix);
    const bool yearFirst = parts[0].digits.size() == 4;
    const Part& year = yearFirst ? parts[0] : parts[2];
    const Part& day = yearFirst ? parts[2] : parts[0];
    if (day.digits.size() > 2 || parts[1].digits.size() > 2)
        return base::failField(name, "not a date", kFix);
    if (year.digits.size() != 4 && year.digits.size() != 2)
        return base::failField(name, "year is not two or four digits", kFix);
    const int fullYearValue = year.digits.size() == 4 ? year.value() : fullYear(year.value(), today);
    if (parts[1].value() < 1 || parts[1].value() > 12) {
        return base::failField(name, "no such month", "Day comes first, then the month (1 to 12), then the year.");
    }
    const Date date{std::chrono::year{fullYearValue}, std::chrono::month{static_cast<unsigned>(parts[1].value())},
                    std::chrono::day{static_cast<unsigned>(day.value())}};
    if (!date.ok())
        return base::failField(name, "no such day in that month", "Check the day: the month does not have it.");
    return date;
}

base::Result<Date> parseBirthDate(std::string_view text, Date today, std::string_view field) {
    OPDESK_TRY(const Date date, parseDate(text, today, field));
    if (date > today)
        return base::failField(std::string(field), "birth date in the future", "Enter a birth date up to today.");
    const Date oldest{today.year() - std::chrono::years(kOldestYears), today.month(), today.day()};
    if (date < oldest) {
        return base::failField(std::string(field), "birth date over 120 years ago",
                               "Check the year: age is at most 120.");
    }
    return date;
}

}  // namespace opdesk::text
