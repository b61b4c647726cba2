#include "sync/client/backoff.h"

#include <algorithm>

namespace opdesk::sync::client {

std::chrono::milliseconds backoff(std::int64_t failures, base::Random& random) {
    const auto doublings = std::clamp<std::int64_t>(failures - 1, 0, 16);
    const auto step = std::min(kLeastWait * (std::int64_t{1} << doublings), kMostWait);
    const auto half = step / 2;
    const auto chance = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(half.count()) + 1));
    return std::max(kLeastWait, half + std::chrono::milliseconds(chance));
}

std::optional<std::chrono::milliseconds> roomRests(std::optional<base::Instant> noRoomAt,
                                                   std::optional<base::Instant> nextTry, base::Instant now) {
    if (!noRoomAt || !nextTry || *noRoomAt + kRoomRests >= *nextTry)
        return std::nullopt;
    return std::clamp<std::chrono::milliseconds>(*noRoomAt + kRoomRests - now, std::chrono::milliseconds(0),
                                                 kRoomRests);
}

}  // namespace opdesk::sync::client
