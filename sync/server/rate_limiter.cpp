#include "sync/server/rate_limiter.h"

#include <algorithm>

namespace opdesk::sync::server {

namespace {
constexpr std::size_t kMostBuckets = 100'000;
}

bool RateLimiter::allows(const std::string& name) {
    const std::int64_t now = base::toMillis(m_clock.now());
    const auto most = static_cast<double>(m_perMinute);
    const std::scoped_lock lock(m_mutex);
    if (m_buckets.size() > kMostBuckets)
        std::erase_if(m_buckets, [&](const auto& b) { return now - b.second.atMillis > 60'000; });
    auto [it, fresh] = m_buckets.try_emplace(name, Bucket{most, now});
    Bucket& bucket = it->second;
    const auto passed = static_cast<double>(std::max<std::int64_t>(0, now - bucket.atMillis));
    bucket.level = std::min(most, bucket.level + passed * most / 60'000.0);
    bucket.atMillis = now;
    if (bucket.level < 1.0)
        return false;
    bucket.level -= 1.0;
    return true;
}

}  // namespace opdesk::sync::server
