#include "core/crypto/hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <cstdlib>

namespace opdesk::crypto {

namespace {

/// OpenSSL wants an address even for no bytes.
const std::uint8_t* addressOf(base::ByteView bytes) {
    static constexpr std::uint8_t kNothing = 0;
    return bytes.empty() ? &kNothing : bytes.data();
}

/// With its algorithm and a key of no bytes: looking the algorithm up costs more than a MAC, a copy of this less.
EVP_MAC_CTX* makeTemplate() {
    EVP_MAC* const algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX* const context = algorithm ? EVP_MAC_CTX_new(algorithm) : nullptr;
    EVP_MAC_free(algorithm);
    char digest[] = "SHA256";
    const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                 OSSL_PARAM_construct_end()};
    if (!context || EVP_MAC_init(context, addressOf({}), 0, params) != 1)
        std::abort();
    return context;
}

}  // namespace

void HmacSha256::Free::operator()(evp_mac_ctx_st* context) const {
    EVP_MAC_CTX_free(context);  // wipes the key
}

HmacSha256::HmacSha256(base::ByteView key) {
    static EVP_MAC_CTX* const pattern = makeTemplate();
    m_context.reset(EVP_MAC_CTX_dup(pattern));
    if (!m_context || EVP_MAC_init(m_context.get(), addressOf(key), key.size(), nullptr) != 1)
        std::abort();
}

Bytes32 HmacSha256::of(base::ByteView data) {
    Bytes32 out{};
    std::size_t written = 0;
    EVP_MAC_CTX* const context = m_context.get();
    // Without a key it begins again with its own.
    if (EVP_MAC_init(context, nullptr, 0, nullptr) != 1 || EVP_MAC_update(context, addressOf(data), data.size()) != 1 ||
        EVP_MAC_final(context, out.data(), &written, out.size()) != 1 || written != out.size())
        std::abort();
    return out;
}

Bytes32 hmacSha256(base::ByteView key, base::ByteView data) {
    return HmacSha256(key).of(data);
}

}  // namespace opdesk::crypto
