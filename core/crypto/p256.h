#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/crypto/hash.h"

struct evp_pkey_st;

namespace opdesk::crypto {

/// Uncompressed point: 0x04 || x (32) || y (32).
using P256Public = std::array<std::uint8_t, 65>;

/// The device key (ES256): proof of possession on requests, signature on ops.
class P256Key {
public:
    /// The scalar follows from `secret32` and `info` (HKDF-SHA256 to 48 bytes, then reduced to 1 … n-1 as in FIPS 186-5
    /// A.2.1), so the device keeps one secret. Errors: invalidInput when the secret is shorter than 32 bytes.
    static base::Result<P256Key> fromSecret(base::ByteView secret32, std::string_view info);

    const P256Public& publicKeyUncompressed() const { return m_public; }
    /// r || s over SHA-256 of the message.
    Bytes64 sign(base::ByteView message) const;

private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    using Pkey = std::unique_ptr<evp_pkey_st, Free>;
    P256Key(Pkey key, const P256Public& publicKey) : m_key(std::move(key)), m_public(publicKey) {}

    Pkey m_key;
    P256Public m_public;
};

/// False for a point that is not on the curve and for signatures of a wrong size.
bool p256Verify(base::ByteView publicKey65, base::ByteView message, base::ByteView signature64);

/// {"crv":"P-256","kty":"EC","x":…,"y":…}; `publicKey65` must be 65 bytes.
base::json::object toJwk(base::ByteView publicKey65);
/// Errors: damaged for another curve or type, a private member, or a point that is not on the curve.
base::Result<P256Public> publicKeyFromJwk(const base::json::object& jwk);
/// RFC 7638, base64url of SHA-256: the `jkt` that sessions are bound to.
std::string jwkThumbprint(base::ByteView publicKey65);

}  // namespace opdesk::crypto
