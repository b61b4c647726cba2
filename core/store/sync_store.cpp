#include "core/store/sync_store.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <boost/json.hpp>
#include <type_traits>

#include "core/base/log.h"
#include "core/store/blob_table.h"
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

/// Asked at every step of the engine, so all of it is one query.
void takeValue(SyncState& state, SyncValue value, const Statement& row) {
    constexpr int kColumn = 1;
    const auto number = [&] { return row.integer(kColumn); };
    switch (value) {
        case SyncValue::epoch:
            state.epoch = row.text(kColumn);
            return;
        case SyncValue::cursor:
            state.cursor = number();
            return;
        case SyncValue::scope:
            state.scope = row.text(kColumn);
            return;
        case SyncValue::fill:
            state.fill = row.text(kColumn);
            return;
        case SyncValue::filled:
            state.filled = number();
            return;
        case SyncValue::clockOffset:
            state.clockOffsetMillis = row.maybeInteger(kColumn);
            return;
        case SyncValue::lease:
            state.lease = row.text(kColumn);
            return;
        case SyncValue::lastSuccess:
            state.lastSuccess = instantOf(row.maybeInteger(kColumn));
            return;
        case SyncValue::failures:
            state.failures = number();
            return;
        case SyncValue::nextTryAt:
            state.nextTryAt = instantOf(row.maybeInteger(kColumn));
            return;
        case SyncValue::bootstrap:
            state.bootstrap.active = number() != 0;
            return;
        case SyncValue::bootstrapPaused:
            state.bootstrap.paused = number() != 0;
            return;
        case SyncValue::bootstrapFirst:
            state.bootstrap.firstDone = number() != 0;
            return;
        case SyncValue::bootstrapTotal:
            state.bootstrap.total = number();
            return;
        case SyncValue::bootstrapDone:
            state.bootstrap.done = number();
            return;
        case SyncValue::draining:
            state.draining = row.text(kColumn);
            return;
        case SyncValue::sweep:
            state.sweep = row.text(kColumn);
            return;
        case SyncValue::healed:
            state.healed = number();
            return;
        case SyncValue::skippedKinds:
            state.skippedKinds = number();
            return;
        case SyncValue::schema:
            state.schema = static_cast<std::uint32_t>(number());
            return;
        case SyncValue::history:
            state.historyBegins = !row.text(kColumn).empty();
            return;
        case SyncValue::load:
            state.load = number();
            return;
        case SyncValue::serverTime:
        case SyncValue::heardDays:
        case SyncValue::lost:
            return;
    }
}

/// Writes what differs.
struct Difference {
    Database& database;
    bool isAny = false;

    template <typename T>
    Status write(SyncValue value, const T& before, const T& now) {
        if (before == now)
            return {};
        isAny = true;
        if constexpr (std::is_same_v<T, std::string>)
            return writeSyncText(database, value, now);
        else if constexpr (std::is_same_v<T, std::optional<base::Instant>>)
            return writeSyncNumber(database, value, millisOf(now));
        else
            return writeSyncNumber(database, value, now);
    }
};

Status writeBootstrap(Difference& to, const BootstrapState& before, const BootstrapState& now) {
    OPDESK_CHECK(to.write(SyncValue::bootstrap, before.active, now.active));
    OPDESK_CHECK(to.write(SyncValue::bootstrapPaused, before.paused, now.paused));
    OPDESK_CHECK(to.write(SyncValue::bootstrapFirst, before.firstDone, now.firstDone));
    OPDESK_CHECK(to.write(SyncValue::bootstrapTotal, before.total, now.total));
    return to.write(SyncValue::bootstrapDone, before.done, now.done);
}

}  // namespace

namespace {

Result<SyncState> readSyncState(Database& database) {
    SyncState state;
    OPDESK_CHECK(
        eachSyncValue(database, [&state](SyncValue value, const Statement& row) { takeValue(state, value, row); }));
    OPDESK_TRY(const auto deviceSeq, database.number("SELECT value FROM counter WHERE name = ?", kDeviceSeqCounter));
    state.deviceSeq = deviceSeq.value_or(0);
    return state;
}

}  // namespace

/// Asked several times at every step of the engine, most of which write nothing.
Result<SyncState> syncState(Store& store) {
    auto& database = store.database();
    auto& known = store.impl().knownSyncState;
    if (database.inTransaction())
        return readSyncState(database);
    const std::int64_t ownWrites = sqlite3_total_changes64(database.raw());
    OPDESK_TRY(const auto othersWrites, database.number("PRAGMA data_version"));
    if (!known || known->ownWrites != ownWrites || known->othersWrites != othersWrites) {
        OPDESK_TRY(auto state, readSyncState(database));
        known.emplace(Store::Impl::KnownSyncState{std::move(state), ownWrites, othersWrites});
    }
    return known->state;
}

Result<SyncState> changeSyncState(Store& store, const std::function<void(SyncState&)>& change) {
    auto& database = store.database();
    // After a power cut the state before is as good: the log keeps the order of what was written.
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    OPDESK_TRY(const auto before, readSyncState(database));
    auto state = before;
    change(state);
    Difference to{database};
    OPDESK_CHECK(to.write(SyncValue::epoch, before.epoch, state.epoch));
    OPDESK_CHECK(to.write(SyncValue::cursor, before.cursor, state.cursor));
    OPDESK_CHECK(to.write(SyncValue::scope, before.scope, state.scope));
    OPDESK_CHECK(to.write(SyncValue::fill, before.fill, state.fill));
    OPDESK_CHECK(to.write(SyncValue::filled, before.filled, state.filled));
    OPDESK_CHECK(to.write(SyncValue::clockOffset, before.clockOffsetMillis, state.clockOffsetMillis));
    OPDESK_CHECK(to.write(SyncValue::lease, before.lease, state.lease));
    OPDESK_CHECK(to.write(SyncValue::lastSuccess, before.lastSuccess, state.lastSuccess));
    OPDESK_CHECK(to.write(SyncValue::failures, before.failures, state.failures));
    OPDESK_CHECK(to.write(SyncValue::nextTryAt, before.nextTryAt, state.nextTryAt));
    OPDESK_CHECK(to.write(SyncValue::schema, before.schema, state.schema));
    OPDESK_CHECK(writeBootstrap(to, before.bootstrap, state.bootstrap));
    OPDESK_CHECK(to.write(SyncValue::draining, before.draining, state.draining));
    OPDESK_CHECK(to.write(SyncValue::sweep, before.sweep, state.sweep));
    OPDESK_CHECK(to.write(SyncValue::healed, before.healed, state.healed));
    OPDESK_CHECK(to.write(SyncValue::skippedKinds, before.skippedKinds, state.skippedKinds));
    if (to.isAny)
        OPDESK_CHECK(transaction.commit());
    return state;
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
    OPDESK_TRY(counts.blobs, unsentBlobs(database));
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
