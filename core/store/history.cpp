#include <chrono>

#include "core/store/impl.h"
#include "core/store/outbox_table.h"
#include "core/store/server_time.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

/// Every name, for "nothing of this is known to be in the new history yet".
std::string allCompartments() {
    std::string names;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        names = namesWith(names, model::compartmentName(static_cast<model::Compartment>(i)));
    return names;
}

Status beginBootstrap(Database& database) {
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::cursor, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::filled, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrap, 1));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapFirst, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapTotal, 0));
    return writeSyncNumber(database, SyncValue::bootstrapDone, 0);
}

Status queueAcknowledged(Store::Impl& impl) {
    auto& database = *impl.database;
    OPDESK_TRY(const auto since, keptSince(database));
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, result_version = NULL, judged_at = NULL"
                     " WHERE state = 'acked' AND group_id IN (SELECT group_id FROM outbox_group"
                     " WHERE state <> 'acked' OR acked_at IS NULL OR acked_at >= ?)",
                     since));
    return database.run(
        "UPDATE outbox_group SET state = 'queued', acked_at = NULL"
        " WHERE state = 'acked' AND (acked_at IS NULL OR acked_at >= ?)",
        since);
}

/// What the queued ops change is shown as it lies, over a base the server has yet to confirm.
Status makeDirty(Store::Impl& impl) {
    auto& database = *impl.database;
    std::vector<RecordName> names;
    {
        OPDESK_TRY(auto rows, database.prepare("SELECT DISTINCT outbox.kind, outbox.id FROM outbox JOIN record"
                                               " ON record.kind = outbox.kind AND record.id = outbox.id"
                                               " WHERE outbox.state <> 'acked' AND record.dirty = 0"));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            if (const auto kind = impl.words.kind(rows.integer(0)))
                names.emplace_back(*kind, rows.uuid(1));
        }
    }
    for (const auto& [kind, id] : names) {
        OPDESK_TRY(const auto head, impl.records.head(kind, id));
        if (head && impl.keys.canOpen(head->compartment)) {
            OPDESK_TRY(const auto record, impl.records.load(kind, id));
            OPDESK_CHECK(impl.records.saveBase(kind, id, head->compartment, {0, record->deleted, record->body}));
        }
        OPDESK_CHECK(impl.records.setHead(kind, id, 0, true));
    }
    return {};
}

}  // namespace

Status beginHistory(Store& store, const std::string& epoch) {
    auto& impl = store.impl();
    auto& database = *impl.database;
    const auto write = [&]() -> Status {
        OPDESK_TRY(auto transaction, Transaction::begin(database));
        OPDESK_CHECK(queueAcknowledged(impl));
        OPDESK_CHECK(makeDirty(impl));
        OPDESK_CHECK(database.run("UPDATE record SET version = 0, leaf = x'' WHERE version <> 0 OR leaf IS NOT x''"));
        OPDESK_CHECK(database.run("UPDATE base SET version = 0"));
        OPDESK_CHECK(database.run("DELETE FROM sealed_page"));
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
            OPDESK_CHECK(impl.leaves.clear(static_cast<model::Compartment>(i)));
        OPDESK_CHECK(writeSyncText(database, SyncValue::epoch, epoch));
        OPDESK_CHECK(writeSyncText(database, SyncValue::sweep, allCompartments()));
        OPDESK_CHECK(beginBootstrap(database));
        return impl.commitRows(transaction);
    };
    auto written = write();
    if (!written)
        impl.rolledBack();
    return written;
}

Status noteServerTime(Store& store, std::int64_t serverMillis) {
    auto& database = store.database();
    OPDESK_TRY(const auto before, readSyncNumber(database, SyncValue::serverTime));
    constexpr std::int64_t kStep = 3'600'000;
    if (before && serverMillis > *before - kStep && serverMillis < *before + kStep)
        return {};
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::serverTime, serverMillis));
    return transaction.commit();
}

Status pullAgain(Store& store) {
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    OPDESK_CHECK(beginBootstrap(store.database()));
    return transaction.commit();
}

