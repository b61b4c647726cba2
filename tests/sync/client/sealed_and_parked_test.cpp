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

/// The desk of a reception to which a doctor comes later: what he may read lies before its cursor.
TEST(Scope, aDoctorAtTheReceptionsDesk_getsWhatWasWrittenBeforeHeCame) {
    for (const std::size_t pageRows : {std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
        Clinic clinic;
        Desk doctor{clinic, "doctor", kDoctor};
        Desk front{clinic, "front", kReception};
        clinic.server.setScope(front.device(), kReception);
        const auto patient = doctor.createPatient("Asha");
        std::vector<base::Uuid> allergies;
        for (const char* substance : {"penicillin", "aspirin", "latex"})
            allergies.push_back(
                doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", substance}}));
        EXPECT_TRUE(doctor.sync());
        EXPECT_TRUE(front.sync());
        EXPECT_EQ(store::syncState(front.cache())->scope, "desk");
        EXPECT_EQ(*store::sealedPageCount(front.cache()), 0) << "nothing of care came";
        const auto later = doctor.createPatient("Ravi");
        EXPECT_TRUE(doctor.sync());

        clinic.server.setScope(front.device(), kDoctor);
        clinic.server.setPageRows(pageRows);
        EXPECT_TRUE(front.sync());
        EXPECT_EQ(store::syncState(front.cache())->scope, "care,desk,notes");
        EXPECT_EQ(store::syncState(front.cache())->fill, "");
        // They came sealed, whoever was logged in; the doctor's key unfolds them.
        const auto key = Clinic::keyOf(model::Compartment::care);
        ASSERT_TRUE(front.cache().grantCompartment(model::Compartment::care, 1, key));
        const char* const substances[] = {"penicillin", "aspirin", "latex"};
        for (std::size_t i = 0; i < allergies.size(); ++i)
            EXPECT_EQ(front.shown(KindId::allergy, allergies[i], "substance"), json::value(substances[i]));
        EXPECT_EQ(front.shown(KindId::patient, later, "name"), json::value("Ravi"));
        const auto requests = clinic.server.requests();
        EXPECT_TRUE(front.sync());
        EXPECT_EQ(clinic.server.requests() - requests, 1u) << "it is filled in once";
    }
}

TEST(Scope, aFillThatIsInterrupted_goesOnWhereItStood) {
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    Desk front{clinic, "front", kReception};
    clinic.server.setScope(front.device(), kReception);
    const auto patient = doctor.createPatient("Asha");
    std::vector<base::Uuid> allergies;
    for (int i = 0; i < 6; ++i)
        allergies.push_back(
            doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", "drug " + std::to_string(i)}}));
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(front.sync());
    clinic.server.setScope(front.device(), kDoctor);
    clinic.server.setPageRows(2);
    front.feed(sync::client::SyncNow{});
    EXPECT_TRUE(front.serveOne());
    EXPECT_EQ(store::syncState(front.cache())->scope, "desk");
    EXPECT_EQ(store::syncState(front.cache())->fill, "care,notes");
    const auto filled = store::syncState(front.cache())->filled;
    EXPECT_GT(filled, 0);
    // One of them changes meanwhile and another user's right comes and goes: nothing is missing, nothing is old.
    doctor.set(KindId::allergy, allergies[5], {{"substance", "changed"}});
    EXPECT_TRUE(doctor.sync());
    front.open();
    EXPECT_TRUE(front.sync());
    EXPECT_EQ(store::syncState(front.cache())->scope, "care,desk,notes");
    const auto key = Clinic::keyOf(model::Compartment::care);
    ASSERT_TRUE(front.cache().grantCompartment(model::Compartment::care, 1, key));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(front.shown(KindId::allergy, allergies[static_cast<std::size_t>(i)], "substance"),
                  json::value("drug " + std::to_string(i)));
    EXPECT_EQ(front.shown(KindId::allergy, allergies[5], "substance"), json::value("changed"));
}

TEST(Scope, aCompartmentThatWasLostAndCameBack_isFilledInAgain) {
    Clinic clinic;
    Desk doctor{clinic, "doctor", kDoctor};
    Desk shared{clinic, "shared", kDoctor};
    const auto patient = doctor.createPatient("Asha");
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(shared.sync());
    clinic.server.setScope(shared.device(), kReception);
    const auto allergy = doctor.create(KindId::allergy, {{"patient", patient.text()}, {"substance", "latex"}});
    EXPECT_TRUE(doctor.sync());
    EXPECT_TRUE(shared.sync());
    EXPECT_EQ(shared.shown(KindId::allergy, allergy, "substance"), json::value("no record"));
    clinic.server.setScope(shared.device(), kDoctor);
    EXPECT_TRUE(shared.sync());
    EXPECT_EQ(shared.shown(KindId::allergy, allergy, "substance"), json::value("latex"));
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
