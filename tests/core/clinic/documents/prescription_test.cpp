#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/documents.h"
#include "core/clinic/patients.h"
#include "core/clinic/settling.h"
#include "core/crypto/ed25519.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/vitals.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

class Prescriptions : public testing::Test {
protected:
    Prescriptions() {
        EditPatient edit;
        edit.patient = patient;
        edit.fields["address"] = "12, Shivaji Road, Pune";
        edit.fields["allergy_status"] = "none_known";
        const auto edited = execute(desk, edit);
        EXPECT_TRUE(edited) << (edited ? "" : edited.error().detail);
    }

    WritePrescription command(std::vector<std::string> lines = {"amox 500 101 5d pc"}) {
        WritePrescription write;
        write.patient = patient;
        write.complaints = "Fever";
        write.typedLines = std::move(lines);
        write.diagnoses = {{"Acute tonsillitis", "J03.9", "provisional"}};
        return write;
    }
    PrescriptionId draft(std::vector<std::string> lines = {"amox 500 101 5d pc"}) {
        const auto written = execute(doctor, command(std::move(lines)));
        EXPECT_TRUE(written) << (written ? "" : written.error().field + ": " + written.error().detail);
        return written ? written->prescription : PrescriptionId{};
    }
    base::Result<SignPrescription::Answer> sign(const PrescriptionId& id) {
        return execute(doctor, SignPrescription{id});
    }
    model::Prescription read(const PrescriptionId& id) {
        return needRecord<model::Prescription>(doctor, id.uuid(), "p")->value;
    }
    void allergicTo(const std::string& substance) {
        AddAllergy add;
        add.patient = patient;
        add.substance = substance;
        const auto added = execute(doctor, add);
        ASSERT_TRUE(added) << added.error().detail;
    }

    tests::TestClinic clinic;
    PatientId patient = clinic.patient("Sunita Sharma");
    Session& desk = clinic.as("Receptionist");
    Session& doctor = clinic.as("Doctor");
};

TEST_F(Prescriptions, draftIsARealRecordAndAnEmptyOneIsNot) {
    WritePrescription empty;
    empty.patient = patient;
    const auto nothing = execute(doctor, empty);
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->prescription.isNull());
    EXPECT_EQ(clinic.store->count(model::KindId::prescription).value(), 0);
    const auto id = draft();
    EXPECT_TRUE(read(id).status.is("draft"));
    EXPECT_EQ(linesOf(read(id).lines).front().generic, "AMOXICILLIN");
}

TEST_F(Prescriptions, emptiedDraftGoes) {
    WritePrescription empty;
    empty.patient = patient;
    empty.prescription = draft();
    const auto emptied = execute(doctor, empty);
    ASSERT_TRUE(emptied) << emptied.error().detail;
    EXPECT_TRUE(emptied->prescription.isNull());
    EXPECT_EQ(sign(empty.prescription).error().code, ErrorCode::notFound);
}

TEST_F(Prescriptions, signedBodyIsHashedSignedAndStandsForEver) {
    const auto id = draft();
    const auto signedNow = sign(id);
    ASSERT_TRUE(signedNow) << signedNow.error().field << ": " << signedNow.error().fix;
    const auto record = clinic.store->record(model::KindId::prescription, id.uuid()).value().value();
    const auto body = read(id);
    EXPECT_TRUE(body.status.is("signed"));
    EXPECT_EQ(contentHashOf(record.body), signedNow->contentHash);
    EXPECT_EQ(body.contentHash, signedNow->contentHash);
    const auto signature = base::fromBase64Url(body.signature);
    ASSERT_TRUE(signature);
    EXPECT_TRUE(crypto::ed25519Verify(doctor.signingKey.publicKey(), base::asBytes(body.contentHash), *signature));
    EXPECT_EQ(body.printed.front().at("patient_name").as_string(), "Sunita Sharma");
    EXPECT_EQ(body.printed.front().at("registration").as_string(), "MMC 12345, Maharashtra Medical Council");

    EXPECT_EQ(sign(id).error().code, ErrorCode::wrongState);
    auto change = command();
    change.prescription = id;
    EXPECT_EQ(execute(doctor, change).error().code, ErrorCode::wrongState);
    store::ActionGroup forged;
    forged.changes.push_back(setFields(model::KindId::prescription, id.uuid(), {{"advice", "changed"}}));
    EXPECT_EQ(clinic.store->commit(doctor.actor(), forged).error().code, ErrorCode::wrongState);
}

