#include <gtest/gtest.h>

#include "core/model/codec.h"
#include "core/model/kinds/conflict.h"
#include "merge_samples.h"
#include "sync/merge/cross_check.h"

namespace opdesk::sync::merge {
namespace {

Outcome nameConflict(model::Op& op) {
    op.fields = {{"name", "Asha", "Asha K"}};
    auto body = samples::bodyOf(model::KindId::patient);
    body["name"] = "Asha R";
    return apply(samples::stateOf(body, true), op, samples::context());
}

TEST(ConflictCard, itsId_followsFromTenantOpAndField) {
    const auto tenant = samples::id<model::TenantId>(2);
    const auto op = samples::id<model::OpId>(3);
    const auto id = conflictId(tenant, op, "name");
    EXPECT_EQ(id, conflictId(tenant, op, "name"));
    EXPECT_NE(id, conflictId(tenant, op, "sex"));
    EXPECT_NE(id, conflictId(samples::id<model::TenantId>(4), op, "name"));
    EXPECT_EQ(id.bytes()[6] >> 4, 8);
    EXPECT_EQ(id.bytes()[8] >> 6, 2);
}

TEST(ConflictCard, itsBody_holdsBothValuesWhoAndWhen) {
    auto op = samples::opOf(model::KindId::patient, model::Action::set);
    const auto outcome = nameConflict(op);
    ASSERT_EQ(outcome.items.size(), 1u);
    const auto body = conflictBody(outcome.items[0], op, samples::context(), op.record.text());
    EXPECT_TRUE(model::validateBody(model::describe(model::KindId::conflict), body));
    const auto card = model::decode<model::Conflict>(body);
    ASSERT_TRUE(card) << card.error().field;
    EXPECT_EQ(card->mine, json::array{"Asha K"});
    EXPECT_EQ(card->theirs, json::array{"Asha R"});
    EXPECT_EQ(card->before, json::array{"Asha"});
    EXPECT_EQ(card->mineBy, samples::kMyStaff.text());
    EXPECT_EQ(card->theirsBy, samples::kOtherStaff.text());
    EXPECT_EQ(card->theirsDevice, samples::kOtherDevice.text());
    EXPECT_EQ(base::toMillis(*card->theirsAt), samples::kRemoteAt);
    EXPECT_EQ(card->standing, "theirs");
    EXPECT_TRUE(card->state.is("open"));
    EXPECT_TRUE(card->severity.is("high"));
}

TEST(ConflictCard, aLaterOpOfTheSameDevice_renewsItsMine) {
    auto op = samples::opOf(model::KindId::patient, model::Action::set);
    const auto outcome = nameConflict(op);
    const auto card = conflictBody(outcome.items[0], op, samples::context(), op.record.text());
    auto item = outcome.items[0];
    item.mine = "Asha Kale";
    EXPECT_FALSE(renewedCard(card, item, op, samples::context())) << "made on another value than the card's";
    item.before = "Asha K";
    const auto renewed = renewedCard(card, item, op, samples::context());
    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->at("mine"), json::value(json::array{"Asha Kale"}));
    EXPECT_EQ(renewed->at("theirs"), card.at("theirs"));
    auto settled = card;
    settled["state"] = "settled";
    EXPECT_FALSE(renewedCard(settled, item, op, samples::context()));
    EXPECT_FALSE(renewedCard(card, item, op, {samples::kOtherDevice, 0}));
    item.field = "sex";
    EXPECT_FALSE(renewedCard(card, item, op, samples::context()));
}

TEST(ConflictCard, isSettledOnceAndASecondChoiceIsListed) {
    auto op = samples::opOf(model::KindId::patient, model::Action::set);
    const auto outcome = nameConflict(op);
    const auto card = samples::stateOf(conflictBody(outcome.items[0], op, samples::context(), op.record.text()));
    auto settle = samples::opOf(model::KindId::conflict, model::Action::set);
    settle.fields = {{"choice", nullptr, "mine"}, {"state", "open", "settled"}};
    const auto first = apply(card, settle, samples::context());
    EXPECT_EQ(first.verdict, model::Verdict::applied);
    settle.fields = {{"choice", nullptr, "theirs"}, {"state", "open", "settled"}};
    const auto second = apply(first.after, settle, samples::context());
    EXPECT_EQ(model::valueOf(second.after.body, "choice"), json::value("mine"));
    ASSERT_EQ(second.items.size(), 1u);
    EXPECT_EQ(second.items[0].severity, "low");
    settle.fields = {{"mine", nullptr, json::array{"x"}}};
    EXPECT_EQ(apply(card, settle, samples::context()).verdict, model::Verdict::parked);
}

TEST(AuthorTime, isCorrectedByTheOffset_andNeverAfterReceipt) {
    auto op = samples::opOf(model::KindId::patient, model::Action::set);
    const Context context{samples::kMyDevice, 5'000};
    op.wallMillis = 1'000;
    op.clockOffsetMillis = 3'000;
    EXPECT_EQ(authorMillis(op, context), 4'000);
    op.clockOffsetMillis = 30'000;
    EXPECT_EQ(authorMillis(op, context), 5'000);
    op.clockOffsetMillis.reset();
    EXPECT_EQ(authorMillis(op, context), 5'000);
    op.wallMillis = std::numeric_limits<std::int64_t>::max();
    op.clockOffsetMillis = 10;
    EXPECT_EQ(authorMillis(op, context), 5'000);
}

}  // namespace
}  // namespace opdesk::sync::merge
