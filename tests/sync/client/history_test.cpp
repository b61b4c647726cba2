#include "core/store/lease_texts.h"
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

TEST_F(History, aServerRestoredFromABackup_isToldTheLeasesOfWhatIsOfferedOnce) {
    ASSERT_TRUE(front.sync());
    const auto backup = clinic.server.backup();
    const auto text = base::toBase64Url(base::asBytes(R"({"id":")" + front.actor().lease.text() + R"("})")) + ".signed";
    ASSERT_TRUE(store::keepLease(front.cache(), text));
    ASSERT_TRUE(store::keepLease(front.cache(), "no lease at all"));
    const auto lost = front.createPatient("Lost By The Server");
    ASSERT_TRUE(front.sync());
    EXPECT_TRUE(clinic.server.toldLeases().empty()) << "who gave it knows it";
    clinic.server.restore(backup, "epoch-2");
    clinic.server.pushFault(Fault::requestLost);
    EXPECT_FALSE(front.sync());
    EXPECT_TRUE(front.sync());
    ASSERT_NE(clinic.server.record(KindId::patient, lost), nullptr);
    EXPECT_EQ(clinic.server.toldLeases(), std::vector<std::string>{text});
    front.createPatient("Written Later");
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(clinic.server.toldLeases().size(), 1u);
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

TEST_F(History, aChildOfferedBeforeItsParent_waitsUntilTheParentIsBack) {
    const auto backup = clinic.server.backup();
    const auto patient = other.createPatient("Made After The Backup");
    ASSERT_TRUE(other.sync());
    ASSERT_TRUE(front.sync());
    const auto contact =
        front.create(KindId::contact, {{"patient", patient.text()}, {"system", "phone"}, {"value", "+919820000001"}});
    ASSERT_TRUE(front.sync());
    clinic.server.restore(backup, "epoch-2");
    front.sync();
    EXPECT_EQ(clinic.server.record(KindId::contact, contact), nullptr) << "nobody would see it";
    ASSERT_EQ(front.outbox().parked, 1);
    EXPECT_EQ(store::parkedOps(front.cache())->at(0).code, "not_found");
    EXPECT_TRUE(other.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.outbox().parked, 0);
    EXPECT_EQ(front.outbox().waiting, 0);
    ASSERT_NE(clinic.server.record(KindId::contact, contact), nullptr);
    EXPECT_TRUE(other.sync());
    EXPECT_EQ(other.exported(), front.exported());
}

// The desk's own edit makes the card anew, and the cursor passes over its row: no pull brings it.
TEST_F(History, aDecisionOfferedBeforeItsCard_waitsNoLongerThanForTheEditThatMakesIt) {
    const auto backup = clinic.server.backup();
    const auto patient = other.createPatient("Asha");
    ASSERT_TRUE(other.sync());
    ASSERT_TRUE(front.sync());
    other.set(KindId::patient, patient, {{"name", "Asha Joshi"}});
    ASSERT_TRUE(other.sync());
    front.set(KindId::patient, patient, {{"name", "Asha Kale"}});
    ASSERT_TRUE(front.sync());
    ASSERT_EQ(clinic.server.conflicts().size(), 1u);
    const auto card = clinic.server.conflicts().at(0).id;
    front.set(KindId::conflict, card, {{"state", "settled"}, {"choice", "theirs"}});
    ASSERT_TRUE(front.sync());
    clinic.server.restore(backup, "epoch-2");
    front.sync();
    ASSERT_EQ(front.outbox().parked, 2) << "the edit waits for its patient, the decision for its card";
    EXPECT_TRUE(other.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.outbox().parked, 0);
    EXPECT_EQ(front.outbox().waiting, 0);
    ASSERT_NE(clinic.server.record(KindId::conflict, card), nullptr);
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::conflict, card)->body, "state"), json::value("settled"));
}

