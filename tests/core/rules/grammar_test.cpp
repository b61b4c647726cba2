#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/rules/line_reader.h"
#include "core/rules/sig.h"
#include "core/rules/words.h"
#include "tests/core/rules/book.h"

namespace opdesk::rules {
namespace {

struct Row {
    const char* typed;
    const char* expected;  ///< generic|strength|form|dose|timing|days|quantity|unknown words
};

std::string shown(const LineReading& reading) {
    const auto& line = reading.line;
    return line.generic + "|" + line.strength + "|" + line.form + "|" + line.dose + "|" + line.timing + "|" +
           std::to_string(line.days) + "|" + line.quantityText + "|" + join(reading.unknownWords, " ");
}

class Grammar : public testing::TestWithParam<Row> {};

TEST_P(Grammar, lineIsReadAsWritten) {
    const auto reading = readLine(book(), GetParam().typed, "en");
    EXPECT_EQ(shown(reading), GetParam().expected) << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(
    Table, Grammar,
    testing::Values(
        // medicine, strength, pattern, timing, duration
        Row{"amox 500 101 5d pc", "AMOXICILLIN|500 mg|capsule|1-0-1|after food|5|10 capsules|"},
        Row{"panto 40 100 14d ac", "PANTOPRAZOLE|40 mg|tablet||before food|14||100"},
        Row{"panto 40 1-0-0 14d ac", "PANTOPRAZOLE|40 mg|tablet|1-0-0|before food|14|14 tablets|"},
        Row{"pcm 500 111 3d", "PARACETAMOL|500 mg|tablet|1-1-1||3|9 tablets|"},
        Row{"pcm 650 tds 3d", "PARACETAMOL|650 mg|tablet|1-1-1||3|9 tablets|"},
        Row{"tab pcm 500 bd 5d", "PARACETAMOL|500 mg|tablet|1-0-1||5|10 tablets|"},
        Row{"T. pcm 500 bd x5", "PARACETAMOL|500 mg|tablet|1-0-1||5|10 tablets|"},
        Row{"PCM 500mg TDS x3d", "PARACETAMOL|500 mg|tablet|1-1-1||3|9 tablets|"},
        Row{"cetz 10 hs 5d", "CETIRIZINE|10 mg|tablet|0-0-1||5|5 tablets|"},
        Row{"cetirizine 10mg 0-0-1 5 days", "CETIRIZINE|10 mg|tablet|0-0-1||5|5 tablets|"},
        Row{"amlo 5 od 1m", "AMLODIPINE|5 mg|tablet|once a day||30|30 tablets|"},
        Row{"metf 500 bd pc 1m", "METFORMIN|500 mg|tablet|1-0-1|after food|30|60 tablets|"},
        Row{"glime 1 od ac x1m", "GLIMEPIRIDE|1 mg|tablet|once a day|before food|30|30 tablets|"},
        Row{"azithro 500 od noon 3d", "AZITHROMYCIN|500 mg|tablet|0-1-0||3|3 tablets|"},
        Row{"azithro 500 od 3d", "AZITHROMYCIN|500 mg|tablet|once a day||3|3 tablets|"},
        Row{"erythro 250 qid 5d", "ERYTHROMYCIN|250 mg|tablet|1-1-1-1||5|20 tablets|"},
        Row{"erythro 250 1111 5d", "ERYTHROMYCIN|250 mg|tablet|1-1-1-1||5|20 tablets|"},
        Row{"amoxclav 625 bd 5d", "AMOXICILLIN + CLAVULANIC ACID|500 mg + 125 mg|tablet|1-0-1||5|10 tablets|"},
        Row{"amoxicillin + clavulanic acid 625 101 5d",
            "AMOXICILLIN + CLAVULANIC ACID|500 mg + 125 mg|tablet|1-0-1||5|10 tablets|"},
        Row{"cotrim 800 bd 5d", "SULFAMETHOXAZOLE + TRIMETHOPRIM|800 mg + 160 mg|tablet|1-0-1||5|10 tablets|"},
        Row{"cholecal 60k qw sun 8w", "CHOLECALCIFEROL|60000 IU|capsule|once a week on Sunday||56|8 capsules|"},
        Row{"mtx 7.5 qw mon 4w", "METHOTREXATE|7.5 mg|tablet|once a week on Monday||28|4 tablets|"},
        Row{"fluco 150 stat", "FLUCONAZOLE|150 mg|capsule|single dose now||0|1 capsule|"},
        Row{"albend 400 stat", "ALBENDAZOLE|400 mg|tablet|single dose now||0|1 tablet|"},
        Row{"pred 10 alt 2w", "PREDNISOLONE|10 mg|tablet|every second day||14|7 tablets|"},
        Row{"pred 10 eod 15d", "PREDNISOLONE|10 mg|tablet|every second day||15|8 tablets|"},
        Row{"pcm 500 sos max 3 5d", "PARACETAMOL|500 mg|tablet|if needed max 3 a day||5|15 tablets|"},
        Row{"pcm 500 111 sos 3d", "PARACETAMOL|500 mg|tablet|1-1-1 if needed||3|9 tablets|"},
        Row{"pcm 500 q6h 2d", "PARACETAMOL|500 mg|tablet|every 6 hours||2|8 tablets|"},
        Row{"pcm 500 every 6 hours 2d", "PARACETAMOL|500 mg|tablet|every 6 hours||2|8 tablets|"},
        Row{"pcm 500 q4h sos max 4 2d", "PARACETAMOL|500 mg|tablet|every 4 hours if needed max 4 a day||2|8 tablets|"},
        Row{"atenolol 50 half bd 10d", "ATENOLOL|50 mg|tablet|1/2-0-1/2||10|10 tablets|"},
        Row{"atenolol 50 1/2-0-0 10d", "ATENOLOL|50 mg|tablet|1/2-0-0||10|5 tablets|"},
        Row{"atenolol 50 \u00BD-0-\u00BD 10d", "ATENOLOL|50 mg|tablet|1/2-0-1/2||10|10 tablets|"},
        Row{"metf 500 2-0-1 30d", "METFORMIN|500 mg|tablet|2-0-1||30|90 tablets|"},
        Row{"metf 500 1 - 0 - 1 10d", "METFORMIN|500 mg|tablet|1-0-1||10|20 tablets|"},
        Row{"metf 500 1\u20130\u20131 10d", "METFORMIN|500 mg|tablet|1-0-1||10|20 tablets|"},
        // liquids, creams, drops
        Row{"syp pcm 250 5ml tds 3d", "PARACETAMOL|250 mg/5 mL|suspension|5 mL 1-1-1||3|1 bottle of 60 mL|"},
        Row{"pcm syp 250/5 5 ml tds 5d", "PARACETAMOL|250 mg/5 mL|suspension|5 mL 1-1-1||5|2 bottles of 60 mL|"},
        Row{"ambrox 30 syp 5ml tds 4d", "AMBROXOL|30 mg/5 mL|syrup|5 mL 1-1-1||4|1 bottle of 60 mL|"},
        Row{"clotrimazole 1% cream apply bd 14d", "CLOTRIMAZOLE|1%|cream|apply 1-0-1||14|1 tube of 15 g|"},
        Row{"diclo gel 1% apply 3x 7d", "DICLOFENAC|1% w/w|gel|apply 3 times a day||7|1 tube of 30 g|"},
        Row{"cipro eye drops 0.3% 1 drop qid 5d", "CIPROFLOXACIN|0.3%|eye drops|1 drops 1-1-1-1||5|1 bottle of 5 mL|"},
        Row{"salbu inhaler 100mcg 2 puffs tds 30d", "SALBUTAMOL|100 mcg/puff|inhaler|2 puffs 1-1-1||30|1 inhaler|"},
        // plain English
        Row{"amox 500 one in the morning, one at night, after food, for 5 days",
            "AMOXICILLIN|500 mg|capsule|1-0-1|after food|5|10 capsules|"},
        Row{"panto 40 one in the morning before food for 2 weeks",
            "PANTOPRAZOLE|40 mg|tablet|1-0-0|before food|14|14 tablets|"},
        Row{"cetz 10 at bedtime for 5 days", "CETIRIZINE|10 mg|tablet|0-0-1|at bedtime|5|5 tablets|"},
        Row{"pcm 500 two tablets at night 3d", "PARACETAMOL|500 mg|tablet|0-0-2||3|6 tablets|"},
        Row{"metf 500 twice a day after meals 1 month",
            "METFORMIN|500 mg|tablet|2 times a day|after food|30|60 tablets|"},
        Row{"pcm 500 three times a day 3 days", "PARACETAMOL|500 mg|tablet|3 times a day||3|9 tablets|"},
        Row{"levothyroxine 50 once daily empty stomach 1m",
            "LEVOTHYROXINE|50 mcg|tablet|once a day|on empty stomach|30|30 tablets|"},
        Row{"pcm 500 if needed max 4 a day 5d", "PARACETAMOL|500 mg|tablet|if needed max 4 a day||5|20 tablets|"},
        // a count of the doctor's own
        Row{"pcm 500 sos max 3 qty 10", "PARACETAMOL|500 mg|tablet|if needed max 3 a day||0|10 tablets|"},
        Row{"pcm 500 bd 5d #6", "PARACETAMOL|500 mg|tablet|1-0-1||5|6 tablets|"},
        // nothing is guessed
        Row{"amox 101 5d", "AMOXICILLIN|||1-0-1||5||"}, Row{"pcm 101 5d", "PARACETAMOL|||1-0-1||5||"},
        Row{"am 5 od 5d", "|5||once a day||5||5"}, Row{"amox 333 101 5d", "AMOXICILLIN|333||1-0-1||5||333"},
        Row{"amox 500 101 5d with milk", "AMOXICILLIN|500 mg|capsule|1-0-1||5|10 capsules|with milk"},
        Row{"amox 500 101 111 5d", "AMOXICILLIN|500 mg|capsule|1-0-1||5|10 capsules|111"},
        Row{"amox 500 101 5d 7d", "AMOXICILLIN|500 mg|capsule|1-0-1||5|10 capsules|7d"},
        Row{"amox 500 ad 5d", "AMOXICILLIN|500 mg|capsule|||5||ad"},
        Row{"amox 500 110 5d", "AMOXICILLIN|500 mg|capsule|||5||110"},
        Row{"amox 500 999d bd", "AMOXICILLIN|500 mg|capsule|1-0-1||0||999d"},
        Row{"amox 500 0-0-0 5d", "AMOXICILLIN|500 mg|capsule|||5||0-0-0"},
        Row{"zzzcillin 500 mg 101 5d", "ZZZCILLIN|500 mg||1-0-1||5||"},
        Row{"\"Dolo\" 650 mg tab 101 3d", "DOLO|650 mg|tablet|1-0-1||3|6 tablets|"}));

TEST(GrammarSafety, hostileInputIsKeptOrRefusedAndNeverThrows) {
    const std::vector<std::string> hostile{"",
                                           " ",
                                           "\"",
                                           "\"\"",
                                           "-",
                                           "- - -",
                                           "1-0-1",
                                           "101",
                                           "%%%",
                                           "1/0-1/0-1/0",
                                           "x",
                                           "x999999999999",
                                           "'; DROP TABLE patient; --",
                                           "<b>amox</b> 500",
                                           std::string("amox\0 500", 9),
                                           "amox 99999999999999999999 101",
                                           "amox 1e308 101",
                                           "amox nan 101",
                                           "अमोक्स 500 101 5d",
                                           "\u202Eamox 500",
                                           "\xff\xfe\xfd",
                                           "amox 500 -1-0-1 5d",
                                           "max",
                                           "max 3",
                                           "every",
                                           "every 0 hours",
                                           "every 7 hours",
                                           "qty",
                                           "#",
                                           "#0",
                                           "for",
                                           "for days",
                                           "0d",
                                           "x0"};
    for (const auto& typed : hostile) {
        const auto reading = readLine(book(), typed, "hi");
        EXPECT_FALSE(reading.missing.empty()) << typed;
    }
    EXPECT_EQ(readLine(book(), std::string(100000, 'a'), "en").missing, std::vector<std::string>{"too_long"});
}

RC_GTEST_PROP(GrammarSafety, anyTextIsReadWithoutHarm, (const std::string& typed)) {
    const auto reading = readLine(book(), typed, "ta");
    RC_ASSERT(reading.line.days >= 0 && reading.line.days <= 365);
    RC_ASSERT(reading.line.quantity >= 0);
}

RC_GTEST_PROP(GrammarSafety, figuresOfALineReadBackToTheSameDose, ()) {
    static const std::vector<std::string> kRhythms{"1-0-1",     "1/2-0-1/2", "1-1-1-1",      "od",   "tds",
                                                   "q8h",       "alt",       "qw sun",       "stat", "sos max 3",
                                                   "1-1-1 sos", "2x",        "3 times a day"};
    static const std::vector<std::string> kAmounts{"", "5 ml ", "2 puffs ", "apply ", "1 drop "};
    const auto typed = *rc::gen::elementOf(kAmounts) + *rc::gen::elementOf(kRhythms);
    const auto first = readSig(book(), sigTokens(typed));
    RC_ASSERT(first.left.empty());
    const auto again = readSig(book(), sigTokens(doseText(first.sig)));
    RC_ASSERT(again.left.empty());
    RC_ASSERT(again.sig == first.sig);
}

RC_GTEST_PROP(GrammarSafety, tabletsAreCountedAsSlotsTimesDays, ()) {
    const std::vector<int> slots{*rc::gen::inRange(1, 5), *rc::gen::inRange(0, 5), *rc::gen::inRange(0, 5)};
    const auto days = *rc::gen::inRange(1, 91);
    const auto typed = "pcm 500 " + std::to_string(slots[0]) + "-" + std::to_string(slots[1]) + "-" +
                       std::to_string(slots[2]) + " " + std::to_string(days) + "d";
    RC_ASSERT(readLine(book(), typed, "en").line.quantity == (slots[0] + slots[1] + slots[2]) * days);
}

TEST(GrammarWords, areMeantForThePatient) {
    EXPECT_EQ(readLine(book(), "amox 500 101 5d pc", "en").line.words, "one in the morning, one at night");
    EXPECT_EQ(readLine(book(), "syp pcm 250 5ml tds 3d", "en").line.words,
              "5 mL in the morning, 5 mL in the afternoon, 5 mL at night");
    EXPECT_EQ(readLine(book(), "pcm 500 sos max 3 5d", "en").line.words, "one if needed, at most three times a day");
    EXPECT_EQ(readLine(book(), "clotrimazole 1% cream apply bd 14d", "en").line.words,
              "apply in the morning and at night");
    EXPECT_EQ(readLine(book(), "mtx 7.5 qw mon 4w", "en").line.words, "one once a week, on Monday, never daily");
}

TEST(GrammarWords, localLineIsWholeOrEmpty) {
    EXPECT_EQ(readLine(book(), "amox 500 101 5d pc", "hi").line.localWords,
              "सुबह 1 कैप्सूल, रात 1 कैप्सूल · खाने के बाद · 5 दिन");
    EXPECT_TRUE(readLine(book(), "amox 500 101 5d pc", "en").line.localWords.empty());
    EXPECT_TRUE(readLine(book(), "amox 500 101 5d pc", "ur").line.localWords.empty());
    EXPECT_TRUE(readLine(book(), "amox 500 q6h 5d", "hi").line.localWords.empty()) << "there is no phrase for hours";
    EXPECT_TRUE(readLine(book(), "salbu inhaler 100mcg 2 puffs tds 30d", "hi").line.localWords.empty())
        << "there is no phrase for puffs";
}

TEST(GrammarMissing, isNamedByCode) {
    const auto missing = [](const char* typed) { return join(readLine(book(), typed, "en").missing, " "); };
    EXPECT_EQ(missing("amox 500 101 5d pc"), "");
    EXPECT_EQ(missing("pcm 500 sos 5d"), "max_per_day quantity");
    EXPECT_EQ(missing("mtx 7.5 qw 4w"), "weekday");
    EXPECT_EQ(missing("syp pcm 250 tds 3d"), "dose_amount quantity");
    EXPECT_EQ(missing("amox 500 101"), "duration quantity");
    EXPECT_EQ(missing("amox 500 5d"), "dose quantity");
}

TEST(GrammarLine, isCompletedFromItsFiguresAndNotFromWhatItClaims) {
    auto line = readLine(book(), "alpra 0.25 001 5d", "en").line;
    line.schedule = "none";
    line.ndps.clear();
    line.known = false;
    line.words = "forged";
    line.quantity = 999;
    EXPECT_TRUE(completeLine(book(), line, "en").empty());
    EXPECT_EQ(line.schedule, "H1");
    EXPECT_EQ(line.ndps, "NDPS");
    EXPECT_TRUE(line.known);
    EXPECT_EQ(line.words, "one at night");
    EXPECT_EQ(line.quantity, 5);
}

TEST(GrammarCandidates, misspeltAndShortNamesAreOfferedNotTaken) {
    const auto misspelt = readLine(book(), "paracetmol 500 101 3d", "en");
    EXPECT_FALSE(misspelt.line.known);
    ASSERT_FALSE(misspelt.candidates.empty());
    EXPECT_EQ(misspelt.candidates.front().generic, "PARACETAMOL");
    const auto shortName = readLine(book(), "am 5 od 5d", "en");
    EXPECT_TRUE(shortName.line.generic.empty());
    EXPECT_GT(shortName.candidates.size(), 2u);
}

}  // namespace
}  // namespace opdesk::rules
