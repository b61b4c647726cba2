#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/clinic/devices.h"
#include "core/model/kinds/device.h"
#include "tests/support/billing_rows.h"
#include "tests/support/clinic_server.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;
using opdesk::tests::ClinicServer;
using opdesk::tests::Presence;
using opdesk::tests::TestClinic;

struct Office {
    Office() : session(&clinic.as("ClinicAdmin")) {
        session->sync = &server;
        session->presence = &presence;
        server.add(clinic.device.uuid(), "Office", 1, "active", clinic.clock.now());
        server.add(front, "Front", 2, "active", clinic.clock.now(), 2, {clinic.doctor.text()});
    }
    json::object patientItem(const model::PatientId& patient, const std::string& name = {}) {
        json::object item{
            {"kind", "patient"}, {"record", patient.text()}, {"action", "create"}, {"patient", patient.text()}};
        if (!name.empty())
            item["name"] = name;
        return item;
    }

    TestClinic clinic;
    ClinicServer server;
    Presence presence;
    Session* session;
    base::Uuid front = base::Uuid::v7(clinic.clock, clinic.random);
    const std::string words = "right words";
};

TEST(Devices, areListedAsTheServerKnowsThemAndOnlyThisOneSaysWhatWaits) {
    Office office;
    const auto answer = execute(*office.session, ListDevices{});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_TRUE(answer->live);
    ASSERT_EQ(answer->devices.size(), 2u);
    EXPECT_TRUE(answer->devices[0].here);
    EXPECT_TRUE(answer->devices[0].unsent.has_value());
    EXPECT_EQ(answer->devices[1].name, "Front");
    EXPECT_EQ(answer->devices[1].deskDigit, 2);
    EXPECT_EQ(answer->devices[1].program, "OPDesk/0.9.0");
    EXPECT_EQ(answer->devices[1].lastSeen, office.clinic.clock.now());
    EXPECT_EQ(answer->devices[1].people.size(), 1u);
    EXPECT_FALSE(answer->devices[1].unsent.has_value());
}

TEST(Devices, withoutTheServerAreWhatThisDeskKnewAndCannotBeStopped) {
    Office office;
    model::Device front;
    front.name = "Front";
    front.series = "A02";
    front.deskDigit = 2;
    front.state = "drain";
    const DeviceId id(office.clinic.pullRecord(front));
    office.server.isAway = true;
    const auto answer = execute(*office.session, ListDevices{});
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->live);
    ASSERT_EQ(answer->devices.size(), 1u);
    EXPECT_EQ(answer->devices[0].state, "drain");
    EXPECT_EQ(execute(*office.session, StopDevice{id, "revoke", "stolen", office.words}).error().code,
              ErrorCode::unreachable);
    office.session->sync = nullptr;
    EXPECT_EQ(execute(*office.session, ListSetAside{}).error().code, ErrorCode::unreachable);
}

TEST(Devices, areStoppedWithAReasonAndThePasswordOnly) {
    Office office;
    const DeviceId front(office.front);
    EXPECT_EQ(execute(*office.session, StopDevice{front, "wipe", "sold", office.words}).error().field, "how");
    EXPECT_EQ(execute(*office.session, StopDevice{front, "drain", " ", office.words}).error().field, "reason");
    EXPECT_EQ(execute(*office.session, StopDevice{{}, "drain", "sold", office.words}).error().field, "device");
    const auto wrong = execute(*office.session, StopDevice{front, "drain", "sold", "a guess"});
    EXPECT_EQ(wrong.error().code, ErrorCode::wrongPassphrase);
    EXPECT_EQ(wrong.error().field, "passphrase");
    EXPECT_TRUE(office.server.asked.empty()) << "nothing of that reached the server";
    const auto stopped = execute(*office.session, StopDevice{front, "drain", "sold", office.words});
    ASSERT_TRUE(stopped);
    EXPECT_EQ(stopped->state, "drain");
    ASSERT_EQ(office.server.asked.size(), 1u);
    EXPECT_EQ(office.server.asked[0].path, "/v1/admin/devices/" + front.text());
    EXPECT_EQ(office.server.asked[0].body.at("reason"), "sold");
    EXPECT_EQ(execute(*office.session, ResumeDevice{front, "stays", office.words})->state, "active");
    EXPECT_EQ(execute(*office.session, StopDevice{front, "revoke", "stolen", office.words})->state, "revoked");
}

