#pragma once

#include <array>
#include <list>

#include "core/crypto/ed25519.h"
#include "core/crypto/p256.h"
#include "sync/server/session_service.h"
#include "tests/simulation/postgres_cluster.h"
#include "tests/simulation/sim_server.h"

namespace opdesk::simulation {

/// What strikes while a push lies between the move of the head and its commit.
enum class Strike : std::uint8_t {
    backendTerminated,  ///< pg_terminate_backend
    backendKilled,      ///< kill -9 of it: the cluster throws everybody out and recovers
    serverRestarted,    ///< pg_ctl restart -m immediate
    instanceKilled,     ///< kill -9 of the opdeskd that holds it; the other one answers
};
inline constexpr std::size_t kStrikes = 4;
std::string_view strikeName(Strike strike);

/// The cluster, two instances of opdeskd and the database every run is a copy of: two clinics, each number of a record
/// written down apart by a trigger of this lane.
class PostgresLane {
public:
    PostgresLane();
    static constexpr const char* kTemplate = "opdesk";

    std::unique_ptr<Cluster> cluster;
    std::unique_ptr<sync::server::KeyVault> vault;
    std::vector<std::unique_ptr<InstanceProcess>> instances;
    base::SystemRandom random;
    std::uint64_t runs = 0;
};
model::TenantId foreignTenant();

/// opdeskd's own request handling over PostgreSQL with row security, in processes of its own: a request that began is
/// in flight on a connection of an instance's pool until the world asks for its answer.
class PostgresServer final : public SimServer {
public:
    PostgresServer(PostgresLane& lane, const base::Clock& clock, bool keepsBackups);
    ~PostgresServer() override;

    void enrol(const model::DeviceId& device, const Compartments& compartments) override;
    sync::client::Event serve(const model::DeviceId& device, const sync::client::SendRequest& request) override;
    Flight begin(const model::DeviceId& device, const sync::client::SendRequest& request) override;
    std::int64_t head() override;
    std::string epoch() override;
    std::pair<std::string, std::string> login(const model::DeviceId& device) override;
    Compartments held(const Compartments& wanted) override;
    std::string prove(std::size_t desk, const std::string& method, const std::string& path, const std::string& token,
                      const std::string& nonce, base::ByteView body) override;
    base::Bytes sign(const model::StaffId& staff, base::ByteView text) override;
    std::optional<model::LeaseId> leaseIn(const std::string& text) override;
    std::optional<model::LeaseId> leaseOf(const model::DeviceId& device) override;
    std::chrono::milliseconds pokeDelay(const model::DeviceId& device) override;

    void endToken(const model::DeviceId& device) override;
    void makeBackup() override;
    bool restoreBackup(const std::string& epoch) override;
    void setScope(const model::DeviceId& device, const Compartments& scope) override;
    void revokeLease(const model::LeaseId& lease, std::int64_t atMillis, const model::DeviceId& device) override;
    void sendUnknownKinds(bool) override {}  ///< no newer program sits behind this lane
    void writeUnknownField(std::uint64_t pick, const std::string& value) override;

    std::map<Key, model::RecordImage> records() override;
    std::map<model::OpId, LoggedOp> log() override;
    std::set<model::OpId> quarantine() override;
    sync::protocol::Leaf combined(model::Compartment compartment) override;
    std::vector<ListedMissing> listedMissing() override;

    // ---- what only this lane does
    /// The next push that has moved the head is caught there: it waits for a table that is locked until the strike.
    void arm(Strike strike);
    void disarm();
    /// Which instance is gone until revive(); -1: none.
    int goneInstance() const { return m_gone; }
    void revive();
    /// The other clinic writes a record under an id of this one's.
    void writeForeign(std::uint64_t pick);
    std::int64_t foreignHead() const { return m_foreignHead; }
    /// Of the instance's streams: those of desks that hear from it.
    int instanceOf(const model::DeviceId& device) const;
    sync::server::Connection& super();
    /// A whole number from one row of the superuser's statement; -1 when it is NULL.
    std::int64_t number(const char* sql, const sync::server::Params& params = {});
    void settleFlights();

    std::map<std::string, std::int64_t> counts;
    std::array<std::int64_t, kStrikes> struck{}, rolledBack{}, committed{};

private:
    struct Open {
        std::uint64_t request = 0;
        int instance = 0;
        std::optional<Line> line;
        std::optional<sync::client::Event> answer;
    };
    struct Caught {
        int pid = 0;
        std::string xid, application;
    };
    sync::client::Event finish(Open& open);
    void take(Open& open);
    bool tryStrike();
    void strike(const Caught& caught);
    void openInstances();
    sync::server::Transaction transaction(const model::TenantId& tenant);
    void write(const model::TenantId& tenant, const char* sql, const sync::server::Params& params);
    void writeRecord(const model::TenantId& tenant, model::KindId kind, const base::Uuid& id,
                     const std::function<void(model::json::object&)>& change);
    void giveRoles();
    model::StaffId staffOf(const model::DeviceId& device);
    const crypto::P256Key& deviceKey(std::size_t desk);
    const crypto::Ed25519Key& signingKey(const model::StaffId& staff);

    PostgresLane& m_lane;
    const base::Clock& m_clock;
    const bool m_keepsBackups;
    const std::string m_name;
    sync::server::Config m_config;
    const base::SystemClock m_systemClock;
    sync::server::Database m_database;
    sync::server::TenantKeyring m_keyring;
    sync::server::Services m_services;
    sync::server::SessionService m_sessions;
    std::unique_ptr<sync::server::Connection> m_super, m_lock;
    std::list<std::weak_ptr<Open>> m_open;
    std::map<std::size_t, crypto::P256Key> m_deviceKeys;
    std::map<model::StaffId, crypto::Ed25519Key> m_signingKeys;
    std::map<model::DeviceId, model::LeaseId> m_leases;
    std::map<model::StaffId, std::vector<std::string>>
        m_roles;  ///< as an admin last gave them; given again after a restore
    std::optional<Strike> m_armed;
    int m_gone = -1;
    bool m_hasBackup = false;
    std::int64_t m_devicesThen = 0;
    std::int64_t m_foreignHead = 0, m_foreignThen = 0;
    std::chrono::steady_clock::time_point m_deafUntil{};
};

}  // namespace opdesk::simulation
