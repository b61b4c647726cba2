#pragma once

#include "sync/merge/known_missing.h"
#include "sync/server/record_repository.h"
#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// POST /v1/device/renew: a device whose disk was cloned or put back goes on as another one (sync.md, push).
class RenewalService {
public:
    RenewalService(const Services& services, SessionService& sessions) : m_services(services), m_sessions(sessions) {}

    /// The old device is closed and a new one opened in one transaction, with a card that lists what nobody has any
    /// more. The same `renewal` gives the same device again, to every user of it. Errors: permissionDenied for a
    /// renewal of another device; tooLarge when the clinic has nine desks.
    base::Result<protocol::RenewAnswer> renew(const Session& caller, const protocol::RenewRequest& request,
                                              const protocol::Proof& proof);

private:
    using Missing = merge::KnownMissing;
    base::Result<model::DeviceId> replacedBy(Transaction& transaction, const Session& session,
                                             const protocol::RenewRequest& request, const protocol::Proof& proof);
    base::Result<model::DeviceId> replace(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                          const protocol::RenewRequest& request, const protocol::Proof& proof);
    base::Status inherit(Transaction& transaction, const Session& session, const TenantKeys& keys,
                         const model::DeviceId& successor, const std::string& oldState);
    base::Result<Missing> missingOf(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                    const std::string& series, const protocol::RenewRequest& request);
    base::Result<Missing> unlisted(Transaction& transaction, const Session& session, const TenantKeys& keys,
                                   const std::string& series, const protocol::RenewRequest& request);
    base::Status listDocuments(Transaction& transaction, const Session& session, const TenantKeys& keys,
                               merge::DocumentGaps& gaps);
    base::Status seeParked(Transaction& transaction, const Session& session, const TenantKeys& keys,
                           merge::DocumentGaps& gaps);
    base::Result<std::set<model::DeviceId>> othersAtWork(Transaction& transaction, const Session& session,
                                                         const protocol::RenewRequest& request);
    base::Result<std::vector<base::Uuid>> cardsOf(Transaction& transaction, const Session& session);
    base::Status strike(Transaction& transaction, const Session& session, const TenantKeys& keys,
                        std::map<RecordKey, StoredRecord>& cards, const merge::WaitingCopy& copy);
    base::Status raiseCard(Transaction& transaction, const Session& session, const TenantKeys& keys,
                           const Missing& missing, const base::Uuid& id, StoredRecord* with = nullptr);
    base::Status closeOld(Transaction& transaction, const Session& session, const TenantKeys& keys,
                          StoredRecord& oldRecord, const Missing& missing, const base::Uuid& renewal);

    const Services& m_services;
    SessionService& m_sessions;
};

}  // namespace opdesk::sync::server
