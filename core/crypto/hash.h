#pragma once

#include <array>
#include <cstdint>
#include <memory>

#include "core/base/bytes.h"
#include "core/crypto/secret_bytes.h"

struct evp_md_ctx_st;

namespace opdesk::crypto {

using Bytes32 = std::array<std::uint8_t, 32>;
using Bytes64 = std::array<std::uint8_t, 64>;

Bytes32 sha256(base::ByteView data);
/// SHA-256 over pieces, for what does not fit in memory.
class Sha256Stream {
public:
    Sha256Stream();
    void add(base::ByteView piece);
    /// Ends the stream; the object starts over.
    Bytes32 finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

Bytes32 hmacSha256(base::ByteView key, base::ByteView data);
/// RFC 5869; `length` at most 8160. An empty `salt` stands for 32 zero bytes.
SecretBytes hkdfSha256(base::ByteView inputKey, base::ByteView salt, base::ByteView info, std::size_t length);
/// False for different sizes; the time taken depends on the size alone.
bool constantTimeEqual(base::ByteView a, base::ByteView b);

}  // namespace opdesk::crypto
