#include "sync/client/engine.h"

#include <algorithm>

#include "core/store/lease_texts.h"
#include "sync/client/backoff.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"
#include "sync/protocol/dpop.h"

namespace opdesk::sync::client {

namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

constexpr std::int64_t kMostUnauthorizedInRow = 2;

/// Name of the error when the proof was refused and not who sent it: an old nonce, or a request that came twice.
std::string proofRefusal(const Answered& answer) {
    auto name = answer.status == 401 ? errorNameIn(answer.body) : std::string();
    return name == protocol::kUseNonce || name == protocol::kProofUsed ? name : std::string();
}

}  // namespace

void EngineCore::start() {
    if (m_running)
        return;
    m_running = true;
    const auto state = store::syncState(store);
    if (!state)
        return storeFailed(state.error());
    shown.cursor = state->cursor;
    shown.lastSuccess = state->lastSuccess;
    shown.clockOffsetMillis = state->clockOffsetMillis;
    readShown(*state);
    m_historyBegins = state->historyBegins;
    m_historyTimer = m_choreTimer = m_unreadTimer = 0;
    waitForUnread();
    haveChores();
    lane(Lane::blobs).wanted = true;
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
    // That of a login is noted by whoever logged in.
    if (const auto kept = store::keepLease(store, state->lease); !kept)
        storeFailed(kept.error());
    renew.load();
    if (!state->nextTryAt || *state->nextTryAt <= clock.now())
        return;
    // The wait of the last run goes on; a clock that was set back must not make it longer than any wait is.
    const auto wait = std::min<std::chrono::milliseconds>(*state->nextTryAt - clock.now(), kMostWait);
    for (auto& each : lanes) {
        each.failures = state->failures;
        each.nextTry = clock.now() + wait;
        each.timer = exchange.startTimer(wait);
    }
}

void EngineCore::stop() {
    if (!m_running)
        return;
    push.forget();
    exchange.forgetAll();
    m_heldHead.reset();
    m_heldTimer = 0;
    for (auto& each : lanes)
        each.request = 0;
    closeStream();
    blobs.forget();
    pull.forget();
    heal.forget();
    m_continuing = false;
    endWaiters(base::ErrorCode::cancelled);
    m_running = false;
}

void EngineCore::syncNow() {
    m_waiters.push_back({});
    if (!m_running)
        return endWaiters(base::ErrorCode::cancelled);
    needsLogin = false;  // a token may be there by now; asking again costs one look
    forgetBackoff();
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
}

void EngineCore::networkChanged(bool reachable) {
    if (!reachable) {
        if (!shown.offlineSince)
            shown.offlineSince = clock.now();
        shown.online = false;
        return;
    }
    forgetBackoff();
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
}

void EngineCore::timerFired(std::uint64_t timer) {
    for (auto& each : lanes) {
        if (each.timer != timer)
            continue;
        each.timer = 0;
        each.nextTry.reset();
    }
    blobs.timerFired(timer);
    if (timer == m_historyTimer)
        m_historyTimer = 0;
    if (timer == m_unreadTimer) {
        m_unreadTimer = 0;
        retryUnread();
    }
    if (timer == m_choreTimer) {
        m_choreTimer = 0;
        haveChores();
    }
    if (const auto silent = exchange.watchedBy(timer))
        return failed({*silent, TransportFault::timedOut});
    if (timer == m_heldTimer)
        return lookAtHeldHead(true);
    if (timer != m_pollTimer)
        return;
    m_pollTimer = 0;
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
}

void EngineCore::poked(const StreamEvent& event) {
    m_streamFailures = 0;
    if (!isNews(event.head, event.epoch))
        return;
    // The answer of a push under way most likely tells what the poke is about.
    if (event.head > shown.cursor && (lane(Lane::push).request != 0 || push.isBehind()))
        return holdHead(event.head);
    lane(Lane::pull).wanted = true;
}

void EngineCore::streamClosed(const StreamClosed& event) {
    if (!m_streamOpen)
        return;
    m_streamOpen = false;
    ++m_streamFailures;
    const bool newNonce = exchange.takeNonce(event.dpopNonce);
    if (event.status == 401 && m_streamFailures <= kMostUnauthorizedInRow) {
        if (!newNonce)
            options.accessToken.clear();
        lane(Lane::pull).wanted = true;  // opens it again when it ends
        return;
    }
    m_pollTimer = exchange.startTimer(std::min(options.pollEvery, backoff(m_streamFailures, random)));
}

void EngineCore::sessionRenewed(const SessionRenewed& renewed) {
    options.accessToken = renewed.access;
    if (options.saveRefreshToken && !renewed.refresh.empty())
        if (const auto saved = options.saveRefreshToken(renewed.refresh); !saved)
            storeFailed(saved.error());
    // A refresh on its way carries the token of the session before: what the server says of that ends nothing.
    auto& refresh = lane(Lane::session);
    exchange.finish(std::exchange(refresh.request, 0));
    refresh.wanted = false;
    needsLogin = false;
    m_unauthorizedInRow = 0;
    forgetBackoff();
    lane(Lane::push).wanted = true;
    lane(Lane::pull).wanted = true;
}

/// Whatever the flight carried is to be sent again.
void EngineCore::release(const Exchange::InFlight& flight) {
    lane(flight.lane).wanted = true;
    if (flight.lane == Lane::push)
        push.release();
    if (flight.lane == Lane::pull)
        pull.interrupted();
    if (flight.lane == Lane::blobs)
        blobs.release();
}

