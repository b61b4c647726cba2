#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/crypto/passphrase.h"
#include "core/crypto/secret_bytes.h"
#include "core/model/ids.h"
#include "core/model/kind.h"

/// The files beside the cache that hold keys (security.md §3). Nothing in them can be read without the device secret of
/// the keychain, and a user's blob not without the passphrase as well.
namespace opdesk::store {

struct ProfileUser {
    model::StaffId staff;
    std::string name;
    std::string roleWords;  ///< shown under the name: "Reception"
};

/// profile.sealed: AES-256-GCM under HKDF(device secret, "opdesk-profile-1").
struct Profile {
    model::TenantId tenant;
    model::DeviceId device;
    std::string clinicName;
    std::string clinicCode;
    std::string deviceName;
    std::string serverUrl;          ///< https only
    std::string serverCertificate;  ///< PEM of the CA or certificate the server must chain to
    std::string leaseKey;           ///< base64url Ed25519 public key that signs leases
    std::string series;             ///< A07
    std::int64_t deskDigit = 1;
    std::int64_t clinicOffsetMinutes = 330;
    std::vector<ProfileUser> users;
    std::vector<model::DeviceId> former;  ///< what the device was before (device_renewal.h)
};

class ProfileFolder {
public:
    explicit ProfileFolder(std::filesystem::path folder);
    std::filesystem::path cacheFile() const;  ///< cache.db
    std::filesystem::path lockFile() const;
    bool exists() const;
    /// Errors: notFound, damaged (wrong device secret or altered), newerSchema.
    base::Result<Profile> load(base::ByteView deviceSecret) const;
    base::Status save(const Profile& profile, base::ByteView deviceSecret, base::Random& random) const;
    std::filesystem::path blobFile(const model::StaffId& staff) const;
    const std::filesystem::path& folder() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

struct CompartmentKey {
    model::Compartment compartment = model::Compartment::desk;
    std::int64_t epoch = 1;
    crypto::SecretBytes key;
};

/// What a user's passphrase and the device secret open together.
struct UserKeys {
    model::StaffId staff;
    crypto::SecretBytes cacheKey;     ///< 32 bytes
    crypto::SecretBytes signingSeed;  ///< Ed25519 seed
    std::vector<CompartmentKey> compartments;
    std::string lease;  ///< signed lease text
};

/// Errors of openBlob: wrongPassphrase (also when the blob was altered: the two look alike), rateLimited with the
/// seconds to wait in `detail` (1, 2, 4 … s; after ten the device must go online), notFound.
base::Status saveBlob(const ProfileFolder& folder, const Profile& profile, const UserKeys& keys,
                      std::string_view passphrase, base::ByteView deviceSecret, base::Random& random,
                      crypto::Argon2Cost cost = {});
base::Result<UserKeys> openBlob(const ProfileFolder& folder, const Profile& profile, const model::StaffId& staff,
                                std::string_view passphrase, base::ByteView deviceSecret, const base::Clock& clock);

}  // namespace opdesk::store
