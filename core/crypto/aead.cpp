#include "core/crypto/aead.h"

#include <openssl/evp.h>

#include <limits>
#include <span>

namespace opdesk::crypto {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kNonceSize = 12;
constexpr std::size_t kTagSize = 16;
/// OpenSSL counts in int; a record is far smaller.
constexpr std::size_t kLongest = static_cast<std::size_t>(std::numeric_limits<int>::max()) - kSealOverhead;

/// Looking the cipher up costs more than sealing a small record, so it is fetched once.
const EVP_CIPHER* aes256Gcm() {
    static EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    return cipher;
}

}  // namespace

void Sealer::Free::operator()(evp_cipher_ctx_st* context) const {
    EVP_CIPHER_CTX_free(context);
}

Sealer::Context Sealer::makeContext(base::ByteView key32, bool sealing) {
    Context context(EVP_CIPHER_CTX_new());
    if (!context)
        return {};
    if (EVP_CipherInit_ex2(context.get(), aes256Gcm(), key32.data(), nullptr, sealing ? 1 : 0, nullptr) != 1)
        return {};
    return context;
}

base::Result<Sealer> Sealer::make(base::ByteView key32) {
    if (key32.size() != kKeySize)
        return fail(ErrorCode::invalidInput, "key is not 32 bytes");
    Context sealing = makeContext(key32, true);
    Context opening = makeContext(key32, false);
    if (!sealing || !opening)
        return fail(ErrorCode::internal, "AES-256-GCM is not available");
    return Sealer(std::move(sealing), std::move(opening));
}

base::Result<base::Bytes> Sealer::seal(base::ByteView plain, base::ByteView aad, base::Random& random) {
    if (plain.size() > kLongest || aad.size() > kLongest)
        return fail(ErrorCode::tooLarge, "too long to seal");
    base::Bytes out(plain.size() + kSealOverhead);
    const auto nonce = std::span(out).first(kNonceSize);
    random.fill(nonce);
    EVP_CIPHER_CTX* context = m_sealing.get();
    int written = 0;
    bool good = EVP_EncryptInit_ex2(context, nullptr, nullptr, nonce.data(), nullptr) == 1;
    if (!aad.empty()) {
        good = good && EVP_EncryptUpdate(context, nullptr, &written, aad.data(), static_cast<int>(aad.size())) == 1;
    }
    std::uint8_t* const cipherText = out.data() + kNonceSize;
    if (!plain.empty()) {
        good =
            good && EVP_EncryptUpdate(context, cipherText, &written, plain.data(), static_cast<int>(plain.size())) == 1;
    }
    std::uint8_t* const tag = cipherText + plain.size();
    good = good && EVP_EncryptFinal_ex(context, tag, &written) == 1;
    good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, static_cast<int>(kTagSize), tag) == 1;
    if (!good)
        return fail(ErrorCode::internal, "sealing failed");
    return out;
}

base::Result<base::Bytes> Sealer::open(base::ByteView sealed, base::ByteView aad) {
    if (sealed.size() < kSealOverhead)
        return fail(ErrorCode::damaged, "sealed value is too short");
    if (sealed.size() > kLongest || aad.size() > kLongest)
        return fail(ErrorCode::tooLarge, "too long to open");
    const auto cipherText = sealed.subspan(kNonceSize, sealed.size() - kSealOverhead);
    base::Bytes tag(sealed.end() - kTagSize, sealed.end());
    base::Bytes out(cipherText.size());
    EVP_CIPHER_CTX* context = m_opening.get();
    int written = 0;
    bool good = EVP_DecryptInit_ex2(context, nullptr, nullptr, sealed.data(), nullptr) == 1;
    if (!aad.empty()) {
        good = good && EVP_DecryptUpdate(context, nullptr, &written, aad.data(), static_cast<int>(aad.size())) == 1;
    }
    if (!cipherText.empty()) {
        good = good && EVP_DecryptUpdate(context, out.data(), &written, cipherText.data(),
                                         static_cast<int>(cipherText.size())) == 1;
    }
    good = good && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, static_cast<int>(kTagSize), tag.data()) == 1;
    if (!good)
        return fail(ErrorCode::internal, "opening failed");
    std::uint8_t rest[kTagSize];
    if (EVP_DecryptFinal_ex(context, rest, &written) != 1)
        return fail(ErrorCode::damaged, "sealed value does not open");
    return out;
}

base::Result<base::Bytes> seal(base::ByteView key32, base::ByteView plain, base::ByteView aad, base::Random& random) {
    OPDESK_TRY(auto sealer, Sealer::make(key32));
    return sealer.seal(plain, aad, random);
}

base::Result<base::Bytes> open(base::ByteView key32, base::ByteView sealed, base::ByteView aad) {
    OPDESK_TRY(auto sealer, Sealer::make(key32));
    return sealer.open(sealed, aad);
}

}  // namespace opdesk::crypto