void EngineCore::unauthorized(const Exchange::InFlight& flight) {
    release(flight);
    // The other lane may have brought a new token meanwhile; only the one that was refused is thrown away.
    if (flight.token != options.accessToken)
        return;
    options.accessToken.clear();
    if (++m_unauthorizedInRow > kMostUnauthorizedInRow)
        laneFailed(flight.lane, base::ErrorCode::unauthorized);
}

void EngineCore::answered(const Answered& answer) {
    auto flight = exchange.finish(answer.request);
    if (!flight)
        return;
    auto& state = lane(flight->lane);
    state.request = 0;
    exchange.takeNonce(answer.dpopNonce);
    if (const auto refused = proofRefusal(answer); !refused.empty()) {
        // The new nonce may have come with the other lane's answer.
        const bool mayHelp = refused == protocol::kProofUsed || flight->nonce != exchange.nonce();
        if (mayHelp && !flight->provedAgain) {
            state.request = exchange.sendAgain(std::move(*flight));
            return;
        }
        release(*flight);
        return laneFailed(flight->lane, base::ErrorCode::badAnswer);
    }
    if (answer.status == 401 && flight->lane != Lane::session)
        return unauthorized(*flight);
    if (answer.status == 409 && errorNameIn(answer.body) == "device_cloned") {
        release(*flight);
        return renew.cloned();
    }
    switch (flight->lane) {
        case Lane::session:
            return session.answered(answer);
        case Lane::push:
            return push.answered(*flight, answer);
        case Lane::pull:
            return pull.answered(*flight, answer);
        case Lane::renew:
            return renew.answered(answer);
        case Lane::wait:
            return waitAnswered(answer);
        case Lane::blobs:
            return blobs.answered(*flight, answer);
    }
}

void EngineCore::failed(const Failed& failure) {
    const auto flight = exchange.finish(failure.request);
    if (!flight)
        return;
    lane(flight->lane).request = 0;
    if (flight->lane == Lane::push)
        return push.failed(failure.fault);
    if (flight->lane == Lane::wait)
        return waitFailed();
    if (flight->lane == Lane::blobs)
        return blobs.failed(*flight, failure.fault);
    release(*flight);
    laneFailed(flight->lane, codeOf(failure.fault));
}

Engine::Engine(store::Store& store, EngineOptions options, std::vector<store::CompartmentKey> keys, ProofSigner proof,
               const base::Clock& clock, base::Random& random)
    : m_core(
          std::make_unique<EngineCore>(store, std::move(options), std::move(keys), std::move(proof), clock, random)) {}

Engine::~Engine() = default;

std::vector<Effect> Engine::step(const Event& event) {
    auto& core = *m_core;
    std::visit(Overloaded{[&](const Started& started) {
                              core.start();
                              if (started.isAsked)
                                  core.syncNow();
                          },
                          [&](const LocalChange&) { core.localChange(); }, [&](const SyncNow&) { core.syncNow(); },
                          [&](const NetworkChanged& change) { core.networkChanged(change.reachable); },
                          [&](const TimerFired& fired) { core.timerFired(fired.timer); },
                          [&](const Answered& answer) { core.answered(answer); },
                          [&](const Failed& failure) { core.failed(failure); },
                          [&](const StreamEvent& poke) { core.poked(poke); },
                          [&](const StreamClosed& closed) { core.streamClosed(closed); },
                          [&](const SessionRenewed& renewed) { core.sessionRenewed(renewed); },
                          [&](const Stopped&) { core.stop(); }, [&](const Continued&) { core.continued(); },
                          [&](const PauseBootstrap&) { core.pull.pauseBootstrap(true); },
                          [&](const ResumeBootstrap&) { core.pull.pauseBootstrap(false); }},
               event);
    core.pump();
    core.tidyLog();
    // Between two slices of a page nothing is shown anew; asking for the status of each would cost more than the slice.
    if (!std::holds_alternative<Continued>(event) || !core.pull.hasWork())
        core.exchange.emit(StatusChanged{});
    return core.exchange.takeEffects();
}

Status Engine::status() const {
    auto& core = *m_core;
    Status status = core.shown;
    if (const auto counts = store::outboxCounts(core.store)) {
        status.waiting = counts->waiting;
        status.parked = counts->parked;
        status.oldestWaiting = counts->oldest;
    }
    if (const auto counts = store::blobCounts(core.store))
        status.blobs = {counts->up, counts->asked, counts->upBytes, counts->refetched, counts->refused};
    status.bootstrap = core.pull.bootstrapStatus();
    status.nextTry.reset();
    for (const auto& lane : core.lanes)
        if (lane.nextTry && (!status.nextTry || *lane.nextTry < *status.nextTry))
            status.nextTry = lane.nextTry;
    if (!core.m_running)
        status.phase = Phase::stopped;
    else if (core.needsLogin)
        status.phase = Phase::needsLogin;
    else if (core.lane(Lane::session).request != 0)
        status.phase = Phase::refreshing;
    else if (core.lane(Lane::push).request != 0)
        status.phase = Phase::pushing;
    else if (core.lane(Lane::pull).request != 0 || core.pull.hasWork() || core.m_historyBegins)
        status.phase = Phase::pulling;
    else
        status.phase = status.nextTry ? Phase::waiting : Phase::idle;
    return status;
}

const std::vector<store::CompartmentKey>& Engine::keys() const {
    return m_core->keys;
}

}  // namespace opdesk::sync::client
