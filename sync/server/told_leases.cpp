#include "sync/server/told_leases.h"

#include "core/access/lease.h"

namespace opdesk::sync::server {

namespace {

/// Without a session of its own: the one it was given in may be gone with what was lost.
Statement intake(const access::Lease& lease, const base::Bytes& signingKey, const std::string& text) {
    Params params;
    params.add(lease.tenant)
        .add(lease.id)
        .add(lease.user)
        .add(lease.device)
        .add(lease.roles)
        .add(lease.epoch)
        .add(base::toMillis(lease.issued))
        .add(base::toMillis(lease.offlineUntil))
        .add(base::ByteView(signingKey))
        .add(text);
    return {
        "INSERT INTO app.lease (tenant, id, staff, device, family, roles, epoch, issued_ms, until_ms, signing_key, "
        "text) SELECT $1, $2, $3, $4, '00000000-0000-0000-0000-000000000000'::uuid, $5, $6, $7, $8, $9, $10 WHERE "
        "EXISTS (SELECT 1 FROM app.device WHERE tenant = $1 AND id = $4) AND EXISTS (SELECT 1 FROM app.staff_login "
        "WHERE tenant = $1 AND staff = $3 AND lease_epoch >= $6) ON CONFLICT DO NOTHING",
        std::move(params)};
}

}  // namespace

base::Status takeInLeases(const Services& services, const Session& session, std::span<const std::string> texts) {
    if (texts.empty())
        return {};
    OPDESK_TRY(const auto key, services.vault.leaseKey(session.tenant));
    std::vector<Statement> statements;
    for (const auto& text : texts) {
        const auto lease = access::verifyLease(text, key.publicKey());
        const auto signingKey = lease ? base::fromBase64Url(lease->signingKey) : std::nullopt;
        if (!signingKey || signingKey->size() != 32 || lease->tenant != session.tenant)
            continue;
        statements.push_back(intake(*lease, *signingKey, text));
    }
    if (statements.empty())
        return {};
    OPDESK_TRY(auto transaction, services.database.begin(session.speaker()));
    OPDESK_CHECK(transaction.commitWith(statements));
    return {};
}

}  // namespace opdesk::sync::server
