#include "sync/client/part_opener.h"

#include <boost/json.hpp>

#include "sync/protocol/body_digest.h"
#include "sync/protocol/sealed_part.h"

namespace opdesk::sync::client {

namespace {

base::Result<ReadyPart> openWhole(const model::TenantId& tenant, const protocol::WirePart& wire,
                                  base::Result<crypto::Sealer>& key, base::ByteView digestKey) {
    if (!key)
        return base::fail(key.error());
    ReadyPart ready;
    OPDESK_TRY(ready.opened, protocol::openPartText(tenant, wire, *key));
    ready.memory = std::make_unique<base::json::monotonic_resource>();
    ready.trees.reserve(ready.opened.rows.size());
    ready.leaves.reserve(ready.opened.rows.size());
    std::optional<protocol::BodyDigester> digester;
    if (!digestKey.empty())
        digester.emplace(digestKey);
    for (const auto& row : ready.opened.rows) {
        ready.leaves.emplace_back();
        if (!row.deleted && digester)
            ready.leaves.back() =
                protocol::leafOf(model::kindName(row.kind), row.id, row.version, digester->of(row.body));
        if (row.body.empty()) {
            ready.trees.push_back(nullptr);
            continue;
        }
        base::json::error_code error;
        const base::json::storage_ptr memory(ready.memory.get());
        auto tree = base::json::parse({row.body.data(), row.body.size()}, error, memory);
        if (error || !tree.is_object())
            return base::fail(base::ErrorCode::damaged, "a body that is no object");
        void* place = memory->allocate(sizeof(base::json::object), alignof(base::json::object));
        // Never destroyed: all of it is the memory's, which goes as a whole.
        ready.trees.push_back(new (place) base::json::object(std::move(tree.get_object()), memory));
    }
    return ready;
}

}  // namespace

PartOpener::PartOpener(const model::TenantId& tenant, protocol::WirePart part, base::ByteView key,
                       base::Bytes digestKey, const Aside& aside)
    : m_isAside(static_cast<bool>(aside)) {
    // No copy of the key: pages of guarded memory cost more than opening a small part.
    auto sealer = std::make_shared<base::Result<crypto::Sealer>>(crypto::Sealer::make(key));
    m_task = std::make_shared<std::packaged_task<base::Result<ReadyPart>()>>(
        [tenant, wire = std::move(part), sealer = std::move(sealer), digestKey = std::move(digestKey)] {
            return openWhole(tenant, wire, *sealer, digestKey);
        });
    m_ready = m_task->get_future();
    if (m_isAside)
        aside([task = m_task] { (*task)(); });
}

void PartOpener::waitFor(std::chrono::milliseconds most) const {
    if (m_isAside)
        m_ready.wait_for(most);
}

bool PartOpener::isReady() const {
    return !m_isAside || m_ready.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

base::Result<ReadyPart> PartOpener::take() {
    if (!m_isAside)
        (*m_task)();
    return m_ready.get();
}

}  // namespace opdesk::sync::client
