#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/model/ids.h"

namespace opdesk::sync::server {

/// Heads of clinics as they move, from every instance on the database: one connection listens to PostgreSQL's
/// notifications, which carry a tenant id and a number and nothing else.
class HeadBus {
public:
    using Listener = std::function<void(std::int64_t head)>;
    /// Instead of a head: rights or states of the clinic changed, or notifications may have been missed.
    static constexpr std::int64_t kLookAgain = -1;

    explicit HeadBus(std::string conninfo);
    ~HeadBus();
    HeadBus(const HeadBus&) = delete;
    HeadBus& operator=(const HeadBus&) = delete;

    void start();
    void stop();
    /// `listener` is called on the bus's thread until the subscription is dropped.
    using Subscription = std::shared_ptr<void>;
    Subscription subscribe(const model::TenantId& tenant, Listener listener);

private:
    struct Registry {
        std::mutex mutex;
        std::uint64_t next = 1;
        std::map<model::TenantId, std::map<std::uint64_t, Listener>> listeners;
    };
    void listen();
    void publish(const std::string& payload);
    void lookAgain();

    const std::string m_conninfo;
    std::shared_ptr<Registry> m_registry = std::make_shared<Registry>();
    std::thread m_thread;
    struct Waiter;
    std::unique_ptr<Waiter> m_waiter;
};

}  // namespace opdesk::sync::server
