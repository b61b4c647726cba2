#pragma once

#include "core/store/marks.h"
#include "core/store/sync_store.h"
#include "tests/simulation/world.h"
#include "tests/support/crash_vfs.h"
#include "tests/support/memory_blobs.h"

namespace opdesk::simulation {

/// A desk's clock: the true time and an error.
class DeskClock final : public base::Clock {
public:
    explicit DeskClock(const WorldClock& world) : m_world(world) {}
    base::Instant now() const override { return m_world.now() + error; }
    Millis error{0};

private:
    const WorldClock& m_world;
};

/// The keychain: outlives the disk.
class MemoryMarks final : public store::MarkStore {
public:
    base::Result<std::optional<store::Marks>> load() override { return value; }
    base::Status save(const store::Marks& marks) override {
        value = marks;
        return {};
    }
    std::optional<store::Marks> value;
};

struct Person {
    model::StaffId staff;
    model::LeaseId lease;
    std::set<model::Compartment> compartments;
};

/// One desk: the real store on a disk of its own, the real engine, a clock, a person.
class SimClient {
public:
    /// `index` names the template, the series and the person's role.
    SimClient(World& world, std::size_t index, std::string name);
    /// A second machine from the disk of `other`.
    SimClient(World& world, const SimClient& other, std::string name);
    /// Another program on the file of `main`: a store, an engine and a stream of its own.
    struct Window {};
    SimClient(World& world, SimClient& main, Window);
    ~SimClient();

    // ---- life
    void start();  ///< the program opens its file; tries again later when it cannot
    void stop();   ///< an orderly end
    void kill(tests::CrashVfs::Loss loss, Millis until);  ///< the program or the machine dies and comes back later
    bool isRunning() const { return m_engine != nullptr; }
    /// After anything that may have touched the disk: a plug that was pulled ends the program.
    bool survivedDisk();
    void feed(const sync::client::Event& event);
    void secondWindow();  ///< another program opens the same file
    void closeSecondWindow();
    /// Null when there is none.
    SimClient* window() { return m_window && m_window->isRunning() ? m_window.get() : nullptr; }

    // ---- what befalls it
    void goOffline(Millis time);
    void somebodyLogsIn();
    void regainScope();
    void actAsNewerProgram(Dice& dice);
    void becomeOlder();
    void isBroughtUpToDate();
    void triesAgain();  ///< a person, what an older server put aside

    // ---- what people do
    /// Commits one action; false when the store refused it.
    bool commit(std::vector<store::Change> changes);
    bool commitNumbered(
        const std::function<base::Result<std::vector<store::Change>>(const store::Store::NumberSource&)>& make);
    void look();
    store::Actor actor() const;
    bool opens(model::Compartment compartment) const { return m_store && m_store->canOpen(compartment); }
    /// A live record of the kind, by turns the newest and any; nothing when there is none.
    std::optional<store::Record> some(model::KindId kind, Dice& dice);
    std::optional<store::Record> record(model::KindId kind, const base::Uuid& id);
    std::int64_t count(model::KindId kind);

    World& world;
    std::size_t index;   ///< of role, series and template
    std::size_t number;  ///< its own, a twin's is another
    std::string name;
    DeskClock clock;
    base::SeededRandom random;
    model::DeviceId device;
    std::vector<model::DeviceId> former;  ///< what it was before, as the profile remembers
    std::string series;
    std::int64_t deskDigit = 1;
    std::vector<Person> people;  ///< the first is who works here unless somebody else logged in
    std::size_t person = 0;
    std::set<model::Compartment> granted;  ///< whose keys the session holds
    std::string accessToken, refreshToken;
    std::shared_ptr<MemoryMarks> marks = std::make_shared<MemoryMarks>();
    std::shared_ptr<tests::CrashVfs> heldDisk;
    tests::CrashVfs& disk;
    std::shared_ptr<tests::MemoryBlobs> blobs = std::make_shared<tests::MemoryBlobs>();  ///< on the same disk

    // ---- the line
    bool online = true;
    bool wasEverOlder = false;
    bool isOlder = false;  ///< its program does not know the kind FakeServer::kNewKind
    bool runsOlder() const { return m_main ? m_main->isOlder : isOlder; }
    bool proxyBreaksStreams = false;
    std::deque<FaultKind> armed;  ///< for the next requests, one each
    int lostPokes = 0;
    bool streamOpen = false;
    std::uint64_t streamNumber = 0;
    std::uint64_t generation = 0;  ///< of the running engine: what was sent to an older one is nobody's
    std::int64_t renewals = 0;
    std::uint64_t offlineNumber = 0;
    std::set<model::Compartment> wantsScope;  ///< as the administrator last said; empty: its role's
    bool needsPerson = false;                 ///< the session was revoked; somebody has to log in

    store::Store& store() { return *m_store; }
    sync::client::Engine& engine() { return *m_engine; }

private:
    void run(std::vector<sync::client::Effect> effects);
    void journalOutbox(const std::vector<store::Change>& changes, const model::GroupId& group);
    void adoptUnknownOps();
    void noteSigned(const JournalOp& op);
    void journalPlaces();
    bool committed(const base::Result<store::CommitReceipt>& receipt, const std::vector<store::Change>& changes);

    bool marksProgram();  ///< false: the disk did not take it
    void startsLater();
    void drop();  ///< the program is gone, at once
    void becomes(const sync::client::DeviceRenewed& renewed);

    SimClient* m_main = nullptr;  ///< of a second window: whose file, tokens and lines it uses
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<sync::client::Engine> m_engine;  ///< before the store in the end of things
    std::unique_ptr<SimClient> m_window;             ///< kept when it is closed: things that wait name it
    bool m_useWindow = false;
    bool m_down = false;  ///< dead until a scheduled start
};

model::TenantId clinicTenant();
model::StaffId doctorOf(std::size_t index);

}  // namespace opdesk::simulation
