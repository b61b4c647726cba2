#include "sync/protocol/dpop.h"

#include <array>
#include <boost/json/string.hpp>

#include "core/crypto/hash.h"
#include "core/crypto/jwt.h"

namespace opdesk::sync::protocol {

namespace {

namespace json = base::json;

std::string_view withoutQuery(std::string_view path) {
    return path.substr(0, path.find_first_of("?#"));
}

std::string digest(base::ByteView bytes) {
    return base::toBase64Url(crypto::sha256(bytes));
}

/// nullopt when absent; a member that is not text counts as a text that matches nothing.
std::optional<std::string> textClaim(const json::object& claims, std::string_view name) {
    const auto* value = claims.if_contains(name);
    if (!value)
        return std::nullopt;
    const auto* text = value->if_string();
    return text ? std::string(text->data(), text->size()) : std::string("\0not text", 9);
}

bool claimMatches(const std::optional<std::string>& claim, std::string_view expected) {
    return claim && crypto::constantTimeEqual(base::asBytes(*claim), base::asBytes(expected));
}

base::Failure refused(std::string detail) {
    return base::fail(base::ErrorCode::unauthorized, std::move(detail));
}

base::Status checkClaims(const json::object& claims, const ProvenRequest& request) {
    if (!claimMatches(textClaim(claims, "htm"), request.method))
        return refused("htm");
    if (!claimMatches(textClaim(claims, "htu"), withoutQuery(request.path)))
        return refused("htu");
    const auto ath = textClaim(claims, "ath");
    if (request.accessToken.empty() ? ath.has_value() : !claimMatches(ath, digest(base::asBytes(request.accessToken))))
        return refused("ath");
    const auto bd = textClaim(claims, "bd");
    if (request.body.empty() && !bd)
        return {};
    if (!claimMatches(bd, digest(request.body)))
        return refused("bd");
    return {};
}

}  // namespace

std::string makeProof(const crypto::P256Key& key, std::string_view method, std::string_view path,
                      std::string_view accessToken, std::string_view nonce, base::ByteView body,
                      const base::Clock& clock, base::Random& random) {
    std::array<std::uint8_t, 16> jti{};
    random.fill(jti);
    json::object claims{{"htm", method},
                        {"htu", withoutQuery(path)},
                        {"jti", base::toBase64Url(jti)},
                        {"iat", base::toMillis(clock.now()) / 1000}};
    if (!nonce.empty())
        claims["nonce"] = nonce;
    if (!accessToken.empty())
        claims["ath"] = digest(base::asBytes(accessToken));
    if (!body.empty())
        claims["bd"] = digest(body);
    return crypto::signCompact(crypto::dpopHeader(), claims, key);
}

base::Result<Proof> verifyProof(std::string_view header, const ProvenRequest& request) {
    const auto token = crypto::verifyCompactWithJwk(header);
    if (!token)
        return refused("not a DPoP proof");
    const auto& claims = token->claims;
    OPDESK_CHECK(checkClaims(claims, request));
    Proof proof;
    const auto jti = textClaim(claims, "jti");
    if (!jti || jti->size() < 16 || jti->size() > 128)
        return refused("jti");
    proof.jti = *jti;
    const auto* issued = claims.if_contains("iat");
    if (!issued || !issued->is_int64())
        return refused("iat");
    proof.issuedAtSeconds = issued->get_int64();
    if (!request.nonceStands || !request.nonceStands(textClaim(claims, "nonce").value_or("")))
        return refused(std::string(kUseNonce));
    proof.publicKey = token->publicKey;
    proof.thumbprint = crypto::jwkThumbprint(token->publicKey);
    return proof;
}

}  // namespace opdesk::sync::protocol
