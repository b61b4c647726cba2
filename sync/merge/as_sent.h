#pragma once

#include <map>
#include <set>

#include "sync/merge/judge.h"

namespace opdesk::sync::merge {

/// Is `after` what `op` alone makes of `before` (null: no record), and did the op know what it changed? Then its desk
/// has the record as it stands, byte by byte, and needs no row. False when in doubt.
bool standsAsSent(const model::Op& op, const State* before, const State& after);

/// What of one request its desk has to be told in rows.
class AsSent {
public:
    /// A group that stands, before it is taken: `records` still answers with what was before it. `ops` are as many as
    /// `judged.ops`.
    base::Status add(Records& records, std::span<const model::Op> ops, const Judged& judged);
    /// May the record's row be left out, now that its version is this?
    bool holds(const RecordKey& key, std::int64_t version) const;

private:
    std::map<RecordKey, std::int64_t> m_versions;  ///< as the desk makes them itself, op by op
    std::set<RecordKey> m_told;                    ///< something else happened to these
};

}  // namespace opdesk::sync::merge
