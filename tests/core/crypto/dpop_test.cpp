#include <gtest/gtest.h>

#include "core/crypto/jwt.h"

namespace opdesk::crypto {
namespace {

using base::asBytes;
using base::json::object;

P256Key key() {
    return P256Key::fromSecret(base::Bytes(32, 9), "device").value();
}

/// Signs any header as it is, as an attacker would.
std::string forge(const object& header, std::string_view claims) {
    std::string token =
        base::toBase64Url(asBytes(base::canonicalJson(header))) + "." + base::toBase64Url(asBytes(claims));
    return token + "." + base::toBase64Url(key().sign(asBytes(token)));
}

object goodHeader() {
    return {{"typ", "dpop+jwt"}, {"alg", "ES256"}, {"jwk", toJwk(key().publicKeyUncompressed())}};
}

TEST(Dpop, aSignedProof_comesBackWithItsClaimsAndKey) {
    const auto token = signCompact(dpopHeader(), {{"htm", "POST"}, {"jti", "1"}}, key());
    const auto proof = verifyCompactWithJwk(token);
    ASSERT_TRUE(proof);
    EXPECT_EQ(proof->claims.at("htm").as_string(), "POST");
    EXPECT_EQ(proof->header.at("alg").as_string(), "ES256");
    EXPECT_EQ(proof->publicKey, key().publicKeyUncompressed());
}

TEST(Dpop, theProofOfRfc9449_verifies) {
    const auto proof = verifyCompactWithJwk(
        "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6Ik"
        "VDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR"
        "nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JE"
        "QSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIj"
        "oiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwia"
        "WF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg"
        "4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg");
    ASSERT_TRUE(proof) << proof.error().detail;
    EXPECT_EQ(proof->claims.at("jti").as_string(), "-BwC3ESc6acc2lTc");
}

TEST(Dpop, aChangedByte_isRefused) {
    const auto token = signCompact(dpopHeader(), {{"htm", "POST"}}, key());
    for (std::size_t place = 0; place < token.size(); ++place) {
        std::string changed = token;
        changed[place] = changed[place] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(verifyCompactWithJwk(changed)) << place;
    }
}

TEST(Dpop, otherHeaders_areRefusedThoughTheSignatureHolds) {
    ASSERT_TRUE(verifyCompactWithJwk(forge(goodHeader(), "{}")));
    const auto refuses = [](const char* name, const base::json::value& value) {
        auto header = goodHeader();
        header[name] = value;
        return !verifyCompactWithJwk(forge(header, "{}"));
    };
    EXPECT_TRUE(refuses("alg", "none"));
    EXPECT_TRUE(refuses("alg", "HS256"));
    EXPECT_TRUE(refuses("typ", "jwt"));
    EXPECT_TRUE(refuses("jwk", "text"));
    EXPECT_TRUE(refuses("jwk", nullptr));
    EXPECT_TRUE(refuses("crit", base::json::array{"exp"}));
    auto privateJwk = toJwk(key().publicKeyUncompressed());
    privateJwk["d"] = "AAAA";
    EXPECT_TRUE(refuses("jwk", privateJwk));
    EXPECT_FALSE(verifyCompactWithJwk(forge(goodHeader(), "[]")));
    EXPECT_FALSE(verifyCompactWithJwk(forge(goodHeader(), R"({"jti":"1","jti":"2"})")));
}

TEST(Dpop, whatIsNoToken_isRefused) {
    for (const char* text : {"", ".", "..", "a.b", "a.b.c", "a.b.c.d", "....", "é.é.é"})
        EXPECT_FALSE(verifyCompactWithJwk(text)) << text;
    EXPECT_EQ(verifyCompactWithJwk(std::string(10000, 'A')).error().code, base::ErrorCode::tooLarge);
}

}  // namespace
}  // namespace opdesk::crypto
