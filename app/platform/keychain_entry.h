#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

#include "app/platform/net_thread.h"
#include "core/base/result.h"

namespace opdesk::app {

/// One entry of the system's keychain through QtKeychain. Jobs run in the net thread; callers wait at most five
/// seconds, since without a session bus a job never ends. Every fault but "no such entry" reads as locked.
class KeychainEntry {
public:
    KeychainEntry(NetThread& net, const std::string& name);
    /// nullopt: the keychain answered that there is no such entry.
    base::Result<std::optional<QByteArray>> read();
    base::Status write(const QByteArray& data);
    /// No error when there is none.
    base::Status remove();

private:
    NetThread& m_net;
    QString m_key;
};

}  // namespace opdesk::app
