#include "desk.h"

namespace opdesk::tests {
namespace {

TEST(Sealed, aPartWithoutItsKey_isKeptAndUnfoldsWhenTheKeyComes) {
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    Desk front{clinic, "front", kReception};
    const auto patient = doctor.createPatient("Asha");
    const auto allergy = doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", "penicillin"}});
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.shown(KindId::patient, patient, "name"), json::value("Asha"));
    EXPECT_EQ(*store::sealedPageCount(front.cache()), 1);
    EXPECT_EQ(front.engine().status().cursor, clinic.server.head());
    const auto key = Clinic::keyOf(model::Compartment::care);
    ASSERT_TRUE(front.cache().grantCompartment(model::Compartment::care, 1, key));
    EXPECT_EQ(*store::sealedPageCount(front.cache()), 0);
    EXPECT_EQ(front.shown(KindId::allergy, allergy, "substance"), json::value("penicillin"));
}

TEST(Sealed, aKeyThatComesWithARefresh_isGranted) {
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    Desk front{clinic, "front", kReception};
    const auto patient = doctor.createPatient("Asha");
    const auto allergy = doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", "penicillin"}});
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(front.sync());
    clinic.server.enrol(front.device(), kDoctor);  // the user has a new role
    front.refreshToken = clinic.server.refreshToken(front.device());
    clinic.server.fault(Fault::tokenEnded);
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(front.engine().keys().size(), 3u);
    EXPECT_EQ(front.shown(KindId::allergy, allergy, "substance"), json::value("penicillin"));
}

TEST(Sealed, whatTheDoctorWroteOffline_isSentSealedByWhoeverIsLoggedIn) {
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    const auto patient = doctor.createPatient("Asha");
    const auto allergy = doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", "penicillin"}});
    doctor.feed(sync::client::Started{});
    bool found = false;
    for (const auto& request : doctor.requests())
        found = found || base::asText(request.body).find("penicillin") != std::string_view::npos;
    EXPECT_FALSE(found);
    doctor.serveAll();
    EXPECT_EQ(model::valueOf(clinic.server.record(KindId::allergy, allergy)->body, "substance"),
              json::value("penicillin"));
}

TEST(Parked, aRefusedGroup_isShownWholeAndTheOthersGoOn) {
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    const auto patient = desk.createPatient("Asha");
    EXPECT_TRUE(desk.sync());
    clinic.server.refuseKind(KindId::contact);
    const auto contact = base::Uuid::v7(clinic.clock, clinic.random);
    desk.commit({{KindId::contact,
                  contact,
                  model::Action::create,
                  {},
                  {{"patient", patient.text()}, {"system", "phone"}, {"value", "+919820000001"}},
                  {}},
                 {KindId::patient, patient, model::Action::set, {{"remark", "has a phone"}}, {}, {}}});
    const auto other = desk.createPatient("Ravi");
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.outbox().parked, 2);
    EXPECT_EQ(desk.outbox().waiting, 0);
    const auto parked = *store::parkedOps(desk.cache());
    ASSERT_EQ(parked.size(), 2u);
    EXPECT_EQ(parked[0].code, "wrong_state");
    EXPECT_TRUE(clinic.server.record(KindId::patient, other));
    EXPECT_FALSE(clinic.server.record(KindId::contact, contact));
    EXPECT_EQ(desk.shown(KindId::contact, contact, "value"), json::value("+919820000001"))
        << "what was typed is still there";
}

}  // namespace
}  // namespace opdesk::tests
