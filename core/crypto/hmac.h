#pragma once

#include <memory>

#include "core/crypto/hash.h"

struct evp_mac_ctx_st;

namespace opdesk::crypto {

/// hmacSha256() of many values with one key, whose two blocks are hashed once; a quarter of the time for short values.
/// Holds the key outside guarded memory until it ends. For one thread at a time.
class HmacSha256 {
public:
    explicit HmacSha256(base::ByteView key);
    Bytes32 of(base::ByteView data);

private:
    struct Free {
        void operator()(evp_mac_ctx_st* context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> m_context;
};

}  // namespace opdesk::crypto
