#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "core/base/random.h"
#include "sync/server/database.h"
#include "sync/server/key_vault.h"
#include "tests/simulation/postgres_line.h"

/// What the lane over PostgreSQL stands on: a cluster of its own (scripts/simulate.sh starts it) and the processes of
/// its instances. Whatever fails here ends the program: it is no finding.
namespace opdesk::simulation {

[[noreturn]] void laneFails(const std::string& what);

/// Connections of one database of the cluster; a database that comes back is connected to anew.
class Cluster {
public:
    /// From the environment: OPDESK_LANE_FOLDER, OPDESK_LANE_SOCKET, OPDESK_LANE_PORT, OPDESK_LANE_RESTART.
    static std::unique_ptr<Cluster> fromEnvironment();

    std::string conninfo(const std::string& user, const std::string& database,
                         const std::string& application = "simulate") const;
    std::unique_ptr<sync::server::Connection> connect(const std::string& user, const std::string& database) const;
    /// One statement of the superuser.
    void run(const std::string& database, const std::string& sql) const;
    /// Drops `name` when it is there and copies `from`; whoever is connected to either is thrown out.
    void copyDatabase(const std::string& from, const std::string& name) const;
    void dropDatabase(const std::string& name) const;
    /// pg_ctl restart -m immediate.
    void restart() const;
    void waitUntilUp() const;

    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
    std::string m_socket, m_port, m_restart;
};

/// A process of simulation_instance.
class InstanceProcess {
public:
    InstanceProcess(const Cluster& cluster, int number);
    ~InstanceProcess();
    InstanceProcess(const InstanceProcess&) = delete;
    InstanceProcess& operator=(const InstanceProcess&) = delete;

    /// kill -9, and the next one starts at once; open() tells it its database again.
    void killAndStartAgain();
    /// The database of the run, and the clinic whose news it tells.
    void open(const std::string& conninfo, const std::string& tenant);
    std::optional<Line> connect() const { return Line::connect(m_path); }
    /// The newest head its bus has told, waiting at most that long for `wanted` or a later one.
    std::int64_t heard(std::int64_t wanted, std::chrono::milliseconds wait);
    const std::string& name() const { return m_name; }

private:
    void start();
    void kill();
    const Cluster& m_cluster;
    const std::string m_name, m_path;
    int m_process = 0;
    std::optional<Line> m_news;
    std::int64_t m_heard = 0;
};

}  // namespace opdesk::simulation
