#include "core/crypto/passphrase.h"

#include <sodium.h>

#include <array>

namespace opdesk::crypto {

using base::ErrorCode;
using base::fail;

static_assert(crypto_pwhash_SALTBYTES == kSaltSize);

base::Result<SecretBytes> stretch(std::string_view passphrase, base::ByteView salt16, Argon2Cost cost) {
    if (salt16.size() != kSaltSize)
        return fail(ErrorCode::invalidInput, "salt is not 16 bytes");
    if (sodium_init() < 0)
        return fail(ErrorCode::internal, "libsodium is not available");
    SecretBytes key(32);
    if (crypto_pwhash(key.mutableView().data(), key.size(), passphrase.data(), passphrase.size(), salt16.data(),
                      cost.opsLimit, cost.memBytes, crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorCode::internal, "no memory to stretch the passphrase");
    }
    return key;
}

base::Result<std::string> hashPassword(std::string_view password, Argon2Cost cost) {
    if (sodium_init() < 0)
        return fail(ErrorCode::internal, "libsodium is not available");
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.opsLimit, cost.memBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return fail(ErrorCode::internal, "no memory to hash the password");
    }
    return std::string(out.data());
}

bool verifyPassword(std::string_view hash, std::string_view password) {
    if (sodium_init() < 0 || hash.size() >= crypto_pwhash_STRBYTES)
        return false;
    // libsodium reads up to a terminating zero.
    const std::string terminated(hash);
    return crypto_pwhash_str_verify(terminated.c_str(), password.data(), password.size()) == 0;
}

}  // namespace opdesk::crypto
