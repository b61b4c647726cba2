#include "core/crypto/aead.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace opdesk::crypto {
namespace {

using base::asBytes;
using base::Bytes;

/// Gives out prepared bytes, so that a published nonce can be used.
class FixedRandom final : public base::Random {
public:
    explicit FixedRandom(Bytes bytes) : m_bytes(std::move(bytes)) {}
    void fill(std::span<std::uint8_t> out) override { std::copy_n(m_bytes.begin(), out.size(), out.begin()); }

private:
    Bytes m_bytes;
};

TEST(Aead, publishedVector_isSealedToItsBytes) {
    // McGrew and Viega, "The Galois/Counter Mode of Operation", test case 16.
    const auto key = *base::fromHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
    const auto plain = *base::fromHex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        "b16aedf5aa0de657ba637b39");
    const auto aad = *base::fromHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    FixedRandom random(*base::fromHex("cafebabefacedbaddecaf888"));
    const auto sealed = seal(key, plain, aad, random);
    ASSERT_TRUE(sealed);
    EXPECT_EQ(base::toHex(*sealed),
              "cafebabefacedbaddecaf888"
              "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e63"
              "93ba7a0abcc9f662"
              "76fc6ece0f4e1768cddf8853bb2d551b");
}

RC_GTEST_PROP(Aead, whatIsSealed_opensWithTheSameKeyAndData,
              (const Bytes& plain, const Bytes& aad, std::uint64_t seed)) {
    base::SeededRandom random(seed);
    Bytes key(32);
    random.fill(key);
    auto sealer = Sealer::make(key);
    RC_ASSERT(sealer.has_value());
    const auto sealed = sealer->seal(plain, aad, random);
    RC_ASSERT(sealed.has_value());
    RC_ASSERT(sealed->size() == plain.size() + kSealOverhead);
    RC_ASSERT(open(key, *sealed, aad).value() == plain);
}

RC_GTEST_PROP(Aead, oneChangedBit_doesNotOpen, (const Bytes& plain, std::uint64_t seed, std::uint32_t place)) {
    base::SeededRandom random(seed);
    Bytes key(32);
    random.fill(key);
    auto sealed = seal(key, plain, asBytes("record"), random).value();
    const std::size_t bit = place % (sealed.size() * 8);
    sealed[bit / 8] = static_cast<std::uint8_t>(sealed[bit / 8] ^ (1U << (bit % 8)));
    const auto opened = open(key, sealed, asBytes("record"));
    RC_ASSERT(!opened);
    RC_ASSERT(opened.error().code == base::ErrorCode::damaged);
}

TEST(Aead, otherKeyOrData_doesNotOpen) {
    base::SeededRandom random(1);
    const Bytes key(32, 7);
    Bytes otherKey = key;
    otherKey[31] ^= 1;
    const auto sealed = seal(key, asBytes("allergic to penicillin"), asBytes("record 1"), random).value();
    EXPECT_FALSE(open(otherKey, sealed, asBytes("record 1")));
    EXPECT_FALSE(open(key, sealed, asBytes("record 2")));
    EXPECT_FALSE(open(key, sealed, {}));
    EXPECT_TRUE(open(key, sealed, asBytes("record 1")));
}

TEST(Aead, aSealerThatMetDamage_stillOpensTheNext) {
    base::SeededRandom random(1);
    auto sealer = Sealer::make(Bytes(32, 7)).value();
    const auto good = sealer.seal(asBytes("x"), {}, random).value();
    Bytes bad = good;
    bad.back() ^= 1;
    EXPECT_FALSE(sealer.open(bad, {}));
    EXPECT_TRUE(sealer.open(good, {}));
}

TEST(Aead, twoSealsOfOneText_differ) {
    base::SystemRandom random;
    const Bytes key(32, 1);
    EXPECT_NE(seal(key, asBytes("x"), {}, random).value(), seal(key, asBytes("x"), {}, random).value());
}

TEST(Aead, wrongSizes_areRefused) {
    EXPECT_EQ(Sealer::make(Bytes(16)).error().code, base::ErrorCode::invalidInput);
    EXPECT_EQ(open(Bytes(32), Bytes(27), {}).error().code, base::ErrorCode::damaged);
    EXPECT_EQ(open(Bytes(32), Bytes(), {}).error().code, base::ErrorCode::damaged);
}

}  // namespace
}  // namespace opdesk::crypto
