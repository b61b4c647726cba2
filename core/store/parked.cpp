#include <boost/json.hpp>
#include <map>
#include <set>

#include "core/model/references.h"
#include "core/store/body_reader.h"
#include "core/store/impl.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

using base::Result;
using base::Status;

Status parkLooks(Store& store, std::span<const model::GroupId> groups, const std::string& code) {
    const auto now = base::toMillis(store.clock().now());
    OPDESK_TRY(auto transaction, Transaction::begin(store.database(), Durability::memory));
    for (const auto& group : groups)
        OPDESK_CHECK(
            store.database().run("UPDATE outbox_group SET state = 'parked', code = ?, judged_at = ?"
                                 " WHERE group_id = ? AND ops = 0 AND state <> 'acked'",
                                 code, now, group.uuid()));
    return transaction.commit();
}

Status retryLooks(Store& store) {
    return store.database().run(
        "UPDATE outbox_group SET state = 'queued', code = NULL, judged_at = NULL WHERE state = 'parked' AND ops = 0");
}

namespace {

Result<std::vector<ParkedOp>> ops(Store& store) {
    std::vector<ParkedOp> found;
    OPDESK_TRY(auto rows, store.database().query("SELECT op_id, kind, id, code, detail, judged_at, group_id, only_here"
                                                 " FROM outbox WHERE state = 'parked' ORDER BY device_seq"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return found;
        const auto kind = store.impl().words.kind(rows.integer(1));
        if (!kind)
            return base::fail(base::ErrorCode::damaged, "an op of an unknown kind");
        ParkedOp op;
        op.op = model::OpId(rows.uuid(0));
        op.kind = *kind;
        op.record = rows.uuid(2);
        op.code = rows.text(3);
        op.detail = rows.text(4);
        op.at = base::fromMillis(rows.integer(5));
        op.group = model::GroupId(rows.uuid(6));
        op.onlyHere = rows.integer(7) != 0;
        found.push_back(std::move(op));
    }
}

/// A look is known by its first event.
Result<std::vector<ParkedOp>> looks(Store& store) {
    std::vector<ParkedOp> found;
    OPDESK_TRY(auto rows,
               store.database().query(
                   "SELECT g.group_id, g.code, coalesce(g.judged_at, g.made_at), (SELECT a.event FROM audit a"
                   " WHERE a.group_id = g.group_id ORDER BY a.sequence LIMIT 1) FROM outbox_group g"
                   " WHERE g.state = 'parked' AND g.state <> 'acked' AND g.ops = 0 ORDER BY g.number"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return found;
        ParkedOp look;
        look.look = true;
        look.onlyHere = true;
        look.kind = model::KindId::patient;
        look.group = model::GroupId(rows.uuid(0));
        look.code = rows.text(1);
        look.at = base::fromMillis(rows.integer(2));
        if (const auto event = base::parseJsonObject(rows.text(3))) {
            const BodyReader reader(*event);
            look.action = reader.text("action");
            look.record = reader.id("object");
            look.kind = model::kindFromName(reader.text("kind")).value_or(look.kind);
        }
        found.push_back(std::move(look));
    }
}

}  // namespace

Result<std::vector<ParkedOp>> parkedOps(Store& store) {
    OPDESK_TRY(auto list, ops(store));
    OPDESK_TRY(auto more, looks(store));
    list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return list;
}

namespace {

struct WaitingGroup {
    std::set<std::pair<model::KindId, base::Uuid>> needs, makes;
    bool readable = true;  ///< else it waits for a session that can open it
};

Result<std::map<model::GroupId, WaitingGroup>> waitingGroups(Store::Impl& impl) {
    std::map<model::GroupId, WaitingGroup> groups;
    OPDESK_TRY(auto rows, impl.database->query("SELECT group_id, op_id, epoch FROM outbox WHERE state = 'parked' AND"
                                               " code IN ('not_found', 'depends_on_parked') ORDER BY device_seq"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return groups;
        auto& group = groups[model::GroupId(rows.uuid(0))];
        const model::OpId id(rows.uuid(1));
        OPDESK_TRY(auto op, impl.outbox.find(id, false));
        if (!op || (rows.integer(2) != 0 && !impl.keys.has(op->compartment, rows.integer(2)))) {
            group.readable = false;
            continue;
        }
        OPDESK_TRY(op, impl.outbox.find(id, true));
        for (const auto& needed : model::neededBy(*op))
            group.needs.insert(needed);
        if (model::makes(*op))
            group.makes.emplace(op->kind, op->record);
    }
}

/// Did everything the group stands on come from the server?
Result<bool> mayStand(Store::Impl& impl, const WaitingGroup& group) {
    for (const auto& needed : group.needs) {
        if (group.makes.contains(needed))
            continue;
        OPDESK_TRY(const auto head, impl.records.head(needed.first, needed.second));
        if (!head || head->version == 0)
            return false;
    }
    return group.readable;
}

}  // namespace

Result<bool> retryWaiting(Store& store) {
    OPDESK_TRY(const auto groups, waitingGroups(store.impl()));
    bool any = false;
    for (const auto& [id, group] : groups) {
        OPDESK_TRY(const bool stands, mayStand(store.impl(), group));
        if (!stands)
            continue;
        OPDESK_CHECK(retryParkedGroup(store, id));
        any = true;
    }
    return any;
}

Status retryParkedGroup(Store& store, const model::GroupId& group) {
    auto& database = store.database();
    OPDESK_TRY(auto transaction, Transaction::begin(database));
    OPDESK_CHECK(
        database.run("UPDATE outbox SET state = 'queued', verdict = NULL, code = NULL, detail = NULL, judged_at = NULL,"
                     " only_here = 0 WHERE group_id = ? AND state = 'parked'",
                     group.uuid()));
    OPDESK_CHECK(
        database.run("UPDATE outbox_group SET state = 'queued', code = NULL, judged_at = NULL"
                     " WHERE group_id = ? AND state = 'parked'",
                     group.uuid()));
    if (database.changes() == 0)
        return base::fail(base::ErrorCode::notFound, "no such parked group");
    return transaction.commit();
}

Status retryParked(Store& store, const model::OpId& op) {
    base::Uuid group;
    {
        OPDESK_TRY(auto row, store.database().query("SELECT group_id FROM outbox WHERE op_id = ? AND state = 'parked'",
                                                    op.uuid()));
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            return base::fail(base::ErrorCode::notFound, "no such parked op");
        group = row.uuid(0);
    }
    return retryParkedGroup(store, model::GroupId(group));
}

}  // namespace opdesk::store
