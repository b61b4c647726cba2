#pragma once

#include <QObject>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

class QWidget;

namespace opdesk::app {

/// For benches: how long the GUI thread did not answer, and when what was on the screen. A thread asks the GUI thread
/// every few milliseconds and measures how long it waits; while one question waits, those that would have followed wait
/// with it and are counted too, so that one long stall weighs what it costs. It counts from the first picture on.
/// Written as JSON when the probe ends:
///
///   {"every_ms": 5, "asked": N, "median_ms": x, "p99_ms": x, "p999_ms": x, "most_ms": x, "over": [[at_ns, ms], …],
///    "marks": [{"at_ns": n, "what": "focus"|"painted", "name": "objectName"}, …]}
///
/// Times are of the steady clock, which on Linux is CLOCK_MONOTONIC, so a parent process may subtract its own.
class StallProbe : public QObject {
public:
    explicit StallProbe(std::filesystem::path file);
    ~StallProbe() override;

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Clock = std::chrono::steady_clock;
    struct Mark {
        Clock::time_point at;
        const char* what;
        QString name;
    };
    struct Wait {
        Clock::time_point asked;
        Clock::duration took;
    };

    void ask();
    void focusMoved(const QWidget* to);
    void write() const;

    std::filesystem::path m_file;
    std::vector<Mark> m_marks;  ///< GUI thread
    bool m_wantsPaint = true;   ///< GUI thread
    std::vector<Wait> m_waits;  ///< the asking thread, read when it has ended
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false, m_answered = false;
    std::thread m_thread;
};

}  // namespace opdesk::app
