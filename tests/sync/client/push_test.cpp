#include "desk.h"

/// Pushes of more than one request, and what a push spares the pull after it.
namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

class Push : public testing::Test {
protected:
    Push() {
        EXPECT_TRUE(other.sync());
        first = other.createPatient("Ravi");
        EXPECT_TRUE(other.sync());
        EXPECT_TRUE(desk.sync());
    }
    std::size_t pulls() const { return clinic.server.requestsOf("/v1/sync/pull"); }
    std::size_t pushes() const { return clinic.server.requestsOf("/v1/sync/push"); }
    std::int64_t cursor() { return store::syncState(desk.cache())->cursor; }
    /// A queue of three requests; the first is on its way and the second one written.
    void beginLongPush() {
        for (int i = 0; i < 9; ++i)
            patients.push_back(desk.createPatient("Asha " + std::to_string(i)));
        desk.holdsSlices = true;
        desk.feed(sync::client::LocalChange{});
        ASSERT_EQ(desk.requests().size(), 1u);
        ASSERT_TRUE(desk.continueOnce());
        ASSERT_EQ(desk.requests().size(), 1u) << "one request at a time";
    }
    void expectAllThere() {
        EXPECT_EQ(desk.outbox().waiting, 0);
        EXPECT_EQ(clinic.server.opCount(), 1u + patients.size());
        for (const auto& patient : patients) {
            const auto record = desk.cache().record(KindId::patient, patient);
            EXPECT_FALSE((*record)->dirty);
            EXPECT_EQ((*record)->version, clinic.server.record(KindId::patient, patient)->version);
        }
        EXPECT_EQ(desk.engine().status().healed, 0);
        EXPECT_TRUE(store::wrongLeaves(desk.cache())->empty());
    }

    Clinic clinic;
    Desk other{clinic, "other", kReception};
    Desk desk{clinic, "front", kReception, true, 3};
    base::Uuid first;
    std::vector<base::Uuid> patients;
};

TEST_F(Push, theNextRequest_leavesBeforeTheVerdictsOfTheLastAreTaken) {
    beginLongPush();
    desk.serveOne();
    EXPECT_EQ(desk.outbox().waiting, 9) << "the answer is here and nothing is taken yet";
    ASSERT_EQ(desk.requests().size(), 1u);
    EXPECT_EQ(desk.requests().front().path, "/v1/sync/push");
    ASSERT_TRUE(desk.continueOnce());
    EXPECT_EQ(desk.outbox().waiting, 6);
    desk.holdsSlices = false;
    desk.continueOnce();
    desk.serveAll();
    EXPECT_EQ(pushes(), 4u);
    expectAllThere();
}

TEST_F(Push, aProgramThatEndsBeforeVerdictsAreTaken_sendsAgainAndNothingIsDoubled) {
    beginLongPush();
    desk.serveOne();
    desk.holdsSlices = false;
    desk.close();
    desk.open();
    EXPECT_EQ(desk.outbox().waiting, 9);
    EXPECT_TRUE(desk.sync());
    expectAllThere();
    EXPECT_TRUE(other.sync());
    EXPECT_EQ(desk.exported(), other.exported());
}

TEST_F(Push, aRequestThatFails_keepsTheVerdictsOfTheOneBefore) {
    beginLongPush();
    desk.serveOne();
    clinic.server.pushFault(Fault::requestLost);
    desk.serveOne();
    EXPECT_EQ(desk.outbox().waiting, 9);
    while (desk.continueOnce()) {
    }
    EXPECT_EQ(desk.outbox().waiting, 6);
    desk.holdsSlices = false;
    EXPECT_TRUE(desk.sync());
    expectAllThere();
}

TEST_F(Push, whatFollowsAParkedGroup_isChosenAnew) {
    clinic.server.refuseKind(KindId::contact);
    const auto patient = desk.createPatient("Asha");
    const auto contact =
        desk.create(KindId::contact, {{"patient", patient.text()}, {"system", "phone"}, {"value", "+919820000001"}});
    desk.createPatient("Meena");
    desk.set(KindId::contact, contact, {{"value", "+919820000002"}});
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().parked, 1);
    EXPECT_EQ(desk.outbox().waiting, 1) << "the edit waits with the record it is about";
    EXPECT_EQ(clinic.server.opCount(), 3u);
}

TEST_F(Push, theCursorPassesOwnRows_andNothingIsPulledForThem) {
    const auto before = pulls();
    patients.push_back(desk.createPatient("Asha"));
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    EXPECT_EQ(cursor(), clinic.server.head());
    desk.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
    desk.serveAll();
    EXPECT_EQ(pulls(), before);
    expectAllThere();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.engine().status().healed, 0);
}

TEST_F(Push, whatAnotherDeskWroteBefore_isPulled) {
    other.set(KindId::patient, first, {{"remark", "hard of hearing"}});
    EXPECT_TRUE(other.sync());
    const auto before = cursor();
    patients.push_back(desk.createPatient("Asha"));
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    EXPECT_EQ(cursor(), before) << "a row of another desk lies between";
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(cursor(), clinic.server.head());
    EXPECT_EQ(desk.shown(KindId::patient, first, "remark"), json::value("hard of hearing"));
}

TEST_F(Push, aMergedRecord_comesWithItsRow) {
    other.set(KindId::patient, first, {{"remark", "hard of hearing"}});
    EXPECT_TRUE(other.sync());
    desk.set(KindId::patient, first, {{"address", "Pune"}});
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(desk.shown(KindId::patient, first, "remark"), json::value("hard of hearing"));
    EXPECT_EQ(desk.shown(KindId::patient, first, "address"), json::value("Pune"));
}

TEST_F(Push, anEditOnTopOfOneOnItsWay_keepsItsBase) {
    desk.set(KindId::patient, first, {{"address", "Pune"}});
    desk.feed(sync::client::LocalChange{});
    desk.set(KindId::patient, first, {{"remark", "later"}});
    ASSERT_EQ(desk.requests().size(), 1u);
    desk.serveAll();
    EXPECT_TRUE(desk.sync());
    EXPECT_TRUE(other.sync());
    EXPECT_EQ(desk.exported(), other.exported());
    EXPECT_EQ(clinic.server.record(KindId::patient, first)->version, 3);
    EXPECT_TRUE(store::wrongLeaves(desk.cache())->empty());
}

TEST_F(Push, aPokeDuringAPush_waitsForItsAnswerAndNotForLong) {
    patients.push_back(desk.createPatient("Asha"));
    desk.feed(sync::client::LocalChange{});
    ASSERT_EQ(desk.requests().size(), 1u);
    const auto before = pulls();
    desk.feed(sync::client::StreamEvent{clinic.server.head() + 1, clinic.server.epoch()});
    EXPECT_EQ(desk.requests().size(), 1u) << "most likely the push itself";
    desk.serveAll();
    EXPECT_EQ(pulls(), before);

    desk.createPatient("Meena");
    desk.feed(sync::client::LocalChange{});
    desk.feed(sync::client::StreamEvent{clinic.server.head() + 9, clinic.server.epoch()});
    EXPECT_EQ(desk.requests().size(), 1u);
    desk.fireNextTimer();
    EXPECT_EQ(desk.requests().size(), 2u) << "a slow push does not keep news away";
}

}  // namespace
}  // namespace opdesk::tests
