#pragma once

#include "app/platform/net_thread.h"
#include "core/clinic/ports.h"

namespace opdesk::app {

/// The device secret in the system's keychain (KeychainEntry).
class KeychainSecret final : public clinic::DeviceSecretPort {
public:
    explicit KeychainSecret(NetThread& net) : m_net(net) {}
    base::Result<crypto::SecretBytes> load(const std::string& profileName) override;
    base::Status store(const std::string& profileName, base::ByteView secret) override;
    base::Status remove(const std::string& profileName) override;

private:
    NetThread& m_net;
};

}  // namespace opdesk::app
