#include "core/store/sync_store.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/base/log.h"
#include "core/store/device_renewal.h"
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

Result<BootstrapState> readBootstrap(Database& database) {
    BootstrapState state;
    OPDESK_TRY(const auto active, readSyncNumber(database, SyncValue::bootstrap));
    state.active = active.value_or(0) != 0;
    OPDESK_TRY(const auto paused, readSyncNumber(database, SyncValue::bootstrapPaused));
    state.paused = paused.value_or(0) != 0;
    OPDESK_TRY(const auto first, readSyncNumber(database, SyncValue::bootstrapFirst));
    state.firstDone = first.value_or(0) != 0;
    OPDESK_TRY(const auto total, readSyncNumber(database, SyncValue::bootstrapTotal));
    state.total = total.value_or(0);
    OPDESK_TRY(const auto done, readSyncNumber(database, SyncValue::bootstrapDone));
    state.done = done.value_or(0);
    return state;
}

Status writeBootstrap(Database& database, const BootstrapState& state) {
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrap, state.active ? 1 : 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapPaused, state.paused ? 1 : 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapFirst, state.firstDone ? 1 : 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapTotal, state.total));
    return writeSyncNumber(database, SyncValue::bootstrapDone, state.done);
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
    OPDESK_TRY(const auto schema, readSyncNumber(database, SyncValue::schema));
    state.schema = static_cast<std::uint32_t>(schema.value_or(0));
    OPDESK_TRY(state.bootstrap, readBootstrap(database));
    OPDESK_TRY(state.draining, readSyncText(database, SyncValue::draining));
    OPDESK_TRY(state.sweep, readSyncText(database, SyncValue::sweep));
    OPDESK_TRY(const auto healed, readSyncNumber(database, SyncValue::healed));
    state.healed = healed.value_or(0);
    OPDESK_TRY(const auto skipped, readSyncNumber(database, SyncValue::skippedKinds));
    state.skippedKinds = skipped.value_or(0);
    return state;
}

Status saveSyncState(Store& store, const SyncState& state) {
    auto& database = store.database();
    // After a power cut the state before is as good: the log keeps the order of what was written.
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
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
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::schema, state.schema));
    OPDESK_CHECK(writeBootstrap(database, state.bootstrap));
    OPDESK_CHECK(writeSyncText(database, SyncValue::draining, state.draining));
    OPDESK_CHECK(writeSyncText(database, SyncValue::sweep, state.sweep));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::healed, state.healed));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::skippedKinds, state.skippedKinds));
    return transaction.commit();
}

Result<OutboxCounts> outboxCounts(Store& store) {
    auto& database = store.database();
    OutboxCounts counts;
    // Asked at every change of status: both counts are of a partial index alone, no row is read.
    OPDESK_TRY(const auto waiting, database.number("SELECT (SELECT count(*) FROM outbox WHERE state <> 'acked') -"
                                                   " (SELECT count(*) FROM outbox WHERE state = 'parked')"));
    counts.waiting = waiting.value_or(0);
    OPDESK_TRY(const auto parked,
               database.number("SELECT (SELECT count(*) FROM outbox WHERE state = 'parked') +"
                               " (SELECT count(*) FROM outbox_group WHERE state = 'parked' AND ops = 0)"));
    counts.parked = parked.value_or(0);
    OPDESK_TRY(
        const auto looks,
        database.number("SELECT count(*) FROM outbox_group WHERE state <> 'acked' AND state <> 'parked' AND ops = 0"));
    counts.looks = looks.value_or(0);
    OPDESK_TRY(const auto oldest, database.number("SELECT made_at FROM outbox_group WHERE state <> 'acked' AND ops > 0"
                                                  " ORDER BY number LIMIT 1"));
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

Result<std::int64_t> sealedPageCount(Store& store) {
    OPDESK_TRY(const auto count, store.database().number("SELECT count(*) FROM sealed_page"));
    return count.value_or(0);
}

}  // namespace opdesk::store
