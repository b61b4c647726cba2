#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace opdesk::app {

/// The one thread that writes the cache: what a person asked for first, in order, then what can wait (the engine's
/// events and the slices of its long work), in order too. Tasks still queued when it stops are run first.
class StoreThread {
public:
    StoreThread();
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    void post(std::function<void()> task);
    /// Runs when nothing that was posted waits.
    void postIdle(std::function<void()> task);
    /// Something posted is waiting: long work ends soon. From any thread.
    bool someoneWaits() const { return m_waiting.load(std::memory_order_relaxed) > 0; }
    /// Runs `work` on the store thread and waits. For main() and tests, never on the GUI thread.
    template <typename Work>
    auto call(Work work) -> decltype(work()) {
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto future = task.get_future();
        post([&task] { task(); });
        return future.get();
    }

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks, m_idleTasks;
    std::atomic<int> m_waiting{0};  ///< size of m_tasks
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace opdesk::app
