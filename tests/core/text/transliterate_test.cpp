#include "core/text/transliterate.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace opdesk::text {
namespace {

TEST(Transliterate, devanagariNames_readAsPeopleSpellThem) {
    EXPECT_EQ(toLatin("सुनीता"), "sunita");
    EXPECT_EQ(toLatin("राजेश"), "rajesh");
    EXPECT_EQ(toLatin("कृष्णा"), "krishna");
    EXPECT_EQ(toLatin("शर्मा"), "sharma");
    EXPECT_EQ(toLatin("मिश्र"), "mishra");
    EXPECT_EQ(toLatin("आनंद"), "anand");
    EXPECT_EQ(toLatin("आनन्द"), "anand");
    EXPECT_EQ(toLatin("संपत"), "sampat");
    EXPECT_EQ(toLatin("सिंह"), "singh");
    EXPECT_EQ(toLatin("कमला"), "kamla");
    EXPECT_EQ(toLatin("ज्ञानेश्वर"), "gyaneshvar");
    EXPECT_EQ(toLatin("अहमद"), "ahmad");
}

TEST(Transliterate, otherIndicScripts_useTheSameTable) {
    EXPECT_EQ(toLatin("సునీత"), "sunita");
    EXPECT_EQ(toLatin("ಕೃಷ್ಣ"), "krishna");
    EXPECT_EQ(toLatin("കൃഷ്ണൻ"), "krishnan");
    EXPECT_EQ(toLatin("રમેશ"), "ramesh");
    EXPECT_EQ(toLatin("ਗੁਰਪ੍ਰੀਤ"), "gurprit");
    EXPECT_EQ(toLatin("রাজেশ"), "rajesh");
    EXPECT_EQ(toLatin("ରମେଶ"), "ramesha");
    EXPECT_EQ(toLatin("முருகன்"), "murugan");
}

TEST(Transliterate, tamilWords_haveSeveralReadings) {
    const auto readings = latinReadings("கோபால்");
    EXPECT_EQ(readings.front(), "kobal");
    EXPECT_NE(std::find(readings.begin(), readings.end(), "gopal"), readings.end());
    EXPECT_EQ(latinReadings("राजेश").size(), 1U);
}

TEST(Transliterate, otherText_staysAsItIs) {
    EXPECT_EQ(toLatin("Ram é 123"), "Ram é 123");
    EXPECT_EQ(toLatin("Ram राम १२"), "Ram ram 12");
    EXPECT_EQ(toLatin(""), "");
}

}  // namespace
}  // namespace opdesk::text
