#include <gtest/gtest.h>

#include "judge_desk.h"

namespace opdesk::sync::merge {
namespace {

using model::Action;
using model::KindId;
using model::Verdict;
using samples::Arbiter;
using samples::kBack;
using samples::kFront;

const std::string kPatient = samples::id(1).text();

json::object bill(const char* number, std::int64_t rate = 50'000) {
    return {{"patient", kPatient},
            {"number", number},
            {"series", "A07"},
            {"financial_year", "2627"},
            {"serial", 42},
            {"document", "receipt"},
            {"day", "2026-11-17"},
            {"issued_at", "2026-11-17T04:00:00.000Z"},
            {"lines", json::array{json::object{{"text", "Consultation"}, {"quantity", 1}, {"rate", rate}}}},
            {"total", rate}};
}

TEST(JudgeDesk, aBillNumberThatArrivesTwice_staysWithTheFirst) {
    Arbiter server;
    const auto first = kFront.make(KindId::invoice, bill("A07/2627/00042"));
    const auto second = kBack.make(KindId::invoice, bill("A07/2627/00042", 70'000));
    server.push(kFront.device, {first});
    const auto judged = server.push(kBack.device, {second});
    EXPECT_EQ(judged.ops[0].verdict, Verdict::conflict);
    EXPECT_EQ(server.text(KindId::invoice, first.record, "number"), "A07/2627/00042");
    EXPECT_EQ(server.text(KindId::invoice, second.record, "number"), "A00/2627/00001");
    EXPECT_EQ(server.text(KindId::invoice, second.record, "printed_number"), "A07/2627/00042");
    EXPECT_EQ(server.text(KindId::invoice, second.record, "series"), "A00");
    EXPECT_EQ(server.at(KindId::invoice, second.record).body.at("serial"), json::value(1));
    EXPECT_EQ(server.at(KindId::invoice, second.record).body.at("total"), json::value(70'000));
    const auto cards = server.cards("number_twice");
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(cards[0].at("severity"), json::value("high"));
    EXPECT_EQ(cards[0].at("record_id"), json::value(second.record.text()));
    // A voided paper is out all the same, and a number is never given again.
    server.push(kFront.device, {kFront.end(KindId::invoice, first.record, Action::voided, "wrong patient")});
    const auto third = kBack.make(KindId::invoice, bill("A07/2627/00042", 90'000));
    server.push(kBack.device, {third});
    EXPECT_EQ(server.text(KindId::invoice, third.record, "number"), "A00/2627/00002");
}

TEST(JudgeDesk, theSpareSeries_isOfTheSameBranchAndFitsABill) {
    EXPECT_EQ(spareSeries("A07"), "A00");
    EXPECT_EQ(spareSeries("CZZ"), "C00");
    EXPECT_EQ(spareSeries(""), "A00");
}

TEST(JudgeDesk, aRefusedGroup_takesNoNumberAndNoSlot) {
    Arbiter server;
    server.push(kFront.device, {kFront.make(KindId::invoice, bill("A07/2627/00042"))});
    const auto judged = server.push(kBack.device, {kBack.make(KindId::invoice, bill("A07/2627/00042", 70'000)),
                                                   kBack.set(KindId::patient, samples::id(99), 1, {})});
    ASSERT_TRUE(judged.refusal);
    EXPECT_EQ(judged.refusal->code, "not_found");
    EXPECT_TRUE(server.records.numbers.empty());
}

TEST(JudgeDesk, aTotalThatItsLinesDoNotGive_isShown) {
    Arbiter server;
    auto wrong = bill("A07/2627/00001", 50'000);
    wrong["total"] = 60'000;
    server.push(kFront.device, {kFront.make(KindId::invoice, wrong)});
    const auto cards = server.cards("totals_differ");
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(cards[0].at("mine").as_array()[0], json::value(60'000));
    EXPECT_EQ(cards[0].at("theirs").as_array()[0], json::value(50'000));
    auto taxed = bill("A07/2627/00002", 50'000);
    taxed["lines"].as_array()[0].as_object()["tax_percent"] = 18;
    taxed["tax"] = 9'000;
    taxed["total"] = 59'000;
    server.push(kFront.device,
                {kFront.make(KindId::invoice, taxed), kFront.make(KindId::invoice, bill("A07/2627/00003"))});
    EXPECT_EQ(server.cards().size(), 1u);
}

json::object payment(const char* direction, std::int64_t amount, const char* at, const char* reference = "") {
    json::object body{{"patient", kPatient}, {"direction", direction}, {"amount", amount}, {"mode", "upi"}, {"at", at},
                      {"day", "2026-11-17"}};
    model::setValue(body, "reference", json::value(reference));
    return body;
}

TEST(JudgeDesk, moneyThatMayBeTakenTwice_isAskedAbout) {
    Arbiter server;
    server.push(kFront.device,
                {kFront.make(KindId::payment, payment("in", 50'000, "2026-11-17T04:00:00.000Z", "UPI1"))});
    server.push(kBack.device, {kBack.make(KindId::payment, payment("in", 50'000, "2026-11-17T04:09:00.000Z"))});
    EXPECT_EQ(server.cards("double_payment").size(), 1u);
    auto other = payment("in", 100, "2026-11-18T04:00:00.000Z", "UPI1");
    other["patient"] = samples::id(2).text();
    server.push(kBack.device, {kBack.make(KindId::payment, other)});
    EXPECT_EQ(server.cards("double_payment").size(), 2u);
    server.push(kBack.device, {kBack.make(KindId::payment, payment("in", 50'000, "2026-11-17T05:00:00.000Z"))});
    EXPECT_EQ(server.cards().size(), 2u);
}

TEST(JudgeDesk, moreGivenBackThanPaid_isShown) {
    Arbiter server;
    server.push(kFront.device, {kFront.make(KindId::payment, payment("in", 50'000, "2026-11-17T04:00:00.000Z"))});
    server.push(kFront.device, {kFront.make(KindId::payment, payment("out", 30'000, "2026-11-17T05:00:00.000Z"))});
    EXPECT_TRUE(server.cards().empty());
    const auto second = kBack.make(KindId::payment, payment("out", 25'000, "2026-11-17T06:00:00.000Z"));
    server.push(kBack.device, {second});
    ASSERT_EQ(server.cards("refund_over_paid").size(), 1u);
    EXPECT_EQ(server.cards()[0].at("mine").as_array()[0], json::value(55'000));
    EXPECT_EQ(server.cards()[0].at("theirs").as_array()[0], json::value(50'000));
    EXPECT_FALSE(server.at(KindId::payment, second.record).deleted);
}

TEST(JudgeDesk, moneyOfAJoinedRecord_isThePersonsToo) {
    Arbiter server;
    server.push(kFront.device, {kFront.make(KindId::payment, payment("in", 50'000, "2026-11-17T04:00:00.000Z"))});
    const auto winner = samples::id(2).text();
    server.push(kFront.device, {kFront.make(KindId::alias, {{"loser", kPatient}, {"winner", winner}})});
    auto refund = payment("out", 50'000, "2026-11-17T06:00:00.000Z");
    refund["patient"] = winner;
    server.push(kBack.device, {kBack.make(KindId::payment, refund)});
    EXPECT_TRUE(server.cards().empty());
}

json::object booking(const char* at, const char* status = "booked") {
    return {{"patient", kPatient},
            {"doctor", samples::id(5).text()},
            {"starts_at", at},
            {"minutes", 10},
            {"status", status}};
}
constexpr const char* kNine = "2026-11-18T03:30:00.000Z";
constexpr const char* kTen = "2026-11-18T04:30:00.000Z";

TEST(JudgeDesk, theFirstToArrive_holdsTheSlot) {
    Arbiter server;
    const auto first = kFront.make(KindId::appointment, booking(kNine));
    const auto second = kBack.make(KindId::appointment, booking(kNine));
    server.push(kFront.device, {first});
    EXPECT_EQ(server.push(kBack.device, {second}).ops[0].verdict, Verdict::conflict);
    EXPECT_EQ(server.text(KindId::appointment, second.record, "status"), "needs_slot");
    EXPECT_EQ(server.cards("slot_taken").size(), 1u);
    // Freed, the slot goes to whoever asks next; the other asks again by being booked again.
    server.push(kFront.device, {kFront.set(KindId::appointment, first.record, 1, {{"status", "booked", "cancelled"}})});
    server.push(kBack.device, {kBack.set(KindId::appointment, second.record, 1, {{"status", "needs_slot", "booked"}})});
    EXPECT_EQ(server.text(KindId::appointment, second.record, "status"), "booked");
    const auto third = kFront.make(KindId::appointment, booking(kNine));
    server.push(kFront.device, {third});
    EXPECT_EQ(server.text(KindId::appointment, third.record, "status"), "needs_slot");
    // Taken up again while another holds it: needs another slot.
    server.push(kFront.device, {kFront.set(KindId::appointment, first.record, 2, {{"status", "cancelled", "booked"}})});
    EXPECT_EQ(server.text(KindId::appointment, first.record, "status"), "needs_slot");
}

TEST(JudgeDesk, overbookingOnPurpose_holdsNoSlot) {
    Arbiter server;
    server.push(kFront.device, {kFront.make(KindId::appointment, booking(kNine))});
    auto over = booking(kNine);
    over["overbook"] = true;
    const auto second = kBack.make(KindId::appointment, over);
    server.push(kBack.device, {second});
    EXPECT_EQ(server.text(KindId::appointment, second.record, "status"), "booked");
    EXPECT_TRUE(server.cards().empty());
}

TEST(JudgeDesk, whoeverIsHere_staysArrived) {
    Arbiter server;
    const auto first = kFront.make(KindId::appointment, booking(kNine));
    const auto second = kBack.make(KindId::appointment, booking(kNine));
    server.push(kFront.device, {first});
    server.push(kBack.device, {second});
    server.push(kBack.device, {kBack.set(KindId::appointment, second.record, 1, {{"status", "booked", "arrived"}})});
    EXPECT_EQ(server.text(KindId::appointment, second.record, "status"), "arrived");
    // Arrived beats cancelled, whichever came first.
    server.push(kFront.device,
                {kFront.set(KindId::appointment, second.record, 1, {{"status", "booked", "cancelled"}})});
    EXPECT_EQ(server.text(KindId::appointment, second.record, "status"), "arrived");
    EXPECT_EQ(server.cards("ladder").size(), 2u);
}

TEST(JudgeDesk, movedHereAndCancelledThere_isToldInBothOrders) {
    for (const bool movedFirst : {true, false}) {
        Arbiter server;
        const auto booked = kFront.make(KindId::appointment, booking(kNine));
        server.push(kFront.device, {booked});
        const auto move = kFront.set(KindId::appointment, booked.record, 1, {{"starts_at", kNine, kTen}});
        const auto cancel = kBack.set(KindId::appointment, booked.record, 1, {{"status", "booked", "cancelled"}});
        if (movedFirst) {
            server.push(kFront.device, {move});
            server.push(kBack.device, {cancel});
        } else {
            server.push(kBack.device, {cancel});
            server.push(kFront.device, {move});
        }
        EXPECT_EQ(server.text(KindId::appointment, booked.record, "status"), "cancelled");
        EXPECT_EQ(server.text(KindId::appointment, booked.record, "starts_at"), kTen);
        EXPECT_EQ(server.cards("moved_cancelled").size(), 1u);
        EXPECT_TRUE(server.records.slots.empty());
    }
}

json::object draft(const samples::Desk& by) {
    return {{"patient", kPatient}, {"author", by.staff.text()}, {"status", "draft"}, {"plan", "rest"}};
}

TEST(JudgeDesk, aSecondAuthorsEditOfADraft_keepsBothAsDrafts) {
    for (const auto kind : {KindId::note, KindId::prescription}) {
        Arbiter server;
        const auto field = kind == KindId::note ? "plan" : "advice";
        auto body = draft(kFront);
        body.erase("plan");
        body[field] = "rest";
        const auto first = kFront.make(kind, body);
        server.push(kFront.device, {first});
        server.push(kFront.device, {kFront.set(kind, first.record, 1, {{field, "rest", "walk"}})});
        const auto judged = server.push(kBack.device, {kBack.set(kind, first.record, 1, {{field, "rest", "swim"}})});
        EXPECT_EQ(judged.ops[0].verdict, Verdict::conflict);
        const auto fork = forkId(server.tenant, first.record, kBack.staff);
        EXPECT_EQ(server.text(kind, first.record, field), "walk");
        EXPECT_EQ(server.text(kind, fork, field), "swim");
        EXPECT_EQ(server.text(kind, fork, "author"), kBack.staff.text());
        EXPECT_EQ(server.text(kind, fork, "status"), "draft");
        ASSERT_EQ(server.cards("forked").size(), 1u);
        EXPECT_EQ(server.cards()[0].at("mine").as_array()[0], json::value(fork.text()));
        // What the second author goes on writing goes on there; no second card.
        server.push(kBack.device, {kBack.set(kind, first.record, 1, {{field, "swim", "swim daily"}})});
        EXPECT_EQ(server.text(kind, fork, field), "swim daily");
        EXPECT_EQ(server.cards().size(), 1u);
    }
}

/// His desk shows the first author's draft again, and he edits that.
TEST(JudgeDesk, aSecondEditOfAForeignDraft_isNeverLostBehindTheFirst) {
    Arbiter server;
    const auto first = kFront.make(KindId::note, draft(kFront));
    server.push(kFront.device, {first});
    server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"plan", "rest", "swim"}})});
    const auto fork = forkId(server.tenant, first.record, kBack.staff);
    for (const char* plan : {"walk", "yoga"}) {
        const auto judged =
            server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"plan", "rest", plan}})});
        EXPECT_EQ(judged.ops[0].verdict, Verdict::conflict);
    }
    EXPECT_EQ(server.text(KindId::note, fork, "plan"), "swim");
    std::set<std::string> asked;
    for (const auto& card : server.cards("same_field")) {
        EXPECT_EQ(card.at("record_id"), json::value(fork.text()));
        EXPECT_EQ(card.at("theirs"), json::value(json::array{"swim"}));
        asked.emplace(card.at("mine").as_array()[0].as_string());
    }
    EXPECT_EQ(asked, (std::set<std::string>{"walk", "yoga"}));
}

/// The word stands in his own draft as well, where he wrote it himself: he saw it, and changed it.
TEST(JudgeDesk, aWordOfAForeignDraftThatStandsInHisOwnToo_isChangedInHisOwn) {
    Arbiter server;
    const auto first = kFront.make(KindId::note, draft(kFront));
    server.push(kFront.device, {first});
    server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"plan", "rest", "swim"}})});
    const auto fork = forkId(server.tenant, first.record, kBack.staff);
    server.push(kBack.device, {kBack.set(KindId::note, fork, 1, {{"plan", "swim", "rest"}})});
    server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"plan", "rest", "walk"}})});
    EXPECT_EQ(server.text(KindId::note, first.record, "plan"), "rest");
    EXPECT_EQ(server.text(KindId::note, fork, "plan"), "walk");
    EXPECT_EQ(server.cards("forked").size(), 1u);
    EXPECT_TRUE(server.cards("same_field").empty());
}

TEST(JudgeDesk, aDraftSignedMeanwhile_standsAndTheSecondAuthorKeepsADraft) {
    Arbiter server;
    const auto first = kFront.make(KindId::note, draft(kFront));
    server.push(kFront.device, {first});
    server.push(kFront.device, {kFront.set(KindId::note, first.record, 1,
                                           {{"content_hash", nullptr, "ab"}, {"status", "draft", "signed"}})});
    const auto before = base::canonicalJson(server.at(KindId::note, first.record).body);
    server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"plan", "rest", "swim"}})});
    EXPECT_EQ(base::canonicalJson(server.at(KindId::note, first.record).body), before);
    const auto fork = forkId(server.tenant, first.record, kBack.staff);
    EXPECT_EQ(server.text(KindId::note, fork, "status"), "draft");
    EXPECT_FALSE(server.at(KindId::note, fork).body.contains("content_hash"));
}

TEST(JudgeDesk, aSecondAuthorsSignature_isAMatterOfRights) {
    Arbiter server;
    const auto first = kFront.make(KindId::note, draft(kFront));
    server.push(kFront.device, {first});
    server.allowsAll = false;
    const auto judged =
        server.push(kBack.device, {kBack.set(KindId::note, first.record, 1, {{"status", "draft", "signed"}})});
    ASSERT_TRUE(judged.refusal);
    EXPECT_EQ(judged.refusal->code, "permission_denied");
}

TEST(JudgeDesk, twoSignedAmendmentsOfOneNote_stayAndAreShown) {
    Arbiter server;
    for (const auto* desk : {&kFront, &kBack}) {
        auto body = draft(*desk);
        body["amends"] = samples::id(9).text();
        const auto note = desk->make(KindId::note, body);
        server.push(desk->device, {note});
        server.push(desk->device, {desk->set(KindId::note, note.record, 1, {{"status", "draft", "signed"}})});
    }
    ASSERT_EQ(server.cards("double_amendment").size(), 1u);
    EXPECT_EQ(server.cards()[0].at("severity"), json::value("high"));
}

TEST(JudgeDesk, whatStandsOnAParkedRecord_waitsForIt) {
    Arbiter server;
    server.records.asksForParents = true;
    const auto group = samples::freshId<model::GroupId>();
    server.records.parkedMakers[samples::id(1)] = group;
    const auto contact = kFront.make(KindId::contact, samples::bodyOf(KindId::contact));
    for (const auto& op : {contact, kFront.set(KindId::patient, samples::id(1), 0, {{"address", nullptr, "Pune"}})}) {
        const auto judged = server.push(kFront.device, {op});
        ASSERT_TRUE(judged.refusal);
        EXPECT_EQ(judged.refusal->code, kDependsOnParked);
        EXPECT_EQ(judged.refusal->waitsFor, group);
    }
    // The group itself, coming again, does not wait for itself.
    auto own = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    own.record = samples::id(1);
    own.group = group;
    auto child = contact;
    child.group = group;
    EXPECT_FALSE(server.push(kFront.device, {own, child}).refusal);
    // There now: whoever else named it waits no longer.
    EXPECT_FALSE(server.push(kBack.device, {kBack.make(KindId::contact, samples::bodyOf(KindId::contact))}).refusal);
}

TEST(JudgeDesk, anEditThatNamesAnotherCompartment_isPutAside) {
    Arbiter server;
    const auto made = kFront.make(KindId::allergy, samples::bodyOf(KindId::allergy));
    server.push(kFront.device, {made});
    auto edit = kBack.set(KindId::allergy, made.record, 1, {{"reaction", nullptr, "rash"}});
    edit.compartment = model::Compartment::desk;
    const auto judged = server.push(kBack.device, {edit});
    ASSERT_TRUE(judged.refusal);
    EXPECT_EQ(judged.refusal->code, "invalid_input");
}

TEST(JudgeDesk, aChildThatComesBeforeItsParent_waitsForIt) {
    Arbiter server;
    server.records.asksForParents = true;
    const auto contact = kBack.make(KindId::contact, samples::bodyOf(KindId::contact));
    const auto early = server.push(kBack.device, {contact});
    ASSERT_TRUE(early.refusal);
    EXPECT_EQ(early.refusal->code, "not_found");
    EXPECT_FALSE(early.refusal->waitsFor);
    EXPECT_TRUE(server.records.records.empty());
    // So does an edit of the child, whoever made it.
    EXPECT_EQ(server.push(kFront.device, {kFront.set(KindId::contact, contact.record, 1, {{"label", nullptr, "home"}})})
                  .refusal->code,
              "not_found");
    auto parent = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    parent.record = samples::id(1);
    EXPECT_FALSE(server.push(kFront.device, {parent}).refusal);
    EXPECT_FALSE(server.push(kBack.device, {contact}).refusal);
    EXPECT_TRUE(server.at(KindId::contact, contact.record).exists);
    // A removed parent is there: what was written about him before is kept.
    server.push(kFront.device, {kFront.end(KindId::patient, samples::id(1), Action::remove, "by mistake")});
    EXPECT_FALSE(server.push(kBack.device, {kBack.make(KindId::contact, samples::bodyOf(KindId::contact))}).refusal);
}

TEST(JudgeDesk, aGroupInAnyOrder_bringsItsParentsItself) {
    Arbiter server;
    server.records.asksForParents = true;
    auto parent = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    parent.record = samples::id(1);
    const auto contact = kFront.make(KindId::contact, samples::bodyOf(KindId::contact));
    EXPECT_FALSE(server.push(kFront.device, {contact, parent}).refusal);
}

TEST(JudgeDesk, anOpThatCameBefore_isADuplicateAndDoesNothing) {
    Arbiter server;
    const auto op = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    server.push(kFront.device, {op});
    const auto again = server.push(kBack.device, {op});
    EXPECT_EQ(again.ops[0].verdict, Verdict::duplicate);
    EXPECT_EQ(again.ops[0].version, 1);
    EXPECT_TRUE(again.records.empty());
}

}  // namespace
}  // namespace opdesk::sync::merge
