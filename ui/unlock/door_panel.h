#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>
#include <chrono>
#include <optional>

#include "core/base/clock.h"

namespace opdesk::ui::unlock {

/// The dark left part of the door: product, clinic, desk, time of day; while this computer is made a desk, the steps of
/// that. Nothing about patients.
class DoorPanel : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives the panel.
    explicit DoorPanel(const base::Clock& clock, QWidget* parent = nullptr);
    /// `offset` of the clinic's clock from UTC. A PC that is no desk yet has no clinic.
    void setClinic(const QString& clinic, const QString& desk, std::chrono::minutes offset);
    /// The steps of the enrolment and the one in work; none shows the time of day.
    void setSteps(const QStringList& steps, int current);
    /// Somebody was in and locked: since when, and what of their work is safe: one sentence each.
    void setLocked(base::Instant since, const QStringList& safe = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int paintWords(QPainter& painter, const QRect& box, const QString& words) const;
    void paintSteps(QPainter& painter, int top) const;
    void paintTime(QPainter& painter, int top) const;

    const base::Clock& m_clock;
    QString m_clinic;
    QString m_desk;
    QStringList m_steps;
    int m_step = 0;
    std::optional<base::Instant> m_lockedSince;
    QStringList m_safe;
    std::chrono::minutes m_offset{330};
    QTimer m_minute;
};

}  // namespace opdesk::ui::unlock
