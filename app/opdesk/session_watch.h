#pragma once

#include <QObject>

namespace opdesk::app {

/// Says when whoever sits here left this computer by its own means: the screen was locked or the computer goes to
/// sleep. Another user who comes to the front is only heard of where that locks the screen. Where the system has no way
/// of telling (docs/architecture.md), nothing is said and the window's idle limit stands alone.
class SessionWatch : public QObject {
    Q_OBJECT
public:
    explicit SessionWatch(QObject* parent = nullptr);

signals:
    void left();

private slots:
    void onLock();
    void onSleep(bool begins);
    void onScreenSaver(bool active);

private:
    void listen();
};

}  // namespace opdesk::app
