#include "sync/transport/engine_driver.h"

#include <QPointer>
#include <QTimer>
#include <atomic>

#include "sync/transport/http_transport.h"

namespace opdesk::sync::transport {

/// Tasks on their way between the threads hold it weakly, so that a late answer finds nothing instead of a dead driver.
struct EngineDriver::Shared : std::enable_shared_from_this<EngineDriver::Shared> {
    // ---- constant after construction
    ServerAddress address;
    Executor toStoreThread;
    QObject* netContext = nullptr;
    // ---- owned by the store thread
    std::unique_ptr<client::Engine> engine;
    std::function<void()> onStatus;
    std::function<void(client::CycleFinished)> onCycle;
    std::function<void(client::LeaseChanged)> onLease;
    std::function<void(model::Compartment)> onCompartmentDropped;
    std::function<void(client::DeviceRenewed)> onDeviceRenewed;
    bool stopped = false;
    // ---- owned by the net thread
    QPointer<HttpTransport> transport;
    // ---- both
    std::atomic<bool> proxyAsks = false;

    void feed(const client::Event& event) {
        if (stopped)
            return;
        for (const auto& effect : engine->step(event)) {
            std::visit([this](const auto& each) { run(each); }, effect);
            if (stopped)
                return;  // a listener may have stopped the driver
        }
    }

    /// From the net thread: the event is handled on the store thread.
    void post(client::Event event) {
        toStoreThread([weak = weak_from_this(), event = std::move(event)] {
            if (const auto self = weak.lock())
                self->feed(event);
        });
    }

    template <typename Work>
    void inNetThread(Work work) {
        QMetaObject::invokeMethod(
            netContext, [self = shared_from_this(), work = std::move(work)] { work(*self); }, Qt::QueuedConnection);
    }

    HttpTransport& transportNow() {
        if (!transport)
            transport = new HttpTransport(address, netContext);
        return *transport;
    }

    void run(const client::SendRequest& request) {
        inNetThread([request](Shared& self) {
            self.transportNow().send(request, [weak = self.weak_from_this()](client::Event event) {
                const auto shared = weak.lock();
                if (!shared)
                    return;
                shared->proxyAsks = shared->transport && shared->transport->proxyAsks();
                shared->post(std::move(event));
            });
        });
    }
    void run(const client::OpenStream& request) {
        inNetThread([request](Shared& self) {
            self.transportNow().openStream(request, [weak = self.weak_from_this()](client::Event event) {
                if (const auto shared = weak.lock())
                    shared->post(std::move(event));
            });
        });
    }
    void run(const client::CloseStream&) {
        inNetThread([](Shared& self) {
            if (self.transport)
                self.transport->closeStream();
        });
    }
    void run(const client::StartTimer& timer) {
        inNetThread([timer](Shared& self) {
            QTimer::singleShot(timer.after, &self.transportNow(), [weak = self.weak_from_this(), number = timer.timer] {
                if (const auto shared = weak.lock())
                    shared->post(client::TimerFired{number});
            });
        });
    }
    void run(const client::StatusChanged&) {
        if (onStatus)
            onStatus();
    }
    void run(const client::CycleFinished& cycle) {
        if (onCycle)
            onCycle(cycle);
    }
    void run(const client::LeaseChanged& change) {
        if (onLease)
            onLease(change);
    }
    void run(const client::Continue&) { post(client::Continued{}); }
    void run(const client::CompartmentDropped& dropped) {
        if (onCompartmentDropped)
            onCompartmentDropped(dropped.compartment);
    }
    void run(const client::DeviceRenewed& renewed) {
        if (onDeviceRenewed)
            onDeviceRenewed(renewed);
    }
};

EngineDriver::EngineDriver(std::unique_ptr<client::Engine> engine, ServerAddress address, Executor toStoreThread,
                           QObject* netContext)
    : m_shared(std::make_shared<Shared>()) {
    m_shared->engine = std::move(engine);
    m_shared->address = std::move(address);
    m_shared->toStoreThread = std::move(toStoreThread);
    m_shared->netContext = netContext;
}

EngineDriver::~EngineDriver() {
    stop();
    // The engine's store may go right after this; only the net thread's part may live on for a moment.
    m_shared->engine.reset();
}

void EngineDriver::onStatus(std::function<void()> listener) {
    m_shared->onStatus = std::move(listener);
}
void EngineDriver::onCycle(std::function<void(client::CycleFinished)> listener) {
    m_shared->onCycle = std::move(listener);
}
void EngineDriver::onLease(std::function<void(client::LeaseChanged)> listener) {
    m_shared->onLease = std::move(listener);
}
void EngineDriver::onCompartmentDropped(std::function<void(model::Compartment)> listener) {
    m_shared->onCompartmentDropped = std::move(listener);
}
void EngineDriver::onDeviceRenewed(std::function<void(client::DeviceRenewed)> listener) {
    m_shared->onDeviceRenewed = std::move(listener);
}

void EngineDriver::start(bool isAsked) {
    m_shared->feed(client::Started{isAsked});
}

void EngineDriver::rest() {
    m_shared->feed(client::Stopped{});
    m_shared->inNetThread([](Shared& self) { delete self.transport.data(); });
}

void EngineDriver::stop() {
    if (m_shared->stopped)
        return;
    m_shared->onStatus = nullptr;
    m_shared->onLease = nullptr;
    m_shared->onCompartmentDropped = nullptr;
    m_shared->onDeviceRenewed = nullptr;
    rest();
    m_shared->stopped = true;
    m_shared->onCycle = nullptr;
}

void EngineDriver::feed(const client::Event& event) {
    m_shared->feed(event);
}
client::Status EngineDriver::status() const {
    return m_shared->engine->status();
}
bool EngineDriver::proxyAsks() const {
    return m_shared->proxyAsks;
}
client::Engine& EngineDriver::engine() {
    return *m_shared->engine;
}

}  // namespace opdesk::sync::transport
