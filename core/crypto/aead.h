#pragma once

#include <memory>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"

struct evp_cipher_ctx_st;

/// AES-256-GCM (NIST SP 800-38D). A sealed value is nonce (12) || ciphertext || tag (16); the nonce is random, so one
/// key seals at most 2^32 values.
namespace opdesk::crypto {

inline constexpr std::size_t kKeySize = 32;
inline constexpr std::size_t kSealOverhead = 12 + 16;

/// Seals and opens many values with one key: the key schedule is kept. For one thread at a time.
class Sealer {
public:
    /// Errors: invalidInput when the key is not 32 bytes.
    static base::Result<Sealer> make(base::ByteView key32);

    base::Result<base::Bytes> seal(base::ByteView plain, base::ByteView aad, base::Random& random);
    /// Errors: damaged when key, bytes or `aad` are not those it was sealed with.
    base::Result<base::Bytes> open(base::ByteView sealed, base::ByteView aad);

private:
    struct Free {
        void operator()(evp_cipher_ctx_st* context) const;
    };
    using Context = std::unique_ptr<evp_cipher_ctx_st, Free>;
    Sealer(Context sealing, Context opening) : m_sealing(std::move(sealing)), m_opening(std::move(opening)) {}
    static Context makeContext(base::ByteView key32, bool sealing);

    Context m_sealing;
    Context m_opening;
};

/// One value with one key; errors as in Sealer.
base::Result<base::Bytes> seal(base::ByteView key32, base::ByteView plain, base::ByteView aad, base::Random& random);
base::Result<base::Bytes> open(base::ByteView key32, base::ByteView sealed, base::ByteView aad);

}  // namespace opdesk::crypto
