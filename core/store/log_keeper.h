#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "core/store/database.h"
#include "core/store/store.h"

namespace opdesk::store {

/// Moves the write-ahead log of a cache into its file on a thread and a connection of its own, so that neither a commit
/// nor the store thread waits for it. While one lives, tidyLog() of its store only says when.
class LogKeeper {
public:
    /// The store must be open and outlive the keeper. `key` as in StoreOptions. Errors: those of Store::open.
    static base::Result<std::unique_ptr<LogKeeper>> start(Store& store, const StoreOptions& options);
    ~LogKeeper();
    LogKeeper(const LogKeeper&) = delete;
    LogKeeper& operator=(const LogKeeper&) = delete;

    // ---- for tidyLog, on the store thread
    void wake();
    /// The same for the rest of the log, so that it can begin anew: whoever can wait writes nothing until it is done.
    void finish();
    /// Waits at most so long; true: nothing is being finished.
    bool finished(std::chrono::milliseconds most);
    /// The log is this long and nobody waited for its disk: it begins to be written there, so that the next person's
    /// commit, which waits for all of it, finds little left.
    void beginWriting(std::int64_t pages);
    /// Pages of the log that are in the file already, as of the last pass.
    std::int64_t moved() const { return m_moved.load(std::memory_order_relaxed); }
    /// Notes how long the log is at a person's commit; how long it was at the one before.
    std::int64_t pagesAtCommit(std::int64_t pages) { return std::exchange(m_pagesAtCommit, pages); }
    /// The log began anew.
    void restarted() { m_moved.store(0, std::memory_order_relaxed); }

private:
    LogKeeper(Store& store, std::unique_ptr<Database> database, std::filesystem::path log);
    void run();

    Store& m_store;
    std::unique_ptr<Database> m_database;  ///< used by the keeper's thread alone
    const std::filesystem::path m_log;
    std::int64_t m_pagesAtCommit = 0;  ///< this and the next of the store thread
    std::int64_t m_pagesBegun = 0;
    std::atomic<std::int64_t> m_moved{0};
    std::mutex m_mutex;  // guards what follows
    std::condition_variable m_wake, m_passed;
    bool m_wanted = false, m_finishing = false, m_stopping = false, m_writes = false;
    std::thread m_thread;
};

}  // namespace opdesk::store
