#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

class Faults : public testing::Test {
protected:
    Faults() { EXPECT_TRUE(desk.sync()); }
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
};

TEST_F(Faults, anAnswerLostAfterTheCommit_isNotAppliedTwice) {
    const auto patient = desk.createPatient("Asha");
    clinic.server.pushFault(Fault::answerLost);
    EXPECT_FALSE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 1u);
    EXPECT_EQ(desk.outbox().waiting, 1);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 1u);
    EXPECT_EQ(clinic.server.record(KindId::patient, patient)->version, 1);
    EXPECT_EQ(desk.outbox().waiting, 0);
    const auto record = desk.cache().record(KindId::patient, patient);
    EXPECT_FALSE((*record)->dirty);
}

TEST_F(Faults, anEditMadeWhileAPushIsInFlight_survives) {
    const auto patient = desk.createPatient("Asha");
    desk.feed(sync::client::LocalChange{});
    ASSERT_EQ(desk.requests().size(), 1u);
    desk.set(KindId::patient, patient, {{"remark", "while in flight"}});
    desk.feed(sync::client::LocalChange{});
    EXPECT_EQ(desk.requests().size(), 1u) << "one push at a time";
    desk.serveOne();
    EXPECT_EQ(desk.outbox().waiting, 1) << "only what was sent is acknowledged";
    EXPECT_EQ(desk.shown(KindId::patient, patient, "remark"), json::value("while in flight"));
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::patient, patient)->body, "remark"),
              json::value("while in flight"));
}

TEST_F(Faults, afterServerErrors_theOutboxDrainsByItself) {
    desk.createPatient("Asha");
    clinic.server.fault(Fault::serverError, 8);
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 1);
    EXPECT_EQ(desk.engine().status().phase, sync::client::Phase::waiting);
    EXPECT_TRUE(desk.engine().status().hasError);
    desk.passTime(10min);
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_FALSE(desk.engine().status().hasError);
    EXPECT_TRUE(desk.engine().status().online);
}

TEST_F(Faults, aFailingPush_neverStopsPulls) {
    Desk other{clinic, "other", kReception};
    const auto patient = other.createPatient("Ravi");
    EXPECT_TRUE(other.sync());
    desk.createPatient("Asha");
    clinic.server.pushFault(Fault::serverError, 100);
    EXPECT_FALSE(desk.sync());
    EXPECT_EQ(desk.shown(KindId::patient, patient, "name"), json::value("Ravi"));
}

TEST_F(Faults, garbageForAnAnswer_losesNothing) {
    const auto patient = desk.createPatient("Asha");
    for (const auto fault : {Fault::garbage, Fault::cutShort, Fault::noVerdicts}) {
        clinic.server.pushFault(fault);
        EXPECT_FALSE(desk.sync());
        EXPECT_EQ(desk.cycles.front().code, base::ErrorCode::badAnswer);
        EXPECT_EQ(desk.outbox().waiting, 1);
    }
    clinic.server.fault(Fault::none);
    clinic.server.fault(Fault::garbage);
    EXPECT_FALSE(desk.sync());
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 1u);
    EXPECT_EQ(desk.shown(KindId::patient, patient, "name"), json::value("Asha"));
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST_F(Faults, theWait_outlivesARestart) {
    desk.createPatient("Asha");
    clinic.server.fault(Fault::requestLost, 2);
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    desk.passTime(1100ms);
    const auto waits = desk.engine().status().nextTry;
    ASSERT_TRUE(waits && *waits > clinic.clock.now());
    desk.open();
    desk.feed(sync::client::Started{});
    EXPECT_TRUE(desk.requests().empty()) << "still waiting";
    EXPECT_EQ(desk.engine().status().nextTry, waits);
    desk.passTime(6s);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST_F(Faults, theNetworkComingBack_forgetsTheWait) {
    desk.createPatient("Asha");
    clinic.server.fault(Fault::requestLost, 1);
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    EXPECT_FALSE(desk.engine().status().online);
    EXPECT_TRUE(desk.engine().status().offlineSince);
    desk.feed(sync::client::NetworkChanged{true});
    desk.serveAll();
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_TRUE(desk.engine().status().online);
}

TEST_F(Faults, retryAfter_isObeyed) {
    desk.createPatient("Asha");
    clinic.server.pushFault(Fault::tooMany);
    desk.feed(sync::client::LocalChange{});
    desk.serveAll();
    desk.passTime(29s);
    EXPECT_EQ(clinic.server.opCount(), 0u);
    desk.passTime(2s);
    EXPECT_EQ(clinic.server.opCount(), 1u);
}

TEST_F(Faults, aRequestThatIsTooLarge_isHalvedButGroupsStayWhole) {
    for (int i = 0; i < 16; ++i) {
        const auto id = base::Uuid::v7(clinic.clock, clinic.random);
        const auto contact = base::Uuid::v7(clinic.clock, clinic.random);
        desk.commit({{KindId::patient,
                      id,
                      model::Action::create,
                      {},
                      {{"name", "Asha"}, {"sex", "female"}, {"clinic_number", "B" + std::to_string(i)}},
                      {}},
                     {KindId::contact,
                      contact,
                      model::Action::create,
                      {},
                      {{"patient", id.text()}, {"system", "phone"}, {"value", "+919820000001"}},
                      {}}});
    }
    clinic.server.pushFault(Fault::tooLarge, 2);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 32u);
    EXPECT_EQ(clinic.server.groupsTaken(), 16u);
    EXPECT_LE(clinic.server.largestPush(), 8u);
    EXPECT_EQ(desk.outbox().parked, 0);
}

