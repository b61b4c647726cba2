#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace opdesk::base {

/// A UTC instant in milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

/// Where "now" comes from. Passed in everywhere; nothing reads the system clock itself.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
public:
    Instant now() const override;
};

/// Stands still until told otherwise; for tests and the demonstration clinic.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Instant start) : m_now(start) {}
    Instant now() const override { return m_now; }
    void set(Instant now) { m_now = now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now;
};

std::int64_t toMillis(Instant instant);
Instant fromMillis(std::int64_t millis);
/// RFC 3339 in UTC with milliseconds: 2026-11-17T06:12:00.000Z
std::string toIso(Instant instant);
std::optional<Instant> instantFromIso(std::string_view text);
/// ISO 8601 calendar date: 2026-11-17
std::string toIso(Date date);
std::optional<Date> dateFromIso(std::string_view text);
/// The clinic's calendar date at an instant; `offset` is the clinic's UTC offset (India: 330 minutes).
Date localDate(Instant instant, std::chrono::minutes offset);
/// The instant of midnight at the start of the clinic's `date`.
Instant startOfDay(Date date, std::chrono::minutes offset);

}  // namespace opdesk::base
