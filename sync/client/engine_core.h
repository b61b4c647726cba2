#pragma once

#include "sync/client/blob_phase.h"
#include "sync/client/engine.h"
#include "sync/client/exchange.h"
#include "sync/client/heal_phase.h"
#include "sync/client/pull_phase.h"
#include "sync/client/push_phase.h"
#include "sync/client/renew_phase.h"
#include "sync/client/session_phase.h"

namespace opdesk::sync::client {

/// One stream of requests with its own back-off: a failing push never holds up a pull.
struct LaneState {
    bool wanted = false;
    std::uint64_t request = 0;  ///< in flight; 0: none
    std::int64_t failures = 0;  ///< in a row
    std::optional<base::Instant> nextTry;
    std::uint64_t timer = 0;                ///< the one that ends the wait; older ones are ignored
    std::optional<base::Instant> noRoomAt;  ///< the last failure was a write of this desk: when
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
    void localChange();
    void networkChanged(bool reachable);
    void timerFired(std::uint64_t timer);
    void answered(const Answered& answer);
    void failed(const Failed& failure);
    void poked(const StreamEvent& event);
    void streamClosed(const StreamClosed& event);
    void sessionRenewed(const SessionRenewed& renewed);
    void continued();

    // ---- for the phases
    LaneState& lane(Lane which) { return lanes[static_cast<std::size_t>(which)]; }
    bool isReady(Lane which);  ///< wanted, nothing in flight, not waiting
    void pump();               ///< sends whatever is ready
    void laneFailed(Lane which, base::ErrorCode code, std::optional<std::int64_t> retryAfterSeconds = {});
    /// What came was written, where there was anything to write: only then the wait begins at its shortest again.
    void laneSucceeded(Lane which);
    /// What failed does no more, unless a lane still waits.
    void forgetError();
    /// An answer came, whatever becomes of it here.
    void lineWorks();
    void loginNeeded();
    void pushDrained();
    void pullFinished();
    /// What waited for a record that came is sent again.
    void retryWaiting();
    /// Nothing of the attachments is due, or all of it has been tried.
    void blobsRest();
    /// A person put the load of everything off: nobody waits for a pull.
    void pullPaused();
    /// One Continued will come, when the store thread has nothing else to do.
    void askToContinue();
    /// Something may be left to do for idle moments: missing leaves, an old history, a lost compartment.
    void haveChores();
    /// Something lies put aside here alone; a timer tries it again.
    void waitForUnread();
    /// What a page's cursor stands for: a compartment that was forgotten and is back needs its key again.
    void covers(const store::PageCoverage& coverage);
    /// Moves the store's log into its file when nobody waits, or when it grew beyond all measure.
    void tidyLog();
    /// Key of the digests of a compartment; null when this session cannot make them.
    const base::Bytes* digestKeyOf(model::Compartment compartment);
    void measureClock(const Exchange::InFlight& flight, std::int64_t serverMillis);
    /// The server's history is another one (restored from a backup): sync_state takes the new epoch and starts at 0.
    void epochChanged(const std::string& epoch);
    /// The server does not know any more what was deleted since the cursor: everything is loaded anew, the outbox
    /// stays.
    void cursorTooOld();
    const store::CompartmentKey* keyFor(model::Compartment compartment, std::int64_t epoch) const;
    void storeFailed(const base::Error& error);
    /// A push was answered: was a poke that waited for it about anything else? `now`: whatever is under way.
    void lookAtHeldHead(bool now = false);
    /// The device goes on under another id: everything on its way is forgotten and asked for again.
    void identityChanged();
    /// Verdicts and rows that come now are of a history that ended.
    bool historyBegins() const { return m_historyBegins; }

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
    HealPhase heal;
    RenewPhase renew;
    BlobPhase blobs;
    Status shown;
    bool needsLogin = false;
    std::uint64_t pushActivity = 0;  ///< requests and answers of pushes so far

private:
    struct Waiter {
        bool pushDone = false;
        std::uint64_t pullNeeded = 0;  ///< number of the pull that must have ended
        bool served = false;           ///< it has; only chores are left
    };
    void forgetBackoff();
    void persistBackoff();
    void endWaiters(base::ErrorCode code);
    void unauthorized(const Exchange::InFlight& flight);
    void release(const Exchange::InFlight& flight);
    void openStreamOrPoll();
    /// Something a pull would bring; takes the head for the status.
    bool isNews(std::int64_t head, const std::string& epoch);
    void holdHead(std::int64_t head);
    void runWait();
    void waitAnswered(const Answered& answer);
    void waitFailed();
    void doChore();
    void dropFlights();
    bool mayBeginHistory();
    void historyNoted(const base::Status& noted);
    void beginHistory();
    /// Who waited hears of the end when no chores are left, since the engine may be stopped right after.
    void endServed();
    bool dropLost(const std::string& draining);
    void lookForDrained();
    void retryUnread();
    /// No room, or another program writes: nothing else may happen that would try it again, so a timer does.
    void choresFailed(const base::Error& error);
    void readShown(const store::SyncState& state);
    void closeStream();

    bool m_running = false;
    bool m_streamOpen = false;
    std::int64_t m_streamFailures = 0;
    std::uint64_t m_pollTimer = 0;
    std::optional<std::int64_t> m_heldHead;  ///< of pokes during a push
    std::uint64_t m_heldTimer = 0;
    bool m_waitRefused = false;  ///< an older server has no long poll
    int m_waits = 0;             ///< long polls since the stream was last tried
    bool m_continuing = false;   ///< a Continue is on its way
    bool m_chores = false;
    std::uint64_t m_choreTimer = 0;  ///< a chore failed; it is tried again with this one
    std::int64_t m_choreFailures = 0;
    std::uint64_t m_unreadTimer = 0;   ///< what was put aside here alone is tried again with this one
    bool m_historyBegins = false;      ///< store::noteHistory(): nothing else is done until its slices are
    std::uint64_t m_historyTimer = 0;  ///< a slice failed; the next is tried with this one
    std::int64_t m_historyFailures = 0;
    std::vector<model::Compartment> m_forgotten;  ///< lost in this run, keys and all
    std::map<model::Compartment, base::Bytes> m_digestKeys;
    std::int64_t m_unauthorizedInRow = 0;
    std::int64_t m_epochChangesInRow = 0;
    std::vector<Waiter> m_waiters;
    friend class Engine;
};

}  // namespace opdesk::sync::client
