#include "app/client/mark_saver.h"

#include <utility>

#include "core/base/log.h"

namespace opdesk::app {

MarkSaver::MarkSaver(std::unique_ptr<store::MarkStore> kept, std::chrono::milliseconds every)
    : m_kept(std::move(kept)), m_every(every), m_thread([this] { run(); }) {}

MarkSaver::~MarkSaver() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

base::Result<std::optional<store::Marks>> MarkSaver::load() {
    return m_kept->load();
}

base::Status MarkSaver::save(const store::Marks& marks) {
    {
        const std::lock_guard lock(m_mutex);
        m_next = marks;
    }
    m_wake.notify_all();
    return {};
}

base::Status MarkSaver::clear() {
    const std::lock_guard lock(m_mutex);
    m_next.reset();
    return m_kept->clear();
}

void MarkSaver::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || m_next; });
        if (!m_next)
            return;
        const auto marks = *std::exchange(m_next, std::nullopt);
        lock.unlock();
        const auto saved = m_kept->save(marks);
        if (!saved)
            base::log(base::LogLevel::warning, "the marks of this device were not saved",
                      {base::LogField::code("error", base::errorName(saved.error().code))});
        lock.lock();
        if (!saved && !m_stopping && !m_next)
            m_next = marks;  // a keychain that is locked now may open later
        m_wake.wait_for(lock, m_every, [this] { return m_stopping; });
    }
}

}  // namespace opdesk::app
