#pragma once

#include "sync/client/engine.h"
#include "sync/client/exchange.h"
#include "sync/client/pull_phase.h"
#include "sync/client/push_phase.h"
#include "sync/client/session_phase.h"

namespace opdesk::sync::client {

/// One stream of requests with its own back-off: a failing push never holds up a pull.
struct LaneState {
    bool wanted = false;
    std::uint64_t request = 0;  ///< in flight; 0: none
    std::int64_t failures = 0;  ///< in a row
    std::optional<base::Instant> nextTry;
    std::uint64_t timer = 0;  ///< the one that ends the wait; older ones are ignored
};

/// What the phases share. docs/sync-algorithm.md lists what each takes and gives.
class EngineCore {
public:
    EngineCore(store::Store& storeOf, EngineOptions optionsOf, std::vector<store::CompartmentKey> keysOf,
               ProofSigner proof, const base::Clock& clockOf, base::Random& randomOf);

    // ---- events
    void start();
    void stop();
    void syncNow();
    void networkChanged(bool reachable);
    void timerFired(std::uint64_t timer);
    void answered(const Answered& answer);
    void failed(const Failed& failure);
    void poked(const StreamEvent& event);
    void streamClosed(const StreamClosed& event);
    void sessionRenewed(const SessionRenewed& renewed);

    // ---- for the phases
    LaneState& lane(Lane which) { return lanes[static_cast<std::size_t>(which)]; }
    bool isReady(Lane which);  ///< wanted, nothing in flight, not waiting
    void pump();               ///< sends whatever is ready
    void laneFailed(Lane which, base::ErrorCode code, std::optional<std::int64_t> retryAfterSeconds = {});
    void laneSucceeded(Lane which);
    void loginNeeded();
    void pushDrained();
    void pullFinished();
    void measureClock(const Exchange::InFlight& flight, std::int64_t serverMillis);
    /// The server's history is another one (restored from a backup): sync_state takes the new epoch and starts at 0.
    void epochChanged(const std::string& epoch);
    const store::CompartmentKey* keyFor(model::Compartment compartment, std::int64_t epoch) const;
    void storeFailed(const base::Error& error);

    store::Store& store;
    EngineOptions options;
    std::vector<store::CompartmentKey> keys;
    const base::Clock& clock;
    base::Random& random;
    Exchange exchange;
    std::array<LaneState, kLanes> lanes;
    SessionPhase session;
    PushPhase push;
    PullPhase pull;
    Status shown;
    bool needsLogin = false;

private:
    struct Waiter {
        bool pushDone = false;
        std::uint64_t pullNeeded = 0;  ///< number of the pull that must have ended
    };
    void forgetBackoff();
    void persistBackoff();
    void endWaiters(base::ErrorCode code);
    void unauthorized(const Exchange::InFlight& flight);
    void release(const Exchange::InFlight& flight);
    void openStreamOrPoll();

    bool m_running = false;
    bool m_streamOpen = false;
    std::int64_t m_streamFailures = 0;
    std::uint64_t m_pollTimer = 0;
    std::int64_t m_unauthorizedInRow = 0;
    std::int64_t m_epochChangesInRow = 0;
    std::vector<Waiter> m_waiters;
    friend class Engine;
};

}  // namespace opdesk::sync::client
