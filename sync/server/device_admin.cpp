#include <algorithm>
#include <array>
#include <map>

#include "core/access/permissions.h"
#include "core/model/kinds/device.h"
#include "core/model/validate.h"
#include "sync/server/admin_service.h"

/// The clinic's desks as its admin sees and stops them.
namespace opdesk::sync::server {

namespace {

constexpr std::string_view kPermission = "device.approve";

constexpr const char* kDevices =
    "SELECT d.id, d.state, d.series, d.desk_digit, d.enrolled_ms, d.program, "
    "(SELECT max(f.last_ms) FROM app.session_family f WHERE f.tenant = d.tenant AND f.device = d.id), "
    "(SELECT count(*) FROM app.quarantine q WHERE q.tenant = d.tenant AND q.device = d.id AND q.released_ms IS NULL "
    "AND q.discarded_ms IS NULL), "
    "(SELECT array_to_string(array_agg(u.staff ORDER BY u.last_ms DESC, u.staff), ',') FROM app.device_user u "
    "WHERE u.tenant = d.tenant AND u.device = d.id) "
    "FROM app.device d WHERE d.tenant = $1 ORDER BY d.enrolled_ms, d.id";

base::Result<std::int64_t> setAsideOf(Transaction& transaction, const Session& session, const base::Uuid& device) {
    Params params;
    params.add(session.tenant).add(device);
    OPDESK_TRY(const Rows rows,
               transaction.execute("SELECT count(*) FROM app.quarantine WHERE tenant = $1 AND device = $2 AND "
                                   "released_ms IS NULL AND discarded_ms IS NULL",
                                   params));
    return rows.integer(0, 0);
}

}  // namespace

base::Result<std::string> reasonIn(const json::object& request, bool isNeeded) {
    constexpr std::size_t kMost = 300;
    const auto* value = request.if_contains("reason");
    const auto* text = value ? value->if_string() : nullptr;
    if ((value && !text) || (isNeeded && (!text || text->empty())) || (text && text->size() > kMost))
        return base::failField("reason", "missing or wrong", "a text of at most 300 bytes");
    return text ? std::string(text->data(), text->size()) : std::string();
}

base::Result<json::object> AdminService::devices(const Session& session) {
    OPDESK_CHECK(access::check(session.roles, {kPermission, true, true}));
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    RecordRepository records(transaction, session.tenant, *keys, m_services.random);
    OPDESK_TRY(const auto bodies, records.ofKind(model::KindId::device));
    Params params;
    params.add(session.tenant);
    OPDESK_TRY(const Rows rows, transaction.execute(kDevices, params));
    OPDESK_CHECK(transaction.commit());
    std::map<base::Uuid, json::value> names;
    for (const auto& record : bodies)
        names[record.id] = model::valueOf(record.state.body, "name");
    json::array devices;
    for (int i = 0; i < rows.size(); ++i) {
        json::array people;
        for (const auto& staff : splitRoles(rows.isNull(i, 8) ? std::string() : rows.text(i, 8)))
            people.emplace_back(staff);
        json::object one{
            {"id", rows.uuid(i, 0).text()}, {"name", names[rows.uuid(i, 0)]},   {"state", rows.text(i, 1)},
            {"series", rows.text(i, 2)},    {"desk_digit", rows.integer(i, 3)}, {"enrolled_ms", rows.integer(i, 4)},
            {"program", rows.text(i, 5)},   {"set_aside", rows.integer(i, 7)},  {"people", std::move(people)}};
        if (!rows.isNull(i, 6))
            one["last_seen_ms"] = rows.integer(i, 6);
        devices.push_back(std::move(one));
    }
    return json::object{{"devices", std::move(devices)}};
}

base::Result<json::object> AdminService::setDeviceState(const Session& session, std::string_view id,
                                                        const json::object& request) {
    OPDESK_CHECK(access::check(session.roles, {kPermission, true, true}));
    const auto uuid = base::Uuid::parse(id);
    if (!uuid)
        return base::failField("id", "not an id", "a UUID in lower case");
    constexpr std::array<std::string_view, 3> kStates{"active", "drain", "revoked"};
    const auto* word = request.if_contains("state");
    const auto wanted = std::ranges::find_if(kStates, [&](auto state) { return word && *word == json::value(state); });
    if (wanted == kStates.end())
        return base::failField("state", "missing or wrong", "active, drain or revoked");
    OPDESK_TRY(const auto reason, reasonIn(request, true));
    // Whoever stops the desk they sit at could not say so any more, nor take it back.
    if (session.device.uuid() == *uuid && *wanted != "active")
        return base::fail(base::Error{base::ErrorCode::wrongState, "this is the desk that asks", "device",
                                      "stop it from another desk, or detach it here"});

    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    RecordRepository records(transaction, session.tenant, *keys, m_services.random);
    const RecordKey key{model::KindId::device, *uuid};
    OPDESK_TRY(auto found, records.lock(std::span(&key, 1)));
    if (found.empty())
        return base::fail(base::ErrorCode::notFound, "no such desk");
    auto& record = found.begin()->second;
    json::object body = record.state.body;
    body["state"] = *wanted;
    OPDESK_CHECK(write(transaction, session, *keys, record, body, {kPermission, reason}));
    OPDESK_TRY(const auto setAside, setAsideOf(transaction, session, *uuid));
    OPDESK_CHECK(transaction.commit());
    return json::object{{"state", *wanted}, {"set_aside", setAside}};
}

}  // namespace opdesk::sync::server
