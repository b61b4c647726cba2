#pragma once

#include <QTimer>
#include <QWidget>
#include <chrono>

#include "core/base/clock.h"

namespace opdesk::ui::unlock {

/// The dark left half of the door: product, clinic, desk, time of day. Nothing about patients.
class DoorPanel : public QWidget {
    Q_OBJECT
public:
    /// `clock` outlives the panel.
    explicit DoorPanel(const base::Clock& clock, QWidget* parent = nullptr);
    /// `offset` of the clinic's clock from UTC.
    void setClinic(const QString& clinic, const QString& desk, std::chrono::minutes offset);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const base::Clock& m_clock;
    QString m_clinic;
    QString m_desk;
    std::chrono::minutes m_offset{330};
    QTimer m_minute;
};

}  // namespace opdesk::ui::unlock
