#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/base/clock.h"

namespace opdesk::sync::server {

/// Token buckets by name, refilled evenly over a minute. Any thread.
class RateLimiter {
public:
    RateLimiter(std::int64_t perMinute, const base::Clock& clock) : m_perMinute(perMinute), m_clock(clock) {}
    bool allows(const std::string& name);

private:
    struct Bucket {
        double level = 0;
        std::int64_t atMillis = 0;
    };
    const std::int64_t m_perMinute;
    const base::Clock& m_clock;
    std::mutex m_mutex;  // guards what follows
    std::unordered_map<std::string, Bucket> m_buckets;
};

}  // namespace opdesk::sync::server
