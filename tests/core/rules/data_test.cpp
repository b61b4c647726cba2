#include <gtest/gtest.h>

#include <set>

#include "core/rules/csv.h"
#include "core/rules/drug_search.h"
#include "core/rules/embedded_data.h"
#include "core/rules/sig.h"
#include "core/rules/vitals_check.h"
#include "core/rules/words.h"
#include "tests/core/rules/book.h"

namespace opdesk::rules {
namespace {

TEST(Csv, quotesCommasAndLineEndsInsideACell_areKept) {
    const auto table = parseCsv("a,b\r\n\"x, \"\"y\"\"\",\"two\r\nlines\"\r\n");
    ASSERT_TRUE(table);
    ASSERT_EQ(table->rows.size(), 1u);
    EXPECT_EQ(table->rows[0][0], "x, \"y\"");
    EXPECT_EQ(table->rows[0][1], "two\r\nlines");
}

TEST(Csv, brokenTablesAreDamaged) {
    for (const auto text : {"a,b\r\n1\r\n", "a,b\r\n1,2,3\r\n", "a\r\n\"open", "a\r\n\"x\"y\r\n", "a\r\nx\"y\r\n"}) {
        const auto table = parseCsv(text);
        ASSERT_FALSE(table) << text;
        EXPECT_EQ(table.error().code, base::ErrorCode::damaged);
    }
}

TEST(RuleData, everyFileIsReadWholly) {
    EXPECT_EQ(book().interactions().size(), parseCsv(embeddedFile("interactions"))->rows.size());
    EXPECT_GE(book().drugs().size(), 115u);
    EXPECT_GE(book().interactions().size(), 41u);
    EXPECT_EQ(book().allergyGroups().size(), 24u);
    EXPECT_GE(book().diagnoses().size(), 100u);
    EXPECT_GE(book().vitalRanges().size(), 20u);
    EXPECT_EQ(book().phrases().size(), 25u);
    EXPECT_TRUE(embeddedFile("no such file").empty());
}

TEST(RuleData, everyDrugHasNameFormClassAndCertainty) {
    const std::set<std::string> certainties{"verified", "class", "recall", "unknown"};
    const std::set<std::string> schedules{"H", "H1", "X", "G", "none", "unknown"};
    std::set<std::string> seen;
    for (const auto& drug : book().drugs()) {
        EXPECT_FALSE(drug.form.empty() || drug.strength.empty() || drug.drugClass.empty()) << drug.generic;
        EXPECT_EQ(drug.generic, upper(drug.generic));
        EXPECT_TRUE(certainties.contains(drug.scheduleCertainty)) << drug.generic;
        EXPECT_TRUE(schedules.contains(drug.schedule)) << drug.generic;
        EXPECT_TRUE(drug.ndps.empty() || drug.telemedicineList == "PROHIBITED") << drug.generic;
        EXPECT_TRUE(seen.insert(drug.generic + "|" + drug.strength + "|" + drug.form).second) << drug.generic;
    }
}

TEST(RuleData, everyInteractionHasSeverityEffectAndSource) {
    const std::set<std::string> severities{"contraindicated", "major", "moderate"};
    for (const auto& pair : book().interactions()) {
        EXPECT_TRUE(severities.contains(pair.severity)) << pair.a;
        EXPECT_FALSE(pair.a.empty() || pair.b.empty() || pair.effect.empty() || pair.source.empty()) << pair.a;
    }
}

TEST(RuleData, allergyGroupsHaveMembersAndAKnownDefault) {
    const std::set<std::string> defaults{"interrupt", "warn", "inform", "none"};
    for (const auto& group : book().allergyGroups()) {
        EXPECT_FALSE(group.members.empty()) << group.name;
        EXPECT_TRUE(defaults.contains(group.defaultAlert)) << group.name;
    }
}

TEST(RuleData, everyRangeIsOfTheRangeLanguage) {
    for (const auto& range : book().vitalRanges()) {
        EXPECT_TRUE(appliesTo(range.appliesTo, {})) << range.appliesTo;
        std::string words;
        EXPECT_TRUE(matchesExpression(range.warn, 1, {}, words)) << range.warn;
        EXPECT_TRUE(matchesExpression(range.critical, 1, {}, words)) << range.critical;
        if (range.hardMin && range.hardMax) {
            EXPECT_LT(*range.hardMin, *range.hardMax) << range.vital;
        }
    }
}

TEST(RuleData, everyPhraseHasEveryPrintLanguageAndAReviewMark) {
    for (const auto& phrase : book().phrases()) {
        EXPECT_EQ(phrase.byLanguage.size(), 10u) << phrase.key;
        EXPECT_FALSE(phrase.review.empty()) << phrase.key;
        for (const auto& [language, words] : phrase.byLanguage)
            EXPECT_FALSE(words.empty()) << phrase.key << " " << language;
    }
    EXPECT_EQ(book().phrase("NIGHT", "hi"), "रात");
    EXPECT_TRUE(book().phrase("NIGHT", "xx").empty());
    EXPECT_TRUE(book().phrase("NO_SUCH", "hi").empty());
}

TEST(RuleData, everyAliasNamesAMedicineOfTheFormulary) {
    for (const auto& alias : book().aliases()) {
        EXPECT_FALSE(entriesOf(book(), alias.generic).empty()) << alias.alias;
        EXPECT_FALSE(alias.certainty.empty());
    }
}

TEST(RuleData, everyShorthandIsReadByTheGrammar) {
    for (const auto& one : book().shorthand()) {
        if (one.unitsPerDay == "duration")
            continue;
        auto names = one.aliases;
        names.push_back(one.name);
        for (const auto& name : names)
            EXPECT_TRUE(readSig(book(), sigTokens(name)).left.empty()) << name;
    }
}

TEST(RuleData, everyDatedRuleHasPeriodSourceAndCertainty) {
    for (const auto& rule : book().datedRules()) {
        EXPECT_FALSE(rule.period.empty() || rule.source.empty()) << rule.key;
        EXPECT_TRUE(rule.certainty == "V" || rule.certainty == "R") << rule.key;
    }
}

}  // namespace
}  // namespace opdesk::rules
