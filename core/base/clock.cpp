#include "core/base/clock.h"

namespace opdesk::base {

namespace {

void appendNumber(std::string& out, int value, int width) {
    std::string digits = std::to_string(value);
    for (int missing = width - static_cast<int>(digits.size()); missing > 0; --missing)
        out.push_back('0');
    out += digits;
}

/// Takes exactly `count` digits from the front of `text`.
std::optional<int> takeDigits(std::string_view& text, std::size_t count) {
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool takeChar(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected)
        return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> takeDate(std::string_view& text) {
    const auto year = takeDigits(text, 4);
    if (!year || !takeChar(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !takeChar(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    return date;
}

/// A fraction of a second, ".1" to ".123456789", cut to milliseconds.
std::optional<int> takeFraction(std::string_view& text) {
    if (!takeChar(text, '.'))
        return 0;
    int millis = 0;
    int count = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (count < 3)
            millis = millis * 10 + (text.front() - '0');
        ++count;
        text.remove_prefix(1);
    }
    if (count == 0 || count > 9)
        return std::nullopt;
    for (; count < 3; ++count)
        millis *= 10;
    return millis;
}

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::int64_t toMillis(Instant instant) {
    return instant.time_since_epoch().count();
}

Instant fromMillis(std::int64_t millis) {
    return Instant(std::chrono::milliseconds(millis));
}

std::string toIso(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    std::string out = toIso(Date(day));
    out.push_back('T');
    appendNumber(out, static_cast<int>(time.hours().count()), 2);
    out.push_back(':');
    appendNumber(out, static_cast<int>(time.minutes().count()), 2);
    out.push_back(':');
    appendNumber(out, static_cast<int>(time.seconds().count()), 2);
    out.push_back('.');
    appendNumber(out, static_cast<int>(time.subseconds().count()), 3);
    out.push_back('Z');
    return out;
}

std::optional<Instant> instantFromIso(std::string_view text) {
    const auto date = takeDate(text);
    if (!date || !takeChar(text, 'T'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours || *hours > 23 || !takeChar(text, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *minutes > 59 || !takeChar(text, ':'))
        return std::nullopt;
    const auto seconds = takeDigits(text, 2);
    if (!seconds || *seconds > 59)
        return std::nullopt;
    const auto millis = takeFraction(text);
    if (!millis || text != "Z")
        return std::nullopt;
    return Instant(std::chrono::sys_days(*date)) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes) +
           std::chrono::seconds(*seconds) + std::chrono::milliseconds(*millis);
}

std::string toIso(Date date) {
    std::string out;
    out.reserve(24);
    appendNumber(out, static_cast<int>(date.year()), 4);
    out.push_back('-');
    appendNumber(out, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    out.push_back('-');
    appendNumber(out, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return out;
}

std::optional<Date> dateFromIso(std::string_view text) {
    const auto date = takeDate(text);
    if (!date || !text.empty())
        return std::nullopt;
    return date;
}

Date localDate(Instant instant, std::chrono::minutes offset) {
    return Date(std::chrono::floor<std::chrono::days>(instant + offset));
}

Instant startOfDay(Date date, std::chrono::minutes offset) {
    return Instant(std::chrono::sys_days(date)) - offset;
}

}  // namespace opdesk::base
