#include "core/crypto/jwt.h"

#include <boost/json/string.hpp>

namespace opdesk::crypto {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kLongestToken = 8192;

bool saysText(const base::json::object& object, std::string_view name, std::string_view expected) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() && std::string_view(value->get_string()) == expected;
}

base::Result<base::json::object> decodePart(std::string_view part) {
    const auto bytes = base::fromBase64Url(part);
    if (!bytes)
        return fail(ErrorCode::damaged, "token is not base64url");
    return base::parseJsonObject(base::asText(*bytes));
}

}  // namespace

std::string signCompact(const base::json::object& header, const base::json::object& claims, const P256Key& key) {
    base::json::object full = header;
    full["alg"] = "ES256";
    full["jwk"] = toJwk(key.publicKeyUncompressed());
    std::string token = base::toBase64Url(base::asBytes(base::canonicalJson(full)));
    token.push_back('.');
    token += base::toBase64Url(base::asBytes(base::canonicalJson(claims)));
    const Bytes64 signature = key.sign(base::asBytes(token));
    token.push_back('.');
    token += base::toBase64Url(signature);
    return token;
}

base::json::object dpopHeader() {
    return {{"typ", "dpop+jwt"}};
}

base::Result<CompactProof> verifyCompactWithJwk(std::string_view token) {
    if (token.size() > kLongestToken)
        return fail(ErrorCode::tooLarge, "token over 8 KiB");
    const auto firstDot = token.find('.');
    const auto lastDot = token.rfind('.');
    if (firstDot == std::string_view::npos || firstDot == lastDot)
        return fail(ErrorCode::damaged, "token has not three parts");
    OPDESK_TRY(auto header, decodePart(token.substr(0, firstDot)));
    if (!saysText(header, "typ", "dpop+jwt"))
        return fail(ErrorCode::damaged, "token type is not dpop+jwt");
    if (!saysText(header, "alg", "ES256"))
        return fail(ErrorCode::damaged, "token algorithm is not ES256");
    // RFC 7515 §4.1.11: an extension that must be understood and is not ends the check.
    if (header.contains("crit"))
        return fail(ErrorCode::damaged, "token has critical extensions");
    const auto* jwk = header.if_contains("jwk");
    if (jwk == nullptr || !jwk->is_object())
        return fail(ErrorCode::damaged, "token has no jwk");
    OPDESK_TRY(const auto publicKey, publicKeyFromJwk(jwk->get_object()));
    const auto signature = base::fromBase64Url(token.substr(lastDot + 1));
    if (!signature || !p256Verify(publicKey, base::asBytes(token.substr(0, lastDot)), *signature)) {
        return fail(ErrorCode::damaged, "token signature does not match");
    }
    OPDESK_TRY(auto claims, decodePart(token.substr(firstDot + 1, lastDot - firstDot - 1)));
    return CompactProof{std::move(header), std::move(claims), publicKey};
}

}  // namespace opdesk::crypto
