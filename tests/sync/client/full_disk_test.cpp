#include "desk.h"
#include "tests/support/crash_vfs.h"

/// Answers that find no room: a desk whose disk is full must not keep the line busy, and goes on soon after.
namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

class FullDisk : public testing::Test {
protected:
    FullDisk() {
        desk.vfs = disk.name();
        desk.sliceRows = 5;
        desk.open();
        other.createPatient("Ravi");
        EXPECT_TRUE(other.sync());
        EXPECT_TRUE(desk.sync());
    }
    std::size_t pulls() const { return clinic.server.requestsOf("/v1/sync/pull"); }
    std::size_t pushes() const { return clinic.server.requestsOf("/v1/sync/push"); }
    std::int64_t here() { return *desk.cache().count(KindId::patient); }
    /// More than one request holds; the first is on its way.
    void beginLongPush() {
        for (int i = 0; i < 30; ++i)
            desk.createPatient("Asha " + std::to_string(i));
        desk.feed(sync::client::LocalChange{});
        ASSERT_EQ(desk.requests().size(), 1u);
    }
    /// Pages of another desk's work, of the first of which a slice is in.
    void beginLongPull() {
        for (int i = 0; i < 150; ++i)
            other.createPatient("P" + std::to_string(i));
        ASSERT_TRUE(other.sync());
        clinic.server.setPageRows(70);
        desk.holdsSlices = true;
        desk.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
        desk.serveOne();
        ASSERT_TRUE(desk.continueOnce());
        ASSERT_GT(here(), 1);
        desk.holdsSlices = false;
    }
    void passOnFullDisk(std::chrono::milliseconds time) {
        disk.setFull(true);
        desk.continueOnce();
        desk.serveAll();
        desk.passTime(time);
        EXPECT_TRUE(desk.engine().status().hasError);
        EXPECT_EQ(desk.engine().status().lastError, base::ErrorCode::diskFull);
        EXPECT_TRUE(desk.engine().status().online) << "the line is well";
    }
    void makeRoomAndChangeSomething() {
        disk.setFull(false);
        desk.createPatient("Written When There Was Room");
        desk.feed(sync::client::LocalChange{});
        desk.serveAll();
        desk.passTime(11s);
        EXPECT_FALSE(desk.engine().status().hasError);
    }

    Clinic clinic;
    CrashVfs disk{1};
    Desk other{clinic, "other", kReception};
    Desk desk{clinic, "front", kReception, true, 3};
};

TEST_F(FullDisk, verdictsThatCannotBeWritten_areAskedForMoreAndMoreSeldom) {
    ASSERT_NO_FATAL_FAILURE(beginLongPush());
    const auto before = pushes();
    passOnFullDisk(4min);
    EXPECT_LE(pushes() - before, 12u);
    EXPECT_EQ(desk.outbox().waiting, 30);
    disk.setFull(false);
    desk.passTime(5min);
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(clinic.server.opCount(), 31u);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.engine().status().healed, 0);
}

TEST_F(FullDisk, manySmallChangesThatFindRoom_askOnceInTenSeconds) {
    ASSERT_NO_FATAL_FAILURE(beginLongPush());
    passOnFullDisk(4min);
    const auto before = pushes();
    for (int i = 0; i < 300; ++i) {
        desk.feed(sync::client::LocalChange{});  // there is room for a little, but not for what comes
        desk.serveAll();
        desk.passTime(100ms);
    }
    EXPECT_LE(pushes() - before, 4u) << "once in ten seconds";
}

TEST_F(FullDisk, aPageThatCannotBeWritten_isAskedForMoreAndMoreSeldom) {
    ASSERT_NO_FATAL_FAILURE(beginLongPull());
    const auto before = pulls();
    passOnFullDisk(4min);
    EXPECT_LE(pulls() - before, 10u) << "and none ahead of it";
    disk.setFull(false);
    desk.passTime(5min);
    EXPECT_EQ(here(), 151);
    EXPECT_FALSE(desk.engine().status().hasError);
    EXPECT_EQ(desk.engine().status().healed, 0);
}

TEST_F(FullDisk, aChangeThatFindsRoom_endsTheWaitOfBoth) {
    ASSERT_NO_FATAL_FAILURE(beginLongPush());
    ASSERT_NO_FATAL_FAILURE(beginLongPull());
    passOnFullDisk(4min);
    makeRoomAndChangeSomething();
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(here(), 182);
    EXPECT_EQ(desk.engine().status().healed, 0);
}

TEST_F(FullDisk, aClockSetBackDuringTheWait_makesItNoLonger) {
    ASSERT_NO_FATAL_FAILURE(beginLongPush());
    passOnFullDisk(4min);
    clinic.clock.advance(-24h * 365 * 2);
    makeRoomAndChangeSomething();
    EXPECT_EQ(desk.outbox().waiting, 0);
}

}  // namespace
}  // namespace opdesk::tests
