#include "core/store/leaf_table.h"

#include <algorithm>

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr std::size_t kLeafBytes = sizeof(Leaf);

void foldInto(Leaf& sum, const Leaf& leaf) {
    for (std::size_t i = 0; i < kLeafBytes; ++i)
        sum[i] = static_cast<std::uint8_t>(sum[i] ^ leaf[i]);
}

}  // namespace

LeafColumn leafColumn(const Statement& row, int column) {
    LeafColumn found;
    if (row.isNull(column))
        return found;
    found.isKnown = true;
    const auto bytes = row.blob(column);
    if (bytes.size() == kLeafBytes) {
        found.leaf.emplace();
        std::ranges::copy(bytes, found.leaf->begin());
    }
    return found;
}

std::optional<base::Bytes> leafBytes(const LeafColumn& column) {
    if (!column.isKnown)
        return std::nullopt;
    return column.leaf ? base::Bytes(column.leaf->begin(), column.leaf->end()) : base::Bytes();
}

std::optional<Leaf> LeafTable::make(model::KindId kind, model::Compartment compartment, const base::Uuid& id,
                                    std::int64_t version, std::string_view canonicalBody) const {
    if (!m_maker)
        return std::nullopt;
    return m_maker(kind, compartment, id, version, canonicalBody);
}

std::int64_t LeafTable::firstPart(model::Compartment compartment) const {
    return m_context.words.of(compartment) * static_cast<std::int64_t>(kParts);
}

Result<LeafSums> LeafTable::read(model::Compartment compartment) {
    LeafSums sums{};
    const auto first = firstPart(compartment);
    OPDESK_TRY(auto rows, m_context.database.query("SELECT number, sums FROM leaf_part WHERE number BETWEEN ? AND ?",
                                                   first, first + static_cast<std::int64_t>(kParts) - 1));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return sums;
        const auto bytes = rows.blob(1);
        if (bytes.size() != kPartBuckets * kLeafBytes)
            return base::fail(base::ErrorCode::damaged, "the sums of a compartment");
        auto bucket = static_cast<std::size_t>(rows.integer(0) - first) * kPartBuckets;
        for (auto at = bytes.begin(); at != bytes.end(); at += static_cast<std::ptrdiff_t>(kLeafBytes))
            std::copy_n(at, kLeafBytes, sums[bucket++].begin());
    }
}

/// A second window on the file keeps sums of its own.
Status LeafTable::forgetIfOthersWrote() {
    OPDESK_TRY(const auto version, m_context.database.number("PRAGMA data_version"));
    if (version == m_dataVersion)
        return {};
    m_dataVersion = version;
    for (auto& kept : m_kept)
        kept.loaded = kept.loaded && kept.changed.any();
    return {};
}

Status LeafTable::fold(model::Compartment compartment, const base::Uuid& id, const Leaf& leaf) {
    auto& kept = m_kept[static_cast<std::size_t>(compartment)];
    if (kept.changed.none())
        OPDESK_CHECK(forgetIfOthersWrote());
    if (!kept.loaded) {
        OPDESK_TRY(kept.sums, read(compartment));
        kept.loaded = true;
    }
    const std::size_t bucket = id.bytes()[15];
    foldInto(kept.sums[bucket], leaf);
    kept.changed.set(bucket / kPartBuckets);
    return {};
}

Status LeafTable::write(model::Compartment compartment, const Kept& kept, std::size_t part) {
    base::Bytes bytes;
    bytes.reserve(kPartBuckets * kLeafBytes);
    for (std::size_t bucket = part * kPartBuckets; bucket < (part + 1) * kPartBuckets; ++bucket)
        bytes.insert(bytes.end(), kept.sums[bucket].begin(), kept.sums[bucket].end());
    return m_context.database.run(
        "INSERT INTO leaf_part(number, sums) VALUES(?, ?)"
        " ON CONFLICT(number) DO UPDATE SET sums = excluded.sums",
        firstPart(compartment) + static_cast<std::int64_t>(part), bytes);
}

Status LeafTable::flush() {
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        auto& kept = m_kept[i];
        for (std::size_t part = 0; part < kParts && kept.changed.any(); ++part)
            if (kept.changed.test(part)) {
                OPDESK_CHECK(write(static_cast<model::Compartment>(i), kept, part));
                kept.changed.reset(part);
            }
    }
    return {};
}

Status LeafTable::clear(model::Compartment compartment) {
    m_kept[static_cast<std::size_t>(compartment)] = {};
    const auto first = firstPart(compartment);
    return m_context.database.run("DELETE FROM leaf_part WHERE number BETWEEN ? AND ?", first,
                                  first + static_cast<std::int64_t>(kParts) - 1);
}

void LeafTable::replace(model::Compartment compartment, const LeafSums& sums) {
    m_kept[static_cast<std::size_t>(compartment)] = {sums, true, std::bitset<kParts>().set()};
}

void LeafTable::forget() {
    m_kept = {};
}

}  // namespace opdesk::store
