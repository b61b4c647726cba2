#pragma once

#include <map>
#include <span>
#include <vector>

#include "core/model/op.h"
#include "sync/merge/apply.h"
#include "sync/server/services.h"

namespace opdesk::sync::server {

using RecordKey = std::pair<model::KindId, base::Uuid>;

struct StoredRecord {
    model::KindId kind = model::KindId::patient;
    base::Uuid id;
    merge::State state;
    std::int64_t seq = 0;   ///< 0: not written yet
    bool isStored = false;  ///< there is a row for it
};
model::RecordImage imageOf(const StoredRecord& record);
/// The patient a record is about, from its kind's subject field.
std::optional<base::Uuid> subjectOf(model::KindId kind, const base::Uuid& id, const json::object& body);

struct HeadMove {
    std::string epoch;
    std::int64_t seq = 0;          ///< after the move
    std::int64_t auditBefore = 0;  ///< audit events of the clinic before it
};

/// Records of one clinic inside one transaction; opens and seals their bodies.
class RecordRepository {
public:
    RecordRepository(Transaction& transaction, const model::TenantId& tenant, const TenantKeys& keys,
                     base::Random& random)
        : m_transaction(transaction), m_tenant(tenant), m_keys(keys), m_random(random) {}

    /// Locks and reads by one statement in the order of (kind, id); what is not there is left out.
    base::Result<std::map<RecordKey, StoredRecord>> lock(std::span<const RecordKey> wanted);
    /// The same without a lock, for records that are only looked at.
    base::Result<std::map<RecordKey, StoredRecord>> look(std::span<const RecordKey> wanted);
    base::Result<std::vector<StoredRecord>> ofKind(model::KindId kind);

    struct Page {
        std::vector<model::RecordImage> rows;
        std::int64_t cursor = 0;
        bool more = false;
    };
    /// Rows with cursor < seq <= head of the compartments, at most `limit` and about `maxBytes`.
    base::Result<Page> after(std::int64_t cursor, std::int64_t head, const std::vector<std::string>& compartments,
                             std::int64_t limit, std::size_t maxBytes);

    /// The transaction's last step but the writes: takes `records` numbers and `auditEvents` places from the head row.
    base::Result<HeadMove> moveHead(std::int64_t records, std::int64_t auditEvents);
    /// Writes the records under head.seq - n + 1 … head.seq in their order and tells listeners. Sets seq and isStored.
    /// Errors: internal with SQLSTATE 23505 when another transaction made one of them first.
    base::Status write(std::span<StoredRecord* const> records, const HeadMove& head);

private:
    base::Result<std::map<RecordKey, StoredRecord>> read(std::span<const RecordKey> wanted, const char* sql);
    base::Result<StoredRecord> open(const Rows& rows, int row) const;

    Transaction& m_transaction;
    const model::TenantId m_tenant;
    const TenantKeys& m_keys;
    base::Random& m_random;
};

}  // namespace opdesk::sync::server
