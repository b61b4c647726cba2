#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/crypto/ed25519.h"
#include "core/crypto/p256.h"

namespace opdesk::crypto {
namespace {

using base::asBytes;
using base::Bytes;
using base::toHex;

TEST(Ed25519, vectorsOfRfc8032) {
    const auto key =
        Ed25519Key::fromSeed(*base::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
            .value();
    EXPECT_EQ(toHex(key.publicKey()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(toHex(key.sign(Bytes{0x72})),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eae"
              "b4302aeeb00d291612bb0c00");
    EXPECT_EQ(toHex(key.seed()), "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
}

TEST(Ed25519, onlyTheSignedMessage_verifies) {
    base::SeededRandom random(3);
    const auto key = Ed25519Key::generate(random);
    auto signature = key.sign(asBytes("lease"));
    EXPECT_TRUE(ed25519Verify(key.publicKey(), asBytes("lease"), signature));
    EXPECT_FALSE(ed25519Verify(key.publicKey(), asBytes("leasE"), signature));
    EXPECT_FALSE(ed25519Verify(Ed25519Key::generate(random).publicKey(), asBytes("lease"), signature));
    signature[10] ^= 1;
    EXPECT_FALSE(ed25519Verify(key.publicKey(), asBytes("lease"), signature));
    EXPECT_FALSE(ed25519Verify(Bytes(31), asBytes("lease"), signature));
    EXPECT_FALSE(ed25519Verify(key.publicKey(), asBytes("lease"), Bytes(63)));
    EXPECT_FALSE(Ed25519Key::fromSeed(Bytes(31)));
}

TEST(P256, oneSecret_givesOneKeyForEachInfo) {
    const Bytes secret(32, 5);
    const auto key = P256Key::fromSecret(secret, "device").value();
    EXPECT_EQ(key.publicKeyUncompressed(), P256Key::fromSecret(secret, "device").value().publicKeyUncompressed());
    EXPECT_NE(key.publicKeyUncompressed(), P256Key::fromSecret(secret, "other").value().publicKeyUncompressed());
    EXPECT_EQ(key.publicKeyUncompressed()[0], 0x04);
    EXPECT_FALSE(P256Key::fromSecret(Bytes(31), "device"));
}

RC_GTEST_PROP(P256, everySignature_verifiesForItsMessageAlone, (std::uint64_t seed, const Bytes& message)) {
    base::SeededRandom random(seed);
    Bytes secret(32);
    random.fill(secret);
    const auto key = P256Key::fromSecret(secret, "device").value();
    const auto signature = key.sign(message);
    RC_ASSERT(p256Verify(key.publicKeyUncompressed(), message, signature));
    Bytes other = message;
    other.push_back(0);
    RC_ASSERT(!p256Verify(key.publicKeyUncompressed(), other, signature));
}

TEST(P256, signatureOfRfc7515_verifies) {
    // Appendix A.3.
    const auto x = *base::fromBase64Url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
    const auto y = *base::fromBase64Url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
    Bytes point{0x04};
    point.insert(point.end(), x.begin(), x.end());
    point.insert(point.end(), y.begin(), y.end());
    const auto signature =
        *base::fromBase64Url("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
    const auto input = asBytes(
        "eyJhbGciOiJFUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ");
    EXPECT_TRUE(p256Verify(point, input, signature));
    point[20] ^= 1;
    EXPECT_FALSE(p256Verify(point, input, signature));
}

TEST(P256, wrongSizesAndZeroSignatures_areRefused) {
    const auto key = P256Key::fromSecret(Bytes(32, 5), "device").value();
    EXPECT_FALSE(p256Verify(key.publicKeyUncompressed(), asBytes("x"), Bytes(64)));
    EXPECT_FALSE(p256Verify(key.publicKeyUncompressed(), asBytes("x"), Bytes(63)));
    EXPECT_FALSE(p256Verify(Bytes(65), asBytes("x"), Bytes(64)));
    EXPECT_FALSE(p256Verify(Bytes(), asBytes("x"), Bytes(64)));
}

TEST(P256, thumbprint_ofRfc9449) {
    // Section 6.1: the jwk of the example proof and its jkt.
    const base::json::object jwk = {{"kty", "EC"},
                                    {"x", "l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs"},
                                    {"y", "9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"},
                                    {"crv", "P-256"}};
    const auto publicKey = publicKeyFromJwk(jwk);
    ASSERT_TRUE(publicKey);
    EXPECT_EQ(jwkThumbprint(*publicKey), "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I");
    EXPECT_EQ(base::canonicalJson(toJwk(*publicKey)), base::canonicalJson(jwk));
}

TEST(P256, aPrivateOrBrokenJwk_isRefused) {
    auto jwk = toJwk(P256Key::fromSecret(Bytes(32, 5), "device").value().publicKeyUncompressed());
    auto withPrivate = jwk;
    withPrivate["d"] = "AAAA";
    EXPECT_FALSE(publicKeyFromJwk(withPrivate));
    auto offCurve = jwk;
    offCurve["y"] = offCurve["x"];
    EXPECT_FALSE(publicKeyFromJwk(offCurve));
    auto otherCurve = jwk;
    otherCurve["crv"] = "P-384";
    EXPECT_FALSE(publicKeyFromJwk(otherCurve));
    EXPECT_FALSE(publicKeyFromJwk({}));
    EXPECT_TRUE(publicKeyFromJwk(jwk));
}

}  // namespace
}  // namespace opdesk::crypto
