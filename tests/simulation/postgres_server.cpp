#include "tests/simulation/postgres_server.h"

#include <boost/json.hpp>

#include "core/access/lease.h"
#include "core/access/permissions.h"
#include "core/crypto/hash.h"
#include "sync/server/provisioning.h"
#include "sync/server/record_repository.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/sim_client.h"

namespace opdesk::simulation {

namespace server = sync::server;
using model::Compartment;
using model::KindId;
using server::Params;

namespace {

/// The clinic's own roles: what reads anything clinical reads all of it.
std::vector<std::string> rolesFor(const SimServer::Compartments& scope) {
    if (scope.size() > 1)
        return {"Billing", "Doctor", "Nurse", "Receptionist"};
    return {"Billing", "Receptionist"};
}

/// The number at the end of the simulator's fixed ids.
std::size_t indexOf(const base::Uuid& id) {
    return static_cast<std::size_t>(id.bytes()[15]) - 1;
}

}  // namespace

PostgresServer::PostgresServer(PostgresLane& lane, const base::Clock& clock, bool keepsBackups)
    : m_lane(lane),
      m_clock(clock),
      m_keepsBackups(keepsBackups),
      m_name("run" + std::to_string(++lane.runs)),
      m_config([] {
          server::Config config;
          config.offlineLeaseHours = 168;
          return config;
      }()),
      m_database(lane.cluster->conninfo("opdesk_app", m_name), 2, lane.vault->contextKey(), m_systemClock),
      m_keyring(*lane.vault),
      m_services{m_config, clock, lane.random, m_database, *lane.vault, m_keyring},
      m_sessions(m_services) {
    lane.cluster->copyDatabase(PostgresLane::kTemplate, m_name);
    openInstances();
    m_foreignHead = number("SELECT seq FROM app.sync_head WHERE tenant = $1", Params().add(foreignTenant()));
}

PostgresServer::~PostgresServer() {
    disarm();
    m_super.reset();
    for (auto& open : m_open)
        if (const auto one = open.lock())
            one->line.reset();
    m_lane.cluster->dropDatabase(m_name);
    if (m_hasBackup)
        m_lane.cluster->dropDatabase(m_name + "_backup");
}

void PostgresServer::openInstances() {
    for (auto& instance : m_lane.instances)
        instance->open(m_lane.cluster->conninfo("opdesk_app", m_name, instance->name()), clinicTenant().text());
}

server::Transaction PostgresServer::transaction(const model::TenantId& tenant) {
    // A transaction that is caught may hold what this one wants.
    disarm();
    auto begun = m_database.begin({tenant, {}, {}, {}});
    if (!begun)
        laneFails("no transaction: " + begun.error().detail);
    return std::move(*begun);
}

void PostgresServer::write(const model::TenantId& tenant, const char* sql, const Params& params) {
    auto on = transaction(tenant);
    const auto done = on.execute(sql, params);
    if (!done)
        laneFails(done.error().detail + " in " + sql);
    if (!on.commit())
        laneFails(std::string("no commit of ") + sql);
}

server::Connection& PostgresServer::super() {
    if (!m_super || m_super->isBroken())
        m_super = m_lane.cluster->connect("postgres", m_name);
    if (!m_super)
        laneFails("no connection to " + m_name);
    return *m_super;
}

std::int64_t PostgresServer::number(const char* sql, const Params& params) {
    auto rows = super().execute(sql, params);
    if (!rows)  // it died with the database since its last use
        rows = super().execute(sql, params);
    if (!rows || rows->empty())
        laneFails((rows ? std::string("no row") : rows.error().detail) + " in " + sql);
    return rows->isNull(0, 0) ? -1 : rows->integer(0, 0);
}

std::int64_t PostgresServer::head() {
    return number("SELECT seq FROM app.sync_head WHERE tenant = $1", Params().add(clinicTenant()));
}

std::string PostgresServer::epoch() {
    const Params params = Params().add(clinicTenant());
    constexpr const char* kSql = "SELECT epoch FROM app.sync_head WHERE tenant = $1";
    auto rows = super().execute(kSql, params);
    if (!rows)
        rows = super().execute(kSql, params);
    if (!rows || rows->empty())
        laneFails("the clinic has no head row");
    return rows->text(0, 0);
}

const crypto::P256Key& PostgresServer::deviceKey(std::size_t desk) {
    auto it = m_deviceKeys.find(desk);
    if (it == m_deviceKeys.end()) {
        const base::Bytes secret(32, static_cast<std::uint8_t>(100 + desk));
        it = m_deviceKeys.emplace(desk, std::move(*crypto::P256Key::fromSecret(secret, "simulated"))).first;
    }
    return it->second;
}

const crypto::Ed25519Key& PostgresServer::signingKey(const model::StaffId& staff) {
    auto it = m_signingKeys.find(staff);
    if (it == m_signingKeys.end())
        it =
            m_signingKeys.emplace(staff, std::move(*crypto::Ed25519Key::fromSeed(crypto::sha256(staff.uuid().bytes()))))
                .first;
    return it->second;
}

std::string PostgresServer::prove(std::size_t desk, const std::string& method, const std::string& path,
                                  const std::string& token, const std::string& nonce, base::ByteView body) {
    return sync::protocol::makeProof(deviceKey(desk), method, path, token, nonce, body, m_clock, m_lane.random);
}

base::Bytes PostgresServer::sign(const model::StaffId& staff, base::ByteView text) {
    const auto signature = signingKey(staff).sign(text);
    return {signature.begin(), signature.end()};
}

SimServer::Compartments PostgresServer::held(const Compartments& wanted) {
    const auto open = access::compartmentsOf(rolesFor(wanted));
    return {open.begin(), open.end()};
}

void PostgresServer::enrol(const model::DeviceId& device, const Compartments& compartments) {
    const auto index = indexOf(device.uuid());
    auto bytes = device.uuid().bytes();
    bytes[14] = 2;  // the person of this desk among the simulator's fixed ids
    const model::StaffId staff{base::Uuid(bytes)};
    const auto thumbprint = crypto::jwkThumbprint(deviceKey(index).publicKeyUncompressed());
    const std::string series = "A0" + std::to_string(index + 1);
    const auto now = m_services.nowMillis();
    auto on = transaction(clinicTenant());
    Params desk, key, document, login, user;
    desk.add(clinicTenant()).add(device).add(series).add(static_cast<std::int64_t>(index) + 1).add(now);
    key.add(clinicTenant()).add(device).add(thumbprint).add(now);
    document.add(clinicTenant()).add(series).add(device).add(now);
    login.add(clinicTenant())
        .add(staff)
        .add(base::ByteView(crypto::sha256(staff.uuid().bytes())))
        .add(rolesFor(compartments));
    user.add(clinicTenant()).add(device).add(staff).add(now);
    const server::Statement statements[] = {
        {"INSERT INTO app.device (tenant, id, series, desk_digit, state, enrolled_ms) "
         "VALUES ($1, $2, $3, $4::bigint::integer, 'active', $5)",
         desk},
        {"INSERT INTO app.device_key (tenant, device, thumbprint, created_ms) VALUES ($1, $2, $3, $4)", key},
        {"INSERT INTO app.document_series (tenant, series, device, created_ms) VALUES ($1, $2, $3, $4)", document},
        {"INSERT INTO app.staff_login (tenant, staff, phone_index, roles, active) VALUES ($1, $2, $3, $4, true)",
         login},
        {"INSERT INTO app.device_user (tenant, device, staff, last_ms) VALUES ($1, $2, $3, $4)", user}};
    if (const auto done = on.commitWith(statements); !done)
        laneFails("a desk is not enrolled: " + done.error().detail);
}

model::StaffId PostgresServer::staffOf(const model::DeviceId& device) {
    auto on = transaction(clinicTenant());
    const auto rows =
        on.execute("SELECT staff FROM app.device_user WHERE tenant = $1 AND device = $2 ORDER BY last_ms DESC LIMIT 1",
                   Params().add(clinicTenant()).add(device));
    if (!rows || rows->empty())
        laneFails("nobody works at " + device.text() + (rows ? std::string() : ": " + rows.error().detail));
    return model::StaffId(rows->uuid(0, 0));
}

std::pair<std::string, std::string> PostgresServer::login(const model::DeviceId& device) {
    const auto staff = staffOf(device);
    auto on = transaction(clinicTenant());
    const auto keys = m_keyring.of(on, clinicTenant());
    const auto rows = on.execute(
        "SELECT array_to_string(s.roles, ','), s.lease_epoch, k.thumbprint FROM app.staff_login s JOIN app.device_key "
        "k ON k.tenant = s.tenant WHERE s.tenant = $1 AND s.staff = $2 AND k.device = $3",
        Params().add(clinicTenant()).add(staff).add(device));
    if (!keys || !rows || rows->empty())
        laneFails("no login on " + device.text());
    const auto publicKey = signingKey(staff).publicKey();
    const server::NewSession wanted{clinicTenant(),
                                    staff,
                                    device,
                                    server::splitRoles(rows->text(0, 0)),
                                    rows->integer(0, 1),
                                    rows->text(0, 2),
                                    {publicKey.begin(), publicKey.end()}};
    const auto opened = m_sessions.open(on, **keys, wanted);
    if (!opened || !on.commit())
        laneFails("no session on " + device.text());
    if (const auto lease = leaseIn(opened->lease))
        m_leases[device] = *lease;
    return {opened->tokens.access, opened->tokens.refresh};
}

std::optional<model::LeaseId> PostgresServer::leaseIn(const std::string& text) {
    const auto key = m_lane.vault->leaseKey(clinicTenant());
    const auto lease = access::verifyLease(text, key->publicKey());
    return lease ? std::optional(lease->id) : std::nullopt;
}

std::optional<model::LeaseId> PostgresServer::leaseOf(const model::DeviceId& device) {
    const auto it = m_leases.find(device);
    return it == m_leases.end() ? std::nullopt : std::optional(it->second);
}

void PostgresServer::endToken(const model::DeviceId& device) {
    write(
        clinicTenant(),
        "DELETE FROM app.access_token t USING app.session_family f WHERE t.tenant = $1 AND f.tenant = $1 AND t.family "
        "= f.id AND f.device = $2",
        Params().add(clinicTenant()).add(device));
}

void PostgresServer::setScope(const model::DeviceId& device, const Compartments& scope) {
    m_roles[staffOf(device)] = rolesFor(scope);
    giveRoles();
}

/// As AdminService does when an admin changes somebody's roles: the sessions end, leases of before are superseded.
void PostgresServer::giveRoles() {
    for (const auto& [staff, roles] : m_roles) {
        const Params params = Params().add(clinicTenant()).add(staff).add(roles).add(m_services.nowMillis());
        auto on = transaction(clinicTenant());
        const server::Statement statements[] = {
            {"UPDATE app.session_family SET revoked_ms = $4 WHERE tenant = $1 AND staff = $2 AND revoked_ms IS NULL "
             "AND EXISTS (SELECT FROM app.staff_login s WHERE s.tenant = $1 AND s.staff = $2 AND s.roles <> $3)",
             params},
            {"UPDATE app.staff_login SET lease_epoch = lease_epoch + 1, roles = $3 WHERE tenant = $1 AND staff = $2 "
             "AND roles <> $3 AND $4 > 0",
             params}};
        if (!on.pipeline(statements) || !server::pokeRights(on, clinicTenant()) || !on.commit())
            laneFails("roles do not change");
    }
}

void PostgresServer::revokeLease(const model::LeaseId&, std::int64_t atMillis, const model::DeviceId& device) {
    const auto staff = staffOf(device);
    const Params params = Params().add(clinicTenant()).add(device).add(atMillis).add(staff);
    auto on = transaction(clinicTenant());
    const server::Statement statements[] = {
        {"UPDATE app.session_family SET revoked_ms = $3 WHERE tenant = $1 AND device = $2 AND staff = $4 AND "
         "revoked_ms IS NULL",
         params},
        {"UPDATE app.staff_login SET lease_epoch = lease_epoch + 1 WHERE tenant = $1 AND staff = $4 AND $3 > 0 AND $2 "
         "IS NOT NULL",
         params}};
    if (!on.pipeline(statements) || !server::pokeRights(on, clinicTenant()) || !on.commit())
        laneFails("a session does not end");
}

void PostgresServer::writeRecord(const model::TenantId& tenant, KindId kind, const base::Uuid& id,
                                 const std::function<void(model::json::object&)>& change) {
    auto on = transaction(tenant);
    const auto keys = m_keyring.of(on, tenant);
    if (!keys)
        laneFails("a clinic has no keys");
    server::RecordRepository records(on, tenant, **keys, m_lane.random);
    const server::RecordKey key{kind, id};
    auto found = records.lock(std::span(&key, 1));
    server::StoredRecord record;
    if (found && found->contains(key))
        record = std::move(found->at(key));
    record.kind = kind;
    record.id = id;
    record.state.exists = true;
    record.state.compartment = model::describe(kind).compartment;
    ++record.state.version;
    change(record.state.body);
    const auto move = records.moveHead(1);
    server::StoredRecord* const all[] = {&record};
    const auto written = found && move ? records.write(all, *move) : base::Status();
    if (!found || !move || !written)
        laneFails("a record is not written: " + (!found  ? found.error().detail
                                                 : !move ? move.error().detail
                                                         : written.error().detail));
    if (const auto done = on.commit(); !done)
        laneFails("a record is not committed: " + done.error().detail);
    if (tenant == foreignTenant())
        m_foreignHead = move->seq;
}

void PostgresServer::writeUnknownField(std::uint64_t pick, const std::string& value) {
    const auto rows =
        super().execute("SELECT id FROM app.record WHERE tenant = $1 AND kind = 'patient' AND NOT deleted ORDER BY id",
                        Params().add(clinicTenant()));
    if (!rows || rows->empty())
        return;
    const auto id = rows->uuid(static_cast<int>(pick % static_cast<std::uint64_t>(rows->size())), 0);
    writeRecord(clinicTenant(), KindId::patient, id, [&](model::json::object& body) { body["future_field"] = value; });
}

void PostgresServer::writeForeign(std::uint64_t pick) {
    // The ids of this clinic's records are the other's too: nothing but row security keeps them apart.
    const auto rows = super().execute("SELECT id FROM app.record WHERE tenant = $1 AND kind = 'patient' ORDER BY id",
                                      Params().add(clinicTenant()));
    if (!rows || rows->empty())
        return;
    const auto id = rows->uuid(static_cast<int>(pick % static_cast<std::uint64_t>(rows->size())), 0);
    writeRecord(foreignTenant(), KindId::patient, id, [&](model::json::object& body) {
        body["name"] = "Foreign Person " + std::to_string(pick % 1000);
        body["sex"] = "male";
    });
    ++counts["written by the other clinic"];
}

std::map<SimServer::Key, model::RecordImage> PostgresServer::records() {
    auto on = transaction(clinicTenant());
    const auto keys = m_keyring.of(on, clinicTenant());
    std::vector<std::string> all;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        all.emplace_back(model::compartmentName(static_cast<Compartment>(i)));
    std::map<Key, model::RecordImage> found;
    if (!keys)
        laneFails("the clinic has no keys");
    server::RecordRepository repository(on, clinicTenant(), **keys, m_lane.random);
    const auto texts = repository.after(0, head(), all, 1'000'000, SIZE_MAX);
    if (!texts)
        laneFails("records cannot be read: " + texts.error().detail);
    for (const auto& [compartment, rows] : texts->rows)
        for (const auto& row : rows) {
            auto body = base::parseJsonObject(row.body);
            if (!body)
                laneFails("a body is no JSON");
            found[{row.kind, row.id}] = {row.kind,    row.id,      row.version,     row.seq,
                                         compartment, row.deleted, std::move(*body)};
        }
    return found;
}

std::map<model::OpId, LoggedOp> PostgresServer::log() {
    const auto rows = super().execute("SELECT op_id, device, device_seq, verdict FROM app.op_log WHERE tenant = $1",
                                      Params().add(clinicTenant()));
    if (!rows)
        laneFails("the log cannot be read");
    std::map<model::OpId, LoggedOp> ops;
    for (int i = 0; i < rows->size(); ++i)
        ops[model::OpId(rows->uuid(i, 0))] = {
            model::DeviceId(rows->uuid(i, 1)), rows->integer(i, 2), rows->text(i, 3), {}};
    return ops;
}

std::set<model::OpId> PostgresServer::quarantine() {
    const auto rows =
        super().execute("SELECT unnest(ops) FROM app.quarantine WHERE tenant = $1", Params().add(clinicTenant()));
    if (!rows)
        laneFails("quarantine cannot be read");
    std::set<model::OpId> ops;
    for (int i = 0; i < rows->size(); ++i)
        ops.insert(model::OpId(rows->uuid(i, 0)));
    return ops;
}

sync::protocol::Leaf PostgresServer::combined(Compartment compartment) {
    const auto rows = super().execute(
        "SELECT substring(varbit_send(bit_xor(sum)) FROM 5) FROM app.digest_sum WHERE tenant = $1 AND compartment = $2",
        Params().add(clinicTenant()).add(model::compartmentName(compartment)));
    sync::protocol::Leaf leaf{};
    if (!rows)
        laneFails("sums cannot be read");
    if (!rows->empty() && !rows->isNull(0, 0)) {
        const auto bytes = rows->bytes(0, 0);
        std::copy_n(bytes.begin(), std::min(bytes.size(), leaf.size()), leaf.begin());
    }
    return leaf;
}

std::vector<ListedMissing> PostgresServer::listedMissing() {
    std::vector<ListedMissing> all;
    for (const auto& [key, row] : records()) {
        if (key.first != KindId::conflict || !row.body.contains("reason") ||
            row.body.at("reason") != model::json::value("device_restored"))
            continue;
        const auto& text = row.body.at("record_id").as_string();
        ListedMissing listed;
        listed.device = model::DeviceId::parse({text.data(), text.size()}).value_or(model::DeviceId{});
        const auto& mine = row.body.at("mine").as_array().front().as_object();
        for (const auto& op : mine.at("ops").as_array())
            listed.ops.push_back(op.to_number<std::int64_t>());
        for (const auto& [counter, numbers] : mine.at("documents").as_object())
            for (const auto& one : numbers.as_array())
                listed.documents[std::string(counter)].push_back(one.to_number<std::int64_t>());
        all.push_back(std::move(listed));
    }
    return all;
}

}  // namespace opdesk::simulation
