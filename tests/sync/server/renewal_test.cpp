#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::KindId;
using Marks = protocol::RenewRequest::Marks;

model::Op patientWithNumber(TestDesk& desk, std::int64_t number) {
    auto body = patientBody("Numbered " + std::to_string(number));
    body["clinic_number"] = desk.place.series + "-" + std::to_string(number);
    return desk.create(KindId::patient, body);
}

protocol::RenewRequest renewal(Marks marks, std::optional<Marks> here = {}) {
    return {base::Uuid::v7(env().clock, env().random), std::move(marks), std::move(here), {}};
}

/// Asks and, when it is given, goes on as the new device.
base::Result<protocol::RenewAnswer> renew(TestDesk& desk, const protocol::RenewRequest& request) {
    const auto response =
        desk.sendJson("POST", "/v1/device/renew", protocol::encode(request), desk.session.tokens.access);
    if (response.status != 200)
        return base::fail(base::ErrorCode::badAnswer, std::to_string(response.status) + response.body);
    return protocol::decodeRenewAnswer(*base::parseJsonObject(response.body));
}

void goOnAs(TestDesk& desk, const protocol::RenewAnswer& answer) {
    desk.place.device = answer.device;
    desk.place.series = answer.series;
    desk.session.tokens = answer.tokens;
    desk.adoptLease(answer.lease);
    desk.deviceSeq = 0;
    desk.chain = {};
}

json::object card(TestDesk& desk, const base::Uuid& id) {
    const auto page = protocol::decodePage(base::asBytes(
        desk.sendJson("POST", "/v1/sync/records", protocol::encode(protocol::RecordsRequest{"", {{"conflict", id}}}),
                      desk.session.tokens.access)
            .body));
    const auto rows = desk.rows(*page);
    return rows.contains(id) ? rows.at(id).body : json::object{};
}

TEST(Renewal, ofOneOfNineDesksTakesItsDigitOver_andATenthStaysRefused) {
    auto desk = TestDesk::ready("Ninth", kRohini);
    auto twin = desk.twin();
    const auto tenant = "'" + desk.place.tenant.text() + "'";
    const auto digit =
        env().superuser("SELECT desk_digit FROM app.device WHERE id = '" + desk.place.device.text() + "'");
    env().superuser("INSERT INTO app.device (tenant, id, series, desk_digit, state, enrolled_ms) SELECT " + tenant +
                    ", gen_random_uuid(), 'Z9' || n, n, 'active', 0 FROM generate_series(1, 9) AS n WHERE n NOT IN "
                    "(SELECT desk_digit FROM app.device WHERE tenant = " +
                    tenant + " AND state <> 'revoked')");
    const auto answer = renew(desk, renewal({desk.deviceSeq, {}}));
    const auto second = renew(twin, renewal({twin.deviceSeq, {}}));
    env().superuser("UPDATE app.device SET state = 'revoked' WHERE series LIKE 'Z9%'");
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_EQ(std::to_string(answer->deskDigit) + "\n", digit);
    EXPECT_FALSE(second) << "the other of two clones would be a tenth desk";
}

