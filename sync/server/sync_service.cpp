#include <algorithm>

#include "core/access/permissions.h"
#include "core/base/log.h"
#include "core/model/kinds/device.h"
#include "sync/server/push_batch.h"
#include "sync/server/told_leases.h"

namespace opdesk::sync::server {

namespace {

constexpr int kTriesAlone = 3;

bool isRefusedByDatabase(const base::Error& error) {
    return !sqlStateOf(error).empty();
}

}  // namespace

base::Result<std::vector<protocol::WirePart>> sealParts(const model::TenantId& tenant, const TenantKeys& keys,
                                                        const std::vector<model::RecordImage>& rows,
                                                        base::Random& random) {
    std::map<model::Compartment, std::vector<model::RecordImage>> by;
    for (const auto& row : rows)
        by[row.compartment].push_back(row);
    std::vector<protocol::WirePart> parts;
    for (auto& [compartment, images] : by) {
        const auto* key = keys.current(compartment);
        if (!key)
            return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
        std::ranges::sort(images, {}, &model::RecordImage::seq);
        OPDESK_TRY(auto part, protocol::sealPart(tenant, compartment, key->epoch, key->key.view(), images.front().seq,
                                                 images.back().seq, images, random));
        parts.push_back(std::move(part));
    }
    return parts;
}

Statement scopeStatement(const Session& session) {
    Params params;
    params.add(session.tenant).add(session.device);
    return {
        "SELECT array_to_string(s.roles, ',') FROM app.device_user u JOIN app.staff_login s ON s.tenant = u.tenant "
        "AND s.staff = u.staff WHERE u.tenant = $1 AND u.device = $2 AND s.active",
        std::move(params)};
}

std::vector<std::string> readScope(const Rows& rows) {
    std::set<std::string> names{std::string(model::compartmentName(model::Compartment::desk))};
    for (int i = 0; i < rows.size(); ++i)
        for (const auto compartment : access::compartmentsOf(splitRoles(rows.text(i, 0))))
            names.emplace(model::compartmentName(compartment));
    return std::vector<std::string>(names.begin(), names.end());
}

base::Result<std::vector<std::string>> scopeOf(Transaction& transaction, const Session& session) {
    const auto wanted = scopeStatement(session);
    OPDESK_TRY(const Rows rows, transaction.execute(wanted.sql, wanted.params));
    return readScope(rows);
}

base::Result<SyncService::BatchAnswer> SyncService::pushBatch(const Session& session,
                                                              std::span<const protocol::WireGroup> groups,
                                                              const std::optional<base::Error>& parkWith) {
    OPDESK_TRY(auto transaction, m_services.database.begin(session.speaker()));
    OPDESK_TRY(const auto keys, m_services.keyring.of(transaction, session.tenant));
    PushBatch batch(m_services, transaction, session, keys);
    OPDESK_CHECK(batch.run(groups, parkWith));
    OPDESK_CHECK(transaction.commit());
    return BatchAnswer{batch.epoch,
                       batch.head,
                       std::move(batch.verdicts),
                       std::move(batch.taken),
                       batch.rows(),
                       std::move(batch.scope),
                       batch.deviceSeq,
                       keys,
                       batch.since};
}

base::Result<SyncService::BatchAnswer> SyncService::pushOne(const Session& session, const protocol::WireGroup& group) {
    const std::span<const protocol::WireGroup> alone(&group, 1);
    for (int i = 1;; ++i) {
        auto answer = pushBatch(session, alone, std::nullopt);
        if (answer || !isRefusedByDatabase(answer.error()))
            return answer;
        const std::string state(sqlStateOf(answer.error()));
        base::log(base::LogLevel::warning, "group refused by the database",
                  {base::LogField::code("sqlstate", state), {"try", i}});
        const bool isPassing =
            state.starts_with("40") || state.starts_with("55") || state.starts_with("57") || state == "23505";
        if (isPassing && i < kTriesAlone)
            continue;
        // Overload is the machine's matter and is tried again; anything else would fail for ever, so it is put aside.
        if (state.starts_with("53") || state.starts_with("57") || state.starts_with("58") || state.starts_with("55"))
            return base::fail(base::ErrorCode::unreachable, "the database is busy");
        return pushBatch(session, alone, base::Error{base::ErrorCode::internal, "refused by the database", {}, {}});
    }
}

base::Result<protocol::PageAnswer> SyncService::push(const Session& session, const protocol::PushRequest& request) {
    std::optional<base::Error> parkWith;
    if (session.isDraining)
        parkWith = base::Error{base::ErrorCode::wrongState, std::string(model::kDeviceLeaves), {}, {}};
    OPDESK_CHECK(takeInLeases(m_services, session, request.leases));
    auto whole = pushBatch(session, request.groups, parkWith);
    if (!whole && isRefusedByDatabase(whole.error())) {
        base::log(base::LogLevel::warning, "push redone group by group",
                  {base::LogField::code("sqlstate", sqlStateOf(whole.error()))});
        BatchAnswer sum;
        for (const auto& group : request.groups) {
            OPDESK_TRY(auto one, pushOne(session, group));
            sum.epoch = one.epoch;
            sum.head = one.head;
            sum.scope = std::move(one.scope);
            sum.deviceSeq = one.deviceSeq;
            sum.keys = std::move(one.keys);
            std::ranges::move(one.verdicts, std::back_inserter(sum.verdicts));
            std::ranges::move(one.groups, std::back_inserter(sum.groups));
            for (auto& [key, row] : one.rows)
                sum.rows[key] = std::move(row);
        }
        whole = std::move(sum);
    }
    if (!whole)
        return base::fail(std::move(whole).error());

    protocol::PageAnswer answer;
    answer.epoch = whole->epoch;
    answer.head = whole->head;
    answer.serverMillis = m_services.nowMillis();
    answer.deviceSeq = whole->deviceSeq;
    if (!session.isDraining && whole->since) {
        answer.since = whole->since;
        answer.coverage =
            protocol::Coverage{protocol::compartmentText({whole->scope.begin(), whole->scope.end()}), {}, 0};
    }
    answer.verdicts = std::move(whole->verdicts);
    answer.groups = std::move(whole->groups);
    std::vector<model::RecordImage> rows;
    for (auto& [key, row] : whole->rows)
        if (!session.isDraining && whole->scope.contains(std::string(model::compartmentName(row.compartment))))
            rows.push_back(std::move(row));
    if (!rows.empty()) {
        OPDESK_TRY(answer.parts, sealParts(session.tenant, *whole->keys, rows, m_services.random));
    }
    return answer;
}

}  // namespace opdesk::sync::server
