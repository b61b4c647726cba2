#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/client/store_thread.h"
#include "app/platform/net_thread.h"
#include "core/base/platform.h"
#include "core/clinic/gate.h"
#include "core/clinic/session.h"
#include "core/crypto/p256.h"
#include "core/rules/rule_book.h"
#include "core/store/detach.h"
#include "core/store/keyring.h"
#include "core/store/marks.h"
#include "core/store/store.h"
#include "sync/protocol/messages.h"

namespace opdesk::app {

struct ClientOptions {
    std::filesystem::path profileFolder;
    bool syncByItself = true;  ///< false: the line is used only while syncNow() runs (opdeskctl)
    std::string storeVfs;      ///< a test VFS; empty: the default
    /// Where the marks of a profile's device are kept; empty: nowhere, so that a disk put back shows only to the
    /// server.
    std::function<std::unique_ptr<store::MarkStore>(const std::string& profileName)> marks{};
    std::chrono::milliseconds marksEvery{250};  ///< at most one write of them in this time
};

/// Of the device key, from the device secret.
inline constexpr std::string_view kDeviceKeyInfo = "opdesk-device-key-1";

/// One desk's client without a window: profile, enrolment, login, unlock, and while unlocked the store, the session and
/// the engine. Shared by opdesk and opdeskctl. Everything belongs to the store thread.
class Client {
public:
    Client(ClientOptions options, clinic::DeviceSecretPort& secret, const rules::RuleBook& rules,
           const base::Clock& clock, base::Random& random, StoreThread& storeThread, NetThread& net);
    ~Client();

    base::Result<clinic::GateView> view();
    /// Errors: alreadyExists (this folder is a desk already), unauthorized (code), unreachable, badCertificate, locked.
    base::Status enrol(const clinic::EnrolRequest& request);
    /// The same server under a new address; its certificate must still chain to the one known from enrolment.
    base::Status moveServer(const std::string& serverUrl);
    base::Result<std::string> startLogin(const std::string& phone);
    base::Status finishLogin(const std::string& challenge, const std::string& otp, const std::string& passphrase);
    base::Status unlock(const model::StaffId& staff, const std::string& passphrase);
    void lock();

    /// Removes the cache, or all of this desk (core/store/detach.h). The passphrase must be the user's.
    struct DetachOrder {
        model::StaffId staff;
        std::string passphrase;
        store::DetachScope scope = store::DetachScope::desk;
        std::filesystem::path exportTo;  ///< empty: refuse while anything is not sent
        bool onlySay = false;
    };
    base::Result<store::DetachReport> detach(const DetachOrder& order);
    /// Puts the groups of an export into the outbox of the open desk; how many. Errors: locked, and those of
    /// readExport.
    base::Result<std::int64_t> queueExport(const std::filesystem::path& file, const std::string& passphrase);

    /// Null while locked.
    clinic::Session* session();
    store::Store* store();
    /// Push and pull once; `done` runs on the store thread.
    void syncNow(std::function<void(base::Status)> done);

    const std::string& profileName() const { return m_profileName; }

private:
    struct Unlocked;
    struct Opened {
        crypto::SecretBytes secret;
        store::Profile profile;
    };
    base::Result<Opened> openProfile();
    base::Status takeIdentity(store::Store& cache, Opened& opened);
    base::Status openSession(Opened opened, store::UserKeys keys, std::string accessToken, std::string refreshToken);

    ClientOptions m_options;
    clinic::DeviceSecretPort& m_secret;
    const rules::RuleBook& m_rules;
    const base::Clock& m_clock;
    base::Random& m_random;
    StoreThread& m_storeThread;
    NetThread& m_net;
    store::ProfileFolder m_folder;
    std::string m_profileName;
    std::unique_ptr<Unlocked> m_unlocked;
};

}  // namespace opdesk::app
