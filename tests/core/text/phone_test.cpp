#include "core/text/phone.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace opdesk::text {
namespace {

TEST(Phone, everyUsualWayOfWriting_isOneNumber) {
    for (const char* text :
         {"9876543210", "+91 98765 43210", "91-9876543210", "09876543210", "0091 9876543210", "+91-(0)9876543210",
          "(98765) 43210", "98765.43210", " 98765-43210 ", "९८७६५४३२१०", "+91 09876543210", "98765\u201143210"}) {
        const auto parsed = parseIndianMobile(text);
        ASSERT_TRUE(parsed) << text;
        EXPECT_EQ(*parsed, "+919876543210") << text;
    }
}

TEST(Phone, numbersThatAreNoMobiles_areRefusedWithAFix) {
    for (const char* text : {"", "98765", "5876543210", "98765432101", "+1 202 555 0100", "98765abc43", "9876543210/11",
                             "+", "--", "022 2345 6789", "919876543"}) {
        const auto parsed = parseIndianMobile(text, "guardian_phone");
        ASSERT_FALSE(parsed) << text;
        EXPECT_EQ(parsed.error().code, base::ErrorCode::invalidInput);
        EXPECT_EQ(parsed.error().field, "guardian_phone");
        EXPECT_FALSE(parsed.error().fix.empty());
    }
}

TEST(Phone, aNumberThatStartsWith91_isNotCut) {
    EXPECT_EQ(parseIndianMobile("9198765432").value_or(""), "+919198765432");
}

RC_GTEST_PROP(Phone, formatted_parsesBack, (std::uint64_t raw)) {
    const std::string e164 = "+91" + std::to_string(6'000'000'000ULL + raw % 4'000'000'000ULL);
    const auto parsed = parseIndianMobile(formatPhone(e164));
    RC_ASSERT(parsed.has_value());
    RC_ASSERT(*parsed == e164);
}

TEST(Phone, masked_showsTwoAndFourDigits) {
    EXPECT_EQ(formatPhone("+919876543210"), "98765 43210");
    EXPECT_EQ(maskPhone("+919876543210"), "98•••• 3210");
    EXPECT_EQ(maskPhone("+12025550100"), "•••• 00");
    EXPECT_EQ(maskPhone("123"), "••••");
    EXPECT_EQ(formatPhone("+12025550100"), "+12025550100");
}

TEST(Phone, digitsOf_readsEveryScript) {
    EXPECT_EQ(digitsOf("+९१ 98-௭x"), "91987");
}

}  // namespace
}  // namespace opdesk::text
