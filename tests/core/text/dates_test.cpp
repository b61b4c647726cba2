#include "core/text/dates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text/age.h"

namespace opdesk::text {
namespace {

using namespace std::chrono_literals;
using base::Date;

constexpr Date kToday{2026y, std::chrono::November, 17d};

Date date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

TEST(Dates, formats) {
    EXPECT_EQ(formatDate(kToday), "17-11-2026");
    EXPECT_EQ(formatDate(date(2026, 1, 2)), "02-01-2026");
    EXPECT_EQ(formatDateLong(date(2026, 1, 2)), "2 Jan 2026");
    const auto instant = *base::instantFromIso("2026-11-17T06:12:00Z");
    EXPECT_EQ(formatTime12(instant, 330min), "11:42 am");
    EXPECT_EQ(formatTime12(*base::instantFromIso("2026-11-17T06:30:00Z"), 330min), "12:00 pm");
    EXPECT_EQ(formatTime12(*base::instantFromIso("2026-11-17T18:30:00Z"), 330min), "12:00 am");
    EXPECT_EQ(formatDateTime(*base::instantFromIso("2026-11-17T19:00:00Z"), 330min), "18-11-2026 12:30 am");
}

TEST(Dates, usualWaysOfTyping_areTaken) {
    for (const char* text :
         {"05-03-1990", "5/3/1990", "5.3.90", "1990-03-05", "1990/3/5", " 05 03 1990 ", "०५-०३-१९९०"}) {
        const auto parsed = parseDate(text, kToday);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(*parsed, date(1990, 3, 5)) << text;
    }
    EXPECT_EQ(parseDate("1.1.26", kToday).value_or(Date{}), date(2026, 1, 1));
    EXPECT_EQ(parseDate("1.1.27", kToday).value_or(Date{}), date(1927, 1, 1));
}

TEST(Dates, whatIsNoDate_isRefusedWithAFix) {
    for (const char* text :
         {"", "abc", "31-02-2020", "1-13-2020", "1-1-190", "32-1-2020", "1-1", "1-1-1-1", "11111-1-1", "0-1-2020"}) {
        const auto parsed = parseDate(text, kToday, "dob");
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().field, "dob");
        EXPECT_FALSE(parsed.error().fix.empty());
    }
}

TEST(Dates, birthDates_areNeitherFutureNorAncient) {
    EXPECT_TRUE(parseBirthDate("17-11-2026", kToday));
    EXPECT_FALSE(parseBirthDate("18-11-2026", kToday));
    EXPECT_TRUE(parseBirthDate("17-11-1906", kToday));
    EXPECT_FALSE(parseBirthDate("16-11-1906", kToday));
}

RC_GTEST_PROP(Dates, formatted_parsesBack, (std::uint32_t raw)) {
    const Date any(std::chrono::sys_days(date(1910, 1, 1)) + std::chrono::days(raw % 42000));
    RC_ASSERT(parseDate(formatDate(any), kToday).value_or(Date{}) == any);
    RC_ASSERT(parseDate(base::toIso(any), kToday).value_or(Date{}) == any);
}

TEST(Ages, texts) {
    EXPECT_EQ(ageText(date(1992, 5, 1), kToday), "34 y");
    EXPECT_EQ(ageText(date(2026, 3, 17), kToday), "8 mo");
    EXPECT_EQ(ageText(date(2026, 11, 5), kToday), "12 d");
    EXPECT_EQ(ageText(date(2025, 5, 17), kToday), "1 y 6 mo");
    EXPECT_EQ(ageText(date(2025, 11, 17), kToday), "1 y");
    EXPECT_EQ(ageText(kToday, kToday), "0 d");
    EXPECT_EQ(ageText(date(2025, 11, 18), kToday), "11 mo");
}

TEST(Ages, aBirthdayOnLeapDay_isReachedAtTheEndOfFebruary) {
    EXPECT_EQ(ageOn(date(2024, 2, 29), date(2025, 2, 28)).years, 1);
    EXPECT_EQ(ageOn(date(2024, 2, 29), date(2025, 2, 27)).years, 0);
    EXPECT_EQ(ageOn(date(2026, 1, 31), date(2026, 2, 28)), (Age{0, 1, 0}));
}

TEST(Ages, usualWaysOfTyping_areTaken) {
    const auto age = [](const char* text) { return parseAge(text).value_or(Age{-1, 0, 0}); };
    EXPECT_EQ(age("34"), (Age{34, 0, 0}));
    EXPECT_EQ(age("34 yrs"), (Age{34, 0, 0}));
    EXPECT_EQ(age("8m"), (Age{0, 8, 0}));
    EXPECT_EQ(age("8 Months"), (Age{0, 8, 0}));
    EXPECT_EQ(age("12d"), (Age{0, 0, 12}));
    EXPECT_EQ(age("2w"), (Age{0, 0, 14}));
    EXPECT_EQ(age("1y6m"), (Age{1, 6, 0}));
    EXPECT_EQ(age("1 yr 6 mo"), (Age{1, 6, 0}));
    EXPECT_EQ(age("1.5"), (Age{1, 6, 0}));
    EXPECT_EQ(age("0"), (Age{0, 0, 0}));
    EXPECT_EQ(age("३४"), (Age{34, 0, 0}));
}

TEST(Ages, whatIsNoAge_isRefused) {
    for (const char* text : {"", "abc", "121", "-5", "6m1y", "1y1y", "1.5m", "34x", "99999", "m", "1.55"}) {
        EXPECT_FALSE(parseAge(text)) << text;
    }
}

RC_GTEST_PROP(Ages, estimatedBirthDate_givesTheTypedYearsBack, (std::uint32_t raw, std::uint32_t rawYears)) {
    const Date today(std::chrono::sys_days(date(2020, 1, 1)) + std::chrono::days(raw % 5000));
    const int years = static_cast<int>(rawYears % 121);
    RC_ASSERT(ageOn(estimatedBirthDate(Age{years, 0, 0}, today), today).years == years);
}

RC_GTEST_PROP(Ages, age_neverExceedsTheSpan, (std::uint32_t raw, std::uint32_t rawSpan)) {
    const Date birth(std::chrono::sys_days(date(1920, 1, 1)) + std::chrono::days(raw % 38000));
    const Date on(std::chrono::sys_days(birth) + std::chrono::days(rawSpan % 38000));
    const Age age = ageOn(birth, on);
    RC_ASSERT(age.months >= 0 && age.months <= 11);
    RC_ASSERT(age.days >= 0 && age.days <= 30);
    RC_ASSERT(age.years >= 0);
}

}  // namespace
}  // namespace opdesk::text
