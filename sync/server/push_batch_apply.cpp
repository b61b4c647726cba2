#include <algorithm>

#include "core/base/log.h"
#include "core/crypto/aead.h"
#include "sync/server/push_batch.h"
#include "sync/server/push_rules.h"

namespace opdesk::sync::server {

namespace {

using model::Verdict;

/// What waits may be waited for in turn; a longer line is judged with the next push.
constexpr int kWaitingRounds = 16;

}  // namespace

void PushBatch::park(const PushGroup& group) {
    const base::Error& why = *group.refusal;
    const std::string code = group.parkedCode.empty() ? std::string(base::errorName(why.code)) : group.parkedCode;
    for (const auto& id : opIdsOf(*group.wire))
        verdicts.push_back({id, Verdict::parked, 0, code, why.detail});
    m_parked.push_back(&group);
    m_source.putAside(group);
    // A look has no op that a verdict could name: it is put aside here and counts as taken, or it would come for ever.
    if (group.wire->ops.empty())
        taken.push_back(group.wire->group);
    base::log(base::LogLevel::warning, "group parked",
              {{"group", group.wire->group.uuid()},
               {"device", m_session.device.uuid()},
               base::LogField::code("error", code)});
}

base::Status PushBatch::judge(PushGroup& group) {
    chainEvents(group);
    if (admitsEndedLeases && group.refusal && group.refusal->code == base::ErrorCode::leaseExpired)
        group.refusal.reset();
    // What is applied already is acknowledged again even when its group would be refused today.
    bool allKnown = !group.ops.empty() && group.ops.size() == group.wire->ops.size();
    for (std::size_t i = 0; i < group.ops.size(); ++i) {
        const auto logged = m_log.find(group.ops[i].id.uuid());
        if (logged == m_log.end()) {
            allKnown = false;
        } else if (logged->second.hash != group.hashes[i] && !group.refusal) {
            base::log(base::LogLevel::error, "an op came back with another content",
                      {{"op", group.ops[i].id.uuid()}, {"device", m_session.device.uuid()}});
            group.refusal = base::Error{base::ErrorCode::alreadyExists, "another op holds this id", {}, {}};
        }
    }
    const bool mayRepeat =
        group.refusal && (group.refusal->code == base::ErrorCode::leaseExpired ||
                          (m_session.isDraining && group.refusal->code == base::ErrorCode::wrongState));
    if (group.refusal && !(allKnown && mayRepeat)) {
        park(group);
        return {};
    }
    const merge::GroupFacts facts{
        m_session.tenant,
        {group.madeOn, m_receivedMillis},
        [&](const model::Op& op, const json::object& body) { return mayMake(op, body, group.roles); },
        [&](const model::OpId& op) -> const merge::Logged* {
            const auto it = m_log.find(op.uuid());
            return it == m_log.end() ? nullptr : &it->second.known;
        }};
    OPDESK_TRY(auto judged, merge::judgeGroup(m_source, facts, group.ops));
    if (!judged.refusal)
        return standIn(group, std::move(judged));
    group.refusal = base::Error{base::errorFromName(judged.refusal->code).value_or(base::ErrorCode::wrongState),
                                judged.refusal->detail,
                                {},
                                {}};
    group.parkedCode = judged.refusal->code;
    group.waitsFor = judged.refusal->waitsFor;
    park(group);
    return {};
}

base::Status PushBatch::standIn(PushGroup& group, merge::Judged judged) {
    // The desk makes nothing of groups whose verdicts are not told now.
    if (m_waiting.empty())
        OPDESK_CHECK(m_asSent.add(m_source, group.ops, judged));
    for (std::size_t i = 0; i < group.ops.size(); ++i) {
        const merge::JudgedOp& one = judged.ops[i];
        verdicts.push_back({one.op, one.verdict, one.version, {}, one.detail});
        if (one.verdict == Verdict::duplicate)
            continue;
        m_newLog.push_back({&group.ops[i], group.hashes[i], one.verdict, one.version});
        m_log[one.op.uuid()] = {group.hashes[i], {one.verdict, one.version}};
    }
    m_source.take(std::move(judged));
    taken.push_back(group.wire->group);
    m_released.insert(group.wire->group.uuid());
    return {};
}

base::Status PushBatch::judgeWaiting() {
    std::set<base::Uuid> asked;
    for (int round = 0; round < kWaitingRounds; ++round) {
        std::vector<base::Uuid> ready;
        for (const auto& group : m_released)
            if (m_source.wasParked(model::GroupId(group)) && asked.insert(group).second)
                ready.push_back(group);
        if (ready.empty())
            return {};
        Params params;
        params.add(m_session.tenant).add(std::span<const base::Uuid>(ready)).add(m_session.device);
        OPDESK_TRY(const Rows rows,
                   m_transaction.execute("SELECT group_id, key_id, sealed FROM app.quarantine WHERE tenant = $1 AND "
                                         "waits_for = ANY ($2) AND device = $3 AND released_ms IS NULL AND "
                                         "discarded_ms IS NULL ORDER BY received_ms, group_id LIMIT 100",
                                         params));
        if (rows.empty())
            continue;
        std::vector<protocol::WireGroup> wires;
        for (int i = 0; i < rows.size(); ++i) {
            OPDESK_TRY(auto request, openQuarantined(m_session.tenant, *m_keys, model::GroupId(rows.uuid(i, 0)),
                                                     rows.integer(i, 1), rows.bytes(i, 2)));
            m_waitingWires.push_back(std::move(request));
        }
        auto wire = m_waitingWires.end();
        std::advance(wire, -rows.size());
        std::vector<protocol::WireGroup> all;
        for (auto it = wire; it != m_waitingWires.end(); ++it)
            all.insert(all.end(), it->groups.begin(), it->groups.end());
        OPDESK_TRY(const auto leases, loadLeases(m_transaction, m_session.tenant, all));
        auto& groups = m_waiting.emplace_back();
        for (auto it = wire; it != m_waitingWires.end(); ++it)
            std::ranges::move(readGroups(it->groups, m_session, *m_keys), std::back_inserter(groups));
        checkGroups(groups, m_session, *m_keys, leases, m_receivedMillis);
        for (auto& group : groups)
            checkMaker(group);
        OPDESK_TRY(const auto logged, m_transaction.pipeline(logStatements(groups)));
        OPDESK_CHECK(hearLog(logged, groups));
        OPDESK_CHECK(m_source.load(groups));
        // The desk did not send these now: their verdicts are told when it does.
        const auto told = verdicts.size();
        const auto named = taken.size();
        for (auto& group : groups)
            OPDESK_CHECK(judge(group));
        verdicts.resize(told);
        taken.resize(named);
    }
    return {};
}

base::Result<protocol::PushRequest> openQuarantined(const model::TenantId& tenant, const TenantKeys& keys,
                                                    const model::GroupId& group, std::int64_t keyEpoch,
                                                    base::ByteView sealed) {
    const auto* key = keys.find(model::Compartment::admin, keyEpoch);
    if (!key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    const std::string context = "opdesk-quarantine-1|" + tenant.text() + '|' + group.text();
    const auto plain = crypto::open(key->key.view(), sealed, base::asBytes(context));
    if (!plain)
        return base::fail(base::ErrorCode::internal, "the integrity of a parked group is broken");
    OPDESK_TRY(const auto body, base::parseJsonObject(base::asText(*plain)));
    return protocol::decodePushRequest(body);
}

}  // namespace opdesk::sync::server
