#include "sync/client/renew_phase.h"

#include <algorithm>

#include "core/base/log.h"
#include "core/store/device_renewal.h"
#include "core/store/lease_texts.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

namespace {

protocol::RenewRequest::Marks wireMarks(const store::Marks& marks) {
    protocol::RenewRequest::Marks wire{marks.deviceSeq, {}};
    for (const auto& [name, value] : marks.counters)
        wire.counters[name] = value;
    return wire;
}

/// What this desk gave the places that its disk lacks, as far as its marks name it.
std::vector<protocol::RenewRequest::GivenPlace> givenPlaces(const store::RenewalDue& due) {
    std::vector<protocol::RenewRequest::GivenPlace> given;
    for (const auto& [place, op] : due.marks.ops)
        if (place > due.here.deviceSeq || std::ranges::find(due.missing, place) != due.missing.end())
            given.push_back({place, op});
    return given;
}

}  // namespace

void RenewPhase::load() {
    m_refused = false;
    m_rejoined = false;
    if (!m_core.options.actorUnder)
        return;
    const auto due = store::renewalDue(m_core.store);
    if (!due)
        return m_core.storeFailed(due.error());
    m_due = due->has_value();
    if (m_due)
        m_core.lane(Lane::renew).wanted = true;
}

void RenewPhase::sawDeviceSeq(std::int64_t highest) {
    if (isDue() || highest <= 0 || !m_core.options.actorUnder)
        return;
    const auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.storeFailed(state.error());
    if (highest <= state->deviceSeq)
        return;
    base::log(base::LogLevel::error, "the server holds work of this device that this cache does not know",
              {{"device", m_core.store.device().uuid()}, {"here", state->deviceSeq}, {"server", highest}});
    if (const auto noted = store::noteClonedDevice(m_core.store, highest); !noted)
        return m_core.storeFailed(noted.error());
    m_due = true;
    m_core.lane(Lane::renew).wanted = true;
}

void RenewPhase::cloned() {
    if (!m_core.options.actorUnder)
        return m_core.laneFailed(Lane::push, base::ErrorCode::wrongState);
    m_refused = true;
    m_core.lane(Lane::renew).wanted = true;
    if (m_due)
        return;
    // A user whose session is still of what the device was before only needs tokens of what it is now.
    const auto adopted = store::adoptedIdentity(m_core.store);
    if (!adopted)
        return m_core.storeFailed(adopted.error());
    if (*adopted && !m_rejoined)
        return;
    if (const auto noted = store::noteClonedDevice(m_core.store, 0); !noted)
        return m_core.storeFailed(noted.error());
    m_due = true;
}

void RenewPhase::run() {
    if (!m_core.isReady(Lane::renew))
        return;
    auto& lane = m_core.lane(Lane::renew);
    // The request's groups have an unknown fate until its answer; the places they carry may change only after it.
    if (m_core.lane(Lane::push).request != 0)
        return;
    const auto due = store::renewalDue(m_core.store);
    const auto adopted = store::adoptedIdentity(m_core.store);
    if (!due || !adopted)
        return m_core.laneFailed(Lane::renew, due ? adopted.error().code : due.error().code);
    protocol::RenewRequest renewal;
    if (*due) {
        renewal.renewal = (*due)->renewal;
        renewal.marks = wireMarks((*due)->marks);
        renewal.here = wireMarks((*due)->here);
        if ((*due)->marks.device != m_core.store.device())
            renewal.of = (*due)->marks.device;
        renewal.missing = (*due)->missing;
        for (const auto& one : (*due)->former)
            renewal.former.push_back({one.place, one.device, one.before, one.op});
        renewal.given = givenPlaces(**due);
        // What the server showed beyond this copy's own place another copy gave; what waits here that one may miss.
        renewal.own = (*due)->own;
        auto waiting = store::waitingPlaces(m_core.store, protocol::kMostWaitingNamed);
        if (!waiting)
            return m_core.laneFailed(Lane::renew, waiting.error().code);
        renewal.waiting = *std::move(waiting);
    } else if (*adopted) {
        renewal.renewal = (*adopted)->renewal;
    } else {
        lane.wanted = false;
        m_due = m_refused = false;
        return;
    }
    const auto text = base::canonicalJson(protocol::encode(renewal));
    SendRequest request;
    request.method = "POST";
    request.path = "/v1/device/renew";
    request.contentType = "application/json";
    request.body.assign(text.begin(), text.end());
    lane.request = m_core.exchange.send(Lane::renew, std::move(request), m_core.options.accessToken);
}

void RenewPhase::answered(const Answered& answer) {
    if (answer.status == 403)
        return m_core.loginNeeded();
    if (answer.status != 200)
        return m_core.laneFailed(Lane::renew, codeOf(answer), answer.retryAfterSeconds);
    if (const auto taken = take(answer.body); !taken)
        return m_core.laneFailed(Lane::renew, taken.error().code);
    m_core.lane(Lane::renew).wanted = false;
    m_core.laneSucceeded(Lane::renew);
}

/// The cache takes the identity before anything else does: whatever is cut off after that is made up for by asking with
/// the same renewal again.
base::Status RenewPhase::take(const base::Bytes& body) {
    const auto object = base::parseJsonObject(base::asText(body));
    const auto decoded = object ? protocol::decodeRenewAnswer(*object)
                                : base::Result<protocol::RenewAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!decoded)
        return base::fail(base::ErrorCode::badAnswer, "a renewal answer that cannot be read");
    auto& core = m_core;
    const bool isNew = decoded->device != core.store.device();
    if (isNew) {
        OPDESK_TRY(auto actor, core.options.actorUnder(decoded->lease));
        actor.device = {};
        OPDESK_CHECK(store::adoptDevice(core.store,
                                        {decoded->device, decoded->series, decoded->deskDigit, decoded->lease}, actor));
        ++core.shown.deviceRenewals;
    } else {
        m_rejoined = true;
        OPDESK_CHECK(
            store::changeSyncState(core.store, [&](store::SyncState& state) { state.lease = decoded->lease; }));
    }
    OPDESK_CHECK(store::keepLease(core.store, decoded->lease));
    m_due = m_refused = false;
    core.identityChanged();
    core.options.device = decoded->device;
    core.options.accessToken = decoded->tokens.access;
    core.exchange.emit(DeviceRenewed{decoded->device, decoded->series, decoded->deskDigit});
    if (core.options.saveRefreshToken)
        if (const auto saved = core.options.saveRefreshToken(decoded->tokens.refresh); !saved)
            core.storeFailed(saved.error());
    LeaseChanged change{decoded->lease, {}};
    for (const auto& wire : decoded->keys) {
        change.keys.emplace_back(wire.compartment, wire.epoch);
        if (core.keyFor(wire.compartment, wire.epoch))
            continue;
        const auto bytes = base::fromBase64Url(wire.key);
        if (!bytes)
            return base::fail(base::ErrorCode::badAnswer, "a key that cannot be read");
        auto key = crypto::SecretBytes::fromCopy(*bytes);
        OPDESK_CHECK(core.store.grantCompartment(wire.compartment, wire.epoch, key.view()));
        core.keys.push_back({wire.compartment, wire.epoch, std::move(key)});
    }
    core.exchange.emit(std::move(change));
    return {};
}

/// Answers to what was sent as the old device say nothing about the new one.
void EngineCore::identityChanged() {
    dropFlights();
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
}

}  // namespace opdesk::sync::client
