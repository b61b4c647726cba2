#pragma once

#include "sync/protocol/dpop.h"
#include "sync/protocol/messages.h"
#include "sync/server/services.h"

namespace opdesk::sync::server {

/// Whose request this is; read from the tables anew for every request, so a revocation holds at once.
struct Session {
    model::TenantId tenant;
    model::StaffId staff;
    model::DeviceId device;
    base::Uuid family;
    std::vector<std::string> roles;
    bool isDraining = false;  ///< the device is leaving: what it sends is put aside, and it gets nothing new
    bool isReplaced = false;  ///< another device goes on in its place: it may renew and nothing else

    Speaker speaker() const { return {tenant, staff, device, roles}; }
};

/// "<tenant in hex>.<256 bits>": the lookup of a token runs inside its own clinic's context. nullopt for anything else.
std::optional<model::TenantId> tenantOfToken(std::string_view token);
/// Notes a proof in the table that all instances share. Errors: unauthorized when any of them has seen it.
base::Status firstUse(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                      const protocol::Proof& proof);
/// Splits "a,b" as array_to_string(…, ',') gives it.
std::vector<std::string> splitRoles(std::string_view joined);

struct NewSession {
    model::TenantId tenant;
    model::StaffId staff;
    model::DeviceId device;
    std::vector<std::string> roles;
    std::int64_t leaseEpoch = 1;
    std::string thumbprint;
    base::Bytes signingKey;  ///< Ed25519 public key of the user on the device
    std::string program{};   ///< what the device says it runs; empty: it does not say
};

/// Tokens: opaque, 256 bits, hashed at rest, bound to the device key; refresh tokens rotate within a family
/// (security.md §4).
class SessionService {
public:
    static constexpr std::int64_t kAccessSeconds = 900;
    static constexpr std::int64_t kRefreshDays = 30;
    /// How long a spent token gets its successor again while that is unused: as long as a desk may work offline, since
    /// the answer may have been lost right before two days without a line (docs/adr/0016).
    static constexpr std::int64_t kSuccessorSeconds = 72 * 3600;
    static constexpr std::int64_t kMostSessions = 4;

    explicit SessionService(const Services& services) : m_services(services) {}

    /// Errors: unauthorized for a token that is unknown, expired, revoked or bound to another key.
    /// `meanwhile` runs while the database is asked.
    base::Result<Session> authenticate(std::string_view accessToken, const protocol::Proof& proof,
                                       const std::function<void()>& meanwhile = {});
    /// Ends the family; the token is dead with the next request.
    base::Status end(const Session& session);

    struct Opened {
        protocol::SessionTokens tokens;
        std::string lease;
        std::vector<protocol::WireKey> keys;
    };
    /// Starts a family inside a login's transaction; the oldest of more than four sessions of a user ends.
    base::Result<Opened> open(Transaction& transaction, const TenantKeys& keys, const NewSession& wanted);
    /// One-time use. The same old token, key and an unused successor within 60 s give the same successor again (a lost
    /// answer); anything else is reuse and ends the family. Errors: unauthorized.
    base::Result<protocol::RefreshAnswer> refresh(std::string_view refreshToken, const protocol::Proof& proof,
                                                  std::string_view program = {});

private:
    struct Family {
        base::Uuid id;
        NewSession of;
    };
    base::Result<std::string> addAccessToken(Transaction& transaction, const Family& family);
    base::Result<std::string> addRefreshToken(Transaction& transaction, const Family& family);
    base::Result<std::string> leaseFor(Transaction& transaction, const Family& family);
    base::Result<std::vector<protocol::WireKey>> keysFor(const TenantKeys& keys,
                                                         const std::vector<std::string>& roles) const;
    base::Status revoke(Transaction& transaction, const model::TenantId& tenant, const base::Uuid& family);
    std::string newToken(const model::TenantId& tenant);

    const Services& m_services;
};

}  // namespace opdesk::sync::server
