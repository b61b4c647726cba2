#include "core/base/random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <vector>

#include "core/base/bytes.h"

namespace opdesk::base {
namespace {

TEST(Random, aSeed_fixesTheBytesOnEveryPlatform) {
    SeededRandom random(0);
    std::array<std::uint8_t, 12> bytes{};
    random.fill(bytes);
    // SplitMix64 with state 0 gives 0xe220a8397b1dcdaf first, written from its low byte on.
    EXPECT_EQ(toHex(bytes).substr(0, 16), "afcd1d7b39a820e2");
    SeededRandom again(0);
    std::array<std::uint8_t, 12> same{};
    again.fill(same);
    EXPECT_EQ(bytes, same);
}

TEST(Random, systemBytes_differEachTime) {
    SystemRandom random;
    std::vector<std::uint8_t> first(1000);
    std::vector<std::uint8_t> second(1000);
    random.fill(first);
    random.fill(second);
    EXPECT_NE(first, second);
    EXPECT_NE(std::vector<std::uint8_t>(first.end() - 100, first.end()), std::vector<std::uint8_t>(100));
}

TEST(Random, below_reachesEveryValue) {
    SeededRandom random(7);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i)
        ++seen.at(random.below(6));
    for (const int count : seen) {
        EXPECT_GT(count, 850);
        EXPECT_LT(count, 1150);
    }
    EXPECT_EQ(random.below(1), 0U);
}

RC_GTEST_PROP(Random, below_staysBelow, (std::uint64_t seed, std::uint64_t rawBound)) {
    SeededRandom random(seed);
    const std::uint64_t bound = rawBound == 0 ? 1 : rawBound;
    for (int i = 0; i < 10; ++i)
        RC_ASSERT(random.below(bound) < bound);
}

}  // namespace
}  // namespace opdesk::base
