#pragma once

#include <map>

#include "sync/client/engine.h"
#include "sync/client/part_opener.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// A page that arrived and goes into the store slice by slice; its cursor moves with the last slice.
class PageJob {
public:
    enum class Purpose { pull, bootstrap, first };
    /// What the job needs of the engine; everything it points to outlives the job.
    struct Tools {
        const std::vector<store::CompartmentKey>* keys;
        /// Null: no leaves are made for the compartment.
        std::function<const base::Bytes*(model::Compartment)> digestKeyOf;
        PartOpener::Aside aside;  ///< empty: parts are opened where they are taken
        std::int64_t load = 0;    ///< store::SyncState::load when the page was asked for
    };
    /// The first part is being opened from here on.
    PageJob(const model::TenantId& tenant, protocol::PageAnswer page, Purpose purpose, Tools tools);

    /// One slice, or none when someone came while the rows were still being opened; true: the whole page is in. Errors:
    /// damaged, tooLarge (a part that has its key and does not open), those of the store.
    base::Result<bool> step(store::Store& store, const store::SliceBound& bound);

    Purpose purpose() const { return m_purpose; }
    bool more() const { return m_more; }
    std::int64_t cursor() const { return m_close.cursor.value_or(0); }
    std::int64_t load() const { return m_tools.load; }
    const std::optional<store::PageCoverage>& coverage() const { return m_close.coverage; }
    /// Combined sums of the compartments as of the cursor; empty when the server did not tell.
    const std::map<std::string, protocol::Leaf>& digests() const { return m_digests; }
    void forgetDigests() { m_digests.clear(); }

private:
    base::Result<bool> next(store::PageRow& row);
    /// The next row lies in a part that is still being opened.
    bool isUnready() const { return m_row >= m_ready.opened.rows.size() && m_ahead && !m_ahead->isReady(); }
    void openNext();

    model::TenantId m_tenant;
    Tools m_tools;
    Purpose m_purpose;
    bool m_more = false;
    std::map<std::string, protocol::Leaf> m_digests;
    std::vector<protocol::WirePart> m_parts;
    std::size_t m_part = 0;             ///< the next to open
    std::optional<PartOpener> m_ahead;  ///< being opened while the rows of m_ready go in
    ReadyPart m_ready;
    std::size_t m_row = 0;
    store::Page m_close;
};

}  // namespace opdesk::sync::client
