#include "sync/server/block_cache.h"

namespace opdesk::sync::server {

BlockCache::Part BlockCache::find(const Key& key) {
    const std::scoped_lock lock(m_mutex);
    const auto it = m_entries.find(key);
    if (it == m_entries.end())
        return nullptr;
    m_order.splice(m_order.begin(), m_order, it->second.place);
    return it->second.part;
}

void BlockCache::put(const Key& key, Part part) {
    const std::scoped_lock lock(m_mutex);
    // Another request made the same block at the same moment; either is right.
    if (m_entries.contains(key) || sizeOf(part) > m_mostBytes)
        return;
    m_bytes += sizeOf(part);
    m_order.push_front(key);
    m_entries.emplace(key, Entry{std::move(part), m_order.begin()});
    while (m_bytes > m_mostBytes) {
        const auto last = m_entries.find(m_order.back());
        m_bytes -= sizeOf(last->second.part);
        m_entries.erase(last);
        m_order.pop_back();
    }
}

std::size_t BlockCache::bytes() const {
    const std::scoped_lock lock(m_mutex);
    return m_bytes;
}

}  // namespace opdesk::sync::server
