#include <gtest/gtest.h>

#include <algorithm>

#include "core/rules/checker.h"
#include "core/rules/line_reader.h"
#include "tests/core/rules/book.h"

namespace opdesk::rules {
namespace {

CheckInput inputOf(std::initializer_list<const char*> typed) {
    CheckInput input;
    for (const auto* one : typed)
        input.lines.push_back(readLine(book(), one, "en").line);
    return input;
}

const Alert* find(const std::vector<Alert>& alerts, std::string_view ruleStart) {
    const auto found = std::find_if(alerts.begin(), alerts.end(),
                                    [&](const Alert& alert) { return alert.rule.starts_with(ruleStart); });
    return found == alerts.end() ? nullptr : &*found;
}

TEST(Checks, penicillinAllergyStopsAmoxicillin) {
    auto input = inputOf({"amox 500 101 5d"});
    input.allergies = {{"Penicillin", "", "rash", "moderate"}};
    const auto alerts = check(book(), input);
    ASSERT_FALSE(alerts.empty());
    EXPECT_TRUE(alerts.front().interrupts);
    EXPECT_EQ(alerts.front().rule, "allergy:penicillin|amoxicillin");
    EXPECT_EQ(alerts.front().line, "AMOXICILLIN");
    EXPECT_FALSE(alerts.front().source.empty());
}

TEST(Checks, recordedSubstanceStopsItselfInEveryCombination) {
    auto input = inputOf({"aceclopara 100 bd 3d"});
    input.allergies = {{"Paracetamol", "", "", ""}};
    EXPECT_NE(find(check(book(), input), "allergy:paracetamol"), nullptr);
}

TEST(Checks, cephalosporinWarnsForPenicillinAndStopsForTheSameSideChain) {
    auto input = inputOf({"cefixime 200 bd 5d", "cefadroxil 500 bd 5d"});
    input.allergies = {{"Amoxicillin", "", "", ""}};
    const auto alerts = check(book(), input);
    const auto* other = find(alerts, "allergy:amoxicillin|cefixime");
    const auto* same = find(alerts, "allergy:amoxicillin|cefadroxil");
    ASSERT_NE(other, nullptr);
    ASSERT_NE(same, nullptr);
    EXPECT_FALSE(other->interrupts);
    EXPECT_TRUE(same->interrupts);
}

TEST(Checks, sulfaAllergyStopsCotrimoxazoleAndOnlyInformsForFurosemide) {
    auto input = inputOf({"cotrim 800 bd 5d", "furosemide 40 od 5d"});
    input.allergies = {{"Sulpha drugs", "", "", ""}};
    const auto alerts = check(book(), input);
    ASSERT_NE(find(alerts, "allergy:sulpha drugs|sulfa"), nullptr);
    EXPECT_TRUE(find(alerts, "allergy:sulpha drugs|sulfa")->interrupts);
    const auto* furosemide = find(alerts, "allergy:sulpha drugs|furosemide");
    ASSERT_NE(furosemide, nullptr);
    EXPECT_FALSE(furosemide->interrupts);
}

TEST(Checks, unrelatedMedicineStaysSilentForAnAllergy) {
    auto input = inputOf({"cetz 10 hs 5d"});
    input.allergies = {{"Penicillin", "", "", ""}};
    EXPECT_TRUE(check(book(), input).empty());
}

TEST(Checks, warfarinWithNsaidAndWithMetronidazoleIsMajor) {
    const auto alerts = check(book(), inputOf({"warfarin 2 od 30d", "diclo 50 bd 3d", "metronid 400 tds 5d"}));
    const auto* nsaid = find(alerts, "pair:diclofenac|warfarin");
    ASSERT_NE(nsaid, nullptr);
    EXPECT_EQ(nsaid->severity, "major");
    EXPECT_TRUE(nsaid->interrupts);
    EXPECT_NE(find(alerts, "pair:metronidazole|warfarin"), nullptr);
}

TEST(Checks, medicineTakenNowCountsAndOldPairsDoNot) {
    auto input = inputOf({"diclo 50 bd 3d"});
    input.current = inputOf({"warfarin 2 od 30d", "metronid 400 tds 5d"}).lines;
    const auto alerts = check(book(), input);
    ASSERT_NE(find(alerts, "pair:diclofenac|warfarin"), nullptr);
    EXPECT_EQ(find(alerts, "pair:diclofenac|warfarin")->line, "DICLOFENAC");
    EXPECT_EQ(find(alerts, "pair:metronidazole|warfarin"), nullptr);
}

TEST(Checks, topicalUseIsNotSystemicUse) {
    EXPECT_EQ(find(check(book(), inputOf({"warfarin 2 od 30d", "diclo gel 1% apply 3x 7d"})), "pair:"), nullptr);
}

TEST(Checks, ironAndTetracyclineMeetThroughTheAlias) {
    EXPECT_NE(find(check(book(), inputOf({"doxy 100 bd 7d", "iron 100 od 30d"})), "pair:"), nullptr);
}

TEST(Checks, unknownMedicineIsNamedAsNotChecked) {
    const auto alerts = check(book(), inputOf({"zzzcillin 500 mg tab 101 5d"}));
    const auto* alert = find(alerts, "not_checked:");
    ASSERT_NE(alert, nullptr);
    EXPECT_EQ(alert->severity, "not_checked");
    EXPECT_NE(alert->what.find("ZZZCILLIN"), std::string::npos);
}

TEST(Checks, paracetamolIsSummedOverCombinations) {
    const auto over = check(book(), inputOf({"pcm 650 2-2-2 3d", "aceclopara 100 bd 3d"}));
    const auto* sum = find(over, "sum:paracetamol");
    ASSERT_NE(sum, nullptr);
    EXPECT_TRUE(sum->interrupts);
    EXPECT_NE(sum->what.find("4550 mg"), std::string::npos) << sum->what;
}

TEST(Checks, paracetamolBelowTheLimitInTwoMedicinesIsSaidWithoutStopping) {
    const auto alerts = check(book(), inputOf({"pcm 500 bd 3d", "aceclopara 100 bd 3d"}));
    const auto* sum = find(alerts, "sum:paracetamol");
    ASSERT_NE(sum, nullptr);
    EXPECT_FALSE(sum->interrupts);
    EXPECT_EQ(find(check(book(), inputOf({"pcm 500 bd 3d"})), "sum:"), nullptr);
}

TEST(Checks, twoNsaidsAndTheSameMedicineTwiceAreDuplicates) {
    EXPECT_NE(find(check(book(), inputOf({"diclo 50 bd 3d", "ibuprofen 400 tds 3d"})), "pair:"), nullptr);
    EXPECT_NE(find(check(book(), inputOf({"amlo 5 od 30d", "amlo 5 od 30d"})), "duplicate:amlodipine"), nullptr);
}

TEST(Checks, conditionsAndAgeSpeak) {
    auto input = inputOf({"ibuprofen 400 tds 3d", "nimesulide 100 bd 3d"});
    input.conditions = {"Dengue fever"};
    input.ageMonths = 11 * 12;
    const auto alerts = check(book(), input);
    EXPECT_NE(find(alerts, "condition:ibuprofen|dengue"), nullptr);
    EXPECT_NE(find(alerts, "condition:nimesulide|age <12 y"), nullptr);
    input.ageMonths = 12 * 12;
    EXPECT_EQ(find(check(book(), input), "condition:nimesulide|age"), nullptr);
}

TEST(Checks, methotrexateDailyStopsAndWeeklyDoesNot) {
    EXPECT_NE(find(check(book(), inputOf({"mtx 7.5 od 28d"})), "weekly_only:"), nullptr);
    EXPECT_EQ(find(check(book(), inputOf({"mtx 7.5 qw mon 4w"})), "weekly_only:"), nullptr);
}

TEST(Checks, telemedicineFollowsTheLists) {
    const auto tele = [](const char* typed, const char* mode, bool followUp) {
        auto input = inputOf({typed});
        input.mode = mode;
        input.followUp = followUp;
        const auto alerts = check(book(), input);
        const auto* alert = find(alerts, "telemedicine:");
        return alert ? (alert->interrupts ? "stop" : "say") : "free";
    };
    EXPECT_STREQ(tele("alpra 0.25 001 5d", "tele_video", true), "stop");
    EXPECT_STREQ(tele("alpra 0.25 001 5d", "in_person", false), "free");
    EXPECT_STREQ(tele("pcm 500 tds 3d", "tele_text", false), "free");
    EXPECT_STREQ(tele("clotrimazole 1% cream apply bd 14d", "tele_audio", false), "stop");
    EXPECT_STREQ(tele("clotrimazole 1% cream apply bd 14d", "tele_video", false), "free");
    EXPECT_STREQ(tele("metf 500 bd 30d", "tele_video", false), "stop");
    EXPECT_STREQ(tele("metf 500 bd 30d", "tele_audio", true), "free");
    EXPECT_STREQ(tele("amox 500 bd 5d", "tele_video", false), "say");
}

TEST(Checks, scheduleXAndNarcoticsAreSaid) {
    const auto alerts = check(book(), inputOf({"methylphen 10 od 5d"}));
    EXPECT_NE(find(alerts, "schedule_x:"), nullptr);
    EXPECT_NE(find(alerts, "ndps:"), nullptr);
}

TEST(Checks, everyAlertHasSourceAndCertainty) {
    auto input = inputOf({"warfarin 2 od 30d", "diclo 50 bd 3d", "zzz 5 mg tab od 3d", "alpra 0.25 001 5d"});
    input.allergies = {{"Ibuprofen", "", "", ""}, {"house dust", "", "", ""}};
    input.mode = "tele_video";
    for (const auto& alert : check(book(), input)) {
        EXPECT_FALSE(alert.source.empty()) << alert.rule;
        EXPECT_FALSE(alert.certainty.empty()) << alert.rule;
        EXPECT_FALSE(alert.what.empty() || alert.why.empty()) << alert.rule;
    }
}

}  // namespace
}  // namespace opdesk::rules
