#include "sync/merge/known_missing.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace opdesk::sync::merge {
namespace {

namespace json = model::json;
using model::KindId;

json::object bill(std::int64_t serial, const char* series = "A07") {
    return {{"series", series}, {"financial_year", "2627"}, {"serial", serial}};
}

TEST(KnownMissing, numbersTheServerHasNoDocumentOf_areListed) {
    DocumentGaps gaps({{"clinic_number", 9}, {"invoice:A07:2627", 6}, {"token:x", 40}, {"invoice:A01:2627", 3}},
                      Counters{{"clinic_number", 6}, {"invoice:A07:2627", 3}}, "A07");
    EXPECT_TRUE(gaps.wants(KindId::patient));
    EXPECT_TRUE(gaps.wants(KindId::invoice));
    EXPECT_FALSE(gaps.wants(KindId::visit));
    gaps.saw(KindId::patient, {{"clinic_number", "A07-8"}});
    gaps.saw(KindId::patient, {{"clinic_number", "A01-7"}});
    gaps.saw(KindId::patient, {{"clinic_number", "A07-7x"}});
    gaps.saw(KindId::patient, {{"clinic_number", "A07-600"}});
    gaps.saw(KindId::invoice, bill(6));
    gaps.saw(KindId::invoice, bill(5, "A01"));
    gaps.saw(KindId::visit, bill(4));
    KnownMissing missing;
    gaps.list(missing);
    const std::map<std::string, std::vector<std::int64_t>> expected{{"clinic_number", {7, 9}},
                                                                    {"invoice:A07:2627", {4, 5}}};
    EXPECT_EQ(missing.documents, expected);
    EXPECT_EQ(missing.beyond, 0);
}

TEST(KnownMissing, withoutTheImagesCounters_nothingIsMissing) {
    DocumentGaps gaps({{"clinic_number", 9}}, std::nullopt, "A07");
    EXPECT_FALSE(gaps.wants(KindId::patient));
    KnownMissing missing;
    gaps.list(missing);
    EXPECT_TRUE(missing.documents.empty());
}

TEST(KnownMissing, aListHasAnEnd_whatIsBeyondIsCounted) {
    DocumentGaps gaps({{"clinic_number", kMostMissingListed + 5}}, Counters{}, "A07");
    KnownMissing missing;
    missing.beyond = 2;
    gaps.list(missing);
    EXPECT_EQ(std::ssize(missing.documents["clinic_number"]), kMostMissingListed);
    EXPECT_EQ(missing.beyond, 7);
    const model::DeviceId device;
    const auto card = missingCard(device, missing, {}, base::fromMillis(0));
    EXPECT_EQ(card.at("mine").as_array()[0].as_object().at("beyond"), json::value(7));
    EXPECT_FALSE(card.contains("mine_by"));
}

TEST(KnownMissing, whatWaitsOnAnotherCopy_isTakenOff_onlyAboveTheOwnPlaces) {
    KnownMissing missing;
    missing.ops = {4, 5, 7, 9};
    missing.othersAbove = 5;
    auto card = missingCard({}, missing, {}, base::fromMillis(0));
    const OpNames waiting{{5, ""}, {6, ""}, {9, ""}};
    EXPECT_TRUE(strikeWaiting(card, waiting));
    EXPECT_EQ(card.at("mine").as_array()[0].as_object().at("ops"), (json::value{4, 5, 7}));
    EXPECT_FALSE(strikeWaiting(card, waiting)) << "again: nothing to take off";
    missing.othersAbove.reset();  // raised by an older program
    auto old = missingCard({}, missing, {}, base::fromMillis(0));
    EXPECT_FALSE(strikeWaiting(old, waiting));
    json::object other{{"reason", "same_field"}, {"mine", json::array{json::object{{"ops", json::array{9}}}}}};
    EXPECT_FALSE(strikeWaiting(other, waiting));
    json::object empty;
    EXPECT_FALSE(strikeWaiting(empty, waiting));
}

TEST(KnownMissing, whatWaitsOnAnotherCopy_isTakenOffByItsName_whoeverGaveThePlace) {
    KnownMissing missing;
    missing.ops = {4, 5, 6, 7, 9};
    missing.othersAbove = 6;
    missing.given = {{3, "0003"}, {4, "0004"}, {5, "0005"}, {9, "0009"}};
    auto card = missingCard({}, missing, {}, base::fromMillis(0));
    const auto opsOf = [](const json::object& of) { return of.at("mine").as_array()[0].as_object().at("ops"); };
    EXPECT_FALSE(card.at("mine").as_array()[0].as_object().at("given").as_object().contains("3"));
    auto older = card;
    EXPECT_TRUE(strikeWaiting(older, {{4, ""}, {5, ""}, {6, ""}, {7, ""}})) << "of a program that names none";
    EXPECT_EQ(opsOf(older), (json::value{4, 5, 6, 9}));
    const OpNames waiting{{4, "aaaa0004"}, {5, "aaaaffff"}, {6, "aaaa0006"}, {7, "aaaa0007"}, {9, "aaaaffff"}};
    EXPECT_TRUE(strikeWaiting(card, waiting));
    EXPECT_EQ(opsOf(card), (json::value{5, 6, 9})) << "5 and 9 are other ops there; of 6 nobody knows";
}

TEST(KnownMissing, aPlaceUnderWhichACardNamesAnotherOp_isListedOnceMore) {
    KnownMissing first;
    first.ops = {4, 5, 6};
    first.given = {{4, "0004"}, {5, "0005"}};
    const auto card = missingCard({}, first, {}, base::fromMillis(0));
    KnownMissing next;
    next.ops = {4, 5, 6};
    next.given = {{4, "aaaa0004"}, {5, "ffff"}, {6, "0006"}};
    leaveOutListed(next, card);
    EXPECT_EQ(next.ops, std::vector<std::int64_t>{5}) << "else the copy that has the first would hide the second";
    KnownMissing unnamed;
    unnamed.ops = {4, 6};
    leaveOutListed(unnamed, card);
    EXPECT_EQ(unnamed.ops, std::vector<std::int64_t>{4});
}

TEST(KnownMissing, whatACardSaysWaitsOnACopyAtWork_isLeftOutByItsName) {
    const model::DeviceId copy(*base::Uuid::parse("01890a5d-ac96-774b-bcce-b302099a8057"));
    KnownMissing first;
    first.raisedBy = {copy, {{4, "aaaa0004"}, {5, "aaaaffff"}, {6, "aaaa0006"}, {7, ""}}};
    const auto card = missingCard({}, first, {}, base::fromMillis(0));
    KnownMissing next;
    next.ops = {4, 5, 6, 7};
    next.given = {{4, "0004"}, {5, "0005"}, {7, "0007"}};
    leaveOutWaiting(next, card, {});
    EXPECT_EQ(next.ops, (std::vector<std::int64_t>{4, 5, 6, 7})) << "its disk may be put back and ask once more";
    leaveOutWaiting(next, card, {copy});
    EXPECT_EQ(next.ops, (std::vector<std::int64_t>{5, 6, 7}));
    auto unnamed = missingCard({}, {}, {}, base::fromMillis(0));
    EXPECT_FALSE(keepWaiting(unnamed, {copy, {{4, ""}}})) << "of a program that names none";
    EXPECT_TRUE(keepWaiting(unnamed, {copy, {{5, "0005"}}}));
    EXPECT_TRUE(keepWaiting(unnamed, {copy, {{7, "0007"}}}));
    leaveOutWaiting(next, unnamed, {copy});
    EXPECT_EQ(next.ops, std::vector<std::int64_t>{6});
    json::object other{{"reason", "same_field"}};
    EXPECT_FALSE(keepWaiting(other, {copy, {{4, "0004"}}}));
    leaveOutWaiting(next, other, {copy});
    EXPECT_TRUE(next.listsAny());
}

TEST(KnownMissing, whatACardListsAlready_isLeftOutOfTheNext_unlessAnotherCopyMayTakeItOff) {
    KnownMissing first;
    first.ops = {4, 7, 9};
    first.documents = {{"clinic_number", {3, 5}}, {"invoice:A07:2627", {1}}};
    first.othersAbove = 7;
    const auto card = missingCard({}, first, {}, base::fromMillis(0));
    KnownMissing next;
    next.ops = {4, 5, 7, 9};
    next.documents = {{"clinic_number", {3, 5, 6}}, {"invoice:A07:2627", {1}}};
    leaveOutListed(next, card);
    EXPECT_EQ(next.ops, (std::vector<std::int64_t>{5, 9}));
    const std::map<std::string, std::vector<std::int64_t>> left{{"clinic_number", {6}}};
    EXPECT_EQ(next.documents, left);
    EXPECT_TRUE(next.listsAny());
    leaveOutListed(next, missingCard({}, next, {}, base::fromMillis(0)));
    EXPECT_FALSE(next.listsAny());
    KnownMissing other;
    other.ops = {4};
    leaveOutListed(other, {{"reason", "same_field"}, {"mine", json::array{json::object{{"ops", json::array{4}}}}}});
    EXPECT_TRUE(other.listsAny()) << "no card of a renewal";
}

}  // namespace
}  // namespace opdesk::sync::merge
