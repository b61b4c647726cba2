#pragma once

#include <set>

#include "sync/server/block_cache.h"
#include "sync/server/push_group.h"
#include "sync/server/record_repository.h"

namespace opdesk::sync::server {

/// Sealed parts by compartment of the rows a device may have.
base::Result<std::vector<protocol::WirePart>> sealParts(const model::TenantId& tenant, const TenantKeys& keys,
                                                        const std::vector<model::RecordImage>& rows,
                                                        base::Random& random);
/// The compartments any enrolled, active user of the device may read (sync.md, scopes).
Statement scopeStatement(const Session& session);
std::vector<std::string> readScope(const Rows& rows);
base::Result<std::vector<std::string>> scopeOf(Transaction& transaction, const Session& session);

/// POST /v1/sync/push and GET /v1/sync/pull.
class SyncService {
public:
    explicit SyncService(const Services& services) : m_services(services) {}

    /// One transaction for the whole request; when that fails, one for each group. Errors: wrongState
    /// kDeviceCloned when a sequence number is held by another op; tooLarge; unreachable. What cannot be applied is
    /// parked, not an error.
    base::Result<protocol::PageAnswer> push(const Session& session, const protocol::PushRequest& request);
    struct PullRequest {
        std::string_view epoch;
        std::int64_t cursor = 0;
        std::int64_t limit = 500;
        std::optional<protocol::Coverage> coverage;  ///< what the desk has; absent: it does not ask to be filled in
        bool blocks = false;                         ///< the page may be a block of thousands of rows
        bool digests = false;                        ///< sums are wanted even when nothing is new
    };
    /// Rows after the cursor as each stands now. A cursor of another epoch starts at the beginning. Compartments that
    /// the device has come to since, because another user logged in on it, are filled in up to the cursor first. The
    /// last page of a pull that brings something carries the sums as of its head. Errors: stale for a cursor from
    /// before deletions that nobody is told of any more.
    base::Result<protocol::PageAnswer> pull(const Session& session, const PullRequest& request);
    /// The patients of the day that begins at `dayMillis`; moves no cursor.
    base::Result<protocol::PageAnswer> first(const Session& session, std::int64_t dayMillis);
    /// The records asked for as they stand, of the device's scope; moves no cursor.
    base::Result<protocol::PageAnswer> records(const Session& session, const protocol::RecordsRequest& request);

    /// Errors: notFound for a compartment that is not in the device's scope.
    base::Result<protocol::DigestAnswer> digest(const Session& session, std::string_view compartment);
    base::Result<protocol::LeavesAnswer> leaves(const Session& session, std::string_view compartment,
                                                std::size_t bucket);
    base::Result<protocol::BootstrapAnswer> bootstrap(const Session& session);

private:
    struct BatchAnswer {
        std::string epoch;
        std::int64_t head = 0;
        std::vector<protocol::WireVerdict> verdicts;
        std::vector<model::GroupId> groups;
        std::map<RecordKey, model::RecordImage> rows;
        std::set<std::string> scope;
        std::int64_t deviceSeq = 0;
        std::shared_ptr<const TenantKeys> keys;
        std::optional<std::int64_t> since;
    };
    base::Result<BatchAnswer> pushBatch(const Session& session, std::span<const protocol::WireGroup> groups,
                                        const std::optional<base::Error>& parkWith);
    base::Result<BatchAnswer> pushOne(const Session& session, const protocol::WireGroup& group);

    /// Where a device stands in a snapshot, and the keys and scope its answer is made with.
    struct View {
        Transaction transaction;
        std::shared_ptr<const TenantKeys> keys;
        std::string epoch;
        std::int64_t head = 0, deviceSeq = 0;
        std::int64_t forgotten = 0;  ///< deletions up to there are older than 180 days
        std::vector<std::string> granted;
    };
    base::Result<View> look(const Session& session);
    base::Result<protocol::PageAnswer> pageOf(const Session& session, const View& view,
                                              const RecordRepository::Texts& texts);
    base::Status addBlock(const Session& session, View& view, std::int64_t cursor, protocol::PageAnswer& answer);

    const Services& m_services;
    BlockCache m_blocks;
};

}  // namespace opdesk::sync::server
