#include "sync/server/head_bus.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <charconv>

#include "core/base/log.h"
#include "sync/server/database.h"

namespace opdesk::sync::server {

namespace asio = boost::asio;

namespace {
constexpr auto kRetryAfter = std::chrono::seconds(2);
}

struct HeadBus::Waiter {
    asio::io_context io;
    /// Waits until the socket of libpq has something to read, or until stop(). False when stopped.
    bool waitFor(int socket) {
        asio::ip::tcp::socket watched(io);
        boost::system::error_code error;
        watched.assign(asio::ip::tcp::v4(), socket, error);
        if (error)
            return false;
        watched.async_wait(asio::ip::tcp::socket::wait_read, [](boost::system::error_code) {});
        io.restart();
        io.run_one();
        watched.release(error);  // libpq owns it
        return !stopped;
    }
    bool sleep() {
        asio::steady_timer timer(io, kRetryAfter);
        timer.async_wait([](boost::system::error_code) {});
        io.restart();
        io.run_one();
        return !stopped;
    }
    std::atomic<bool> stopped = false;
};

HeadBus::HeadBus(std::string conninfo) : m_conninfo(std::move(conninfo)), m_waiter(std::make_unique<Waiter>()) {}
HeadBus::~HeadBus() {
    stop();
}

void HeadBus::start() {
    m_thread = std::thread([this] { listen(); });
}

void HeadBus::stop() {
    m_waiter->stopped = true;
    asio::post(m_waiter->io, [] {});
    if (m_thread.joinable())
        m_thread.join();
}

HeadBus::Subscription HeadBus::subscribe(const model::TenantId& tenant, Listener listener) {
    const auto registry = m_registry;
    const std::scoped_lock lock(registry->mutex);
    const std::uint64_t id = registry->next++;
    registry->listeners[tenant][id] = std::move(listener);
    return {registry.get(), [registry, tenant, id](void*) {
                const std::scoped_lock inner(registry->mutex);
                registry->listeners[tenant].erase(id);
                if (registry->listeners[tenant].empty())
                    registry->listeners.erase(tenant);
            }};
}

void HeadBus::publish(const std::string& payload) {
    const auto space = payload.find(' ');
    const auto tenant = model::TenantId::parse(std::string_view(payload).substr(0, space));
    if (!tenant || space == std::string::npos)
        return;
    std::int64_t head = 0;
    std::from_chars(payload.data() + space + 1, payload.data() + payload.size(), head);
    const std::scoped_lock lock(m_registry->mutex);
    const auto it = m_registry->listeners.find(*tenant);
    if (it == m_registry->listeners.end())
        return;
    for (const auto& [id, listener] : it->second)
        listener(head);
}

void HeadBus::lookAgain() {
    const std::scoped_lock lock(m_registry->mutex);
    for (const auto& [tenant, listeners] : m_registry->listeners)
        for (const auto& [id, listener] : listeners)
            listener(kLookAgain);
}

void HeadBus::listen() {
    while (!m_waiter->stopped) {
        auto connection = Connection::open(m_conninfo);
        const bool ready = connection && (*connection)->execute("LISTEN opdesk_head");
        if (!ready) {
            base::log(base::LogLevel::warning, "no notifications from the database, streams fall back to heartbeats");
            m_waiter->sleep();
            continue;
        }
        // What moved while nobody listened.
        lookAgain();
        for (bool alive = true; alive;) {
            const auto payloads = (*connection)->notifications();
            if (!payloads)
                break;
            for (const auto& payload : *payloads)
                publish(payload);
            alive = m_waiter->waitFor((*connection)->socket());
        }
    }
}

}  // namespace opdesk::sync::server
