#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace opdesk::app {

/// The one thread that writes the cache: a queue of tasks run in order. Tasks still queued when it stops are run first.
class StoreThread {
public:
    StoreThread();
    ~StoreThread();
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    void post(std::function<void()> task);
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
    std::deque<std::function<void()>> m_tasks;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace opdesk::app
