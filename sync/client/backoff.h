#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/random.h"

namespace opdesk::sync::client {

inline constexpr std::chrono::milliseconds kLeastWait{1000};
inline constexpr std::chrono::milliseconds kMostWait{std::chrono::minutes(5)};
/// What could not be written is asked for no sooner, though something else could be: a small change may find room where
/// a page finds none, and an import must not ask for the page at each of its groups.
inline constexpr std::chrono::seconds kRoomRests{10};
/// How much longer a wait until `nextTry` lasts when something else could be written, after no room was found at
/// `noRoomAt`; nothing when that does not make it shorter. Never more than kRoomRests: a clock that was set back
/// meanwhile must not turn it into years.
std::optional<std::chrono::milliseconds> roomRests(std::optional<base::Instant> noRoomAt,
                                                   std::optional<base::Instant> nextTry, base::Instant now);

/// How long to wait after `failures` in a row: doubling from 1 s to 5 min, the upper half of each step by chance, so
/// that the desks of a clinic do not come back all at once.
std::chrono::milliseconds backoff(std::int64_t failures, base::Random& random);

}  // namespace opdesk::sync::client
