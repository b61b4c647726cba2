#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/vitals_sheet.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {
namespace {

using opdesk::tests::TestClinic;

std::string markOf(const std::vector<VitalMark>& marks, std::string_view field) {
    for (const auto& mark : marks)
        if (mark.field == field)
            return mark.level + ":" + mark.word;
    return {};
}

/// A girl of nine with her mother beside her.
PatientId child(TestClinic& clinic) {
    RegisterPatient command;
    command.name = "Asha Rao";
    command.sex = "female";
    command.age = "9";
    command.phone = "9800012377";
    command.guardianName = "Meena Rao";
    command.guardianRelation = "mother";
    command.acceptDuplicate = true;
    const auto answer = execute(clinic.as("Receptionist"), command);
    EXPECT_TRUE(answer) << answer.error().field;
    return answer ? answer->patient : PatientId{};
}

}  // namespace

TEST(VitalsSheet, whatIsAskedFollowsAgeAndSex) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    const auto girl = execute(nurse, VitalsSheet{child(clinic)});
    ASSERT_TRUE(girl);
    EXPECT_TRUE(girl->weightNeeded);
    EXPECT_FALSE(girl->asksLmp);
    EXPECT_TRUE(girl->asksAllergies);
    const auto woman = execute(nurse, VitalsSheet{clinic.patient("Meena Iyer", "30")});
    EXPECT_FALSE(woman->weightNeeded);
    EXPECT_TRUE(woman->asksLmp);
    EXPECT_FALSE(execute(nurse, VitalsSheet{clinic.patient("Usha Rao", "56")})->asksLmp);
    EXPECT_FALSE(execute(nurse, VitalsSheet{clinic.patient("Ravi Rao", "30", "9800012345", "male")})->asksLmp);
    EXPECT_EQ(execute(clinic.as("Receptionist"), VitalsSheet{clinic.patient("Ram Rao", "30")}).error().code,
              base::ErrorCode::permissionDenied);
}

TEST(VitalsSheet, aWeightUnderEighteenIsNeededAndStandsThirtyDays) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    RecordVitals record;
    record.patient = child(clinic);
    record.temperature = "37C";
    EXPECT_EQ(execute(nurse, record).error().field, "weight");
    record.weight = "28";
    ASSERT_TRUE(execute(nurse, record));
    record.weight.clear();
    clinic.clock.advance(std::chrono::hours(24));
    EXPECT_TRUE(execute(clinic.as("Nurse"), record));
    EXPECT_FALSE(execute(clinic.as("Nurse"), VitalsSheet{record.patient})->weightNeeded);
    clinic.clock.advance(std::chrono::hours(24 * 30));
    EXPECT_EQ(execute(clinic.as("Nurse"), record).error().field, "weight");
}

TEST(VitalsSheet, theLastMeasurementsComeNewestFirst) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Sharma");
    RecordVitals record;
    record.patient = patient;
    record.height = "160";
    for (const char* weight : {"60", "61", "62"}) {
        record.weight = weight;
        ASSERT_TRUE(execute(clinic.as("Nurse"), record));
        clinic.clock.advance(std::chrono::minutes(5));
        record.height.clear();
    }
    const auto sheet = execute(clinic.as("Nurse"), VitalsSheet{patient});
    ASSERT_EQ(sheet->earlier.size(), 3u);
    EXPECT_EQ(sheet->earlier.front().weight, 62000);
    EXPECT_EQ(sheet->height, 1600) << "the last height counts for the BMI";
}

TEST(VitalsCheck, oddAndCriticalAndImpossibleAreToldApart) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    CheckVitals check;
    check.patient = clinic.patient("Sunita Sharma");
    check.systolic = 152;
    check.diastolic = 94;
    check.spo2 = 90;
    check.pulse = 45;
    check.temperature = 371;
    check.weight = 66000;
    check.height = 1650;
    const auto judged = execute(nurse, check);
    ASSERT_TRUE(judged);
    EXPECT_EQ(markOf(judged->marks, "systolic"), "warn:high");
    EXPECT_EQ(markOf(judged->marks, "diastolic"), "warn:high");
    EXPECT_EQ(markOf(judged->marks, "spo2"), "critical:low");
    EXPECT_EQ(markOf(judged->marks, "pulse"), "warn:low");
    EXPECT_EQ(markOf(judged->marks, "temperature"), "");
    EXPECT_EQ(judged->bmiTenths, 242);
    EXPECT_EQ(markOf(judged->marks, "bmi"), "warn:overweight");
    check.spo2 = 101;
    const auto cannot = execute(nurse, check);
    EXPECT_EQ(markOf(cannot->marks, "spo2"), "impossible:");
    RecordVitals record;
    record.patient = check.patient;
    record.spo2 = 101;
    EXPECT_EQ(execute(nurse, record).error().field, "spo2");
}

TEST(VitalsCheck, theBmiCutsAreTwentyThreeAndTwentyFive) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    CheckVitals check;
    check.patient = clinic.patient("Sunita Sharma");
    check.height = 1000;
    const auto word = [&](std::int64_t tenths) {
        check.weight = tenths * 100;
        return markOf(execute(nurse, check)->marks, "bmi");
    };
    EXPECT_EQ(word(229), "");
    EXPECT_EQ(word(230), "warn:overweight");
    EXPECT_EQ(word(249), "warn:overweight");
    EXPECT_EQ(word(250), "warn:obese");
    EXPECT_EQ(word(184), "warn:underweight");
    check.patient = child(clinic);
    EXPECT_FALSE(execute(nurse, check)->bmiTenths) << "no BMI by these cuts for a child";
}

TEST(VitalsRecord, aCriticalValueMarksTheRowInTheQueue) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    IssueToken issue;
    issue.patient = clinic.patient("Sunita Sharma");
    issue.doctor = clinic.doctor;
    const auto token = execute(clinic.as("Receptionist"), issue);
    ASSERT_TRUE(token);
    RecordVitals record;
    record.patient = issue.patient;
    record.visit = token->visit;
    record.bloodPressure = "120/80";
    ASSERT_TRUE(execute(nurse, record));
    const auto marked = [&] { return store::queueOf(*clinic.store, nurse.today(), {})->front().attention; };
    EXPECT_FALSE(marked());
    record.bloodPressure = "190/124";
    const auto answer = execute(nurse, record);
    ASSERT_TRUE(answer);
    EXPECT_EQ(markOf(answer->marks, "systolic"), "critical:high");
    EXPECT_TRUE(marked());
}

}  // namespace opdesk::clinic::tests
