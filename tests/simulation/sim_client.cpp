#include "tests/simulation/sim_client.h"

#include <boost/json.hpp>

#include "core/model/validate.h"
#include "core/store/device_renewal.h"
#include "core/store/impl.h"
#include "tests/simulation/memory_server.h"

namespace opdesk::simulation {

using model::Compartment;

namespace {

constexpr std::string_view kFile = "cache.db";
const base::Bytes kCacheKey(32, 77);

base::Uuid fixedId(std::uint8_t kind, std::size_t number) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[6] = 0x70;
    bytes[8] = 0x80;
    bytes[14] = kind;
    bytes[15] = static_cast<std::uint8_t>(number + 1);
    return base::Uuid(bytes);
}

/// Reception twice, a nurse, two doctors.
std::set<Compartment> roleOf(std::size_t index) {
    switch (index) {
        case 0:
        case 1:
            return {Compartment::desk};
        case 2:
            return {Compartment::desk, Compartment::care};
        default:
            return {Compartment::desk, Compartment::care, Compartment::notes};
    }
}

store::StoreOptions optionsOf(const SimClient& client) {
    store::StoreOptions options;
    options.file = std::filesystem::path(kFile);
    options.key = kCacheKey;
    options.tenant = clinicTenant();
    options.device = client.device;
    options.vfs = client.disk.name();
    options.marks = client.marks.get();
    options.former = client.former;
    return options;
}

/// An empty cache of the desk, made once a process: opening a desk is then a copy.
const tests::CrashVfs::Files& templateOf(std::size_t index) {
    static std::map<std::size_t, tests::CrashVfs::Files> made;
    if (const auto known = made.find(index); known != made.end())
        return known->second;
    tests::CrashVfs disk(index);
    WorldClock clock;
    base::SeededRandom random(index);
    {
        store::StoreOptions options;
        options.file = std::filesystem::path(kFile);
        options.key = kCacheKey;
        options.tenant = clinicTenant();
        options.device = model::DeviceId(fixedId(1, index));
        options.create = true;
        options.vfs = disk.name();
        auto store = store::Store::open(options, clock, random);
        if (!store)
            std::abort();
    }
    return made[index] = disk.image();
}

}  // namespace

model::TenantId clinicTenant() {
    return model::TenantId(fixedId(0, 0));
}
model::StaffId doctorOf(std::size_t index) {
    return model::StaffId(fixedId(2, 3 + index % 2));
}

SimClient::SimClient(World& worldOf, std::size_t indexOf, std::string nameOf)
    : world(worldOf),
      index(indexOf),
      number(worldOf.clients.size()),
      name(std::move(nameOf)),
      clock(worldOf.clock),
      random(mixed(worldOf.seed, 100 + indexOf)),
      device(fixedId(1, indexOf)),
      series("A0" + std::to_string(indexOf)),
      deskDigit(static_cast<std::int64_t>(indexOf) + 1),
      disk(mixed(worldOf.seed, 200 + indexOf)) {
    disk.load(templateOf(index));
    granted = roleOf(index);
    people.push_back({model::StaffId(fixedId(2, index)), model::LeaseId(fixedId(3, index)), granted});
    world.server->enrol(device, granted);
    std::tie(accessToken, refreshToken) = world.server->login(device);
}

SimClient::SimClient(World& worldOf, const SimClient& other, std::string nameOf)
    : world(worldOf),
      index(other.index),
      number(worldOf.clients.size()),
      name(std::move(nameOf)),
      clock(worldOf.clock),
      random(mixed(worldOf.seed, 300 + worldOf.clients.size())),
      device(other.device),
      series(other.series),
      deskDigit(other.deskDigit),
      people(other.people),
      person(other.person),
      granted(other.granted),
      accessToken(other.accessToken),
      refreshToken(other.refreshToken),
      disk(mixed(worldOf.seed, 400 + worldOf.clients.size())) {
    clock.error = other.clock.error;
    marks->value = other.marks->value;
    disk.load(other.disk.image());
}

SimClient::~SimClient() = default;

store::Actor SimClient::actor() const {
    const auto& who = people[person];
    return {who.staff, who.lease, [staff = who.staff](base::ByteView text) { return signatureOf(staff, text); }};
}

void SimClient::start() {
    if (m_engine)
        return;
    m_down = false;
    auto opened = store::Store::open(optionsOf(*this), clock, random);
    if (!opened) {
        world.note("unopened");
        world.counts["open failed: " + std::string(base::errorName(opened.error().code))]++;
        if (!survivedDisk())
            return;
        m_down = true;
        world.after(60s, [this] {
            if (m_down)
                start();
        });
        return;
    }
    m_store = std::move(*opened);
    device = m_store->device();
    if (const auto adopted = store::adoptedIdentity(*m_store); adopted && *adopted) {
        series = (*adopted)->series;
        deskDigit = (*adopted)->deskDigit;
    }
    adoptUnknownOps();
    std::vector<store::CompartmentKey> keys;
    for (const auto compartment : granted) {
        if (!m_store->grantCompartment(compartment, 1, keyOf(compartment)))
            world.counts["grant failed"]++;
        keys.push_back({compartment, 1, crypto::SecretBytes::fromCopy(keyOf(compartment))});
    }
    sync::client::EngineOptions options;
    options.tenant = clinicTenant();
    options.device = device;
    options.accessToken = accessToken;
    options.loadRefreshToken = [this] { return refreshToken; };
    options.saveRefreshToken = [this](const std::string& token) -> base::Status {
        refreshToken = token;
        return {};
    };
    options.actorUnder = [this](const std::string& lease) {
        (void)lease;
        return base::Result<store::Actor>(actor());
    };
    ++generation;
    streamOpen = false;
    m_engine = std::make_unique<sync::client::Engine>(
        *m_store, options, std::move(keys),
        [](const std::string&, const std::string&, const std::string&, const std::string&, base::ByteView) {
            return std::string("proof");
        },
        clock, random);
    feed(sync::client::Started{});
}

