#include "sync/client/page_job.h"

#include <algorithm>

namespace opdesk::sync::client {

PageJob::PageJob(const model::TenantId& tenant, protocol::PageAnswer page, Purpose purpose,
                 const std::vector<store::CompartmentKey>& keys)
    : m_tenant(tenant),
      m_keys(&keys),
      m_purpose(purpose),
      m_more(page.more),
      m_digests(std::move(page.digests)),
      m_parts(std::move(page.parts)) {
    m_close.epoch = std::move(page.epoch);
    if (purpose == Purpose::first)
        return;  // it tells of some patients and moves nothing
    m_close.cursor = page.cursor;
    m_close.schema = model::kSchema;
    if (page.coverage)
        m_close.coverage = {page.coverage->scope, page.coverage->fill, page.coverage->filled};
    if (purpose == Purpose::bootstrap)
        for (const auto& part : m_parts)
            m_close.bootstrapRows += part.rows;
}

base::Result<bool> PageJob::next(store::PageRow& row) {
    while (m_row >= m_opened.rows.size()) {
        if (m_part >= m_parts.size())
            return false;
        auto& wire = m_parts[m_part++];
        const auto key = std::ranges::find_if(*m_keys, [&](const store::CompartmentKey& candidate) {
            return candidate.compartment == wire.compartment && candidate.epoch == wire.keyEpoch;
        });
        if (key == m_keys->end()) {
            // Rows of "first" come again with the pull; sealed ones need not be kept twice.
            if (m_purpose != Purpose::first)
                m_close.parts.push_back(
                    {wire.compartment, wire.keyEpoch, wire.fromSeq, wire.toSeq, {}, std::move(wire.sealed)});
            continue;
        }
        OPDESK_TRY(m_opened, protocol::openPartText(m_tenant, wire, key->key.view()));
        m_row = 0;
        m_close.skippedKinds += m_opened.skipped;
        wire.sealed = {};
    }
    const auto& from = m_opened.rows[m_row++];
    row = {from.kind, from.id, from.version, m_opened.compartment, from.deleted, from.body};
    return true;
}

base::Result<bool> PageJob::step(store::Store& store, const store::SliceBound& bound) {
    OPDESK_TRY(const auto end, store::applySlice(
                                   store, [this](store::PageRow& row) { return next(row); }, bound, m_close));
    return end.finished;
}

}  // namespace opdesk::sync::client
