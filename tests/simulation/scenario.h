#pragma once

#include <gtest/gtest.h>

#include "tests/simulation/memory_server.h"
#include "tests/simulation/run.h"

/// The language of readable tests: desks by name, what people do there and what befalls them as verbs, and two
/// questions at the end: is everything the same everywhere, and is anything lost.
///
///   Clinic clinic;
///   const auto asha = clinic.front.registers("Asha");
///   clinic.rests();
///   clinic.front.goesOffline();
///   clinic.front.changes(asha, "name", "Asha K");
///   clinic.billing.changes(asha, "name", "Asha R");
///   clinic.passes(1min);
///   clinic.front.comesBack();
///   EXPECT_TRUE(clinic.converged());
///   EXPECT_TRUE(clinic.nothingLost());
///   EXPECT_EQ(clinic.cardsAbout(asha).size(), 1u);
namespace opdesk::simulation {

using model::KindId;

class Clinic;

/// A patient's record, a bill …
struct Thing {
    KindId kind = KindId::patient;
    base::Uuid id;
};

class Desk {
public:
    Desk(Clinic& clinic, SimClient& client) : m_clinic(&clinic), m_client(&client) {}

    // ---- what people do; each is one action. A refusal of the store fails the test.
    Thing registers(const std::string& name);
    Thing adds(KindId kind, const Thing& patient, model::json::object body);
    Thing bills(const Thing& patient, std::int64_t paise);
    void changes(const Thing& thing, std::string_view field, model::json::value value);
    void removes(const Thing& thing);
    /// Draft and signature in one.
    Thing signs(KindId kind, const Thing& patient, std::string_view plan);
    void settles(const model::json::object& card, std::string_view choice);

    // ---- what they see
    bool has(const Thing& thing) const;
    /// The field's text, "" when it has none.
    std::string shows(const Thing& thing, std::string_view field) const;
    std::int64_t unsent() const;
    std::int64_t parked() const;
    std::int64_t healed() const;
    SimClient& client() { return *m_client; }

    // ---- what befalls them
    void goesOffline();
    void comesBack();
    /// The next requests meet it, one each.
    void meets(FaultKind fault, std::size_t times = 1);
    void isKilled(Millis until = 1s);
    /// The power goes in the middle of what is written next, and comes back.
    void losesPowerWhileWriting(tests::CrashVfs::Loss loss);
    void clockIsOffBy(Millis error);
    DiskImage image() const;
    void getsItsOldDiskBack(const DiskImage& image);
    Desk isCloned();
    void opensASecondWindow();
    /// The server lets it read no more than this.
    void mayRead(const std::set<model::Compartment>& compartments);

private:
    Clinic* m_clinic;
    SimClient* m_client;
};

class Clinic {
public:
    explicit Clinic(std::uint64_t seed = 1);

    void passes(Millis time);
    /// Long enough for everything that is up to be sent and fetched.
    void rests() { passes(40s); }
    void serverIsBackedUp();
    void serverIsPutBack();
    /// A change no cursor brings: numbered below what the desks have seen.
    void serverWritesBehindTheCursor(const Thing& thing, std::string_view field, model::json::value value);

    /// Faults end and nobody touches anything: every desk comes to rest with an empty outbox, equal to the server.
    testing::AssertionResult converged();
    /// Every op and every value somebody entered stands, was seen by who changed it, or lies on a card; numbers,
    /// money, documents and what an old disk cannot have are right.
    testing::AssertionResult nothingLost();
    std::int64_t knownMissing();

    /// Bodies of the conflict cards about a record, the server's order.
    std::vector<model::json::object> cardsAbout(const Thing& thing);
    model::json::object atServer(const Thing& thing);
    std::int64_t versionAtServer(const Thing& thing);
    MemoryServer& server() { return static_cast<MemoryServer&>(*m_world->server); }
    World& world() { return *m_world; }

private:
    void check();
    testing::AssertionResult holds(bool isAboutRest);

    std::unique_ptr<World> m_world;
    bool m_isChecked = false;
    bool m_mayHeal = false;  ///< a row was hidden on purpose
    std::vector<Finding> m_findings;
    std::int64_t m_checks = 0, m_knownMissing = 0;

public:
    Desk front, billing, nurse, anand, bhat;
};

/// The plan of a failure that was kept, played to its end: tests/simulation/plans/NAME.plan.
testing::AssertionResult holds(const std::string& planFile);

}  // namespace opdesk::simulation
