#include <boost/json.hpp>
#include <chrono>
#include <set>

#include "core/model/references.h"
#include "core/store/blob_table.h"
#include "core/store/impl.h"
#include "core/store/outbox_table.h"
#include "core/store/server_time.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

Status noteServerTime(Store& store, std::int64_t serverMillis) {
    auto& database = store.database();
    OPDESK_TRY(const auto before, readSyncNumber(database, SyncValue::serverTime));
    constexpr std::int64_t kStep = 3'600'000;
    if (before && serverMillis > *before - kStep && serverMillis < *before + kStep)
        return {};
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::serverTime, serverMillis));
    OPDESK_CHECK(countDay(database, serverMillis, base::toMillis(store.clock().now())));
    return transaction.commit();
}

namespace {

/// One slice of a deletion: a transaction of its own, announced once it is in. `write` erases by `erase` and says
/// whether there may be more.
template <typename Write>
Result<bool> inSlice(Store::Impl& impl, const Write& write) {
    ChangedIds changed;
    const auto erase = [&](const RecordName& name) -> Status {
        const auto& [kind, id] = name;
        changed[kind].push_back(id);
        OPDESK_TRY(const auto head, impl.records.head(kind, id));
        if (head && head->leaf.leaf)
            OPDESK_CHECK(impl.leaves.fold(head->compartment, id, *head->leaf.leaf));
        OPDESK_CHECK(impl.records.dropBase(kind, id));
        return impl.records.erase(kind, id);
    };
    const auto whole = [&]() -> Result<bool> {
        OPDESK_TRY(auto transaction, Transaction::begin(*impl.database, Durability::memory));
        OPDESK_TRY(const bool again, write(erase));
        OPDESK_CHECK(impl.commitRows(transaction));
        return again;
    };
    auto again = whole();
    if (again)
        impl.announce(changed);
    else
        impl.rolledBack();
    return again;
}

/// Records of the compartment that the server never confirmed in this history and nobody here has changed.
Result<std::vector<RecordName>> someUnconfirmed(Store::Impl& impl, model::Compartment compartment, std::size_t most) {
    std::vector<RecordName> names;
    OPDESK_TRY(auto rows, impl.database->query("SELECT kind, id FROM record WHERE compartment = ?"
                                               " AND version = 0 AND dirty = 0 LIMIT ?",
                                               impl.words.of(compartment), static_cast<std::int64_t>(most)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return names;
        if (const auto kind = impl.words.kind(rows.integer(0)))
            names.emplace_back(*kind, rows.uuid(1));
    }
}

/// What unsent work here stands on, however far: the patient of a reading that was put aside, the bill of a payment.
Result<std::set<RecordName>> stoodOn(Store::Impl& impl) {
    std::vector<RecordName> from;
    {
        OPDESK_TRY(auto rows, impl.database->query("SELECT DISTINCT kind, id FROM outbox WHERE state <> 'acked'"));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            if (const auto kind = impl.words.kind(rows.integer(0)))
                from.emplace_back(*kind, rows.uuid(1));
        }
    }
    std::set<RecordName> found;
    while (!from.empty()) {
        const auto name = from.back();
        from.pop_back();
        OPDESK_TRY(const auto head, impl.records.head(name.first, name.second));
        // What the server confirmed stands on nothing it lacks.
        if (!head || (head->version > 0 && !head->dirty) || !found.insert(name).second)
            continue;
        if (!head->subject.isNull())
            from.emplace_back(model::KindId::patient, head->subject.uuid());
        if (!impl.keys.canOpen(head->compartment))
            continue;
        OPDESK_TRY(auto record, impl.records.load(name.first, name.second));
        model::Op as;
        as.kind = name.first;
        as.action = model::Action::create;
        as.document = record ? std::move(record->body) : model::json::object();
        std::ranges::move(model::neededBy(as), std::back_inserter(from));
    }
    return found;
}

}  // namespace

Result<bool> sweepOldHistory(Store& store, std::size_t most) {
    auto& impl = store.impl();
    auto& database = *impl.database;
    return inSlice(impl, [&](const auto& erase) -> Result<bool> {
        OPDESK_TRY(auto sweep, readSyncText(database, SyncValue::sweep));
        OPDESK_TRY(const auto any, database.number("SELECT 1 FROM record WHERE version = 0 AND dirty = 0 LIMIT 1"));
        std::set<RecordName> kept;
        if (any) {
            OPDESK_TRY(kept, stoodOn(impl));
        }
        bool again = false;
        for (const auto compartment : compartmentsIn(sweep)) {
            OPDESK_TRY(const auto sealed, database.number("SELECT 1 FROM sealed_page WHERE compartment = ? LIMIT 1",
                                                          impl.words.of(compartment)));
            if (sealed)
                continue;
            OPDESK_TRY(const auto gone, someUnconfirmed(impl, compartment, most + kept.size()));
            for (const auto& name : gone)
                if (!kept.contains(name))
                    OPDESK_CHECK(erase(name));
            again = gone.size() == most + kept.size();
            if (again)
                break;
            sweep = namesWithout(sweep, model::compartmentName(compartment));
        }
        OPDESK_CHECK(writeSyncText(database, SyncValue::sweep, sweep));
        return again;
    });
}

Result<std::int64_t> pendingOf(Store& store, model::Compartment compartment) {
    OPDESK_TRY(const auto count,
               store.database().number("SELECT count(*) FROM outbox WHERE state <> 'acked' AND compartment = ?"
                                       " AND NOT (state = 'parked' AND only_here = 0)",
                                       store.impl().words.of(compartment)));
    OPDESK_TRY(const auto blobs, unsentBlobsOf(store.impl(), compartment));
    return count.value_or(0) + blobs;
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
    OPDESK_CHECK(dropBlobsOf(impl, compartment));
    OPDESK_CHECK(impl.leaves.clear(compartment));
    const std::string name(model::compartmentName(compartment));
    OPDESK_CHECK(database.run("DELETE FROM counter WHERE name = ?", "unprojected." + name));
    for (const auto value : {SyncValue::draining, SyncValue::sweep}) {
        OPDESK_TRY(const auto names, readSyncText(database, value));
        OPDESK_CHECK(writeSyncText(database, value, namesWithout(names, name)));
    }
    OPDESK_TRY(const auto lost, readSyncText(database, SyncValue::lost));
    return writeSyncText(database, SyncValue::lost, namesWith(lost, name));
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
    return inSlice(impl, [&](const auto& erase) -> Result<bool> {
        OPDESK_TRY(const auto names, someOf(impl, compartment, most));
        for (const auto& name : names)
            OPDESK_CHECK(erase(name));
        const bool again = names.size() == most;
        if (!again)
            OPDESK_CHECK(dropRest(impl, compartment));
        return again;
    });
}

}  // namespace opdesk::store
