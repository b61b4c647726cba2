#pragma once

#include <filesystem>
#include <string>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"

namespace opdesk::app {

/// A user's refresh token beside his blob, sealed under a key that follows from his signing seed: nobody else who works
/// on the desk can open it, so nobody else can fetch his compartment keys with it.
class UserToken {
public:
    UserToken(std::filesystem::path file, base::ByteView signingSeed);
    /// Empty when there is none or it cannot be opened: the user logs in again.
    std::string load() const;
    base::Status save(const std::string& token, base::Random& random) const;

private:
    std::filesystem::path m_file;
    crypto::SecretBytes m_key;
};

}  // namespace opdesk::app
