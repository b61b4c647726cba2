#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/day.h"
#include "core/clinic/inputs.h"
#include "core/clinic/patients.h"
#include "core/text/ids.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;

namespace {

RegisterPatient someone() {
    RegisterPatient command;
    command.name = "Lakshmi Venkatesan";
    command.sex = "female";
    command.age = "34";
    command.phone = "+91 98000 12345";
    command.locality = "Kothrud";
    return command;
}

}  // namespace

TEST(Patients, aNewPersonGetsANumberOfTheDeskAndIsFound) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const auto first = execute(session, someone());
    ASSERT_TRUE(first) << first.error().field << first.error().detail;
    EXPECT_EQ(first->clinicNumber, "A07-0001");
    for (const auto* text : {"lakshmi", "Laxmi", "venkat", "12345", "A07-0001"}) {
        const auto found = execute(session, FindPatients{text, 20});
        ASSERT_TRUE(found);
        ASSERT_EQ(found->patients.size(), 1u) << text;
        EXPECT_EQ(found->patients[0].patient, first->patient);
        EXPECT_EQ(found->patients[0].phone, "+919800012345");
        EXPECT_EQ(found->total, 1);
    }
    EXPECT_EQ(clinic.auditCount("patient.create"), 1);
    EXPECT_EQ(clinic.auditCount("search"), 5);
}

TEST(Patients, typingLeavesNoTraceUntilThePersonRests) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(execute(session, FindPatients{"lak", 20, true}));
    EXPECT_EQ(clinic.auditCount("search"), 0);
}

TEST(Patients, somebodyVeryAlikeIsAskedAboutOnce) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const auto first = execute(session, someone());
    ASSERT_TRUE(first);
    auto again = someone();
    again.name = "Laxmi Venkatesan";
    const auto refused = execute(session, again);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::alreadyExists);
    EXPECT_EQ(refused.error().detail, first->patient.text());
    again.acceptDuplicate = true;
    const auto second = execute(session, again);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->clinicNumber, "A07-0002");
}

TEST(Patients, aSharedPhoneIsAFamilyNotACopy) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(execute(session, someone()));
    auto child = someone();
    child.name = "Arjun Venkatesan";
    child.sex = "m";
    child.age = "8m";
    child.guardianName = "Lakshmi Venkatesan";
    child.guardianRelation = "mother";
    const auto second = execute(session, child);
    ASSERT_TRUE(second) << second.error().detail;
    const auto opened = execute(session, OpenPatient{second->patient, {}});
    ASSERT_TRUE(opened);
    ASSERT_EQ(opened->family.size(), 1u);
    EXPECT_EQ(opened->family[0].name, "Lakshmi Venkatesan");
    EXPECT_EQ(opened->line.ageText, "8 mo");
    EXPECT_TRUE(opened->line.birthEstimated);
}

TEST(Patients, whatIsMissingOrImpossibleIsNamed) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const auto fieldOf = [&](auto change) {
        auto command = someone();
        change(command);
        const auto refused = execute(session, command);
        return refused ? std::string("taken")
                       : refused.error().field + (refused.error().fix.empty() ? " without fix" : "");
    };
    EXPECT_EQ(fieldOf([](auto& c) { c.name = "7"; }), "name");
    EXPECT_EQ(fieldOf([](auto& c) { c.sex = "x"; }), "sex");
    EXPECT_EQ(fieldOf([](auto& c) { c.age = ""; }), "age");
    EXPECT_EQ(fieldOf([](auto& c) { c.age = "140"; }), "age");
    EXPECT_EQ(fieldOf([](auto& c) { c.born = "31-02-2001"; }), "born");
    EXPECT_EQ(fieldOf([](auto& c) { c.phone = "12345"; }), "phone");
    EXPECT_EQ(fieldOf([](auto& c) { c.phone = ""; }), "phone");
    EXPECT_EQ(fieldOf([](auto& c) { c.age = "12"; }), "guardian_name");
    EXPECT_EQ(fieldOf([](auto& c) {
                  c.age = "12";
                  c.guardianName = "Meena Rao";
              }),
              "guardian_relation");
    EXPECT_EQ(fieldOf([](auto& c) { c.pin = "012345"; }), "pin");
    EXPECT_EQ(fieldOf([](auto& c) { c.abhaNumber = "123"; }), "abha_number");
    EXPECT_EQ(fieldOf([](auto& c) { c.idLast4 = "1234"; }), "id_kind");
}

