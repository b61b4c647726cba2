#include "core/crypto/totp.h"

#include <gtest/gtest.h>

namespace opdesk::crypto {
namespace {

const auto kSecret = base::asBytes("12345678901234567890");

base::Instant atSecond(std::int64_t second) {
    return base::fromMillis(second * 1000);
}

TEST(Totp, hotpCodes_ofRfc4226) {
    const char* expected[] = {"755224", "287082", "359152", "969429", "338314",
                              "254676", "287922", "162583", "399871", "520489"};
    for (std::uint64_t counter = 0; counter < 10; ++counter)
        EXPECT_EQ(hotp(kSecret, counter), expected[counter]);
}

TEST(Totp, totpCodes_ofRfc6238) {
    EXPECT_EQ(totp(kSecret, atSecond(59), 8), "94287082");
    EXPECT_EQ(totp(kSecret, atSecond(1111111109), 8), "07081804");
    EXPECT_EQ(totp(kSecret, atSecond(1111111111), 8), "14050471");
    EXPECT_EQ(totp(kSecret, atSecond(1234567890), 8), "89005924");
    EXPECT_EQ(totp(kSecret, atSecond(2000000000), 8), "69279037");
    EXPECT_EQ(totp(kSecret, atSecond(20000000000), 8), "65353130");
}

TEST(Totp, codesOneStepAway_matchAndTellTheirStep) {
    const auto now = atSecond(1111111111);
    const std::uint64_t step = totpStep(now);
    EXPECT_EQ(matchTotp(kSecret, totp(kSecret, now), now), step);
    EXPECT_EQ(matchTotp(kSecret, totp(kSecret, atSecond(1111111111 - 30)), now), step - 1);
    EXPECT_EQ(matchTotp(kSecret, totp(kSecret, atSecond(1111111111 + 30)), now), step + 1);
    EXPECT_EQ(matchTotp(kSecret, totp(kSecret, atSecond(1111111111 - 60)), now), std::nullopt);
    EXPECT_EQ(matchTotp(kSecret, totp(kSecret, atSecond(1111111111 + 60)), now), std::nullopt);
}

TEST(Totp, textsThatAreNoCodes_doNotMatch) {
    for (const char* code : {"", "12345", "abcdef", "123456789"})
        EXPECT_EQ(matchTotp(kSecret, code, atSecond(0)), std::nullopt);
}

TEST(Totp, base32_ofRfc4648) {
    EXPECT_EQ(toBase32(base::asBytes("foobar")), "MZXW6YTBOI");
    EXPECT_EQ(toBase32(base::asBytes("fooba")), "MZXW6YTB");
    EXPECT_EQ(toBase32(base::asBytes("f")), "MY");
    EXPECT_EQ(toBase32({}), "");
}

}  // namespace
}  // namespace opdesk::crypto
