#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/random.h"
#include "sync/server/config.h"
#include "sync/server/database.h"
#include "sync/server/key_vault.h"

namespace opdesk::sync::server {

namespace json = opdesk::base::json;

/// Unwrapped keys of the clinics this instance has met. Any thread.
class TenantKeyring {
public:
    TenantKeyring(const KeyVault& vault) : m_vault(vault) {}
    /// `transaction` must speak for the tenant. Errors: unauthorized for a tenant that is not here.
    base::Result<std::shared_ptr<const TenantKeys>> of(Transaction& transaction, const model::TenantId& tenant);

private:
    const KeyVault& m_vault;
    std::mutex m_mutex;
    std::map<model::TenantId, std::shared_ptr<const TenantKeys>> m_known;
};

/// What every endpoint stands on; made once by the composition root.
struct Services {
    const Config& config;
    const base::Clock& clock;
    base::Random& random;  ///< must be safe from any thread
    Database& database;
    const KeyVault& vault;
    TenantKeyring& keyring;

    std::int64_t nowMillis() const { return base::toMillis(clock.now()); }
};

}  // namespace opdesk::sync::server
