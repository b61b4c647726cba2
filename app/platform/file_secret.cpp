#include "app/platform/file_secret.h"

#include "core/base/platform.h"

namespace opdesk::app {

base::Result<crypto::SecretBytes> FileSecret::load(const std::string&) {
    std::error_code ignored;
    if (!std::filesystem::exists(m_file, ignored))
        return base::fail(base::ErrorCode::notFound, "there is no device secret file");
    OPDESK_TRY(const auto text, base::platform::readFile(m_file, 1024));
    auto hex = std::string(base::asText(text));
    while (!hex.empty() && (hex.back() == '\n' || hex.back() == '\r'))
        hex.pop_back();
    const auto secret = base::fromHex(hex);
    if (!secret || secret->size() != 32)
        return base::fail(base::ErrorCode::damaged, "the device secret file does not hold 64 hexadecimal digits");
    return crypto::SecretBytes::fromCopy(*secret);
}

base::Status FileSecret::store(const std::string&, base::ByteView secret) {
    const auto text = base::toHex(secret) + "\n";
    return base::platform::replaceFile(m_file, base::asBytes(text));
}

base::Status FileSecret::remove(const std::string&) {
    std::error_code error;
    std::filesystem::remove(m_file, error);
    return error ? base::Status(base::fail(base::ErrorCode::ioFailed, "the device secret could not be removed"))
                 : base::Status{};
}

}  // namespace opdesk::app
