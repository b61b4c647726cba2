#include "sync/client/engine_core.h"

#include <algorithm>

#include "core/base/log.h"
#include "core/store/put_aside.h"
#include "core/store/server_time.h"
#include "sync/client/backoff.h"
#include "sync/client/page_parts.h"
#include "sync/merge/apply.h"

namespace opdesk::sync::client {

namespace {

constexpr std::int64_t kLongestRetryAfterSeconds = 3600;
constexpr std::int64_t kMostInARow = 3;
/// A difference of the clocks smaller than this is not worth a write.
constexpr std::int64_t kClockStepMillis = 250;
constexpr std::chrono::seconds kWriteSuccessEvery{60};

}  // namespace

EngineCore::EngineCore(store::Store& storeOf, EngineOptions optionsOf, std::vector<store::CompartmentKey> keysOf,
                       ProofSigner proof, const base::Clock& clockOf, base::Random& randomOf)
    : store(storeOf),
      options(std::move(optionsOf)),
      keys(std::move(keysOf)),
      clock(clockOf),
      random(randomOf),
      exchange(std::move(proof), clockOf),
      session(*this),
      push(*this),
      pull(*this),
      heal(*this),
      renew(*this),
      blobs(*this) {
    store::setFold(store, &merge::fold);
    store::setLeafMaker(store,
                        [this](model::KindId kind, model::Compartment compartment, const base::Uuid& id,
                               std::int64_t version, std::string_view body) -> std::optional<store::Leaf> {
                            const auto* key = digestKeyOf(compartment);
                            if (!key)
                                return std::nullopt;
                            return protocol::leafOf(kind, id, version, *key, body);
                        });
    store::setUnfolder(store, [tenant = options.tenant](const store::PagePart& part, base::ByteView key) {
        return unfold(tenant, part, key);
    });
}

bool EngineCore::isReady(Lane which) {
    const auto& state = lane(which);
    return m_running && !needsLogin && state.wanted && state.request == 0 &&
           (!state.nextTry || *state.nextTry <= clock.now());
}

void EngineCore::pump() {
    if (!m_running)
        return;
    if (m_historyBegins) {
        if (m_historyTimer == 0)
            askToContinue();
        return;
    }
    if (needsLogin)
        return;
    if (options.accessToken.empty()) {
        session.run();
        return;
    }
    if (renew.isDue())
        renew.run();
    else
        push.run();
    if (!renew.isRefused())
        pull.run();
    runWait();
    blobs.run();
    if (!pull.hasWork() && (m_chores || blobs.hasWork()))
        askToContinue();
}

void EngineCore::readShown(const store::SyncState& state) {
    shown.draining = !state.draining.empty();
    shown.healed = state.healed;
    shown.skippedKinds = state.skippedKinds;
}

/// Digests are made with the compartment's first key, so that they outlive a new key epoch.
const base::Bytes* EngineCore::digestKeyOf(model::Compartment compartment) {
    const auto known = m_digestKeys.find(compartment);
    if (known != m_digestKeys.end())
        return &known->second;
    const auto* key = keyFor(compartment, 1);
    if (!key)
        return nullptr;
    return &m_digestKeys.emplace(compartment, protocol::digestKey(key->key.view())).first->second;
}

void EngineCore::laneFailed(Lane which, base::ErrorCode code, std::optional<std::int64_t> retryAfterSeconds) {
    auto& state = lane(which);
    state.wanted = true;
    ++state.failures;
    auto wait = backoff(state.failures, random);
    if (retryAfterSeconds)
        wait = std::max<std::chrono::milliseconds>(
            wait, std::chrono::seconds(std::clamp<std::int64_t>(*retryAfterSeconds, 0, kLongestRetryAfterSeconds)));
    state.nextTry = clock.now() + wait;
    state.timer = exchange.startTimer(wait);
    const bool isWrite = code == base::ErrorCode::diskFull || code == base::ErrorCode::ioFailed;
    state.noRoomAt = isWrite ? std::optional(clock.now()) : std::nullopt;
    shown.lastError = code;
    shown.hasError = true;
    if (which == Lane::pull)
        pull.interrupted();
    if (code == base::ErrorCode::unreachable || code == base::ErrorCode::badCertificate) {
        if (!shown.offlineSince)
            shown.offlineSince = clock.now();
        shown.online = false;
    }
    persistBackoff();
    endWaiters(code);
}

void EngineCore::laneSucceeded(Lane which) {
    auto& state = lane(which);
    const bool wasFailing = state.failures != 0;
    state.failures = 0;
    state.nextTry.reset();
    state.timer = 0;
    lineWorks();
    if (wasFailing)
        persistBackoff();
    forgetError();
}

void EngineCore::forgetError() {
    if (std::ranges::all_of(lanes, [](const LaneState& each) { return each.failures == 0; }))
        shown.hasError = false;
}

void EngineCore::lineWorks() {
    m_unauthorizedInRow = 0;
    shown.online = true;
    shown.offlineSince.reset();
}

/// What waits because it could not be written waits no longer than a few seconds when something else could.
void EngineCore::localChange() {
    for (auto& each : lanes) {
        const auto wait = roomRests(each.noRoomAt, each.nextTry, clock.now());
        if (!wait)
            continue;
        each.timer = wait->count() > 0 ? exchange.startTimer(*wait) : 0;
        each.nextTry = wait->count() > 0 ? std::optional(clock.now() + *wait) : std::nullopt;
    }
    lane(Lane::push).wanted = true;
    blobs.localChange();
}

void EngineCore::persistBackoff() {
    const auto saved = store::changeSyncState(store, [this](store::SyncState& state) {
        state.failures = 0;
        state.nextTryAt.reset();
        for (const auto& each : lanes) {
            state.failures = std::max(state.failures, each.failures);
            if (each.nextTry && (!state.nextTryAt || *each.nextTry < *state.nextTryAt))
                state.nextTryAt = each.nextTry;
        }
    });
    if (!saved)
        storeFailed(saved.error());
}

void EngineCore::forgetBackoff() {
    for (auto& each : lanes) {
        each.failures = 0;
        each.nextTry.reset();
        each.timer = 0;
    }
    blobs.wake();
}

void EngineCore::storeFailed(const base::Error& error) {
    shown.lastError = error.code;
    shown.hasError = true;
}

void EngineCore::loginNeeded() {
    needsLogin = true;
    shown.lastError = base::ErrorCode::unauthorized;
    shown.hasError = true;
    endWaiters(base::ErrorCode::unauthorized);
}

void EngineCore::endWaiters(base::ErrorCode code) {
    for ([[maybe_unused]] const auto& waiter : std::exchange(m_waiters, {}))
        exchange.emit(CycleFinished{false, code});
}

/// Everything due has been judged. Whoever asked gets a pull that begins only now, so that it brings what the server
/// made of the ops.
void EngineCore::pushDrained() {
    lookForDrained();
    for (auto& waiter : m_waiters) {
        if (waiter.pushDone)
            continue;
        waiter.pushDone = true;
        waiter.pullNeeded = pull.begun() + 1;
        lane(Lane::pull).wanted = true;
    }
}

void EngineCore::pullFinished() {
    m_epochChangesInRow = 0;
    const auto now = clock.now();
    const auto state = store::syncState(store);
    if (state && (!state->lastSuccess || now - *state->lastSuccess >= kWriteSuccessEvery || !m_waiters.empty())) {
        const auto saved =
            store::changeSyncState(store, [now](store::SyncState& changed) { changed.lastSuccess = now; });
        if (!saved)
            storeFailed(saved.error());
    }
    if (state) {
        readShown(*state);
        if (!state->draining.empty() || !state->sweep.empty())
            haveChores();
        if (!state->draining.empty())
            lane(Lane::push).wanted = true;  // what waited behind parked work waits no more
    }
    retryWaiting();
    push.pullEnded();
    if (const auto back = store::showPutAside(store); !back)
        storeFailed(back.error());
    shown.lastSuccess = now;
    lane(Lane::blobs).wanted = true;  // of records that came
    for (auto& waiter : m_waiters)
        waiter.served = waiter.served || (waiter.pushDone && waiter.pullNeeded <= pull.begun());
    endServed();
    // Who asked during a pull of several pages is owed one that begins after; the pages took its wish with them.
    if (std::ranges::any_of(m_waiters, [](const Waiter& waiter) { return waiter.pushDone && !waiter.served; }))
        lane(Lane::pull).wanted = true;
    openStreamOrPoll();
}

void EngineCore::retryWaiting() {
    const auto retried = store::retryWaiting(store);
    if (!retried)
        storeFailed(retried.error());
    else if (*retried)
        lane(Lane::push).wanted = true;
}

/// Something left the outbox. That a compartment drains may have been noticed by another program on the same file.
void EngineCore::lookForDrained() {
    const auto state = store::syncState(store);
    if (!state)
        return choresFailed(state.error());
    shown.draining = !state->draining.empty();
    if (shown.draining)
        haveChores();
}

void EngineCore::blobsRest() {
    lookForDrained();
    endServed();
}

void EngineCore::endServed() {
    if (m_chores || (options.cycleHasBlobs && !blobs.isIdle()))
        return;
    std::vector<Waiter> later;
    for (const auto& waiter : std::exchange(m_waiters, {})) {
        if (waiter.served)
            exchange.emit(CycleFinished{true, base::ErrorCode::internal});
        else
            later.push_back(waiter);
    }
    m_waiters.insert(m_waiters.begin(), later.begin(), later.end());
}

void EngineCore::pullPaused() {
    for (auto& waiter : m_waiters)
        waiter.served = waiter.served || waiter.pushDone;
    endServed();
}

void EngineCore::measureClock(const Exchange::InFlight& flight, std::int64_t serverMillis) {
    if (serverMillis > 0)
        if (const auto noted = store::noteServerTime(store, serverMillis); !noted)
            return storeFailed(noted.error());
    const auto roundTrip = clock.now() - flight.sentAt;
    if (serverMillis <= 0 || roundTrip < std::chrono::milliseconds(0) || roundTrip > flight.request.timeout * 2)
        return;
    const auto offset = serverMillis - base::toMillis(flight.sentAt + roundTrip / 2);
    shown.clockOffsetMillis = offset;
    const auto state = store::syncState(store);
    if (!state)
        return storeFailed(state.error());
    if (state->clockOffsetMillis && std::abs(*state->clockOffsetMillis - offset) < kClockStepMillis)
        return;
    const auto saved =
        store::changeSyncState(store, [offset](store::SyncState& changed) { changed.clockOffsetMillis = offset; });
    if (!saved)
        storeFailed(saved.error());
}

/// A server that changes its history again and again is waited for; one that rests is followed in the end.
bool EngineCore::mayBeginHistory() {
    if (++m_epochChangesInRow <= kMostInARow)
        return true;
    m_epochChangesInRow = 0;
    laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    return false;
}

void EngineCore::epochChanged(const std::string& epoch) {
    if (!mayBeginHistory())
        return;
    base::log(base::LogLevel::warning,
              "the server's history is another one; what it took and still lies here is offered again");
    historyNoted(store::noteHistory(store, epoch));
}

void EngineCore::cursorTooOld() {
    if (!mayBeginHistory())
        return;
    base::log(base::LogLevel::warning,
              "the cursor is older than what the server knows of deletions: all is loaded anew");
    historyNoted(store::noteLoadAnew(store));
}

void EngineCore::dropFlights() {
    push.forget();
    exchange.forgetAll();
    for (auto& each : lanes)
        each.request = 0;
    blobs.forget();
    pull.forget();
    closeStream();
}

/// Answers on their way speak of versions that mean nothing any more.
void EngineCore::historyNoted(const base::Status& noted) {
    if (!noted)
        return laneFailed(Lane::pull, noted.error().code);
    dropFlights();
    heal.forget();
    m_historyBegins = true;
}

/// One slice; with the last one everything begins.
void EngineCore::beginHistory() {
    const auto more = store::beginHistorySlice(store, options.sliceRows);
    if (!more) {
        storeFailed(more.error());  // no room, perhaps
        m_historyTimer = exchange.startTimer(backoff(++m_historyFailures, random));
        return;
    }
    m_historyFailures = 0;
    if (*more)
        return;
    m_historyBegins = false;
    shown.cursor = 0;
    haveChores();
    lane(Lane::blobs).wanted = lane(Lane::push).wanted = lane(Lane::pull).wanted = true;
}

const store::CompartmentKey* EngineCore::keyFor(model::Compartment compartment, std::int64_t epoch) const {
    const auto it = std::ranges::find_if(
        keys, [&](const auto& key) { return key.compartment == compartment && key.epoch == epoch; });
    return it == keys.end() ? nullptr : &*it;
}

}  // namespace opdesk::sync::client
