#include "core/crypto/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/base/random.h"

namespace opdesk::crypto {

SecretBytes::SecretBytes(std::size_t size) : m_size(size) {
    if (size == 0)
        return;
    if (sodium_init() < 0)
        std::abort();
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    // Without guarded memory there is no place for a key.
    if (m_data == nullptr)
        std::abort();
    std::fill_n(m_data, size, std::uint8_t{0});
}

SecretBytes SecretBytes::fromCopy(base::ByteView bytes) {
    SecretBytes secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.m_data);
    return secret;
}

SecretBytes SecretBytes::random(std::size_t size) {
    base::SystemRandom system;
    return random(size, system);
}

SecretBytes SecretBytes::random(std::size_t size, base::Random& random) {
    SecretBytes secret(size);
    random.fill(secret.mutableView());
    return secret;
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
    // The old secret dies here, not when `other` happens to.
    SecretBytes taken(std::move(other));
    std::swap(m_data, taken.m_data);
    std::swap(m_size, taken.m_size);
    return *this;
}

SecretBytes::~SecretBytes() {
    // sodium_free wipes before it gives the pages back.
    if (m_data != nullptr)
        sodium_free(m_data);
}

}  // namespace opdesk::crypto