TEST_F(Prescriptions, theWeightTakenLastCounts_whicheverRecordWasMadeLast) {
    model::Vitals reading;
    reading.patient = patient;
    reading.takenAt = clinic.clock.now();
    reading.weight = 78400;
    reading.pulse = 70;
    clinic.pullRecord(reading, model::Compartment::care);
    clinic.clock.advance(std::chrono::minutes(1));
    *reading.takenAt -= std::chrono::hours(1);  // of another desk
    reading.weight = 78900;
    reading.pulse = 90;
    clinic.pullRecord(reading, model::Compartment::care);
    const auto id = draft();
    ASSERT_TRUE(sign(id));
    EXPECT_EQ(read(id).printed.front().at("weight").as_string(), "78.4 kg");
    EXPECT_NE(base::canonicalJson(read(id).printed.front()).find("pulse 70"), std::string::npos);
}

TEST_F(Prescriptions, openLegalRuleKeepsFromSigningAndIsNamed) {
    const auto expectOpen = [&](std::vector<std::string> lines, std::string_view rule) {
        const auto refused = sign(draft(std::move(lines)));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::invalidInput);
        EXPECT_EQ(refused.error().field, rule);
    };
    expectOpen({}, "dose");
    expectOpen({"amox 101 5d"}, "dose");
    expectOpen({"pcm 500 sos 5d"}, "dose");
    EditPatient edit;
    edit.patient = patient;
    edit.fields["address"] = nullptr;
    edit.fields["locality"] = nullptr;
    ASSERT_TRUE(execute(desk, edit));
    expectOpen({"amox 500 101 5d pc"}, "patient");
}

TEST_F(Prescriptions, allergyStopsUntilKeptWithAReason) {
    allergicTo("Penicillin");
    auto write = command();
    const auto first = execute(doctor, write);
    ASSERT_TRUE(first);
    EXPECT_EQ(sign(first->prescription).error().field, "overrides");
    CheckPrescription check;
    check.patient = patient;
    check.lines = first->lines;
    const auto checked = execute(doctor, check);
    ASSERT_TRUE(checked);
    ASSERT_FALSE(checked->alerts.empty());
    EXPECT_TRUE(checked->alerts.front().interrupts);
    EXPECT_EQ(checked->meter.size(), 10u);
    write.prescription = first->prescription;
    write.overrides = {{checked->alerts.front().rule, checked->alerts.front().line, "tolerated before, supervised"}};
    ASSERT_TRUE(execute(doctor, write));
    const auto signedNow = sign(first->prescription);
    EXPECT_TRUE(signedNow) << signedNow.error().fix;
    write.prescription = {};
    write.overrides.front().reason = " ";
    EXPECT_EQ(execute(doctor, write).error().field, "overrides[0].reason");
}

TEST_F(Prescriptions, telemedicineProhibitionHasNoOverride) {
    auto write = command({"alpra 0.25 001 5d"});
    write.mode = "tele_video";
    write.overrides = {{"telemedicine:alprazolam", "ALPRAZOLAM", "asked for it"}};
    const auto written = execute(doctor, write);
    ASSERT_TRUE(written);
    EXPECT_EQ(sign(written->prescription).error().field, "mode");
}