TEST(Patients, aWholeAadhaarNumberIsNeverTaken) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const std::string eleven = "23412341234";
    const std::string whole = eleven + text::verhoeffDigit(eleven);
    ASSERT_TRUE(text::isAadhaar(whole));
    for (auto member : {&RegisterPatient::idLast4, &RegisterPatient::remark, &RegisterPatient::abhaNumber,
                        &RegisterPatient::address}) {
        auto command = someone();
        command.idKind = "aadhaar";
        command.*member = whole.substr(0, 4) + " " + whole.substr(4, 4) + " " + whole.substr(8);
        const auto refused = execute(session, command);
        ASSERT_FALSE(refused);
        EXPECT_FALSE(refused.error().fix.empty());
    }
    auto command = someone();
    command.idKind = "aadhaar";
    command.idLast4 = "1234";
    command.idSeen = true;
    EXPECT_TRUE(execute(session, command));
}

TEST(Patients, whatNobodyCanSeeIsRefusedByNameAndNeverTakenOutInSilence) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    auto command = someone();
    for (const char* const name :
         {"Lakshmi\u202e Venkatesan", "Lakshmi Ven\x07katesan", "Lak\xff\xfe", "Lak\u200bshmi"}) {
        command.name = name;
        const auto refused = execute(session, command);
        ASSERT_FALSE(refused) << name;
        EXPECT_EQ(refused.error().field, "name");
    }
    // A phone pasted from a list of contacts brings marks along that no stored value keeps.
    command = someone();
    command.phone = "\u202a+91 98765 43210\u202c";
    const auto added = execute(session, command);
    ASSERT_TRUE(added) << added.error().detail;
    EXPECT_EQ(execute(session, OpenPatient{added->patient, {}})->line.phone, "+919876543210");
}

TEST(Patients, editsChangeOnlyWhatDiffers) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const auto id = clinic.patient("Sunita Sharma");
    const auto same = execute(session, EditPatient{id, {{"name", "Sunita  Sharma"}}, {}});
    ASSERT_TRUE(same);
    EXPECT_FALSE(same->changed);
    const auto edited =
        execute(session, EditPatient{id, {{"locality", "Aundh"}, {"pin", "411007"}, {"age", "40"}}, {}});
    ASSERT_TRUE(edited) << edited.error().field;
    EXPECT_TRUE(edited->changed);
    const auto opened = execute(session, OpenPatient{id, {}});
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->demographics.at("pin").as_string(), "411007");
    EXPECT_EQ(opened->line.ageText, "40 y");
    EXPECT_TRUE(opened->tentative);
    const auto fixed = execute(session, EditPatient{id, {{"clinic_number", "B01-1"}}, {}});
    ASSERT_FALSE(fixed);
    EXPECT_EQ(fixed.error().field, "clinic_number");
    ASSERT_TRUE(execute(session, SetPhone{id, "98000 99999", {}}));
    EXPECT_EQ(execute(session, FindPatients{"99999", 20})->patients.size(), 1u);
    EXPECT_EQ(execute(session, FindPatients{"9800012345", 20})->patients.size(), 0u);
}

TEST(Patients, aChildKeepsItsGuardiansRelation) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    const auto child = clinic.patient("Arjun Rao", "8");
    const auto blank = execute(session, EditPatient{child, {{"guardian_relation", ""}}, {}});
    ASSERT_FALSE(blank);
    EXPECT_EQ(blank.error().field, "guardian_relation");
    EXPECT_TRUE(execute(session, EditPatient{child, {{"guardian_relation", "aunt"}}, {}}));
}

TEST(Patients, whoMaySeeLessSeesLess) {
    TestClinic clinic;
    const auto id = clinic.patient("Sunita Sharma");
    const auto atBilling = execute(clinic.as("Billing"), FindPatients{"sunita", 20});
    ASSERT_TRUE(atBilling);
    EXPECT_EQ(atBilling->patients.at(0).phone, "");
    EXPECT_EQ(atBilling->patients.at(0).phoneMasked, "98•••• 2345");
    const auto readOnly = execute(clinic.as("ReadOnly"), FindPatients{"sunita", 20});
    ASSERT_TRUE(readOnly);
    EXPECT_EQ(readOnly->patients.at(0).name, "S.S.");
    EXPECT_EQ(readOnly->patients.at(0).phoneMasked, "");
    const auto opened = execute(clinic.as("ReadOnly"), OpenPatient{id, {}});
    ASSERT_TRUE(opened);
    EXPECT_FALSE(opened->demographics.contains("name"));
    EXPECT_FALSE(opened->clinicalOpen);
}

