#include "tests/simulation/sim_client.h"

#include <boost/json.hpp>

#include "core/model/validate.h"
#include "core/store/device_renewal.h"
#include "core/store/impl.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/sim_attachments.h"

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
    options.blobs = client.blobs;
    options.marks = client.marks.get();
    options.former = client.former;
    return options;
}

/// Most runs use smaller pages than what is shipped: they cost half, and each eighth run sees to it that the size does
/// not matter.
constexpr int kSmallPage = 1024;

/// An empty cache of the desk, made once a process: opening a desk is then a copy.
const tests::CrashVfs::Files& templateOf(std::size_t index, int pageBytes) {
    static std::map<std::pair<std::size_t, int>, tests::CrashVfs::Files> made;
    if (const auto known = made.find({index, pageBytes}); known != made.end())
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
    return made[{index, pageBytes}] = disk.image();
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
      series("A0" + std::to_string(indexOf + 1)),  // A00 is the spare one: no desk has it
      deskDigit(static_cast<std::int64_t>(indexOf) + 1),
      heldDisk(std::make_shared<tests::CrashVfs>(mixed(worldOf.seed, 200 + indexOf))),
      disk(*heldDisk) {
    const int pageBytes = worldOf.seed % 8 == 0 ? 0 : kSmallPage;
    tests::CrashVfs::setPageBytes(pageBytes);
    disk.load(templateOf(index, pageBytes));
    granted = world.server->held(roleOf(index));
    people.push_back({model::StaffId(fixedId(2, index)), model::LeaseId(fixedId(3, index)), granted});
    world.server->enrol(device, granted);
    world.journal.series[device] = series;
    std::tie(accessToken, refreshToken) = world.server->login(device);
    if (const auto lease = world.server->leaseOf(device))
        people.back().lease = *lease;
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
      heldDisk(std::make_shared<tests::CrashVfs>(mixed(worldOf.seed, 400 + worldOf.clients.size()))),
      disk(*heldDisk) {
    clock.error = other.clock.error;
    marks->value = other.marks->value;
    disk.load(other.disk.image());
    *blobs = *other.blobs;
    isOlder = other.isOlder;
    wasEverOlder = other.wasEverOlder;
}

SimClient::SimClient(World& worldOf, SimClient& main, Window)
    : world(worldOf),
      index(main.index),
      number(main.number),
      name(main.name + " window"),
      clock(worldOf.clock),
      random(mixed(worldOf.seed, 500 + main.number)),
      device(main.device),
      series(main.series),
      deskDigit(main.deskDigit),
      marks(main.marks),
      heldDisk(main.heldDisk),
      disk(*heldDisk),
      blobs(main.blobs),
      m_main(&main) {}

SimClient::~SimClient() = default;

store::Actor SimClient::actor() const {
    const auto& who = people[person];
    return {who.staff, who.lease, [server = world.server.get(), staff = who.staff](base::ByteView text) {
                return server->sign(staff, text);
            }};
}

void SimClient::start() {
    if (m_engine)
        return;
    m_down = false;
    auto opened = store::Store::open(optionsOf(*this), clock, random);
    if (!opened) {
        world.note("unopened");
        world.counts["open failed: " + std::string(base::errorName(opened.error().code))]++;
        return startsLater();
    }
    m_store = std::move(*opened);
    device = m_store->device();
    if (const auto adopted = store::adoptedIdentity(*m_store); adopted && *adopted) {
        series = (*adopted)->series;
        deskDigit = (*adopted)->deskDigit;
    }
    if (wasEverOlder && !m_main && !marksProgram())
        return startsLater();
    std::vector<store::CompartmentKey> keys;
    for (const auto compartment : granted) {
        if (!m_store->grantCompartment(compartment, 1, keyOf(compartment)))
            world.counts["grant failed"]++;
        keys.push_back({compartment, 1, crypto::SecretBytes::fromCopy(keyOf(compartment))});
    }
    adoptUnknownOps();
    sync::client::EngineOptions options;
    options.tenant = clinicTenant();
    options.device = device;
    options.accessToken = accessToken;
    options.sliceRows = 7;
    // A queue of a few edits is then more than one request: the next leaves while the last one's verdicts are taken.
    if (index % 2 == 0)
        options.pushOps = 3;
    options.loadRefreshToken = [this] { return m_main ? m_main->refreshToken : refreshToken; };
    options.saveRefreshToken = [this](const std::string& token) -> base::Status {
        (m_main ? m_main : this)->refreshToken = token;
        return {};
    };
    options.actorUnder = [this](const std::string& lease) {
        auto who = actor();
        who.lease = world.server->leaseIn(lease).value_or(who.lease);
        return base::Result<store::Actor>(std::move(who));
    };
    ++generation;
    streamOpen = false;
    m_engine = std::make_unique<sync::client::Engine>(
        *m_store, options, std::move(keys),
        [this](const std::string& method, const std::string& path, const std::string& token, const std::string& nonce,
               base::ByteView body) { return world.server->prove(index, method, path, token, nonce, body); },
        clock, random);
    feed(sync::client::Started{});
}

void SimClient::startsLater() {
    if (!survivedDisk() || m_main)
        return;
    drop();
    m_down = true;
    world.after(60s, [this] {
        if (m_down)
            start();
    });
}

void SimClient::stop() {
    closeSecondWindow();
    if (!m_engine)
        return;
    feed(sync::client::Stopped{});
    ++generation;
    streamOpen = false;
    m_engine.reset();
    m_store.reset();
}

void SimClient::drop() {
    ++generation;
    streamOpen = false;
    m_engine.reset();
    m_store.reset();
}

void SimClient::kill(tests::CrashVfs::Loss loss, Millis until) {
    disk.cutNow(loss);
    if (m_window)
        m_window->drop();
    drop();
    disk.restore();
    if (loss != tests::CrashVfs::Loss::keep)
        blobs->losePower();
    m_down = true;
    world.after(until, [this] {
        if (m_down)
            start();
    });
}

bool SimClient::survivedDisk() {
    if (m_main)
        return m_main->survivedDisk();
    if (!disk.isCut())
        return true;
    world.counts["plug pulled"]++;
    kill(tests::CrashVfs::Loss::keep, 10s);
    return false;
}

void SimClient::secondWindow() {
    if (!m_store || window())
        return;
    if (!m_window)
        m_window = std::make_unique<SimClient>(world, *this, Window{});
    auto& other = *m_window;
    other.device = device;
    other.former = former;
    other.series = series;
    other.deskDigit = deskDigit;
    other.people = people;
    other.person = person;
    other.granted = granted;
    other.accessToken = accessToken;
    other.online = online;
    other.clock.error = clock.error;
    other.start();
}

void SimClient::closeSecondWindow() {
    auto* other = window();
    if (!other)
        return;
    other->stop();
    // Who comes back to the window that stays open finds what the other left to be sent.
    feed(sync::client::LocalChange{});
}

void SimClient::feed(const sync::client::Event& event) {
    if (!m_engine)
        return;
    world.note(static_cast<std::uint64_t>(event.index()) * 16 + number);
    const auto had = blobs->whole().value();
    auto effects = m_engine->step(event);
    noteBlobsLeft(*this, had);
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
            people[person].lease = world.server->leaseIn(lease->lease).value_or(people[person].lease);
            granted.clear();
            for (const auto& [compartment, epoch] : lease->keys)
                granted.insert(compartment);
        } else if (const auto* dropped = std::get_if<CompartmentDropped>(&effect)) {
            world.counts["compartment dropped"]++;
            granted.erase(dropped->compartment);
            if (m_main)
                m_main->granted.erase(dropped->compartment);
        } else if (const auto* renewed = std::get_if<DeviceRenewed>(&effect)) {
            becomes(*renewed);
        }
    }
}

void SimClient::becomes(const sync::client::DeviceRenewed& renewed) {
    world.counts["device renewed"]++;
    ++renewals;
    if (renewed.device != device)
        former.push_back(device);
    device = renewed.device;
    series = renewed.series;
    deskDigit = renewed.deskDigit;
    world.journal.series[device] = series;
    journalPlaces();
    // Programs of one profile: what the one became the other becomes when it opens again.
    if (!m_main)
        return closeSecondWindow();
    world.after(1ms, [this] {
        m_main->stop();
        m_main->device = device;
        m_main->former = former;
        m_main->series = series;
        m_main->deskDigit = deskDigit;
        m_main->start();
    });
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
    auto& who = m_useWindow && window() ? *window() : *this;
    who.feed(sync::client::LocalChange{});
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
    m_useWindow = window() && !m_useWindow;
    auto& store = m_useWindow ? *window()->m_store : *m_store;
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
