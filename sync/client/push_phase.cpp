#include "sync/client/push_phase.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/log.h"
#include "core/store/lease_texts.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

namespace {

protocol::WireGroupText wireGroup(const store::DueGroup& due) {
    protocol::WireGroupText group{due.group, due.actor, due.lease, due.signature, due.signedDevice, {}, {}};
    for (const auto& op : due.ops)
        group.ops.push_back({op.envelope, op.keyEpoch, op.payload});
    for (const auto& audit : due.audit)
        group.audit.push_back({audit.event, audit.compartment, audit.keyEpoch, audit.sealed});
    return group;
}

/// Groups that hold an op the answer does not name; returns how many things it does name.
std::size_t groupsWithoutVerdict(const protocol::PageAnswer& page, const std::vector<store::DueGroup>& sent,
                                 std::size_t& without) {
    std::set<model::OpId> judged;
    for (const auto& verdict : page.verdicts)
        judged.insert(verdict.op);
    const std::set<model::GroupId> whole(page.groups.begin(), page.groups.end());
    std::size_t progress = 0;
    without = 0;
    for (const auto& group : sent) {
        const auto known = static_cast<std::size_t>(
            std::ranges::count_if(group.ops, [&](const store::DueGroup::Op& op) { return judged.contains(op.id); }));
        progress += known + (group.ops.empty() && whole.contains(group.group) ? 1 : 0);
        without += known < group.ops.size() || (group.ops.empty() && !whole.contains(group.group)) ? 1 : 0;
    }
    return progress;
}

/// Leases of the groups that the server's history may lack; groups off the end whose leases are too many stay behind.
base::Result<std::vector<std::string>> leasesOf(store::Store& store, std::vector<store::DueGroup>& groups) {
    std::set<model::LeaseId> named;
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!named.insert(groups[i].lease).second)
            continue;
        OPDESK_TRY(auto more, store::leasesToTell(store, std::span(&groups[i].lease, 1)));
        if (texts.size() + more.size() > protocol::kMaxPushLeases) {
            groups.resize(i);
            break;
        }
        std::ranges::move(more, std::back_inserter(texts));
    }
    return texts;
}

/// The request; groups off the end that make it too long stay behind, but the first always goes.
base::Bytes encodeThatFits(const std::string& epoch, std::vector<store::DueGroup>& groups,
                           std::span<const std::string> leases, std::size_t mostBytes) {
    protocol::PushText text(epoch, model::kSchema, leases);
    for (const auto& group : groups) {
        text.add(wireGroup(group));
        if (text.size(text.groups()) > mostBytes && text.groups() > 1) {
            groups.resize(text.groups() - 1);
            break;
        }
    }
    return std::move(text).take(groups.size());
}

}  // namespace

PushPhase::PushPhase(EngineCore& core) : m_core(core), m_mostOps(core.options.pushOps) {}

std::optional<PushPhase::Batch> PushPhase::nextBatch() {
    std::set<model::GroupId> underWay;
    for (const auto& group : m_sent)
        underWay.insert(group.group);
    if (m_told)
        for (const auto& group : m_told->sent)
            underWay.insert(group.group);
    auto groups = store::dueGroups(m_core.store, m_core.clock.now(), m_mostOps, m_mostBytes, underWay);
    if (!groups) {
        m_core.laneFailed(Lane::push, groups.error().code);
        return std::nullopt;
    }
    Batch batch{std::move(*groups), {}, {}, false};
    if (batch.groups.empty())
        return batch;
    const auto state = store::syncState(m_core.store);
    auto leases = leasesOf(m_core.store, batch.groups);
    if (!state || !leases) {
        m_core.laneFailed(Lane::push, state ? leases.error().code : state.error().code);
        return std::nullopt;
    }
    batch.leases = std::move(*leases);
    batch.body = encodeThatFits(state->epoch, batch.groups, batch.leases, m_mostBytes);
    std::size_t ops = 0;
    for (const auto& group : batch.groups)
        ops += group.ops.size();
    batch.isFull = 2 * ops >= m_mostOps || 2 * batch.body.size() >= m_mostBytes;
    return batch;
}

void PushPhase::run() {
    if (!m_core.isReady(Lane::push))
        return;
    auto batch = m_next ? std::exchange(m_next, std::nullopt) : nextBatch();
    if (!batch)
        return;
    if (!batch->groups.empty())
        return send(std::move(*batch));
    if (m_told)
        return;  // looked at again when the verdicts are taken
    m_core.lane(Lane::push).wanted = false;
    m_core.pushDrained();
}

void PushPhase::send(Batch batch) {
    // Of verdicts that are not taken yet a pull may have ended before.
    m_pulledMeanwhile = m_pulledMeanwhile && m_told.has_value();
    m_sent = std::move(batch.groups);
    m_sentLeases = std::move(batch.leases);
    // While the lane fails an answer is taken before anything else is sent.
    m_wantsNext = batch.isFull && m_core.lane(Lane::push).failures == 0;
    if (m_wantsNext)
        m_core.askToContinue();
    ++m_core.pushActivity;
    SendRequest request;
    request.method = "POST";
    request.path = "/v1/sync/push";
    request.contentType = "application/json";
    request.body = std::move(batch.body);
    m_core.lane(Lane::push).request = m_core.exchange.send(Lane::push, std::move(request), m_core.options.accessToken);
}

