#include "sync/server/quarantine_service.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <span>

#include "core/access/permissions.h"
#include "core/base/log.h"
#include "sync/server/admin_service.h"
#include "sync/server/push_batch.h"

namespace opdesk::sync::server {

namespace {

constexpr std::string_view kPermission = "device.approve";

base::Status mayDecide(const Session& session) {
    return access::check(session.roles, {kPermission, true, true});
}

struct Parked {
    model::DeviceId device;
    protocol::PushRequest request;
    bool isDiscarded = false;
};

/// Locks the row and, through the head, everybody who writes; the admin's event follows in this transaction.
base::Result<Parked> lockParked(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                const model::GroupId& group) {
    Params who, which;
    who.add(session.tenant);
    which.add(session.tenant).add(group);
    const Statement statements[] = {
        {"SELECT seq FROM app.sync_head WHERE tenant = $1 FOR UPDATE", who},
        {"SELECT device, key_id, sealed, discarded_ms FROM app.quarantine WHERE tenant = $1 "
         "AND group_id = $2 AND released_ms IS NULL FOR UPDATE",
         which}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    if (rows[1].empty())
        return base::fail(base::ErrorCode::notFound, "no such group is put aside");
    OPDESK_TRY(auto request, openQuarantined(session.tenant, keys, group, rows[1].integer(0, 1), rows[1].bytes(0, 2)));
    return Parked{model::DeviceId(rows[1].uuid(0, 0)), std::move(request), !rows[1].isNull(0, 3)};
}

base::Status note(const Services& services, Transaction& transaction, const Session& session, const TenantKeys& keys,
                  const model::GroupId& group, const char* action, const std::string& reason) {
    json::object after{{"group", group.text()}};
    if (!reason.empty())
        after["reason"] = reason;
    return appendAdminAct(services, transaction, session, keys,
                          {action,
                           model::KindId::auditEvent,
                           group.uuid(),
                           kPermission,
                           model::Compartment::admin,
                           {},
                           std::move(after)});
}

/// One op as the list names it; nothing of its content but whom it is about and which fields it sets.
struct Item {
    model::KindId kind;
    base::Uuid record;
    std::string_view action;
    std::optional<base::Uuid> patient;
    std::string name;  ///< of somebody whom only this group would make
    std::vector<std::string> fields;
};

std::vector<std::string> fieldsOf(const model::Op& op) {
    std::vector<std::string> fields;
    for (const auto& change : op.fields)
        fields.push_back(change.field);
    if (op.action == model::Action::create || op.action == model::Action::append)
        for (const auto& [field, value] : op.document)
            if (!value.is_null())
                fields.emplace_back(field);
    return fields;
}

std::vector<Item> itemsOf(const PushGroup& group) {
    std::vector<Item> items;
    for (const auto& op : group.ops) {
        Item item{op.kind, op.record,   model::actionName(op.action), subjectOf(op.kind, op.record, op.document),
                  {},      fieldsOf(op)};
        const auto* name = op.kind == model::KindId::patient ? op.document.if_contains("name") : nullptr;
        if (const auto* text = name ? name->if_string() : nullptr)
            item.name.assign(text->data(), text->size());
        items.push_back(std::move(item));
    }
    return items;
}

/// What a change of a record leaves unsaid: whose record it is.
base::Status findPatients(Transaction& transaction, const Session& session, std::span<std::vector<Item>> groups) {
    std::vector<base::Uuid> ids;
    for (const auto& items : groups)
        for (const auto& item : items)
            if (!item.patient)
                ids.push_back(item.record);
    Params params;
    params.add(session.tenant).add(std::span<const base::Uuid>(ids));
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT id, subject FROM app.record WHERE tenant = $1 AND id = ANY "
                                                    "($2) AND subject IS NOT NULL",
                                                    params));
    std::map<base::Uuid, base::Uuid> known;
    for (int i = 0; i < rows.size(); ++i)
        known[rows.uuid(i, 0)] = rows.uuid(i, 1);
    for (auto& items : groups)
        for (auto& item : items)
            if (const auto it = known.find(item.record); !item.patient && it != known.end())
                item.patient = it->second;
    return {};
}

json::array arrayOf(const std::vector<Item>& items) {
    json::array what;
    for (const auto& item : items) {
        json::object one{{"kind", model::kindName(item.kind)}, {"record", item.record.text()}, {"action", item.action}};
        if (item.patient)
            one["patient"] = item.patient->text();
        if (!item.name.empty())
            one["name"] = item.name;
        json::array fields;
        for (const auto& field : item.fields)
            fields.emplace_back(field);
        one["fields"] = std::move(fields);
        what.push_back(std::move(one));
    }
    return what;
}

}  // namespace

