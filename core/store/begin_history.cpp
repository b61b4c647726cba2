#include <boost/json.hpp>

#include "core/store/blob_table.h"
#include "core/store/impl.h"
#include "core/store/outbox_table.h"
#include "core/store/sync_values.h"

/// Another history begins: in slices, each a transaction that holds how far it came.
namespace opdesk::store {

using base::Result;
using base::Status;
namespace json = base::json;

namespace {

/// A page holds thousands of rows.
constexpr std::int64_t kPagesAtOnce = 8;

enum class Stage : std::int64_t { pages, offer, versions, end };

struct Progress {
    std::string epoch;
    bool offers = true;  ///< what the server took is offered again
    Stage stage = Stage::pages;
    std::int64_t at = 0;  ///< number of a kind
    base::Uuid id;        ///< the last one done of that kind
};

Status writeProgress(Database& database, const Progress& progress) {
    if (progress.stage == Stage::end)
        return writeSyncText(database, SyncValue::history, {});
    return writeSyncText(database, SyncValue::history,
                         base::canonicalJson(json::object{{"epoch", progress.epoch},
                                                          {"offers", progress.offers},
                                                          {"stage", static_cast<std::int64_t>(progress.stage)},
                                                          {"at", progress.at},
                                                          {"id", progress.id.text()}}));
}

Result<std::optional<Progress>> readProgress(Database& database) {
    OPDESK_TRY(const auto text, readSyncText(database, SyncValue::history));
    if (text.empty())
        return std::optional<Progress>();
    OPDESK_TRY(const auto object, base::parseJsonObject(text));
    const auto* epoch = object.if_contains("epoch");
    const auto* offers = object.if_contains("offers");
    const auto* stage = object.if_contains("stage");
    const auto* at = object.if_contains("at");
    const auto* id = object.if_contains("id");
    const auto last =
        id && id->is_string() ? base::Uuid::parse(std::string_view(id->get_string())) : std::optional<base::Uuid>();
    if (!epoch || !epoch->is_string() || !offers || !offers->is_bool() || !stage || !stage->is_int64() || !at ||
        !at->is_int64() || !last || stage->get_int64() < 0 ||
        stage->get_int64() >= static_cast<std::int64_t>(Stage::end))
        return base::fail(base::ErrorCode::damaged, "how far another history came cannot be read");
    return std::optional(Progress{std::string(epoch->get_string()), offers->get_bool(),
                                  static_cast<Stage>(stage->get_int64()), at->get_int64(), *last});
}

/// Every name, for "nothing of this is known to be in the new history yet".
std::string allCompartments() {
    std::string names;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        names = namesWith(names, model::compartmentName(static_cast<model::Compartment>(i)));
    return names;
}

Status beginBootstrap(Database& database) {
    OPDESK_CHECK(addSyncNumber(database, SyncValue::load, 1));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::cursor, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::filled, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrap, 1));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapFirst, 0));
    OPDESK_CHECK(writeSyncNumber(database, SyncValue::bootstrapTotal, 0));
    return writeSyncNumber(database, SyncValue::bootstrapDone, 0);
}

/// A server that was put back may not hold what it had put aside.
Status queueParked(Database& database) {
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, code = NULL, detail = NULL,"
                     " judged_at = NULL WHERE state = 'parked' AND only_here = 0"));
    return database.run(
        "UPDATE outbox_group SET state = 'queued', code = NULL, judged_at = NULL WHERE state = 'parked'"
        " AND group_id IN (SELECT group_id FROM outbox WHERE state = 'queued')");
}

Result<std::vector<RecordName>> recordsOf(Store::Impl& impl, std::string_view where, const base::Uuid& group) {
    std::vector<RecordName> names;
    OPDESK_TRY(auto rows,
               impl.database->query("SELECT DISTINCT kind, id FROM outbox WHERE " + std::string(where), group));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return names;
        if (const auto kind = impl.words.kind(rows.integer(0)))
            names.emplace_back(*kind, rows.uuid(1));
    }
}

/// What the queued ops change is shown as it lies, over a base the server has yet to confirm.
Status makeDirty(Store::Impl& impl, std::span<const RecordName> names) {
    for (const auto& [kind, id] : names) {
        OPDESK_TRY(const auto head, impl.records.head(kind, id));
        if (!head || head->dirty)
            continue;
        if (impl.keys.canOpen(head->compartment)) {
            OPDESK_TRY(const auto record, impl.records.load(kind, id));
            OPDESK_CHECK(impl.records.saveBase(kind, id, head->compartment, {0, record->deleted, record->body}));
        }
        OPDESK_CHECK(impl.records.setHead(kind, id, 0, true));
    }
    return {};
}

/// Groups the server took, and their records; they are their own progress.
Result<bool> queueAcknowledged(Store::Impl& impl, std::int64_t most) {
    auto& database = *impl.database;
    std::vector<base::Uuid> groups;
    {
        OPDESK_TRY(auto rows, database.query("SELECT group_id FROM outbox_group WHERE state = 'acked' LIMIT ?", most));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            groups.push_back(rows.uuid(0));
        }
    }
    for (const auto& group : groups) {
        OPDESK_CHECK(requeueGroup(database, group));
        OPDESK_TRY(const auto names, recordsOf(impl, "group_id = ?", group));
        OPDESK_CHECK(makeDirty(impl, names));
    }
    if (static_cast<std::int64_t>(groups.size()) == most)
        return true;
    // Of groups that wait for another of their verdicts.
    OPDESK_TRY(const auto names, recordsOf(impl, "state = 'acked' AND ? IS NULL", base::Uuid()));
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, result_version = NULL, judged_at = NULL"
                     " WHERE state = 'acked'"));
    OPDESK_CHECK(makeDirty(impl, names));
    return false;
}

