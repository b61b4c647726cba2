#include "app/opdesk/stall_probe.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>
#include <algorithm>
#include <string_view>
#include <utility>

namespace opdesk::app {

namespace {

constexpr std::chrono::milliseconds kEvery{5};
/// Worth a line of its own.
constexpr std::chrono::milliseconds kLong{20};

qint64 nanos(std::chrono::steady_clock::time_point at) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

double millis(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

double within(const std::vector<double>& sorted, double share) {
    if (sorted.empty())
        return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

}  // namespace

StallProbe::StallProbe(std::filesystem::path file) : m_file(std::move(file)) {
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* to) { focusMoved(to); });
    qApp->installEventFilter(this);
    m_thread = std::thread([this] { ask(); });
}

StallProbe::~StallProbe() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
    write();
}

void StallProbe::focusMoved(const QWidget* to) {
    m_marks.push_back({Clock::now(), "focus", to ? to->objectName() : QString()});
    m_wantsPaint = true;
}

bool StallProbe::eventFilter(QObject* watched, QEvent* event) {
    if (m_wantsPaint && event->type() == QEvent::Paint && watched->isWidgetType()) {
        m_wantsPaint = false;
        // Behind everything that is to be painted now.
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_marks.push_back({Clock::now(), "painted", {}});
            },
            Qt::QueuedConnection);
    }
    return false;
}

void StallProbe::ask() {
    auto next = Clock::now();
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const auto asked = Clock::now();
        m_answered = false;
        QMetaObject::invokeMethod(
            this,
            [this] {
                const std::lock_guard answering(m_mutex);
                m_answered = true;
                m_wake.notify_all();
            },
            Qt::QueuedConnection);
        m_wake.wait(lock, [this] { return m_answered || m_stopping; });
        if (!m_answered)
            return;  // the program is ending
        m_waits.push_back({asked, Clock::now() - asked});
        next = std::max(next + kEvery, Clock::now());
        m_wake.wait_until(lock, next, [this] { return m_stopping; });
    }
}

void StallProbe::write() const {
    std::vector<double> all;
    QJsonArray over;
    // Until the first picture there was nobody to answer.
    const auto first = std::ranges::find(m_marks, std::string_view("painted"),
                                         [](const Mark& mark) { return std::string_view(mark.what); });
    for (const auto& wait : m_waits) {
        if (first == m_marks.end() || wait.asked < first->at)
            continue;
        for (auto left = wait.took; left > Clock::duration::zero(); left -= kEvery)
            all.push_back(millis(left));
        if (wait.took >= kLong)
            over.append(QJsonArray{nanos(wait.asked), millis(wait.took)});
    }
    std::ranges::sort(all);
    QJsonArray marks;
    for (const auto& mark : m_marks)
        marks.append(QJsonObject{{QStringLiteral("at_ns"), nanos(mark.at)},
                                 {QStringLiteral("what"), QString::fromLatin1(mark.what)},
                                 {QStringLiteral("name"), mark.name}});
    const QJsonObject told{{QStringLiteral("every_ms"), static_cast<int>(kEvery.count())},
                           {QStringLiteral("asked"), static_cast<qint64>(all.size())},
                           {QStringLiteral("median_ms"), within(all, 0.5)},
                           {QStringLiteral("p99_ms"), within(all, 0.99)},
                           {QStringLiteral("p999_ms"), within(all, 0.999)},
                           {QStringLiteral("most_ms"), all.empty() ? 0 : all.back()},
                           {QStringLiteral("over"), over},
                           {QStringLiteral("marks"), marks}};
    QFile file(QString::fromStdU16String(m_file.u16string()));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(told).toJson());
}

}  // namespace opdesk::app
