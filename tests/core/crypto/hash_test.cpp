#include "core/crypto/hash.h"

#include <gtest/gtest.h>

#include "core/crypto/hmac.h"

namespace opdesk::crypto {
namespace {

using base::asBytes;
using base::Bytes;
using base::toHex;

TEST(Hash, sha256_ofKnownTexts) {
    EXPECT_EQ(toHex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(toHex(sha256(asBytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, piecesGiveTheSameAsTheWhole_andTheStreamStartsOver) {
    Sha256Stream stream;
    stream.add(asBytes("a"));
    stream.add(asBytes("bc"));
    EXPECT_EQ(stream.finish(), sha256(asBytes("abc")));
    EXPECT_EQ(stream.finish(), sha256({}));
}

TEST(Hash, hmac_ofRfc4231) {
    EXPECT_EQ(toHex(hmacSha256(Bytes(20, 0x0b), asBytes("Hi There"))),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    EXPECT_EQ(toHex(hmacSha256(Bytes(131, 0xaa), asBytes("Test Using Larger Than Block-Size Key - Hash Key First"))),
              "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hash, aKeyedHmac_givesTheSameAgainAndAgain) {
    HmacSha256 keyed(Bytes(20, 0x0b)), other(Bytes{});
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(keyed.of(asBytes("Hi There")), hmacSha256(Bytes(20, 0x0b), asBytes("Hi There")));
        EXPECT_EQ(keyed.of({}), hmacSha256(Bytes(20, 0x0b), {}));
        EXPECT_EQ(toHex(other.of({})), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }
}

TEST(Hash, hkdf_ofRfc5869) {
    const auto okm = hkdfSha256(Bytes(22, 0x0b), *base::fromHex("000102030405060708090a0b0c"),
                                *base::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42);
    EXPECT_EQ(toHex(okm.view()),
              "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    const auto unsalted = hkdfSha256(Bytes(22, 0x0b), {}, {}, 42);
    EXPECT_EQ(toHex(unsalted.view()),
              "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
    EXPECT_EQ(hkdfSha256(Bytes(22, 0x0b), {}, {}, 8160).size(), 8160U);
}

TEST(Hash, constantTimeEqual_comparesSizeAndContent) {
    EXPECT_TRUE(constantTimeEqual({}, {}));
    EXPECT_TRUE(constantTimeEqual(asBytes("abc"), asBytes("abc")));
    EXPECT_FALSE(constantTimeEqual(asBytes("abc"), asBytes("abd")));
    EXPECT_FALSE(constantTimeEqual(asBytes("abc"), asBytes("ab")));
}

}  // namespace
}  // namespace opdesk::crypto
