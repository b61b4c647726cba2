#include "sync/transport/event_stream.h"

#include <QNetworkReply>
#include <QTimer>
#include <chrono>

#include "core/base/json.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::transport {

namespace {

constexpr std::chrono::seconds kSilence{45};
/// A poke is some eighty bytes; more than this without a line end is not our server.
constexpr qint64 kLongestLine = 4096;

std::optional<client::StreamEvent> pokeIn(const QByteArray& data) {
    const auto object = base::parseJsonObject({data.constData(), static_cast<std::size_t>(data.size())});
    const auto poke =
        object ? protocol::decodeWaitAnswer(*object)
               : base::Result<protocol::WaitAnswer>(base::fail(base::ErrorCode::badAnswer, "not an event of ours"));
    if (!poke)
        return std::nullopt;
    return client::StreamEvent{poke->head, poke->epoch};
}

}  // namespace

EventStream::EventStream(QNetworkReply* reply, std::function<void(client::Event)> onEvent, QObject* parent)
    : QObject(parent), m_reply(reply), m_onEvent(std::move(onEvent)), m_watchdog(new QTimer(this)) {
    m_watchdog->setSingleShot(true);
    m_watchdog->setInterval(kSilence);
    connect(m_watchdog, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort();
    });
    connect(reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(reply, &QNetworkReply::finished, this, &EventStream::finished);
    m_watchdog->start();
}

void EventStream::close() {
    m_onEvent = nullptr;
    if (m_reply)
        m_reply->abort();
    deleteLater();
}

void EventStream::read() {
    m_watchdog->start();
    while (m_reply && m_reply->canReadLine()) {
        auto line = m_reply->readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        takeLine(line);
    }
    if (m_reply && m_reply->bytesAvailable() > kLongestLine)
        m_reply->abort();
}

void EventStream::takeLine(const QByteArray& line) {
    if (line.isEmpty()) {
        if (m_event == "head" && m_onEvent)
            if (const auto poke = pokeIn(m_data))
                m_onEvent(*poke);
        m_event.clear();
        m_data.clear();
    } else if (line.startsWith("event:")) {
        m_event = line.mid(6).trimmed();
    } else if (line.startsWith("data:")) {
        m_data += line.mid(5).trimmed();
        if (m_data.size() > kLongestLine && m_reply)
            m_reply->abort();
    }
}

void EventStream::finished() {
    m_watchdog->stop();
    client::StreamClosed closed;
    if (m_reply) {
        closed.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        closed.dpopNonce = m_reply->rawHeader("DPoP-Nonce").toStdString();
        m_reply->deleteLater();
    }
    if (const auto onEvent = std::exchange(m_onEvent, nullptr))
        onEvent(closed);
}

}  // namespace opdesk::sync::transport
