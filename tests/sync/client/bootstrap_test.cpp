#include <thread>

#include "core/store/leaf_table.h"
#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;
using sync::client::Phase;

/// A clinic with `people` patients on the server before the desk comes.
class Bootstrap : public testing::Test {
protected:
    void fill(int people) {
        Desk old{clinic, "old" + std::to_string(patients.size()), kReception};
        for (int i = 0; i < people; ++i)
            patients.push_back(old.createPatient("P" + std::to_string(i)));
        ASSERT_TRUE(old.sync());
        clinic.server.setBlockRows(20);
    }
    /// Up to the first block: how many rows, today's patients.
    void begin(Desk& desk) {
        desk.feed(sync::client::Started{});
        while (!desk.requests().empty() && !desk.requests().front().path.starts_with("/v1/sync/pull"))
            desk.serveOne();
    }
    std::int64_t here(Desk& desk) { return *desk.cache().count(KindId::patient); }
    Clinic clinic;
    std::vector<base::Uuid> patients;
};

TEST_F(Bootstrap, aNewDesk_loadsBlocksAndEndsWithEqualDigests) {
    fill(90);
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(here(desk), 90);
    const auto status = desk.engine().status();
    EXPECT_FALSE(status.bootstrap.active);
    EXPECT_EQ(status.bootstrap.total, 90);
    EXPECT_EQ(status.healed, 0);
    EXPECT_EQ(status.cursor, clinic.server.head());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/digest"), 0u) << "the sums were equal at once";
    const auto sums = store::leafSums(desk.cache(), model::Compartment::desk);
    ASSERT_TRUE(sums && *sums);
    EXPECT_EQ(sync::protocol::combined(**sums), clinic.server.combined(model::Compartment::desk));
    const auto asked = clinic.server.requestsOf("/v1/sync/bootstrap");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/bootstrap"), asked) << "once is enough";
    EXPECT_FALSE(clinic.server.blocksFromCache());
    Desk later{clinic, "second", kReception};
    EXPECT_TRUE(later.sync());
    EXPECT_EQ(here(later), 90);
    EXPECT_TRUE(clinic.server.blocksFromCache()) << "a block is packed once for all new desks";
}

TEST_F(Bootstrap, todaysPatients_comeFirst) {
    fill(60);
    {
        Desk old{clinic, "second", kReception};
        ASSERT_TRUE(old.sync());
        old.create(KindId::visit, {{"patient", patients[50].text()},
                                   {"doctor", base::Uuid::v7(clinic.clock, clinic.random).text()},
                                   {"token", "A-1"},
                                   {"letter", "A"},
                                   {"number", 1},
                                   {"day", base::toIso(base::localDate(clinic.clock.now(), std::chrono::minutes(330)))},
                                   {"session", "morning"},
                                   {"status", "waiting"},
                                   {"issued_at", base::toIso(clinic.clock.now())}});
        ASSERT_TRUE(old.sync());
    }
    Desk desk{clinic, "front", kReception};
    begin(desk);
    EXPECT_EQ(here(desk), 1);
    EXPECT_EQ(desk.shown(KindId::patient, patients[50], "name"), json::value("P50"));
    EXPECT_EQ(store::syncState(desk.cache())->cursor, 0);
    desk.serveAll();
    EXPECT_EQ(here(desk), 60);
}

TEST_F(Bootstrap, aCutAtAnySlice_goesOnWhereItWas) {
    fill(70);
    for (int cut = 1; cut < 30; cut += 3) {
        Desk desk{clinic, "f" + std::to_string(cut), kReception};
        desk.sliceRows = 7;
        desk.holdsSlices = true;
        desk.open();
        desk.feed(sync::client::Started{});
        // One thing at a time, then the power goes.
        for (int i = 0; i < cut; ++i)
            if (!desk.continueOnce() && !desk.serveOne())
                break;
        const auto cursor = store::syncState(desk.cache())->cursor;
        const auto rows = here(desk);
        desk.open();
        EXPECT_EQ(store::syncState(desk.cache())->cursor, cursor);
        EXPECT_EQ(here(desk), rows) << "what was shown stays";
        desk.holdsSlices = false;
        EXPECT_TRUE(desk.sync());
        EXPECT_EQ(here(desk), 70) << "cut " << cut;
        EXPECT_EQ(desk.engine().status().healed, 0);
    }
}

