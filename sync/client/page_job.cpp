#include "sync/client/page_job.h"

#include <algorithm>

#include "core/store/tidy_log.h"

namespace opdesk::sync::client {

PageJob::PageJob(const model::TenantId& tenant, protocol::PageAnswer page, Purpose purpose, Tools tools)
    : m_tenant(tenant),
      m_tools(std::move(tools)),
      m_purpose(purpose),
      m_more(page.more),
      m_digests(std::move(page.digests)),
      m_parts(std::move(page.parts)) {
    m_close.epoch = std::move(page.epoch);
    m_close.load = m_tools.load;
    if (purpose != Purpose::first) {  // which tells of some patients and moves nothing
        m_close.cursor = page.cursor;
        m_close.schema = model::kSchema;
        if (page.coverage)
            m_close.coverage = {page.coverage->scope, page.coverage->fill, page.coverage->filled};
        if (purpose == Purpose::bootstrap)
            for (const auto& part : m_parts)
                m_close.bootstrapRows += part.rows;
    }
    openNext();
}

/// Parts without a key are put by on the way.
void PageJob::openNext() {
    m_ahead.reset();
    while (m_part < m_parts.size()) {
        auto& wire = m_parts[m_part++];
        const auto key = std::ranges::find_if(*m_tools.keys, [&](const store::CompartmentKey& candidate) {
            return candidate.compartment == wire.compartment && candidate.epoch == wire.keyEpoch;
        });
        if (key != m_tools.keys->end()) {
            const auto* digestKey = m_tools.digestKeyOf ? m_tools.digestKeyOf(wire.compartment) : nullptr;
            m_ahead.emplace(m_tenant, std::move(wire), key->key.view(), digestKey ? *digestKey : base::Bytes(),
                            m_tools.aside);
            return;
        }
        // Rows of "first" come again with the pull; sealed ones need not be kept twice.
        if (m_purpose != Purpose::first)
            m_close.parts.push_back(
                {wire.compartment, wire.keyEpoch, wire.fromSeq, wire.toSeq, {}, std::move(wire.sealed)});
    }
}

base::Result<bool> PageJob::next(store::PageRow& row) {
    while (m_row >= m_ready.opened.rows.size()) {
        if (!m_ahead)
            return false;
        m_ready = {};
        OPDESK_TRY(m_ready, m_ahead->take());
        m_row = 0;
        m_close.skippedKinds += m_ready.opened.skipped;
        openNext();
    }
    const auto at = m_row++;
    const auto& from = m_ready.opened.rows[at];
    row = {from.kind,    from.id,   from.version,      m_ready.opened.compartment,
           from.deleted, from.body, m_ready.trees[at], m_ready.leaves[at] ? &*m_ready.leaves[at] : nullptr};
    return true;
}

base::Result<bool> PageJob::step(store::Store& store, const store::SliceBound& bound) {
    const auto someoneWaits = [&] { return bound.someoneWaits && bound.someoneWaits(); };
    // No person waits for the opening of a part or for the log: not here, and not inside a transaction.
    constexpr std::chrono::milliseconds kMoment{1};
    while (isUnready() || !store::logIsFree(store, std::chrono::milliseconds(0))) {
        if (someoneWaits())
            return false;
        if (isUnready())
            m_ahead->waitFor(kMoment);
        else
            store::logIsFree(store, kMoment);
    }
    const store::SliceBound slice{bound.rows, [&] { return someoneWaits() || isUnready(); }};
    OPDESK_TRY(const auto end, store::applySlice(
                                   store, [this](store::PageRow& row) { return next(row); }, slice, m_close));
    return end.finished;
}

}  // namespace opdesk::sync::client
