#pragma once

#include "sync/server/record_repository.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// Records of online-only kinds: staff, roles, devices. Written with an optimistic version.
class AdminService {
public:
    explicit AdminService(const Services& services) : m_services(services) {}

    /// {"records":[{"id","version","body"}]}. Errors: notFound for kinds that are not online-only; permissionDenied.
    base::Result<json::object> list(const Session& session, std::string_view kind);
    /// {"version":n,"body":{…}} -> {"version":n+1}; version 0 makes the record. Errors: stale, permissionDenied,
    /// invalidInput.
    base::Result<json::object> put(const Session& session, std::string_view kind, std::string_view id,
                                   const json::object& request);

    /// {"devices":[{"id","name","series","desk_digit","state","enrolled_ms","last_seen_ms"?,"program","set_aside",
    /// "people":[staff …]}]} in the order of their coming; people by when they logged in last. Errors:
    /// permissionDenied.
    base::Result<json::object> devices(const Session& session);
    /// {"state":"drain"|"revoked"|"active","reason":…} -> {"state","set_aside"}. drain: what it sends is put aside and
    /// it gets nothing new; revoked: it is refused from the next request on, for good; active: it goes on after drain.
    /// Errors: notFound, permissionDenied, invalidInput; wrongState for a desk that was stopped or replaced and for the
    /// one that asks.
    base::Result<json::object> setDeviceState(const Session& session, std::string_view id, const json::object& request);

private:
    struct Write {
        std::string_view permission;
        std::string reason;  ///< empty: none was asked for
    };
    /// Writes the new body of a locked record with its audit event and what follows from it.
    base::Status write(Transaction& transaction, const Session& session, const TenantKeys& keys, StoredRecord& record,
                       const json::object& body, const Write& how);
    base::Status keepAnAdmin(Transaction& transaction, const Session& session);
    const Services& m_services;
};

/// An admin's act at the server itself, as its audit event tells it.
struct AdminAct {
    std::string action;
    model::KindId kind;
    base::Uuid object;
    std::string_view permission;
    model::Compartment compartment;
    json::object before, after;  ///< the fields that differ
};
/// The server keeps a chain of its own for these: that of the device whose id is all zero. Call with the head row
/// locked: it orders the writers.
base::Status appendAdminAct(const Services& services, Transaction& transaction, const Session& session,
                            const TenantKeys& keys, const AdminAct& act);

/// Why an admin does it, for the audit log: "reason", at most 300 bytes; empty when it may be left out and is. Errors:
/// invalidInput.
base::Result<std::string> reasonIn(const json::object& request, bool isNeeded);

/// Writes the login of a staff record: phone index, roles, whether active. Used by AdminService and provisioning. The
/// lease epoch counts up when roles or activity change, and the user's sessions end. Errors: invalidInput,
/// alreadyExists.
base::Status saveLogin(const Services& services, Transaction& transaction, const model::TenantId& tenant,
                       const TenantKeys& keys, const base::Uuid& staff, const json::object& body);

}  // namespace opdesk::sync::server
