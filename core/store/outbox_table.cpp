#include "core/store/outbox_table.h"

#include <boost/json.hpp>
#include <limits>

#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

Result<Stored> OutboxTable::sealPayload(const model::Op& op) {
    const auto plain = base::canonicalJson(model::payloadOf(op));
    return m_context.keys.seal(op.compartment, plain, model::sealContext(m_context.tenant, op.kind, op.record, "op"),
                               m_context.random);
}

Status OutboxTable::add(const model::Op& op, const Stored& payload) {
    return m_context.database.run(
        "INSERT INTO outbox(device_seq, op_id, group_id, kind, id, action, base_version, envelope, compartment, epoch, "
        "payload, state)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,'queued')",
        op.deviceSeq, op.id.uuid(), op.group.uuid(), m_context.words.of(op.kind), op.record,
        model::actionName(op.action), op.baseVersion, base::canonicalJson(model::envelopeOf(op)),
        m_context.words.of(op.compartment), payload.epoch, payload.bytes);
}

Status OutboxTable::addGroup(const QueuedGroup& group, std::int64_t bytes, std::int64_t nowMillis) {
    return m_context.database.run(
        "INSERT INTO outbox_group(group_id, actor, lease, signature, state, ops, bytes, made_at, signed_device) "
        "VALUES(?,?,?,?,'queued',?,?,?,?)",
        group.group.uuid(), base::ByteView(group.actor.uuid().bytes()), base::ByteView(group.lease.uuid().bytes()),
        group.signature, static_cast<std::int64_t>(group.ops.size()), bytes, nowMillis,
        group.signedDevice ? std::optional(base::ByteView(group.signedDevice->uuid().bytes())) : std::nullopt);
}

Result<model::Op> OutboxTable::read(Statement& row, int first, bool openPayload) {
    OPDESK_TRY(const auto envelope, base::parseJsonObject(row.text(first)));
    OPDESK_TRY(auto op, model::readEnvelope(envelope));
    if (!openPayload)
        return op;
    OPDESK_TRY(const auto plain, m_context.keys.open(op.compartment, row.integer(first + 2), row.blob(first + 3),
                                                     model::sealContext(m_context.tenant, op.kind, op.record, "op")));
    OPDESK_TRY(const auto payload, base::parseJsonObject(base::asText(plain)));
    OPDESK_CHECK(model::readPayload(payload, op));
    return op;
}

Result<std::vector<model::Op>> OutboxTable::pending(model::KindId kind, const base::Uuid& id) {
    std::vector<model::Op> ops;
    OPDESK_TRY(auto rows,
               m_context.database.query("SELECT envelope, compartment, epoch, payload FROM outbox"
                                        " WHERE kind = ? AND id = ? AND state <> 'acked' ORDER BY device_seq",
                                        m_context.words.of(kind), id));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return ops;
        OPDESK_TRY(auto op, read(rows, 0, true));
        ops.push_back(std::move(op));
    }
}

Result<bool> OutboxTable::hasPending(model::KindId kind, const base::Uuid& id) {
    OPDESK_TRY(const auto one,
               m_context.database.number("SELECT 1 FROM outbox WHERE kind = ? AND id = ? AND state <> 'acked' LIMIT 1",
                                         m_context.words.of(kind), id));
    return one.has_value();
}

Result<std::optional<model::Op>> OutboxTable::find(const model::OpId& id, bool openPayload) {
    OPDESK_TRY(auto row, m_context.database.query(
                             "SELECT envelope, compartment, epoch, payload FROM outbox WHERE op_id = ?", id.uuid()));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return std::optional<model::Op>();
    OPDESK_TRY(auto op, read(row, 0, openPayload));
    return std::optional(std::move(op));
}

Result<std::int64_t> keptSince(Database& database) {
    OPDESK_TRY(const auto heard, readSyncNumber(database, SyncValue::serverTime));
    constexpr auto kKept = std::chrono::duration_cast<std::chrono::milliseconds>(kKeepAcknowledged).count();
    return heard ? *heard - kKept : std::numeric_limits<std::int64_t>::min();
}

Status requeueGroup(Database& database, const base::Uuid& group) {
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, result_version = NULL, judged_at = NULL"
                     " WHERE group_id = ? AND state = 'acked'",
                     group));
    return database.run(
        "UPDATE outbox_group SET state = 'queued', acked_at = NULL WHERE group_id = ?"
        " AND state = 'acked'",
        group);
}

}  // namespace opdesk::store
