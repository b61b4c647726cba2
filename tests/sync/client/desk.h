#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <deque>
#include <filesystem>

#include "core/crypto/ed25519.h"
#include "core/model/validate.h"
#include "core/store/leaf_table.h"
#include "core/store/marks.h"
#include "sync/protocol/dpop.h"
#include "tests/support/fake_server.h"

/// Desks of one clinic for the engine's tests: the real engine on a real encrypted cache, a clock and a network by
/// hand.
namespace opdesk::tests {

using model::KindId;
namespace protocol = sync::protocol;

/// Deletes its content at the end.
class TemporaryFolder {
public:
    TemporaryFolder() {
        base::SystemRandom random;
        std::array<std::uint8_t, 8> name{};
        random.fill(name);
        m_path = std::filesystem::temp_directory_path() / ("opdesk-sync-" + base::toHex(name));
        std::filesystem::create_directories(m_path);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

struct Clinic {
    base::ManualClock clock{base::fromMillis(1'795'000'000'000)};
    base::SeededRandom random{42};
    model::TenantId tenant = model::TenantId::make(clock, random);
    FakeServer server{tenant, clock, random};
    TemporaryFolder folder;

    Clinic() {
        for (const auto compartment : {model::Compartment::desk, model::Compartment::care, model::Compartment::notes})
            server.addKey(compartment, 1, keyOf(compartment));
    }
    static base::Bytes keyOf(model::Compartment compartment) {
        return base::Bytes(32, static_cast<std::uint8_t>(10 + static_cast<int>(compartment)));
    }
};

class Desk {
public:
    /// `opsInAPush`: fewer than a program sends, so that a short queue is several requests.
    Desk(Clinic& clinic, const std::string& name, std::set<model::Compartment> compartments, bool withToken = true,
         std::size_t opsInAPush = protocol::kMaxPushOps)
        : pushOps(opsInAPush),
          m_clinic(clinic),
          m_name(name),
          m_compartments(std::move(compartments)),
          m_device(model::DeviceId::make(clinic.clock, clinic.random)),
          m_staff(model::StaffId::make(clinic.clock, clinic.random)),
          m_lease(model::LeaseId::make(clinic.clock, clinic.random)),
          m_userKey(crypto::Ed25519Key::generate(clinic.random)),
          m_deviceKey(*crypto::P256Key::fromSecret(base::Bytes(32, static_cast<std::uint8_t>(name.front())), "test")) {
        clinic.server.enrol(m_device, m_compartments);
        refreshToken = clinic.server.refreshToken(m_device);
        open(withToken);
    }

    /// The program starts: the cache is opened again and a new engine runs on it.
    void open(bool withToken = true) {
        m_engine.reset();
        m_store.reset();
        m_requests.clear();
        m_timers.clear();
        m_continues = false;
        store::StoreOptions storeOptions;
        storeOptions.file = cacheFile();
        storeOptions.key = m_cacheKey;
        storeOptions.tenant = m_clinic.tenant;
        storeOptions.device = m_device;
        storeOptions.create = true;
        storeOptions.marks = marks;
        storeOptions.vfs = vfs;
        storeOptions.blobs = blobFiles;
        auto opened = store::Store::open(storeOptions, m_clinic.clock, m_clinic.random);
        ASSERT_TRUE(opened) << opened.error().detail;
        m_store = std::move(*opened);
        std::vector<store::CompartmentKey> keys;
        for (const auto compartment : m_compartments) {
            const auto key = Clinic::keyOf(compartment);
            ASSERT_TRUE(m_store->grantCompartment(compartment, 1, key));
            keys.push_back({compartment, 1, crypto::SecretBytes::fromCopy(key)});
        }
        sync::client::EngineOptions options;
        options.tenant = m_clinic.tenant;
        options.device = m_device;
        options.sliceRows = sliceRows;
        options.pushOps = pushOps;
        options.someoneWaits = someoneWaits;
        options.useStream = useStream;
        options.aside = aside;
        options.accessToken = withToken ? m_clinic.server.accessToken(m_device) : "";
        options.actorUnder = [this](const std::string&) -> base::Result<store::Actor> {
            m_lease = model::LeaseId::make(m_clinic.clock, m_clinic.random);
            return actor();
        };
        options.loadRefreshToken = [this] { return refreshToken; };
        options.saveRefreshToken = [this](const std::string& token) -> base::Status {
            refreshToken = token;
            return {};
        };
        m_engine = std::make_unique<sync::client::Engine>(
            *m_store, options, std::move(keys),
            [this](const std::string& method, const std::string& path, const std::string& token,
                   const std::string& nonce, base::ByteView body) {
                return sync::protocol::makeProof(m_deviceKey, method, path, token, nonce, body, m_clinic.clock,
                                                 m_clinic.random);
            },
            m_clinic.clock, m_clinic.random);
    }

    void feed(const sync::client::Event& event) {
        if (m_isRestless)
            return;
        step(event);
        for (int left = kMostContinues; m_continues && !holdsSlices; --left) {
            m_isRestless = left == 0;
            ASSERT_FALSE(m_isRestless) << "the engine never comes to rest";
            continueOnce();
        }
    }
    /// The store thread has nothing else to do; false when the engine asked for nothing.
    bool continueOnce() {
        if (!std::exchange(m_continues, false))
            return false;
        step(sync::client::Continued{});
        return true;
    }
    void step(const sync::client::Event& event) {
        for (auto& effect : m_engine->step(event)) {
            if (auto* request = std::get_if<sync::client::SendRequest>(&effect))
                m_requests.push_back(std::move(*request));
            else if (auto* timer = std::get_if<sync::client::StartTimer>(&effect))
                m_timers.emplace(m_clinic.clock.now() + timer->after, timer->timer);
            else if (auto* cycle = std::get_if<sync::client::CycleFinished>(&effect))
                cycles.push_back(*cycle);
            else if (std::holds_alternative<sync::client::OpenStream>(effect))
                ++streamsOpened;
            else if (auto* lease = std::get_if<sync::client::LeaseChanged>(&effect))
                leases.push_back(*lease);
            else if (auto* renewed = std::get_if<sync::client::DeviceRenewed>(&effect))
                m_device = renewed->device;
            else if (std::holds_alternative<sync::client::Continue>(effect))
                m_continues = true;
            else if (auto* dropped = std::get_if<sync::client::CompartmentDropped>(&effect))
                droppedCompartments.push_back(dropped->compartment);
        }
    }
    /// Serves one waiting request; false when there is none.
    bool serveOne() {
        if (m_requests.empty())
            return false;
        const auto request = std::move(m_requests.front());
        m_requests.pop_front();
        feed(m_clinic.server.serve(m_device, request));
        return true;
    }
    /// False when the engine never comes to rest, which fails the test.
    bool serveAll() {
        for (int i = 0; i < 1000 && serveOne(); ++i) {
        }
        EXPECT_TRUE(m_requests.empty()) << "the engine never comes to rest";
        return m_requests.empty();
    }
    /// Asks for a sync and serves it; true when the cycle succeeded.
    bool sync() {
        feed(sync::client::Started{});
        cycles.clear();
        feed(sync::client::SyncNow{});
        serveAll();
        EXPECT_EQ(cycles.size(), 1u);
        return !cycles.empty() && cycles.front().success;
    }
    /// Time passes and timers fire in order; what they cause is served.
    void passTime(std::chrono::milliseconds by) {
        const auto until = m_clinic.clock.now() + by;
        while (!m_timers.empty() && m_timers.begin()->first <= until) {
            const auto [at, timer] = *m_timers.begin();
            m_timers.erase(m_timers.begin());
            m_clinic.clock.set(std::max(at, m_clinic.clock.now()));
            feed(sync::client::TimerFired{timer});
            if (!serveAll())
                break;
        }
        m_clinic.clock.set(until);
    }

    /// Time passes up to the next timer and it fires; nothing is served.
    void fireNextTimer() {
        if (m_timers.empty())
            return;
        const auto [at, timer] = *m_timers.begin();
        m_timers.erase(m_timers.begin());
        m_clinic.clock.set(std::max(at, m_clinic.clock.now()));
        feed(sync::client::TimerFired{timer});
    }

    store::Actor actor() {
        return {m_staff, m_lease, [this](base::ByteView text) {
                    const auto signature = m_userKey.sign(text);
                    return base::Bytes(signature.begin(), signature.end());
                }};
    }
    /// An audit event without ops.
    void look() {
        const auto done = m_store->recordLook(actor(), {"patient.open", KindId::patient, {}, {}, "", "ok", {}, {}});
        ASSERT_TRUE(done) << done.error().detail;
    }
    void commit(std::vector<store::Change> changes) {
        std::vector<store::AuditEntry> audit;
        for (const auto& change : changes)
            audit.push_back({"test.change", change.kind, change.record, {}, "", "ok", {}, {}});
        const auto receipt = m_store->commit(actor(), {std::move(changes), std::move(audit)});
        ASSERT_TRUE(receipt) << receipt.error().detail << ' ' << receipt.error().field;
    }
    base::Uuid create(KindId kind, json::object document) {
        const auto id = base::Uuid::v7(m_clinic.clock, m_clinic.random);
        commit({{kind, id, model::Action::create, {}, std::move(document), {}}});
        return id;
    }
    base::Uuid createPatient(const std::string& name) {
        return create(
            KindId::patient,
            {{"name", name}, {"sex", "female"}, {"clinic_number", "A07-" + std::to_string(++m_patients) + m_name}});
    }
    void set(KindId kind, const base::Uuid& id, json::object fields) {
        commit({{kind, id, model::Action::set, std::move(fields), {}, {}}});
    }
    void remove(KindId kind, const base::Uuid& id) {
        commit({{kind, id, model::Action::remove, {}, {{"reason", "by mistake"}}, {}}});
    }

    json::value shown(KindId kind, const base::Uuid& id, std::string_view field) {
        const auto record = m_store->record(kind, id);
        if (!record || !*record)
            return "no record";
        return model::valueOf((*record)->body, field);
    }
    store::OutboxCounts outbox() { return *store::outboxCounts(*m_store); }
    std::string exported() {
        std::string text;
        EXPECT_TRUE(store::exportRecords(*m_store, [&](std::string_view line) { text += std::string(line) + '\n'; }));
        return text;
    }

    store::Store& cache() { return *m_store; }
    sync::client::Engine& engine() { return *m_engine; }
    const model::DeviceId& device() const { return m_device; }
    std::filesystem::path cacheFile() const { return m_clinic.folder.path() / (m_name + ".db"); }
    /// The program ends: what is on the disk is whole.
    void close() {
        m_engine.reset();
        m_store.reset();
        m_requests.clear();
        m_timers.clear();
    }
    /// Starts as this device, with the tokens the server has for it: another copy of a disk, or a profile of before.
    void openAs(const model::DeviceId& device) {
        m_device = device;
        refreshToken = m_clinic.server.refreshToken(device);
        open();
    }
    /// Another user works here, who may read these.
    void openFor(std::set<model::Compartment> compartments) {
        m_compartments = std::move(compartments);
        open();
    }
    std::deque<sync::client::SendRequest>& requests() { return m_requests; }
    std::string& cacheKeyName() { return m_name; }

    std::vector<sync::client::CycleFinished> cycles;
    std::vector<sync::client::LeaseChanged> leases;
    std::vector<model::Compartment> droppedCompartments;
    bool holdsSlices = false;            ///< slices run only when the test says so
    std::size_t sliceRows = 256;         ///< of the next open()
    std::size_t pushOps;                 ///< of the next open()
    std::function<bool()> someoneWaits;  ///< of the next open()
    std::function<void(std::function<void()>)> aside;
    bool useStream = true;  ///< of the next open()
    int streamsOpened = 0;
    std::string refreshToken;
    store::MarkStore* marks = nullptr;            ///< from the next open() on
    std::string vfs;                              ///< of the next open(); a test VFS
    std::shared_ptr<store::BlobFiles> blobFiles;  ///< of the next open(); with a test VFS there are none else

private:
    Clinic& m_clinic;
    std::string m_name;
    std::set<model::Compartment> m_compartments;
    model::DeviceId m_device;
    model::StaffId m_staff;
    model::LeaseId m_lease;
    crypto::Ed25519Key m_userKey;
    crypto::P256Key m_deviceKey;
    base::Bytes m_cacheKey = base::Bytes(32, 77);
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<sync::client::Engine> m_engine;
    std::deque<sync::client::SendRequest> m_requests;
    std::multimap<base::Instant, std::uint64_t> m_timers;
    int m_patients = 0;
    bool m_continues = false;
    static constexpr int kMostContinues = 20'000;
    bool m_isRestless = false;  ///< it goes on for ever: nothing more is fed to it, so that the test ends
};

inline const std::set<model::Compartment> kReception{model::Compartment::desk};
inline const std::set<model::Compartment> kDoctor{model::Compartment::desk, model::Compartment::care,
                                                  model::Compartment::notes};

}  // namespace opdesk::tests