TEST(Patients, allergiesShowOnlyToThoseWhoMayAndCan) {
    TestClinic clinic;
    const auto id = clinic.patient("Sunita Sharma");
    const auto before = execute(clinic.as("Receptionist"), OpenPatient{id, {}});
    ASSERT_TRUE(before);
    EXPECT_FALSE(before->clinicalOpen);
    auto& nurse = clinic.as("Nurse");
    const auto added = execute(nurse, AddAllergy{id, "Penicillin", "rash", "moderate"});
    ASSERT_TRUE(added) << added.error().detail;
    const auto twice = execute(nurse, AddAllergy{id, "penicillin", {}, {}});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().code, base::ErrorCode::alreadyExists);
    const auto seen = execute(nurse, OpenPatient{id, {}});
    ASSERT_TRUE(seen);
    EXPECT_TRUE(seen->clinicalOpen);
    EXPECT_EQ(seen->allergyStatus, "yes");
    ASSERT_EQ(seen->allergies.size(), 1u);
    EXPECT_EQ(seen->allergies[0].substance, "Penicillin");
    EXPECT_TRUE(execute(clinic.as("Receptionist"), OpenPatient{id, {}})->allergies.empty());
    ASSERT_TRUE(execute(nurse, RemoveAllergy{added->allergy, "was a virus rash"}));
    EXPECT_EQ(execute(nurse, OpenPatient{id, {}})->allergyStatus, "not_asked");
}

TEST(Patients, everyOpeningIsInTheAuditChain) {
    TestClinic clinic;
    const auto id = clinic.patient("Sunita Sharma");
    ASSERT_TRUE(execute(clinic.as("Receptionist"), OpenPatient{id, {}}));
    ASSERT_TRUE(execute(clinic.as("Billing"), OpenPatient{id, {}}));
    EXPECT_EQ(clinic.auditCount("patient.open"), 2);
}

TEST(Patients, aDoctorOpensAnotherDoctorsPatientOnlyWithAReason) {
    TestClinic clinic;
    const auto id = clinic.patient("Sunita Sharma");
    ASSERT_TRUE(execute(clinic.as("Receptionist"), IssueToken{id, clinic.otherDoctor, {}, {}, {}, {}}));
    auto& doctor = clinic.as("Doctor");
    EXPECT_FALSE(execute(doctor, OpenPatient{id, {}})->clinicalOpen);
    EXPECT_TRUE(execute(doctor, OpenPatient{id, "emergency in the waiting room"})->clinicalOpen);
    EXPECT_EQ(clinic.auditCount("record.break_glass"), 1);
}

TEST(Patients, aMergeShowsOnePersonAndCanBeTakenBack) {
    TestClinic clinic;
    const auto winner = clinic.patient("Sunita Sharma");
    const auto loser = clinic.patient("Suneeta Sharma", "34", "9800054321");
    auto& admin = clinic.as("ClinicAdmin");
    const auto merged = execute(admin, MergePatients{loser, winner, "same person"});
    ASSERT_TRUE(merged) << merged.error().detail;
    EXPECT_EQ(execute(admin, FindPatients{"54321", 20})->patients.at(0).patient, winner);
    EXPECT_FALSE(execute(admin, MergePatients{loser, winner, "again"}));
    ASSERT_TRUE(execute(admin, UnmergePatients{merged->alias, "not the same"}));
    EXPECT_EQ(execute(admin, FindPatients{"54321", 20})->patients.at(0).patient, loser);
    const auto reception = execute(clinic.as("Receptionist"), MergePatients{loser, winner, {}});
    ASSERT_FALSE(reception);
    EXPECT_EQ(reception.error().field, "reason");
}

TEST(Patients, aConsentIsGivenAndWithdrawnAsTwoFacts) {
    TestClinic clinic;
    const auto id = clinic.patient("Sunita Sharma");
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(execute(session, RecordConsent{id, "reminders", "mr", {}, true}));
    ASSERT_TRUE(execute(session, RecordConsent{id, "reminders", "mr", {}, false}));
    EXPECT_EQ(clinic.store->ofPatient(model::KindId::consent, id)->size(), 2u);
    EXPECT_FALSE(execute(session, RecordConsent{id, "everything", {}, {}, true}));
}

}  // namespace opdesk::clinic::tests
