#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/p256.h"

/// Proof of possession on every request (RFC 9449). The server's nonce stands in for trust in `iat`: clinic PCs have
/// wrong clocks.
namespace opdesk::sync::protocol {

/// The DPoP header of one request. `path` may carry a query, which is left out of the claim; an empty access token or
/// body leaves out `ath` or `bd`, an empty nonce leaves out `nonce`.
std::string makeProof(const crypto::P256Key& key, std::string_view method, std::string_view path,
                      std::string_view accessToken, std::string_view nonce, base::ByteView body,
                      const base::Clock& clock, base::Random& random);

/// The request as the server received it.
struct ProvenRequest {
    std::string_view method;
    std::string_view path;         ///< with or without query
    std::string_view accessToken;  ///< empty: none was sent
    base::ByteView body;
    /// Is this a nonce the server gave out and still takes? Called once, with "" when the proof has none.
    std::function<bool(std::string_view nonce)> nonceStands;
};
struct Proof {
    std::string thumbprint;  ///< RFC 7638 of the device key: what sessions are bound to
    std::string jti;         ///< the caller refuses one it has seen
    std::int64_t issuedAtSeconds = 0;
    crypto::P256Public publicKey{};
};
/// `detail` of the error when only the nonce is missing or old: answer 401 {"error":"use_dpop_nonce"} with a new one.
inline constexpr std::string_view kUseNonce = "use_dpop_nonce";
/// `detail` of the error when this very proof was seen before, and the error of the 401. A line that lost an answer may
/// send a request again by itself: that says nothing about the token, and whoever made the proof makes another.
inline constexpr std::string_view kProofUsed = "proof_used";
/// Errors: unauthorized (detail kUseNonce or what does not match); never another for any header text.
base::Result<Proof> verifyProof(std::string_view header, const ProvenRequest& request);

}  // namespace opdesk::sync::protocol