base::Result<json::object> QuarantineService::list(const Session& session) {
    OPDESK_CHECK(mayDecide(session));
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    Params params;
    params.add(session.tenant);
    OPDESK_TRY(
        const Rows rows,
        transaction.execute("SELECT group_id, device, actor, code, detail, received_ms, waits_for, "
                            "array_to_string(ops, ','), key_id, sealed FROM app.quarantine WHERE tenant = $1 AND "
                            "released_ms IS NULL AND discarded_ms IS NULL ORDER BY received_ms, group_id LIMIT "
                            "500",
                            params));
    std::vector<std::vector<Item>> items(static_cast<std::size_t>(rows.size()));
    std::set<int> unreadable;
    for (int i = 0; i < rows.size(); ++i) {
        const auto request = openQuarantined(session.tenant, *keys, model::GroupId(rows.uuid(i, 0)), rows.integer(i, 8),
                                             rows.bytes(i, 9));
        if (!request) {
            // The others are decided all the same.
            base::log(
                base::LogLevel::error, "a group that was put aside cannot be read",
                {{"group", rows.uuid(i, 0)}, base::LogField::code("error", base::errorName(request.error().code))});
            unreadable.insert(i);
            continue;
        }
        for (const auto& group : readGroups(request->groups, session, *keys))
            std::ranges::move(itemsOf(group), std::back_inserter(items[static_cast<std::size_t>(i)]));
    }
    OPDESK_CHECK(findPatients(transaction, session, items));
    OPDESK_CHECK(transaction.commit());
    json::array groups;
    for (int i = 0; i < rows.size(); ++i) {
        json::array ops;
        for (const auto& op : splitRoles(rows.text(i, 7)))
            ops.emplace_back(op);
        json::object one{{"group", rows.uuid(i, 0).text()}, {"device", rows.uuid(i, 1).text()},
                         {"actor", rows.uuid(i, 2).text()}, {"code", rows.text(i, 3)},
                         {"detail", rows.text(i, 4)},       {"received_ms", rows.integer(i, 5)},
                         {"ops", std::move(ops)},           {"what", arrayOf(items[static_cast<std::size_t>(i)])}};
        if (!rows.isNull(i, 6))
            one["waits_for"] = rows.uuid(i, 6).text();
        if (unreadable.contains(i))
            one["unreadable"] = true;
        groups.push_back(std::move(one));
    }
    return json::object{{"groups", std::move(groups)}};
}

base::Result<json::object> QuarantineService::decide(const Session& session, std::string_view group,
                                                     const json::object& request) {
    OPDESK_CHECK(mayDecide(session));
    const auto id = model::GroupId::parse(group);
    const auto* word = request.if_contains("decision");
    const bool release = word && *word == json::value("release");
    if (!id)
        return base::failField("group", "not an id", "the id of a group that is put aside");
    if (!release && (!word || *word != json::value("discard")))
        return base::failField("decision", "missing or wrong", "release or discard");
    OPDESK_TRY(const auto reason, reasonIn(request, false));
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    OPDESK_TRY(const auto parked, lockParked(transaction, session, *keys, *id));
    if (parked.isDiscarded && release)
        return base::fail(base::ErrorCode::notFound, "no such group is put aside");
    if (!release) {
        // Once more after an answer that was lost: what is given up is handed out as often as it is asked for.
        Params params;
        params.add(session.tenant).add(*id).add(m_services.nowMillis()).add(session.staff);
        OPDESK_CHECK(transaction.execute(
            "UPDATE app.quarantine SET discarded_ms = $3, decided_by = $4 WHERE tenant = $1 AND group_id = $2 AND "
            "discarded_ms IS NULL",
            params));
        OPDESK_CHECK(note(m_services, transaction, session, *keys, *id, "quarantine.discard", reason));
        OPDESK_CHECK(transaction.commit());
        return json::object{{"state", "discarded"}, {"content", protocol::encode(parked.request)}};
    }
    Session maker = session;
    maker.device = parked.device;
    maker.isDraining = false;
    PushBatch batch(m_services, transaction, maker, keys);
    batch.admitsEndedLeases = true;
    OPDESK_CHECK(batch.run(parked.request.groups, std::nullopt));
    OPDESK_CHECK(note(m_services, transaction, session, *keys, *id, "quarantine.release", reason));
    Params params;
    params.add(session.tenant).add(*id).add(session.staff);
    OPDESK_CHECK(
        transaction.execute("UPDATE app.quarantine SET decided_by = $3 WHERE tenant = $1 AND group_id = $2", params));
    OPDESK_CHECK(transaction.commit());
    const auto refused = std::ranges::find(batch.verdicts, model::Verdict::parked, &protocol::WireVerdict::verdict);
    if (refused != batch.verdicts.end())
        return json::object{{"state", "parked"}, {"code", refused->code}, {"detail", refused->detail}};
    return json::object{{"state", "released"}};
}

}  // namespace opdesk::sync::server
