#include "sync/transport/system_proxies.h"

#include <QHostAddress>
#include <QUrl>

namespace opdesk::sync::transport {

namespace {

bool isLoopback(const QString& host) {
    const QHostAddress address(host);
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 ||
           (!address.isNull() && address.isLoopback());
}

}  // namespace

QList<QNetworkProxy> SystemProxies::queryProxy(const QNetworkProxyQuery& query) {
    const auto host = query.peerHostName().isEmpty() ? query.url().host() : query.peerHostName();
    if (isLoopback(host))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return systemProxyForQuery(query);
}

}  // namespace opdesk::sync::transport
