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

json::object slot(const char* from, std::int64_t minutes) {
    return {{"patient", samples::id(1).text()},
            {"doctor", samples::kOtherStaff.text()},
            {"starts_at", from},
            {"minutes", minutes},
            {"status", "booked"}};
}

TEST(CrossCheck, anOverlappingSlot_isTakenButNotLost) {
    const auto first = slot("2026-11-17T04:00:00.000Z", 15);
    const auto check = [&](const json::object& later) { return reasonFor(model::KindId::appointment, later, first); };
    EXPECT_EQ(check(slot("2026-11-17T04:14:00.000Z", 15)), "slot_taken low");
    EXPECT_EQ(check(slot("2026-11-17T04:15:00.000Z", 15)), "none");
    EXPECT_EQ(check(slot("2026-11-17T03:45:00.000Z", 15)), "none");
    auto overbooked = slot("2026-11-17T04:00:00.000Z", 15);
    overbooked["overbook"] = true;
    EXPECT_EQ(check(overbooked), "none");
    auto otherDoctor = slot("2026-11-17T04:00:00.000Z", 15);
    otherDoctor["doctor"] = samples::kMyStaff.text();
    EXPECT_EQ(check(otherDoctor), "none");
    auto state = samples::stateOf(slot("2026-11-17T04:00:00.000Z", 15));
    loseSlot(state);
    EXPECT_EQ(state.body.at("status"), json::value("needs_slot"));
}

TEST(CrossCheck, aRecord_neverCollidesWithItself) {
    const auto op = samples::opOf(model::KindId::payment, model::Action::create);
    auto same = sibling(payment("2026-11-17T04:00:00.000Z", 50'000));
    same.record = op.record;
    EXPECT_FALSE(crossCheck(op, samples::stateOf(payment("2026-11-17T04:00:00.000Z", 50'000)), std::span(&same, 1)));
}

}  // namespace
}  // namespace opdesk::sync::merge