TEST(Renewal, ofARestoredDiskListsExactlyWhatNobodyHas) {
    auto desk = TestDesk::ready("Put Back", kRohini);
    for (const std::int64_t number : {1, 2})
        ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, number)})}));
    const Marks here{desk.deviceSeq, {{"clinic_number", 2}}};
    (void)patientWithNumber(desk, 3);  // made after the image and lost with the disk
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 4)})}));
    const auto lost = patientWithNumber(desk, 5);
    const Marks marks{desk.deviceSeq, {{"clinic_number", 5}, {"token:x:2026-11-17:morning", 9}}};
    const auto pulled = desk.pull();
    ASSERT_TRUE(pulled);
    EXPECT_EQ(pulled->deviceSeq, lost.deviceSeq - 1);

    const auto oldDevice = desk.place.device;
    const auto oldSeries = desk.place.series;
    const auto request = renewal(marks, here);
    const auto answer = renew(desk, request);
    ASSERT_TRUE(answer) << answer.error().detail;
    EXPECT_NE(answer->device, oldDevice);
    EXPECT_NE(answer->series, oldSeries);
    EXPECT_FALSE(answer->keys.empty());
    auto twin = desk.twin();
    goOnAs(desk, *answer);
    const auto body = card(desk, request.renewal);
    ASSERT_FALSE(body.empty());
    EXPECT_EQ(body.at("reason"), json::value("device_restored"));
    EXPECT_EQ(body.at("severity"), json::value("high"));
    EXPECT_EQ(body.at("record_id"), json::value(oldDevice.text()));
    EXPECT_EQ(base::canonicalJson(body.at("mine")), R"([{"documents":{"clinic_number":[3,5]},"ops":[)" +
                                                        std::to_string(here.deviceSeq + 1) + "," +
                                                        std::to_string(lost.deviceSeq) + "]}]");
    // The new device works, the old one does nothing but renew.
    const auto pushed = desk.push({desk.group({patientWithNumber(desk, 1)})});
    ASSERT_TRUE(pushed) << pushed.error().detail;
    EXPECT_EQ(pushed->verdicts[0].verdict, model::Verdict::applied) << pushed->verdicts[0].detail;
    EXPECT_EQ(pushed->deviceSeq, 1);
    for (const char* path : {"/v1/sync/pull", "/v1/sync/events", "/v1/sync/wait?head=1", "/v1/sync/digest"}) {
        const auto refused = twin.send("GET", path);
        EXPECT_EQ(refused.status, 409) << path;
        EXPECT_EQ(refused.body, R"({"error":"device_cloned"})") << path;
    }
    EXPECT_EQ(env().superuser("SELECT state FROM app.device WHERE id = '" + oldDevice.text() + "'"), "replaced\n");
}

TEST(Renewal, whatCameUnderThePlaceItHadBeforeIsNotMissing) {
    auto desk = TestDesk::ready("Carried", kRohini);
    const auto came = patientWithNumber(desk, 1), others = patientWithNumber(desk, 2);
    ASSERT_TRUE(desk.push({desk.group({came}), desk.group({others})}));
    const auto endOf = [](const model::OpId& op) { return op.text().substr(28); };
    const auto before = desk.place.device;
    const auto first = renew(desk, renewal({desk.deviceSeq, {}}));
    ASSERT_TRUE(first) << first.error().detail;
    goOnAs(desk, *first);
    // The image is older than that renewal, which gave three ops places here. The first had come as the old device's;
    // the place of the second was taken by another op, of a clone; the third never came.
    auto request = renewal({3, {}}, Marks{3, {}});
    request.missing = {1, 2, 3};
    request.former = {{1, before, came.deviceSeq, endOf(came.id)},
                      {2, before, others.deviceSeq, "ffffffff"},
                      {3, before, 99, "eeeeeeee"}};
    const auto second = renew(desk, request);
    ASSERT_TRUE(second) << second.error().detail;
    goOnAs(desk, *second);
    const auto body = card(desk, request.renewal);
    ASSERT_FALSE(body.empty());
    EXPECT_NE(base::canonicalJson(body.at("mine")).find(R"("ops":[2,3])"), std::string::npos)
        << base::canonicalJson(body.at("mine"));
}

