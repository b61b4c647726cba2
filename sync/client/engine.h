#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/store/keyring.h"
#include "core/store/sync_store.h"

/// The sync engine: a state machine without threads, sockets or clocks. The owner feeds events and runs the effects;
/// all calls belong to the store thread. The simulator drives the same object.
namespace opdesk::sync::client {

// ---- events
/// The store is open and the session is unlocked.
struct Started {
    bool isAsked = false;  ///< by a person, as SyncNow: what is looked for at the start is the answer
};
struct LocalChange {};  ///< something was committed: there may be ops to send
struct SyncNow {};      ///< a person asked; back-off is forgotten
struct NetworkChanged {
    bool reachable = true;
};
struct TimerFired {
    std::uint64_t timer = 0;
};
struct Answered {  ///< a whole HTTP answer
    std::uint64_t request = 0;
    int status = 0;
    std::string dpopNonce;  ///< header of the answer, empty when absent
    std::optional<std::int64_t> retryAfterSeconds;
    base::Bytes body;
};
enum class TransportFault { unreachable, timedOut, badCertificate, tooLarge, cancelled };
struct Failed {
    std::uint64_t request = 0;
    TransportFault fault = TransportFault::unreachable;
};
struct StreamEvent {  ///< a poke
    std::int64_t head = 0;
    std::string epoch;  ///< of the history the head belongs to; empty from an older server
};
struct StreamClosed {  ///< the event stream ended
    int status = 0;    ///< 0 without an answer
    std::string dpopNonce;
};
struct SessionRenewed {  ///< a login on this desk brought new tokens
    std::string access, refresh;
};
struct Stopped {};          ///< lock or exit: nothing more is sent
struct Continued {};        ///< answers Continue: the store thread has nothing else to do
struct PauseBootstrap {};   ///< a person puts the load of everything off; kept over restarts
struct ResumeBootstrap {};  ///< and lets it go on where it was
using Event = std::variant<Started, LocalChange, SyncNow, NetworkChanged, TimerFired, Answered, Failed, StreamEvent,
                           StreamClosed, SessionRenewed, Stopped, Continued, PauseBootstrap, ResumeBootstrap>;

// ---- effects
struct SendRequest {
    std::uint64_t request = 0;
    std::string method;
    std::string path;  ///< with query; carries ids and numbers only
    std::string contentType;
    std::string authorization;  ///< whole header value or empty
    std::string dpop;           ///< whole header value
    base::Bytes body;
    std::chrono::milliseconds timeout{30000};
};
struct OpenStream {
    std::string path, authorization, dpop;
};
struct CloseStream {};
struct StartTimer {
    std::uint64_t timer = 0;
    std::chrono::milliseconds after{};
};
struct StatusChanged {};
struct CycleFinished {
    bool success = false;
    base::ErrorCode code = base::ErrorCode::internal;
};  ///< answers SyncNow
struct LeaseChanged {
    std::string lease;
    std::vector<std::pair<model::Compartment, std::int64_t>> keys;
};
/// There is more to do: step(Continued{}) when nobody else needs the store. One at a time; long work comes in slices.
struct Continue {};
/// The desk lost a compartment and nothing of it is left in the store: forget its key.
struct CompartmentDropped {
    model::Compartment compartment = model::Compartment::desk;
};
/// The server gave this device a new identity; the old series is closed.
struct DeviceRenewed {
    model::DeviceId device;
    std::string series;
    std::int64_t deskDigit = 1;
};
using Effect = std::variant<SendRequest, OpenStream, CloseStream, StartTimer, StatusChanged, CycleFinished,
                            LeaseChanged, Continue, CompartmentDropped, DeviceRenewed>;

enum class Phase { stopped, idle, refreshing, pushing, pulling, waiting, needsLogin };
/// The load of everything, as a person sees it.
struct BootstrapStatus {
    bool active = false;
    bool paused = false;
    std::int64_t done = 0, total = 0;  ///< rows; total is 0 while it is not known
    std::int64_t rowsPerSecond = 0;
    std::optional<std::int64_t> secondsLeft;
};
/// Bytes of attachments on their way.
struct BlobTraffic {
    std::int64_t up = 0, down = 0;  ///< attachments to send, and to fetch because somebody asked
    std::int64_t upBytes = 0;       ///< left to send
    std::int64_t refetched = 0;     ///< came with wrong bytes, over all runs
    std::int64_t refused = 0;       ///< the server does not take them
};
struct Status {
    Phase phase = Phase::stopped;
    bool online = false;  ///< the last contact succeeded
    std::int64_t waiting = 0, parked = 0;
    std::optional<base::Instant> oldestWaiting, lastSuccess, nextTry, offlineSince;
    std::optional<std::int64_t> clockOffsetMillis;
    std::int64_t head = 0, cursor = 0;
    base::ErrorCode lastError = base::ErrorCode::internal;
    bool hasError = false;
    BootstrapStatus bootstrap;
    bool draining = false;            ///< a lost compartment still has ops to send or rows to delete
    std::int64_t healed = 0;          ///< records put right after a comparison of digests
    std::int64_t skippedKinds = 0;    ///< rows of kinds this program does not know
    std::int64_t deviceRenewals = 0;  ///< new identities of this device since the engine started
    BlobTraffic blobs;
};

/// Signs DPoP proofs with the device key; the engine never sees the key.
using ProofSigner =
    std::function<std::string(const std::string& method, const std::string& path, const std::string& accessToken,
                              const std::string& nonce, base::ByteView body)>;

struct EngineOptions {
    model::TenantId tenant;
    model::DeviceId device;
    std::string accessToken;  ///< empty: refresh first
    /// The user's refresh token, kept sealed under a key of that user (never in the cache, which every user of the desk
    /// can open: whoever reads it could fetch the user's compartment keys). load answers "" when there is none. The
    /// engine saves a new token, and checks that it was saved, before it uses it. SyncState::refreshToken is not used.
    std::function<std::string()> loadRefreshToken;
    std::function<base::Status(const std::string&)> saveRefreshToken;
    /// The user of this session under a lease that just came, for the event a renewed device begins its audit chain
    /// with (core/store/device_renewal.h). Empty: the device is never renewed (tests without a user).
    std::function<base::Result<store::Actor>(const std::string& lease)> actorUnder;
    std::chrono::milliseconds pollEvery{20000};  ///< while no event stream is open
    bool useStream = true;
    /// What SyncNow asks for ends only when the attachments due have been tried as well: for programs that end after
    /// it.
    bool cycleHasBlobs = false;
    /// A person's work waits for the store thread: long work ends its transaction now. Called on the store thread
    /// between rows; may be empty.
    std::function<bool()> someoneWaits;
    std::size_t sliceRows = 256;  ///< of one transaction of long work
    std::size_t pushOps = 200;    ///< most ops in one request, the server's bound (protocol::kMaxPushOps); at least 1
    /// Runs work on another thread, one after the other, so that the next part of a page is opened while this one goes
    /// into the store. It touches nothing of the engine or the store. Empty: parts are opened where they are taken.
    std::function<void(std::function<void()>)> aside;
};

class EngineCore;

class Engine {
public:
    /// `keys` opens and seals pages; the store must have the same compartments granted.
    Engine(store::Store& store, EngineOptions options, std::vector<store::CompartmentKey> keys, ProofSigner proof,
           const base::Clock& clock, base::Random& random);
    ~Engine();

    std::vector<Effect> step(const Event& event);
    Status status() const;
    /// With those that came with a refresh, for the user's blob.
    const std::vector<store::CompartmentKey>& keys() const;

private:
    std::unique_ptr<EngineCore> m_core;
};

}  // namespace opdesk::sync::client
