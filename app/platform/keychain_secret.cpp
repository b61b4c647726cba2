#include "app/platform/keychain_secret.h"

#include "app/platform/keychain_entry.h"

namespace opdesk::app {

base::Result<crypto::SecretBytes> KeychainSecret::load(const std::string& profileName) {
    OPDESK_TRY(const auto data, KeychainEntry(m_net, profileName).read());
    if (!data)
        return base::fail(base::ErrorCode::notFound, "the keychain has no such entry");
    const auto secret = base::fromHex(std::string_view(data->constData(), static_cast<std::size_t>(data->size())));
    if (!secret || secret->size() != 32)
        return base::fail(base::ErrorCode::damaged, "the keychain entry is not a device secret");
    return crypto::SecretBytes::fromCopy(*secret);
}

base::Status KeychainSecret::store(const std::string& profileName, base::ByteView secret) {
    return KeychainEntry(m_net, profileName).write(QByteArray::fromStdString(base::toHex(secret)));
}

base::Status KeychainSecret::remove(const std::string& profileName) {
    return KeychainEntry(m_net, profileName).remove();
}

}  // namespace opdesk::app
