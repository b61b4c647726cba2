#include "core/text/names.h"

#include <gtest/gtest.h>

namespace opdesk::text {
namespace {

TEST(Names, titles_areTakenOffTheFront) {
    EXPECT_EQ(titleless("Dr. Ramesh Kumar"), "Ramesh Kumar");
    EXPECT_EQ(titleless("Smt Dr Sunita"), "Sunita");
    EXPECT_EQ(titleless("श्रीमती सुनीता देवी"), "सुनीता देवी");
    EXPECT_EQ(titleless("Dr."), "Dr.");
    EXPECT_EQ(titleless("Drishti Rao"), "Drishti Rao");
    EXPECT_EQ(titleless(""), "");
}

TEST(Names, firstName_skipsInitials) {
    EXPECT_EQ(firstName("Dr. S. Ramesh Kumar"), "Ramesh");
    EXPECT_EQ(firstName("सुनीता देवी"), "सुनीता");
    EXPECT_EQ(firstName("S"), "S");
    EXPECT_EQ(firstName(""), "");
}

TEST(Names, initials_areFirstAndLast) {
    EXPECT_EQ(initials("Sunita Devi Sharma"), "SS");
    EXPECT_EQ(initials("ramesh"), "R");
    EXPECT_EQ(initials("सुनीता शर्मा"), "SS");
    EXPECT_EQ(initials("Dr. Ánna Rao"), "ÁR");
    EXPECT_EQ(initials("Sunita Devi Sharma", 3), "SDS");
    EXPECT_EQ(initials("Sunita Devi Sharma", 1), "S");
    EXPECT_EQ(initials(""), "");
    EXPECT_EQ(initials("Baby of Sneha Pawar", 3), "BSP");
    EXPECT_EQ(initials("Baby Sneha Pawar", 3), "SP");
    EXPECT_EQ(initials("123"), "");
    EXPECT_EQ(initials("अब्दुल रहमान"), "AR");
}

TEST(Names, aNameHasTwoLetters) {
    EXPECT_TRUE(looksLikeName("Om"));
    EXPECT_TRUE(looksLikeName("राम"));
    EXPECT_TRUE(looksLikeName("முருகன்"));
    EXPECT_FALSE(looksLikeName("R"));
    EXPECT_FALSE(looksLikeName("12345"));
    EXPECT_FALSE(looksLikeName("..."));
    EXPECT_FALSE(looksLikeName(""));
}

}  // namespace
}  // namespace opdesk::text