TEST_F(Bootstrap, theNextBlock_isAskedForWhileThisOneIsApplied) {
    fill(70);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    desk.holdsSlices = true;
    desk.open();
    begin(desk);
    ASSERT_EQ(desk.requests().size(), 1u);
    desk.serveOne();  // the first block
    EXPECT_EQ(here(desk), 0) << "asking comes before writing";
    ASSERT_EQ(desk.requests().size(), 1u);
    EXPECT_NE(desk.requests().front().path.find("cursor=20"), std::string::npos);
    desk.serveOne();
    EXPECT_TRUE(desk.requests().empty()) << "two pages in memory are enough";
    // A person's work is taken in between.
    desk.createPatient("Between Slices");
    desk.feed(sync::client::LocalChange{});
    EXPECT_EQ(desk.requests().size(), 1u);
    while (desk.continueOnce() || desk.serveOne()) {
    }
    EXPECT_EQ(here(desk), 71);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

/// The desk's file cannot grow until room is made.
void fillDisk(Desk& desk) {
    const auto pages = desk.cache().database().number("PRAGMA page_count");
    ASSERT_TRUE(desk.cache().database().number("PRAGMA max_page_count=" + std::to_string(pages->value_or(0))));
}
void makeRoom(Desk& desk) {
    ASSERT_TRUE(desk.cache().database().number("PRAGMA max_page_count=1073741823"));
}
/// Slices until one cannot be written.
void continueUntilFull(Desk& desk) {
    while (!desk.engine().status().hasError)
        ASSERT_TRUE(desk.continueOnce()) << "the page is whole";
    ASSERT_EQ(desk.engine().status().lastError, base::ErrorCode::diskFull);
}

TEST_F(Bootstrap, aBlockThatCannotBeWritten_isNotPassedOverByTheNextOnItsWay) {
    fill(150);
    clinic.server.setBlockRows(70);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    desk.holdsSlices = true;
    desk.open();
    begin(desk);
    desk.serveOne();  // the first block; the second is on its way
    ASSERT_EQ(desk.requests().size(), 1u);
    ASSERT_NO_FATAL_FAILURE(fillDisk(desk));
    ASSERT_NO_FATAL_FAILURE(continueUntilFull(desk));
    ASSERT_NO_FATAL_FAILURE(makeRoom(desk));
    while (desk.serveOne() || desk.continueOnce()) {
    }
    EXPECT_EQ(store::syncState(desk.cache())->cursor, 0) << "the first block is not whole";
    desk.holdsSlices = false;
    desk.passTime(10s);
    EXPECT_EQ(here(desk), 150);
    EXPECT_EQ(store::syncState(desk.cache())->cursor, clinic.server.head());
    EXPECT_EQ(desk.engine().status().healed, 0) << "nothing was passed over";
}

TEST_F(Bootstrap, aPageThatCannotBeWritten_isNotPassedOverByTheNextOnItsWay) {
    fill(1);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    desk.open();
    ASSERT_TRUE(desk.sync());
    const auto cursor = store::syncState(desk.cache())->cursor;
    fill(150);
    clinic.server.setPageRows(70);
    desk.holdsSlices = true;
    desk.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
    desk.serveOne();  // the first page, of which a slice is in; the second is on its way
    ASSERT_EQ(desk.requests().size(), 1u);
    ASSERT_NO_FATAL_FAILURE(fillDisk(desk));
    ASSERT_NO_FATAL_FAILURE(continueUntilFull(desk));
    ASSERT_NO_FATAL_FAILURE(makeRoom(desk));
    while (desk.serveOne() || desk.continueOnce()) {
    }
    EXPECT_EQ(store::syncState(desk.cache())->cursor, cursor) << "the first page is not whole";
    desk.holdsSlices = false;
    desk.passTime(10s);
    EXPECT_EQ(here(desk), 151);
    EXPECT_EQ(desk.engine().status().healed, 0) << "nothing was passed over";
}

TEST_F(Bootstrap, slicesAreLargeWhileNobodyComes_andSmallForAWhileAfter) {
    fill(330);
    clinic.server.setBlockRows(1000);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    desk.holdsSlices = true;
    bool waits = false;
    desk.someoneWaits = [&] { return waits; };
    desk.open();
    begin(desk);
    desk.serveOne();
    EXPECT_EQ(here(desk), 160) << "thirty-two times five";
    waits = true;
    desk.continueOnce();
    EXPECT_EQ(here(desk), 161) << "the row in hand";
    waits = false;
    desk.continueOnce();
    EXPECT_EQ(here(desk), 166);
    clinic.clock.advance(11s);
    desk.continueOnce();
    EXPECT_EQ(here(desk), 326);
    while (desk.continueOnce() || desk.serveOne()) {
    }
    EXPECT_EQ(here(desk), 330);
}

TEST_F(Bootstrap, partsMayBeOpenedOnAnotherThread) {
    fill(170);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    std::vector<std::thread> others;
    desk.aside = [&](std::function<void()> work) { others.emplace_back(std::move(work)); };
    desk.open();
    EXPECT_TRUE(desk.sync());
    for (auto& other : others)
        other.join();
    EXPECT_GT(others.size(), 3u);
    EXPECT_EQ(here(desk), 170);
    EXPECT_EQ(desk.engine().status().healed, 0) << "the leaves made there are those of the server";
    EXPECT_TRUE(store::wrongLeaves(desk.cache())->empty());
}

TEST_F(Bootstrap, nobodyWaitsForAPartThatIsBeingOpened) {
    fill(70);
    Desk desk{clinic, "front", kReception};
    desk.holdsSlices = true;
    bool waits = false, isHeld = false;
    std::vector<std::function<void()>> held;
    desk.someoneWaits = [&] { return waits; };
    desk.aside = [&](std::function<void()> work) { isHeld ? held.push_back(std::move(work)) : work(); };
    desk.open();
    begin(desk);
    isHeld = true;
    desk.serveOne();
    waits = true;
    desk.continueOnce();
    ASSERT_EQ(held.size(), 1u);
    EXPECT_EQ(here(desk), 0) << "the step ended without a row";
    desk.createPatient("In Between");
    EXPECT_EQ(here(desk), 1);
    isHeld = waits = false;
    for (const auto& work : held)
        work();
    while (desk.continueOnce() || desk.serveOne()) {
    }
    EXPECT_EQ(here(desk), 71);
}

TEST_F(Bootstrap, putOffByAPerson_itRestsOverARestartUntilItIsWanted) {
    fill(70);
    Desk desk{clinic, "front", kReception};
    desk.sliceRows = 5;
    desk.holdsSlices = true;
    desk.open();
    begin(desk);
    desk.serveOne();
    desk.feed(sync::client::PauseBootstrap{});
    while (desk.continueOnce() || desk.serveOne()) {
    }
    const auto rows = here(desk);
    EXPECT_LT(rows, 70);
    EXPECT_GE(rows, 20);
    EXPECT_TRUE(desk.engine().status().bootstrap.paused);
    desk.open();
    desk.holdsSlices = false;
    desk.createPatient("While Paused");
    EXPECT_TRUE(desk.sync()) << "what is written here goes out all the same";
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(here(desk), rows + 1);
    EXPECT_TRUE(desk.engine().status().bootstrap.paused);
    desk.feed(sync::client::ResumeBootstrap{});
    desk.serveAll();
    EXPECT_EQ(here(desk), 71);
    EXPECT_FALSE(desk.engine().status().bootstrap.active);
}

TEST_F(Bootstrap, progress_countsRowsAndTellsRateAndTimeLeft) {
    fill(80);
    Desk desk{clinic, "front", kReception};
    begin(desk);
    clinic.clock.advance(2s);
    desk.serveOne();
    const auto status = desk.engine().status().bootstrap;
    EXPECT_TRUE(status.active);
    EXPECT_EQ(status.total, 80);
    EXPECT_EQ(status.done, 20);
    EXPECT_EQ(status.rowsPerSecond, 10);
    EXPECT_EQ(status.secondsLeft, 6);
    desk.serveAll();
}

TEST_F(Bootstrap, blocksThatAreCachedAndStale_endInWhatTheServerHas) {
    fill(60);
    Desk first{clinic, "first", kReception};
    EXPECT_TRUE(first.sync());
    // The blocks are cached now; their rows move on.
    first.set(KindId::patient, patients[3], {{"name", "Changed Later"}});
    first.remove(KindId::patient, patients[5]);
    EXPECT_TRUE(first.sync());
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    EXPECT_TRUE(clinic.server.blocksFromCache());
    EXPECT_EQ(desk.shown(KindId::patient, patients[3], "name"), json::value("Changed Later"));
    EXPECT_EQ(here(desk), 59);
    EXPECT_EQ(desk.engine().status().healed, 0);
    EXPECT_EQ(desk.exported(), first.exported());
}

TEST_F(Bootstrap, aNewerProgram_pullsEverythingAgainByVersion) {
    fill(30);
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    ASSERT_TRUE(store::changeSyncState(desk.cache(), [](store::SyncState& state) { state.schema = 0; }));
    desk.open();
    const auto before = clinic.server.requestsOf("/v1/sync/bootstrap");
    EXPECT_TRUE(desk.sync());
    EXPECT_GT(clinic.server.requestsOf("/v1/sync/bootstrap"), before);
    EXPECT_EQ(here(desk), 30);
    EXPECT_EQ(store::syncState(desk.cache())->schema, model::kSchema);
}

TEST_F(Bootstrap, rowsOfKindsThisProgramDoesNotKnow_areCountedAndHarmNothing) {
    clinic.server.sendUnknownKinds(true);
    fill(10);
    Desk desk{clinic, "front", kReception};
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(here(desk), 10);
    EXPECT_GT(desk.engine().status().skippedKinds, 0);
    EXPECT_FALSE(desk.engine().status().hasError);
}

}  // namespace
}  // namespace opdesk::tests
