#include "core/store/outbox_table.h"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>
#include <sstream>

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

namespace {

constexpr std::int64_t kDayMillis = 24 * 3'600'000;
/// One more than what is kept, since the day of an acknowledgement is not over when it comes.
constexpr std::size_t kDaysRead = static_cast<std::size_t>(kKeepAcknowledged.count()) + 1;

/// How the server's clock and the desk's stood when each of the last days was counted, the newest last.
using Days = std::vector<std::pair<std::int64_t, std::int64_t>>;

Result<Days> readDays(Database& database) {
    OPDESK_TRY(const auto text, readSyncText(database, SyncValue::heardDays));
    Days days;
    std::istringstream in(text);
    for (std::pair<std::int64_t, std::int64_t> day; in >> day.first >> day.second;)
        days.push_back(day);
    return days;
}

}  // namespace

Status countDay(Database& database, std::int64_t serverMillis, std::int64_t deskMillis) {
    OPDESK_TRY(auto days, readDays(database));
    const auto isDayFrom = [](std::int64_t before, std::int64_t now) {
        return now >= before + kDayMillis || now <= before - kDayMillis;
    };
    if (!days.empty() && !(isDayFrom(days.back().first, serverMillis) && isDayFrom(days.back().second, deskMillis)))
        return {};
    days.emplace_back(serverMillis, deskMillis);
    std::string text;
    for (std::size_t i = days.size() > kDaysRead + 1 ? days.size() - kDaysRead - 1 : 0; i < days.size(); ++i)
        text += std::to_string(days[i].first) + ' ' + std::to_string(days[i].second) + ' ';
    return writeSyncText(database, SyncValue::heardDays, text);
}

Result<std::int64_t> keptSince(Database& database) {
    OPDESK_TRY(const auto days, readDays(database));
    if (days.size() <= kDaysRead)
        return std::numeric_limits<std::int64_t>::min();
    return std::min_element(days.end() - static_cast<std::ptrdiff_t>(kDaysRead), days.end())->first;
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
