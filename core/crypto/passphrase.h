#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"

namespace opdesk::crypto {

/// What a guess costs (security.md: 64 MiB, three passes). Smaller only in tests.
struct Argon2Cost {
    std::uint64_t opsLimit = 3;
    std::size_t memBytes = std::size_t{64} * 1024 * 1024;
};

inline constexpr std::size_t kSaltSize = 16;

/// Argon2id to a 32-byte key. Errors: invalidInput when the salt is not 16 bytes; internal when memory is short.
base::Result<SecretBytes> stretch(std::string_view passphrase, base::ByteView salt16, Argon2Cost cost = {});

/// "$argon2id$v=19$m=65536,…" with its own random salt, for storing on the server.
base::Result<std::string> hashPassword(std::string_view password, Argon2Cost cost = {});
/// False for a wrong password and for a text that is no Argon2 hash.
bool verifyPassword(std::string_view hash, std::string_view password);

}  // namespace opdesk::crypto
