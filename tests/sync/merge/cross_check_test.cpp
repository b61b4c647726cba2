#include <gtest/gtest.h>

#include "merge_samples.h"
#include "sync/merge/cross_check.h"

namespace opdesk::sync::merge {
namespace {

Sibling sibling(json::object body, std::uint8_t id = 9) {
    return {samples::id(id), std::move(body), {samples::kOtherStaff, samples::kOtherDevice, samples::kRemoteAt, 1}};
}

std::string reasonFor(model::KindId kind, json::object mine, json::object theirs) {
    const auto op = samples::opOf(kind, model::Action::create);
    const auto other = sibling(std::move(theirs));
    const auto item = crossCheck(op, samples::stateOf(std::move(mine)), std::span(&other, 1));
    return item ? item->reason + ' ' + item->severity : "none";
}

TEST(CrossCheck, twoSignedAmendmentsOfOneDocument_bothStayAndAreShown) {
    auto document = samples::bodyOf(model::KindId::prescription);
    document["status"] = "signed";
    document["amends"] = samples::id(5).text();
    EXPECT_EQ(reasonFor(model::KindId::prescription, document, document), "double_amendment high");
    auto draft = document;
    draft["status"] = "draft";
    EXPECT_EQ(reasonFor(model::KindId::prescription, document, draft), "none");
    auto another = document;
    another["amends"] = samples::id(6).text();
    EXPECT_EQ(reasonFor(model::KindId::prescription, document, another), "none");
    auto original = document;
    original.erase("amends");
    EXPECT_EQ(reasonFor(model::KindId::prescription, original, original), "none");
}

json::object payment(const char* at, std::int64_t amount, const char* reference = "") {
    json::object body{
        {"patient", samples::id(1).text()}, {"direction", "in"}, {"amount", amount}, {"mode", "cash"}, {"at", at}};
    model::setValue(body, "reference", json::value(reference));
    return body;
}

TEST(CrossCheck, theSameAmountWithinTenMinutes_isAskedAbout) {
    const auto first = payment("2026-11-17T04:00:00.000Z", 50'000);
    const auto check = [&](const json::object& later) { return reasonFor(model::KindId::payment, later, first); };
    EXPECT_EQ(check(payment("2026-11-17T04:10:00.000Z", 50'000)), "double_payment low");
    EXPECT_EQ(check(payment("2026-11-17T04:10:00.001Z", 50'000)), "none");
    EXPECT_EQ(check(payment("2026-11-17T04:05:00.000Z", 50'001)), "none");
    auto refund = payment("2026-11-17T04:05:00.000Z", 50'000);
    refund["direction"] = "out";
    EXPECT_EQ(check(refund), "none");
    auto voided = payment("2026-11-17T04:05:00.000Z", 50'000);
    voided[model::kVoidedField] = true;
    EXPECT_EQ(check(voided), "none");
}

TEST(CrossCheck, theSameReference_isAskedAboutAtAnyTime) {
    EXPECT_EQ(reasonFor(model::KindId::payment, payment("2026-11-18T04:00:00.000Z", 1, "UPI42"),
                        payment("2026-11-17T04:00:00.000Z", 2, "UPI42")),
              "double_payment low");
    EXPECT_EQ(reasonFor(model::KindId::payment, payment("2026-11-18T04:00:00.000Z", 1, "UPI42"),
                        payment("2026-11-17T04:00:00.000Z", 2, "UPI43")),
              "none");
}

TEST(CrossCheck, partsOfOneTaking_areNotAskedAbout) {
    auto first = payment("2026-11-17T04:00:00.000Z", 25'000, "UPI42");
    first["series"] = "A07";
    auto second = first;
    EXPECT_EQ(reasonFor(model::KindId::payment, second, first), "none") << "one till, one time: a part for each bill";
    second["series"] = "A08";
    EXPECT_EQ(reasonFor(model::KindId::payment, second, first), "double_payment low");
    second["series"] = "A07";
    second["at"] = "2026-11-17T04:00:01.000Z";
    EXPECT_EQ(reasonFor(model::KindId::payment, second, first), "double_payment low");
}

TEST(CrossCheck, aSlot_isHeldOnlyByWhoIsBookedOrHere) {
    json::object body{{"doctor", samples::kOtherStaff.text()},
                      {"starts_at", "2026-11-17T04:00:00.000Z"},
                      {"minutes", 15},
                      {"status", "booked"}};
    auto state = samples::stateOf(body);
    const auto slot = slotOf(state);
    ASSERT_TRUE(slot);
    EXPECT_EQ(slot->to - slot->from, 15);
    EXPECT_TRUE(slot->overlaps({slot->doctor, slot->from + 14, slot->to + 14}));
    EXPECT_FALSE(slot->overlaps({slot->doctor, slot->to, slot->to + 15}));
    EXPECT_FALSE(slot->overlaps({samples::id(9), slot->from, slot->to}));
    state.body["overbook"] = true;
    EXPECT_FALSE(slotOf(state));
    state.body.erase("overbook");
    loseSlot(state);
    EXPECT_EQ(state.body.at("status"), json::value("needs_slot"));
    EXPECT_FALSE(slotOf(state));
}

TEST(CrossCheck, aRecord_neverCollidesWithItself) {
    const auto op = samples::opOf(model::KindId::payment, model::Action::create);
    auto same = sibling(payment("2026-11-17T04:00:00.000Z", 50'000));
    same.record = op.record;
    EXPECT_FALSE(crossCheck(op, samples::stateOf(payment("2026-11-17T04:00:00.000Z", 50'000)), std::span(&same, 1)));
}

}  // namespace
}  // namespace opdesk::sync::merge
