#include "sync/protocol/digest.h"

#include <algorithm>

#include "core/crypto/hash.h"

namespace opdesk::sync::protocol {

base::Bytes digestKey(base::ByteView compartmentKey) {
    const auto key = crypto::hkdfSha256(compartmentKey, {}, base::asBytes("opdesk-digest-1"), 32);
    return {key.view().begin(), key.view().end()};
}

Leaf bodyDigest(base::ByteView digestKey, std::string_view canonicalBody) {
    return crypto::hmacSha256(digestKey, base::asBytes(canonicalBody));
}

Leaf leafOf(std::string_view kind, const base::Uuid& id, std::int64_t version, const Leaf& bodyDigest) {
    base::Bytes text(kind.begin(), kind.end());
    text.reserve(kind.size() + 1 + 16 + 8 + 32);
    text.push_back(0);
    text.insert(text.end(), id.bytes().begin(), id.bytes().end());
    for (int shift = 56; shift >= 0; shift -= 8)
        text.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(version) >> shift));
    text.insert(text.end(), bodyDigest.begin(), bodyDigest.end());
    return crypto::sha256(text);
}

Leaf leafOf(model::KindId kind, const base::Uuid& id, std::int64_t version, base::ByteView digestKey,
            std::string_view canonicalBody) {
    return leafOf(model::kindName(kind), id, version, bodyDigest(digestKey, canonicalBody));
}

Leaf combined(std::span<const Leaf> sums) {
    Leaf all{};
    for (const auto& sum : sums)
        fold(all, sum);
    return all;
}

}  // namespace opdesk::sync::protocol
