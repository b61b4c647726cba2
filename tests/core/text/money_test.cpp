#include "core/text/money.h"
#include "core/text/money_hindi.h"

#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <set>

#include <limits>

#include "core/text/number.h"

namespace opdesk::text {
namespace {

TEST(Money, groupsInTheIndianWay) {
    EXPECT_EQ(groupIndian(0), "0");
    EXPECT_EQ(groupIndian(999), "999");
    EXPECT_EQ(groupIndian(1000), "1,000");
    EXPECT_EQ(groupIndian(100000), "1,00,000");
    EXPECT_EQ(groupIndian(1234567), "12,34,567");
    EXPECT_EQ(groupIndian(-1234567), "-12,34,567");
    EXPECT_EQ(groupIndian(std::numeric_limits<std::int64_t>::min()), "-92,23,37,20,36,85,47,75,808");
}

TEST(Money, paise_areShownAsRupees) {
    EXPECT_EQ(formatPaise(123456750), "₹ 12,34,567.50");
    EXPECT_EQ(formatPaise(50000), "₹ 500.00");
    EXPECT_EQ(formatPaise(50000, true), "₹ 500");
    EXPECT_EQ(formatPaise(50050, true), "₹ 500.50");
    EXPECT_EQ(formatPaise(-5), "-₹ 0.05");
    EXPECT_EQ(formatAmount(-150), "-1.50");
    EXPECT_EQ(formatAmount(0), "0.00");
}

TEST(Money, words_followIndianNumbering) {
    EXPECT_EQ(rupeesInWords(123456750),
              "Twelve lakh thirty-four thousand five hundred sixty-seven rupees and fifty paise only");
    EXPECT_EQ(rupeesInWords(0), "Zero rupees only");
    EXPECT_EQ(rupeesInWords(100), "One rupee only");
    EXPECT_EQ(rupeesInWords(5), "Five paise only");
    EXPECT_EQ(rupeesInWords(-50000), "Minus five hundred rupees only");
    EXPECT_EQ(rupeesInWords(1'00'00'000'00), "One crore rupees only");
    EXPECT_EQ(rupeesInWords(21'00'10'019'00), "Twenty-one crore ten thousand nineteen rupees only");
    EXPECT_EQ(numberInWords(12'345'00'00'000), "twelve thousand three hundred forty-five crore");
    EXPECT_EQ(numberInWords(-7), "minus seven");
}

TEST(Money, wordsInHindi) {
    EXPECT_EQ(rupeesInHindi(123456750), "बारह लाख चौंतीस हज़ार पाँच सौ सड़सठ रुपये और पचास पैसे मात्र");
    EXPECT_EQ(rupeesInHindi(0), "शून्य रुपये मात्र");
    EXPECT_EQ(rupeesInHindi(100), "एक रुपया मात्र");
    EXPECT_EQ(rupeesInHindi(101), "एक रुपया और एक पैसा मात्र");
    EXPECT_EQ(rupeesInHindi(10'000'000'000), "दस करोड़ रुपये मात्र");
    EXPECT_EQ(rupeesInHindi(9'900'000'000'00), "नौ सौ नब्बे करोड़ रुपये मात्र");
    EXPECT_EQ(rupeesInHindi(-50000), "ऋण पाँच सौ रुपये मात्र");
    std::set<std::string> all;
    for (std::int64_t rupees = 0; rupees < 20000; ++rupees)
        EXPECT_TRUE(all.insert(rupeesInHindi(rupees * 100)).second) << rupees;
}

TEST(Money, usualWaysOfTyping_areTaken) {
    const auto paise = [](const char* text) { return parsePaise(text).value_or(std::int64_t{-1}); };
    EXPECT_EQ(paise("1,234.5"), 123450);
    EXPECT_EQ(paise("₹ 1,23,456.00"), 12345600);
    EXPECT_EQ(paise("Rs. 500/-"), 50000);
    EXPECT_EQ(paise("-20"), -2000);
    EXPECT_EQ(paise("-₹ 0.05"), -5);
    EXPECT_EQ(paise(".5"), 50);
    EXPECT_EQ(paise("५००"), 50000);
}

TEST(Money, whatIsNoAmount_isRefused) {
    for (const char* text :
         {"", "abc", "1.234", "1.2.3", "10000000000001", "99999999999999999999999", "--5", "5-", "1e5", "₹", "."}) {
        const auto parsed = parsePaise(text, "fee");
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().field, "fee");
    }
}

RC_GTEST_PROP(Money, formatted_parsesBack, (std::int64_t raw)) {
    const std::int64_t paise = raw % 100'000'000'000'000;
    RC_ASSERT(parsePaise(formatPaise(paise)).value_or(std::int64_t{1}) == paise);
    RC_ASSERT(parsePaise(formatAmount(paise, true)).value_or(std::int64_t{1}) == paise);
    RC_ASSERT(!rupeesInWords(paise).empty());
}

}  // namespace
}  // namespace opdesk::text
