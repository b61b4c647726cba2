#include <gtest/gtest.h>

#include <fstream>

#include "core/clinic/attachments.h"
#include "core/clinic/catalogue.h"
#include "core/model/kinds/attachment.h"
#include "core/store/blob_files.h"
#include "core/store/blobs.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using base::ErrorCode;
using opdesk::tests::TestClinic;

namespace {

/// A clinic, a patient and files somebody has on the disk.
class AttachmentsTest : public testing::Test {
protected:
    AttachmentsTest() : doctor(clinic.as("Doctor")), patient(clinic.patient("Sunita Sharma")) {}

    std::string fileOf(const std::string& name, const std::string& content) {
        const auto path = clinic.folder / name;
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }
    static std::string pdf(const std::string& inside) { return "%PDF-1.7\n" + inside + "\n%%EOF\n"; }
    base::Result<AddAttachment::Answer> add(Session& session, const std::string& file,
                                            const std::string& title = "Blood report") {
        AddAttachment command;
        command.patient = patient;
        command.title = title;
        command.file = file;
        return execute(session, command);
    }
    std::vector<AttachmentLine> list(Session& session) {
        ListAttachments command;
        command.patient = patient;
        return execute(session, command)->attachments;
    }
    OpenAttachment opening(const model::AttachmentId& attachment) {
        OpenAttachment command;
        command.attachment = attachment;
        return command;
    }

    TestClinic clinic;
    Session& doctor;
    model::PatientId patient;
};

TEST_F(AttachmentsTest, aFileThatIsAttached_isListedAndOpenedWithItsBytes_andEachLookIsRecorded) {
    const auto content = pdf("haemoglobin 9.1");
    const auto added = add(doctor, fileOf("scan.pdf", content));
    ASSERT_TRUE(added) << added.error().field << ' ' << added.error().detail;
    EXPECT_EQ(added->mediaType, "application/pdf");
    EXPECT_EQ(added->bytes, static_cast<std::int64_t>(content.size()));
    const auto lines = list(doctor);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].title, "Blood report");
    EXPECT_EQ(lines[0].place, "here");
    EXPECT_FALSE(lines[0].sent);
    const auto opened = execute(doctor, opening(added->attachment));
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(base::asText(opened->content), content);
    EXPECT_EQ(clinic.auditCount("attachment.add"), 1);
    EXPECT_EQ(clinic.auditCount("attachment.list"), 1);
    EXPECT_EQ(clinic.auditCount("attachment.open"), 1);
}

TEST_F(AttachmentsTest, itIsWrittenToAFileOfTheUsersChoice_overNothingThatIsThere) {
    const auto added = add(doctor, fileOf("scan.pdf", pdf("x")));
    auto command = opening(added->attachment);
    command.file = (clinic.folder / "out.pdf").string();
    const auto opened = execute(doctor, command);
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->written);
    std::ifstream stream(command.file, std::ios::binary);
    EXPECT_EQ(std::string((std::istreambuf_iterator<char>(stream)), {}), pdf("x"));
    EXPECT_EQ(execute(doctor, command).error().code, ErrorCode::alreadyExists);
    command.file = (clinic.folder / "no folder" / "out.pdf").string();
    EXPECT_EQ(execute(doctor, command).error().field, "file");
}

TEST_F(AttachmentsTest, whatIsNoPdfOrPicture_isRefusedByItsContentWhateverItsName) {
    for (const std::string& content :
         {std::string("MZ\x90 a program"), std::string("<html>"), std::string("PK\x03\x04")}) {
        const auto refused = add(doctor, fileOf("report.pdf", content));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().field, "file");
    }
    EXPECT_TRUE(add(doctor, fileOf("picture.txt", "\xFF\xD8\xFF\xE0 JFIF")));
    EXPECT_EQ(list(doctor).front().mediaType, "image/jpeg");
}

TEST_F(AttachmentsTest, aFileThatIsTooLargeOrNotThere_isRefusedWithoutItsName) {
    const auto large = fileOf("SECRETNAME.pdf", pdf(std::string(20 * 1024 * 1024, 'x')));
    const auto refused = add(doctor, large);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::tooLarge);
    EXPECT_EQ(refused.error().field, "file");
    const auto missing = add(doctor, "/nowhere/SECRETNAME.pdf");
    ASSERT_FALSE(missing);
    for (const auto& error : {refused.error(), missing.error(), add(doctor, clinic.folder.string()).error()})
        for (const auto& text : {error.detail, error.fix})
            EXPECT_EQ(text.find("SECRETNAME"), std::string::npos);
    EXPECT_TRUE(list(doctor).empty());
}

