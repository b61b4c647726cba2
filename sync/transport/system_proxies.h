#pragma once

#include <QNetworkProxyFactory>

namespace opdesk::sync::transport {

/// The proxies the system is set to use, with the name and password it has for them; none for a server on this machine.
class SystemProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override;
};

}  // namespace opdesk::sync::transport
