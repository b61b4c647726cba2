#include "sync/client/backoff.h"

#include <gtest/gtest.h>

namespace opdesk::sync::client {
namespace {

TEST(Backoff, doublesFromOneSecondToFiveMinutes_withChanceInTheUpperHalf) {
    base::SeededRandom random(1);
    for (std::int64_t failures = 0; failures < 40; ++failures) {
        const auto doublings = std::min<std::int64_t>(std::max<std::int64_t>(failures - 1, 0), 9);
        const auto step = std::min<std::chrono::milliseconds>(kLeastWait * (1 << doublings), kMostWait);
        for (int i = 0; i < 20; ++i) {
            const auto wait = backoff(failures, random);
            EXPECT_GE(wait, std::max(kLeastWait, step / 2)) << failures;
            EXPECT_LE(wait, step) << failures;
        }
    }
}

TEST(Backoff, desks_doNotComeBackAllAtOnce) {
    base::SeededRandom random(2);
    const auto first = backoff(6, random);
    int different = 0;
    for (int i = 0; i < 20; ++i)
        different += backoff(6, random) != first ? 1 : 0;
    EXPECT_GT(different, 10);
}

}  // namespace
}  // namespace opdesk::sync::client
