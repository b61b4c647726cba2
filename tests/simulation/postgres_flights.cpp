#include <signal.h>

#include <thread>

#include "sync/server/provisioning.h"
#include "tests/simulation/postgres_server.h"
#include "tests/simulation/sim_client.h"

/// Requests in flight, what strikes them, and a database that is put back.
namespace opdesk::simulation {

using sync::client::Answered;
using sync::client::Event;
using sync::client::Failed;
using sync::client::TransportFault;
using sync::server::Params;

namespace {

/// What pg_xact_status answers for a transaction "in the future".
constexpr std::string_view kNotGivenOut = "22023";
constexpr auto kLook = std::chrono::milliseconds(3);
constexpr auto kLongestAnswer = std::chrono::seconds(40);
/// A bus that lost its database listens again after two seconds.
constexpr auto kDeaf = std::chrono::milliseconds(2500);
constexpr auto kTold = std::chrono::milliseconds(1500);
/// What a stream does not hear it looks for with its heartbeat.
constexpr std::chrono::milliseconds kHeartbeat{15'000};

std::string textOf(const base::Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::string_view strikeName(Strike strike) {
    constexpr std::array<std::string_view, kStrikes> kNames{"backend_terminated", "backend_killed", "server_restarted",
                                                            "instance_killed"};
    return kNames[static_cast<std::size_t>(strike)];
}

int PostgresServer::instanceOf(const model::DeviceId& device) const {
    const int own = device.uuid().bytes()[15] % 2;
    return own == m_gone ? 1 - own : own;
}

SimServer::Flight PostgresServer::begin(const model::DeviceId& device, const sync::client::SendRequest& request) {
    const auto open = std::make_shared<Open>();
    open->request = request.request;
    open->instance = instanceOf(device);
    m_open.remove_if([](const std::weak_ptr<Open>& one) { return one.expired(); });
    for (const auto& other : m_open)
        if (const auto one = other.lock(); one && one->line && !one->line->isReady(std::chrono::milliseconds(0))) {
            ++counts["requests begun while others were at work"];
            break;
        }
    ++counts["requests"];
    auto& instance = *m_lane.instances[static_cast<std::size_t>(open->instance)];
    open->line = instance.connect();
    const bool sent =
        open->line && open->line->send({"request", std::to_string(base::toMillis(m_clock.now())), request.method,
                                        request.path, request.authorization, request.dpop, textOf(request.body)});
    if (!sent)
        return {Failed{request.request, TransportFault::unreachable}, {}};
    m_open.push_back(open);
    return {std::nullopt, [this, open] { return finish(*open); }};
}

Event PostgresServer::serve(const model::DeviceId& device, const sync::client::SendRequest& request) {
    const auto flight = begin(device, request);
    return flight.ready ? *flight.ready : flight.finish();
}

Event PostgresServer::finish(Open& open) {
    take(open);
    return *open.answer;
}

void PostgresServer::take(Open& open) {
    if (open.answer)
        return;
    open.answer = Failed{open.request, TransportFault::timedOut};
    const auto until = std::chrono::steady_clock::now() + kLongestAnswer;
    while (!open.line->isReady(m_armed ? kLook : std::chrono::milliseconds(500))) {
        if (m_armed)
            tryStrike();
        if (std::chrono::steady_clock::now() > until) {
            ++counts["requests without an answer in 40 s"];
            return open.line.reset();
        }
    }
    const auto fields = open.line->receive();
    open.line.reset();
    if (!fields) {
        ++counts["requests lost with their instance"];
        open.answer = Failed{open.request, TransportFault::unreachable};
        return;
    }
    Answered answered;
    answered.request = open.request;
    answered.status = static_cast<int>(std::strtol(fields->at(1).c_str(), nullptr, 10));
    answered.dpopNonce = fields->at(2);
    if (!fields->at(3).empty())
        answered.retryAfterSeconds = std::strtoll(fields->at(3).c_str(), nullptr, 10);
    answered.body.assign(fields->at(4).begin(), fields->at(4).end());
    if (answered.status >= 400) {
        const auto error = base::parseJsonObject(fields->at(4));
        const auto* name = error ? error->if_contains("error") : nullptr;
        const auto* text = name ? name->if_string() : nullptr;
        ++counts["answered " + std::to_string(answered.status) + ' ' +
                 (text ? std::string(text->data(), text->size()) : std::string())];
    }
    open.answer = std::move(answered);
}

void PostgresServer::settleFlights() {
    disarm();
    for (const auto& other : m_open)
        if (const auto one = other.lock())
            take(*one);
    m_open.clear();
}

std::chrono::milliseconds PostgresServer::pokeDelay(const model::DeviceId& device) {
    const auto wanted = head();
    const bool isDeaf = std::chrono::steady_clock::now() < m_deafUntil;
    auto& instance = *m_lane.instances[static_cast<std::size_t>(instanceOf(device))];
    if (instance.heard(wanted, isDeaf ? std::chrono::milliseconds(0) : kTold) >= wanted) {
        ++counts["pokes by the bus"];
        return {};
    }
    ++counts[isDeaf ? "pokes a deaf bus left to the heartbeat" : "pokes that never came"];
    return kHeartbeat;
}

// ---- what strikes

void PostgresServer::arm(Strike strike) {
    disarm();
    if (strike == Strike::instanceKilled && m_gone >= 0)
        return;
    m_lock = m_lane.cluster->connect("postgres", m_name);
    // Readers pass; whoever writes the log, after the head and before the commit, waits here.
    if (m_lock && m_lock->script("BEGIN; SET LOCAL lock_timeout = '5s'; LOCK TABLE app.op_log IN SHARE MODE")) {
        m_armed = strike;
        return;
    }
    m_lock.reset();
    ++counts["strikes that could not be armed"];
}

void PostgresServer::disarm() {
    m_armed.reset();
    m_lock.reset();
}

bool PostgresServer::tryStrike() {
    const auto rows = super().execute(
        "SELECT a.pid, x.transactionid::text, a.application_name FROM pg_stat_activity a "
        "JOIN pg_locks w ON w.pid = a.pid AND NOT w.granted AND w.relation = 'app.op_log'::regclass "
        "JOIN pg_locks h ON h.pid = a.pid AND h.granted AND h.relation = 'app.sync_head'::regclass "
        "AND h.mode = 'RowExclusiveLock' "
        "JOIN pg_locks x ON x.pid = a.pid AND x.granted AND x.locktype = 'transactionid' "
        "WHERE a.datname = current_database() AND a.usename = 'opdesk_app' LIMIT 1");
    if (!rows || rows->empty())
        return false;
    const Caught caught{static_cast<int>(rows->integer(0, 0)), rows->text(0, 1), rows->text(0, 2)};
    strike(caught);
    return true;
}

void PostgresServer::strike(const Caught& caught) {
    const auto kind = *m_armed;
    const auto at = static_cast<std::size_t>(kind);
    switch (kind) {
        case Strike::backendTerminated:
            (void)number("SELECT pg_terminate_backend($1::bigint::integer, 5000)::int::bigint",
                         Params().add(static_cast<std::int64_t>(caught.pid)));
            break;
        case Strike::backendKilled:
            if (::kill(caught.pid, SIGKILL) != 0)
                laneFails("a backend cannot be killed: the cluster belongs to another user");
            break;
        case Strike::serverRestarted:
            m_lane.cluster->restart();
            break;
        case Strike::instanceKilled:
            for (int i = 0; i < 2; ++i)
                if (m_lane.instances[static_cast<std::size_t>(i)]->name() == caught.application)
                    m_gone = i;
            if (m_gone < 0)
                return disarm();
            m_lane.instances[static_cast<std::size_t>(m_gone)]->killAndStartAgain();
            break;
    }
    disarm();
    if (kind == Strike::backendKilled || kind == Strike::serverRestarted) {
        // The postmaster may still be on its way to notice.
        if (kind == Strike::backendKilled)
            while (m_super && m_super->execute("SELECT 1"))
                std::this_thread::sleep_for(kLook);
        m_super.reset();
        m_lane.cluster->waitUntilUp();
        m_deafUntil = std::chrono::steady_clock::now() + kDeaf;
    }
    ++struck[at];
    // What had moved the head is there whole or not at all; which of the two the cluster knows.
    const std::string sql = "SELECT pg_xact_status('" + caught.xid + "'::text::xid8)";
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    for (;;) {
        const auto rows = super().execute(sql.c_str());
        const std::string status = rows && !rows->empty() && !rows->isNull(0, 0) ? rows->text(0, 0) : std::string();
        // After a crash the cluster may not even have given out its number: nothing of it ever reached the disk.
        const bool isUnknown = !rows && sync::server::sqlStateOf(rows.error()) == kNotGivenOut;
        if (status == "aborted" || isUnknown)
            ++rolledBack[at];
        else if (status == "committed")
            ++committed[at];
        else if (std::chrono::steady_clock::now() < until) {
            std::this_thread::sleep_for(kLook);
            continue;
        } else
            ++counts["struck transactions of unknown end"];
        return;
    }
}

void PostgresServer::revive() {
    if (m_gone < 0)
        return;
    auto& instance = *m_lane.instances[static_cast<std::size_t>(m_gone)];
    instance.open(m_lane.cluster->conninfo("opdesk_app", m_name, instance.name()), clinicTenant().text());
    m_gone = -1;
}

// ---- a database that is put back

void PostgresServer::makeBackup() {
    if (!m_keepsBackups)
        return;
    settleFlights();
    m_super.reset();
    m_lane.cluster->copyDatabase(m_name, m_name + "_backup");
    m_deafUntil = std::chrono::steady_clock::now() + kDeaf;
    m_hasBackup = true;
    m_devicesThen = number("SELECT count(*) FROM app.device WHERE tenant = $1", Params().add(clinicTenant()));
    m_foreignThen = m_foreignHead;
}

bool PostgresServer::restoreBackup(const std::string&) {
    if (!m_hasBackup)
        return false;
    settleFlights();
    // A device that was renewed since would be unknown and have to be enrolled by hand.
    if (number("SELECT count(*) FROM app.device WHERE tenant = $1", Params().add(clinicTenant())) != m_devicesThen) {
        ++counts["restores left out: a device is younger than the backup"];
        return false;
    }
    m_super.reset();
    m_lane.cluster->copyDatabase(m_name + "_backup", m_name);
    sync::server::Database owner(m_lane.cluster->conninfo("opdesk_migrate", m_name), 1, m_lane.vault->contextKey(),
                                 m_systemClock);
    if (!sync::server::newEpochs(owner, m_clock, m_lane.random, ""))
        laneFails("no new epoch");
    m_foreignHead = m_foreignThen;
    m_gone = -1;
    openInstances();
    giveRoles();
    return true;
}

}  // namespace opdesk::simulation
