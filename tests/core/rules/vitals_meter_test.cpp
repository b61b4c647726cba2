#include <gtest/gtest.h>

#include "core/rules/line_reader.h"
#include "core/rules/rule_meter.h"
#include "core/rules/vitals_check.h"
#include "tests/core/rules/book.h"

namespace opdesk::rules {
namespace {

std::string level(std::string_view vital, double value, std::optional<int> ageMonths, bool pregnant = false) {
    const auto found = checkVital(book(), vital, value, {ageMonths, "female", pregnant}, "f");
    if (!found)
        return "refused";
    return *found ? (*found)->level : "";
}

TEST(Vitals, hardLimitsRefuse) {
    EXPECT_EQ(level("temperature", 46, 400), "refused");
    EXPECT_EQ(level("temperature", 29.9, 400), "refused");
    EXPECT_EQ(level("pulse", 251, 400), "refused");
    EXPECT_EQ(level("pulse", 251, 6), "critical") << "an infant's pulse may be measured up to 300";
    EXPECT_EQ(level("no such vital", 1, 400), "refused");
}

TEST(Vitals, limitsFollowAgeAndPregnancy) {
    EXPECT_EQ(level("temperature", 37.5, 400), "");
    EXPECT_EQ(level("temperature", 37.5, 1), "critical");
    EXPECT_EQ(level("temperature", 38, 400), "warn");
    EXPECT_EQ(level("temperature", 40, 400), "critical");
    EXPECT_EQ(level("systolic BP", 140, 400), "warn");
    EXPECT_EQ(level("systolic BP", 180, 400), "critical");
    EXPECT_EQ(level("systolic BP", 160, 400, true), "critical");
    EXPECT_EQ(level("systolic BP", 75, 36), "critical") << "under 70 + 2 x 3";
    EXPECT_EQ(level("systolic BP", 76, 36), "");
    EXPECT_EQ(level("respiratory rate", 55, 6), "warn");
    EXPECT_EQ(level("SpO2", 91, 400), "critical");
    EXPECT_EQ(level("SpO2", 94, std::nullopt), "warn");
}

TEST(Vitals, bmiUsesIndianCutOffs) {
    const auto words = [](double bmi) {
        const auto found = checkVital(book(), "BMI", bmi, {400, "male", false}, "bmi");
        return found && *found ? (*found)->words : std::string{};
    };
    EXPECT_EQ(bmiTenths(70000, 1750), 229);
    EXPECT_EQ(bmiTenths(70000, std::nullopt), std::nullopt);
    EXPECT_EQ(words(18.4), "underweight");
    EXPECT_EQ(words(22.9), "");
    EXPECT_EQ(words(23), "overweight");
    EXPECT_EQ(words(25), "obese");
    EXPECT_EQ(level("BMI", 30, 100), "") << "not for children";
}

MeterInput whole() {
    MeterInput input;
    input.registrationNumber = "SPECIMEN-0000";
    input.doctorName = "Dr Specimen";
    input.qualification = "MBBS";
    input.patientName = "Specimen";
    input.sex = "male";
    input.address = "Pune";
    input.ageMonths = 400;
    input.allergyStatus = "none_known";
    input.diagnoses = {"Fever"};
    input.lines = {readLine(book(), "pcm 500 tds 3d", "en").line};
    input.missing = {readLine(book(), "pcm 500 tds 3d", "en").missing};
    return input;
}

std::string open(const MeterInput& input) {
    std::string names;
    for (const auto& rule : ruleMeter(book(), input))
        if (!rule.met)
            names += rule.rule + (rule.legal ? "! " : " ");
    return names;
}

TEST(RuleMeter, tenLinesAllMetForAWholePrescription) {
    EXPECT_EQ(ruleMeter(book(), whole()).size(), 10u);
    EXPECT_EQ(open(whole()), "");
}

TEST(RuleMeter, whatIsOpenIsNamedAndLegalOrAdvised) {
    auto input = whole();
    input.registrationNumber = " ";
    EXPECT_EQ(open(input), "registration! ");
    input = whole();
    input.ageMonths.reset();
    EXPECT_EQ(open(input), "patient! ");
    input = whole();
    input.diagnoses.clear();
    input.allergyStatus = "not_asked";
    EXPECT_EQ(open(input), "diagnosis allergies ");
    input = whole();
    input.missing = {readLine(book(), "pcm 500 sos 5d", "en").missing};
    EXPECT_EQ(open(input), "dose! quantity! ");
    input = whole();
    input.minorWithoutWeight = true;
    EXPECT_EQ(open(input), "dose! ");
    input = whole();
    input.lines.clear();
    input.missing.clear();
    EXPECT_EQ(open(input), "dose! quantity! ");
    input = whole();
    input.language = "hi";
    EXPECT_EQ(open(input), "language ");
}

}  // namespace
}  // namespace opdesk::rules