TEST(Devices, takeNoReasonWithHiddenCharactersAndKeepAnyOtherAsItIs) {
    Office office;
    const DeviceId front(office.front);
    const auto group =
        office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {}, office.clinic);
    for (const std::string& hidden : {std::string("sold\x07"), std::string("\u202Edlos"), std::string(400, 'x')}) {
        EXPECT_EQ(execute(*office.session, StopDevice{front, "drain", hidden, office.words}).error().field, "reason");
        EXPECT_EQ(execute(*office.session, ResumeDevice{front, hidden, office.words}).error().field, "reason");
        EXPECT_EQ(execute(*office.session, TakeInSetAside{{GroupId(group)}, hidden, office.words}).error().field,
                  "reason");
        EXPECT_EQ(execute(*office.session, RefuseSetAside{{GroupId(group)}, hidden, office.words, "x"}).error().field,
                  "reason");
    }
    EXPECT_TRUE(office.server.asked.empty());
    const std::string odd = "<b>sold</b>'; DROP TABLE device; =1+1 बिक गया";
    ASSERT_TRUE(execute(*office.session, StopDevice{front, "drain", odd, office.words}));
    EXPECT_EQ(office.server.asked[0].body.at("reason"), base::json::value(odd));
}

TEST(Devices, areNobodysButTheAdmins) {
    Office office;
    for (const auto* role : {"Doctor", "Nurse", "Receptionist", "Pharmacist", "Billing", "ReadOnly"}) {
        auto& other = office.clinic.as(role);
        other.sync = &office.server;
        other.presence = &office.presence;
        EXPECT_EQ(execute(other, ListDevices{}).error().code, ErrorCode::permissionDenied) << role;
        EXPECT_EQ(execute(other, ListSetAside{}).error().code, ErrorCode::permissionDenied) << role;
        EXPECT_EQ(execute(other, StopDevice{DeviceId(office.front), "revoke", "x", office.words}).error().code,
                  ErrorCode::permissionDenied)
            << role;
        EXPECT_EQ(execute(other, TakeInSetAside{{GroupId(office.front)}, {}, office.words}).error().code,
                  ErrorCode::permissionDenied)
            << role;
    }
    EXPECT_TRUE(office.server.asked.empty());
}

TEST(SetAside, saysWhoseItIsWhereItWasMadeAndIsALookAtPatients) {
    Office office;
    const auto known = office.clinic.patient("Sunita Sharma");
    const auto fresh = model::PatientId::make(office.clinic.clock, office.clinic.random);
    office.server.setAside(office.front, office.clinic.doctor.uuid(), "wrong_state", office.clinic.clock.now(),
                           {office.patientItem(known), office.patientItem(fresh, "Asha Leaver")}, office.clinic);
    const auto answer = execute(*office.session, ListSetAside{});
    ASSERT_TRUE(answer) << answer.error().detail;
    ASSERT_EQ(answer->groups.size(), 1u);
    ASSERT_EQ(answer->groups[0].items.size(), 2u);
    EXPECT_EQ(answer->groups[0].items[0].patientName, "Sunita Sharma");
    EXPECT_EQ(answer->groups[0].items[1].patientName, "Asha Leaver") << "somebody only the group would make";
    EXPECT_FALSE(answer->groups[0].who.empty());
    EXPECT_EQ(office.clinic.auditCount("quarantine.list"), 1);
}

