#include "core/base/random.h"

#include <array>

namespace opdesk::base {

std::uint64_t Random::below(std::uint64_t bound) {
    if (bound <= 1)
        return 0;
    // Values under the threshold would make small results more likely, so they are drawn again.
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        std::array<std::uint8_t, 8> bytes{};
        fill(bytes);
        std::uint64_t value = 0;
        for (const std::uint8_t byte : bytes)
            value = (value << 8) | byte;
        if (value >= threshold)
            return value % bound;
    }
}

std::uint64_t SeededRandom::next() {
    m_state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t value = m_state;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

void SeededRandom::fill(std::span<std::uint8_t> out) {
    std::size_t place = 0;
    while (place < out.size()) {
        std::uint64_t value = next();
        for (int i = 0; i < 8 && place < out.size(); ++i, value >>= 8) {
            out[place++] = static_cast<std::uint8_t>(value & 0xffU);
        }
    }
}

}  // namespace opdesk::base
