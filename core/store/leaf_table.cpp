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

Result<LeafSums> LeafTable::read(model::Compartment compartment) {
    LeafSums sums{};
    OPDESK_TRY(auto row, m_context.database.query("SELECT sums FROM leaf_sum WHERE compartment = ?",
                                                  m_context.words.of(compartment)));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return sums;
    const auto bytes = row.blob(0);
    if (bytes.size() != kBuckets * kLeafBytes)
        return base::fail(base::ErrorCode::damaged, "the sums of a compartment");
    for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(bucket * kLeafBytes), kLeafBytes, sums[bucket].begin());
    return sums;
}

/// A second window on the file keeps sums of its own.
Status LeafTable::forgetIfOthersWrote() {
    OPDESK_TRY(const auto version, m_context.database.number("PRAGMA data_version"));
    if (version == m_dataVersion)
        return {};
    m_dataVersion = version;
    for (auto& kept : m_kept)
        kept.loaded = kept.loaded && kept.changed;
    return {};
}

Status LeafTable::fold(model::Compartment compartment, const base::Uuid& id, const Leaf& leaf) {
    auto& kept = m_kept[static_cast<std::size_t>(compartment)];
    if (!kept.changed)
        OPDESK_CHECK(forgetIfOthersWrote());
    if (!kept.loaded) {
        OPDESK_TRY(kept.sums, read(compartment));
        kept.loaded = true;
    }
    foldInto(kept.sums[id.bytes()[15]], leaf);
    kept.changed = true;
    return {};
}

Status LeafTable::flush() {
    for (std::size_t i = 0; i < m_kept.size(); ++i) {
        auto& kept = m_kept[i];
        if (!kept.changed)
            continue;
        base::Bytes bytes;
        bytes.reserve(kBuckets * kLeafBytes);
        for (const auto& sum : kept.sums)
            bytes.insert(bytes.end(), sum.begin(), sum.end());
        OPDESK_CHECK(
            m_context.database.run("INSERT INTO leaf_sum(compartment, sums) VALUES(?, ?)"
                                   " ON CONFLICT(compartment) DO UPDATE SET sums = excluded.sums",
                                   m_context.words.of(static_cast<model::Compartment>(i)), bytes));
        kept.changed = false;
    }
    return {};
}

Status LeafTable::clear(model::Compartment compartment) {
    m_kept[static_cast<std::size_t>(compartment)] = {};
    return m_context.database.run("DELETE FROM leaf_sum WHERE compartment = ?", m_context.words.of(compartment));
}

void LeafTable::replace(model::Compartment compartment, const LeafSums& sums) {
    m_kept[static_cast<std::size_t>(compartment)] = {sums, true, true};
}

void LeafTable::forget() {
    m_kept = {};
}

}  // namespace opdesk::store
