#include "core/crypto/passphrase.h"

#include <gtest/gtest.h>

#include "core/crypto/hash.h"

namespace opdesk::crypto {
namespace {

constexpr Argon2Cost kCheap{1, 8192};
const base::Bytes kSalt = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};

TEST(Passphrase, samePassphraseAndSalt_giveTheSameKey) {
    const auto first = stretch("monsoon bicycle", kSalt, kCheap);
    const auto second = stretch("monsoon bicycle", kSalt, kCheap);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->size(), 32U);
    EXPECT_TRUE(constantTimeEqual(first->view(), second->view()));
}

TEST(Passphrase, otherPassphraseSaltOrCost_giveAnotherKey) {
    const auto key = stretch("monsoon bicycle", kSalt, kCheap).value();
    auto otherSalt = kSalt;
    otherSalt[0] = 0;
    EXPECT_FALSE(constantTimeEqual(key.view(), stretch("monsoon bicyclE", kSalt, kCheap).value().view()));
    EXPECT_FALSE(constantTimeEqual(key.view(), stretch("monsoon bicycle", otherSalt, kCheap).value().view()));
    EXPECT_FALSE(constantTimeEqual(key.view(), stretch("monsoon bicycle", kSalt, {2, 8192}).value().view()));
}

TEST(Passphrase, theDefaultCost_isThreePassesOf64MiB) {
    const Argon2Cost cost;
    EXPECT_EQ(cost.opsLimit, 3U);
    EXPECT_EQ(cost.memBytes, 64U * 1024 * 1024);
    const auto hash = hashPassword("x");
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=65536,t=3,p=1$")) << *hash;
}

TEST(Passphrase, aShortSalt_isRefused) {
    EXPECT_EQ(stretch("x", base::Bytes(15), kCheap).error().code, base::ErrorCode::invalidInput);
}

TEST(Passphrase, hashes_verifyOnlyTheirPassword) {
    const auto hash = hashPassword("correct", kCheap).value();
    EXPECT_TRUE(verifyPassword(hash, "correct"));
    EXPECT_FALSE(verifyPassword(hash, "Correct"));
    EXPECT_FALSE(verifyPassword("", "correct"));
    EXPECT_FALSE(verifyPassword("not a hash", "correct"));
    EXPECT_FALSE(verifyPassword(std::string(5000, 'x'), "correct"));
    EXPECT_NE(hash, hashPassword("correct", kCheap).value());
}

}  // namespace
}  // namespace opdesk::crypto
