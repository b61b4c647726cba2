#include "core/text/unicode.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace opdesk::text {
namespace {

std::string textOf(const std::vector<std::uint32_t>& raw) {
    std::string out;
    for (const std::uint32_t value : raw)
        appendUtf8(out, static_cast<char32_t>(value % 0x3000));
    return out;
}

TEST(Unicode, brokenSequences_areNotUtf8) {
    EXPECT_TRUE(isValidUtf8("Sunita सुनीता 😀"));
    EXPECT_TRUE(isValidUtf8(""));
    for (const char* broken : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\xa4", "\x80",
                               "\xf8\x88\x80\x80\x80", "\xe0\x80\x80"}) {
        EXPECT_FALSE(isValidUtf8(broken)) << broken;
    }
}

TEST(Unicode, brokenBytes_becomeReplacements) {
    EXPECT_EQ(fromCodePoints(toCodePoints("a\xff"
                                          "b")),
              "a\xEF\xBF\xBD"
              "b");
}

TEST(Unicode, nfc_composes) {
    EXPECT_EQ(nfc("e\xCC\x81"), "é");
}

TEST(Unicode, folding_joinsCaseMarksWidthAndPunctuation) {
    EXPECT_EQ(foldForSearch("  José  D'SOUZA-Pinto "), "jose dsouza pinto");
    EXPECT_EQ(foldForSearch("ＡＢＣ１２"), "abc12");
    EXPECT_EQ(foldForSearch("Straße"), "strasse");
    EXPECT_EQ(foldForSearch("S.K.Sharma"), "s k sharma");
    EXPECT_EQ(foldForSearch("१२३ ௪"), "123 4");
    EXPECT_EQ(foldForSearch("..."), "");
}

TEST(Unicode, folding_keepsIndicVowelSigns) {
    EXPECT_EQ(foldForSearch("सुनीता"), "सुनीता");
    EXPECT_NE(foldForSearch("किरण"), foldForSearch("करण"));
    EXPECT_EQ(foldForSearch("ज़ाकिर"), foldForSearch("जाकिर"));
    EXPECT_EQ(foldForSearch("चाँद"), foldForSearch("चांद"));
    EXPECT_EQ(foldForSearch("క్\xE2\x80\x8C"
                            "ష"),
              foldForSearch("క్ష"));
}

RC_GTEST_PROP(Unicode, foldingTwice_changesNothing, (const std::vector<std::uint32_t>& raw)) {
    const std::string once = foldForSearch(textOf(raw));
    RC_ASSERT(foldForSearch(once) == once);
    RC_ASSERT(isValidUtf8(once));
}

RC_GTEST_PROP(Unicode, codePoints_survive, (const std::vector<std::uint32_t>& raw)) {
    const std::string text = textOf(raw);
    RC_ASSERT(isValidUtf8(text));
    RC_ASSERT(fromCodePoints(toCodePoints(text)) == text);
    RC_ASSERT(nfc(nfc(text)) == nfc(text));
    RC_ASSERT(!hasControl(stripControl(text)));
    RC_ASSERT(tidyLine(tidyLine(text)) == tidyLine(text));
}

RC_GTEST_PROP(Unicode, anyBytes_areSurvived, (const std::string& bytes)) {
    RC_ASSERT(isValidUtf8(foldForSearch(bytes)));
    RC_ASSERT(isValidUtf8(tidyLines(bytes)));
    RC_ASSERT(graphemeCount(truncateGraphemes(bytes, 3)) <= 3);
}

TEST(Unicode, graphemes_areCountedAsSeen) {
    EXPECT_EQ(graphemeCount("सुनीता"), 3U);
    EXPECT_EQ(graphemeCount("e\xCC\x81"
                            "a"),
              2U);
    EXPECT_EQ(graphemeCount(""), 0U);
    EXPECT_EQ(truncateGraphemes("सुनीता", 2), "सुनी");
    EXPECT_EQ(truncateGraphemes("abc", 5), "abc");
}

TEST(Unicode, bidirectionalOverrides_areRemoved) {
    const std::string planted =
        "a\xE2\x80\xAE"
        "b\x01"
        "c";
    EXPECT_TRUE(hasControl(planted));
    EXPECT_EQ(stripControl(planted), "abc");
    EXPECT_FALSE(hasControl("line\nline", true));
    EXPECT_TRUE(hasControl("line\nline"));
}

TEST(Unicode, tidyLine_leavesOneSpaceBetweenWords) {
    EXPECT_EQ(tidyLine(" \tRam \n\n Lal\xC2\xA0 "), "Ram Lal");
    EXPECT_EQ(tidyLine("e\x01\xCC\x81"), "é");
    EXPECT_EQ(tidyLines("a  \r\nb\rc \n\n"), "a\nb\nc");
}

}  // namespace
}  // namespace opdesk::text
