#include "sync/client/push_phase.h"

#include <algorithm>
#include <set>

#include "core/base/log.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

namespace {

protocol::WireGroup wireGroup(const store::QueuedGroup& queued) {
    protocol::WireGroup group{queued.group, queued.actor, queued.lease, queued.signature, queued.signedDevice, {}, {}};
    for (const auto& op : queued.ops)
        group.ops.push_back({op.envelope, op.keyEpoch, op.payload});
    for (const auto& audit : queued.audit)
        group.audit.push_back({audit.event, audit.compartment, audit.keyEpoch, audit.sealed});
    return group;
}

std::vector<model::GroupId> idsOf(const std::vector<store::QueuedGroup>& groups) {
    std::vector<model::GroupId> ids;
    for (const auto& group : groups)
        ids.push_back(group.group);
    return ids;
}

/// Drops whole groups off the end until the request fits; the first always stays.
std::string encodeThatFits(const std::string& epoch, std::vector<store::QueuedGroup>& groups, std::size_t mostBytes) {
    for (;;) {
        protocol::PushRequest request{epoch, model::kSchema, {}};
        for (const auto& group : groups)
            request.groups.push_back(wireGroup(group));
        auto text = base::canonicalJson(protocol::encode(request));
        if (text.size() <= mostBytes || groups.size() == 1)
            return text;
        groups.resize(groups.size() > 8 ? groups.size() * 3 / 4 : groups.size() - 1);
    }
}

}  // namespace

void PushPhase::run() {
    if (!m_core.isReady(Lane::push))
        return;
    auto& lane = m_core.lane(Lane::push);
    auto groups = store::nextGroups(m_core.store, m_core.clock.now(), m_mostOps, m_mostBytes);
    if (!groups)
        return m_core.laneFailed(Lane::push, groups.error().code);
    if (groups->empty()) {
        lane.wanted = false;
        return m_core.pushDrained();
    }
    const auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.laneFailed(Lane::push, state.error().code);
    const auto text = encodeThatFits(state->epoch, *groups, m_mostBytes);
    if (const auto marked = store::markSent(m_core.store, idsOf(*groups)); !marked)
        return m_core.laneFailed(Lane::push, marked.error().code);
    m_sent = std::move(*groups);
    ++m_core.pushActivity;
    SendRequest request;
    request.method = "POST";
    request.path = "/v1/sync/push";
    request.contentType = "application/json";
    request.body.assign(text.begin(), text.end());
    lane.request = m_core.exchange.send(Lane::push, std::move(request), m_core.options.accessToken);
}

void PushPhase::release() {
    if (m_sent.empty())
        return;
    if (const auto status = store::markUnsent(m_core.store, idsOf(m_sent)); !status)
        m_core.storeFailed(status.error());
    m_sent.clear();
}

void PushPhase::halve() {
    m_mostOps = std::max<std::size_t>(1, m_mostOps / 2);
    m_mostBytes = std::max<std::size_t>(4096, m_mostBytes / 2);
}

void PushPhase::failed(TransportFault fault) {
    release();
    if (fault == TransportFault::timedOut)
        halve();
    m_core.laneFailed(Lane::push, codeOf(fault));
}

void PushPhase::answered(const Exchange::InFlight& flight, const Answered& answer) {
    ++m_core.pushActivity;
    if (answer.status != 200)
        return refused(flight, answer);
    const auto page = protocol::decodePage(answer.body);
    if (!page || page->epoch.empty()) {
        release();
        return m_core.laneFailed(Lane::push, base::ErrorCode::badAnswer);
    }
    m_core.measureClock(flight, page->serverMillis);
    m_core.renew.sawDeviceSeq(page->deviceSeq);
    taken(*page);
}

/// A request the server cannot read is made smaller until one group is left. That one is parked where a person sees it,
/// so that the others go on; nothing is dropped.
void PushPhase::refused(const Exchange::InFlight& flight, const Answered& answer) {
    const auto name = errorNameIn(answer.body);
    const bool aboutContent = answer.status == 413 || (!name.empty() && (answer.status == 400 || answer.status == 422));
    if (!aboutContent) {
        release();
        return m_core.laneFailed(Lane::push, codeOf(answer), answer.retryAfterSeconds);
    }
    if (m_sent.size() == 1)
        return parkSent(answer.status == 413 ? "too_large" : name);
    std::size_t ops = 0;
    for (const auto& group : m_sent)
        ops += group.ops.size();
    m_mostOps = std::max<std::size_t>(1, std::min(m_mostOps, ops) / 2);
    m_mostBytes = std::max<std::size_t>(1, std::min(m_mostBytes, flight.request.body.size()) / 2);
    release();
}

