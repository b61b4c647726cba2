#include "desk.h"

namespace opdesk::tests {
namespace {

class TwoDesks : public testing::Test {
protected:
    TwoDesks() {
        patient = front.createPatient("Asha Kulkarni");
        EXPECT_TRUE(front.sync());
        EXPECT_TRUE(doctor.sync());
    }
    void syncBoth() {
        EXPECT_TRUE(front.sync());
        EXPECT_TRUE(doctor.sync());
        EXPECT_TRUE(front.sync());
    }
    Clinic clinic;
    Desk front{clinic, "front", kReception};
    Desk doctor{clinic, "doctor", kDoctor};
    base::Uuid patient;
};

TEST_F(TwoDesks, aNewPatient_arrivesOnTheOtherDesk) {
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "name"), json::value("Asha Kulkarni"));
    EXPECT_EQ(front.outbox().waiting, 0);
    EXPECT_EQ(front.exported(), doctor.exported());
}

TEST_F(TwoDesks, offlineEditsOfDifferentFields_mergeWithoutConflict) {
    front.set(KindId::patient, patient, {{"address", "Pune"}});
    doctor.set(KindId::patient, patient, {{"remark", "hard of hearing"}});
    syncBoth();
    EXPECT_EQ(front.shown(KindId::patient, patient, "remark"), json::value("hard of hearing"));
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "address"), json::value("Pune"));
    EXPECT_TRUE(clinic.server.conflicts().empty());
    EXPECT_EQ(front.exported(), doctor.exported());
}

TEST_F(TwoDesks, offlineEditsOfOneField_areOneConflictOnBothWithBothValues) {
    front.set(KindId::patient, patient, {{"name", "Asha Kale"}});
    doctor.set(KindId::patient, patient, {{"name", "Asha Joshi"}});
    syncBoth();
    EXPECT_EQ(front.shown(KindId::patient, patient, "name"), json::value("Asha Kale"));
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "name"), json::value("Asha Kale"));
    const auto cards = clinic.server.conflicts();
    ASSERT_EQ(cards.size(), 1u);
    for (auto* desk : {&front, &doctor}) {
        EXPECT_EQ(desk->shown(KindId::conflict, cards[0].id, "mine"), json::value(json::array{"Asha Joshi"}));
        EXPECT_EQ(desk->shown(KindId::conflict, cards[0].id, "theirs"), json::value(json::array{"Asha Kale"}));
        EXPECT_EQ(desk->outbox().waiting, 0);
    }
    EXPECT_EQ(front.exported(), doctor.exported());
}

TEST_F(TwoDesks, settlingAConflictOnOne_settlesItOnTheOther) {
    front.set(KindId::patient, patient, {{"name", "Asha Kale"}});
    doctor.set(KindId::patient, patient, {{"name", "Asha Joshi"}});
    syncBoth();
    const auto card = clinic.server.conflicts().at(0).id;
    doctor.commit({{KindId::conflict, card, model::Action::set, {{"state", "settled"}, {"choice", "mine"}}, {}, {}},
                   {KindId::patient, patient, model::Action::set, {{"name", "Asha Joshi"}}, {}, {}}});
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.shown(KindId::conflict, card, "state"), json::value("settled"));
    EXPECT_EQ(front.shown(KindId::patient, patient, "name"), json::value("Asha Joshi"));
    EXPECT_EQ(clinic.server.conflicts().size(), 1u);
}

TEST_F(TwoDesks, theSameEditOnBoth_isNoConflict) {
    front.set(KindId::patient, patient, {{"name", "Asha Kale"}});
    doctor.set(KindId::patient, patient, {{"name", "Asha Kale"}});
    syncBoth();
    EXPECT_TRUE(clinic.server.conflicts().empty());
    EXPECT_EQ(front.exported(), doctor.exported());
}

TEST_F(TwoDesks, anEditAgainstARemoval_bringsTheRecordBack) {
    const auto contact =
        front.create(KindId::contact, {{"patient", patient.text()}, {"system", "phone"}, {"value", "+919820000001"}});
    syncBoth();
    doctor.remove(KindId::contact, contact);
    front.set(KindId::contact, contact, {{"relation", "mother"}});
    syncBoth();
    EXPECT_TRUE(doctor.sync());
    const auto record = doctor.cache().record(KindId::contact, contact);
    ASSERT_TRUE(record && *record);
    EXPECT_FALSE((*record)->deleted);
    EXPECT_EQ(doctor.shown(KindId::contact, contact, "relation"), json::value("mother"));
    ASSERT_EQ(clinic.server.conflicts().size(), 1u);
    EXPECT_EQ(front.exported(), doctor.exported());
}

TEST_F(TwoDesks, manyOfflineEditsOfOneRecord_arriveInTheirOrder) {
    for (const auto* remark : {"one", "two", "three"})
        front.set(KindId::patient, patient, {{"remark", remark}});
    syncBoth();
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "remark"), json::value("three"));
    EXPECT_TRUE(clinic.server.conflicts().empty());
}

TEST_F(TwoDesks, aPullOfManyPages_endsAtTheHead) {
    for (int i = 0; i < 25; ++i)
        front.createPatient("Patient");
    EXPECT_TRUE(front.sync());
    clinic.server.setPageRows(4);
    EXPECT_TRUE(doctor.sync());
    EXPECT_EQ(*doctor.cache().count(KindId::patient), 26);
    EXPECT_EQ(doctor.engine().status().cursor, clinic.server.head());
}

TEST_F(TwoDesks, aPoke_startsAPullAndAChangeStartsAPush) {
    EXPECT_GE(doctor.streamsOpened, 1);
    front.set(KindId::patient, patient, {{"remark", "poke"}});
    front.feed(sync::client::LocalChange{});
    ASSERT_EQ(front.requests().size(), 1u);
    EXPECT_EQ(front.requests().front().path, "/v1/sync/push");
    front.serveAll();
    doctor.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
    doctor.serveAll();
    EXPECT_EQ(doctor.shown(KindId::patient, patient, "remark"), json::value("poke"));
}

}  // namespace
}  // namespace opdesk::tests