TEST_F(AttachmentsTest, withoutATitleOrWithAnAadhaarNumberInIt_itIsRefused) {
    const auto file = fileOf("scan.pdf", pdf("x"));
    EXPECT_EQ(add(doctor, file, " ").error().field, "title");
    EXPECT_EQ(add(doctor, file, "2341 2341 2346").error().field, "title");
}

TEST_F(AttachmentsTest, aRefusedRecord_leavesNoBytesBehind) {
    AddAttachment command;
    command.patient = patient;
    command.visit = model::VisitId::make(clinic.clock, clinic.random);  // nobody's
    command.title = "Report";
    command.file = fileOf("scan.pdf", pdf("x"));
    EXPECT_EQ(execute(doctor, command).error().field, "visit");
    const auto folder = store::blobFolderOf(clinic.folder / "cache.db");
    EXPECT_TRUE(!std::filesystem::exists(folder) || std::filesystem::is_empty(folder));
}

TEST_F(AttachmentsTest, theMatrixSaysWhoMay) {
    const auto added = add(doctor, fileOf("scan.pdf", pdf("x")));
    for (const auto* role : {"Receptionist", "Pharmacist", "Billing", "ReadOnly"}) {
        auto& session = clinic.as(role);
        EXPECT_EQ(execute(session, opening(added->attachment)).error().code, ErrorCode::permissionDenied) << role;
        ListAttachments command;
        command.patient = patient;
        EXPECT_EQ(execute(session, command).error().code, ErrorCode::permissionDenied) << role;
    }
    EXPECT_TRUE(execute(clinic.as("Nurse"), opening(added->attachment)));
    auto& admin = clinic.as("ClinicAdmin");
    EXPECT_EQ(execute(admin, opening(added->attachment)).error().field, "reason");
    auto withReason = opening(added->attachment);
    withReason.reason = "asked by the patient";
    EXPECT_TRUE(execute(admin, withReason));
    VoidAttachment taking{added->attachment, "wrong patient"};
    EXPECT_EQ(execute(clinic.as("Nurse"), taking).error().code, ErrorCode::permissionDenied);
    EXPECT_GE(clinic.auditCount("refused"), 1);
    EXPECT_EQ(execute(doctor, VoidAttachment{added->attachment, ""}).error().field, "reason");
    ASSERT_TRUE(execute(doctor, taking));
    EXPECT_TRUE(list(doctor).empty());
    EXPECT_FALSE(execute(doctor, opening(added->attachment)));
    EXPECT_EQ(clinic.auditCount("attachment.void"), 1);
}

TEST_F(AttachmentsTest, whatAnotherDeskAttached_isAskedForAndSaidToBeComing) {
    const auto content = pdf("elsewhere");
    model::Attachment other;
    other.patient = patient;
    other.title = "X-ray";
    other.mediaType = "application/pdf";
    other.bytes = static_cast<std::int64_t>(content.size());
    other.sha256 = base::toHex(crypto::sha256(base::asBytes(content)));
    other.takenAt = clinic.clock.now();
    const model::AttachmentId id(clinic.pullRecord(other, model::Compartment::notes));
    EXPECT_EQ(list(doctor).front().place, "elsewhere");
    const auto opened = execute(doctor, opening(id));
    ASSERT_TRUE(opened) << opened.error().detail;
    EXPECT_EQ(opened->place, "coming");
    EXPECT_TRUE(opened->content.empty());
    const auto task = store::nextBlob(*clinic.store, clinic.clock.now());
    ASSERT_TRUE(task && *task);
    EXPECT_FALSE((*task)->isUpload);
    EXPECT_EQ(store::blobCounts(*clinic.store)->asked, 1);
    EXPECT_EQ(clinic.auditCount("attachment.open"), 1);
}

TEST_F(AttachmentsTest, itStandsInTheTimelineByItsTitle) {
    ASSERT_TRUE(add(doctor, fileOf("scan.pdf", pdf("x")), "Chest X-ray"));
    const auto opened = execute(doctor, OpenPatient{patient, {}});
    ASSERT_TRUE(opened);
    EXPECT_TRUE(std::ranges::any_of(opened->timeline, [](const TimelineLine& line) {
        return line.kind == "attachment" && line.summary == "Chest X-ray" && !line.locked;
    }));
    const auto seen = execute(clinic.as("Receptionist"), OpenPatient{patient, {}});
    ASSERT_TRUE(seen);
    for (const auto& line : seen->timeline)
        EXPECT_TRUE(line.kind != "attachment" || (line.locked && line.summary.empty()));
}

}  // namespace
}  // namespace opdesk::clinic::tests
