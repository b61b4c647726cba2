#pragma once

#include <list>

#include "sync/merge/as_sent.h"
#include "sync/server/audit_log.h"
#include "sync/server/push_records.h"
#include "sync/server/push_service.h"

namespace opdesk::sync::server {

/// The groups of one push inside one transaction: judged in order, applied in memory, written at the end.
class PushBatch {
public:
    PushBatch(const Services& services, Transaction& transaction, const Session& session,
              std::shared_ptr<const TenantKeys> keys);

    /// `parkWith` parks every genuine group for that reason: the way out for one that the database itself refuses.
    base::Status run(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith);

    /// An admin lets groups stand that were made under an ended lease.
    bool admitsEndedLeases = false;

    std::vector<protocol::WireVerdict> verdicts;
    std::vector<model::GroupId> taken;
    std::string epoch;
    std::int64_t head = 0;
    std::optional<std::int64_t> since;  ///< the head before what was written here; absent: nothing was
    std::set<std::string> scope;        ///< compartments the device's users may see
    std::int64_t deviceSeq = 0;         ///< the highest held of the session's device
    /// Rows the device cannot make itself from what it sent.
    std::map<RecordKey, model::RecordImage> rows() const;

private:
    struct Logged {
        crypto::Bytes32 hash{};
        merge::Logged known;
    };
    struct NewLogLine {
        const model::Op* op;
        crypto::Bytes32 hash;
        model::Verdict verdict;
        std::int64_t version;
    };
    struct NewEvent {
        const PushGroup* group;
        std::size_t place;  ///< among the group's events
    };

    // push_batch_load.cpp
    /// In one round trip: what the session's device is, what its users may see, the leases the groups name, what of
    /// them is in the log already, and the records they are about. Checks the groups.
    base::Status load(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith);
    base::Status hearDevice(std::span<const Rows> answers);
    void checkMaker(PushGroup& group) const;
    std::vector<Statement> logStatements(std::span<const PushGroup> groups) const;
    base::Status hearLog(std::span<const Rows> answers, std::span<const PushGroup> groups);

    // push_batch_apply.cpp
    base::Status judge(PushGroup& group);
    base::Status standIn(PushGroup& group, merge::Judged judged);
    void park(const PushGroup& group);
    /// Groups in quarantine that waited for one that stands now.
    base::Status judgeWaiting();

    // push_batch_write.cpp
    void chainEvents(const PushGroup& group);
    base::Status write();
    base::Result<std::vector<AuditEntry>> newEntries();
    void noteFaults(std::span<const AuditEntry> entries, const Rows& answer) const;
    std::vector<Statement> logLines();
    /// Key epoch and bytes at rest.
    base::Status sealPayload(const protocol::WireAudit& wire, const audit::Event& event, AuditEntry& entry);
    base::Status writeQuarantine();

    const Services& m_services;
    Transaction& m_transaction;
    const Session& m_session;
    const std::shared_ptr<const TenantKeys> m_keys;
    const std::int64_t m_receivedMillis;
    RecordRepository m_records;
    BatchRecords m_source;

    std::vector<base::Uuid> m_devices;  ///< the session's and those it replaced
    std::vector<PushGroup> m_groups;
    std::map<base::Uuid, Logged> m_log;
    std::set<std::tuple<base::Uuid, std::int64_t, crypto::Bytes32>>
        m_knownEvents;  ///< device, sequence, hash: in the log
    std::vector<NewLogLine> m_newLog;
    std::vector<NewEvent> m_newEvents;
    std::vector<const PushGroup*> m_parked;
    merge::AsSent m_asSent;
    std::list<protocol::PushRequest> m_waitingWires;
    std::list<std::vector<PushGroup>> m_waiting;  ///< judged again because what they waited for stands
    std::set<base::Uuid> m_released;              ///< groups that were in quarantine and stand now
};

/// A group as quarantine keeps it. Errors: internal when it cannot be opened.
base::Result<protocol::PushRequest> openQuarantined(const model::TenantId& tenant, const TenantKeys& keys,
                                                    const model::GroupId& group, std::int64_t keyEpoch,
                                                    base::ByteView sealed);

}  // namespace opdesk::sync::server
