#include "app/client/user_token.h"

#include "core/base/platform.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"

namespace opdesk::app {

namespace {
constexpr std::string_view kContext = "opdesk-refresh-1";
constexpr std::uintmax_t kLargestFile = 4096;
}  // namespace

UserToken::UserToken(std::filesystem::path file, base::ByteView signingSeed)
    : m_file(std::move(file)), m_key(crypto::hkdfSha256(signingSeed, {}, base::asBytes(kContext), 32)) {}

std::string UserToken::load() const {
    const auto sealed = base::platform::readFile(m_file, kLargestFile);
    if (!sealed)
        return {};
    const auto token = crypto::open(m_key.view(), *sealed, base::asBytes(kContext));
    return token ? std::string(base::asText(*token)) : std::string();
}

base::Status UserToken::save(const std::string& token, base::Random& random) const {
    OPDESK_TRY(const auto sealed, crypto::seal(m_key.view(), base::asBytes(token), base::asBytes(kContext), random));
    return base::platform::replaceFile(m_file, sealed);
}

}  // namespace opdesk::app
