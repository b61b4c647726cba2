#include "core/crypto/ed25519.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace opdesk::crypto {

static_assert(crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_BYTES == 64);

Ed25519Key Ed25519Key::generate(base::Random& random) {
    const SecretBytes seed = SecretBytes::random(32, random);
    // A seed of the right size always makes a key.
    auto key = fromSeed(seed.view());
    if (!key)
        std::abort();
    return std::move(key).value();
}

base::Result<Ed25519Key> Ed25519Key::fromSeed(base::ByteView seed32) {
    if (seed32.size() != crypto_sign_SEEDBYTES)
        return base::fail(base::ErrorCode::invalidInput, "seed is not 32 bytes");
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    Bytes32 publicKey{};
    if (crypto_sign_seed_keypair(publicKey.data(), secret.mutableView().data(), seed32.data()) != 0) {
        return base::fail(base::ErrorCode::internal, "Ed25519 is not available");
    }
    return Ed25519Key(std::move(secret));
}

Bytes32 Ed25519Key::publicKey() const {
    Bytes32 out{};
    std::copy_n(m_secret.view().begin() + 32, out.size(), out.begin());
    return out;
}

Bytes64 Ed25519Key::sign(base::ByteView message) const {
    Bytes64 out{};
    if (crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), m_secret.view().data()) != 0)
        std::abort();
    return out;
}

bool ed25519Verify(base::ByteView publicKey32, base::ByteView message, base::ByteView signature64) {
    if (publicKey32.size() != crypto_sign_PUBLICKEYBYTES || signature64.size() != crypto_sign_BYTES)
        return false;
    return crypto_sign_verify_detached(signature64.data(), message.data(), message.size(), publicKey32.data()) == 0;
}

}  // namespace opdesk::crypto
