#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace opdesk::base {

/// Where random bytes come from. Keys and nonces take the system's; tests and the demonstration clinic a seeded one.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
    /// Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
};

/// The operating system's generator; ends the process when the system has none.
class SystemRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override;
};

/// SplitMix64 sequence: same seed, same bytes on every platform. Never for keys.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    void fill(std::span<std::uint8_t> out) override;

private:
    std::uint64_t next();
    std::uint64_t m_state;
};

}  // namespace opdesk::base
