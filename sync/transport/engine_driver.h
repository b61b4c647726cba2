#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "sync/client/engine.h"
#include "sync/transport/http_transport.h"

namespace opdesk::sync::transport {

/// Owns an engine and runs its effects: requests, stream and timers in the net thread, steps on the store thread. Made and
/// destroyed on the store thread while the net thread runs; after stop() returns no step runs any more.
class EngineDriver {
public:
    using Post = std::function<void(std::function<void()>)>;

    /// `net` is an object living in the net thread, under which the transport and timers are made.
    EngineDriver(std::unique_ptr<client::Engine> engine, ServerAddress address, Post storeThread, QObject* net);
    ~EngineDriver();

    /// All on the store thread.
    void start();
    void stop();
    void feed(client::Event event);
    client::Status status() const;
    void onStatus(std::function<void()> listener);
    void onCycle(std::function<void(client::CycleFinished)> listener);
    void onLease(std::function<void(client::LeaseChanged)> listener);

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

}  // namespace opdesk::sync::transport
