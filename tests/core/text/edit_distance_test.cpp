#include "core/text/edit_distance.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace opdesk::text {
namespace {

constexpr std::size_t kFar = 1000;

std::string shortWord(const std::vector<std::uint8_t>& raw) {
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(raw.size(), 12); ++i)
        out.push_back(static_cast<char>('a' + raw[i] % 4));
    return out;
}

TEST(EditDistance, knownPairs) {
    EXPECT_EQ(editDistance("ramesh", "rajesh", kFar), 1U);
    EXPECT_EQ(editDistance("ramesh", "rmaesh", kFar), 1U);
    EXPECT_EQ(editDistance("", "abc", kFar), 3U);
    EXPECT_EQ(editDistance("kitten", "sitting", kFar), 3U);
    EXPECT_EQ(editDistance("ca", "abc", kFar), 3U);  // OSA, not full Damerau
    EXPECT_EQ(editDistance("सुनीता", "सुनिता", kFar), 1U);
}

TEST(EditDistance, overTheBound_isBoundPlusOne) {
    EXPECT_EQ(editDistance("abcdef", "uvwxyz", 2), 3U);
    EXPECT_EQ(editDistance("a", "abcdefgh", 3), 4U);
    EXPECT_EQ(editDistance("abcd", "abdc", 0), 1U);
}

RC_GTEST_PROP(EditDistance, isSymmetricAndZeroOnlyForEqual,
              (const std::vector<std::uint8_t>& x, const std::vector<std::uint8_t>& y)) {
    const std::string a = shortWord(x);
    const std::string b = shortWord(y);
    const std::size_t distance = editDistance(a, b, kFar);
    RC_ASSERT(distance == editDistance(b, a, kFar));
    RC_ASSERT((distance == 0) == (a == b));
    RC_ASSERT(distance <= std::max(a.size(), b.size()));
}

RC_GTEST_PROP(EditDistance, boundedAnswer_agreesWithTheFullOne,
              (const std::vector<std::uint8_t>& x, const std::vector<std::uint8_t>& y, std::uint8_t rawBound)) {
    const std::string a = shortWord(x);
    const std::string b = shortWord(y);
    const std::size_t bound = rawBound % 6;
    RC_ASSERT(editDistance(a, b, bound) == std::min(editDistance(a, b, kFar), bound + 1));
}

TEST(Trigrams, wordsArePadded) {
    EXPECT_EQ(trigrams("ab"), (std::vector<std::string>{"  a", " ab", "ab "}));
    EXPECT_TRUE(trigrams("").empty());
    EXPECT_EQ(trigrams("ab ab"), trigrams("ab"));
}

TEST(Trigrams, similarity_isBetweenZeroAndOne) {
    EXPECT_DOUBLE_EQ(trigramSimilarity("ramesh", "ramesh"), 1.0);
    EXPECT_DOUBLE_EQ(trigramSimilarity("abc", "xyz"), 0.0);
    EXPECT_GT(trigramSimilarity("ramesh", "rameshwar"), trigramSimilarity("ramesh", "suresh"));
}

TEST(JaroWinkler, publishedPairs) {
    EXPECT_NEAR(jaroWinkler("MARTHA", "MARHTA"), 0.9611, 0.0001);
    EXPECT_NEAR(jaroWinkler("DWAYNE", "DUANE"), 0.84, 0.0001);
    EXPECT_NEAR(jaroWinkler("DIXON", "DICKSONX"), 0.8133, 0.0001);
    EXPECT_DOUBLE_EQ(jaroWinkler("", ""), 1.0);
    EXPECT_DOUBLE_EQ(jaroWinkler("a", ""), 0.0);
    EXPECT_DOUBLE_EQ(jaroWinkler("a", "a"), 1.0);
}

}  // namespace
}  // namespace opdesk::text
