#include <gtest/gtest.h>

#include "judge_desk.h"

namespace opdesk::sync::merge {
namespace {

using model::KindId;
using model::Verdict;
using samples::Arbiter;
using samples::kBack;
using samples::kFront;

json::object patient(const char* name, const char* number, const char* birth = "1980-01-01") {
    return {{"name", name}, {"sex", "female"}, {"clinic_number", number}, {"birth_date", birth}};
}
json::object phone(const base::Uuid& of, const char* value, bool primary = false) {
    json::object body{{"patient", of.text()}, {"system", "phone"}, {"value", value}};
    model::setValue(body, "primary", json::value(primary));
    return body;
}

TEST(JudgePeople, onePersonRegisteredOnTwoDesks_isAskedAboutOnce) {
    Arbiter server;
    const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1"));
    const auto aPhone = kFront.make(KindId::contact, phone(a.record, "+919820000001", true));
    server.push(kFront.device, {a, aPhone});
    auto second = patient("Suneeta Sharma", "B07-1", "1981-06-01");
    second["birth_estimated"] = true;
    const auto b = kBack.make(KindId::patient, second);
    const auto bPhone = kBack.make(KindId::contact, phone(b.record, "+919820000001", true));
    const auto judged = server.push(kBack.device, {b, bPhone});
    EXPECT_EQ(judged.ops[0].verdict, Verdict::conflict);
    auto cards = server.cards("possible_duplicate");
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(cards[0].at("severity"), json::value("high"));
    EXPECT_EQ(cards[0].at("record_kind"), json::value("patient"));
    EXPECT_EQ(cards[0].at("record_id"), json::value(b.record.text()));
    EXPECT_EQ(cards[0].at("theirs").as_array()[0], json::value(a.record.text()));
    // Nothing was joined, and another number of the same person asks no second time.
    EXPECT_FALSE(server.at(KindId::patient, b.record).deleted);
    server.push(kBack.device, {kBack.make(KindId::contact, phone(b.record, "+919820000002"))});
    EXPECT_EQ(server.cards("possible_duplicate").size(), 1u);
}

TEST(JudgePeople, thePhoneArrivingLater_letsTheDoubleBeSeen) {
    Arbiter server;
    const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1", "1980-01-01"));
    server.push(kFront.device, {a});
    server.push(kFront.device, {kFront.make(KindId::contact, phone(a.record, "+919820000001"))});
    auto body = patient("Sunita Sharmaa", "B07-1", "1982-03-01");
    body["birth_estimated"] = true;
    const auto b = kBack.make(KindId::patient, body);
    server.push(kBack.device, {b});
    server.push(kBack.device, {kBack.make(KindId::contact, phone(b.record, "+919820000001"))});
    EXPECT_EQ(server.cards("possible_duplicate").size(), 1u);
}

TEST(JudgePeople, familyOnOnePhoneAndTheDesksOwnDouble_areNotAskedAbout) {
    Arbiter server;
    const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1"));
    server.push(kFront.device, {a, kFront.make(KindId::contact, phone(a.record, "+919820000001"))});
    const auto child = kBack.make(KindId::patient, patient("Rohan Sharma", "B07-1", "2015-01-01"));
    server.push(kBack.device, {child, kBack.make(KindId::contact, phone(child.record, "+919820000001"))});
    const auto same = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-2"));
    server.push(kFront.device, {same, kFront.make(KindId::contact, phone(same.record, "+919820000001"))});
    EXPECT_TRUE(server.cards("possible_duplicate").empty());
}

TEST(JudgePeople, aJoinedPersonOrOneFromLongAgo_isNotAskedAbout) {
    Arbiter server;
    const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1"));
    const auto winner = kFront.make(KindId::patient, patient("Sunita Devi Sharma", "A07-2", "1950-01-01"));
    server.push(kFront.device, {a, winner});
    server.push(kFront.device,
                {kFront.make(KindId::alias, {{"loser", a.record.text()}, {"winner", winner.record.text()}})});
    server.push(kBack.device, {kBack.make(KindId::patient, patient("Sunita Sharma", "B07-1"))});
    EXPECT_TRUE(server.cards("possible_duplicate").empty());
    Arbiter other;
    other.push(kFront.device, {a});
    other.now += std::int64_t{31} * 24 * 3600 * 1000;
    other.push(kBack.device,
               {kBack.make(KindId::patient, patient("Sunita Sharma", "B07-1"), std::int64_t{31} * 24 * 3600 * 1000)});
    EXPECT_TRUE(other.cards("possible_duplicate").empty());
}

TEST(JudgePeople, fifteenDoubleRegistrationsOfADay_areAllSeen) {
    Arbiter server;
    const std::array<std::pair<const char*, const char*>, 15> pairs{{{"Lakshmi Patil", "Laxmi Patil"},
                                                                     {"Mohammad Khan", "Mohammed Khan"},
                                                                     {"Sanjay Deshmukh", "Sanjay Deshmukh"},
                                                                     {"Geeta Kulkarni", "Gita Kulkarni"},
                                                                     {"Vijay Jadhav", "Vijay Jadhav"},
                                                                     {"Pooja Iyer", "Puja Iyer"},
                                                                     {"Meena Joshi", "मीना जोशी"},
                                                                     {"Deepak More", "Dipak More"},
                                                                     {"Asha Bhosale", "Asha Bhosle"},
                                                                     {"Sneha Gupta", "Sneha Gupta"},
                                                                     {"Ravi Shankar", "Ravi Shanker"},
                                                                     {"Nisha Reddy", "Nisha Reddi"},
                                                                     {"Anil Chavan", "Anil Chavhan"},
                                                                     {"Farida Shaikh", "Farida Sheikh"},
                                                                     {"Kavita Pawar", "Kavitha Pawar"}}};
    int number = 0;
    for (const auto& [here, there] : pairs) {
        ++number;
        const auto mobile = "+9198200000" + std::to_string(10 + number);
        const auto a = kFront.make(KindId::patient, patient(here, ("A07-" + std::to_string(number)).c_str()));
        server.push(kFront.device, {a, kFront.make(KindId::contact, phone(a.record, mobile.c_str()))});
        const auto b = kBack.make(KindId::patient, patient(there, ("B07-" + std::to_string(number)).c_str()));
        server.push(kBack.device, {b, kBack.make(KindId::contact, phone(b.record, mobile.c_str()))});
        EXPECT_EQ(server.cards("possible_duplicate").size(), static_cast<std::size_t>(number))
            << here << " / " << there;
    }
}

TEST(JudgePeople, ofTwoMainNumbers_theLaterAuthorsStays) {
    for (const bool mineLater : {true, false}) {
        Arbiter server;
        const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1"));
        server.push(kFront.device, {a});
        const auto first = kFront.make(KindId::contact, phone(a.record, "+919820000001", true), 5000);
        server.push(kFront.device, {first});
        const auto second =
            kBack.make(KindId::contact, phone(a.record, "+919820000002", true), mineLater ? 6000 : 4000);
        const auto judged = server.push(kBack.device, {second});
        EXPECT_EQ(judged.ops[0].verdict, Verdict::merged);
        EXPECT_EQ(server.at(KindId::contact, first.record).body.contains("primary"), !mineLater);
        EXPECT_EQ(server.at(KindId::contact, second.record).body.contains("primary"), mineLater);
        const auto cards = server.cards("two_primaries");
        ASSERT_EQ(cards.size(), 1u);
        EXPECT_EQ(cards[0].at("severity"), json::value("low"));
        EXPECT_EQ(cards[0].at("standing"), json::value(mineLater ? "mine" : "theirs"));
        EXPECT_EQ(cards[0].at("mine").as_array()[0], json::value("+919820000002"));
    }
}

TEST(JudgePeople, aDeskThatChangesItsOwnMainNumber_isNotAsked) {
    Arbiter server;
    const auto a = kFront.make(KindId::patient, patient("Sunita Sharma", "A07-1"));
    const auto first = kFront.make(KindId::contact, phone(a.record, "+919820000001", true), 1000);
    server.push(kFront.device, {a, first});
    const auto second = kFront.make(KindId::contact, phone(a.record, "+919820000002", true), 2000);
    server.push(kFront.device, {second});
    EXPECT_FALSE(server.at(KindId::contact, first.record).body.contains("primary"));
    EXPECT_TRUE(server.cards().empty());
    // An e-mail beside it has a main one of its own.
    auto mail = phone(a.record, "a@example.org", true);
    mail["system"] = "email";
    server.push(kBack.device, {kBack.make(KindId::contact, mail, 9000)});
    EXPECT_TRUE(server.at(KindId::contact, second.record).body.contains("primary"));
}

struct Three {
    Arbiter server;
    base::Uuid a, b, c;
    Three() {
        for (auto* id : {&a, &b, &c}) {
            const auto op =
                kFront.make(KindId::patient, patient("Asha", ("A07-" + samples::freshId().text().substr(30)).c_str()));
            *id = op.record;
            server.push(kFront.device, {op});
        }
    }
    model::Op join(const samples::Desk& desk, const base::Uuid& loser, const base::Uuid& winner) {
        const auto op = desk.make(KindId::alias, {{"loser", loser.text()}, {"winner", winner.text()}});
        server.push(desk.device, {op});
        return op;
    }
    bool counts(const model::Op& alias) { return !server.at(KindId::alias, alias.record).deleted; }
};

TEST(JudgePeople, joiningBothWaysOrInARing_makesNoCircle) {
    Three two;
    EXPECT_TRUE(two.counts(two.join(kFront, two.a, two.b)));
    EXPECT_FALSE(two.counts(two.join(kBack, two.b, two.a)));
    ASSERT_EQ(two.server.cards("joined_twice").size(), 1u);
    EXPECT_EQ(two.server.cards()[0].at("severity"), json::value("high"));
    Three ring;
    EXPECT_TRUE(ring.counts(ring.join(kFront, ring.a, ring.b)));
    EXPECT_TRUE(ring.counts(ring.join(kBack, ring.b, ring.c)));
    const auto closing = ring.join(kFront, ring.c, ring.a);
    EXPECT_FALSE(ring.counts(closing));
    // Kept whole: what it said stands in it.
    EXPECT_EQ(ring.server.text(KindId::alias, closing.record, "winner"), ring.a.text());
    Three self;
    EXPECT_FALSE(self.counts(self.join(kFront, self.a, self.a)));
}

TEST(JudgePeople, joiningOneToTwoOthers_keepsTheFirst) {
    Three people;
    EXPECT_TRUE(people.counts(people.join(kFront, people.a, people.b)));
    EXPECT_FALSE(people.counts(people.join(kBack, people.a, people.c)));
    EXPECT_EQ(people.server.cards("joined_twice").size(), 1u);
}

TEST(JudgePeople, takingAJoinBack_takesBackWhatSaidTheSame) {
    Three people;
    const auto first = people.join(kFront, people.a, people.b);
    const auto second = people.join(kBack, people.a, people.b);
    EXPECT_TRUE(people.counts(first) && people.counts(second));
    EXPECT_TRUE(people.server.cards().empty());
    people.server.push(kBack.device, {kBack.end(KindId::alias, second.record, model::Action::voided, "two people")});
    EXPECT_FALSE(people.counts(first));
    EXPECT_FALSE(people.counts(second));
    EXPECT_TRUE(people.counts(people.join(kBack, people.b, people.a)));
}

TEST(JudgePeople, lateWorkOnAJoinedRecord_stillLands) {
    Three people;
    people.join(kFront, people.a, people.b);
    const auto judged =
        people.server.push(kBack.device, {kBack.set(KindId::patient, people.a, 1, {{"address", nullptr, "Pune"}})});
    EXPECT_EQ(judged.ops[0].verdict, Verdict::applied);
    EXPECT_EQ(people.server.text(KindId::patient, people.a, "address"), "Pune");
}

TEST(JudgePeople, aClinicNumberGivenTwice_staysWithTheFirst) {
    Arbiter server;
    const auto first = kFront.make(KindId::patient, patient("Asha", "A07-12"));
    const auto second = kBack.make(KindId::patient, patient("Rohan Gupta", "A07-12", "2001-01-01"));
    const auto third = kBack.make(KindId::patient, patient("Meena Rao", "A07-12", "1970-01-01"));
    server.push(kFront.device, {first});
    server.push(kBack.device, {second});
    server.push(kBack.device, {third});
    EXPECT_EQ(server.text(KindId::patient, first.record, "clinic_number"), "A07-12");
    EXPECT_EQ(server.text(KindId::patient, second.record, "clinic_number"), "A00-1");
    EXPECT_EQ(server.text(KindId::patient, third.record, "clinic_number"), "A00-2");
    EXPECT_EQ(server.text(KindId::patient, second.record, "name"), "Rohan Gupta");
    const auto cards = server.cards("number_twice");
    ASSERT_EQ(cards.size(), 2u);
    EXPECT_EQ(cards[0].at("severity"), json::value("high"));
    EXPECT_EQ(cards[0].at("before").as_array()[0], json::value("A07-12"));
}

json::object allergy(const base::Uuid& of, const char* substance) {
    return {{"patient", of.text()}, {"substance", substance}, {"status", "active"}};
}

TEST(JudgePeople, anAllergyNotedElsewhere_isNotDeniedByTheStatus) {
    for (const bool removalFirst : {true, false}) {
        Arbiter server;
        auto body = patient("Asha", "A07-1");
        body["allergy_status"] = "yes";
        const auto a = kFront.make(KindId::patient, body);
        const auto old = kFront.make(KindId::allergy, allergy(a.record, "penicillin"));
        server.push(kFront.device, {a, old});
        const std::vector<model::Op> removal{
            kFront.end(KindId::allergy, old.record, model::Action::remove, "never had it"),
            kFront.set(KindId::patient, a.record, 1, {{"allergy_status", "yes", "not_asked"}})};
        const std::vector<model::Op> addition{kBack.make(KindId::allergy, allergy(a.record, "sulfa"))};
        server.push(removalFirst ? kFront.device : kBack.device, removalFirst ? removal : addition);
        server.push(removalFirst ? kBack.device : kFront.device, removalFirst ? addition : removal);
        EXPECT_EQ(server.text(KindId::patient, a.record, "allergy_status"), "yes");
        EXPECT_TRUE(server.at(KindId::allergy, old.record).deleted);
        const auto cards = server.cards("edit_beats_delete");
        ASSERT_EQ(cards.size(), 1u);
        EXPECT_EQ(cards[0].at("severity"), json::value("high"));
        EXPECT_EQ(cards[0].at("record_id"), json::value(a.record.text()));
        EXPECT_EQ(cards[0].at("field"), json::value("allergy_status"));
        EXPECT_EQ(cards[0].at("standing"), json::value(removalFirst ? "mine" : "theirs"));
    }
}

TEST(JudgePeople, removingTheLastAllergy_isAWordOfItsOwn) {
    Arbiter server;
    auto body = patient("Asha", "A07-1");
    body["allergy_status"] = "yes";
    const auto a = kFront.make(KindId::patient, body);
    const auto old = kFront.make(KindId::allergy, allergy(a.record, "penicillin"));
    server.push(kFront.device, {a, old});
    server.push(kFront.device, {kFront.end(KindId::allergy, old.record, model::Action::remove, "never had it"),
                                kFront.set(KindId::patient, a.record, 1, {{"allergy_status", "yes", "not_asked"}})});
    EXPECT_EQ(server.text(KindId::patient, a.record, "allergy_status"), "not_asked");
    EXPECT_TRUE(server.cards().empty());
}

}  // namespace
}  // namespace opdesk::sync::merge
