#include "test_server.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace opdesk::tests {

TestServer::TestServer(const TestCertificate& certificate, QSsl::SslProtocol protocol) {
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificate.certificate, QSsl::Pem));
    tls.setPrivateKey(QSslKey(certificate.key, QSsl::Ec, QSsl::Pem));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setProtocol(protocol);
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, &TestServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

sync::transport::ServerAddress TestServer::address(const QByteArray& trusted) const {
    return {"https://127.0.0.1:" + std::to_string(m_server.serverPort()), trusted.toStdString()};
}

void TestServer::answerWith(QByteArray answer, bool thenClose) {
    m_answer = std::move(answer);
    m_thenClose = thenClose;
}

void TestServer::accept() {
    while (auto* socket = qobject_cast<QSslSocket*>(m_server.nextPendingConnection())) {
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

void TestServer::read(QSslSocket* socket) {
    const auto bytes = socket->readAll();
    if (bytes.isEmpty())
        return;
    // A request is small and comes in one or two pieces; the head starts a new one.
    if (bytes.startsWith("GET ") || bytes.startsWith("POST "))
        requests.append(bytes);
    else if (!requests.isEmpty())
        requests.last().append(bytes);
    last = socket;
    if (requests.last().startsWith("POST ") && requests.last().endsWith("\r\n\r\n"))
        return;  // the body is on its way
    socket->write(m_answer);
    socket->flush();
    if (m_thenClose)
        socket->disconnectFromHost();
}

}  // namespace opdesk::tests
