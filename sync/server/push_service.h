#pragma once

#include <set>

#include "sync/server/push_group.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

/// Sealed parts by compartment of the rows a device may have.
base::Result<std::vector<protocol::WirePart>> sealParts(const model::TenantId& tenant, const TenantKeys& keys,
                                                        const std::vector<model::RecordImage>& rows,
                                                        base::Random& random);
/// The compartments any enrolled, active user of the device may read (sync.md, scopes).
base::Result<std::vector<std::string>> scopeOf(Transaction& transaction, const Session& session);

/// POST /v1/sync/push and GET /v1/sync/pull.
class SyncService {
public:
    explicit SyncService(const Services& services) : m_services(services) {}

    /// One transaction for the whole request; when that fails, one for each group. Errors: wrongState "cloned_device"
    /// when a sequence number is held by another op; tooLarge; unreachable. What cannot be applied is parked, not an
    /// error.
    base::Result<protocol::PageAnswer> push(const Session& session, const protocol::PushRequest& request);
    struct PullRequest {
        std::string_view epoch;
        std::int64_t cursor = 0;
        std::int64_t limit = 500;
        std::optional<protocol::Coverage> coverage;  ///< what the desk has; absent: it does not ask to be filled in
    };
    /// Rows after the cursor as each stands now. A cursor of another epoch starts at the beginning. Compartments that
    /// the device has come to since, because another user logged in on it, are filled in up to the cursor first.
    base::Result<protocol::PageAnswer> pull(const Session& session, const PullRequest& request);
    base::Result<std::int64_t> head(const Session& session);

private:
    struct BatchAnswer {
        std::string epoch;
        std::int64_t head = 0;
        std::vector<protocol::WireVerdict> verdicts;
        std::vector<model::GroupId> groups;
        std::map<RecordKey, model::RecordImage> rows;
        std::set<std::string> scope;
    };
    base::Result<BatchAnswer> pushBatch(const Session& session, std::span<const protocol::WireGroup> groups,
                                        const std::optional<base::Error>& parkWith);
    base::Result<BatchAnswer> pushOne(const Session& session, const protocol::WireGroup& group);

    const Services& m_services;
};

}  // namespace opdesk::sync::server
