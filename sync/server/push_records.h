#pragma once

#include <set>

#include "sync/merge/judge.h"
#include "sync/server/push_group.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

/// What merge::judgeGroup sees of the database: the records a push touches, read with few statements and kept over its
/// groups, and everything else one by one when a rule asks for it.
class BatchRecords : public merge::Records {
public:
    struct Working {
        StoredRecord record;
        bool isDirty = false;
    };
    BatchRecords(Transaction& transaction, const model::TenantId& tenant, const TenantKeys& keys,
                 RecordRepository& records)
        : m_transaction(transaction), m_tenant(tenant), m_keys(keys), m_records(records) {}

    /// Reads what these groups will most likely ask for and locks what they may write.
    base::Status load(std::span<const PushGroup> groups);
    /// load() for whoever asks the database more in the same round trip: `hear` takes the answers in this order.
    std::vector<Statement> asks(std::span<const PushGroup> groups);
    base::Status hear(std::span<const Rows> answers, std::span<const PushGroup> groups);
    /// A group stands: its changes are part of what the next one sees.
    void take(merge::Judged judged);
    /// A group is put aside: what it would have made is waited for.
    void putAside(const PushGroup& group);
    /// Was the group in quarantine before this request?
    bool wasParked(const model::GroupId& group) const { return m_parkedBefore.contains(group); }

    const std::map<RecordKey, Working>& working() const { return m_working; }
    std::vector<StoredRecord*> dirty();
    /// Rows of app.conflict_card and app.cross_mark for what was taken.
    std::vector<Statement> indexStatements();

    base::Result<const merge::State*> find(const RecordKey& key) override;
    base::Result<bool> exists(const RecordKey& key) override;
    base::Result<std::vector<base::Uuid>> bearing(model::KindId kind, const merge::Mark& mark) override;
    base::Result<std::vector<base::Uuid>> openCards(const RecordKey& about) override;
    base::Result<std::optional<model::GroupId>> parkedMaker(const base::Uuid& record) override;
    base::Result<std::optional<base::Uuid>> holdSlot(const base::Uuid& appointment,
                                                     const std::optional<merge::Slot>& slot) override;
    base::Result<std::int64_t> nextNumber(const std::string& counter) override;

private:
    using Borne = std::pair<model::KindId, merge::Mark>;
    crypto::Bytes32 indexOf(const merge::Mark& mark);
    base::Status loadMarks(const std::set<Borne>& wanted);
    base::Status loadNear(std::span<const PushGroup> groups);
    base::Status keep(std::map<RecordKey, StoredRecord> found, std::span<const RecordKey> wanted);

    Transaction& m_transaction;
    const model::TenantId m_tenant;
    const TenantKeys& m_keys;
    RecordRepository& m_records;

    std::map<std::string, crypto::HmacSha256, std::less<>> m_indexers;  ///< by Mark::what
    std::vector<RecordKey> m_asked;                                     ///< by asks(), for hear()
    std::map<RecordKey, Working> m_working;  ///< records that do not exist are here too, once asked for
    std::set<RecordKey> m_there;             ///< seen to exist, not read
    std::map<Borne, std::set<base::Uuid>> m_bearing;
    std::map<RecordKey, std::set<base::Uuid>> m_cards;
    std::map<base::Uuid, model::GroupId> m_makers;  ///< of records that groups in quarantine would make
    std::set<model::GroupId> m_parkedBefore;
    std::map<RecordKey, std::vector<merge::Mark>> m_newMarks;
    std::set<base::Uuid> m_touchedCards;
};

/// Ids of the records that the ops would make, from the envelopes alone.
std::vector<base::Uuid> madeBy(const protocol::WireGroup& wire);

}  // namespace opdesk::sync::server
