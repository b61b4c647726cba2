#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/crypto/secret_bytes.h"

/// What the clinic needs from outside; sync/client and app/platform implement it.
namespace opdesk::clinic {

struct SyncStatus {
    std::string phase;  ///< stopped, idle, refreshing, pushing, pulling, waiting, needs_login
    bool online = false;
    std::int64_t waiting = 0, parked = 0, conflicts = 0, sealedPages = 0;
    std::optional<base::Instant> oldestWaiting, lastSuccess, nextTry, offlineSince, accessUntil;
    std::optional<std::int64_t> clockOffsetMillis;
    std::int64_t head = 0, cursor = 0;
    std::string lastError;  ///< error name, empty when none
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
};

/// Where the 32-byte device secret is kept. Errors: locked for every fault, as a locked and a missing keychain look
/// alike; notFound only when the keychain answered that there is no such entry. Blocks at most five seconds; never on
/// the GUI thread.
class DeviceSecretPort {
public:
    virtual ~DeviceSecretPort() = default;
    virtual base::Result<crypto::SecretBytes> load(const std::string& profileName) = 0;
    virtual base::Status store(const std::string& profileName, base::ByteView secret) = 0;
};

}  // namespace opdesk::clinic