void PushPhase::advance() {
    if (m_told) {
        const auto told = std::move(*m_told);
        m_told.reset();
        ++m_core.pushActivity;
        taken(told);
    } else if (std::exchange(m_wantsNext, false) && m_core.lane(Lane::push).request != 0) {
        m_next = nextBatch();
        if (m_next && m_next->groups.empty())
            m_next.reset();
    }
    if (hasWork())
        m_core.askToContinue();
}

void PushPhase::release() {
    m_sent.clear();
    m_next.reset();
    m_wantsNext = false;
}

void PushPhase::forget() {
    release();
    m_told.reset();
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
    auto page = protocol::decodePage(answer.body);
    if (!page || page->epoch.empty()) {
        release();
        return m_core.laneFailed(Lane::push, base::ErrorCode::badAnswer);
    }
    m_core.lineWorks();
    m_core.measureClock(flight, page->serverMillis);
    m_core.renew.sawDeviceSeq(page->deviceSeq);
    if (const auto told = store::leasesTold(m_core.store, m_sentLeases, page->epoch); !told)
        m_core.storeFailed(told.error());
    Told told{std::move(*page), std::exchange(m_sent, {})};
    std::size_t without = 0;
    groupsWithoutVerdict(told.page, told.sent, without);
    const auto state = store::syncState(m_core.store);
    const bool sameHistory = state && (state->epoch.empty() || state->epoch == told.page.epoch);
    const bool allStand = without == 0 && std::ranges::none_of(told.page.verdicts, [](const auto& verdict) {
                              return verdict.verdict == model::Verdict::parked;
                          });
    // What follows may leave before these verdicts are taken only when they change nothing about it, and when those
    // before them could be written: a full disk does not keep the line busy.
    const bool isFailing = m_core.lane(Lane::push).failures > 0;
    if (!m_next || m_told || isFailing || !allStand || !sameHistory || m_core.renew.isDue()) {
        if (m_told)
            taken(*std::exchange(m_told, std::nullopt));
        m_next.reset();
        return taken(told);
    }
    m_told = std::move(told);
    m_core.askToContinue();
}

/// A request the server cannot read is made smaller until one group is left. That one is parked where a person sees it,
/// so that the others go on; nothing is dropped.
void PushPhase::refused(const Exchange::InFlight& flight, const Answered& answer) {
    m_next.reset();
    m_wantsNext = false;
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
    const std::vector<model::GroupId> ids{m_sent.front().group};
    m_sent.clear();
    m_mostOps = m_core.options.pushOps;
    m_mostBytes = protocol::kMaxPushBytes;
    // A look has no op that could carry the verdict; it is put aside as a group.
    const auto status =
        acks.empty() ? store::parkLooks(m_core.store, ids, code) : store::applyAnswer(m_core.store, acks, {}, {});
    if (!status)
        return m_core.laneFailed(Lane::push, status.error().code);
    m_core.waitForUnread();
}

void PushPhase::notTaken(base::ErrorCode code) {
    m_next.reset();
    m_wantsNext = false;
    m_core.laneFailed(Lane::push, code);
}

void PushPhase::taken(const Told& told) {
    if (m_core.historyBegins())
        return;  // they are sent again, and then judged as duplicates
    const auto& page = told.page;
    const auto state = store::syncState(m_core.store);
    const bool newEpoch = state && !state->epoch.empty() && state->epoch != page.epoch;
    std::set<model::OpId> sentOps;
    std::set<model::GroupId> sentGroups;
    for (const auto& group : told.sent) {
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

    std::size_t without = 0;
    const auto progress = groupsWithoutVerdict(page, told.sent, without);
    auto parts = openParts(m_core.options.tenant, page.parts, m_core.keys);
    if (!parts)
        return notTaken(base::ErrorCode::badAnswer);
    // Rows of another history are not mixed with this one; they come again by the pull from its start.
    store::Page rows{newEpoch && state ? state->epoch : page.epoch, {}, {}};
    if (!newEpoch)
        rows.parts = std::move(*parts);
    std::optional<store::CursorMove> move;
    if (page.since && page.coverage && !newEpoch)
        move = store::CursorMove{*page.since, page.head, page.coverage->scope, model::kSchema};
    const auto moved = store::applyPushAnswer(m_core.store, acks, groups, rows, move);
    if (!moved)
        return notTaken(moved.error().code);
    if (*moved)
        m_core.shown.cursor = page.head;
    if (progress == 0) {
        base::log(base::LogLevel::warning, "the server's answer to a push names nothing that was sent",
                  {{"groups", static_cast<std::int64_t>(sentGroups.size())},
                   {"ops", static_cast<std::int64_t>(sentOps.size())},
                   {"verdicts", static_cast<std::int64_t>(page.verdicts.size())},
                   {"answered_groups", static_cast<std::int64_t>(page.groups.size())}});
        return notTaken(base::ErrorCode::badAnswer);
    }
    m_mostOps = std::min(m_core.options.pushOps, m_mostOps * 2);
    m_mostBytes = std::min(protocol::kMaxPushBytes, m_mostBytes * 2);
    m_core.shown.head = std::max(m_core.shown.head, page.head);
    m_core.laneSucceeded(Lane::push);
    if (newEpoch)
        return m_core.epochChanged(page.epoch);
    // What a group waits for may have come with these rows (a card that this desk's own edit made), which no pull
    // brings again, or with a pull that ended before the verdict was heard. Neither happens again when it is refused
    // once more.
    if (*moved || m_pulledMeanwhile)
        m_core.retryWaiting();
    m_core.lookAtHeldHead();
}

}  // namespace opdesk::sync::client