TEST_F(History, whatTheOldServerHadPutAside_isOfferedToTheRestoredOne) {
    const auto backup = clinic.server.backup();
    clinic.server.refuseKind(KindId::patient);
    front.createPatient("Put Aside");
    front.sync();
    ASSERT_EQ(front.outbox().parked, 1);
    ASSERT_EQ(clinic.server.quarantine().size(), 1u);
    clinic.server.restore(backup, "epoch-2");
    ASSERT_TRUE(clinic.server.quarantine().empty());
    front.sync();
    EXPECT_EQ(clinic.server.quarantine().size(), 1u);
    EXPECT_EQ(front.outbox().parked, 1);
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

TEST_F(History, anotherHistory_beginsInSlicesAndNothingIsSentMeanwhile) {
    for (int i = 0; i < 9; ++i)
        front.createPatient("Patient " + std::to_string(i));
    ASSERT_TRUE(front.sync());
    const auto backup = clinic.server.backup();
    const auto lost = front.createPatient("Lost By The Server");
    ASSERT_TRUE(front.sync());
    clinic.server.restore(backup, "epoch-2");
    front.sliceRows = 2;
    front.open();
    front.holdsSlices = true;
    front.feed(sync::client::Started{});
    for (int i = 0; i < 20 && !store::syncState(front.cache())->historyBegins; ++i)
        if (!front.serveOne())
            front.continueOnce();
    ASSERT_TRUE(store::syncState(front.cache())->historyBegins);
    ASSERT_TRUE(front.requests().empty()) << "what was on its way is forgotten";
    const auto during = front.createPatient("Made Meanwhile");
    front.feed(sync::client::LocalChange{});
    EXPECT_TRUE(front.continueOnce());
    EXPECT_TRUE(front.continueOnce());
    front.open();  // killed between two slices
    front.feed(sync::client::Started{});
    EXPECT_TRUE(front.requests().empty());
    EXPECT_EQ(front.engine().status().phase, sync::client::Phase::pulling);
    int slices = 0;
    while (store::syncState(front.cache())->historyBegins && front.continueOnce())
        ++slices;
    EXPECT_GT(slices, 5);
    EXPECT_FALSE(front.requests().empty()) << "now";
    front.holdsSlices = false;
    EXPECT_TRUE(front.sync());
    EXPECT_TRUE(other.sync());
    for (const auto& patient : {lost, during})
        EXPECT_NE(clinic.server.record(KindId::patient, patient), nullptr);
    EXPECT_EQ(other.exported(), front.exported());
    EXPECT_EQ(front.outbox().waiting, 0);
}

TEST_F(History, aServerThatChangesItsHistoryAgainAndAgain_isFollowedOnceItRests) {
    front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    front.feed(sync::client::SyncNow{});
    for (int i = 0; i < 6; ++i) {
        clinic.server.setEpoch("history-" + std::to_string(i));
        front.serveOne();
    }
    front.serveAll();
    front.passTime(30min);
    EXPECT_EQ(store::syncState(front.cache())->epoch, "history-5");
    EXPECT_TRUE(front.sync());
}

TEST_F(History, aCursorOfBeforeDeletionsThatAreOld_loadsAllAnewAndKeepsTheOutbox) {
    const auto patient = front.createPatient("Asha");
    const auto contact =
        front.create(KindId::contact, {{"patient", patient.text()}, {"system", "phone"}, {"value", "1"}});
    ASSERT_TRUE(front.sync());
    ASSERT_TRUE(other.sync());
    front.remove(KindId::contact, contact);
    ASSERT_TRUE(front.sync());
    clinic.server.forgetDeleted();
    const auto unsent = other.createPatient("Half A Year Offline");
    other.set(KindId::patient, patient, {{"remark", "half a year old"}});
    EXPECT_TRUE(other.sync());
    EXPECT_EQ(other.shown(KindId::contact, contact, "value"), json::value("no record"));
    EXPECT_NE(clinic.server.record(KindId::patient, unsent), nullptr);
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::patient, patient)->body, "remark"),
              json::value("half a year old"));
    EXPECT_EQ(other.outbox().waiting, 0);
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(other.exported(), front.exported());
    EXPECT_EQ(other.engine().status().healed, 0) << "the load alone put it right";
}

/// Two programs on one file, of which one begins to load everything while a page is on its way to the other.
class AnotherWindow : public History {
protected:
    AnotherWindow() {
        for (int i = 0; i < 30; ++i)
            other.createPatient("Patient " + std::to_string(i));
        EXPECT_TRUE(other.sync());
        front.sliceRows = 4;
        front.open();
        EXPECT_TRUE(front.sync());
        for (int i = 0; i < 10; ++i)
            other.createPatient("Later " + std::to_string(i));
        EXPECT_TRUE(other.sync());
        front.holdsSlices = true;
        front.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
        EXPECT_EQ(front.requests().size(), 1u) << "a page, from where the cursor stands";
    }
    void loadAnew() {
        ASSERT_TRUE(store::noteLoadAnew(front.cache()));
        while (*store::beginHistorySlice(front.cache(), 100)) {
        }
    }
    void expectAllLoaded() {
        front.holdsSlices = false;
        front.continueOnce();
        front.serveAll();
        front.passTime(10s);
        EXPECT_TRUE(front.sync());
        EXPECT_EQ(front.engine().status().healed, 0) << "nothing was passed over";
        EXPECT_EQ(front.exported(), other.exported());
    }
};

TEST_F(AnotherWindow, loadsAllAnew_andAPageAskedForBeforeMovesNoCursor) {
    ASSERT_NO_FATAL_FAILURE(loadAnew());
    front.serveOne();
    while (front.continueOnce()) {
    }
    EXPECT_EQ(store::syncState(front.cache())->cursor, 0) << "nothing is loaded yet";
    expectAllLoaded();
}

TEST_F(AnotherWindow, loadsAllAnew_whileAPageIsBeingTaken) {
    front.serveOne();
    ASSERT_TRUE(front.continueOnce());
    ASSERT_NO_FATAL_FAILURE(loadAnew());
    while (front.continueOnce()) {
    }
    EXPECT_EQ(store::syncState(front.cache())->cursor, 0) << "rows that were taken before lost their version";
    expectAllLoaded();
}

