#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/hmac.h"
#include "core/crypto/secret_bytes.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

namespace opdesk::sync::server {

/// Whose signature a lease asks for: the device it was given on and the key of its user.
struct LeaseSigner {
    model::DeviceId device;
    crypto::Bytes32 key{};
    bool operator==(const LeaseSigner&) const = default;
};

/// The keys of one clinic, unwrapped. Immutable and shared between requests.
struct TenantKeys {
    crypto::SecretBytes tenantKey;
    struct CompartmentKey {
        std::int64_t epoch = 0;
        crypto::SecretBytes key;
    };
    std::map<model::Compartment, std::vector<CompartmentKey>> compartments;  ///< by rising epoch
    /// What follows from the tenant's key for blindIndex, derived once; any thread.
    struct IndexKeys {
        std::mutex mutex;
        std::map<std::string, crypto::SecretBytes, std::less<>> byUse;
    };
    std::shared_ptr<IndexKeys> indexKeys = std::make_shared<IndexKeys>();
    /// Signers of leases that pushes named, as the database said; a guess at what it will say again. Any thread.
    struct Signers {
        std::mutex mutex;
        std::map<model::LeaseId, LeaseSigner> byLease;
    };
    std::shared_ptr<Signers> signers = std::make_shared<Signers>();

    const CompartmentKey* current(model::Compartment compartment) const;
    const CompartmentKey* find(model::Compartment compartment, std::int64_t epoch) const;
};

/// The master key of one installation, and everything that follows from it. The file is readable by the service's user
/// alone and is backed up apart from the database.
class KeyVault {
public:
    static constexpr std::string_view kFileName = "master.key";

    /// Makes master.key. Errors: alreadyExists, ioFailed.
    static base::Status create(const std::filesystem::path& folder, base::Random& random);
    /// Errors: notFound, damaged.
    static base::Result<KeyVault> open(const std::filesystem::path& folder);

    crypto::SecretBytes contextKey() const;  ///< signs app.context
    crypto::SecretBytes nonceKey() const;    ///< makes DPoP nonces
    crypto::SecretBytes pepper() const;      ///< keys the hashes of one-time codes
    /// Signs leases of the clinic.
    base::Result<crypto::Ed25519Key> leaseKey(const model::TenantId& tenant) const;

    base::Result<base::Bytes> wrapTenantKey(const model::TenantId& tenant, base::ByteView key,
                                            base::Random& random) const;
    base::Result<crypto::SecretBytes> unwrapTenantKey(const model::TenantId& tenant, base::ByteView wrapped) const;

private:
    explicit KeyVault(crypto::SecretBytes master) : m_master(std::move(master)) {}
    crypto::SecretBytes derive(std::string_view what) const;
    crypto::SecretBytes m_master;
};

/// Keys under a clinic's own key; `what` names the key and stands in the AAD.
base::Result<base::Bytes> wrapKey(const model::TenantId& tenant, base::ByteView tenantKey, std::string_view what,
                                  base::ByteView key, base::Random& random);
base::Result<crypto::SecretBytes> unwrapKey(const model::TenantId& tenant, base::ByteView tenantKey,
                                            std::string_view what, base::ByteView wrapped);
/// Keyed hash of a value within one clinic: the same phone in two clinics gives two hashes.
crypto::Bytes32 blindIndex(const TenantKeys& keys, std::string_view what, std::string_view value);
/// The same for many values of one `what`.
crypto::HmacSha256 indexerOf(const TenantKeys& keys, std::string_view what);

}  // namespace opdesk::sync::server
