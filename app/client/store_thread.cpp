#include "app/client/store_thread.h"

#include <utility>

namespace opdesk::app {

StoreThread::StoreThread() : m_thread([this] { run(); }) {}

StoreThread::~StoreThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void StoreThread::post(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
        m_waiting.fetch_add(1, std::memory_order_relaxed);
    }
    m_wake.notify_one();
}

void StoreThread::postIdle(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_idleTasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void StoreThread::run() {
    while (true) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty() || !m_idleTasks.empty(); });
            if (m_tasks.empty() && m_idleTasks.empty())
                return;
            const bool isIdle = m_tasks.empty();
            auto& queue = isIdle ? m_idleTasks : m_tasks;
            task = std::move(queue.front());
            queue.pop_front();
            if (!isIdle)
                m_waiting.fetch_sub(1, std::memory_order_relaxed);
        }
        task();
    }
}

}  // namespace opdesk::app
