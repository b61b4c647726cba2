#include "core/crypto/p256.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace opdesk::crypto {

namespace {

using base::ErrorCode;
using base::fail;

template <auto free>
struct Freed {
    template <typename T>
    void operator()(T* pointer) const {
        free(pointer);
    }
};
using Number = std::unique_ptr<BIGNUM, Freed<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Freed<BN_CTX_free>>;
using Group = std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freed<EC_POINT_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using PublicPkey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;

constexpr std::size_t kHalf = 32;

/// 48 bytes reduced modulo n-1, plus one: 1 … n-1 with a bias under 2^-128.
Number scalarFrom(base::ByteView wide48, const EC_GROUP& group, BN_CTX& context) {
    Number scalar(BN_secure_new());
    Number limit(BN_dup(EC_GROUP_get0_order(&group)));
    if (!scalar || !limit)
        return {};
    BN_set_flags(scalar.get(), BN_FLG_CONSTTIME);
    if (BN_bin2bn(wide48.data(), static_cast<int>(wide48.size()), scalar.get()) == nullptr)
        return {};
    if (BN_sub_word(limit.get(), 1) != 1)
        return {};
    if (BN_mod(scalar.get(), scalar.get(), limit.get(), &context) != 1)
        return {};
    if (BN_add_word(scalar.get(), 1) != 1)
        return {};
    return scalar;
}

/// A key for OpenSSL's EVP interface; `scalar` null for a public key. Null when the point is not on the curve.
EVP_PKEY* makePkey(base::ByteView point65, const BIGNUM* scalar) {
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder)
        return nullptr;
    bool good = OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1;
    good = good && OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point65.data(),
                                                    point65.size()) == 1;
    if (scalar != nullptr)
        good = good && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, scalar) == 1;
    if (!good)
        return nullptr;
    const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1)
        return nullptr;
    EVP_PKEY* key = nullptr;
    const int selection = scalar != nullptr ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
        return nullptr;
    return key;
}

PublicPkey publicPkey(base::ByteView point65) {
    if (point65.size() != std::tuple_size_v<P256Public> || point65[0] != 0x04)
        return {};
    return PublicPkey(makePkey(point65, nullptr));
}

}  // namespace

void P256Key::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

base::Result<P256Key> P256Key::fromSecret(base::ByteView secret32, std::string_view info) {
    if (secret32.size() < 32)
        return fail(ErrorCode::invalidInput, "secret is shorter than 32 bytes");
    const SecretBytes wide = hkdfSha256(secret32, {}, base::asBytes(info), 48);
    const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const NumberContext context(BN_CTX_secure_new());
    if (!group || !context)
        return fail(ErrorCode::internal, "P-256 is not available");
    const Number scalar = scalarFrom(wide.view(), *group, *context);
    const Point point(EC_POINT_new(group.get()));
    if (!scalar || !point)
        return fail(ErrorCode::internal, "P-256 key");
    if (EC_POINT_mul(group.get(), point.get(), scalar.get(), nullptr, nullptr, context.get()) != 1) {
        return fail(ErrorCode::internal, "P-256 key");
    }
    P256Public publicKey{};
    if (EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, publicKey.data(), publicKey.size(),
                           context.get()) != publicKey.size()) {
        return fail(ErrorCode::internal, "P-256 key");
    }
    Pkey key(makePkey(publicKey, scalar.get()));
    if (!key)
        return fail(ErrorCode::internal, "P-256 key");
    return P256Key(std::move(key), publicKey);
}

Bytes64 P256Key::sign(base::ByteView message) const {
    const Digest digest(EVP_MD_CTX_new());
    std::array<std::uint8_t, 80> der{};
    std::size_t derSize = der.size();
    if (!digest || EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1 ||
        EVP_DigestSign(digest.get(), der.data(), &derSize, message.data(), message.size()) != 1) {
        std::abort();  // The key was checked when it was made.
    }
    const unsigned char* cursor = der.data();
    const Signature signature(d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(derSize)));
    Bytes64 out{};
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out.data(), kHalf) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out.data() + kHalf, kHalf) < 0) {
        std::abort();
    }
    return out;
}

bool p256Verify(base::ByteView publicKey65, base::ByteView message, base::ByteView signature64) {
    if (signature64.size() != 2 * kHalf)
        return false;
    const PublicPkey key = publicPkey(publicKey65);
    if (!key)
        return false;
    Number r(BN_bin2bn(signature64.data(), kHalf, nullptr));
    Number s(BN_bin2bn(signature64.data() + kHalf, kHalf, nullptr));
    const Signature signature(ECDSA_SIG_new());
    if (!r || !s || !signature || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return false;
    // The signature owns both now.
    (void)r.release();
    (void)s.release();
    std::array<std::uint8_t, 80> der{};
    const int derSize = i2d_ECDSA_SIG(signature.get(), nullptr);
    if (derSize <= 0 || static_cast<std::size_t>(derSize) > der.size())
        return false;
    unsigned char* cursor = der.data();
    i2d_ECDSA_SIG(signature.get(), &cursor);
    const Digest digest(EVP_MD_CTX_new());
    return digest && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, key.get()) == 1 &&
           EVP_DigestVerify(digest.get(), der.data(), static_cast<std::size_t>(derSize), message.data(),
                            message.size()) == 1;
}

base::json::object toJwk(base::ByteView publicKey65) {
    return {{"crv", "P-256"},
            {"kty", "EC"},
            {"x", base::toBase64Url(publicKey65.subspan(1, kHalf))},
            {"y", base::toBase64Url(publicKey65.subspan(1 + kHalf, kHalf))}};
}

base::Result<P256Public> publicKeyFromJwk(const base::json::object& jwk) {
    const auto textOf = [&jwk](std::string_view name) {
        const auto* value = jwk.if_contains(name);
        return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
    };
    if (textOf("kty") != "EC" || textOf("crv") != "P-256")
        return fail(ErrorCode::damaged, "jwk is not a P-256 key");
    if (jwk.contains("d"))
        return fail(ErrorCode::damaged, "jwk holds a private key");
    const auto x = base::fromBase64Url(textOf("x"));
    const auto y = base::fromBase64Url(textOf("y"));
    if (!x || !y || x->size() != kHalf || y->size() != kHalf)
        return fail(ErrorCode::damaged, "jwk coordinates");
    P256Public publicKey{};
    publicKey[0] = 0x04;
    std::copy(x->begin(), x->end(), publicKey.begin() + 1);
    std::copy(y->begin(), y->end(), publicKey.begin() + 1 + kHalf);
    if (!publicPkey(publicKey))
        return fail(ErrorCode::damaged, "jwk point is not on the curve");
    return publicKey;
}

std::string jwkThumbprint(base::ByteView publicKey65) {
    return base::toBase64Url(sha256(base::asBytes(base::canonicalJson(toJwk(publicKey65)))));
}

}  // namespace opdesk::crypto
