#pragma once

#include <QNetworkRequest>
#include <QObject>
#include <QSslConfiguration>
#include <QUrl>
#include <functional>

#include "sync/client/engine.h"
#include "sync/transport/server_address.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace opdesk::sync::transport {

class EventStream;

/// Runs the engine's requests over HTTPS: TLS 1.3, the given certificate alone, no redirect, no cookie, no cache.
/// Lives in the net thread; callbacks come there.
class HttpTransport : public QObject {
    Q_OBJECT
public:
    /// An address that is not https, or a certificate that cannot be read, makes every request fail with
    /// badCertificate.
    HttpTransport(const ServerAddress& address, QObject* parent);
    ~HttpTransport() override;

    /// `done` is called exactly once, with Answered or Failed; not at all when the transport dies first.
    using Done = std::function<void(client::Event)>;
    void send(const client::SendRequest& request, Done done);

    /// `onEvent` gets StreamEvent for each poke and one StreamClosed at the end. A second stream replaces the first.
    void openStream(const client::OpenStream& request, Done onEvent);
    /// No StreamClosed follows.
    void closeStream();
    /// Why the last request failed: the network's proxy wants a name and password that the system does not have, or
    /// others than it has.
    bool proxyAsks() const { return m_proxyAsks; }

private:
    QNetworkRequest requestFor(const std::string& path, const std::string& authorization,
                               const std::string& dpop) const;
    void watch(QNetworkReply* reply, std::uint64_t number, const Done& done);

    QNetworkAccessManager* m_network;
    QUrl m_base;
    QSslConfiguration m_tls;
    bool m_usable = false;
    bool m_proxyAsks = false;
    EventStream* m_stream = nullptr;
};

/// Why a reply ended without an answer.
client::TransportFault faultOf(const QNetworkReply& reply);

}  // namespace opdesk::sync::transport
