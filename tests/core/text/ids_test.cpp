#include "core/text/ids.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace opdesk::text {
namespace {

TEST(Ids, verhoeff_knownNumbers) {
    EXPECT_EQ(verhoeffDigit("236"), '3');
    EXPECT_TRUE(verhoeffHolds("2363"));
    EXPECT_FALSE(verhoeffHolds("2364"));
    EXPECT_FALSE(verhoeffHolds(""));
    EXPECT_FALSE(verhoeffHolds("23a3"));
}

RC_GTEST_PROP(Ids, verhoeff_findsEverySlipOfOneDigitAndEverySwap,
              (std::uint64_t number, std::uint8_t rawPlace, std::uint8_t rawDigit)) {
    std::string digits = std::to_string(number);
    digits.push_back(verhoeffDigit(digits));
    RC_ASSERT(verhoeffHolds(digits));
    const std::size_t place = rawPlace % digits.size();
    std::string slipped = digits;
    slipped[place] = static_cast<char>('0' + (digits[place] - '0' + 1 + rawDigit % 9) % 10);
    RC_ASSERT(!verhoeffHolds(slipped));
    if (place + 1 < digits.size() && digits[place] != digits[place + 1]) {
        std::string swapped = digits;
        std::swap(swapped[place], swapped[place + 1]);
        RC_ASSERT(!verhoeffHolds(swapped));
    }
}

TEST(Ids, luhn_knownNumbers) {
    EXPECT_TRUE(luhnHolds("79927398713"));
    EXPECT_FALSE(luhnHolds("79927398710"));
}

TEST(Ids, aadhaar_needsTwelveDigitsFromTwo) {
    std::string digits = "23456789012";
    digits.push_back(verhoeffDigit(digits));
    EXPECT_TRUE(isAadhaar(digits));
    EXPECT_TRUE(isAadhaar(digits.substr(0, 4) + " " + digits.substr(4, 4) + "-" + digits.substr(8)));
    std::string low = "12345678901";
    low.push_back(verhoeffDigit(low));
    EXPECT_FALSE(isAadhaar(low));
    EXPECT_FALSE(isAadhaar("2345"));
    EXPECT_EQ(maskLastFour(digits), "XXXX-XXXX-" + digits.substr(8));
    EXPECT_EQ(maskLastFour("ABC12345"), "XXXX2345");
    EXPECT_EQ(maskLastFour("123"), "XXX");
    EXPECT_EQ(lastFour("1234 5678"), "5678");
}

TEST(Ids, abha) {
    EXPECT_EQ(parseAbhaNumber("12345678901234").value_or(""), "12-3456-7890-1234");
    EXPECT_EQ(parseAbhaNumber("12-3456-7890-1234").value_or(""), "12-3456-7890-1234");
    EXPECT_FALSE(parseAbhaNumber("1234"));
    EXPECT_EQ(parseAbhaAddress("Sunita.Sharma@ABDM").value_or(""), "sunita.sharma@abdm");
    for (const char* text :
         {"sunita", "sunita@abdm", ".sunitasharma@abdm", "sunita.sharma.x@abdm", "sunita sharma@abdm",
          "sunita.sharma@gmail", "averyveryverylongaddress@abdm", "sunitasharma_@abdm"}) {
        EXPECT_FALSE(parseAbhaAddress(text)) << text;
    }
}

TEST(Ids, pinCode) {
    EXPECT_EQ(parsePinCode("411 001").value_or(""), "411001");
    EXPECT_FALSE(parsePinCode("011001"));
    EXPECT_FALSE(parsePinCode("41100"));
    EXPECT_FALSE(parsePinCode("41100a"));
}

TEST(Ids, gstin) {
    EXPECT_EQ(parseGstin("27aapfu0939f1zv").value_or(""), "27AAPFU0939F1ZV");
    EXPECT_TRUE(parseGstin("29AAGCB7383J1Z4"));
    EXPECT_FALSE(parseGstin("27AAPFU0939F1ZW"));
    EXPECT_FALSE(parseGstin("27AAPFU0939F1Z"));
    EXPECT_FALSE(parseGstin("XXAAPFU0939F1ZV"));
}

}  // namespace
}  // namespace opdesk::text
