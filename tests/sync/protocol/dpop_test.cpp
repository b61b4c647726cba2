#include <gtest/gtest.h>

#include "core/crypto/jwt.h"
#include "samples.h"
#include "sync/protocol/dpop.h"

namespace opdesk::sync::protocol {
namespace {

class DpopProof : public testing::Test {
protected:
    static crypto::P256Key makeKey(std::uint8_t fill) {
        return *crypto::P256Key::fromSecret(base::Bytes(32, fill), "test");
    }

    std::string proof(std::string_view nonce = "n1") {
        return makeProof(m_key, "POST", "/v1/sync/push?x=1", "token", nonce, m_body, samples::clock(), m_random);
    }
    ProvenRequest request() {
        return {"POST", "/v1/sync/push", "token", m_body, [](std::string_view nonce) { return nonce == "n1"; }};
    }
    std::string refusal(const ProvenRequest& asked) {
        const auto result = verifyProof(proof(), asked);
        return result ? "accepted" : result.error().detail;
    }

    crypto::P256Key m_key = makeKey(1);
    base::SeededRandom m_random{1};
    base::Bytes m_body{1, 2, 3};
};

TEST_F(DpopProof, ofThisRequest_isAcceptedAndNamesTheKey) {
    const auto result = verifyProof(proof(), request());
    ASSERT_TRUE(result) << result.error().detail;
    EXPECT_EQ(result->thumbprint, crypto::jwkThumbprint(m_key.publicKeyUncompressed()));
    EXPECT_EQ(result->issuedAtSeconds, 1'795'000'000);
    EXPECT_NE(verifyProof(proof(), request())->jti, result->jti);
}

TEST_F(DpopProof, ofAnotherRequest_isRefusedByName) {
    auto asked = request();
    asked.method = "GET";
    EXPECT_EQ(refusal(asked), "htm");
    asked = request();
    asked.path = "/v1/sync/pull";
    EXPECT_EQ(refusal(asked), "htu");
    asked = request();
    asked.accessToken = "token2";
    EXPECT_EQ(refusal(asked), "ath");
    asked.accessToken = "";
    EXPECT_EQ(refusal(asked), "ath");
    const base::Bytes other{1, 2, 4};
    asked = request();
    asked.body = other;
    EXPECT_EQ(refusal(asked), "bd");
    asked.body = {};
    EXPECT_EQ(refusal(asked), "bd");
}

TEST_F(DpopProof, withAnOldOrNoNonce_asksForANewOne) {
    for (const auto* nonce : {"n0", ""}) {
        const auto result = verifyProof(proof(nonce), request());
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, base::ErrorCode::unauthorized);
        EXPECT_EQ(result.error().detail, kUseNonce);
    }
}

TEST_F(DpopProof, withoutABody_needsNoDigestButABodyDoes) {
    const auto bare = makeProof(m_key, "GET", "/v1/sync/pull", "", "n1", {}, samples::clock(), m_random);
    ProvenRequest asked{"GET", "/v1/sync/pull", "", {}, [](std::string_view) { return true; }};
    EXPECT_TRUE(verifyProof(bare, asked));
    asked.body = m_body;
    EXPECT_FALSE(verifyProof(bare, asked));
}

TEST_F(DpopProof, ofAWrongTypeOrSignedByAnotherKey_isRefused) {
    const base::json::object claims{
        {"htm", "POST"}, {"htu", "/v1/sync/push"}, {"jti", "0123456789abcdef01"}, {"iat", 1}};
    const auto wrongType = crypto::signCompact({{"typ", "jwt"}}, claims, m_key);
    EXPECT_EQ(verifyProof(wrongType, request()).error().detail, "not a DPoP proof");
    auto spliced = proof();
    const auto foreign =
        makeProof(makeKey(2), "POST", "/v1/sync/push", "token", "n1", m_body, samples::clock(), m_random);
    spliced = spliced.substr(0, spliced.rfind('.')) + foreign.substr(foreign.rfind('.'));
    EXPECT_FALSE(verifyProof(spliced, request()));
}

TEST_F(DpopProof, changedAnywhere_isRefused) {
    const auto good = proof();
    for (std::size_t i = 0; i < good.size(); i += 7) {
        auto bad = good;
        bad[i] = bad[i] == 'A' ? 'B' : 'A';
        if (bad == good)
            continue;
        EXPECT_FALSE(verifyProof(bad, request())) << i;
    }
}

}  // namespace
}  // namespace opdesk::sync::protocol
