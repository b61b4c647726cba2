#pragma once

#include <QObject>
#include <QSslServer>
#include <QSslSocket>
#include <QStringList>
#include <QTcpSocket>

#include "sync/transport/server_address.h"
#include "test_certificate.h"

namespace opdesk::tests {

/// A TLS server on the loopback that answers every request with the same bytes and keeps what it was sent.
class TestServer : public QObject {
    Q_OBJECT
public:
    explicit TestServer(const TestCertificate& certificate, QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater);

    sync::transport::ServerAddress address(const QByteArray& trusted) const;
    void answerWith(QByteArray answer, bool thenClose = false);

    QList<QByteArray> requests;
    QSslSocket* last = nullptr;

private:
    void accept();
    void read(QSslSocket* socket);

    QSslServer m_server;
    QByteArray m_answer;
    bool m_thenClose = false;
};

}  // namespace opdesk::tests