TEST_F(Prescriptions, medicineOfAnEarlierPrescriptionCounts) {
    ASSERT_TRUE(sign(draft({"warfarin 2 od 30d"})));
    EXPECT_EQ(sign(draft({"diclo 50 bd 3d"})).error().field, "overrides");
    clinic.clock.advance(std::chrono::days(31));
    doctor.lease.offlineUntil = clinic.clock.now() + std::chrono::hours(1);
    const auto later = sign(draft({"diclo 50 bd 3d"}));
    EXPECT_TRUE(later) << later.error().fix;
}

TEST_F(Prescriptions, highConflictOfThePatientKeepsFromSigningUntilItWasSeen) {
    model::Conflict conflict;
    conflict.patient = patient;
    conflict.recordKind = "allergy";
    conflict.recordId = base::Uuid::v7(clinic.clock, clinic.random);
    conflict.field = "substance";
    conflict.reason = "same_field";
    conflict.severity = "high";
    conflict.state = "open";
    conflict.raisedAt = clinic.clock.now();
    const model::ConflictId card(clinic.pullRecord(conflict));
    const auto refused = sign(draft());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(refused.error().fix, card.text());
    ASSERT_TRUE(execute(doctor, SeeConflict{card}));
    EXPECT_TRUE(sign(draft()));
}

TEST_F(Prescriptions, onlyTheAuthorSignsAndASecondAuthorForks) {
    const auto id = draft();
    auto& other = clinic.asRoles({"Doctor"}, clinic.otherDoctor);
    EXPECT_EQ(execute(other, SignPrescription{id}).error().code, ErrorCode::permissionDenied);
    auto write = command({"cetz 10 hs 5d"});
    write.prescription = id;
    const auto forked = execute(other, write);
    ASSERT_TRUE(forked) << forked.error().detail;
    EXPECT_NE(forked->prescription, id);
    EXPECT_EQ(linesOf(read(id).lines).front().generic, "AMOXICILLIN");
    EXPECT_EQ(execute(desk, command()).error().code, ErrorCode::permissionDenied);
}

TEST_F(Prescriptions, amendmentIsANewDraftAndCancellingKeepsTheHash) {
    const auto id = draft();
    const auto hash = sign(id)->contentHash;
    EXPECT_EQ(execute(doctor, AmendPrescription{id, " "}).error().field, "reason");
    const auto amended = execute(doctor, AmendPrescription{id, "wrong strength"});
    ASSERT_TRUE(amended);
    EXPECT_EQ(read(amended->prescription).amends, id);
    EXPECT_TRUE(read(amended->prescription).status.is("draft"));
    EXPECT_TRUE(read(amended->prescription).contentHash.empty());
    ASSERT_TRUE(sign(amended->prescription));
    const auto cancelled = execute(doctor, CancelPrescription{id, "replaced"});
    ASSERT_TRUE(cancelled) << cancelled.error().detail;
    EXPECT_EQ(execute(doctor, CancelPrescription{id, "again"}).error().code, ErrorCode::wrongState);
    const auto record = clinic.store->record(model::KindId::prescription, id.uuid()).value().value();
    EXPECT_EQ(contentHashOf(record.body), hash);
    EXPECT_TRUE(execute(doctor, PrescriptionPaperOf{id, {}, false, {}})->isCancelled);
}

TEST_F(Prescriptions, paperShowsWhatWasSignedAndEveryPrintIsInTheChain) {
    const auto id = draft();
    EXPECT_TRUE(execute(doctor, PrescriptionPaperOf{id, {}, false, {}})->isDraft);
    ASSERT_TRUE(sign(id));
    EditPatient edit;
    edit.patient = patient;
    edit.fields["address"] = "Mumbai";
    ASSERT_TRUE(execute(desk, edit));
    const auto before = clinic.auditCount("prescription.print");
    const auto paper = execute(doctor, PrescriptionPaperOf{id, "hi", false, {}});
    ASSERT_TRUE(paper) << paper.error().detail;
    EXPECT_FALSE(paper->isDraft);
    EXPECT_EQ(paper->address.find("Mumbai"), std::string::npos);
    EXPECT_EQ(paper->lines.front().words, "one in the morning, one at night");
    EXPECT_EQ(paper->lines.front().localWords, "सुबह 1 कैप्सूल, रात 1 कैप्सूल · खाने के बाद · 5 दिन");
    EXPECT_EQ(paper->allergyText, "None known");
    EXPECT_EQ(clinic.auditCount("prescription.print"), before + 1);
    EXPECT_FALSE(execute(desk, PrescriptionPaperOf{id, {}, false, {}}));
}

