#include "core/base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <map>

namespace opdesk::base {
namespace {

TEST(Json, canonicalText_hasSortedKeysAndNoSpace) {
    const auto value = parseJson(R"( { "b" : [ 1 , -2, true , null ] , "a" : { "z" : "" , "y" : 1.5 } } )");
    ASSERT_TRUE(value);
    EXPECT_EQ(canonicalJson(*value), R"({"a":{"y":1.5E0,"z":""},"b":[1,-2,true,null]})");
}

TEST(Json, escapes_areTheFewestThatJsonAllows) {
    const json::object object = {{"k\n", "\"\\\b\f\n\r\t\x01/é सु"}};
    EXPECT_EQ(canonicalJson(object), R"({"k\n":"\"\\\b\f\n\r\t\u0001/é सु"})");
    EXPECT_EQ(canonicalJson(json::value(nullptr)), "null");
    EXPECT_EQ(canonicalJson(json::object()), "{}");
    EXPECT_EQ(canonicalJson(json::value(std::uint64_t{18446744073709551615ULL})), "18446744073709551615");
}

TEST(Json, duplicateKeys_areRefusedAtEveryLevel) {
    for (const char* text :
         {R"({"a":1,"a":2})", R"([{"a":{"b":1,"b":2}}])", R"({"a":{"b":1},"a":{"b":1}})", R"({"a":1,"\u0061":2})"}) {
        const auto value = parseJson(text);
        ASSERT_FALSE(value) << text;
        EXPECT_EQ(value.error().code, ErrorCode::damaged);
    }
    EXPECT_TRUE(parseJson(R"({"a":{"a":":\":","b":"{\"x\":1}"},":":[":"]})"));
}

TEST(Json, whatIsNoJson_isRefused) {
    for (const char* text : {"", "{", "[1,]", "{\"a\"}", "nul", "1 2", "'a'", "{\"a\":01}", "\"\xff\"", "\"\\ud800\"",
                             "[1] x", "// c\n1", "NaN"}) {
        EXPECT_FALSE(parseJson(text)) << text;
    }
}

TEST(Json, depth_endsAt32) {
    EXPECT_TRUE(parseJson(std::string(32, '[') + std::string(32, ']')));
    EXPECT_FALSE(parseJson(std::string(33, '[') + std::string(33, ']')));
    EXPECT_FALSE(parseJson(std::string(1'000'000, '[')));
}

TEST(Json, parseJsonObject_wantsAnObject) {
    EXPECT_TRUE(parseJsonObject("{}"));
    EXPECT_EQ(parseJsonObject("[]").error().code, ErrorCode::damaged);
}

RC_GTEST_PROP(Json, canonicalText_readsBackAndIgnoresOrder, (const std::map<std::string, std::int64_t>& members)) {
    json::object forward;
    json::object backward;
    const auto printable = [](std::string text) {
        for (char& c : text)
            c = static_cast<char>(c & 0x7F);
        return text;
    };
    for (const auto& [key, number] : members)
        forward[printable(key)] = number;
    std::vector<std::string> keys;
    for (const auto& member : forward)
        keys.emplace_back(member.key());
    std::reverse(keys.begin(), keys.end());
    for (const auto& key : keys)
        backward[key] = forward[key];
    const std::string text = canonicalJson(forward);
    RC_ASSERT(canonicalJson(backward) == text);
    RC_ASSERT(parseJsonObject(text).value() == forward);
    RC_ASSERT(canonicalJson(parseJson(text).value()) == text);
}

RC_GTEST_PROP(Json, anyText_isSurvived, (const std::string& text)) {
    if (const auto value = parseJson(text))
        RC_ASSERT(parseJson(canonicalJson(*value)).has_value());
}

}  // namespace
}  // namespace opdesk::base
