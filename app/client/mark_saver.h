#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "core/store/marks.h"

namespace opdesk::app {

/// Writes the newest marks on a thread of its own, at most once in an interval, so that no commit waits for a keychain.
/// What was saved last is written before the destructor returns.
class MarkSaver final : public store::MarkStore {
public:
    MarkSaver(std::unique_ptr<store::MarkStore> kept, std::chrono::milliseconds every);
    ~MarkSaver() override;
    MarkSaver(const MarkSaver&) = delete;
    MarkSaver& operator=(const MarkSaver&) = delete;

    /// Before the first save() only: asks the kept one at once.
    base::Result<std::optional<store::Marks>> load() override;
    base::Status save(const store::Marks& marks) override;
    base::Status clear() override;

private:
    void run();

    // ---- constant after construction
    std::unique_ptr<store::MarkStore> m_kept;
    std::chrono::milliseconds m_every;
    // ---- under the mutex
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<store::Marks> m_next;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace opdesk::app
