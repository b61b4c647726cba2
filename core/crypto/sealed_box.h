#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/hash.h"
#include "core/crypto/secret_bytes.h"

namespace opdesk::crypto {

/// X25519 key pair for anonymous messages to one reader (libsodium sealed boxes): compartment keys on their way to a
/// user.
class BoxKeyPair {
public:
    static BoxKeyPair generate();
    /// Errors: invalidInput when the secret is not 32 bytes.
    static base::Result<BoxKeyPair> fromSecret(base::ByteView secret32);

    const Bytes32& publicKey() const { return m_public; }
    base::ByteView secret() const { return m_secret.view(); }
    /// Errors: damaged.
    base::Result<SecretBytes> open(base::ByteView box) const;

private:
    BoxKeyPair(SecretBytes secret, const Bytes32& publicKey) : m_secret(std::move(secret)), m_public(publicKey) {}
    SecretBytes m_secret;
    Bytes32 m_public;
};

/// Only the holder of the key pair can open it; the sender stays unknown. Errors: invalidInput for a bad public key.
base::Result<base::Bytes> sealTo(base::ByteView publicKey32, base::ByteView plain);

}  // namespace opdesk::crypto
