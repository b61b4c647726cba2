#pragma once

#include <array>
#include <span>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/uuid.h"
#include "core/model/kind.h"

/// Digests by which two copies of a compartment are compared without sending them (docs/sync-algorithm.md, digests).
/// Only live (not deleted) records count. A bucket's sum is the XOR of its leaves; a compartment's value the XOR of
/// its buckets. Nothing at all is 32 zero bytes.
namespace opdesk::sync::protocol {

using Leaf = std::array<std::uint8_t, 32>;
inline constexpr std::size_t kBuckets = 256;

/// HKDF-SHA256 of the compartment's key of epoch 1, so that sums outlive a new key epoch. 32 bytes.
base::Bytes digestKey(base::ByteView compartmentKey);
/// HMAC-SHA256 of the canonical body: tells that two bodies differ and nothing about either.
Leaf bodyDigest(base::ByteView digestKey, std::string_view canonicalBody);
/// SHA-256(kind || 0x00 || id (16 bytes) || version (8 bytes big endian) || body digest).
Leaf leafOf(std::string_view kind, const base::Uuid& id, std::int64_t version, const Leaf& bodyDigest);
Leaf leafOf(model::KindId kind, const base::Uuid& id, std::int64_t version, base::ByteView digestKey,
            std::string_view canonicalBody);

/// The last byte of the id: UUIDv7 begins with the time.
constexpr std::size_t bucketOf(const base::Uuid& id) {
    return id.bytes()[15];
}
/// Adds and takes away: XOR is its own inverse.
constexpr void fold(Leaf& sum, const Leaf& leaf) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] = static_cast<std::uint8_t>(sum[i] ^ leaf[i]);
}
Leaf combined(std::span<const Leaf> sums);

}  // namespace opdesk::sync::protocol
