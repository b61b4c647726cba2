#include "sync/server/key_vault.h"

#include <algorithm>

#include "core/base/platform.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

std::string wrapContext(const model::TenantId& tenant, std::string_view what) {
    return "opdesk-wrap-1|" + tenant.text() + '|' + std::string(what);
}

}  // namespace

const TenantKeys::CompartmentKey* TenantKeys::current(model::Compartment compartment) const {
    const auto it = compartments.find(compartment);
    return it == compartments.end() || it->second.empty() ? nullptr : &it->second.back();
}

const TenantKeys::CompartmentKey* TenantKeys::find(model::Compartment compartment, std::int64_t epoch) const {
    const auto it = compartments.find(compartment);
    if (it == compartments.end())
        return nullptr;
    const auto found = std::ranges::find(it->second, epoch, &CompartmentKey::epoch);
    return found == it->second.end() ? nullptr : &*found;
}

base::Status KeyVault::create(const std::filesystem::path& folder, base::Random& random) {
    OPDESK_CHECK(base::platform::makePrivateFolder(folder));
    const auto file = folder / kFileName;
    if (std::filesystem::exists(file))
        return base::fail(base::ErrorCode::alreadyExists, "there is a master key already");
    const auto key = crypto::SecretBytes::random(32, random);
    return base::platform::replaceFile(file, key.view());
}

base::Result<KeyVault> KeyVault::open(const std::filesystem::path& folder) {
    OPDESK_TRY(const auto bytes, base::platform::readFile(folder / kFileName, 1024));
    if (bytes.size() != crypto::kKeySize)
        return base::fail(base::ErrorCode::damaged, "master.key must hold 32 bytes");
    return KeyVault(crypto::SecretBytes::fromCopy(bytes));
}

crypto::SecretBytes KeyVault::derive(std::string_view what) const {
    return crypto::hkdfSha256(m_master.view(), {}, base::asBytes(what), 32);
}

crypto::SecretBytes KeyVault::contextKey() const {
    return derive("opdesk-context-1");
}
crypto::SecretBytes KeyVault::nonceKey() const {
    return derive("opdesk-nonce-1");
}
crypto::SecretBytes KeyVault::pepper() const {
    return derive("opdesk-otp-1");
}

base::Result<crypto::Ed25519Key> KeyVault::leaseKey(const model::TenantId& tenant) const {
    return crypto::Ed25519Key::fromSeed(derive("opdesk-lease-key-1|" + tenant.text()).view());
}

base::Result<base::Bytes> KeyVault::wrapTenantKey(const model::TenantId& tenant, base::ByteView key,
                                                  base::Random& random) const {
    return crypto::seal(derive("opdesk-wrapping-1").view(), key, base::asBytes(wrapContext(tenant, "tenant")), random);
}

base::Result<crypto::SecretBytes> KeyVault::unwrapTenantKey(const model::TenantId& tenant,
                                                            base::ByteView wrapped) const {
    OPDESK_TRY(const auto key,
               crypto::open(derive("opdesk-wrapping-1").view(), wrapped, base::asBytes(wrapContext(tenant, "tenant"))));
    return crypto::SecretBytes::fromCopy(key);
}

base::Result<base::Bytes> wrapKey(const model::TenantId& tenant, base::ByteView tenantKey, std::string_view what,
                                  base::ByteView key, base::Random& random) {
    return crypto::seal(tenantKey, key, base::asBytes(wrapContext(tenant, what)), random);
}

base::Result<crypto::SecretBytes> unwrapKey(const model::TenantId& tenant, base::ByteView tenantKey,
                                            std::string_view what, base::ByteView wrapped) {
    OPDESK_TRY(const auto key, crypto::open(tenantKey, wrapped, base::asBytes(wrapContext(tenant, what))));
    return crypto::SecretBytes::fromCopy(key);
}

crypto::HmacSha256 indexerOf(const TenantKeys& keys, std::string_view what) {
    // Uses are few and never leave the map, so the view stays good after the lock.
    const auto key = [&] {
        const std::scoped_lock lock(keys.indexKeys->mutex);
        auto& known = keys.indexKeys->byUse;
        auto it = known.find(what);
        if (it == known.end())
            it = known
                     .emplace(std::string(what),
                              crypto::hkdfSha256(keys.tenantKey.view(), {},
                                                 base::asBytes("opdesk-index-1|" + std::string(what)), 32))
                     .first;
        return it->second.view();
    }();
    return crypto::HmacSha256(key);
}

crypto::Bytes32 blindIndex(const TenantKeys& keys, std::string_view what, std::string_view value) {
    return indexerOf(keys, what).of(base::asBytes(value));
}

}  // namespace opdesk::sync::server
