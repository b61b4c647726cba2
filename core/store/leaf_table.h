#pragma once

#include <array>
#include <bitset>
#include <optional>

#include "core/store/projection.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

/// The digests of server images (record.leaf) and their sums by compartment and bucket (leaf_part). Changes of sums are
/// gathered in memory and written by flush(), inside the transaction that wrote the rows. The sums lie in parts of a
/// few buckets, so that a record that changes costs one page and not the sums of its whole compartment.
class LeafTable {
public:
    explicit LeafTable(const ProjectionContext& context) : m_context(context) {}

    void setMaker(LeafMaker maker) { m_maker = std::move(maker); }
    bool hasMaker() const { return static_cast<bool>(m_maker); }
    /// Nothing without a maker or without its key.
    std::optional<Leaf> make(model::KindId kind, model::Compartment compartment, const base::Uuid& id,
                             std::int64_t version, std::string_view canonicalBody) const;

    /// XOR is its own inverse: a leaf is taken away as it is added.
    base::Status fold(model::Compartment compartment, const base::Uuid& id, const Leaf& leaf);
    base::Status flush();
    /// The compartment has no leaves any more.
    base::Status clear(model::Compartment compartment);
    /// After a rollback.
    void forget();
    void replace(model::Compartment compartment, const LeafSums& sums);
    base::Result<LeafSums> read(model::Compartment compartment);

private:
    static constexpr std::size_t kParts = 16;
    static constexpr std::size_t kPartBuckets = kBuckets / kParts;
    struct Kept {
        LeafSums sums{};
        bool loaded = false;
        std::bitset<kParts> changed;
    };
    ProjectionContext m_context;
    LeafMaker m_maker;
    base::Status forgetIfOthersWrote();
    std::int64_t firstPart(model::Compartment compartment) const;
    base::Status write(model::Compartment compartment, const Kept& kept, std::size_t part);

    std::array<Kept, model::kCompartmentCount> m_kept;
    std::optional<std::int64_t> m_dataVersion;  ///< of the file when the sums were read
};

/// A leaf as it lies in record.leaf: null means not made yet, an empty one that the server has no live record.
struct LeafColumn {
    bool isKnown = false;
    std::optional<Leaf> leaf;
};
LeafColumn leafColumn(const Statement& row, int column);
/// Clean records this session can open whose leaf is not that of what they hold; for tests and support, at rest:
/// between an acknowledgement and its row a record is ahead of its leaf.
base::Result<std::vector<RecordName>> wrongLeaves(Store& store);
/// The sums anew from the rows: when a search found every row right, what is wrong is the sum.
base::Status rebuildLeafSums(Store& store, model::Compartment compartment);
/// What to bind for it.
std::optional<base::Bytes> leafBytes(const LeafColumn& column);

}  // namespace opdesk::store
