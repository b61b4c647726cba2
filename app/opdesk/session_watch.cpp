#include "app/opdesk/session_watch.h"

#include <QTimer>
#include <QtGlobal>

#if defined(OPDESK_HAS_DBUS)
#include <QDBusConnection>
#include <QFileInfo>
#endif

namespace opdesk::app {

namespace {
constexpr auto kAfterStart = std::chrono::seconds(2);  ///< not while the window comes up
}

SessionWatch::SessionWatch(QObject* parent) : QObject(parent) {
    QTimer::singleShot(kAfterStart, this, &SessionWatch::listen);
}

/// Senders are not named: naming one asks the bus who that is, and waits. A false signal locks, which harms nobody.
void SessionWatch::listen() {
#if defined(OPDESK_HAS_DBUS)
    auto system = QDBusConnection::systemBus();
    if (system.isConnected()) {
        system.connect({}, QStringLiteral("/org/freedesktop/login1"), QStringLiteral("org.freedesktop.login1.Manager"),
                       QStringLiteral("PrepareForSleep"), this, SLOT(onSleep(bool)));
        // "loginctl lock-session", and screen lockers that follow it.
        system.connect({}, {}, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"), this,
                       SLOT(onLock()));
    }
    // Asking for a bus that is not there would start one.
    const bool hasBus = qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
                        QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus"));
    auto own = hasBus ? QDBusConnection::sessionBus() : QDBusConnection(QString());
    if (hasBus && own.isConnected())
        for (const auto* saver : {"org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"})
            own.connect({}, {}, QLatin1String(saver), QStringLiteral("ActiveChanged"), this, SLOT(onScreenSaver(bool)));
#endif
}

void SessionWatch::onLock() {
    emit left();
}

void SessionWatch::onSleep(bool begins) {
    if (begins)
        emit left();
}

void SessionWatch::onScreenSaver(bool active) {
    if (active)
        emit left();
}

}  // namespace opdesk::app
