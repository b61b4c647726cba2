#include "sync/server/quarantine_service.h"

#include <algorithm>

#include "core/access/permissions.h"
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
};

/// Locks the row and, through the head, everybody who writes; the admin's event follows in this transaction.
base::Result<Parked> lockParked(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                const model::GroupId& group) {
    Params who, which;
    who.add(session.tenant);
    which.add(session.tenant).add(group);
    const Statement statements[] = {{"SELECT seq FROM app.sync_head WHERE tenant = $1 FOR UPDATE", who},
                                    {"SELECT device, key_id, sealed FROM app.quarantine WHERE tenant = $1 AND group_id "
                                     "= $2 AND released_ms IS NULL "
                                     "AND discarded_ms IS NULL FOR UPDATE",
                                     which}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    if (rows[1].empty())
        return base::fail(base::ErrorCode::notFound, "no such group is put aside");
    OPDESK_TRY(auto request, openQuarantined(session.tenant, keys, group, rows[1].integer(0, 1), rows[1].bytes(0, 2)));
    return Parked{model::DeviceId(rows[1].uuid(0, 0)), std::move(request)};
}

base::Status note(const Services& services, Transaction& transaction, const Session& session, const TenantKeys& keys,
                  const model::GroupId& group, const char* action) {
    return appendAdminAct(services, transaction, session, keys,
                          {action,
                           model::KindId::auditEvent,
                           group.uuid(),
                           kPermission,
                           model::Compartment::admin,
                           {},
                           {{"group", group.text()}}});
}

}  // namespace

base::Result<json::object> QuarantineService::list(const Session& session) {
    OPDESK_CHECK(mayDecide(session));
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    Params params;
    params.add(session.tenant);
    OPDESK_TRY(const Rows rows,
               transaction.execute("SELECT group_id, device, actor, code, detail, received_ms, waits_for, "
                                   "array_to_string(ops, ',') FROM app.quarantine WHERE tenant = $1 AND released_ms IS "
                                   "NULL AND discarded_ms IS NULL ORDER BY received_ms, group_id LIMIT 500",
                                   params));
    OPDESK_CHECK(transaction.commit());
    json::array groups;
    for (int i = 0; i < rows.size(); ++i) {
        json::array ops;
        for (const auto& op : splitRoles(rows.text(i, 7)))
            ops.emplace_back(op);
        json::object one{{"group", rows.uuid(i, 0).text()},
                         {"device", rows.uuid(i, 1).text()},
                         {"actor", rows.uuid(i, 2).text()},
                         {"code", rows.text(i, 3)},
                         {"detail", rows.text(i, 4)},
                         {"received_ms", rows.integer(i, 5)},
                         {"ops", std::move(ops)}};
        if (!rows.isNull(i, 6))
            one["waits_for"] = rows.uuid(i, 6).text();
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
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    OPDESK_TRY(const auto parked, lockParked(transaction, session, *keys, *id));
    if (!release) {
        Params params;
        params.add(session.tenant).add(*id).add(m_services.nowMillis()).add(session.staff);
        OPDESK_CHECK(transaction.execute(
            "UPDATE app.quarantine SET discarded_ms = $3, decided_by = $4 WHERE tenant = $1 AND group_id = $2",
            params));
        OPDESK_CHECK(note(m_services, transaction, session, *keys, *id, "quarantine.discard"));
        OPDESK_CHECK(transaction.commit());
        return json::object{{"state", "discarded"}, {"content", protocol::encode(parked.request)}};
    }
    Session maker = session;
    maker.device = parked.device;
    maker.isDraining = false;
    PushBatch batch(m_services, transaction, maker, keys);
    batch.admitsEndedLeases = true;
    OPDESK_CHECK(batch.run(parked.request.groups, std::nullopt));
    OPDESK_CHECK(note(m_services, transaction, session, *keys, *id, "quarantine.release"));
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
