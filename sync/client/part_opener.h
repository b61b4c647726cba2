#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/sync_store.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// A part of a page with all that can be done to its rows before the store is touched.
struct ReadyPart {
    protocol::OpenedPart opened;
    /// One a row, null for a body that is absent. They live in `memory`.
    std::vector<const base::json::object*> trees;
    std::vector<std::optional<store::Leaf>> leaves;  ///< one a row; nothing without a digest key and for the deleted
    std::unique_ptr<base::json::monotonic_resource> memory;
};

/// A part being opened (decrypted, expanded, parsed, digested) by `aside`; without one, when it is taken. Lives and
/// ends on its owner's thread; what runs aside holds its own schedule of the key.
class PartOpener {
public:
    using Aside = std::function<void(std::function<void()>)>;
    /// `digestKey` may be empty.
    PartOpener(const model::TenantId& tenant, protocol::WirePart part, base::ByteView key, base::Bytes digestKey,
               const Aside& aside);
    /// take() would not wait, or nobody else opens it.
    bool isReady() const;
    /// At most so long.
    void waitFor(std::chrono::milliseconds most) const;
    /// Once. Waits when it is not ready. Errors: as protocol::openPartText; damaged for a body that is no object.
    base::Result<ReadyPart> take();

private:
    std::shared_ptr<std::packaged_task<base::Result<ReadyPart>()>> m_task;
    std::future<base::Result<ReadyPart>> m_ready;
    bool m_isAside = false;
};

}  // namespace opdesk::sync::client
