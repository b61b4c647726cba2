#include "sync/protocol/digest.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/crypto/hash.h"
#include "sync/protocol/body_digest.h"

namespace opdesk::sync::protocol {

base::Bytes digestKey(base::ByteView compartmentKey) {
    const auto key = crypto::hkdfSha256(compartmentKey, {}, base::asBytes("opdesk-digest-1"), 32);
    return {key.view().begin(), key.view().end()};
}

Leaf bodyDigest(base::ByteView digestKey, std::string_view canonicalBody) {
    return BodyDigester(digestKey).of(canonicalBody);
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
    // A word at a time: every pull of every desk compares these.
    std::array<std::uint64_t, sizeof(Leaf) / sizeof(std::uint64_t)> all{}, one{};
    for (const auto& sum : sums) {
        std::memcpy(one.data(), sum.data(), sizeof one);
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] ^= one[i];
    }
    Leaf folded;
    std::memcpy(folded.data(), all.data(), sizeof all);
    return folded;
}

}  // namespace opdesk::sync::protocol
