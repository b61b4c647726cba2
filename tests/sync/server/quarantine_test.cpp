#include <gtest/gtest.h>

#include "sync/merge/judge.h"
#include "test_desk.h"

/// The judging of groups over PostgreSQL, and what becomes of what was put aside. The rules themselves are tested in
/// tests/sync/merge.
namespace opdesk::sync::server {
namespace {

using model::KindId;
using model::Verdict;

std::vector<json::object> cardsAbout(TestDesk& desk, const base::Uuid& record) {
    std::vector<json::object> found;
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    const auto all = desk.pullAll(cursor, coverage);
    if (all)
        for (const auto& [id, row] : *all)
            if (row.kind == KindId::conflict && textAt(row.body, "record_id") == record.text())
                found.push_back(row.body);
    return found;
}

json::object bill(const base::Uuid& patient, const std::string& number, std::int64_t rate) {
    return {{"patient", patient.text()},
            {"number", number},
            {"series", number.substr(0, 3)},
            {"financial_year", "2627"},
            {"serial", 1},
            {"document", "receipt"},
            {"day", "2026-11-22"},
            {"issued_at", "2026-11-22T04:00:00.000Z"},
            {"lines", json::array{json::object{{"text", "Consultation"}, {"quantity", 1}, {"rate", rate}}}},
            {"total", rate}};
}

TEST(Judging, aBillNumberThatArrivesTwiceIsKeptUnderTheSpareSeries) {
    auto front = TestDesk::ready("N1", kRohini);
    auto second = TestDesk::ready("N2", kPrakash);
    const auto patient = front.create(KindId::patient, patientBody("Numbered Person"));
    const auto number = "Q07/2627/" + std::to_string(10000 + env().random.below(80000));
    const auto first = front.create(KindId::invoice, bill(patient.record, number, 50'000));
    ASSERT_TRUE(front.push({front.group({patient, first})}));
    const auto other = second.create(KindId::invoice, bill(patient.record, number, 70'000));
    const auto third = second.create(KindId::invoice, bill(patient.record, number, 90'000));
    const auto answer = second.push({second.group({other}), second.group({third})});
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(answer->verdicts[0].verdict, Verdict::conflict) << answer->verdicts[0].detail;
    const auto rows = second.rows(*answer);
    EXPECT_EQ(textAt(rows.at(other.record).body, "printed_number"), number);
    EXPECT_EQ(textAt(rows.at(other.record).body, "number").substr(0, 9), "Q00/2627/");
    EXPECT_EQ(rows.at(third.record).body.at("serial").as_int64(),
              rows.at(other.record).body.at("serial").as_int64() + 1);
    const auto cards = cardsAbout(front, other.record);
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(textAt(cards[0], "reason"), "number_twice");
    EXPECT_EQ(textAt(cards[0], "severity"), "high");
}

TEST(Judging, onePersonRegisteredOnTwoDesksIsAskedAbout) {
    auto front = TestDesk::ready("D1", kRohini);
    auto second = TestDesk::ready("D2", kPrakash);
    const auto mobile = "+9198" + std::to_string(10000000 + env().random.below(80000000));
    const auto register_ = [&](TestDesk& desk, const char* name) {
        auto body = patientBody(name);
        body["birth_date"] = "1980-01-01";
        body["birth_estimated"] = true;
        const auto patient = desk.create(KindId::patient, body);
        const auto phone = desk.create(
            KindId::contact,
            {{"patient", patient.record.text()}, {"system", "phone"}, {"value", mobile}, {"primary", true}});
        const auto answer = desk.push({desk.group({patient, phone})});
        EXPECT_TRUE(answer);
        return patient.record;
    };
    const auto a = register_(front, "Lakshmi Deshpande");
    const auto b = register_(second, "Laxmi Deshpande");
    const auto cards = cardsAbout(front, b);
    ASSERT_EQ(cards.size(), 1u);
    EXPECT_EQ(textAt(cards[0], "reason"), "possible_duplicate");
    EXPECT_EQ(cards[0].at("theirs").as_array()[0], json::value(a.text()));
}

TEST(Judging, joiningInBothDirectionsMakesNoCircle) {
    auto front = TestDesk::ready("J1", kMeera);
    const auto a = front.create(KindId::patient, patientBody("Join A"));
    const auto b = front.create(KindId::patient, patientBody("Join B"));
    ASSERT_TRUE(front.push({front.group({a, b})}));
    auto admin = TestDesk::ready("J2", kAdmin);
    const auto join = [&](const base::Uuid& loser, const base::Uuid& winner) {
        const auto op =
            admin.create(KindId::alias, {{"loser", loser.text()}, {"winner", winner.text()}, {"reason", "same"}});
        const auto answer = admin.push({admin.group({op})});
        EXPECT_TRUE(answer);
        EXPECT_NE(answer->verdicts[0].verdict, Verdict::parked)
            << answer->verdicts[0].code << answer->verdicts[0].detail;
        // What stands as it was sent comes without a row.
        const auto rows = admin.rows(*answer);
        return rows.contains(op.record) && rows.at(op.record).deleted;
    };
    EXPECT_FALSE(join(a.record, b.record));
    EXPECT_TRUE(join(b.record, a.record));
}

TEST(Quarantine, whatStandsOnAParkedRecordWaitsAndFollowsIt) {
    auto desk = TestDesk::ready("Q1", kRohini);
    auto admin = TestDesk::ready("Q2", kAdmin);
    // Made long after its lease ended: put aside for the admin.
    auto late = desk.create(KindId::patient, patientBody("Late Person"));
    env().clock.advance(std::chrono::hours(24 * 30));
    desk.login(kRohini);
    admin.login(kAdmin);
    const auto oldLease = desk.lease;
    env().superuser("UPDATE app.lease SET until_ms = issued_ms - 3600000 WHERE id = '" + oldLease.text() + "'");
    late.lease = oldLease;
    late.wallMillis = base::toMillis(env().clock.now());
    const auto group = desk.group({late});
    const auto parked = desk.push({group});
    ASSERT_TRUE(parked);
    ASSERT_EQ(parked->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(parked->verdicts[0].code, "lease_expired");
    desk.login(kRohini);
    const auto child = desk.create(KindId::contact,
                                   {{"patient", late.record.text()}, {"system", "phone"}, {"value", "+919811111111"}});
    const auto waiting =
        desk.push({desk.group({child}), desk.group({desk.create(KindId::patient, patientBody("Free Person"))})});
    ASSERT_TRUE(waiting);
    EXPECT_EQ(waiting->verdicts[0].code, merge::kDependsOnParked);
    EXPECT_EQ(waiting->verdicts[1].verdict, Verdict::applied);
    // A receptionist decides nothing here.
    const auto path = "/v1/admin/quarantine/" + group.group.text();
    EXPECT_EQ(desk.sendJson("POST", path, {{"decision", "release"}}, desk.session.tokens.access).status, 403);
    const auto list = admin.send("GET", "/v1/admin/quarantine");
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_NE(list.body.find(group.group.text()), std::string::npos);
    EXPECT_NE(list.body.find("depends_on_parked"), std::string::npos);
    const auto released = admin.sendJson("POST", path, {{"decision", "release"}}, admin.session.tokens.access);
    ASSERT_EQ(released.status, 200) << released.body;
    EXPECT_EQ(released.body, R"({"state":"released"})");
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    const auto all = desk.pullAll(cursor, coverage);
    ASSERT_TRUE(all);
    EXPECT_TRUE(all->contains(late.record));
    EXPECT_TRUE(all->contains(child.record));
    // The desk that sends it again learns that it stands.
    EXPECT_EQ(desk.push({group})->verdicts[0].verdict, Verdict::duplicate);
    EXPECT_EQ(admin.sendJson("POST", path, {{"decision", "release"}}, admin.session.tokens.access).status, 404);
}

TEST(Quarantine, aChildThatComesBeforeItsParentWaitsForIt) {
    auto desk = TestDesk::ready("Q5", kRohini);
    const auto parent = desk.create(KindId::patient, patientBody("Comes Later"));
    const auto child = desk.group({desk.create(
        KindId::contact, {{"patient", parent.record.text()}, {"system", "phone"}, {"value", "+919811111112"}})});
    const auto early = desk.push({child});
    ASSERT_TRUE(early);
    EXPECT_EQ(early->verdicts[0].verdict, Verdict::parked);
    EXPECT_EQ(early->verdicts[0].code, "not_found");
    // Both in one request, and in the order of their making, stand.
    const auto both = desk.push({desk.group({parent}), child});
    ASSERT_TRUE(both);
    EXPECT_EQ(both->verdicts[0].verdict, Verdict::applied);
    EXPECT_EQ(both->verdicts[1].verdict, Verdict::applied) << both->verdicts[1].code;
    // One that is there already needs no reading.
    const auto later = desk.push({desk.group({desk.create(
        KindId::contact, {{"patient", parent.record.text()}, {"system", "phone"}, {"value", "+919811111113"}})})});
    EXPECT_EQ(later->verdicts[0].verdict, Verdict::applied);
}

TEST(Quarantine, oneThatCannotBeReadIsListedAsThatAmongTheOthers) {
    auto desk = TestDesk::ready("Q6", kRohini);
    auto admin = TestDesk::ready("Q7", kAdmin);
    const auto asideOf = [&](const char* address) {
        const auto nobody = base::Uuid::v7(env().clock, env().random);
        auto group = desk.group({desk.set(KindId::patient, nobody, 1, {{"address", nullptr, address}})});
        const auto pushed = desk.push({group});
        EXPECT_TRUE(pushed && pushed->verdicts[0].verdict == Verdict::parked);
        return group.group;
    };
    const auto whole = asideOf("Whole Street");
    const auto broken = asideOf("Broken Street");
    env().superuser(
        "UPDATE app.quarantine SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) WHERE group_id "
        "= '" +
        broken.text() + "'");
    const auto answer = admin.send("GET", "/v1/admin/quarantine");
    env().superuser("DELETE FROM app.quarantine WHERE group_id = '" + broken.text() + "'");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto list = base::parseJsonObject(answer.body);
    ASSERT_TRUE(list);
    std::map<std::string, json::object> told;
    for (const auto& one : list->at("groups").as_array())
        told[textAt(one.as_object(), "group")] = one.as_object();
    ASSERT_TRUE(told.contains(whole.text()) && told.contains(broken.text()));
    EXPECT_EQ(told[whole.text()].at("what").as_array().size(), 1U);
    EXPECT_FALSE(told[whole.text()].contains("unreadable"));
    const auto& unread = told[broken.text()];
    EXPECT_EQ(unread.at("unreadable"), json::value(true));
    EXPECT_TRUE(unread.at("what").as_array().empty());
    EXPECT_EQ(unread.at("ops").as_array().size(), 1U) << "how much it holds is known";
    EXPECT_EQ(textAt(unread, "code"), "not_found");
}

TEST(Quarantine, whatIsGivenUpIsHandedOverWholeAndStaysSealed) {
    auto desk = TestDesk::ready("Q3", kRohini);
    auto admin = TestDesk::ready("Q4", kAdmin);
    const auto unknown = base::Uuid::v7(env().clock, env().random);
    const auto group =
        desk.group({desk.set(KindId::patient, unknown, 1, {{"address", nullptr, "Handed Over Street"}})});
    ASSERT_EQ(desk.push({group})->verdicts[0].code, "not_found");
    const auto path = "/v1/admin/quarantine/" + group.group.text();
    EXPECT_EQ(admin.sendJson("POST", path, {{"decision", "perhaps"}}, admin.session.tokens.access).status, 400);
    // Released without what it stands on, it is refused again and stays.
    const auto again = admin.sendJson("POST", path, {{"decision", "release"}}, admin.session.tokens.access);
    EXPECT_NE(again.body.find("not_found"), std::string::npos) << again.body;
    const auto gone = admin.sendJson("POST", path, {{"decision", "discard"}}, admin.session.tokens.access);
    ASSERT_EQ(gone.status, 200) << gone.body;
    EXPECT_NE(gone.body.find(unknown.text()), std::string::npos);
    const auto lost = admin.sendJson("POST", path, {{"decision", "discard"}}, admin.session.tokens.access);
    EXPECT_EQ(lost.status, 200) << "whoever lost the answer gets what is given up once more";
    EXPECT_EQ(lost.body, gone.body);
    EXPECT_EQ(
        env().superuser("SELECT count(*) FROM app.quarantine WHERE discarded_ms IS NOT NULL AND length(sealed) > 0 "
                        "AND group_id = '" +
                        group.group.text() + "'"),
        "1\n");
    EXPECT_EQ(admin.sendJson("POST", path, {{"decision", "release"}}, admin.session.tokens.access).status, 404);
}

}  // namespace
}  // namespace opdesk::sync::server
