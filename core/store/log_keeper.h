#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "core/store/database.h"
#include "core/store/store.h"

namespace opdesk::store {

/// Moves the write-ahead log of a cache into its file on a thread and a connection of its own, so that neither a commit
/// nor the store thread waits for it. While one lives, tidyLog() of its store only finishes what is left.
class LogKeeper {
public:
    /// The store must be open and outlive the keeper. `key` as in StoreOptions. Errors: those of Store::open.
    static base::Result<std::unique_ptr<LogKeeper>> start(Store& store, const StoreOptions& options);
    ~LogKeeper();
    LogKeeper(const LogKeeper&) = delete;
    LogKeeper& operator=(const LogKeeper&) = delete;

    // ---- for tidyLog, on the store thread
    void wake();
    /// Pages of the log that are in the file already, as of the last pass.
    std::int64_t moved() const { return m_moved.load(std::memory_order_relaxed); }
    /// The log began anew.
    void restarted() { m_moved.store(0, std::memory_order_relaxed); }

private:
    LogKeeper(Store& store, std::unique_ptr<Database> database);
    void run();

    Store& m_store;
    std::unique_ptr<Database> m_database;  ///< used by the keeper's thread alone
    std::atomic<std::int64_t> m_moved{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_wanted = false, m_stopping = false;
    std::thread m_thread;
};

}  // namespace opdesk::store
