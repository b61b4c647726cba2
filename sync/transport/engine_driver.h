#pragma once

#include <QObject>
#include <functional>
#include <memory>

#include "sync/client/engine.h"
#include "sync/transport/server_address.h"

namespace opdesk::sync::transport {

/// Owns an engine, runs its effects in the net thread and feeds the events back to the store thread. Made, called and
/// destroyed on the store thread; its callbacks come there.
class EngineDriver {
public:
    /// Posts work to the store thread, in order.
    using Executor = std::function<void(std::function<void()>)>;

    /// `netContext` lives in the net thread and outlives the driver. Everything the engine does comes through
    /// `toStoreThread`, which runs it after whatever a person asked for.
    EngineDriver(std::unique_ptr<client::Engine> engine, ServerAddress address, Executor toStoreThread,
                 QObject* netContext);
    /// Stops first.
    ~EngineDriver();
    EngineDriver(const EngineDriver&) = delete;
    EngineDriver& operator=(const EngineDriver&) = delete;

    void onStatus(std::function<void()> listener);
    void onCycle(std::function<void(client::CycleFinished)> listener);
    void onLease(std::function<void(client::LeaseChanged)> listener);
    /// Nothing of the compartment is left in the store: its key is to be forgotten.
    void onCompartmentDropped(std::function<void(model::Compartment)> listener);
    void onDeviceRenewed(std::function<void(client::DeviceRenewed)> listener);

    void start(bool isAsked = false);  ///< asked: as client::Started
    /// Nothing is sent until it is started again. Requests under way are given up with their connections: nothing that
    /// was asked before can answer what is asked afterwards.
    void rest();
    /// Nothing is sent and no callback comes after this returned.
    void stop();
    void feed(const client::Event& event);
    client::Status status() const;
    client::Engine& engine();
    /// As HttpTransport::proxyAsks(), of the last answer.
    bool proxyAsks() const;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

}  // namespace opdesk::sync::transport
