#include "core/crypto/hash.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace opdesk::crypto {

namespace {

/// libsodium wants an address even for no bytes.
const std::uint8_t* addressOf(base::ByteView bytes) {
    static constexpr std::uint8_t kNothing = 0;
    return bytes.empty() ? &kNothing : bytes.data();
}

}  // namespace

/// OpenSSL uses the processor's own instructions; algorithm and context are made once, which costs more than a hash.
Bytes32 sha256(base::ByteView data) {
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                       &EVP_MD_CTX_free);
    Bytes32 out{};
    if (!algorithm || !context || EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), addressOf(data), data.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), out.data(), nullptr) != 1)
        std::abort();
    return out;
}

void Sha256Stream::Free::operator()(evp_md_ctx_st* context) const {
    EVP_MD_CTX_free(context);
}

Sha256Stream::Sha256Stream() : m_context(EVP_MD_CTX_new()) {
    if (!m_context || EVP_DigestInit_ex2(m_context.get(), EVP_sha256(), nullptr) != 1)
        std::abort();
}

void Sha256Stream::add(base::ByteView piece) {
    if (EVP_DigestUpdate(m_context.get(), piece.data(), piece.size()) != 1)
        std::abort();
}

Bytes32 Sha256Stream::finish() {
    Bytes32 out{};
    if (EVP_DigestFinal_ex(m_context.get(), out.data(), nullptr) != 1)
        std::abort();
    if (EVP_DigestInit_ex2(m_context.get(), EVP_sha256(), nullptr) != 1)
        std::abort();
    return out;
}

SecretBytes hkdfSha256(base::ByteView inputKey, base::ByteView salt, base::ByteView info, std::size_t length) {
    // A longer request is a bug of the caller: RFC 5869 ends at 255 blocks.
    if (length > 255 * 32)
        std::abort();
    Bytes32 extracted = hmacSha256(salt, inputKey);
    SecretBytes out(length);
    auto rest = out.mutableView();
    Bytes32 block{};
    for (std::uint8_t counter = 1; !rest.empty(); ++counter) {
        crypto_auth_hmacsha256_state state;
        crypto_auth_hmacsha256_init(&state, extracted.data(), extracted.size());
        if (counter > 1)
            crypto_auth_hmacsha256_update(&state, block.data(), block.size());
        crypto_auth_hmacsha256_update(&state, addressOf(info), info.size());
        crypto_auth_hmacsha256_update(&state, &counter, 1);
        crypto_auth_hmacsha256_final(&state, block.data());
        sodium_memzero(&state, sizeof state);
        const std::size_t part = std::min(rest.size(), block.size());
        std::copy_n(block.begin(), part, rest.begin());
        rest = rest.subspan(part);
    }
    sodium_memzero(block.data(), block.size());
    sodium_memzero(extracted.data(), extracted.size());
    return out;
}

bool constantTimeEqual(base::ByteView a, base::ByteView b) {
    return a.size() == b.size() && (a.empty() || sodium_memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace opdesk::crypto
