#pragma once

#include "sync/server/record_repository.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// Records of online-only kinds: schedules, prices, staff, roles, settings. Written with an optimistic version.
class AdminService {
public:
    explicit AdminService(const Services& services) : m_services(services) {}

    /// {"records":[{"id","version","body"}]}. Errors: notFound for kinds that are not online-only; permissionDenied.
    base::Result<json::object> list(const Session& session, std::string_view kind);
    /// {"version":n,"body":{…}} -> {"version":n+1}; version 0 makes the record. Errors: stale, permissionDenied,
    /// invalidInput.
    base::Result<json::object> put(const Session& session, std::string_view kind, std::string_view id,
                                   const json::object& request);

private:
    base::Status keepAnAdmin(Transaction& transaction, const Session& session);
    const Services& m_services;
};

/// Writes the login of a staff record: phone index, roles, whether active. Used by AdminService and provisioning. The
/// lease epoch counts up when roles or activity change, and the user's sessions end. Errors: invalidInput,
/// alreadyExists.
base::Status saveLogin(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                       const TenantKeys& keys, const base::Uuid& staff, const json::object& body);

}  // namespace opdesk::sync::server
