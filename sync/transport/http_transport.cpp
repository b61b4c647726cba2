#include "sync/transport/http_transport.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QTimer>
#include <memory>

#include "sync/protocol/messages.h"
#include "sync/transport/event_stream.h"
#include "sync/transport/system_proxies.h"

namespace opdesk::sync::transport {

namespace {

/// An answer's parts expand to at most kMaxExpandedBytes each; what travels is smaller.
constexpr qint64 kMaxAnswerBytes = static_cast<qint64>(protocol::kMaxExpandedBytes);

/// Takes no cookies and gives none.
class NoCookies : public QNetworkCookieJar {
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl&) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie>&, const QUrl&) override { return false; }
};

QSslConfiguration tlsFor(const QList<QSslCertificate>& trusted) {
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setCaCertificates(trusted);
    // Sessions kept over connections would skip the check of the certificate.
    tls.setSslOption(QSsl::SslOptionDisableSessionPersistence, true);
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return tls;
}

base::Bytes toBytes(const QByteArray& bytes) {
    return {bytes.begin(), bytes.end()};
}

client::Answered answerOf(QNetworkReply& reply, std::uint64_t number, int status) {
    client::Answered answer;
    answer.request = number;
    answer.status = status;
    answer.dpopNonce = reply.rawHeader("DPoP-Nonce").toStdString();
    bool isNumber = false;
    const auto seconds = reply.rawHeader("Retry-After").toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        answer.retryAfterSeconds = seconds;
    answer.body = toBytes(reply.readAll());
    return answer;
}

}  // namespace

client::TransportFault faultOf(const QNetworkReply& reply) {
    switch (reply.error()) {
        case QNetworkReply::SslHandshakeFailedError:
            return client::TransportFault::badCertificate;
        case QNetworkReply::TimeoutError:
            return client::TransportFault::timedOut;
        default:
            return client::TransportFault::unreachable;
    }
}

HttpTransport::HttpTransport(const ServerAddress& address, QObject* parent)
    : QObject(parent),
      m_network(new QNetworkAccessManager(this)),
      m_base(QString::fromStdString(address.url), QUrl::StrictMode) {
    m_network->setCookieJar(new NoCookies(m_network));
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
    m_network->setProxyFactory(new SystemProxies);  // the manager owns it
    const auto trusted = QSslCertificate::fromData(QByteArray::fromStdString(address.certificate), QSsl::Pem);
    m_usable =
        m_base.isValid() && m_base.scheme() == QLatin1String("https") && !m_base.host().isEmpty() && !trusted.isEmpty();
    m_tls = tlsFor(trusted);
}

HttpTransport::~HttpTransport() {
    for (auto* reply : m_network->findChildren<QNetworkReply*>())
        reply->disconnect(this);
    closeStream();
}

QNetworkRequest HttpTransport::requestFor(const std::string& path, const std::string& authorization,
                                          const std::string& dpop) const {
    QUrl url = m_base;
    const auto question = path.find('?');
    url.setPath(QString::fromStdString(path.substr(0, question)), QUrl::StrictMode);
    if (question != std::string::npos)
        url.setQuery(QString::fromStdString(path.substr(question + 1)), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // The admin sees which program each desk runs.
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("OPDesk/" OPDESK_VERSION));
    if (!authorization.empty())
        request.setRawHeader("Authorization", QByteArray::fromStdString(authorization));
    if (!dpop.empty())
        request.setRawHeader("DPoP", QByteArray::fromStdString(dpop));
    return request;
}

void HttpTransport::send(const client::SendRequest& request, Done done) {
    if (!m_usable) {
        QTimer::singleShot(0, this, [done, number = request.request] {
            done(client::Failed{number, client::TransportFault::badCertificate});
        });
        return;
    }
    auto network = requestFor(request.path, request.authorization, request.dpop);
    if (!request.contentType.empty())
        network.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray::fromStdString(request.contentType));
    const QByteArray body(reinterpret_cast<const char*>(request.body.data()),
                          static_cast<qsizetype>(request.body.size()));
    auto* reply = m_network->sendCustomRequest(network, QByteArray::fromStdString(request.method), body);
    auto* limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, [reply] {
        reply->setProperty("fault", static_cast<int>(client::TransportFault::timedOut));
        reply->abort();
    });
    limit->start(request.timeout);
    watch(reply, request.request, done);
}

void HttpTransport::watch(QNetworkReply* reply, std::uint64_t number, const Done& done) {
    const auto giveUp = [reply] {
        reply->setProperty("fault", static_cast<int>(client::TransportFault::tooLarge));
        reply->abort();
    };
    connect(reply, &QNetworkReply::metaDataChanged, reply, [reply, giveUp] {
        if (reply->header(QNetworkRequest::ContentLengthHeader).toLongLong() > kMaxAnswerBytes)
            giveUp();
    });
    connect(reply, &QNetworkReply::downloadProgress, reply, [giveUp](qint64 received, qint64) {
        if (received > kMaxAnswerBytes)
            giveUp();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, number, done] {
        reply->deleteLater();
        m_proxyAsks = reply->error() == QNetworkReply::ProxyAuthenticationRequiredError;
        const auto given = reply->property("fault");
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // A status with a broken body is no answer: what came may be half of it.
        const bool whole = status != 0 && (reply->error() == QNetworkReply::NoError ||
                                           reply->error() >= QNetworkReply::ContentAccessDenied);
        if (given.isValid())
            done(client::Failed{number, static_cast<client::TransportFault>(given.toInt())});
        else if (whole)
            done(answerOf(*reply, number, status));
        else
            done(client::Failed{number, faultOf(*reply)});
    });
}

void HttpTransport::openStream(const client::OpenStream& request, Done onEvent) {
    closeStream();
    if (!m_usable) {
        QTimer::singleShot(0, this, [onEvent] { onEvent(client::StreamClosed{}); });
        return;
    }
    auto network = requestFor(request.path, request.authorization, request.dpop);
    network.setRawHeader("Accept", "text/event-stream");
    m_stream = new EventStream(m_network->get(network), std::move(onEvent), this);
}

void HttpTransport::closeStream() {
    if (!m_stream)
        return;
    m_stream->close();
    m_stream = nullptr;
}

}  // namespace opdesk::sync::transport
