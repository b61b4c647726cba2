#include "core/store/sync_store.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/log.h"
#include "core/store/impl.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

std::optional<base::Instant> instantOf(const std::optional<std::int64_t>& millis) {
    if (!millis)
        return std::nullopt;
    return base::fromMillis(*millis);
}

std::optional<std::int64_t> millisOf(const std::optional<base::Instant>& instant) {
    if (!instant)
        return std::nullopt;
    return base::toMillis(*instant);
}

}  // namespace

Result<SyncState> syncState(Store& store) {
    auto& database = store.database();
    SyncState state;
    OPDESK_TRY(state.epoch, readSyncText(database, SyncValue::epoch));
    OPDESK_TRY(const auto cursor, readSyncNumber(database, SyncValue::cursor));
    state.cursor = cursor.value_or(0);
    OPDESK_TRY(state.scope, readSyncText(database, SyncValue::scope));
    OPDESK_TRY(state.fill, readSyncText(database, SyncValue::fill));
    OPDESK_TRY(const auto filled, readSyncNumber(database, SyncValue::filled));
    state.filled = filled.value_or(0);
    OPDESK_TRY(const auto deviceSeq, database.number("SELECT value FROM counter WHERE name = ?", kDeviceSeqCounter));
    state.deviceSeq = deviceSeq.value_or(0);
    OPDESK_TRY(state.clockOffsetMillis, readSyncNumber(database, SyncValue::clockOffset));
    OPDESK_TRY(state.lease, readSyncText(database, SyncValue::lease));
    OPDESK_TRY(const auto success, readSyncNumber(database, SyncValue::lastSuccess));
    state.lastSuccess = instantOf(success);
    OPDESK_TRY(const auto failures, readSyncNumber(database, SyncValue::failures));
    state.failures = failures.value_or(0);
    OPDESK_TRY(const auto next, readSyncNumber(database, SyncValue::nextTryAt));
    state.nextTryAt = instantOf(next);
    return state;
}

Status saveSyncState(Store& store, const SyncState& state) {
    auto& database = store.database();
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    OPDESK_CHECK(writeSyncText(database, SyncValue::epoch, state.epoch));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::cursor, state.cursor));
    OPDESK_CHECK(writeSyncText(database, SyncValue::scope, state.scope));
    OPDESK_CHECK(writeSyncText(database, SyncValue::fill, state.fill));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::filled, state.filled));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::clockOffset, state.clockOffsetMillis));
    OPDESK_CHECK(writeSyncText(database, SyncValue::lease, state.lease));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::lastSuccess, millisOf(state.lastSuccess)));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::failures, state.failures));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::nextTryAt, millisOf(state.nextTryAt)));
    return transaction.commit();
}

Result<OutboxCounts> outboxCounts(Store& store) {
    auto& database = store.database();
    OutboxCounts counts;
    OPDESK_TRY(const auto waiting,
               database.number("SELECT count(*) FROM outbox WHERE state <> 'acked' AND state <> 'parked'"));
    counts.waiting = waiting.value_or(0);
    OPDESK_TRY(const auto parked,
               database.number("SELECT (SELECT count(*) FROM outbox WHERE state = 'parked') +"
                               " (SELECT count(*) FROM outbox_group WHERE state = 'parked' AND ops = 0)"));
    counts.parked = parked.value_or(0);
    OPDESK_TRY(
        const auto looks,
        database.number("SELECT count(*) FROM outbox_group WHERE state <> 'acked' AND state <> 'parked' AND ops = 0"));
    counts.looks = looks.value_or(0);
    OPDESK_TRY(const auto oldest,
               database.number("SELECT min(made_at) FROM outbox_group WHERE state <> 'acked' AND ops > 0"));
    counts.oldest = instantOf(oldest);
    return counts;
}

namespace {

Status mark(Store& store, std::span<const model::GroupId> groups, std::string_view opSql, std::string_view groupSql) {
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    for (const auto& group : groups) {
        OPDESK_CHECK(store.database().run(opSql, group.uuid()));
        OPDESK_CHECK(store.database().run(groupSql, group.uuid()));
    }
    return transaction.commit();
}

}  // namespace

Status markSent(Store& store, std::span<const model::GroupId> groups) {
    return mark(store, groups,
                "UPDATE outbox SET state = 'sent', tries = tries + 1 WHERE group_id = ? AND state = 'queued'",
                "UPDATE outbox_group SET state = 'sent' WHERE group_id = ? AND state = 'queued'");
}

Status markUnsent(Store& store, std::span<const model::GroupId> groups) {
    return mark(store, groups, "UPDATE outbox SET state = 'queued' WHERE group_id = ? AND state = 'sent'",
                "UPDATE outbox_group SET state = 'queued' WHERE group_id = ? AND state = 'sent'");
}

Status parkLooks(Store& store, std::span<const model::GroupId> groups, [[maybe_unused]] const std::string& code) {
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    for (const auto& group : groups)
        OPDESK_CHECK(store.database().run(
            "UPDATE outbox_group SET state = 'parked' WHERE group_id = ? AND ops = 0 AND state <> 'acked'",
            group.uuid()));
    return transaction.commit();
}

Status retryLooks(Store& store) {
    return store.database().run("UPDATE outbox_group SET state = 'queued' WHERE state = 'parked' AND ops = 0");
}

void setFold(Store& store, Fold fold) {
    store.impl().fold = std::move(fold);
}

void setUnfolder(Store& store, Unfolder unfolder) {
    auto& impl = store.impl();
    impl.unfolder = std::move(unfolder);
    ChangedIds changed;
    // Compartments may have been opened before the engine was there.
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
        const auto compartment = static_cast<model::Compartment>(i);
        if (const auto unfolded = impl.unfoldPages(compartment, changed); !unfolded)
            base::log(base::LogLevel::error, "sealed pages could not be unfolded",
                      {base::LogField::code("error", base::errorName(unfolded.error().code))});
    }
    impl.announce(changed);
}

Result<std::vector<ParkedOp>> parkedOps(Store& store) {
    std::vector<ParkedOp> ops;
    OPDESK_TRY(auto rows, store.database().query(
                              "SELECT op_id, kind, id, code, detail, judged_at FROM outbox WHERE state = 'parked'"
                              " ORDER BY device_seq"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return ops;
        const auto kind = store.impl().words.kind(rows.integer(1));
        if (!kind)
            return base::fail(base::ErrorCode::damaged, "an op of an unknown kind");
        ops.push_back({model::OpId(rows.uuid(0)), *kind, rows.uuid(2), std::string(rows.text(3)),
                       std::string(rows.text(4)), base::fromMillis(rows.integer(5))});
    }
}

Status retryParked(Store& store, const model::OpId& op) {
    auto& database = store.database();
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    OPDESK_TRY(auto row, database.query("SELECT group_id FROM outbox WHERE op_id = ? AND state = 'parked'", op.uuid()));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return base::fail(base::ErrorCode::notFound, "no such parked op");
    const auto group = row.uuid(0);
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, code = NULL, detail = NULL, judged_at = NULL"
                     " WHERE group_id = ? AND state = 'parked'",
                     group));
    OPDESK_CHECK(database.run("UPDATE outbox_group SET state = 'queued' WHERE group_id = ?", group));
    return transaction.commit();
}

Result<std::int64_t> sealedPageCount(Store& store) {
    OPDESK_TRY(const auto count, store.database().number("SELECT count(*) FROM sealed_page"));
    return count.value_or(0);
}

}  // namespace opdesk::store