TEST(SetAside, saysWhichFieldsItWouldSetAndHowMuchTheServerCouldNotRead) {
    Office office;
    auto change = office.patientItem(office.clinic.patient("Sunita Sharma"));
    change["action"] = "set";
    change["fields"] = json::array{"locality", "birth_date"};
    office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {change}, office.clinic);
    office.server.setAside(office.front, {}, "damaged", office.clinic.clock.now(), {}, office.clinic);
    office.server.groups.back().as_object()["ops"] = json::array{office.front.text()};
    const auto answer = execute(*office.session, ListSetAside{});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->groups[0].items.at(0).fields, (std::vector<std::string>{"locality", "birth_date"}));
    EXPECT_TRUE(answer->groups[1].items.empty());
    EXPECT_EQ(answer->groups[1].changes, 1);
    EXPECT_FALSE(answer->groups[1].isUnreadable) << "sealed for others, but whole";
}

TEST(SetAside, tellsWhatTheServerKeepsBrokenFromWhatItOnlyCannotOpen) {
    Office office;
    office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {}, office.clinic);
    office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {}, office.clinic);
    office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {}, office.clinic);
    office.server.groups[1].as_object()["unreadable"] = true;
    office.server.groups[2].as_object()["unreadable"] = "yes";
    const auto answer = execute(*office.session, ListSetAside{});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_FALSE(answer->groups[0].isUnreadable);
    EXPECT_TRUE(answer->groups[1].isUnreadable);
    EXPECT_FALSE(answer->groups[2].isUnreadable) << "a member of another type is not there";
}

TEST(SetAside, isTakenInOneAfterTheOtherAndWhatCannotStandWaitsOn) {
    Office office;
    const auto at = office.clinic.clock.now();
    const auto good = office.server.setAside(office.front, {}, "wrong_state", at, {}, office.clinic);
    const auto orphan = office.server.setAside(office.front, {}, "not_found", at, {}, office.clinic);
    const auto unknown = base::Uuid::v7(office.clinic.clock, office.clinic.random);
    const auto answer =
        execute(*office.session, TakeInSetAside{{GroupId(good), GroupId(orphan), GroupId(unknown)}, {}, office.words});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->outcomes[0].state, "released");
    EXPECT_EQ(answer->outcomes[1].state, "parked");
    EXPECT_EQ(answer->outcomes[1].code, "not_found");
    EXPECT_EQ(answer->outcomes[2].state, "gone");
    EXPECT_EQ(execute(*office.session, TakeInSetAside{{}, {}, office.words}).error().field, "groups");
}

TEST(SetAside, isGivenUpOnlyIntoAFileThatCanBeWritten) {
    Office office;
    const auto group =
        office.server.setAside(office.front, {}, "wrong_state", office.clinic.clock.now(), {}, office.clinic);
    const auto file = office.clinic.folder / "refused.jsonl";
    RefuseSetAside refuse{
        {GroupId(group)}, "entered by hand", office.words, (file.parent_path() / "no" / "x").string()};
    EXPECT_EQ(execute(*office.session, refuse).error().field, "file");
    EXPECT_EQ(office.server.groups.size(), 1u) << "what cannot be handed out stays";
    refuse.file = file.string();
    refuse.reason.clear();
    EXPECT_EQ(execute(*office.session, refuse).error().field, "reason");
    refuse.reason = "entered by hand";
    const auto answer = execute(*office.session, refuse);
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->outcomes[0].state, "discarded");
    EXPECT_EQ(answer->written, 2);
    EXPECT_EQ(answer->locked, 1) << "sealed for another role";
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    EXPECT_NE(text.str().find("Asha Leaver"), std::string::npos);
    EXPECT_EQ(office.clinic.auditCount("quarantine.hand_out"), 1);
    EXPECT_TRUE(office.server.groups.empty());
}

}  // namespace
}  // namespace opdesk::clinic
