#pragma once

#include "sync/server/services.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// What was put aside, for the admin of the clinic. Nothing leaves quarantine but by standing or by a decision that is
/// audited; even what is given up stays where it is, sealed.
class QuarantineService {
public:
    explicit QuarantineService(const Services& services) : m_services(services) {}

    /// {"groups":[{"group","device","actor","code","detail","received_ms","waits_for"?,"ops":[id …],
    /// "what":[{"kind","record","action","patient"?,"name"?,"fields":[name …]}],"unreadable"?}]}, oldest first, at most
    /// 500. `what` names records, whom they are about and which fields would be set, not to what; `name` whoever only
    /// the group would make. It is empty where the group cannot be read; `unreadable` is true where what is stored of
    /// it is broken. Errors: permissionDenied.
    base::Result<json::object> list(const Session& session);
    /// {"decision":"release"}: judged again, and what was made under an ended lease may stand; what waited for it is
    /// judged after it -> {"state":"released"} or {"state":"parked","code","detail"}.
    /// {"decision":"discard"}: given up -> {"state":"discarded","content":{…}} with the whole group as it came, for the
    /// person who must write it down elsewhere; asked again, an answer having been lost, the same. A "reason" goes into
    /// the audit log. Errors: notFound, permissionDenied, invalidInput.
    base::Result<json::object> decide(const Session& session, std::string_view group, const json::object& request);

private:
    const Services& m_services;
};

}  // namespace opdesk::sync::server
