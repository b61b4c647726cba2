#pragma once

#include "core/audit/event.h"
#include "core/store/change_rules.h"
#include "core/store/impl.h"

namespace opdesk::store {

/// Writes one action of a person: records, projections, ops, audit events, signature. Lives inside one transaction of
/// the caller, who commits or rolls back.
class GroupWriter {
public:
    /// `atMillis`: when it was done, for a look that had to wait; absent: now.
    GroupWriter(Store::Impl& store, const Actor& actor, std::optional<std::int64_t> atMillis = {});

    /// Empty receipt (null group) when the changes came to nothing.
    base::Result<CommitReceipt> write(const ActionGroup& group);
    const ChangedIds& changed() const { return m_changed; }

private:
    struct Written {
        model::Op op;
        Stored payload;
    };
    base::Status writeChange(const Change& change);
    base::Status drainWhatWasLost();
    base::Status saveRecord(const model::Op& op, const Prepared& prepared, const std::optional<Record>& current);
    base::Result<QueuedAudit> chain(const AuditEntry& entry);
    base::Status writeAudit(const std::vector<AuditEntry>& entries);
    base::Status finish();
    AuditEntry withValues(const AuditEntry& entry) const;
    model::Compartment compartmentOf(const AuditEntry& entry) const;

    Store::Impl& m_store;
    const Actor& m_actor;
    std::int64_t m_now;
    std::optional<std::int64_t> m_clockOffset;
    QueuedGroup m_group;
    std::vector<Written> m_written;
    std::vector<std::string> m_commitments;
    std::int64_t m_bytes = 0;
    CommitReceipt m_receipt;
    ChangedIds m_changed;
};

/// The next number of a counter; taken back when the transaction is.
base::Result<std::int64_t> takeNumber(Database& database, const std::string& counter);

inline constexpr std::size_t kMaxGroupChanges = 100;
inline constexpr std::int64_t kMaxGroupBytes = 128 * 1024;

}  // namespace opdesk::store
