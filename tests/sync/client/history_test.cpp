#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

class History : public testing::Test {
protected:
    Clinic clinic;
    Desk front{clinic, "front", kReception};
    Desk other{clinic, "other", kReception};
};

TEST_F(History, aServerRestoredFromABackup_getsBackWhatItLost) {
    const auto kept = front.createPatient("In The Backup");
    ASSERT_TRUE(front.sync());
    ASSERT_TRUE(other.sync());
    const auto backup = clinic.server.backup();
    const auto lost = front.createPatient("Lost By The Server");
    front.set(KindId::patient, kept, {{"remark", "after the backup"}});
    ASSERT_TRUE(front.sync());
    ASSERT_TRUE(other.sync());
    clinic.server.restore(backup, "epoch-2");
    ASSERT_EQ(clinic.server.record(KindId::patient, lost), nullptr);
    EXPECT_TRUE(front.sync());
    ASSERT_NE(clinic.server.record(KindId::patient, lost), nullptr);
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::patient, kept)->body, "remark"),
              json::value("after the backup"));
    EXPECT_TRUE(other.sync());
    EXPECT_EQ(other.exported(), front.exported());
    EXPECT_EQ(front.outbox().waiting, 0);
    EXPECT_EQ(front.engine().status().healed + other.engine().status().healed, 0);
    EXPECT_TRUE(store::syncState(front.cache())->sweep.empty());
}

TEST_F(History, aRecordTheNewHistoryDoesNotHave_goesWithItsSweep) {
    const auto backup = clinic.server.backup();
    const auto theirs = other.createPatient("Made After The Backup");
    ASSERT_TRUE(other.sync());
    ASSERT_TRUE(front.sync());
    ASSERT_EQ(front.shown(KindId::patient, theirs, "name"), json::value("Made After The Backup"));
    clinic.server.restore(backup, "epoch-2");
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.shown(KindId::patient, theirs, "name"), json::value("no record"));
    // The desk that made it brings it back to all.
    EXPECT_TRUE(other.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.shown(KindId::patient, theirs, "name"), json::value("Made After The Backup"));
    EXPECT_EQ(other.exported(), front.exported());
}

TEST_F(History, unsentWork_outlivesTheChangeOfHistory) {
    const auto patient = front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    const auto backup = clinic.server.backup();
    front.set(KindId::patient, patient, {{"remark", "not sent yet"}});
    clinic.server.restore(backup, "epoch-2");
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::patient, patient)->body, "remark"),
              json::value("not sent yet"));
    EXPECT_EQ(front.outbox().waiting, 0);
}

class Leaving : public testing::Test {
protected:
    Leaving() {
        clinic.server.setScope(doctor.device(), kDoctor);
        patient = doctor.createPatient("Asha");
        problem = doctor.create(KindId::problem, {{"patient", patient.text()}, {"name", "cough"}});
        EXPECT_TRUE(doctor.sync());
    }
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    base::Uuid patient, problem;
};

TEST_F(Leaving, aLostCompartment_goesAfterItsOpsAreSent) {
    doctor.set(KindId::problem, problem, {{"remark", "written before leaving"}});
    clinic.server.setScope(doctor.device(), kReception);
    clinic.server.pushFault(Fault::serverError, 1);
    EXPECT_FALSE(doctor.sync());
    EXPECT_TRUE(doctor.engine().status().draining);
    EXPECT_EQ(doctor.droppedCompartments, (std::vector<model::Compartment>{model::Compartment::notes}));
    EXPECT_EQ(doctor.shown(KindId::problem, problem, "remark"), json::value("written before leaving"));
    EXPECT_TRUE(doctor.sync());
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::problem, problem)->body, "remark"),
              json::value("written before leaving"));
    EXPECT_EQ(doctor.droppedCompartments,
              (std::vector<model::Compartment>{model::Compartment::notes, model::Compartment::care}));
    EXPECT_FALSE(doctor.engine().status().draining);
    EXPECT_FALSE(doctor.cache().canOpen(model::Compartment::care));
    EXPECT_EQ(*doctor.cache().count(KindId::problem), 0);
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "name"), json::value("Asha"));
    for (const auto& key : doctor.engine().keys())
        EXPECT_EQ(key.compartment, model::Compartment::desk);
}

TEST_F(Leaving, whoComesBack_getsEverythingAgain) {
    clinic.server.setScope(doctor.device(), kReception);
    EXPECT_TRUE(doctor.sync());
    ASSERT_EQ(doctor.droppedCompartments.size(), 2u);
    clinic.server.setScope(doctor.device(), kDoctor);
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(doctor.cache().canOpen(model::Compartment::care)) << "a refresh brought the key";
    EXPECT_EQ(doctor.shown(KindId::problem, problem, "name"), json::value("cough"));
}

class News : public testing::Test {
protected:
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    Desk other{clinic, "other", kReception};
    bool waits() { return !desk.requests().empty() && desk.requests().back().path.starts_with("/v1/sync/wait"); }
    void breakStreams() {
        for (int i = 0; i < 10 && !waits(); ++i) {
            desk.feed(sync::client::StreamClosed{0, ""});
            for (int j = 0; j < 40 && !waits(); ++j)
                if (!desk.serveOne())
                    desk.fireNextTimer();
        }
    }
};

TEST_F(News, whereStreamsDoNotHold_aLongPollBringsTheNews) {
    ASSERT_TRUE(desk.sync());
    breakStreams();
    ASSERT_TRUE(waits());
    EXPECT_EQ(desk.engine().status().phase, sync::client::Phase::idle) << "waiting for news is rest";
    const auto patient = other.createPatient("News");
    ASSERT_TRUE(other.sync());
    desk.serveOne();  // the poll is answered as soon as something is new
    desk.serveOne();  // the pull it caused
    EXPECT_EQ(desk.shown(KindId::patient, patient, "name"), json::value("News"));
    EXPECT_TRUE(waits()) << "and the next poll is out";
}

TEST_F(News, aRequestNobodyAnswers_isTakenAsFailedAfterTwiceItsTime) {
    ASSERT_TRUE(desk.sync());
    desk.createPatient("Stuck");
    desk.feed(sync::client::LocalChange{});
    ASSERT_EQ(desk.requests().size(), 1u);
    desk.requests().clear();  // the transport lost it and says nothing
    desk.passTime(59s);
    EXPECT_EQ(desk.outbox().waiting, 1);
    EXPECT_EQ(desk.engine().status().phase, sync::client::Phase::pushing);
    desk.passTime(10s);
    EXPECT_EQ(desk.outbox().waiting, 0) << "it was sent again by itself";
}

}  // namespace
}  // namespace opdesk::tests
