#include "sync/server/admin_service.h"

#include <algorithm>

#include "core/access/permissions.h"
#include "core/audit/event.h"
#include "core/crypto/aead.h"
#include "core/model/kinds/staff.h"
#include "core/model/validate.h"
#include "sync/server/audit_log.h"

namespace opdesk::sync::server {

namespace {

base::Result<const model::KindDescriptor*> onlineOnly(std::string_view name) {
    const auto kind = model::kindFromName(name);
    if (!kind || model::describe(*kind).shape != model::Shape::onlineOnly)
        return base::fail(base::ErrorCode::notFound, "not a kind that is written online only");
    return &model::describe(*kind);
}

base::Status mayDo(const Session& session, std::string_view permission) {
    if (permission.empty())
        return {};
    return access::check(session.roles, {permission, true, true});
}

}  // namespace

base::Status appendAdminAct(const Services& services, Transaction& transaction, const Session& session,
                            const TenantKeys& keys, const AdminAct& write) {
    const base::Uuid server;
    Params last;
    last.add(session.tenant).add(server);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT sequence, hash FROM app.audit_event WHERE tenant = $1 AND "
                                                    "device = $2 ORDER BY sequence DESC LIMIT 1",
                                                    last));
    audit::Event event;
    event.tenant = session.tenant;
    event.device = model::DeviceId(server);
    event.sequence = 1;
    if (!rows.empty()) {
        event.sequence = rows.integer(0, 0) + 1;
        const auto previous = rows.bytes(0, 1);
        std::copy_n(previous.begin(), std::min(previous.size(), event.previous.size()), event.previous.begin());
    }
    event.group = model::GroupId::make(services.clock, services.random);
    event.user = session.staff;
    event.wallMillis = services.nowMillis();
    event.clockOffsetMillis = 0;
    event.action = write.action;
    event.kind = write.kind;
    event.object = write.object;
    event.permission = std::string(write.permission);
    event.result = "ok";
    json::object after = write.after;
    after["by_device"] = session.device.text();
    const auto salted = audit::saltedPayload(audit::payloadText(write.before, after), services.random);
    event.commitment = audit::commitment(salted);
    const auto* key = keys.current(write.compartment);
    if (!key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    OPDESK_TRY(const auto sealed,
               crypto::seal(key->key.view(), salted,
                            base::asBytes(model::sealContext(session.tenant, event.kind, event.object, "audit")),
                            services.random));
    const AuditEntry entry{event.device,
                           event.sequence,
                           audit::hashOf(event),
                           event.group,
                           session.staff,
                           base::canonicalJson(audit::toJson(event)),
                           write.compartment,
                           key->epoch,
                           sealed,
                           true};
    OPDESK_CHECK(appendAudit(transaction, std::span(&entry, 1), event.wallMillis));
    return {};
}

base::Status saveLogin(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                       const TenantKeys& keys, const base::Uuid& staff, const json::object& body) {
    OPDESK_TRY(const auto person, model::decode<model::Staff>(body));
    std::vector<std::string> roles;
    for (const auto& entry : person.roles) {
        if (!entry.is_string())
            return base::failField("roles", "a role is no text", "names of the nine roles");
        roles.emplace_back(entry.get_string().data(), entry.get_string().size());
        const auto role = access::roleFromName(roles.back());
        if (!role || *role == access::Role::superAdmin || *role == access::Role::patient)
            return base::failField("roles", "an unknown role",
                                   "ClinicAdmin, Doctor, Nurse, Receptionist, Pharmacist, Billing or ReadOnly");
    }
    std::ranges::sort(roles);
    if (person.phone.empty())
        return base::failField("phone", "a login needs a phone", "a number as +919800000001");
    Params params;
    params.add(tenant)
        .add(staff)
        .add(blindIndex(keys, "phone", person.phone))
        .add(roles)
        .add(!person.inactive)
        .add(services.nowMillis());
    const Statement statements[] = {
        {"UPDATE app.session_family SET revoked_ms = $6 WHERE tenant = $1 AND staff = $2 AND revoked_ms IS NULL AND $3 "
         "IS NOT NULL "
         "AND EXISTS (SELECT FROM app.staff_login s WHERE s.tenant = $1 AND s.staff = $2 AND (s.roles <> $4 OR "
         "s.active <> $5))",
         params},
        {"INSERT INTO app.staff_login (tenant, staff, phone_index, roles, active) SELECT $1, $2, $3, $4, $5 WHERE $6 > "
         "0 "
         "ON CONFLICT (tenant, staff) DO UPDATE SET phone_index = excluded.phone_index, roles = excluded.roles, "
         "active = excluded.active, lease_epoch = staff_login.lease_epoch + CASE WHEN staff_login.roles <> "
         "excluded.roles "
         "OR staff_login.active <> excluded.active THEN 1 ELSE 0 END",
         params}};
    if (const auto done = transaction.pipeline(statements); !done) {
        if (sqlStateOf(done.error()) == "23505")
            return base::fail(base::Error{base::ErrorCode::alreadyExists, "another user has this phone", "phone", {}});
        return base::fail(done.error());
    }
    return {};
}

base::Status AdminService::keepAnAdmin(Transaction& transaction, const Session& session) {
    Params params;
    params.add(session.tenant);
    OPDESK_TRY(const Rows rows, transaction.execute("SELECT count(*) FROM app.staff_login WHERE tenant = $1 AND active "
                                                    "AND 'ClinicAdmin' = ANY (roles)",
                                                    params));
    if (rows.integer(0, 0) == 0)
        return base::fail(base::ErrorCode::wrongState, "the last clinic admin cannot be removed");
    return {};
}

