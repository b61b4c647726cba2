#include "core/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <sstream>

#include "core/base/sensitive.h"

namespace opdesk::base {
namespace {

Result<int> half(int value) {
    if (value % 2 != 0)
        return failField("value", "odd", "Enter an even number.");
    return value / 2;
}

Result<int> quarter(int value) {
    OPDESK_TRY(const int first, half(value));
    OPDESK_TRY(const int second, half(first));
    return second;
}

Status isEven(int value) {
    OPDESK_CHECK(half(value));
    return {};
}

TEST(Result, try_givesTheValueOrReturnsTheError) {
    EXPECT_EQ(quarter(8).value(), 2);
    const auto refused = quarter(6);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidInput);
    EXPECT_EQ(refused.error().field, "value");
    EXPECT_EQ(refused.error().fix, "Enter an even number.");
    EXPECT_EQ(refused.value_or(-1), -1);
}

TEST(Result, check_passesTheErrorOn) {
    EXPECT_TRUE(isEven(2));
    EXPECT_EQ(isEven(3).error().detail, "odd");
}

TEST(Result, moveOnlyValues_areCarried) {
    Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
    const std::unique_ptr<int> value = std::move(result).value();
    EXPECT_EQ(*value, 5);
}

TEST(Result, everyErrorName_isUniqueAndReadsBack) {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        EXPECT_EQ(errorFromName(errorName(code)), code);
        EXPECT_TRUE(names.insert(errorName(code)).second) << errorName(code);
    }
    EXPECT_EQ(errorFromName("no_such_error"), std::nullopt);
}

template <typename T>
concept Streamable = requires(std::ostream& out, const T& value) {
    out << value;
};

TEST(Sensitive, cannotBeStreamed) {
    static_assert(Streamable<std::string>);
    static_assert(!Streamable<Sensitive<std::string>>);
    EXPECT_EQ(Sensitive<std::string>("secret").reveal(), "secret");
}

}  // namespace
}  // namespace opdesk::base
