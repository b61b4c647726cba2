#pragma once

#include "sync/merge/cross_check.h"
#include "sync/server/push_service.h"

namespace opdesk::sync::server {

/// The groups of one push inside one transaction: judged in order, applied in memory, written at the end.
class PushBatch {
public:
    PushBatch(const Services& services, Transaction& transaction, const Session& session,
              std::shared_ptr<const TenantKeys> keys);

    /// `parkWith` parks every genuine group for that reason: the way out for one that the database itself refuses.
    base::Status run(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith);

    std::vector<protocol::WireVerdict> verdicts;
    std::vector<model::GroupId> taken;
    std::string epoch;
    std::int64_t head = 0;
    std::map<RecordKey, model::RecordImage> rows() const;

private:
    struct Working {
        StoredRecord record;
        bool isDirty = false;
    };
    struct Logged {
        crypto::Bytes32 hash{};
        model::Verdict verdict = model::Verdict::applied;
        std::int64_t version = 0;
    };
    struct Mark {
        std::string what;
        crypto::Bytes32 mark{};
        base::Uuid id;
        std::int64_t atMillis = 0;
    };
    struct Card {
        base::Uuid id;
        RecordKey of;
        std::string field;
        model::DeviceId device;
        bool open = true;
    };
    struct NewLogLine {
        const model::Op* op;
        crypto::Bytes32 hash;
        model::Verdict verdict;
        std::int64_t version;
    };
    struct NewEvent {
        const protocol::WireAudit* wire;
        audit::Event event;
        crypto::Bytes32 hash{};
        std::string fault;
    };
    /// What one group would change, kept apart until the group stands as a whole.
    struct Draft {
        std::map<RecordKey, Working> records;
        std::vector<Card> cards;
        std::vector<Mark> marks;
        std::vector<NewLogLine> log;
        std::vector<protocol::WireVerdict> verdicts;
    };

    // push_batch_load.cpp
    base::Status lockDevice();
    base::Status loadLog(std::span<PushGroup> groups);
    base::Status loadRecords(std::span<PushGroup> groups);
    std::vector<Mark> marksOf(const model::Op& op, const json::object& body) const;

    // push_batch_apply.cpp
    base::Status judge(PushGroup& group);
    base::Status applyOp(PushGroup& group, std::size_t index, Draft& draft);
    void raise(const merge::Item& item, const model::Op& op, const Working& of, const merge::Context& context,
               Draft& draft);
    base::Status holdSlot(const model::Op& op, Working& working, const merge::Context& context, Draft& draft,
                          model::Verdict& verdict);
    void crossCheck(const model::Op& op, Working& working, const merge::Context& context, Draft& draft,
                    model::Verdict& verdict);
    Working& workingOf(Draft& draft, const RecordKey& key);
    void park(const PushGroup& group);

    // push_batch_write.cpp
    void chainEvents(const PushGroup& group);
    base::Status write();
    /// Key epoch and bytes at rest.
    base::Result<std::pair<std::int64_t, base::Bytes>> sealedPayload(const NewEvent& fresh) const;
    base::Status writeQuarantine();

    const Services& m_services;
    Transaction& m_transaction;
    const Session& m_session;
    const std::shared_ptr<const TenantKeys> m_keys;
    const std::int64_t m_receivedMillis;
    RecordRepository m_records;

    audit::ChainHead m_chain;
    std::vector<PushGroup> m_groups;
    std::map<base::Uuid, Logged> m_log;
    std::map<RecordKey, Working> m_working;
    std::vector<Card> m_cards;                                     ///< open ones of the touched records, old and new
    std::vector<Mark> m_marks;                                     ///< of the touched matters, old and new
    std::set<std::pair<std::int64_t, std::string>> m_knownEvents;  ///< sequence and hash already in the log
    std::vector<NewLogLine> m_newLog;
    std::vector<NewEvent> m_newEvents;
    std::vector<Mark> m_newMarks;
    std::set<base::Uuid> m_touchedCards;
    std::vector<const PushGroup*> m_parked;
    std::set<base::Uuid> m_released;  ///< groups that were in quarantine and stand now
};

}  // namespace opdesk::sync::server
