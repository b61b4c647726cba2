#include "core/crypto/secret_bytes.h"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

#include "core/base/random.h"
#include "core/crypto/hash.h"

namespace opdesk::crypto {
namespace {

static_assert(!std::is_copy_constructible_v<SecretBytes> && !std::is_copy_assignable_v<SecretBytes>);
static_assert(std::is_nothrow_move_constructible_v<SecretBytes>);

TEST(SecretBytes, moving_leavesTheSourceEmpty) {
    SecretBytes first = SecretBytes::fromCopy(base::asBytes("secret"));
    SecretBytes second = std::move(first);
    EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): the contract
    EXPECT_EQ(base::asText(second.view()), "secret");
    SecretBytes third = SecretBytes::fromCopy(base::asBytes("other"));
    third = std::move(second);
    EXPECT_TRUE(second.empty());  // NOLINT(bugprone-use-after-move): the old content of third is gone at once
    EXPECT_EQ(base::asText(third.view()), "secret");
}

TEST(SecretBytes, aClone_isItsOwnCopy) {
    const SecretBytes original = SecretBytes::random(32);
    SecretBytes clone = original.clone();
    EXPECT_TRUE(constantTimeEqual(original.view(), clone.view()));
    clone.mutableView()[0] ^= 1;
    EXPECT_FALSE(constantTimeEqual(original.view(), clone.view()));
}

TEST(SecretBytes, random_followsItsSource) {
    base::SeededRandom first(4);
    base::SeededRandom second(4);
    EXPECT_TRUE(constantTimeEqual(SecretBytes::random(32, first).view(), SecretBytes::random(32, second).view()));
    EXPECT_FALSE(constantTimeEqual(SecretBytes::random(32).view(), SecretBytes::random(32).view()));
}

TEST(SecretBytes, fresh_isZeroAndEmptyIsEmpty) {
    const SecretBytes fresh(40);
    for (const std::uint8_t byte : fresh.view())
        EXPECT_EQ(byte, 0);
    EXPECT_EQ(SecretBytes().size(), 0U);
    EXPECT_TRUE(SecretBytes::fromCopy({}).empty());
}

}  // namespace
}  // namespace opdesk::crypto
