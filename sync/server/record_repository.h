#pragma once

#include <deque>
#include <map>
#include <span>
#include <vector>

#include "core/crypto/aead.h"
#include "core/model/op.h"
#include "sync/merge/apply.h"
#include "sync/protocol/body_digest.h"
#include "sync/protocol/messages.h"
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

/// Open streams of the clinic look at what they may still be told.
base::Status pokeRights(Transaction& transaction, const model::TenantId& tenant);

struct HeadMove {
    std::string epoch;
    std::int64_t seq = 0;  ///< after the move
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
    /// lock() and look() for whoever asks the database more in the same round trip.
    Statement lockStatement(std::span<const RecordKey> wanted) const;
    Statement lookStatement(std::span<const RecordKey> wanted) const;
    base::Result<std::map<RecordKey, StoredRecord>> opened(const Rows& rows);
    base::Result<std::vector<StoredRecord>> ofKind(model::KindId kind);
    /// Ids and canonical bodies of a kind in the order of their ids, from beyond `after`.
    base::Result<std::vector<std::pair<base::Uuid, std::string>>> ofKindAfter(model::KindId kind,
                                                                              const base::Uuid& after,
                                                                              std::int64_t limit);

    /// Rows as the wire needs them: bodies opened, not parsed.
    struct Texts {
        std::map<model::Compartment, std::vector<protocol::RowText>> rows;
        std::deque<base::Bytes> bodies;  ///< what `rows` point into
        std::size_t count = 0;
        std::int64_t cursor = 0;
        bool more = false;
    };
    /// Rows with cursor < seq <= head of the compartments, at most `limit` and about `maxBytes`; without deleted ones
    /// up to `forgotten`.
    base::Result<Texts> after(std::int64_t cursor, std::int64_t head, const std::vector<std::string>& compartments,
                              std::int64_t limit, std::size_t maxBytes, std::int64_t forgotten = 0);
    /// The same for whoever asks the database more in the same round trip.
    Statement afterStatement(std::int64_t cursor, std::int64_t head, const std::vector<std::string>& compartments,
                             std::int64_t limit, std::int64_t forgotten) const;
    base::Result<Texts> pageOf(const Rows& rows, std::int64_t cursor, std::int64_t head, std::int64_t limit,
                               std::size_t maxBytes);
    /// Those of the records that lie in the compartments, tombstones too.
    base::Result<Texts> named(const std::vector<std::pair<std::string, base::Uuid>>& wanted,
                              const std::vector<std::string>& compartments);
    /// What a desk needs for one day: the kinds an admin writes, and every live row of the patients who have a visit
    /// made from `fromMillis` on or an appointment that starts then, within 24 hours; at most `limit`.
    base::Result<Texts> ofDay(std::int64_t fromMillis, const std::vector<std::string>& compartments,
                              std::int64_t limit);

    /// The transaction's last step but the writes: takes `records` numbers from the head row.
    base::Result<HeadMove> moveHead(std::int64_t records);
    /// Writes the records under head.seq - n + 1 … head.seq in their order and tells listeners. Sets seq and isStored.
    /// Errors: internal with SQLSTATE 23505 when another transaction made one of them first.
    base::Status write(std::span<StoredRecord* const> records, const HeadMove& head);
    /// moveHead() and write() as statements; the rows may come any time after the head. `wrote` reads their answers.
    Statement moveStatement(std::size_t records) const;
    base::Result<std::vector<Statement>> rowStatements(std::span<StoredRecord* const> records);
    base::Result<HeadMove> wrote(std::span<StoredRecord* const> records, const Rows& moved,
                                 std::span<const Rows> written);
    /// Null when the clinic has no such key.
    crypto::Sealer* sealerOf(model::Compartment compartment, std::int64_t epoch);

private:
    Statement keyedStatement(const char* sql, std::span<const RecordKey> wanted) const;
    base::Status number(std::span<StoredRecord* const> records, const HeadMove& head, std::span<const Rows> answers);
    base::Result<StoredRecord> open(const Rows& rows, int row);
    base::Status openText(const Rows& rows, int row, Texts& into);
    /// Null when the clinic has no such key.
    protocol::BodyDigester* digesterOf(model::Compartment compartment);

    Transaction& m_transaction;
    const model::TenantId m_tenant;
    const TenantKeys& m_keys;
    base::Random& m_random;
    std::map<std::pair<model::Compartment, std::int64_t>, crypto::Sealer> m_sealers;
    std::map<model::Compartment, protocol::BodyDigester> m_digesters;
};

}  // namespace opdesk::sync::server
