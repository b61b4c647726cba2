#include <boost/json.hpp>

#include "core/store/database.h"
#include "core/store/detach.h"
#include "tests/simulation/scenario.h"

/// What others got wrong (sync.md), each by what happened there.
namespace opdesk::simulation {

namespace json = model::json;

namespace {

std::string reasonOf(const json::object& card) {
    return std::string(card.at("reason").as_string());
}

std::string only(const json::object& card, std::string_view side) {
    return std::string(card.at(side).as_array().at(0).as_string());
}

}  // namespace

// Simple, Hikma: rows of concurrent transactions were numbered in another order than they became visible.
TEST(WhatOthersGotWrong, aRowNumberedBelowTheCursorStillArrives) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    const auto ravi = clinic.front.registers("Ravi");
    clinic.rests();
    clinic.billing.changes(ravi, "locality", "Nashik");
    clinic.rests();
    clinic.serverWritesBehindTheCursor(asha, "locality", "Pune");
    clinic.passes(5min);
    EXPECT_EQ(clinic.billing.shows(asha, "locality"), "Pune");
    EXPECT_GT(clinic.billing.healed(), 0);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

TEST(WhatOthersGotWrong, whatTwoDesksSendAtOnceReachesTheThird) {
    Clinic clinic;
    clinic.front.meets(FaultKind::reordered, 2);
    std::vector<Thing> people;
    for (int i = 0; i < 10; ++i) {
        people.push_back(clinic.front.registers("Of the front " + std::to_string(i)));
        people.push_back(clinic.billing.registers("Of billing " + std::to_string(i)));
        clinic.passes(7ms);
    }
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    for (const auto& person : people)
        EXPECT_TRUE(clinic.nurse.has(person));
}

// Simple Android: after a push everything pending was marked as done.
TEST(WhatOthersGotWrong, anEditMadeWhileAPushIsInFlightIsSentToo) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.meets(FaultKind::reordered, 2);  // the answer takes seconds
    clinic.front.changes(asha, "locality", "Pune");
    clinic.passes(500ms);
    EXPECT_EQ(clinic.versionAtServer(asha), 2);
    clinic.front.changes(asha, "remark", "made in flight");
    clinic.passes(2min);
    EXPECT_EQ(clinic.atServer(asha).at("remark").as_string(), "made in flight");
    EXPECT_EQ(clinic.front.unsent(), 0);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

// Simple Android: rows the server rejected were overwritten by the next pull.
TEST(WhatOthersGotWrong, whatTheServerRefusesStandsInTheInboxAndOnTheDesk) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.server().fake().refuseKind(KindId::contact);
    const auto phone = clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    clinic.rests();
    clinic.billing.changes(asha, "locality", "Pune");
    clinic.rests();
    EXPECT_EQ(clinic.front.parked(), 1);
    EXPECT_EQ(clinic.front.shows(phone, "value"), "+919820000077");
    EXPECT_EQ(clinic.front.shows(asha, "locality"), "Pune");
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

// PowerSync: one bad op blocked the queue for ever; an upload waited for the next write; a partition wedged the queue.
TEST(WhatOthersGotWrong, oneBadOpBlocksNothing) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.server().fake().refuseKind(KindId::contact);
    clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    clinic.front.changes(asha, "locality", "Pune");
    clinic.rests();
    EXPECT_EQ(clinic.billing.shows(asha, "locality"), "Pune");
    EXPECT_EQ(clinic.front.parked(), 1);
    EXPECT_EQ(clinic.front.unsent(), 0);
    EXPECT_TRUE(clinic.converged());
}

TEST(WhatOthersGotWrong, aFailedPushIsTriedAgainWithoutAnotherWrite) {
    Clinic clinic;
    clinic.front.meets(FaultKind::serverError, 3);
    const auto asha = clinic.front.registers("Asha");
    clinic.passes(10min);
    EXPECT_TRUE(clinic.billing.has(asha));
    EXPECT_EQ(clinic.front.unsent(), 0);
}

TEST(WhatOthersGotWrong, aPartitionDoesNotWedgeTheQueue) {
    Clinic clinic;
    clinic.front.meets(FaultKind::responseLost, 2);
    const auto asha = clinic.front.registers("Asha");
    clinic.passes(100ms);
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    clinic.passes(std::chrono::hours(2));
    clinic.front.client().online = true;  // nothing says so
    clinic.passes(10min);
    EXPECT_EQ(clinic.billing.shows(asha, "locality"), "Pune");
    EXPECT_EQ(clinic.front.unsent(), 0);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

// WatermelonDB: a remote delete destroyed a locally edited row.
TEST(WhatOthersGotWrong, anEditBeatsADeleteAndSaysSo) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    clinic.billing.removes(asha);
    clinic.rests();
    EXPECT_FALSE(clinic.nurse.has(asha));
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_TRUE(clinic.nurse.has(asha));
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Pune");
    const auto cards = clinic.cardsAbout(asha);
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(reasonOf(cards[0]), "edit_beats_delete");
}

// CouchDB, PouchDB: the losing revision was kept and shown to nobody.
TEST(WhatOthersGotWrong, theLosingValueLiesOnACard) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "name", "Asha Kulkarni");
    clinic.billing.changes(asha, "name", "Asha Rao");
    clinic.rests();
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.nurse.shows(asha, "name"), "Asha Rao");
    const auto cards = clinic.cardsAbout(asha);
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(reasonOf(cards[0]), "same_field");
    EXPECT_EQ(only(cards[0], "mine"), "Asha Kulkarni");
    EXPECT_EQ(only(cards[0], "theirs"), "Asha Rao");
    EXPECT_EQ(only(cards[0], "before"), "Asha");
}

