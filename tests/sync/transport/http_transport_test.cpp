#include "sync/transport/http_transport.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "sync/transport/system_proxies.h"
#include "test_server.h"

namespace opdesk::tests {

using sync::client::Answered;
using sync::client::Event;
using sync::client::Failed;
using sync::client::SendRequest;
using sync::client::StreamClosed;
using sync::client::StreamEvent;
using sync::client::TransportFault;
using sync::transport::HttpTransport;

/// The real transport against a real TLS server on the loopback.
class HttpTransportTest : public QObject {
    Q_OBJECT
private:
    TestCertificate m_certificate = makeTestCertificate();

    static SendRequest push() {
        SendRequest request;
        request.request = 7;
        request.method = "POST";
        request.path = "/v1/sync/push?x=1";
        request.contentType = "application/json";
        request.authorization = "DPoP token";
        request.dpop = "proof";
        request.body = {'{', '}'};
        return request;
    }
    static Event ask(const sync::transport::ServerAddress& address, const SendRequest& request) {
        HttpTransport transport(address, nullptr);
        std::optional<Event> event;
        transport.send(request, [&](Event given) { event = std::move(given); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(event.has_value(), 10'000); }();
        return event.value_or(Event(StreamClosed{}));
    }
    static void expectFault(const Event& event, TransportFault fault) {
        const auto* failed = std::get_if<Failed>(&event);
        QVERIFY(failed);
        QCOMPARE(static_cast<int>(failed->fault), static_cast<int>(fault));
        QCOMPARE(failed->request, 7u);
    }
    /// What a proxy of the clinic's network heard, which lets nobody through.
    static QByteArray heardByProxy(const QByteArray& login, bool& asks) {
        QTcpServer proxy;
        QByteArray heard;
        connect(&proxy, &QTcpServer::newConnection, &proxy, [&] {
            while (auto* socket = proxy.nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [&heard, socket] {
                    heard += socket->readAll();
                    if (heard.endsWith("\r\n\r\n"))
                        socket->write(
                            "HTTP/1.1 407 Proxy Authentication Required\r\n"
                            "Proxy-Authenticate: Basic realm=\"clinic\"\r\nContent-Length: 0\r\n\r\n");
                });
        });
        if (!proxy.listen(QHostAddress::LocalHost))
            return {};
        qputenv("https_proxy", "http://" + login + "127.0.0.1:" + QByteArray::number(proxy.serverPort()));
        qunsetenv("no_proxy");
        const auto certificate = makeTestCertificate();
        HttpTransport transport({"https://opdesk.clinic.test", certificate.certificate.toStdString()}, nullptr);
        std::optional<Event> event;
        transport.send(push(), [&](Event given) { event = std::move(given); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(event.has_value(), 10'000); }();
        qunsetenv("https_proxy");
        if (event)
            expectFault(*event, TransportFault::unreachable);
        asks = transport.proxyAsks();
        return heard;
    }

private slots:
    void theSystemsProxy_isUsedButNeverForThisMachine() {
        qputenv("https_proxy", "http://proxy.clinic.test:3128");
        qunsetenv("no_proxy");
        sync::transport::SystemProxies proxies;
        for (const auto* here : {"https://127.0.0.1:8443/v1/time", "https://localhost/v1/time", "https://[::1]/x"}) {
            const auto chosen = proxies.queryProxy(QNetworkProxyQuery(QUrl(QLatin1String(here))));
            QCOMPARE(chosen.size(), 1);
            QCOMPARE(chosen.front().type(), QNetworkProxy::NoProxy);
        }
        const auto chosen = proxies.queryProxy(QNetworkProxyQuery(QUrl(QStringLiteral("https://opdesk.clinic.test/"))));
        QVERIFY(!chosen.isEmpty());
        QCOMPARE(chosen.front().hostName(), QStringLiteral("proxy.clinic.test"));
        QCOMPARE(chosen.front().port(), quint16(3128));
        qunsetenv("https_proxy");
    }

    void anAnswer_comesWithItsStatusHeadersAndBody() {
        TestServer server(m_certificate);
        server.answerWith(
            "HTTP/1.1 429 Slow\r\nDPoP-Nonce: n2\r\nRetry-After: 30\r\nSet-Cookie: a=b\r\nContent-Length: "
            "3\r\n\r\nabc");
        const auto event = ask(server.address(m_certificate.certificate), push());
        const auto* answer = std::get_if<Answered>(&event);
        QVERIFY(answer);
        QCOMPARE(answer->request, 7u);
        QCOMPARE(answer->status, 429);
        QCOMPARE(answer->dpopNonce, std::string("n2"));
        QCOMPARE(answer->retryAfterSeconds.value_or(0), 30);
        QVERIFY(answer->body == (base::Bytes{'a', 'b', 'c'}));
        QCOMPARE(server.requests.size(), 1);
        const auto& sent = server.requests.front();
        QVERIFY(sent.startsWith("POST /v1/sync/push?x=1 HTTP/1.1\r\n"));
        QVERIFY(sent.contains("Authorization: DPoP token\r\n"));
        QVERIFY(sent.contains("DPoP: proof\r\n"));
        QVERIFY(!sent.contains("Cookie"));
        QVERIFY(sent.endsWith("\r\n\r\n{}"));
    }

    void aServerWithAnotherCertificate_isRefused() {
        TestServer server(m_certificate);
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        expectFault(ask(server.address(makeTestCertificate().certificate), push()), TransportFault::badCertificate);
        QVERIFY(server.requests.isEmpty());
    }

    void aServerWithoutTls13_isRefused() {
        TestServer server(m_certificate, QSsl::TlsV1_2);
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        const auto event = ask(server.address(m_certificate.certificate), push());
        QVERIFY(std::holds_alternative<Failed>(event));
        QVERIFY(server.requests.isEmpty());
    }

    void anAddressThatIsNotHttps_isNeverCalled() {
        expectFault(ask({"http://127.0.0.1:9", m_certificate.certificate.toStdString()}, push()),
                    TransportFault::badCertificate);
        expectFault(ask({"https://127.0.0.1:9", "no certificate"}, push()), TransportFault::badCertificate);
    }

    void nobodyListening_isUnreachable() {
        expectFault(ask({"https://127.0.0.1:9", m_certificate.certificate.toStdString()}, push()),
                    TransportFault::unreachable);
    }

    void aRedirect_isNotFollowed() {
        TestServer server(m_certificate);
        server.answerWith("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        const auto event = ask(server.address(m_certificate.certificate), push());
        QVERIFY(std::holds_alternative<Answered>(event));
        QCOMPARE(std::get<Answered>(event).status, 302);
        QCOMPARE(server.requests.size(), 1);
    }

    void anAnswerCutShort_isNoAnswer() {
        TestServer server(m_certificate);
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc", true);
        expectFault(ask(server.address(m_certificate.certificate), push()), TransportFault::unreachable);
    }

    void silence_timesOut() {
        TestServer server(m_certificate);
        auto request = push();
        request.timeout = std::chrono::milliseconds(300);
        expectFault(ask(server.address(m_certificate.certificate), request), TransportFault::timedOut);
    }

    void anAnswerThatIsTooLarge_isGivenUp() {
        TestServer server(m_certificate);
        server.answerWith("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabc");
        expectFault(ask(server.address(m_certificate.certificate), push()), TransportFault::tooLarge);
    }

    void aStream_givesItsPokesAndItsEnd() {
        TestServer server(m_certificate);
        server.answerWith(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
            ": heartbeat\n\nevent: head\ndata: {\"head\":41}\n\nevent: other\ndata: {\"head\":9}\n\nevent: head\ndata: "
            "x\n\n");
        HttpTransport transport(server.address(m_certificate.certificate), nullptr);
        std::vector<Event> events;
        transport.openStream({"/v1/sync/events", "DPoP token", "proof"},
                             [&](Event event) { events.push_back(std::move(event)); });
        QTRY_COMPARE(events.size(), 1u);
        QCOMPARE(std::get<StreamEvent>(events[0]).head, 41);
        QCOMPARE(std::get<StreamEvent>(events[0]).epoch, std::string());
        server.last->write("event: head\r\ndata: {\"head\":");
        server.last->write("42,\"epoch\":\"e2\"}\r\n\r\n");
        QTRY_COMPARE(events.size(), 2u);
        QCOMPARE(std::get<StreamEvent>(events[1]).head, 42);
        QCOMPARE(std::get<StreamEvent>(events[1]).epoch, std::string("e2"));
        server.last->disconnectFromHost();
        QTRY_COMPARE(events.size(), 3u);
        QCOMPARE(std::get<StreamClosed>(events[2]).status, 200);
    }

    void aProxyThatAsksForAPassword_isNamedAsTheCause() {
        bool asks = false;
        const auto heard = heardByProxy({}, asks);
        QVERIFY2(heard.startsWith("CONNECT opdesk.clinic.test:443"), heard.constData());
        QVERIFY(!heard.contains("Proxy-Authorization"));
        QVERIFY(asks);
    }

    void aProxysPassword_isTheSystems() {
        bool asks = false;
        const auto heard = heardByProxy("desk:secret@", asks);
        QVERIFY2(heard.contains("Proxy-Authorization: Basic " + QByteArray("desk:secret").toBase64()),
                 heard.constData());
        QVERIFY2(asks, "it was the wrong one");
    }

    void anotherFailure_isNotTheProxys() {
        HttpTransport transport({"https://127.0.0.1:1", m_certificate.certificate.toStdString()}, nullptr);
        std::optional<Event> event;
        transport.send(push(), [&](Event given) { event = std::move(given); });
        QTRY_VERIFY_WITH_TIMEOUT(event.has_value(), 10'000);
        QVERIFY(!transport.proxyAsks());
    }

    void aStreamThatIsClosedHere_saysNothingMore() {
        TestServer server(m_certificate);
        server.answerWith(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: head\ndata: {\"head\":1}\n\n");
        HttpTransport transport(server.address(m_certificate.certificate), nullptr);
        std::vector<Event> events;
        transport.openStream({"/v1/sync/events", "", ""}, [&](Event event) { events.push_back(std::move(event)); });
        QTRY_COMPARE(events.size(), 1u);
        transport.closeStream();
        QTRY_COMPARE(server.last->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(events.size(), 1u);
    }
};

}  // namespace opdesk::tests

QTEST_GUILESS_MAIN(opdesk::tests::HttpTransportTest)
#include "http_transport_test.moc"