TEST(Renewal, whatACloneGaveTheSamePlaceDoesNotFillIt) {
    auto desk = TestDesk::ready("Same Places", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    const Marks here{desk.deviceSeq, {}};
    const auto own = patientWithNumber(desk, 2), others = patientWithNumber(desk, 3),
               unnamed = patientWithNumber(desk, 4);
    ASSERT_TRUE(desk.push({desk.group({own}), desk.group({others}), desk.group({unnamed})}));
    auto request = renewal({desk.deviceSeq, {}}, here);
    request.given = {{own.deviceSeq, own.id.text().substr(32)}, {others.deviceSeq, "zzzz"}};
    const auto answer = renew(desk, request);
    ASSERT_TRUE(answer) << answer.error().detail;
    goOnAs(desk, *answer);
    const auto body = card(desk, request.renewal);
    ASSERT_FALSE(body.empty());
    EXPECT_NE(base::canonicalJson(body.at("mine")).find("\"ops\":[" + std::to_string(others.deviceSeq) + "]"),
              std::string::npos)
        << base::canonicalJson(body.at("mine"));
}

TEST(Renewal, askedForAgainGivesTheSameDeviceAndOneCard) {
    auto desk = TestDesk::ready("Asks Twice", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    const auto request = renewal({5, {}}, Marks{1, {}});
    const auto first = renew(desk, request);
    ASSERT_TRUE(first);
    const auto again = renew(desk, request);  // the answer was lost
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->device, first->device);
    EXPECT_EQ(again->series, first->series);
    EXPECT_NE(again->tokens.refresh, first->tokens.refresh);
    EXPECT_EQ(
        env().superuser("SELECT count(*) FROM app.conflict_card WHERE record_id = '" + desk.place.device.text() + "'"),
        "1\n");
    // Another user of the desk, whose session is still the old device's, comes to the same one.
    auto other = TestDesk::ready("Stranger", kPrakash);
    EXPECT_EQ(renew(other, request).error().detail.substr(0, 3), "403") << "not a renewal of that device";
    auto colleague = desk.twin();
    colleague.login(kPrakash);
    const auto third = renew(colleague, request);
    ASSERT_TRUE(third) << third.error().detail;
    EXPECT_EQ(third->device, first->device);
}

TEST(Renewal, aTwinBecomesADeviceOfItsOwnWithoutASecondCard) {
    auto desk = TestDesk::ready("Cloned", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    auto twin = desk.twin();
    const auto first = renew(desk, renewal({1, {}}, Marks{1, {}}));
    auto later = renewal({4, {}}, Marks{1, {}});
    later.own = 1;  // what is beyond, the server showed
    const auto second = renew(twin, later);
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->device, second->device);
    EXPECT_NE(first->series, second->series);
    EXPECT_NE(first->deskDigit, second->deskDigit);
    EXPECT_EQ(
        env().superuser("SELECT count(*) FROM app.conflict_card WHERE record_id = '" + desk.place.device.text() + "'"),
        "1\n");
}

TEST(Renewal, aDiskPutBackOnceMoreAfterTheAnswerListsWhatItLostSince) {
    auto desk = TestDesk::ready("Put Back Twice", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    const auto device = desk.place.device;
    auto request = renewal({3, {{"clinic_number", 3}}}, Marks{1, {{"clinic_number", 1}}});
    const auto first = renew(desk, request);
    ASSERT_TRUE(first) << first.error().detail;
    // The answer was lost; the desk made two more, and an image that holds the note was put back.
    request.missing = {2, 3};
    request.here = Marks{4, {{"clinic_number", 1}}};
    request.marks = {6, {{"clinic_number", 5}}};
    const auto again = renew(desk, request);
    ASSERT_TRUE(again) << again.error().detail;
    EXPECT_EQ(again->device, first->device);
    // One that does not hold it asks for another renewal.
    env().clock.advance(std::chrono::seconds(1));  // of sessions begun at one moment any may be the one too many
    const auto other = renewal({7, {{"clinic_number", 5}}}, Marks{1, {{"clinic_number", 1}}});
    const auto second = renew(desk, other);
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_NE(second->device, first->device);
    ASSERT_TRUE(renew(desk, other)) << "and asks again: nothing is listed twice";
    const auto ids =
        env().superuser("SELECT id FROM app.conflict_card WHERE record_id = '" + device.text() + "' ORDER BY id");
    goOnAs(desk, *second);
    std::istringstream lines(ids);
    std::vector<std::string> lists;
    for (std::string id; std::getline(lines, id);)
        lists.push_back(base::canonicalJson(card(desk, *base::Uuid::parse(id)).at("mine")));
    std::ranges::sort(lists);
    EXPECT_EQ(lists, (std::vector<std::string>{R"([{"documents":{"clinic_number":[2,3]},"ops":[2,3]}])",
                                               R"([{"documents":{"clinic_number":[4,5]},"ops":[5,6]}])",
                                               R"([{"documents":{},"ops":[4,7]}])"}));
}

TEST(Renewal, whatWaitsOnATwinIsTakenOffTheList) {
    auto desk = TestDesk::ready("Waits", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    auto twin = desk.twin();
    // The desk came to 1 itself and saw that the server holds place 5; 2 to 4 another copy gave. By its own marks a
    // later disk of it would have lost 2 to 4 as well: those stay.
    auto request = renewal({5, {}}, Marks{1, {}});
    request.own = 2;
    request.given = {{5, "0005"}};
    const auto first = renew(desk, request);
    ASSERT_TRUE(first) << first.error().detail;
    const auto device = desk.place.device;
    goOnAs(desk, *first);
    const auto opsOf = [](const json::object& body) {
        return base::canonicalJson(body.at("mine").as_array()[0].as_object().at("ops"));
    };
    EXPECT_EQ(opsOf(card(desk, request.renewal)), "[2,3,4,5]");
    auto later = renewal({6, {}}, Marks{6, {}});
    later.waiting = {{1, "aaaa0001"}, {2, "aaaa0002"}, {4, "aaaa0004"}, {5, "aaaaffff"}, {6, "aaaa0006"}};
    const auto second = renew(twin, later);
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_EQ(opsOf(card(desk, request.renewal)), "[2,3,5]");
    EXPECT_EQ(env().superuser("SELECT version FROM app.record WHERE id = '" + request.renewal.text() + "'"), "2\n");
    EXPECT_EQ(env().superuser("SELECT count(*) FROM app.conflict_card WHERE record_id = '" + device.text() + "'"),
              "1\n");
}

TEST(Renewal, whatADiskLostAndATwinHasIsTakenOffByItsName) {
    auto desk = TestDesk::ready("Named", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    auto twin = desk.twin();
    // An image that knows of itself that it gave 2 to 4; the twin has the op of 2, another one under 3.
    auto request = renewal({4, {}}, Marks{1, {}});
    request.given = {{2, "0002"}, {3, "0003"}};
    const auto first = renew(desk, request);
    ASSERT_TRUE(first) << first.error().detail;
    goOnAs(desk, *first);
    auto later = renewal({4, {}}, Marks{4, {}});
    later.waiting = {{2, "aaaa0002"}, {3, "aaaaffff"}, {4, "aaaa0004"}};
    const auto second = renew(twin, later);
    ASSERT_TRUE(second) << second.error().detail;
    EXPECT_EQ(base::canonicalJson(card(desk, request.renewal).at("mine").as_array()[0].as_object().at("ops")), "[3,4]");
}

/// Of the newest card.
std::string lastOps(TestDesk& desk, const model::DeviceId& device) {
    auto id = env().superuser("SELECT id FROM app.conflict_card WHERE record_id = '" + device.text() +
                              "' ORDER BY id DESC LIMIT 1");
    id.erase(id.find_last_not_of('\n') + 1);
    const auto body = card(desk, *base::Uuid::parse(id));
    return base::canonicalJson(body.at("mine").as_array()[0].as_object().at("ops"));
}

TEST(Renewal, whatWaitsOnATwinThatCameFirstIsNotListed_byItsName) {
    auto desk = TestDesk::ready("Other Order", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    const auto device = desk.place.device;
    // Room for three more.
    env().superuser("UPDATE app.device SET state = 'revoked' WHERE tenant = '" + desk.place.tenant.text() +
                    "' AND id <> '" + device.text() + "'");
    auto twin = desk.twin(), third = desk.twin();
    // The twin has 2 and 3; the image gave 2 to the same op, 3 to another, and 4 and 5 are not on the twin.
    auto first = renewal({3, {}}, Marks{3, {}});
    first.waiting = {{2, "aaaa0002"}, {3, "aaaaffff"}, {6, "aaaa0006"}};
    const auto ofTwin = renew(twin, first);
    ASSERT_TRUE(ofTwin) << ofTwin.error().detail;
    goOnAs(twin, *ofTwin);
    ASSERT_TRUE(twin.push({twin.group({patientWithNumber(twin, 1)})}));
    // Another copy is renewed after it, and has 4.
    env().clock.advance(std::chrono::seconds(1));
    auto second = renewal({4, {}}, Marks{4, {}});
    second.waiting = {{4, "aaaa0004"}};
    const auto ofThird = renew(third, second);
    ASSERT_TRUE(ofThird) << ofThird.error().detail;
    goOnAs(third, *ofThird);
    ASSERT_TRUE(third.push({third.group({patientWithNumber(third, 1)})}));
    env().clock.advance(std::chrono::seconds(1));
    auto image = renewal({6, {}}, Marks{1, {}});
    image.given = {{2, "0002"}, {3, "0003"}, {4, "0004"}, {5, "0005"}};
    const auto last = renew(desk, image);
    ASSERT_TRUE(last) << last.error().detail;
    goOnAs(desk, *last);
    EXPECT_EQ(lastOps(desk, device), "[3,5,6]") << "what the image does not name stays";
}

TEST(Renewal, whatACopySaidWaitsIsListed_whenItsDiskIsPutBackBeforeItWentOn) {
    auto desk = TestDesk::ready("Not Yet At Work", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    const auto device = desk.place.device;
    auto request = renewal({2, {}}, Marks{2, {}});
    request.waiting = {{2, "aaaa0002"}};
    ASSERT_TRUE(renew(desk, request));
    // The answer was lost, and an image of before 2 was put back.
    env().clock.advance(std::chrono::seconds(1));
    auto again = renewal({2, {}}, Marks{1, {}});
    again.given = {{2, "0002"}};
    const auto answer = renew(desk, again);
    ASSERT_TRUE(answer) << answer.error().detail;
    goOnAs(desk, *answer);
    EXPECT_EQ(lastOps(desk, device), "[2]");
}

TEST(Renewal, whatTheOldDeviceSignedTravelsUnderItsName) {
    auto desk = TestDesk::ready("Carries", kRohini);
    ASSERT_TRUE(desk.push({desk.group({patientWithNumber(desk, 1)})}));
    auto made = patientWithNumber(desk, 2);
    auto group = desk.group({made});
    auto stranger = TestDesk::ready("Stranger", kPrakash);
    const auto refused = stranger.push({group});  // as if it were its own
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->verdicts[0].verdict, model::Verdict::parked);
    EXPECT_EQ(refused->verdicts[0].code, "damaged");

    const auto oldDevice = desk.place.device;
    const auto answer = renew(desk, renewal({2, {}}, Marks{2, {}}));
    ASSERT_TRUE(answer);
    goOnAs(desk, *answer);
    // Only the envelope's place in the device's sequence is another one.
    group.signedDevice = oldDevice;
    group.ops[0].envelope["device_seq"] = ++desk.deviceSeq;
    const auto taken = desk.push({group});
    ASSERT_TRUE(taken) << taken.error().detail;
    EXPECT_EQ(taken->verdicts[0].verdict, model::Verdict::applied) << taken->verdicts[0].detail;
    EXPECT_EQ(
        env().superuser("SELECT audit_seq || coalesce((SELECT string_agg(fault, ',') FROM app.audit_event a WHERE "
                        "a.device = d.id), '') FROM app.device d WHERE id = '" +
                        oldDevice.text() + "'"),
        "2\n")
        << "its event is the next link of the old device's chain";
}

}  // namespace
}  // namespace opdesk::sync::server