// RxDB: the server won and nobody was told.
TEST(WhatOthersGotWrong, whatTheMachineDecidedIsListed) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    clinic.passes(1min);
    clinic.billing.changes(asha, "locality", "Nashik");
    clinic.rests();
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Nashik");
    const auto cards = clinic.cardsAbout(asha);
    ASSERT_EQ(cards.size(), 1U);
    EXPECT_EQ(reasonOf(cards[0]), "later_author");
    EXPECT_EQ(only(cards[0], "mine"), "Pune");
}

// Simple, Nextcloud: a clock in the future won for ever.
TEST(WhatOthersGotWrong, aClockInTheFutureWinsNothing) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.clockIsOffBy(std::chrono::hours(24 * 365 * 3));
    clinic.front.changes(asha, "name", "Asha of the future");
    clinic.front.changes(asha, "locality", "Tomorrow");
    clinic.passes(1min);
    clinic.billing.changes(asha, "name", "Asha Rao");
    clinic.billing.changes(asha, "locality", "Nashik");
    clinic.rests();
    clinic.front.comesBack();
    clinic.rests();
    EXPECT_EQ(clinic.nurse.shows(asha, "name"), "Asha Rao");
    clinic.billing.changes(asha, "locality", "Nagpur");
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Nagpur");
}

// Nextcloud: a conflict where both sides held the same value.
TEST(WhatOthersGotWrong, equalValuesNeverConflict) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "name", "Asha Rao");
    clinic.billing.changes(asha, "name", "Asha Rao");
    clinic.rests();
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.cardsAbout(asha).size(), 0U);
}

// WatermelonDB: a desk's own change came back as a foreign one.
TEST(WhatOthersGotWrong, aDesksOwnChangeComesBackAsItsOwn) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.front.meets(FaultKind::responseLost, 1);
    clinic.rests();
    clinic.front.changes(asha, "name", "Asha Rao");
    clinic.front.changes(asha, "name", "Asha Kulkarni");
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.front.shows(asha, "name"), "Asha Kulkarni");
    EXPECT_EQ(clinic.cardsAbout(asha).size(), 0U);
    EXPECT_EQ(clinic.front.healed(), 0);
}

// Aam-Digital, CHT: logout, eviction, a wiped cache took unsent work along.
TEST(WhatOthersGotWrong, whatALeavingDeskDidNotSendAnotherSends) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    const auto bill = clinic.front.bills(asha, 50000);
    const auto unsent = store::unsentGroups(clinic.front.client().store());
    ASSERT_TRUE(unsent);
    ASSERT_EQ(unsent->groups.size(), 2U);
    const auto queued = store::queueExport(clinic.billing.client().store(), *unsent);
    ASSERT_TRUE(queued);
    EXPECT_EQ(*queued, 2);
    clinic.billing.client().feed(sync::client::LocalChange{});
    clinic.passes(5min);
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Pune");
    EXPECT_TRUE(clinic.nurse.has(bill));
    clinic.front.comesBack();  // and what it sends itself is known by its ids
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.cardsAbout(asha).size(), 0U);
}

// CHT: a server restored from a backup never got again what desks had sent since.
TEST(WhatOthersGotWrong, whatARestoredServerForgotIsSentAgain) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.serverIsBackedUp();
    const auto ravi = clinic.billing.registers("Ravi");
    clinic.front.changes(asha, "locality", "Pune");
    clinic.rests();
    clinic.serverIsPutBack();
    EXPECT_FALSE(clinic.server().fake().record(KindId::patient, ravi.id));
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_TRUE(clinic.nurse.has(ravi));
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Pune");
}

// couchbase-lite: the base was thrown away before the server had judged.
TEST(WhatOthersGotWrong, theBaseStaysUntilTheOpItselfIsJudged) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "name", "Asha Kulkarni");
    clinic.front.changes(asha, "locality", "Pune");
    clinic.billing.changes(asha, "name", "Asha Rao");
    clinic.rests();
    clinic.server().fake().pushFault(tests::Fault::serverError, 12);  // pulls go on
    clinic.front.comesBack();
    clinic.passes(5s);
    EXPECT_EQ(clinic.front.unsent(), 2);
    EXPECT_EQ(clinic.front.shows(asha, "name"), "Asha Rao");  // the pull came, and its own work lies on top
    EXPECT_EQ(clinic.front.shows(asha, "locality"), "Pune");
    const auto bases = clinic.front.client().store().database().number("SELECT count(*) FROM base");
    ASSERT_TRUE(bases);
    EXPECT_EQ(*bases, 1);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.cardsAbout(asha).size(), 1U);
    const auto after = clinic.front.client().store().database().number("SELECT count(*) FROM base");
    ASSERT_TRUE(after);
    EXPECT_EQ(*after, 0);
}

// PouchDB: the first load went row by row through the way of daily changes.
TEST(WhatOthersGotWrong, aDeskThatStartsOverLoadsBlocks) {
    Clinic clinic;
    for (int i = 0; i < 60; ++i)
        clinic.front.registers("Patient " + std::to_string(i));
    clinic.rests();
    auto& fake = clinic.server().fake();
    const auto pulls = fake.requestsOf("/v1/sync/pull");
    for (auto* desk : {&clinic.billing, &clinic.nurse}) {
        ASSERT_TRUE(store::pullAgain(desk->client().store()));
        desk->isKilled();
        clinic.rests();
    }
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_TRUE(fake.blocksFromCache());
    EXPECT_LT(fake.requestsOf("/v1/sync/pull") - pulls, 30U);
}

}  // namespace opdesk::simulation
