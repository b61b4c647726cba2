#include "app/platform/net_thread.h"

#include <utility>

namespace opdesk::app {

NetThread::NetThread() : m_context(new QObject) {
    m_thread.setObjectName(QStringLiteral("net"));
    m_context->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_context, &QObject::deleteLater);
    m_thread.start();
}

NetThread::~NetThread() {
    m_thread.quit();
    m_thread.wait();
}

void NetThread::post(std::function<void()> task) {
    QMetaObject::invokeMethod(m_context, std::move(task), Qt::QueuedConnection);
}

}  // namespace opdesk::app