base::Result<json::object> AdminService::list(const Session& session, std::string_view kind) {
    OPDESK_TRY(const auto* descriptor, onlineOnly(kind));
    OPDESK_CHECK(mayDo(session, descriptor->viewPermission));
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    RecordRepository records(transaction, session.tenant, *keys, m_services.random);
    OPDESK_TRY(const auto all, records.ofKind(descriptor->id));
    OPDESK_CHECK(transaction.commit());
    json::array out;
    for (const auto& record : all)
        if (!record.state.deleted)
            out.push_back(
                json::object{{"id", record.id.text()}, {"version", record.state.version}, {"body", record.state.body}});
    return json::object{{"records", std::move(out)}};
}

base::Result<json::object> AdminService::put(const Session& session, std::string_view kind, std::string_view id,
                                             const json::object& request) {
    OPDESK_TRY(const auto* descriptor, onlineOnly(kind));
    const auto uuid = base::Uuid::parse(id);
    if (!uuid)
        return base::failField("id", "not an id", "a UUID in lower case");
    const auto* version = request.if_contains("version");
    const auto* body = request.if_contains("body");
    if (!version || !version->is_int64() || version->get_int64() < 0)
        return base::failField("version", "missing or wrong", "the version seen, 0 for a new record");
    if (!body || !body->is_object())
        return base::failField("body", "missing or wrong", "an object");
    // Devices come by enrolment; their state is what an admin changes.
    if (descriptor->id == model::KindId::device && version->get_int64() == 0)
        return base::fail(base::ErrorCode::wrongState, "a device comes by enrolment");
    const auto permission = version->get_int64() == 0 ? descriptor->createPermission : descriptor->editPermission;
    OPDESK_CHECK(mayDo(session, permission));
    OPDESK_CHECK(model::validateBody(*descriptor, body->get_object()));

    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    RecordRepository records(transaction, session.tenant, *keys, m_services.random);
    const RecordKey key{descriptor->id, *uuid};
    OPDESK_TRY(auto found, records.lock(std::span(&key, 1)));
    StoredRecord record;
    record.kind = descriptor->id;
    record.id = *uuid;
    if (const auto it = found.find(key); it != found.end())
        record = std::move(it->second);
    if (record.state.version != version->get_int64())
        return base::fail(base::ErrorCode::stale, "somebody changed it in the meantime");
    OPDESK_CHECK(write(transaction, session, *keys, record, body->get_object(), {permission, {}}));
    OPDESK_CHECK(transaction.commit());
    return json::object{{"version", record.state.version}};
}

base::Status AdminService::write(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                 StoredRecord& record, const json::object& body, const Write& how) {
    const auto& descriptor = model::describe(record.kind);
    AdminAct act{std::string(descriptor.name) + (record.state.version == 0 ? ".create" : ".edit"),
                 descriptor.id,
                 record.id,
                 how.permission,
                 descriptor.compartment,
                 {},
                 {}};
    if (!how.reason.empty())
        act.after["reason"] = how.reason;
    for (const auto& change : model::difference(record.state.body, body)) {
        if (!change.before.is_null())
            act.before[change.field] = change.before;
        if (!change.after.is_null())
            act.after[change.field] = change.after;
        const merge::FieldAuthor by{session.staff, session.device, m_services.nowMillis(), record.state.version + 1};
        auto& authors = record.state.authors;
        const auto it =
            std::ranges::lower_bound(authors, change.field, {}, [](const auto& entry) { return entry.first; });
        if (it != authors.end() && it->first == change.field)
            it->second = by;
        else
            authors.insert(it, {change.field, by});
    }
    record.state.exists = true;
    record.state.body = body;
    ++record.state.version;
    if (descriptor.id == model::KindId::staff) {
        OPDESK_CHECK(saveLogin(m_services, transaction, session.tenant, keys, record.id, record.state.body));
        OPDESK_CHECK(keepAnAdmin(transaction, session));
    }
    if (descriptor.id == model::KindId::device) {
        const auto* state = model::valueOf(record.state.body, "state").if_string();
        Params params;
        params.add(session.tenant)
            .add(record.id)
            .add(state ? std::string_view(state->data(), state->size()) : std::string_view("active"))
            .add(m_services.nowMillis());
        // Its digit and its place may be another's by now, so a desk that was stopped does not come back.
        OPDESK_TRY(const Rows changed,
                   transaction.execute("UPDATE app.device SET state = $3, stopped_ms = CASE WHEN $3 <> 'revoked' THEN "
                                       "NULL WHEN state = 'revoked' THEN stopped_ms ELSE $4 END WHERE tenant = $1 AND "
                                       "id = $2 AND (state NOT IN ('revoked', 'replaced') OR state = $3)",
                                       params));
        if (changed.affected() != 1)
            return base::fail(base::Error{base::ErrorCode::wrongState, "the desk was stopped or replaced for good",
                                          "device", "enrol it again"});
    }
    RecordRepository records(transaction, session.tenant, keys, m_services.random);
    OPDESK_TRY(const HeadMove head, records.moveHead(1));
    StoredRecord* const all[] = {&record};
    if (auto written = records.write(all, head); !written) {
        if (sqlStateOf(written.error()) == "23505")
            return base::fail(base::ErrorCode::stale, "somebody made it in the meantime");
        return base::fail(written.error());
    }
    OPDESK_CHECK(appendAdminAct(m_services, transaction, session, keys, act));
    if (descriptor.id == model::KindId::staff || descriptor.id == model::KindId::device)
        OPDESK_CHECK(pokeRights(transaction, session.tenant));
    return {};
}

}  // namespace opdesk::sync::server