TEST_F(AnotherWindow, knowsMore_andAPageAskedForBeforeMovesNoCursor) {
    ASSERT_TRUE(store::pullAgain(front.cache()));
    front.serveOne();
    while (front.continueOnce()) {
    }
    EXPECT_EQ(store::syncState(front.cache())->cursor, 0) << "it reads what this one passes over";
    expectAllLoaded();
}

TEST_F(AnotherWindow, loadsAllAnew_whileTheLastPageOfALoadIsAnnounced) {
    ASSERT_NO_FATAL_FAILURE(loadAnew());
    bool isBegun = false;
    front.cache().onChanged([&](const auto&) {
        if (isBegun || store::syncState(front.cache())->cursor < clinic.server.head())
            return;
        isBegun = true;
        loadAnew();
    });
    front.serveOne();  // refused: of the load before
    for (int i = 0; i < 100 && !isBegun; ++i) {
        if (!front.continueOnce() && !front.serveOne())
            front.fireNextTimer();
    }
    ASSERT_TRUE(isBegun);
    EXPECT_TRUE(store::syncState(front.cache())->bootstrap.active) << "the other load has yet to come";
    expectAllLoaded();
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

TEST_F(Leaving, whatWaitsBehindParkedWork_isSentSoThatTheCompartmentCanGo) {
    clinic.server.refuseKind(KindId::problem);
    doctor.set(KindId::problem, problem, {{"remark", "put aside"}});
    EXPECT_TRUE(doctor.sync());
    doctor.set(KindId::problem, problem, {{"remark", "waits behind it"}});
    EXPECT_TRUE(doctor.sync());
    ASSERT_EQ(doctor.outbox().parked, 1);
    ASSERT_EQ(doctor.outbox().waiting, 1);
    clinic.server.setScope(doctor.device(), kReception);
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(doctor.sync());
    EXPECT_EQ(doctor.outbox().waiting, 0);
    EXPECT_EQ(clinic.server.quarantine().size(), 2u) << "the owner of the clinic decides about both";
    EXPECT_FALSE(doctor.engine().status().draining);
    EXPECT_FALSE(doctor.cache().canOpen(model::Compartment::care));
    EXPECT_EQ(*doctor.cache().count(KindId::problem), 0);
}

TEST_F(Leaving, aCompartmentAnotherProgramOnTheFileFoundLost_goesWhenItsOpsAreSent) {
    EXPECT_TRUE(doctor.sync());
    clinic.server.setScope(doctor.device(), kReception);
    // It pulled and ended; this one hears of nothing but work to send.
    ASSERT_TRUE(store::changeSyncState(doctor.cache(), [](store::SyncState& state) {
        state.scope = "desk";
        state.draining = "care,notes";
    }));
    doctor.set(KindId::problem, problem, {{"remark", "written before leaving"}});
    doctor.feed(sync::client::LocalChange{});
    doctor.serveAll();
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::problem, problem)->body, "remark"),
              json::value("written before leaving"));
    EXPECT_EQ(doctor.droppedCompartments,
              (std::vector<model::Compartment>{model::Compartment::care, model::Compartment::notes}));
    EXPECT_EQ(*doctor.cache().count(KindId::problem), 0);
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

/// A server put back to before the desk's last change, whose head came to the desk's cursor again by the work of
/// others.
class SameHead : public News {
protected:
    SameHead() {
        desk.createPatient("Kept");
        EXPECT_TRUE(desk.sync());
        backup = clinic.server.backup();
        lost = desk.createPatient("Lost");
        EXPECT_TRUE(desk.sync());
    }
    void putBack() {
        const auto before = clinic.server.head();
        clinic.server.restore(backup, "epoch-2");
        clinic.server.write(KindId::patient, base::Uuid::v7(clinic.clock, clinic.random),
                            {{"name", "Written Since"}, {"sex", "female"}, {"clinic_number", "A07-99"}});
        ASSERT_EQ(clinic.server.head(), before);
    }
    FakeServer::Backup backup;
    base::Uuid lost;
};

TEST_F(SameHead, isNoticedByTheEpochOfAPoke) {
    putBack();
    desk.feed(sync::client::StreamEvent{clinic.server.head(), "epoch-1"});
    EXPECT_TRUE(desk.requests().empty()) << "nothing new";
    desk.feed(sync::client::StreamEvent{clinic.server.head(), "epoch-2"});
    desk.serveAll();
    EXPECT_NE(clinic.server.record(KindId::patient, lost), nullptr) << "offered again";
    EXPECT_EQ(store::syncState(desk.cache())->epoch, "epoch-2");
}

TEST_F(SameHead, isNoticedByTheEpochOfALongPoll) {
    breakStreams();
    ASSERT_TRUE(waits());
    putBack();
    desk.serveOne();
    for (int i = 0; i < 20 && !desk.requests().empty() && !waits(); ++i)
        desk.serveOne();
    EXPECT_NE(clinic.server.record(KindId::patient, lost), nullptr) << "offered again";
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
