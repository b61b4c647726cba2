#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// Every decision of a run comes out of its seed.
namespace opdesk::simulation {

/// SplitMix64's finisher over both: another stream for each `b`.
constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9e3779b97f4a7c15U * (b + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

class Dice {
public:
    explicit constexpr Dice(std::uint64_t seed) : m_state(seed) {}
    constexpr std::uint64_t next() { return mixed(m_state, m_count++); }
    /// Uniform in [0, bound); bound > 0.
    constexpr std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    constexpr std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(most - least + 1));
    }
    constexpr bool percent(std::size_t chance) { return below(100) < chance; }
    template <typename List>
    const auto& pick(const List& list) {
        return list[below(list.size())];
    }

private:
    std::uint64_t m_state;
    std::uint64_t m_count = 0;
};

}  // namespace opdesk::simulation
