#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/clinic/desk.h"
#include "core/model/ids.h"

namespace opdesk::clinic {

struct Person {
    model::StaffId staff;
    std::string name;
    std::string roleWords;
};

/// What the unlock page may show before anybody has proved who they are: staff, never patients.
struct GateView {
    bool enrolled = false;  ///< false: the first-run page comes first
    std::string clinicName, deviceName;
    std::chrono::minutes offset{330};  ///< of the clinic's clock from UTC
    std::vector<Person> people;
};

struct EnrolRequest {
    std::string serverUrl;        ///< https only
    std::string certificateFile;  ///< PEM of the clinic server's CA
    std::string clinicCode, code, deviceName;
};

struct ResetCache {
    model::StaffId staff;
    std::string passphrase;
    std::string exportFile;  ///< takes what is not sent, sealed; empty: refuse while there is any
    bool onlySay = true;     ///< says what it would do
};
/// What was, or would be, in the way.
struct CacheReset {
    std::int64_t waiting = 0, parked = 0, looks = 0;
    std::int64_t unreadable = 0;  ///< rows of a damaged file
    bool damaged = false, exported = false, done = false;
};

/// The door: enrolment, login with a one-time code, unlock with the passphrase, lock. Implemented by app/platform.
/// Calls return at once; `done` runs on the GUI thread.
class Gate {
public:
    virtual ~Gate() = default;
    virtual void view(std::function<void(base::Result<GateView>)> done) = 0;
    virtual void enrol(EnrolRequest request, std::function<void(base::Status)> done) = 0;
    /// Sends the code to the phone; answers the challenge to hand back.
    virtual void startLogin(std::string phone, std::function<void(base::Result<std::string>)> done) = 0;
    /// First login of a user here, or a new passphrase for one. Opens the session.
    virtual void finishLogin(std::string challenge, std::string otp, std::string passphrase,
                             std::function<void(base::Result<std::shared_ptr<Desk>>)> done) = 0;
    /// Works offline. wrongPassphrase (tries left in detail), rateLimited (seconds in detail, or "online" when only the
    /// phone's code opens), leaseExpired, locked (keychain), damaged (resetCache() is the way out).
    virtual void unlock(model::StaffId staff, std::string passphrase,
                        std::function<void(base::Result<std::shared_ptr<Desk>>)> done) = 0;
    /// Closes the store and wipes the keys, before any later call is answered; every Desk of the session is dead
    /// afterwards.
    virtual void lock() = 0;
    /// Makes the cache anew: the way out of `damaged`. Errors: wrongPassphrase; wrongState with the counts in `detail`
    /// while anything is not sent and `exportFile` is empty; unsupported where nothing can be reset.
    virtual void resetCache(ResetCache order, std::function<void(base::Result<CacheReset>)> done);
};

inline void Gate::resetCache(ResetCache, std::function<void(base::Result<CacheReset>)> done) {
    done(base::fail(base::ErrorCode::unsupported));
}

}  // namespace opdesk::clinic