void PushPhase::parkSent(const std::string& code) {
    std::vector<store::OpAck> acks;
    for (const auto& op : m_sent.front().ops)
        acks.push_back(
            {op.id, model::Verdict::parked, 0, code, "the server cannot take the request that holds it", true});
    const auto ids = idsOf(m_sent);
    m_sent.clear();
    m_mostOps = protocol::kMaxPushOps;
    m_mostBytes = protocol::kMaxPushBytes;
    // A look has no op that could carry the verdict; it is put aside as a group.
    const auto status =
        acks.empty() ? store::parkLooks(m_core.store, ids, code) : store::applyAnswer(m_core.store, acks, {}, {});
    if (!status)
        m_core.laneFailed(Lane::push, status.error().code);
}

/// Groups that hold an op the answer does not name; returns how many things it does name.
std::size_t PushPhase::groupsWithoutVerdict(const protocol::PageAnswer& page, std::vector<model::GroupId>& left) const {
    std::set<model::OpId> judged;
    for (const auto& verdict : page.verdicts)
        judged.insert(verdict.op);
    const std::set<model::GroupId> whole(page.groups.begin(), page.groups.end());
    std::size_t progress = 0;
    for (const auto& group : m_sent) {
        const auto known = static_cast<std::size_t>(
            std::ranges::count_if(group.ops, [&](const store::QueuedOp& op) { return judged.contains(op.id); }));
        progress += known + (group.ops.empty() && whole.contains(group.group) ? 1 : 0);
        if (known < group.ops.size() || (group.ops.empty() && !whole.contains(group.group)))
            left.push_back(group.group);
    }
    return progress;
}

void PushPhase::taken(const protocol::PageAnswer& page) {
    const auto state = store::syncState(m_core.store);
    const bool newEpoch = state && !state->epoch.empty() && state->epoch != page.epoch;
    std::set<model::OpId> sentOps;
    std::set<model::GroupId> sentGroups;
    for (const auto& group : m_sent) {
        sentGroups.insert(group.group);
        for (const auto& op : group.ops)
            sentOps.insert(op.id);
    }
    // Only what this request carried can be acknowledged by its answer.
    std::vector<store::OpAck> acks;
    for (const auto& verdict : page.verdicts)
        if (sentOps.contains(verdict.op))
            acks.push_back({verdict.op, verdict.verdict, verdict.version, verdict.code, verdict.detail});
    std::vector<model::GroupId> groups;
    std::ranges::copy_if(page.groups, std::back_inserter(groups),
                         [&](const auto& id) { return sentGroups.contains(id); });

    std::vector<model::GroupId> left;
    const auto progress = groupsWithoutVerdict(page, left);
    auto parts = openParts(m_core.options.tenant, page.parts, m_core.keys);
    if (!parts) {
        release();
        return m_core.laneFailed(Lane::push, base::ErrorCode::badAnswer);
    }
    // Rows of another history are not mixed with this one; they come again by the pull from its start.
    store::Page rows{newEpoch && state ? state->epoch : page.epoch, {}, {}};
    if (!newEpoch)
        rows.parts = std::move(*parts);
    if (const auto applied = store::applyAnswer(m_core.store, acks, groups, rows); !applied) {
        release();
        return m_core.laneFailed(Lane::push, applied.error().code);
    }
    m_sent.clear();
    if (!left.empty())
        if (const auto status = store::markUnsent(m_core.store, left); !status)
            m_core.storeFailed(status.error());
    if (progress == 0) {
        base::log(base::LogLevel::warning, "the server's answer to a push names nothing that was sent",
                  {{"groups", static_cast<std::int64_t>(sentGroups.size())},
                   {"ops", static_cast<std::int64_t>(sentOps.size())},
                   {"verdicts", static_cast<std::int64_t>(page.verdicts.size())},
                   {"answered_groups", static_cast<std::int64_t>(page.groups.size())}});
        return m_core.laneFailed(Lane::push, base::ErrorCode::badAnswer);
    }
    m_mostOps = std::min(protocol::kMaxPushOps, m_mostOps * 2);
    m_mostBytes = std::min(protocol::kMaxPushBytes, m_mostBytes * 2);
    m_core.shown.head = std::max(m_core.shown.head, page.head);
    m_core.laneSucceeded(Lane::push);
    if (newEpoch)
        m_core.epochChanged(page.epoch);
}

}  // namespace opdesk::sync::client
