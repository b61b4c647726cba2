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

TEST(VitalsCheck, whatCanBeAndWhatIsUsualFollowsTheAge) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    const auto limitOf = [&](const PatientId& who, std::string_view field) {
        VitalLimits found;
        const auto sheet = execute(nurse, VitalsSheet{who});
        for (const auto& limit : sheet->limits)
            if (limit.field == field)
                found = limit;
        return found;
    };
    const auto woman = clinic.patient("Sunita Sharma");
    EXPECT_EQ(limitOf(woman, "spo2").lowest, 50);
    EXPECT_EQ(limitOf(woman, "spo2").highest, 100);
    EXPECT_EQ(limitOf(woman, "temperature").lowest, 300) << "in tenths, as the record";
    EXPECT_EQ(limitOf(woman, "temperature").usualTo, 372);
    EXPECT_EQ(limitOf(woman, "pulse").usualFrom, 60);
    EXPECT_EQ(limitOf(child(clinic), "pulse").usualFrom, 70);
    CheckVitals check;
    check.patient = woman;
    check.spo2 = 140;
    const auto marks = execute(nurse, check)->marks;
    ASSERT_EQ(marks.size(), 1u);
    EXPECT_EQ(marks.front().highest, 100);
}

TEST(VitalsRecord, theSameFiguresWithinMinutesAreAskedAbout) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    RecordVitals record;
    record.patient = clinic.patient("Sunita Sharma");
    record.bloodPressure = "120/80";
    record.pulse = 72;
    ASSERT_TRUE(execute(nurse, record));
    clinic.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(execute(nurse, record).error().field, "sure");
    CheckVitals check;
    check.patient = record.patient;
    check.systolic = 120;
    check.diastolic = 80;
    const auto doubts = execute(nurse, check)->doubts;
    ASSERT_EQ(doubts.size(), 1u);
    EXPECT_EQ(doubts.front().why, "same");
    record.pulse = 74;
    EXPECT_TRUE(execute(nurse, record)) << "another figure is another measurement";
    record.sure = true;
    EXPECT_TRUE(execute(nurse, record)) << "measured twice, and said so";
    record.sure = false;
    clinic.clock.advance(std::chrono::minutes(3));
    EXPECT_TRUE(execute(nurse, record)) << "after that the same figures are a new measurement";
}

TEST(VitalsRecord, aWeightOrHeightFarFromTheLastIsAskedAbout) {
    TestClinic clinic;
    auto& nurse = clinic.as("Nurse");
    RecordVitals record;
    record.patient = clinic.patient("Sunita Sharma");
    record.weight = "62";
    record.height = "160";
    ASSERT_TRUE(execute(nurse, record));
    clinic.clock.advance(std::chrono::hours(24));
    record.weight = "26";
    record.height.clear();
    EXPECT_EQ(execute(nurse, record).error().field, "sure") << "figures changed round";
    CheckVitals check;
    check.patient = record.patient;
    check.weight = 26000;
    check.height = 1060;
    const auto doubts = execute(nurse, check)->doubts;
    ASSERT_EQ(doubts.size(), 2u);
    EXPECT_EQ(doubts.at(0).field, "weight");
    EXPECT_EQ(doubts.at(0).earlier, 62000);
    EXPECT_EQ(doubts.at(1).field, "height");
    record.weight = "66";
    EXPECT_TRUE(execute(nurse, record));
    clinic.clock.advance(std::chrono::hours(24 * 31));
    record.weight = "50";
    EXPECT_TRUE(execute(clinic.as("Nurse"), record)) << "in a month a weight can change so";
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
