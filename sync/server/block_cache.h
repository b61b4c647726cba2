#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

#include "sync/protocol/messages.h"

namespace opdesk::sync::server {

/// Sealed parts of blocks of the seq axis, for desks that load a clinic from its beginning. A part may hold rows that
/// moved on since it was made: what they are now has a later seq and comes after it, so an old part harms nobody. Least
/// recently used ones leave. Any thread.
class BlockCache {
public:
    static constexpr std::size_t kMostBytes = 64 * 1024 * 1024;

    struct Key {
        model::TenantId tenant;
        std::string epoch;
        model::Compartment compartment = model::Compartment::desk;
        std::int64_t keyEpoch = 1;
        std::int64_t fromSeq = 0, toSeq = 0;
        auto operator<=>(const Key&) const = default;
    };
    using Part = std::shared_ptr<const protocol::WirePart>;

    explicit BlockCache(std::size_t mostBytes = kMostBytes) : m_mostBytes(mostBytes) {}
    Part find(const Key& key);
    void put(const Key& key, Part part);
    std::size_t bytes() const;

private:
    struct Entry {
        Part part;
        std::list<Key>::iterator place;
    };
    static std::size_t sizeOf(const Part& part) { return part->sealed.size() + 512; }

    const std::size_t m_mostBytes;
    mutable std::mutex m_mutex;  // guards what follows
    std::map<Key, Entry> m_entries;
    std::list<Key> m_order;  ///< the most recently used first
    std::size_t m_bytes = 0;
};

}  // namespace opdesk::sync::server
