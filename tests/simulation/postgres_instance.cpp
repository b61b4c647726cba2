#include <signal.h>
#include <sys/prctl.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <thread>

#include "core/base/log.h"
#include "sync/server/api_server.h"
#include "sync/server/head_bus.h"
#include "tests/simulation/postgres_line.h"

/// simulation_instance SOCKET VAULT: one opdeskd of the simulator's lane over PostgreSQL, a process of its own. Router,
/// services, pool, caches and notifications are opdeskd's; what is not is the clock, which is the simulated one and
/// comes with every request, and TLS.
namespace opdesk::simulation {
namespace {

namespace server = sync::server;

class ToldClock final : public base::Clock {
public:
    base::Instant now() const override { return base::fromMillis(m_now.load()); }
    /// Requests overlap: the time never goes back.
    void tell(std::int64_t millis) {
        for (auto known = m_now.load(); known < millis && !m_now.compare_exchange_weak(known, millis);) {
        }
    }

private:
    std::atomic<std::int64_t> m_now = 0;
};

/// opdeskd on one database.
struct Opened {
    Opened(server::Config settings, const server::KeyVault& vault, base::Random& random)
        : config(std::move(settings)),
          database(config.databaseApp, config.databaseConnections, vault.contextKey(), kSystemClock),
          keyring(vault),
          services{config, clock, random, database, vault, keyring},
          api(services),
          bus(config.databaseApp) {
        bus.start();
    }
    ~Opened() { bus.stop(); }

    // Contexts expire by the database's clock.
    static inline const base::SystemClock kSystemClock;
    ToldClock clock;
    const server::Config config;
    server::Database database;
    server::TenantKeyring keyring;
    server::Services services;
    server::ApiServer api;
    server::HeadBus bus;
};

class Program {
public:
    explicit Program(const server::KeyVault& vault) : m_vault(vault) {}

    void serve(Line line) {
        while (const auto fields = line.receive()) {
            if (fields->empty())
                return;
            if (fields->front() == "open")
                open(*fields);
            else if (fields->front() == "news")
                return tellNews(line, fields->at(1));
            if (!line.send(fields->front() == "request" ? answer(*fields) : Fields{"done"}))
                return;
        }
    }

private:
    void open(const Fields& fields) {
        server::Config config;
        config.databaseApp = fields.at(1);
        config.databaseConnections = 8;
        config.offlineLeaseHours = 168;
        config.requestsPerMinutePerSession = config.requestsPerMinutePerAddress = 100'000'000;
        auto opened = std::make_shared<Opened>(std::move(config), m_vault, m_random);
        const std::scoped_lock lock(m_mutex);
        m_opened.swap(opened);
    }

    std::shared_ptr<Opened> opened() {
        const std::scoped_lock lock(m_mutex);
        return m_opened;
    }

    Fields answer(const Fields& fields) {
        const auto on = opened();
        on->clock.tell(std::strtoll(fields.at(1).c_str(), nullptr, 10));
        server::Request request;
        request.method = fields.at(2);
        request.target = fields.at(3);
        request.authorization = fields.at(4);
        request.dpop = fields.at(5);
        request.dpopHeaders = request.dpop.empty() ? 0 : 1;
        request.body = fields.at(6);
        request.remoteAddress = "127.0.0.1";
        auto response = on->api.handle(request);
        if (response.stream) {
            // The simulated world waits by its own time; here the request looks once, as one does at its end.
            const auto heard = response.stream->look();
            response.status = heard ? 200 : 401;
            response.body =
                heard
                    ? base::canonicalJson(sync::protocol::encode(sync::protocol::WaitAnswer{heard->head, heard->epoch}))
                    : server::errorResponse({base::ErrorCode::unauthorized, {}, {}, {}}).body;
        }
        std::string nonce, retry;
        for (const auto& [name, value] : response.headers)
            if (name == "DPoP-Nonce")
                nonce = value;
            else if (name == "Retry-After")
                retry = value;
        return {"answer", std::to_string(response.status), nonce, retry, response.body};
    }

    /// Heads as the bus of this instance hears them.
    void tellNews(Line& line, const std::string& tenantText) {
        const auto on = opened();
        const auto tenant = model::TenantId::parse(tenantText);
        if (!on || !tenant)
            return;
        std::mutex mutex;
        std::condition_variable came;
        std::deque<std::int64_t> heads;
        const auto subscription = on->bus.subscribe(*tenant, [&](std::int64_t head) {
            const std::scoped_lock lock(mutex);
            heads.push_back(head);
            came.notify_one();
        });
        for (;;) {
            std::unique_lock lock(mutex);
            came.wait_for(lock, std::chrono::seconds(1), [&] { return !heads.empty(); });
            if (heads.empty()) {
                if (line.isReady(std::chrono::milliseconds(0)))
                    return;  // nobody listens any more
                continue;
            }
            auto head = heads.front();
            heads.pop_front();
            lock.unlock();
            if (head == server::HeadBus::kLookAgain)
                head = headOf(*on, *tenant).value_or(head);
            if (!line.send({std::to_string(head)}))
                return;
        }
    }

    static std::optional<std::int64_t> headOf(Opened& on, const model::TenantId& tenant) {
        auto transaction = on.database.begin({tenant, {}, {}, {}});
        if (!transaction)
            return std::nullopt;
        server::Params params;
        params.add(tenant);
        const auto rows = transaction->execute("SELECT seq FROM app.sync_head WHERE tenant = $1", params);
        return rows && !rows->empty() ? std::optional(rows->integer(0, 0)) : std::nullopt;
    }

    const server::KeyVault& m_vault;
    base::SystemRandom m_random;
    std::mutex m_mutex;  // guards what follows
    std::shared_ptr<Opened> m_opened;
};

}  // namespace
}  // namespace opdesk::simulation

int main(int count, char** words) {
    using namespace opdesk;
    if (count != 3) {
        std::fprintf(stderr, "simulation_instance SOCKET VAULT\n");
        return 2;
    }
    // It ends with the simulator, however that ended.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const auto vault = sync::server::KeyVault::open(words[2]);
    if (!vault)
        return 1;
    simulation::Program program(*vault);
    simulation::LineDoor door(words[1]);
    while (auto line = door.accept())
        std::thread([&program, taken = std::make_shared<simulation::Line>(std::move(*line))] {
            program.serve(std::move(*taken));
        }).detach();
    return 1;
}
