#pragma once

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <functional>

#include "sync/client/engine.h"

class QNetworkReply;
class QTimer;

namespace opdesk::sync::transport {

/// One Server-Sent Events answer (WHATWG HTML, server-sent events), read line by line. A stream that is silent for 45
/// s, three heartbeats, counts as closed. Net thread.
class EventStream : public QObject {
    Q_OBJECT
public:
    /// Takes the reply. `onEvent` gets StreamEvent per "head" event and one StreamClosed at the end.
    EventStream(QNetworkReply* reply, std::function<void(client::Event)> onEvent, QObject* parent);
    /// Ends without a StreamClosed; the object deletes itself from the loop.
    void close();

private:
    void read();
    void takeLine(const QByteArray& line);
    void finished();

    QPointer<QNetworkReply> m_reply;
    std::function<void(client::Event)> m_onEvent;
    QTimer* m_watchdog;
    QByteArray m_event;
    QByteArray m_data;
};

}  // namespace opdesk::sync::transport
