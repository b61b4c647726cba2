#pragma once

#include <QObject>
#include <QThread>
#include <functional>

namespace opdesk::app {

/// The thread of the sockets and the keychain: a QThread with an event loop and one object that lives in it.
class NetThread {
public:
    NetThread();
    ~NetThread();
    NetThread(const NetThread&) = delete;
    NetThread& operator=(const NetThread&) = delete;

    void post(std::function<void()> task);
    QObject* context() { return m_context; }

private:
    QThread m_thread;
    QObject* m_context;
};

}  // namespace opdesk::app
