#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "sync/client/engine.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace opdesk::sync::transport {

struct ServerAddress {
    std::string url;                 ///< https://host:port, nothing else
    std::string certificatePem;      ///< the only CA (or certificate) the server may chain to; the system's list is not used
};

/// HTTPS with TLS 1.3 or later on QNetworkAccessManager. No redirects, cookies or cache. Lives in the net thread; every
/// call and callback belongs to that thread.
class HttpTransport : public QObject {
public:
    HttpTransport(ServerAddress address, QObject* parent = nullptr);
    ~HttpTransport() override;

    using Done = std::function<void(client::Event)>;     ///< Answered or Failed, exactly once
    void send(const client::SendRequest& request, Done done);
    void cancelAll();

    using OnStream = std::function<void(client::Event)>; ///< StreamEvent any number of times, then StreamClosed once
    void openStream(const client::OpenStream& request, OnStream onEvent);
    void closeStream();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace opdesk::sync::transport
