#pragma once

#include <map>
#include <memory>
#include <string_view>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/aead.h"
#include "core/crypto/secret_bytes.h"
#include "core/model/kind.h"

namespace opdesk::store {

/// A value as it lies in a column: plain canonical JSON with epoch 0, or nonce, ciphertext and tag under a key epoch.
struct Stored {
    std::int64_t epoch = 0;
    base::Bytes bytes;
};

/// The compartment keys of this session (sync.md, sealed kinds). desk needs none: the cache key covers it.
class SessionKeys {
public:
    /// Errors: invalidInput when the key is not 32 bytes or the epoch below 1.
    base::Status grant(model::Compartment compartment, std::int64_t epoch, base::ByteView key);
    /// Every epoch of it.
    void forget(model::Compartment compartment);
    bool canOpen(model::Compartment compartment) const;
    bool has(model::Compartment compartment, std::int64_t epoch) const;
    /// Empty when not granted.
    base::ByteView key(model::Compartment compartment, std::int64_t epoch) const;

    /// 0 when none is granted.
    std::int64_t newestEpoch(model::Compartment compartment) const;

    /// With the newest epoch granted. Errors: locked.
    base::Result<Stored> seal(model::Compartment compartment, std::string_view plain, std::string_view context,
                              base::Random& random);
    /// Errors: locked when the key is not there, damaged when the bytes are not what was sealed.
    base::Result<base::Bytes> open(model::Compartment compartment, std::int64_t epoch, base::ByteView bytes,
                                   std::string_view context);

private:
    struct Granted {
        crypto::SecretBytes key;
        crypto::Sealer sealer;
    };
    std::map<std::pair<model::Compartment, std::int64_t>, Granted> m_granted;
};

}  // namespace opdesk::store