/// Version 0 and no leaf, kind by kind.
Result<bool> forgetVersions(Database& database, std::int64_t& kind, base::Uuid& id, std::int64_t most) {
    const auto nextKind = [&]() -> Result<bool> {
        OPDESK_TRY(const auto next, database.number("SELECT min(kind) FROM record WHERE kind > ?", kind));
        id = {};
        if (next)
            kind = *next;
        return next.has_value();
    };
    if (kind == 0) {
        OPDESK_TRY(const bool some, nextKind());
        if (!some)
            return false;
    }
    // As bytes: a null id would be bound as null, and nothing is greater than that.
    const auto from = id.bytes();
    const base::ByteView after(from);
    std::int64_t seen = 0;
    {
        OPDESK_TRY(auto rows, database.query("SELECT id FROM record WHERE kind = ? AND id > ? ORDER BY id LIMIT ?",
                                             kind, after, most));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                break;
            ++seen;
            id = rows.uuid(0);
        }
    }
    OPDESK_CHECK(
        database.run("UPDATE record SET version = 0, leaf = x'' WHERE kind = ? AND id > ? AND id <= ?"
                     " AND (version <> 0 OR leaf IS NOT x'')",
                     kind, after, base::ByteView(id.bytes())));
    OPDESK_CHECK(database.run("UPDATE base SET version = 0 WHERE kind = ? AND id > ? AND id <= ? AND version <> 0",
                              kind, after, base::ByteView(id.bytes())));
    if (seen == most)
        return true;
    return nextKind();
}

Status finish(Store::Impl& impl, const Progress& progress) {
    auto& database = *impl.database;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        OPDESK_CHECK(impl.leaves.clear(static_cast<model::Compartment>(i)));
    OPDESK_CHECK(writeSyncText(database, SyncValue::epoch, progress.epoch));
    OPDESK_CHECK(writeSyncText(database, SyncValue::sweep, allCompartments()));
    return beginBootstrap(database);
}

Result<bool> doSome(Store::Impl& impl, Progress& progress, std::int64_t most) {
    auto& database = *impl.database;
    switch (progress.stage) {
        case Stage::pages: {
            OPDESK_CHECK(database.run(
                "DELETE FROM sealed_page WHERE number IN (SELECT number FROM sealed_page LIMIT ?)", kPagesAtOnce));
            OPDESK_TRY(const auto left, database.number("SELECT 1 FROM sealed_page LIMIT 1"));
            return left.has_value();
        }
        case Stage::offer:
            return progress.offers ? queueAcknowledged(impl, most) : Result<bool>(false);
        case Stage::versions:
            return forgetVersions(database, progress.at, progress.id, most);
        case Stage::end:
            break;
    }
    return false;
}

Status note(Store& store, const Progress& progress) {
    auto& database = store.database();
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    if (progress.offers) {
        OPDESK_CHECK(queueParked(database));
        OPDESK_CHECK(offerBlobsAgain(database));
    }
    OPDESK_CHECK(writeProgress(database, progress));
    return transaction.commit();
}

}  // namespace

Status noteHistory(Store& store, const std::string& epoch) {
    return note(store, {epoch, true, Stage::pages, 0, {}});
}

Status noteLoadAnew(Store& store) {
    OPDESK_TRY(const auto epoch, readSyncText(store.database(), SyncValue::epoch));
    return note(store, {epoch, false, Stage::pages, 0, {}});
}

Result<bool> beginHistorySlice(Store& store, std::size_t most) {
    auto& impl = store.impl();
    auto& database = *impl.database;
    const auto write = [&]() -> Result<bool> {
        OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
        OPDESK_TRY(auto progress, readProgress(database));
        if (!progress)
            return false;
        OPDESK_TRY(const bool more, doSome(impl, *progress, static_cast<std::int64_t>(std::max<std::size_t>(most, 1))));
        if (!more) {
            progress->stage = static_cast<Stage>(static_cast<std::int64_t>(progress->stage) + 1);
            progress->at = 0;
            progress->id = {};
        }
        if (progress->stage == Stage::end)
            OPDESK_CHECK(finish(impl, *progress));
        OPDESK_CHECK(writeProgress(database, *progress));
        OPDESK_CHECK(impl.commitRows(transaction));
        return progress->stage != Stage::end;
    };
    auto more = write();
    if (!more)
        impl.rolledBack();
    return more;
}

Status beginHistory(Store& store, const std::string& epoch) {
    constexpr std::size_t kRows = 1000;
    OPDESK_CHECK(noteHistory(store, epoch));
    while (true) {
        OPDESK_TRY(const bool more, beginHistorySlice(store, kRows));
        if (!more)
            return {};
    }
}

Status pullAgain(Store& store) {
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    OPDESK_CHECK(beginBootstrap(store.database()));
    return transaction.commit();
}

}  // namespace opdesk::store
