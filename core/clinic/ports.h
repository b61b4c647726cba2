#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"
#include "core/model/ids.h"

/// What the clinic needs from outside; sync/client and app/platform implement it.
namespace opdesk::clinic {

/// The load of everything, as a person sees it: a new desk, another history, a newer program.
struct LoadStatus {
    bool active = false;
    bool paused = false;               ///< by a person; goes on where it was
    std::int64_t done = 0, total = 0;  ///< rows; total is 0 while it is not known
    std::int64_t rowsPerSecond = 0;
    std::optional<std::int64_t> secondsLeft;
};

/// Bytes of attachments on their way.
struct AttachmentTraffic {
    std::int64_t toSend = 0, bytesLeft = 0;  ///< the server does not have them yet
    std::int64_t coming = 0;                 ///< somebody asked for them
    std::int64_t refetched = 0;              ///< came with wrong bytes, over all runs
    std::int64_t refused = 0;                ///< the server does not take them
};

struct SyncStatus {
    std::string phase;  ///< stopped, idle, refreshing, pushing, pulling, waiting, needs_login
    bool online = false;
    std::int64_t waiting = 0, parked = 0, conflicts = 0, sealedPages = 0;
    std::optional<base::Instant> oldestWaiting, lastSuccess, nextTry, offlineSince, accessUntil;
    std::optional<std::int64_t> clockOffsetMillis;
    std::int64_t head = 0, cursor = 0;
    std::string lastError;  ///< error name, empty when none
    LoadStatus load;
    bool draining = false;            ///< a compartment this desk lost still has work to send
    std::int64_t healed = 0;          ///< records put right after a comparison with the server
    std::int64_t skippedKinds = 0;    ///< rows of kinds this program does not know
    std::int64_t deviceRenewals = 0;  ///< new identities of this desk since it was unlocked
    AttachmentTraffic attachments;
};

/// Called on the store thread.
class SyncPort {
public:
    virtual ~SyncPort() = default;
    virtual SyncStatus status() = 0;
    virtual void localChange() = 0;
    /// `done` runs once, on the store thread, after push and pull are through or have failed.
    virtual void syncNow(std::function<void(base::Status)> done) = 0;
    virtual void onStatus(std::function<void()> listener) = 0;
    /// Puts the load of everything off, or lets it go on; kept over restarts.
    virtual void pauseLoad(bool paused) = 0;
};

/// Proof that a person of this desk is here: the passphrase once more (signing a day, the second person of a refund).
class PresencePort {
public:
    virtual ~PresencePort() = default;
    /// Errors: wrongPassphrase, rateLimited (seconds in detail), notFound for somebody without keys on this desk. Takes
    /// as long as an unlock.
    virtual base::Status confirm(const model::StaffId& staff, const std::string& passphrase) = 0;
};

/// Where the 32-byte device secret is kept. Errors: locked for every fault, as a locked and a missing keychain look
/// alike; notFound only when the keychain answered that there is no such entry. Blocks at most five seconds; never on
/// the GUI thread.
class DeviceSecretPort {
public:
    virtual ~DeviceSecretPort() = default;
    virtual base::Result<crypto::SecretBytes> load(const std::string& profileName) = 0;
    virtual base::Status store(const std::string& profileName, base::ByteView secret) = 0;
    /// Nothing sealed with it can be opened again. No error when there is none.
    virtual base::Status remove(const std::string& profileName) = 0;
};

}  // namespace opdesk::clinic