Result<bool> sweepOldHistory(Store& store, std::size_t most) {
    auto& impl = store.impl();
    auto& database = *impl.database;
    ChangedIds changed;
    const auto write = [&]() -> Result<bool> {
        OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
        OPDESK_TRY(auto sweep, readSyncText(database, SyncValue::sweep));
        bool again = false;
        for (const auto compartment : compartmentsIn(sweep)) {
            const auto word = impl.words.of(compartment);
            OPDESK_TRY(const auto sealed,
                       database.number("SELECT 1 FROM sealed_page WHERE compartment = ? LIMIT 1", word));
            if (sealed)
                continue;
            std::vector<RecordName> gone;
            {
                OPDESK_TRY(auto rows, database.query("SELECT kind, id FROM record WHERE compartment = ?"
                                                     " AND version = 0 AND dirty = 0 LIMIT ?",
                                                     word, static_cast<std::int64_t>(most)));
                while (true) {
                    OPDESK_TRY(const bool more, rows.step());
                    if (!more)
                        break;
                    if (const auto kind = impl.words.kind(rows.integer(0)))
                        gone.emplace_back(*kind, rows.uuid(1));
                }
            }
            for (const auto& [kind, id] : gone) {
                changed[kind].push_back(id);
                OPDESK_CHECK(impl.records.erase(kind, id));
            }
            again = again || gone.size() == most;
            if (gone.size() < most)
                sweep = namesWithout(sweep, model::compartmentName(compartment));
            if (again)
                break;
        }
        OPDESK_CHECK(writeSyncText(database, SyncValue::sweep, sweep));
        OPDESK_CHECK(impl.commitRows(transaction));
        return again;
    };
    auto again = write();
    if (!again) {
        impl.rolledBack();
        return again;
    }
    impl.announce(changed);
    return again;
}

Result<std::int64_t> pendingOf(Store& store, model::Compartment compartment) {
    OPDESK_TRY(const auto count,
               store.database().number("SELECT count(*) FROM outbox WHERE state <> 'acked' AND compartment = ?"
                                       " AND NOT (state = 'parked' AND only_here = 0)",
                                       store.impl().words.of(compartment)));
    return count.value_or(0);
}

namespace {

/// Kinds that lie in the compartment; a conflict lies where its record does.
bool mayLieIn(const model::KindDescriptor& kind, model::Compartment compartment) {
    return kind.compartment == compartment || kind.id == model::KindId::conflict;
}

Result<std::vector<RecordName>> someOf(Store::Impl& impl, model::Compartment compartment, std::size_t most) {
    std::vector<RecordName> names;
    for (const auto& kind : model::allKinds()) {
        if (!mayLieIn(kind, compartment) || names.size() >= most)
            continue;
        OPDESK_TRY(auto rows, impl.database->query("SELECT id FROM record WHERE kind = ? AND compartment = ? LIMIT ?",
                                                   impl.words.of(kind.id), impl.words.of(compartment),
                                                   static_cast<std::int64_t>(most - names.size())));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            names.emplace_back(kind.id, rows.uuid(0));
        }
    }
    return names;
}

Status dropRest(Store::Impl& impl, model::Compartment compartment) {
    auto& database = *impl.database;
    const auto word = impl.words.of(compartment);
    OPDESK_CHECK(database.run("DELETE FROM draft WHERE compartment = ?", word));
    OPDESK_CHECK(database.run("DELETE FROM sealed_page WHERE compartment = ?", word));
    OPDESK_CHECK(impl.leaves.clear(compartment));
    const std::string name(model::compartmentName(compartment));
    OPDESK_CHECK(database.run("DELETE FROM counter WHERE name = ?", "unprojected." + name));
    for (const auto value : {SyncValue::draining, SyncValue::sweep}) {
        OPDESK_TRY(const auto names, readSyncText(database, value));
        OPDESK_CHECK(writeSyncText(database, value, namesWithout(names, name)));
    }
    return {};
}

}  // namespace

Result<bool> dropCompartment(Store& store, model::Compartment compartment, std::size_t most) {
    auto& impl = store.impl();
    auto& database = *impl.database;
    OPDESK_TRY(const auto draining, readSyncText(database, SyncValue::draining));
    OPDESK_TRY(const auto pending, pendingOf(store, compartment));
    const auto leaving = compartmentsIn(draining);
    if (pending > 0 || std::ranges::find(leaving, compartment) == leaving.end())
        return base::fail(base::ErrorCode::wrongState, "the compartment is not drained");
    ChangedIds changed;
    const auto write = [&]() -> Result<bool> {
        OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
        OPDESK_TRY(const auto names, someOf(impl, compartment, most));
        for (const auto& [kind, id] : names) {
            changed[kind].push_back(id);
            OPDESK_TRY(const auto head, impl.records.head(kind, id));
            if (head && head->leaf.leaf)
                OPDESK_CHECK(impl.leaves.fold(compartment, id, *head->leaf.leaf));
            OPDESK_CHECK(impl.records.dropBase(kind, id));
            OPDESK_CHECK(impl.records.erase(kind, id));
        }
        const bool again = names.size() == most;
        if (!again)
            OPDESK_CHECK(dropRest(impl, compartment));
        OPDESK_CHECK(impl.commitRows(transaction));
        return again;
    };
    auto again = write();
    if (!again) {
        impl.rolledBack();
        return again;
    }
    impl.announce(changed);
    return again;
}

}  // namespace opdesk::store
