#include "sync/server/database.h"

#include <gtest/gtest.h>

#include "test_desk.h"

/// Statements on their way to PostgreSQL.
namespace opdesk::sync::server {
namespace {

Params of(std::int64_t number) {
    Params params;
    params.add(number);
    return params;
}

Lot lotOf(std::vector<Statement> statements) {
    return [statements = std::move(statements)]() -> base::Result<std::vector<Statement>> { return statements; };
}

struct Lots : testing::Test {
    Lots() { EXPECT_TRUE(connection->script("BEGIN; CREATE TEMPORARY TABLE lot (n bigint UNIQUE) ON COMMIT DROP")); }
    std::unique_ptr<Connection> connection = env().connect("OPDESK_PG_SUPER");
    static constexpr const char* kAdd = "INSERT INTO lot VALUES ($1)";
    static constexpr const char* kCount = "SELECT count(*) FROM lot";
};

TEST_F(Lots, goOneAfterTheOther_andAnswerInThatOrder) {
    bool isLater = false;
    const Lot lots[] = {lotOf({{kAdd, of(1)}, {kCount, {}}}), lotOf({}), [&]() -> base::Result<std::vector<Statement>> {
                            isLater = true;
                            return std::vector<Statement>{{kAdd, of(2)}, {kAdd, of(3)}, {kCount, {}}};
                        }};
    const auto answers = connection->pipelineLots(lots);
    ASSERT_TRUE(answers) << answers.error().detail;
    ASSERT_EQ(answers->size(), 5u);
    EXPECT_TRUE(isLater);
    EXPECT_EQ(answers->at(1).integer(0, 0), 1);
    EXPECT_EQ(answers->at(4).integer(0, 0), 3);
}

TEST_F(Lots, whatTheDatabaseRefuses_isTheirError) {
    const Lot lots[] = {lotOf({{kAdd, of(1)}}), lotOf({{kAdd, of(1)}}), lotOf({{kAdd, of(2)}})};
    const auto answers = connection->pipelineLots(lots);
    ASSERT_FALSE(answers);
    EXPECT_EQ(sqlStateOf(answers.error()), "23505");
    EXPECT_TRUE(connection->execute("ROLLBACK"));
    EXPECT_FALSE(connection->isBroken());
}

TEST_F(Lots, oneThatCannotBeMade_endsThemAndTheConnectionGoesOn) {
    bool isAsked = false;
    const Lot lots[] = {
        lotOf({{kAdd, of(1)}}),
        []() -> base::Result<std::vector<Statement>> { return base::fail(base::ErrorCode::internal, "no key"); },
        [&]() -> base::Result<std::vector<Statement>> {
            isAsked = true;
            return std::vector<Statement>();
        }};
    const auto answers = connection->pipelineLots(lots);
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().detail, "no key");
    EXPECT_FALSE(isAsked);
    EXPECT_TRUE(connection->execute("ROLLBACK"));
    EXPECT_FALSE(connection->isBroken());
}

TEST_F(Lots, whatIsLargerThanTheLine_goesThrough) {
    std::vector<Lot> lots;
    for (int i = 0; i < 100; ++i)
        lots.push_back([i]() -> base::Result<std::vector<Statement>> {
            Params params;
            params.add(std::string(100'000, 'x')).add(std::int64_t{i});
            return std::vector<Statement>{{"SELECT repeat($1::text, 2), $2::bigint", std::move(params)}};
        });
    const auto answers = connection->pipelineLots(lots);
    ASSERT_TRUE(answers) << answers.error().detail;
    EXPECT_EQ(answers->back().text(0, 0).size(), 200'000u);
    EXPECT_EQ(answers->back().integer(0, 1), 99);
}

}  // namespace
}  // namespace opdesk::sync::server
