#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/document_parts.h"
#include "core/clinic/documents.h"
#include "core/model/kinds/note.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic {
namespace {

using base::ErrorCode;

class Notes : public testing::Test {
protected:
    NoteId draft(bool sensitive = false) {
        WriteNote write;
        write.patient = patient;
        write.complaints = "Cough";
        write.sensitive = sensitive;
        return execute(doctor, write)->note;
    }
    tests::TestClinic clinic;
    PatientId patient = clinic.patient("Ravi Kumar");
    Session& doctor = clinic.as("Doctor");
};

TEST_F(Notes, emptyNoteIsNotStored) {
    WriteNote write;
    write.patient = patient;
    EXPECT_TRUE(execute(doctor, write)->note.isNull());
    EXPECT_EQ(clinic.store->count(model::KindId::note).value(), 0);
}

TEST_F(Notes, signedNoteStandsAndIsAmendedByANewOne) {
    const auto id = draft();
    const auto done = execute(doctor, SignNote{id});
    ASSERT_TRUE(done) << done.error().detail;
    const auto record = clinic.store->record(model::KindId::note, id.uuid()).value().value();
    EXPECT_EQ(contentHashOf(record.body), done->contentHash);
    EXPECT_EQ(execute(doctor, SignNote{id}).error().code, ErrorCode::wrongState);
    WriteNote write;
    write.note = id;
    write.patient = patient;
    write.complaints = "changed";
    EXPECT_EQ(execute(doctor, write).error().code, ErrorCode::wrongState);
    const auto amended = execute(doctor, AmendNote{id, "side was wrong"});
    ASSERT_TRUE(amended) << amended.error().detail;
    EXPECT_NE(amended->note, id);
}

TEST_F(Notes, receptionNeitherWritesNorReads) {
    const auto id = draft();
    auto& desk = clinic.as("Receptionist");
    EXPECT_FALSE(execute(desk, SignNote{id}));
    EXPECT_EQ(execute(desk, ReadDocument{"note", id.uuid(), {}}).error().code, ErrorCode::permissionDenied);
    EXPECT_EQ(execute(doctor, ReadDocument{"note", id.uuid(), {}})->body.at("complaints").as_string(), "Cough");
    EXPECT_EQ(clinic.auditCount("note.open"), 1);
}

TEST_F(Notes, sensitiveNoteOfADoctorAsksTheNurseForAReason) {
    const auto id = draft(true);
    auto& nurse = clinic.as("Nurse");
    EXPECT_EQ(execute(nurse, ReadDocument{"note", id.uuid(), {}}).error().field, "reason");
    EXPECT_TRUE(execute(nurse, ReadDocument{"note", id.uuid(), "wound care ordered"}));
}

TEST_F(Notes, unknownKindAndUnknownRecordAreNamed) {
    EXPECT_EQ(execute(doctor, ReadDocument{"nonsense", {}, {}}).error().field, "kind");
    EXPECT_EQ(execute(doctor, ReadDocument{"note", base::Uuid::v7(clinic.clock, clinic.random), {}}).error().code,
              ErrorCode::notFound);
}

}  // namespace
}  // namespace opdesk::clinic
