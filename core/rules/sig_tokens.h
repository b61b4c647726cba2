#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Words of a dose, one by one; used by readSig and the line reader.
namespace opdesk::rules {

/// Hundredths of "1", "1.5", "1/2", "half", "two"; positive, at most two decimals; nullopt for anything else.
std::optional<std::int64_t> readAmount(std::string_view token);
/// A whole number in figures or as a word up to twelve.
std::optional<std::int64_t> readCount(std::string_view token);
/// mL, drops, puffs, units; "" for what is simply counted (tablets, doses); nullopt when it is no unit of a dose.
std::optional<std::string> doseUnit(std::string_view token);
/// 0 morning, 1 afternoon, 2 evening, 3 night.
std::optional<std::size_t> slotOf(std::string_view token);
/// Full English name; empty when it is no weekday.
std::string weekdayOf(std::string_view token);

struct DurationRead {
    std::int64_t days = 0;
    std::string words;
    std::size_t length = 0;
};
/// "5d", "x5", "x2w", "1m", "for 5 days", "2 weeks", "5 days" at `at`; length 0: none.
DurationRead durationAt(const std::vector<std::string>& tokens, std::size_t at);
/// "3x", "3 times a day", "twice daily", "daily" at `at`: times and length; length 0: none.
std::pair<std::int64_t, std::size_t> timesAt(const std::vector<std::string>& tokens, std::size_t at);

}  // namespace opdesk::rules
