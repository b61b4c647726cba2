#include "core/text/age.h"

#include <algorithm>

#include "core/text/phone.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

using base::Date;
using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::years;

constexpr int kMostYears = 120;
constexpr char kFix[] = "Enter the age as years (34), months (8m), days (12d) or both (1y6m), at most 120 years.";

/// `date` when the calendar has it, otherwise the last day of that month: a birthday on 29 February.
Date clampedToMonth(Date date) {
    return date.ok() ? date : Date{date.year() / date.month() / std::chrono::last};
}

enum class Unit { year, month, week, day, unknown };

Unit unitOf(std::string_view word) {
    const auto isOneOf = [word](std::initializer_list<std::string_view> words) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (isOneOf({"", "y", "yr", "yrs", "year", "years", "yo"}))
        return Unit::year;
    if (isOneOf({"m", "mo", "mos", "mth", "mths", "mon", "month", "months"}))
        return Unit::month;
    if (isOneOf({"w", "wk", "wks", "week", "weeks"}))
        return Unit::week;
    if (isOneOf({"d", "day", "days"}))
        return Unit::day;
    return Unit::unknown;
}

/// Reads "number unit" pairs off the front of a lower-case text without spaces.
class AgeReader {
public:
    explicit AgeReader(std::string_view text) : m_rest(text) {}

    bool read(Age& age) {
        bool any = false;
        int finest = -1;
        while (!m_rest.empty()) {
            if (!takeNumber())
                return false;
            const Unit unit = unitOf(takeWord());
            // From coarse to fine, each once: "6m1y" is a slip, not an age.
            if (unit == Unit::unknown || static_cast<int>(unit) <= finest)
                return false;
            finest = static_cast<int>(unit);
            if (m_tenths >= 0 && unit != Unit::year)
                return false;
            add(age, unit);
            any = true;
        }
        return any;
    }

private:
    bool takeNumber() {
        m_value = 0;
        m_tenths = -1;
        std::size_t digits = 0;
        for (; isDigit(); m_rest.remove_prefix(1), ++digits)
            m_value = m_value * 10 + (m_rest.front() - '0');
        if (digits == 0 || digits > 4)
            return false;
        if (m_rest.starts_with('.') && m_rest.size() > 1 && m_rest[1] >= '0' && m_rest[1] <= '9') {
            m_tenths = m_rest[1] - '0';
            m_rest.remove_prefix(2);
            if (isDigit())
                return false;
        }
        return true;
    }
    std::string_view takeWord() {
        std::size_t length = 0;
        while (length < m_rest.size() && m_rest[length] >= 'a' && m_rest[length] <= 'z')
            ++length;
        const std::string_view word = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return word;
    }
    bool isDigit() const { return !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9'; }

    void add(Age& age, Unit unit) const {
        switch (unit) {
            case Unit::year:
                age.years = m_value;
                if (m_tenths > 0)
                    age.months = (m_tenths * 12 + 5) / 10;
                break;
            case Unit::month:
                age.months += m_value;
                break;
            case Unit::week:
                age.days += 7 * m_value;
                break;
            case Unit::day:
                age.days += m_value;
                break;
            case Unit::unknown:
                break;
        }
    }

    std::string_view m_rest;
    int m_value = 0;
    int m_tenths = -1;
};

/// Lower case, digits in ASCII, spaces and commas out.
std::string compact(std::string_view text) {
    std::string out;
    for (const char32_t c : toCodePoints(tidyLine(text))) {
        const std::string digit = digitsOf(fromCodePoints(std::u32string_view(&c, 1)));
        if (!digit.empty())
            out += digit;
        else if (c >= U'A' && c <= U'Z')
            out.push_back(static_cast<char>(c - U'A' + U'a'));
        else if (c != U' ' && c != U',')
            appendUtf8(out, c);
    }
    if (out.ends_with('.'))
        out.pop_back();
    return out;
}

}  // namespace

Age ageOn(Date birth, Date on) {
    if (sys_days(birth) >= sys_days(on))
        return {};
    Age age;
    age.years = static_cast<int>(on.year()) - static_cast<int>(birth.year());
    if (sys_days(clampedToMonth(birth + years(age.years))) > sys_days(on))
        --age.years;
    Date anchor = birth + years(age.years);
    while (sys_days(clampedToMonth(anchor + months(age.months + 1))) <= sys_days(on))
        ++age.months;
    anchor = clampedToMonth(anchor + months(age.months));
    age.days = static_cast<int>((sys_days(on) - sys_days(anchor)).count());
    return age;
}

std::string ageText(Date birth, Date on) {
    const Age age = ageOn(birth, on);
    if (age.years >= 2)
        return std::to_string(age.years) + " y";
    if (age.years == 1)
        return age.months == 0 ? "1 y" : "1 y " + std::to_string(age.months) + " mo";
    if (age.months > 0)
        return std::to_string(age.months) + " mo";
    return std::to_string(age.days) + " d";
}

base::Result<Age> parseAge(std::string_view text, std::string_view field) {
    const std::string typed = compact(text);
    if (typed.empty())
        return base::failField(std::string(field), "age is empty", kFix);
    Age age;
    if (!AgeReader(typed).read(age))
        return base::failField(std::string(field), "age is not understood", kFix);
    const double inYears = age.years + age.months / 12.0 + age.days / 365.25;
    if (inYears > kMostYears)
        return base::failField(std::string(field), "age over 120 years", kFix);
    return age;
}

Date estimatedBirthDate(const Age& age, Date today) {
    const Date month = clampedToMonth(clampedToMonth(today) - years(age.years) - months(age.months));
    return Date(sys_days(month) - days(age.days));
}

}  // namespace opdesk::text
