#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/crypto/p256.h"

/// Compact ES256 signatures (RFC 7515) for DPoP proofs (RFC 9449). Claims are not judged here: time, nonce, htm, htu,
/// jti and ath belong to the server.
namespace opdesk::crypto {

struct CompactProof {
    base::json::object header;
    base::json::object claims;
    P256Public publicKey{};
};

/// Sets "alg" and "jwk" of the header; "typ" is the caller's.
std::string signCompact(const base::json::object& header, const base::json::object& claims, const P256Key& key);
/// The header of a DPoP proof: {"typ":"dpop+jwt"}.
base::json::object dpopHeader();
/// Accepts typ dpop+jwt, alg ES256 and an embedded P-256 jwk without a private part, at most 8 KiB.
/// Errors: damaged for anything else and for a signature that does not match; tooLarge.
base::Result<CompactProof> verifyCompactWithJwk(std::string_view token);

}  // namespace opdesk::crypto
