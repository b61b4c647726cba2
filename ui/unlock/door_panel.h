#pragma once

#include <QTimer>
#include <QWidget>

namespace opdesk::ui::unlock {

/// The dark left half of the door: product, clinic, desk, time of day. Nothing about patients.
class DoorPanel : public QWidget {
    Q_OBJECT
public:
    explicit DoorPanel(QWidget* parent = nullptr);
    void setClinic(const QString& clinic, const QString& desk);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_clinic;
    QString m_desk;
    QTimer m_minute;
};

}  // namespace opdesk::ui::unlock