TEST_F(Prescriptions, everythingMeasuredTodayIsOnThePaperHoweverManyReadings) {
    RecordVitals first;
    first.patient = patient;
    first.bloodPressure = "152/94";
    first.temperature = "98.4F";
    ASSERT_TRUE(execute(clinic.as("Nurse"), first));
    clinic.clock.advance(std::chrono::minutes(15));
    RecordVitals second;
    second.patient = patient;
    second.weight = "62";
    second.pulse = 82;
    ASSERT_TRUE(execute(clinic.as("Nurse"), second));
    const auto paper = execute(doctor, PrescriptionPaperOf{draft(), {}, false, {}});
    ASSERT_TRUE(paper) << paper.error().detail;
    EXPECT_EQ(paper->vitalsText, "BP 152/94 mmHg, pulse 82 /min, temp 98.4 °F");
}

TEST_F(Prescriptions, thePaperSaysHowBadAnAllergyIs) {
    AddAllergy add;
    add.patient = patient;
    add.substance = "Sulfonamides";
    add.reaction = "skin rash";
    add.severity = "moderate";
    ASSERT_TRUE(execute(doctor, add));
    const auto paper = execute(doctor, PrescriptionPaperOf{draft(), {}, false, {}});
    ASSERT_TRUE(paper) << paper.error().detail;
    EXPECT_EQ(paper->allergyText, "Sulfonamides (skin rash, moderate)");
}

TEST_F(Prescriptions, anOngoingDraftIsWrittenOverAndNotBegunTwice) {
    auto again = command();
    again.complaints = "Fever, cough";
    again.ongoing = true;
    const auto begun = execute(doctor, again);  // where there is none yet it is begun
    ASSERT_TRUE(begun) << begun.error().detail;
    again.complaints = "Fever, cough, cold";
    const auto same = execute(doctor, again);
    ASSERT_TRUE(same) << same.error().detail;
    EXPECT_EQ(same->prescription, begun->prescription);
    EXPECT_EQ(read(begun->prescription).complaints, "Fever, cough, cold");
    again.ongoing = false;
    EXPECT_NE(execute(doctor, again)->prescription, begun->prescription);
}

TEST_F(Prescriptions, ambiguousOrNamelessLinesAreRefused) {
    for (const auto* typed : {"am 5 od 5d", "paracetmol 500 101 3d", "101 5d"})
        EXPECT_EQ(execute(doctor, command({typed})).error().field, "typed_lines[0]") << typed;
    auto write = command({});
    write.lines.emplace_back();
    EXPECT_EQ(execute(doctor, write).error().field, "lines[0].generic");
}

TEST_F(Prescriptions, childWithoutAFreshWeightIsNotSigned) {
    RegisterPatient child;
    child.name = "Aarav Sharma";
    child.age = "8";
    child.sex = "male";
    child.phone = "9800012399";
    child.guardianName = "Sunita Sharma";
    child.guardianRelation = "mother";
    child.address = "12, Shivaji Road, Pune";
    const auto registered = execute(desk, child);
    ASSERT_TRUE(registered) << registered.error().field;
    auto write = command({"pcm 500 bd 3d"});
    write.patient = registered->patient;
    const auto written = execute(doctor, write);
    ASSERT_TRUE(written);
    const auto refused = sign(written->prescription);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().fix.find("weight"), std::string::npos);
}

}  // namespace
}  // namespace opdesk::clinic
