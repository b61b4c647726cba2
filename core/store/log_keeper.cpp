#include "core/store/log_keeper.h"

#include "core/store/impl.h"

namespace opdesk::store {

base::Result<std::unique_ptr<LogKeeper>> LogKeeper::start(Store& store, const StoreOptions& options) {
    OPDESK_TRY(auto database, Database::open({options.file, options.key, false, false, options.vfs}));
    return std::unique_ptr<LogKeeper>(new LogKeeper(store, std::move(database)));
}

LogKeeper::LogKeeper(Store& store, std::unique_ptr<Database> database)
    : m_store(store), m_database(std::move(database)), m_thread([this] { run(); }) {
    store.impl().logKeeper = this;
}

LogKeeper::~LogKeeper() {
    m_store.impl().logKeeper = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void LogKeeper::wake() {
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = true;
    }
    m_wake.notify_one();
}

void LogKeeper::run() {
    while (true) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || m_wanted; });
            if (m_stopping)
                return;
            m_wanted = false;
        }
        // A pass that fails changes nothing: the log stays whole, and the store thread finishes it in time.
        if (const auto moved = m_database->checkpointPages())
            m_moved.store(*moved, std::memory_order_relaxed);
    }
}

}  // namespace opdesk::store