void SimClient::stop() {
    if (!m_engine)
        return;
    feed(sync::client::Stopped{});
    ++generation;
    streamOpen = false;
    m_engine.reset();
    m_window.reset();
    m_store.reset();
}

void SimClient::kill(tests::CrashVfs::Loss loss, Millis until) {
    ++generation;
    streamOpen = false;
    disk.cutNow(loss);
    m_engine.reset();
    m_window.reset();
    m_store.reset();
    disk.restore();
    m_down = true;
    world.after(until, [this] {
        if (m_down)
            start();
    });
}

bool SimClient::survivedDisk() {
    if (!disk.isCut())
        return true;
    world.counts["plug pulled"]++;
    kill(tests::CrashVfs::Loss::keep, 10s);
    return false;
}

void SimClient::secondWindow() {
    if (!m_store || m_window)
        return;
    auto opened = store::Store::open(optionsOf(*this), clock, random);
    if (!opened)
        return;
    m_window = std::move(*opened);
    for (const auto compartment : granted)
        (void)m_window->grantCompartment(compartment, 1, keyOf(compartment));
}

void SimClient::closeSecondWindow() {
    m_window.reset();
}

void SimClient::feed(const sync::client::Event& event) {
    if (!m_engine)
        return;
    world.note(static_cast<std::uint64_t>(event.index()) * 16 + number);
    auto effects = m_engine->step(event);
    if (!survivedDisk())
        return;
    run(std::move(effects));
}

void SimClient::run(std::vector<sync::client::Effect> effects) {
    using namespace sync::client;
    const auto at = generation;
    const auto later = [&](Millis delay, Event event) {
        world.after(delay, [this, at, event = std::move(event)] {
            if (generation == at)
                feed(event);
        });
    };
    for (auto& effect : effects) {
        if (auto* request = std::get_if<SendRequest>(&effect)) {
            world.send(*this, std::move(*request));
        } else if (std::holds_alternative<OpenStream>(effect)) {
            world.openStream(*this);
        } else if (std::holds_alternative<CloseStream>(effect)) {
            streamOpen = false;
            ++streamNumber;
        } else if (const auto* timer = std::get_if<StartTimer>(&effect)) {
            later(timer->after, TimerFired{timer->timer});
        } else if (std::holds_alternative<Continue>(effect)) {
            later(1ms, Continued{});
        } else if (const auto* lease = std::get_if<LeaseChanged>(&effect)) {
            granted.clear();
            for (const auto& [compartment, epoch] : lease->keys)
                granted.insert(compartment);
        } else if (const auto* dropped = std::get_if<CompartmentDropped>(&effect)) {
            world.counts["compartment dropped"]++;
            granted.erase(dropped->compartment);
        } else if (const auto* renewed = std::get_if<DeviceRenewed>(&effect)) {
            world.counts["device renewed"]++;
            ++renewals;
            if (renewed->device != device)
                former.push_back(device);
            device = renewed->device;
            series = renewed->series;
            deskDigit = renewed->deskDigit;
        }
    }
}

bool SimClient::committed(const base::Result<store::CommitReceipt>& receipt,
                          const std::vector<store::Change>& changes) {
    if (!receipt) {
        world.counts["refused: " + std::string(base::errorName(receipt.error().code)) + ' ' + receipt.error().field]++;
        survivedDisk();
        return false;
    }
    if (!receipt->group.isNull())
        journalOutbox(changes, receipt->group);
    world.counts["ops"] += static_cast<std::int64_t>(receipt->ops.size());
    if (!survivedDisk())
        return true;
    feed(sync::client::LocalChange{});
    return true;
}

namespace {

std::vector<store::AuditEntry> auditOf(const std::vector<store::Change>& changes) {
    std::vector<store::AuditEntry> audit;
    for (const auto& change : changes)
        audit.push_back({"simulated.change", change.kind, change.record, {}, "", "ok", {}, {}});
    return audit;
}

}  // namespace

bool SimClient::commit(std::vector<store::Change> changes) {
    return commitNumbered([&](const auto&) -> base::Result<std::vector<store::Change>> { return changes; });
}

bool SimClient::commitNumbered(
    const std::function<base::Result<std::vector<store::Change>>(const store::Store::NumberSource&)>& make) {
    if (!m_store)
        return false;
    m_useWindow = m_window && !m_useWindow;
    auto& store = m_useWindow ? *m_window : *m_store;
    std::vector<store::Change> changes;
    const auto receipt =
        store.commitNumbered(actor(), [&](const store::Store::NumberSource& next) -> base::Result<store::ActionGroup> {
            OPDESK_TRY(changes, make(next));
            return store::ActionGroup{changes, auditOf(changes)};
        });
    return committed(receipt, changes);
}

void SimClient::look() {
    if (!m_store)
        return;
    (void)m_store->recordLook(actor(), {"patient.open", model::KindId::patient, {}, {}, "", "ok", {}, {}});
    if (survivedDisk())
        feed(sync::client::LocalChange{});
}

}  // namespace opdesk::simulation
