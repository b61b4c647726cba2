#include "core/base/clock.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace opdesk::base {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::minutes kIndia{330};

TEST(Clock, instants_areWrittenInUtcWithMilliseconds) {
    EXPECT_EQ(toIso(fromMillis(0)), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(toIso(fromMillis(1'700'000'000'123)), "2023-11-14T22:13:20.123Z");
    EXPECT_EQ(toIso(fromMillis(-1)), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, fractions_areCutToMilliseconds) {
    EXPECT_EQ(instantFromIso("1970-01-01T00:00:01Z"), fromMillis(1000));
    EXPECT_EQ(instantFromIso("1970-01-01T00:00:01.5Z"), fromMillis(1500));
    EXPECT_EQ(instantFromIso("1970-01-01T00:00:01.123456789Z"), fromMillis(1123));
}

TEST(Clock, whatIsNoInstant_isRefused) {
    for (const char* text : {"", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z",
                             "1970-01-01T00:00:60Z", "1970-02-30T00:00:00Z", "1970-01-01T00:00:00.Z",
                             "1970-01-01T00:00:00+05:30", "1970-01-01 00:00:00Z", "1970-01-01T00:00:00Zx"}) {
        EXPECT_FALSE(instantFromIso(text)) << text;
    }
}

TEST(Clock, dates_needARealDay) {
    EXPECT_EQ(toIso(Date{2026y, std::chrono::November, 17d}), "2026-11-17");
    EXPECT_TRUE(dateFromIso("2024-02-29"));
    for (const char* text : {"", "2023-02-29", "2026-13-01", "2026-1-1", "2026-11-17x", "26-11-17"})
        EXPECT_FALSE(dateFromIso(text)) << text;
}

TEST(Clock, theClinicsDay_startsAtItsMidnight) {
    const auto lateEvening = *instantFromIso("2026-11-16T18:30:00Z");
    EXPECT_EQ(toIso(localDate(lateEvening, kIndia)), "2026-11-17");
    EXPECT_EQ(toIso(localDate(lateEvening - 1ms, kIndia)), "2026-11-16");
    EXPECT_EQ(startOfDay(Date{2026y, std::chrono::November, 17d}, kIndia), lateEvening);
}

RC_GTEST_PROP(Clock, writtenInstants_readBack, (std::int64_t raw)) {
    const Instant instant = fromMillis(raw % 4'000'000'000'000);
    if (instant < fromMillis(-62'000'000'000'000))
        return;
    RC_ASSERT(instantFromIso(toIso(instant)) == instant);
    RC_ASSERT(toMillis(instant) == raw % 4'000'000'000'000);
    RC_ASSERT(localDate(startOfDay(localDate(instant, kIndia), kIndia), kIndia) == localDate(instant, kIndia));
}

TEST(Clock, aManualClock_movesOnlyWhenTold) {
    ManualClock clock(fromMillis(5));
    EXPECT_EQ(clock.now(), fromMillis(5));
    clock.advance(10s);
    EXPECT_EQ(toMillis(clock.now()), 10'005);
}

}  // namespace
}  // namespace opdesk::base
