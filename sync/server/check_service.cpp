#include <algorithm>

#include "sync/server/push_service.h"

/// Comparing a desk's copy with the clinic's: sums, leaves, counts (docs/sync-algorithm.md, digests).
namespace opdesk::sync::server {

namespace {

base::Status mayCompare(const std::vector<std::string>& granted, std::string_view compartment) {
    if (std::ranges::find(granted, compartment) == granted.end())
        return base::fail(
            base::Error{base::ErrorCode::notFound, "not a compartment of this device", "compartment", {}});
    return {};
}

protocol::Leaf leafIn(const base::Bytes& bytes) {
    protocol::Leaf leaf{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), leaf.size()), leaf.begin());
    return leaf;
}

}  // namespace

base::Result<protocol::DigestAnswer> SyncService::digest(const Session& session, std::string_view compartment) {
    OPDESK_TRY(auto view, look(session));
    OPDESK_CHECK(mayCompare(view.granted, compartment));
    Params params;
    params.add(session.tenant).add(compartment);
    OPDESK_TRY(
        const Rows rows,
        view.transaction.execute("SELECT bucket, substring(varbit_send(sum) FROM 5) FROM app.digest_sum WHERE tenant "
                                 "= $1 AND compartment = $2",
                                 params));
    OPDESK_CHECK(view.transaction.commit());
    protocol::DigestAnswer answer{view.epoch, view.head, std::vector<protocol::Leaf>(protocol::kBuckets)};
    for (int i = 0; i < rows.size(); ++i)
        answer.sums.at(static_cast<std::size_t>(rows.integer(i, 0))) = leafIn(rows.bytes(i, 1));
    return answer;
}

base::Result<protocol::LeavesAnswer> SyncService::leaves(const Session& session, std::string_view compartment,
                                                         std::size_t bucket) {
    OPDESK_TRY(auto view, look(session));
    OPDESK_CHECK(mayCompare(view.granted, compartment));
    Params params;
    params.add(session.tenant).add(compartment).add(static_cast<std::int64_t>(bucket));
    OPDESK_TRY(const Rows rows,
               view.transaction.execute("SELECT kind, id, version, digest FROM app.record WHERE tenant "
                                        "= $1 AND compartment = $2 AND NOT deleted "
                                        "AND get_byte(uuid_send(id), 15) = $3::bigint::integer "
                                        "ORDER BY kind COLLATE \"C\", id",
                                        params));
    OPDESK_CHECK(view.transaction.commit());
    protocol::LeavesAnswer answer{view.epoch, view.head, {}};
    for (int i = 0; i < rows.size(); ++i) {
        const auto kind = rows.text(i, 0);
        const auto id = rows.uuid(i, 1);
        answer.leaves.push_back(
            {kind, id, rows.integer(i, 2), protocol::leafOf(kind, id, rows.integer(i, 2), leafIn(rows.bytes(i, 3)))});
    }
    return answer;
}

base::Result<protocol::BootstrapAnswer> SyncService::bootstrap(const Session& session) {
    OPDESK_TRY(auto view, look(session));
    Params params;
    params.add(session.tenant).add(view.granted);
    OPDESK_TRY(const Rows rows, view.transaction.execute("SELECT coalesce(sum(live), 0)::bigint FROM app.digest_sum "
                                                         "WHERE tenant = $1 AND compartment = ANY ($2)",
                                                         params));
    OPDESK_CHECK(view.transaction.commit());
    return protocol::BootstrapAnswer{view.epoch, view.head, rows.integer(0, 0)};
}

}  // namespace opdesk::sync::server
