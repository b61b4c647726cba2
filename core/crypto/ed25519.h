#pragma once

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/hash.h"
#include "core/crypto/secret_bytes.h"

namespace opdesk::crypto {

/// A signing key of RFC 8032; signs leases and tree heads.
class Ed25519Key {
public:
    static Ed25519Key generate(base::Random& random);
    /// Errors: invalidInput when the seed is not 32 bytes.
    static base::Result<Ed25519Key> fromSeed(base::ByteView seed32);

    base::ByteView seed() const { return m_secret.view().first(32); }
    Bytes32 publicKey() const;
    Bytes64 sign(base::ByteView message) const;

private:
    explicit Ed25519Key(SecretBytes secret) : m_secret(std::move(secret)) {}
    SecretBytes m_secret;  // seed (32) || public key (32)
};

/// False for keys and signatures of a wrong size or form.
bool ed25519Verify(base::ByteView publicKey32, base::ByteView message, base::ByteView signature64);

}  // namespace opdesk::crypto
