#pragma once

#include <QByteArray>

namespace opdesk::tests {

/// A self-signed certificate for 127.0.0.1 and its key, both PEM; a new pair at each call.
struct TestCertificate {
    QByteArray certificate;
    QByteArray key;
};
TestCertificate makeTestCertificate();

}  // namespace opdesk::tests
