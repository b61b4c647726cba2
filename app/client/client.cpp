#include "app/client/client_unlocked.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/client/mark_saver.h"
#include "core/access/lease.h"
#include "core/base/background.h"
#include "core/clinic/settling.h"
#include "core/crypto/hash.h"
#include "core/store/blobs.h"
#include "core/store/queries.h"
#include "core/store/sync_store.h"
#include "sync/protocol/dpop.h"

namespace opdesk::app {

using base::ErrorCode;

namespace {

std::string phaseName(sync::client::Phase phase) {
    switch (phase) {
        case sync::client::Phase::stopped:
            return "stopped";
        case sync::client::Phase::idle:
            return "idle";
        case sync::client::Phase::refreshing:
            return "refreshing";
        case sync::client::Phase::pushing:
            return "pushing";
        case sync::client::Phase::pulling:
            return "pulling";
        case sync::client::Phase::waiting:
            return "waiting";
        case sync::client::Phase::needsLogin:
            return "needs_login";
    }
    return "stopped";
}

std::vector<store::CompartmentKey> copyKeys(const std::vector<store::CompartmentKey>& keys) {
    std::vector<store::CompartmentKey> copies;
    for (const auto& key : keys)
        copies.push_back({key.compartment, key.epoch, key.key.clone()});
    return copies;
}

}  // namespace

Client::Client(ClientOptions options, clinic::DeviceSecretPort& secret, const rules::RuleBook& rules,
               const base::Clock& clock, base::Random& random, StoreThread& storeThread, NetThread& net)
    : m_options(std::move(options)),
      m_secret(secret),
      m_rules(rules),
      m_clock(clock),
      m_random(random),
      m_storeThread(storeThread),
      m_net(net),
      m_folder(m_options.profileFolder),
      // One keychain entry per profile folder; the path itself does not go into the keychain.
      m_profileName(base::toHex(crypto::sha256(base::asBytes(
                                    std::filesystem::weakly_canonical(m_options.profileFolder).generic_string())))
                        .substr(0, 24)) {}

Client::~Client() = default;

clinic::Session* Client::session() {
    return m_unlocked ? &m_unlocked->session : nullptr;
}
store::Store* Client::store() {
    return m_unlocked ? m_unlocked->cache.get() : nullptr;
}

base::Status Client::openSession(Opened opened, store::UserKeys keys, std::string accessToken,
                                 std::string refreshToken) {
    const auto leaseKey = base::fromBase64Url(opened.profile.leaseKey);
    if (!leaseKey)
        return base::fail(ErrorCode::damaged, "the profile's lease key is damaged");
    OPDESK_TRY(auto held, base::platform::FileLock::tryLock(m_folder.lockFile()));
    std::unique_ptr<store::MarkStore> marks;
    if (m_options.marks)
        marks = std::make_unique<MarkSaver>(m_options.marks(m_profileName), m_options.marksEvery);
    store::StoreOptions storeOptions;
    storeOptions.file = m_folder.cacheFile();
    storeOptions.key = keys.cacheKey.view();
    storeOptions.tenant = opened.profile.tenant;
    storeOptions.device = opened.profile.device;
    storeOptions.former = opened.profile.former;
    storeOptions.create = true;
    storeOptions.vfs = m_options.storeVfs;
    storeOptions.marks = marks.get();
    OPDESK_TRY(auto cache, store::Store::open(storeOptions, m_clock, m_random));
    OPDESK_CHECK(takeIdentity(*cache, opened));
    OPDESK_TRY(auto lease, access::verifyLease(keys.lease, *leaseKey));
    OPDESK_TRY(auto state, store::syncState(*cache));
    // A later lease came with a sync; it stands only when the server signed it for this user on this device.
    const auto isOurs = [&](const access::Lease& one) {
        const auto& former = opened.profile.former;
        return one.user == keys.staff && one.tenant == opened.profile.tenant &&
               (one.device == opened.profile.device || std::ranges::find(former, one.device) != former.end());
    };
    if (auto later = access::verifyLease(state.lease, *leaseKey);
        later && isOurs(*later) && later->issued > lease.issued)
        lease = *std::move(later);
    if (!isOurs(lease))
        return base::fail(ErrorCode::damaged, "the lease is not for this user on this desk");
    if (accessToken.empty() && m_clock.now() > lease.offlineUntil)
        return base::fail(ErrorCode::leaseExpired, "offline use has ended; connect once to open");
    if (!refreshToken.empty()) {
        OPDESK_CHECK(store::changeSyncState(*cache, [&](store::SyncState& now) { now.lease = keys.lease; }));
    }
    for (const auto& key : keys.compartments)
        OPDESK_CHECK(cache->grantCompartment(key.compartment, key.epoch, key.key.view()));
    OPDESK_TRY(auto signingKey, crypto::Ed25519Key::fromSeed(keys.signingSeed.view()));
    OPDESK_TRY(auto deviceKey, crypto::P256Key::fromSecret(opened.secret.view(), kDeviceKeyInfo));
    std::string userName;
    for (const auto& user : opened.profile.users)
        if (user.staff == keys.staff)
            userName = user.name;
    m_unlocked = std::make_unique<Unlocked>(*this, std::move(held), std::move(marks), std::move(opened),
                                            std::move(keys), std::move(deviceKey), std::move(signingKey),
                                            std::move(cache), std::move(lease), std::move(userName));
    if (m_options.storeVfs.empty()) {
        storeOptions.key = m_unlocked->keys.cacheKey.view();
        // Without it the log is tidied on the store thread.
        if (auto keeper = store::LogKeeper::start(*m_unlocked->cache, storeOptions))
            m_unlocked->logKeeper = std::move(*keeper);
    }
    if (!refreshToken.empty())
        if (auto saved = m_unlocked->refreshToken.save(refreshToken, m_random); !saved) {
            m_unlocked.reset();
            return saved;
        }
    m_unlocked->accessToken = std::move(accessToken);
    // Later, not now: the engine itself commits what it pulled, and a step inside its own step would break it.
    m_unlocked->cache->onChanged([this](const std::vector<store::Changed>&) {
        if (m_unlocked)
            m_unlocked->localChange();
    });
    m_unlocked->startEngine();
    return {};
}

void Client::lock() {
    if (!m_unlocked)
        return;
    m_unlocked->stopEngine();
    m_unlocked.reset();
}

void Client::syncNow(std::function<void(base::Status)> done) {
    if (!m_unlocked) {
        done(base::fail(ErrorCode::locked, "nobody is logged in"));
        return;
    }
    m_unlocked->syncNow(std::move(done));
}

void Client::Unlocked::startEngine() {
    if (driver)
        return;
    sync::client::EngineOptions options;
    options.tenant = opened.profile.tenant;
    options.device = opened.profile.device;
    options.accessToken = accessToken;
    options.useStream = client.m_options.syncByItself;
    options.someoneWaits = [&thread = client.m_storeThread] { return thread.someoneWaits(); };
    options.cycleHasBlobs = !client.m_options.syncByItself;
    options.sliceRows = 64;  // a commit of some 2 ms
    opening.post(base::platform::letOthersFirst);
    options.aside = [this](std::function<void()> work) { opening.post(std::move(work)); };
    options.actorUnder = [this](const std::string& lease) { return actorUnder(lease); };
    options.loadRefreshToken = [this] { return refreshToken.load(); };
    options.saveRefreshToken = [this](const std::string& token) { return refreshToken.save(token, client.m_random); };
    auto engine = std::make_unique<sync::client::Engine>(
        *cache, options, copyKeys(keys.compartments),
        [this](const std::string& method, const std::string& path, const std::string& token, const std::string& nonce,
               base::ByteView body) {
            return sync::protocol::makeProof(deviceKey, method, path, token, nonce, body, client.m_clock,
                                             client.m_random);
        },
        client.m_clock, client.m_random);
    driver = std::make_unique<sync::transport::EngineDriver>(
        std::move(engine), sync::transport::ServerAddress{opened.profile.serverUrl, opened.profile.serverCertificate},
        [&thread = client.m_storeThread](std::function<void()> task) { thread.postIdle(std::move(task)); },
        client.m_net.context());
    driver->onStatus([this] {
        lastStatus = driver->status();
        for (const auto& listener : statusListeners)
            listener();
    });
    driver->onCycle([this](sync::client::CycleFinished cycle) { cycleFinished(cycle); });
    driver->onDeviceRenewed([this](sync::client::DeviceRenewed renewed) { deviceRenewed(renewed); });
    driver->onLease([this](sync::client::LeaseChanged change) { leaseChanged(change); });
    driver->onCompartmentDropped([this](model::Compartment dropped) {
        cache->forgetCompartment(dropped);
        std::erase_if(keys.compartments, [&](const auto& key) { return key.compartment == dropped; });
    });
    if (client.m_options.syncByItself)
        driver->start();
}

void Client::Unlocked::localChange() {
    if (std::exchange(localChangePosted, true))
        return;
    client.m_storeThread.postIdle([&owner = client, self = this] {
        if (owner.m_unlocked.get() != self)
            return;
        self->localChangePosted = false;
        if (self->driver)
            self->driver->feed(sync::client::LocalChange{});
    });
}

void Client::Unlocked::stopEngine() {
    if (!driver)
        return;
    driver->stop();
    driver.reset();
    endWaiting(base::fail(ErrorCode::cancelled, "the desk was locked"));
}

clinic::SyncStatus Client::Unlocked::status() {
    if (driver)
        lastStatus = driver->status();
    clinic::SyncStatus status;
    status.phase = phaseName(lastStatus.phase);
    status.online = lastStatus.online;
    if (const auto counts = store::outboxCounts(*cache)) {
        status.waiting = counts->waiting;
        status.parked = counts->parked;
        status.oldestWaiting = counts->oldest;
    }
    status.conflicts = clinic::conflictsToSettle(session);
    status.sealedPages = store::sealedPageCount(*cache).value_or(0);
    if (const auto state = store::syncState(*cache)) {
        status.lastSuccess = state->lastSuccess;
        status.nextTry = state->nextTryAt;
        status.clockOffsetMillis = state->clockOffsetMillis;
        status.cursor = state->cursor;
    }
    status.offlineSince = lastStatus.offlineSince;
    status.accessUntil = session.lease.offlineUntil;
    status.head = lastStatus.head;
    if (lastStatus.hasError)
        status.lastError = base::errorName(lastStatus.lastError);
    // No error of the protocol: to it the server is out of reach.
    if (!status.online && driver && driver->proxyAsks())
        status.lastError = "proxy_password";
    const auto& load = lastStatus.bootstrap;
    status.load = {load.active, load.paused, load.done, load.total, load.rowsPerSecond, load.secondsLeft};
    status.draining = lastStatus.draining;
    status.healed = lastStatus.healed;
    status.skippedKinds = lastStatus.skippedKinds;
    status.deviceRenewals = lastStatus.deviceRenewals;
    if (const auto blobs = store::blobCounts(*cache))
        status.attachments = {blobs->up, blobs->upBytes, blobs->asked, blobs->refetched, blobs->refused};
    return status;
}

void Client::Unlocked::syncNow(std::function<void(base::Status)> done) {
    waitingForCycle.push_back(std::move(done));
    if (waitingForCycle.size() > 1)
        return;
    if (client.m_options.syncByItself)
        driver->feed(sync::client::SyncNow{});
    else
        driver->start(true);
}

void Client::Unlocked::cycleFinished(const sync::client::CycleFinished& cycle) {
    auto status = cycle.success ? base::Status{} : base::Status(base::fail(cycle.code, "the desk could not sync"));
    if (client.m_options.syncByItself)
        return endWaiting(status);
    // Without leave to sync by itself the engine rests again before anybody is answered: a request still under way
    // would otherwise tell whoever asks next what became of it, not of what they asked for.
    client.m_storeThread.post([&owner = client, session = this, status = std::move(status)] {
        if (owner.m_unlocked.get() != session)
            return;
        if (session->driver)
            session->driver->rest();
        session->endWaiting(status);
    });
}

void Client::Unlocked::endWaiting(const base::Status& status) {
    for (auto& done : std::exchange(waitingForCycle, {}))
        done(status);
}

void Client::Unlocked::leaseChanged(const sync::client::LeaseChanged& change) {
    const auto leaseKey = base::fromBase64Url(opened.profile.leaseKey);
    if (!leaseKey)
        return;
    auto lease = access::verifyLease(change.lease, *leaseKey);
    if (lease && lease->user == keys.staff && lease->device == opened.profile.device &&
        lease->issued >= session.lease.issued)
        session.lease = *std::move(lease);
}

}  // namespace opdesk::app
