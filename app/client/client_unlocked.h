#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/client/client.h"
#include "app/client/remote_calls.h"
#include "app/client/store_thread.h"
#include "app/client/user_token.h"
#include "core/clinic/server_port.h"
#include "core/store/log_keeper.h"
#include "sync/client/engine.h"
#include "sync/transport/engine_driver.h"

namespace opdesk::app {

/// What lives between unlock and lock. Members die in reverse order: the engine before the store.
struct Client::Unlocked : public clinic::SyncPort, public clinic::PresencePort, public clinic::ServerPort {
    Unlocked(Client& owner, base::platform::FileLock held, std::unique_ptr<store::MarkStore> markStore, Opened open,
             store::UserKeys userKeys, crypto::P256Key device, crypto::Ed25519Key signing,
             std::unique_ptr<store::Store> cacheStore, access::Lease lease, std::string userName)
        : client(owner),
          fileLock(std::move(held)),
          marks(std::move(markStore)),
          opened(std::move(open)),
          keys(std::move(userKeys)),
          deviceKey(std::move(device)),
          signingKey(std::move(signing)),
          cache(std::move(cacheStore)),
          session{*cache,
                  owner.m_clock,
                  owner.m_random,
                  owner.m_rules,
                  std::move(lease),
                  std::move(userName),
                  signingKey,
                  {opened.profile.clinicName, opened.profile.deviceName, opened.profile.series,
                   opened.profile.deskDigit, std::chrono::minutes(opened.profile.clinicOffsetMinutes)},
                  this,
                  this},
          refreshToken(owner.m_folder.blobFile(keys.staff).replace_extension(".token"), keys.signingSeed.view()),
          remote(owner.m_net, {opened.profile.serverUrl, opened.profile.serverCertificate}, deviceKey, owner.m_clock,
                 owner.m_random) {}

    clinic::SyncStatus status() override;
    /// The engine hears of it when nobody waits for the store thread: its work is no part of a person's commit.
    void localChange() override;
    void syncNow(std::function<void(base::Status)> done) override;
    void onStatus(std::function<void()> listener) override { statusListeners.push_back(std::move(listener)); }
    void pauseLoad(bool paused) override {
        if (!driver)
            return;
        if (paused)
            driver->feed(sync::client::PauseBootstrap{});
        else
            driver->feed(sync::client::ResumeBootstrap{});
    }

    base::Status confirm(const model::StaffId& staff, const std::string& passphrase) override {
        auto shown =
            store::openBlob(client.m_folder, opened.profile, staff, passphrase, opened.secret.view(), client.m_clock);
        return shown ? base::Status{} : base::fail(std::move(shown).error());
    }

    base::Result<base::json::object> get(const std::string& path) override { return ask({"GET", path}); }
    base::Result<base::json::object> post(const std::string& path, const base::json::object& body) override {
        return ask({"POST", path, body});
    }
    base::Result<base::json::object> ask(RemoteCalls::Request request);
    base::Status takeAccess();

    void startEngine();
    void stopEngine();
    void cycleFinished(const sync::client::CycleFinished& cycle);
    void endWaiting(const base::Status& status);
    void leaseChanged(const sync::client::LeaseChanged& change);
    void deviceRenewed(const sync::client::DeviceRenewed& renewed);
    /// Of the user, under a lease that just came from the server.
    base::Result<store::Actor> actorUnder(const std::string& lease);

    Client& client;
    base::platform::FileLock fileLock;
    std::unique_ptr<store::MarkStore> marks;  ///< null: none
    Opened opened;
    store::UserKeys keys;
    crypto::P256Key deviceKey;
    crypto::Ed25519Key signingKey;
    std::unique_ptr<store::Store> cache;
    std::unique_ptr<store::LogKeeper> logKeeper;  ///< null on a test VFS: its log is tidied on the store thread
    clinic::Session session;
    UserToken refreshToken;
    RemoteCalls remote;
    std::string accessToken;  ///< of the login, then of ask(); the engine has its own
    sync::client::Status lastStatus;
    bool localChangePosted = false;
    std::vector<std::function<void()>> statusListeners;
    std::vector<std::function<void(base::Status)>> waitingForCycle;
    StoreThread opening;  ///< opens parts of pages for the engine; never touches the cache
    std::unique_ptr<sync::transport::EngineDriver> driver;
};

}  // namespace opdesk::app
