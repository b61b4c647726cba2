#include "core/crypto/sealed_box.h"

#include <sodium.h>

#include <cstdlib>

namespace opdesk::crypto {

using base::ErrorCode;
using base::fail;

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SECRETKEYBYTES == 32);

BoxKeyPair BoxKeyPair::generate() {
    SecretBytes secret(crypto_box_SECRETKEYBYTES);
    Bytes32 publicKey{};
    if (crypto_box_keypair(publicKey.data(), secret.mutableView().data()) != 0)
        std::abort();
    return {std::move(secret), publicKey};
}

base::Result<BoxKeyPair> BoxKeyPair::fromSecret(base::ByteView secret32) {
    if (secret32.size() != crypto_box_SECRETKEYBYTES)
        return fail(ErrorCode::invalidInput, "secret is not 32 bytes");
    Bytes32 publicKey{};
    if (crypto_scalarmult_base(publicKey.data(), secret32.data()) != 0)
        return fail(ErrorCode::invalidInput, "secret");
    return BoxKeyPair(SecretBytes::fromCopy(secret32), publicKey);
}

base::Result<SecretBytes> BoxKeyPair::open(base::ByteView box) const {
    if (box.size() < crypto_box_SEALBYTES)
        return fail(ErrorCode::damaged, "sealed box is too short");
    // An empty SecretBytes owns no memory to write to.
    SecretBytes plain(box.size() - crypto_box_SEALBYTES);
    std::uint8_t none = 0;
    std::uint8_t* const out = plain.empty() ? &none : plain.mutableView().data();
    if (crypto_box_seal_open(out, box.data(), box.size(), m_public.data(), m_secret.view().data()) != 0) {
        return fail(ErrorCode::damaged, "sealed box does not open");
    }
    return plain;
}

base::Result<base::Bytes> sealTo(base::ByteView publicKey32, base::ByteView plain) {
    if (publicKey32.size() != crypto_box_PUBLICKEYBYTES)
        return fail(ErrorCode::invalidInput, "public key is not 32 bytes");
    if (sodium_init() < 0)
        return fail(ErrorCode::internal, "libsodium is not available");
    base::Bytes box(plain.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(box.data(), plain.data(), plain.size(), publicKey32.data()) != 0) {
        return fail(ErrorCode::invalidInput, "public key does not work");
    }
    return box;
}

}  // namespace opdesk::crypto
