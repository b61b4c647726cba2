#include "core/store/log_keeper.h"

#include <utility>

#include "core/base/background.h"
#include "core/store/impl.h"

namespace opdesk::store {

namespace {

constexpr std::int64_t kPagesWorthWriting = 64;

}  // namespace

base::Result<std::unique_ptr<LogKeeper>> LogKeeper::start(Store& store, const StoreOptions& options) {
    OPDESK_TRY(auto database, Database::open({options.file, options.key, false, false, options.vfs}));
    auto log = options.file;
    log += "-wal";
    return std::unique_ptr<LogKeeper>(new LogKeeper(store, std::move(database), std::move(log)));
}

LogKeeper::LogKeeper(Store& store, std::unique_ptr<Database> database, std::filesystem::path log)
    : m_store(store), m_database(std::move(database)), m_log(std::move(log)), m_thread([this] { run(); }) {
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

void LogKeeper::finish() {
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = m_finishing = true;
    }
    m_wake.notify_one();
}

void LogKeeper::beginWriting(std::int64_t pages) {
    if (pages >= m_pagesBegun && pages - m_pagesBegun < kPagesWorthWriting)
        return;
    m_pagesBegun = pages;
    {
        const std::lock_guard lock(m_mutex);
        m_writes = true;
    }
    m_wake.notify_one();
}

bool LogKeeper::finished(std::chrono::milliseconds most) {
    std::unique_lock lock(m_mutex);
    return m_passed.wait_for(lock, most, [this] { return !m_finishing; });
}

void LogKeeper::run() {
    base::platform::letOthersFirst();
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_wanted || m_writes; });
        if (m_stopping)
            return;
        if (std::exchange(m_writes, false)) {
            lock.unlock();
            base::platform::beginWriting(m_log);
            lock.lock();
        }
        if (!m_wanted)
            continue;
        const bool finishes = std::exchange(m_wanted, false) && m_finishing;
        lock.unlock();
        // A pass that fails changes nothing: the log stays whole, and the store thread moves it in time.
        if (const auto moved = m_database->checkpointPages())
            m_moved.store(*moved, std::memory_order_relaxed);
        lock.lock();
        if (finishes) {
            m_finishing = false;
            m_passed.notify_all();
        }
    }
}

}  // namespace opdesk::store
