#include "tests/simulation/postgres_cluster.h"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

extern char** environ;

namespace opdesk::simulation {

namespace {

constexpr auto kPatience = std::chrono::seconds(60);

std::string setting(const char* name) {
    const char* value = std::getenv(name);
    if (!value)
        laneFails(std::string(name) + " is not set: scripts/simulate.sh --lane postgres starts the cluster");
    return value;
}

}  // namespace

void laneFails(const std::string& what) {
    std::printf("the lane over PostgreSQL cannot go on: %s\n", what.c_str());
    std::fflush(stdout);
    std::_Exit(3);
}

std::unique_ptr<Cluster> Cluster::fromEnvironment() {
    auto cluster = std::make_unique<Cluster>();
    cluster->m_folder = setting("OPDESK_LANE_FOLDER");
    cluster->m_socket = setting("OPDESK_LANE_SOCKET");
    cluster->m_port = setting("OPDESK_LANE_PORT");
    cluster->m_restart = setting("OPDESK_LANE_RESTART");
    return cluster;
}

std::string Cluster::conninfo(const std::string& user, const std::string& database,
                              const std::string& application) const {
    return "host=" + m_socket + " port=" + m_port + " user=" + user + " dbname=" + database +
           " application_name=" + application + " connect_timeout=10";
}

std::unique_ptr<sync::server::Connection> Cluster::connect(const std::string& user, const std::string& database) const {
    auto connection = sync::server::Connection::open(conninfo(user, database));
    return connection ? std::move(*connection) : nullptr;
}

void Cluster::run(const std::string& database, const std::string& sql) const {
    const auto connection = connect("postgres", database);
    if (!connection)
        laneFails("no connection to " + database);
    if (const auto done = connection->script(sql.c_str()); !done)
        laneFails(done.error().detail + " in " + sql);
}

void Cluster::dropDatabase(const std::string& name) const {
    run("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

void Cluster::copyDatabase(const std::string& from, const std::string& name) const {
    dropDatabase(name);
    // Nobody comes back to it before the copy is made.
    run("postgres", "ALTER DATABASE " + from + " ALLOW_CONNECTIONS false");
    run("postgres", "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + from + "'");
    run("postgres", "CREATE DATABASE " + name + " TEMPLATE " + from);
    run("postgres", "ALTER DATABASE " + from + " ALLOW_CONNECTIONS true");
}

void Cluster::restart() const {
    if (std::system(m_restart.c_str()) != 0)
        laneFails("PostgreSQL does not start again: " + m_restart);
    waitUntilUp();
}

void Cluster::waitUntilUp() const {
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < until) {
        if (const auto connection = connect("postgres", "postgres"))
            if (connection->execute("SELECT 1"))
                return;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    laneFails("PostgreSQL does not come back");
}

InstanceProcess::InstanceProcess(const Cluster& cluster, int number)
    : m_cluster(cluster),
      m_name("opdeskd" + std::to_string(number)),
      m_path((cluster.folder() / (m_name + ".door")).string()) {
    start();
}

InstanceProcess::~InstanceProcess() {
    kill();
}

void InstanceProcess::start() {
    std::filesystem::remove(m_path);
    const std::string program = setting("OPDESK_LANE_INSTANCE"), vault = (m_cluster.folder() / "vault").string(),
                      log = (m_cluster.folder() / (m_name + ".log")).string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::string words[] = {program, m_path, vault};
    char* arguments[] = {words[0].data(), words[1].data(), words[2].data(), nullptr};
    const int failed = posix_spawn(&m_process, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        laneFails(program + " does not start");
}

void InstanceProcess::kill() {
    m_news.reset();
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
}

void InstanceProcess::killAndStartAgain() {
    kill();
    start();
}

void InstanceProcess::open(const std::string& conninfo, const std::string& tenant) {
    m_news.reset();
    m_heard = 0;
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        auto line = connect();
        if (line && line->send({"open", conninfo}) && line->receive())
            break;
        if (std::chrono::steady_clock::now() > until)
            laneFails("an instance does not answer");
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    m_news = connect();
    if (m_news)
        m_news->send({"news", tenant});
}

std::int64_t InstanceProcess::heard(std::int64_t wanted, std::chrono::milliseconds wait) {
    const auto until = std::chrono::steady_clock::now() + wait;
    while (m_news) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        const bool mayWait = m_heard < wanted && left.count() > 0;
        if (!m_news->isReady(mayWait ? left : std::chrono::milliseconds(0)))
            break;
        const auto told = m_news->receive();
        if (!told)
            m_news.reset();
        else
            m_heard = std::strtoll(told->front().c_str(), nullptr, 10);
    }
    return m_heard;
}

}  // namespace opdesk::simulation