TEST_F(Faults, aLookTheServerCannotTake_isParkedAndNeverCountsAsDelivered) {
    desk.look();
    clinic.server.pushFault(Fault::tooLarge, 1);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().looks, 0);
    EXPECT_EQ(desk.outbox().parked, 1);
    EXPECT_EQ(desk.engine().status().parked, 1);
    EXPECT_EQ(clinic.server.groupsTaken(), 0u);
    desk.createPatient("Asha");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.groupsTaken(), 1u);
    ASSERT_TRUE(store::retryLooks(desk.cache()));
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.groupsTaken(), 2u);
    EXPECT_EQ(desk.outbox().parked, 0);
}

TEST_F(Faults, aRefusalThatWasTheLines_keepsAGroupAsideForAQuarterOfAnHour) {
    desk.createPatient("Asha");
    desk.look();
    clinic.server.pushFault(Fault::tooLarge, 3);  // both together, then each alone
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().parked, 2);
    desk.passTime(14min);
    EXPECT_EQ(desk.outbox().parked, 2);
    desk.passTime(2min);
    EXPECT_EQ(desk.outbox().parked, 0) << "nobody touched a key";
    EXPECT_EQ(clinic.server.groupsTaken(), 2u);
}

TEST_F(Faults, whatNobodyCanRead_isTriedAgainEveryQuarterOfAnHourAndAfterAStart) {
    desk.createPatient("Asha");
    clinic.server.pushFault(Fault::tooLarge, 1);
    EXPECT_TRUE(desk.sync());
    desk.open();
    desk.feed(sync::client::Started{});
    desk.serveAll();
    clinic.server.pushFault(Fault::tooLarge, 3);
    const auto before = clinic.server.requestsOf("/v1/sync/push");
    desk.passTime(47min);
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/push"), before + 3);
    EXPECT_EQ(desk.outbox().parked, 1);
    desk.passTime(14min);
    EXPECT_EQ(desk.outbox().parked, 0);
}

TEST_F(Faults, oneGroupThatNeverFits_isParkedAndTheOthersGoOn) {
    desk.createPatient("Asha");
    clinic.server.pushFault(Fault::tooLarge, 1);
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().parked, 1);
    EXPECT_EQ(store::parkedOps(desk.cache())->at(0).code, "too_large");
    desk.createPatient("Ravi");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 1u);
    ASSERT_TRUE(store::retryParked(desk.cache(), store::parkedOps(desk.cache())->at(0).op));
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.opCount(), 2u);
}

TEST_F(Faults, anotherHistoryOfTheServer_isReadFromItsStart) {
    desk.createPatient("Asha");
    EXPECT_TRUE(desk.sync());
    clinic.server.setEpoch("epoch-2");
    desk.createPatient("Ravi");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(store::syncState(desk.cache())->epoch, "epoch-2");
    EXPECT_EQ(desk.engine().status().cursor, clinic.server.head());
    EXPECT_EQ(*desk.cache().count(KindId::patient), 2);
    EXPECT_EQ(desk.outbox().waiting, 0);
}

TEST_F(Faults, anyMixOfFaults_losesNothingAndAppliesNothingTwice) {
    base::SeededRandom random(7);
    const std::array kinds{Fault::none,       Fault::serverError, Fault::answerLost, Fault::requestLost,
                           Fault::timedOut,   Fault::garbage,     Fault::cutShort,   Fault::tooMany,
                           Fault::tokenEnded, Fault::noVerdicts};
    std::vector<base::Uuid> patients;
    std::size_t ops = 0;
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 4; ++i)
            clinic.server.fault(kinds.at(random.below(kinds.size())));
        if (patients.empty() || random.below(3) == 0)
            patients.push_back(desk.createPatient("Patient"));
        else
            desk.set(KindId::patient, patients.at(random.below(patients.size())),
                     {{"remark", "round " + std::to_string(round)}});
        ++ops;
        desk.feed(sync::client::LocalChange{});
        if (random.below(8) == 0)
            desk.open(false);
        desk.feed(sync::client::Started{});
        desk.serveAll();
        desk.passTime(std::chrono::seconds(random.below(20)));
        // A refresh was refused: somebody logs in.
        if (desk.engine().status().phase == sync::client::Phase::needsLogin) {
            const auto [access, refresh] = clinic.server.login(desk.device());
            desk.feed(sync::client::SessionRenewed{access, refresh});
        }
    }
    desk.passTime(3h);  // what is left of the faults takes its share
    EXPECT_NE(desk.engine().status().phase, sync::client::Phase::needsLogin);
    EXPECT_EQ(desk.outbox().waiting, 0);
    EXPECT_EQ(desk.outbox().parked, 0);
    EXPECT_EQ(clinic.server.opCount(), ops);
    for (const auto& patient : patients) {
        const auto* held = clinic.server.record(KindId::patient, patient);
        ASSERT_TRUE(held);
        EXPECT_EQ(desk.shown(KindId::patient, patient, "remark"), model::valueOf(held->body, "remark"));
    }
}

}  // namespace
}  // namespace opdesk::tests
