#include "sync/server/services.h"

namespace opdesk::sync::server {

namespace {

base::Result<std::shared_ptr<const TenantKeys>> load(const KeyVault& vault, Transaction& transaction,
                                                     const model::TenantId& tenant) {
    Params params;
    params.add(tenant);
    const Statement statements[] = {
        {"SELECT key_wrapped FROM app.tenant WHERE tenant = $1", params},
        {"SELECT compartment, epoch, wrapped FROM app.compartment_key WHERE tenant = $1 ORDER BY epoch", params}};
    OPDESK_TRY(const auto rows, transaction.pipeline(statements));
    if (rows[0].empty())
        return base::fail(base::ErrorCode::unauthorized, "no such clinic");
    auto keys = std::make_shared<TenantKeys>();
    OPDESK_TRY(keys->tenantKey, vault.unwrapTenantKey(tenant, rows[0].bytes(0, 0)));
    for (int i = 0; i < rows[1].size(); ++i) {
        const auto compartment = model::compartmentFromName(rows[1].text(i, 0));
        if (!compartment)
            continue;  // of a newer program
        const std::string what = rows[1].text(i, 0) + '|' + std::to_string(rows[1].integer(i, 1));
        OPDESK_TRY(auto key, unwrapKey(tenant, keys->tenantKey.view(), what, rows[1].bytes(i, 2)));
        keys->compartments[*compartment].push_back({rows[1].integer(i, 1), std::move(key)});
    }
    return std::shared_ptr<const TenantKeys>(std::move(keys));
}

}  // namespace

base::Result<std::shared_ptr<const TenantKeys>> TenantKeyring::of(Transaction& transaction,
                                                                  const model::TenantId& tenant) {
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_known.find(tenant); it != m_known.end())
            return it->second;
    }
    OPDESK_TRY(auto keys, load(m_vault, transaction, tenant));
    const std::scoped_lock lock(m_mutex);
    m_known[tenant] = keys;
    return keys;
}

}  // namespace opdesk::sync::server
