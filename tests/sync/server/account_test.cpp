#include <gtest/gtest.h>

#include <algorithm>

#include "sync/protocol/dpop.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

TEST(Account, aReceptionistGetsTheDeskKeyAndNoOther) {
    const auto desk = TestDesk::ready("Front", kRohini);
    EXPECT_EQ(desk.session.staffName, "Rohini Pawar");
    EXPECT_EQ(desk.session.roles, std::vector<std::string>{"Receptionist"});
    ASSERT_EQ(desk.session.keys.size(), 1u);
    EXPECT_EQ(desk.session.keys[0].compartment, model::Compartment::desk);
    EXPECT_EQ(desk.place.clinicName, "Banyan Lane Clinic, Kothrud");
}

TEST(Account, anEnrolmentCodeWorksForOneDeviceOnly) {
    TestDesk first("One");
    const std::string code = env().nextEnrolCode();
    const json::object body{{"clinic_code", "BANYAN"}, {"code", code}, {"device_name", "One"}};
    const auto once = first.sendJson("POST", "/v1/enrol", body);
    ASSERT_EQ(once.status, 200) << once.body;
    const auto again = first.sendJson("POST", "/v1/enrol", body);
    EXPECT_EQ(again.body, once.body);  // a lost answer
    TestDesk second("Two");
    EXPECT_EQ(second.sendJson("POST", "/v1/enrol", body).status, 401);
    const auto unknown =
        second.sendJson("POST", "/v1/enrol", {{"clinic_code", "NOBODY"}, {"code", code}, {"device_name", "Two"}});
    EXPECT_EQ(unknown.body, second.sendJson("POST", "/v1/enrol", body).body);
}

TEST(Account, aWrongCodeIsRefusedAndTheFifthEndsTheChallenge) {
    auto desk = TestDesk::ready("Tries", kRohini);
    env().clock.advance(std::chrono::minutes(16));
    const auto started =
        desk.sendJson("POST", "/v1/login/start",
                      protocol::encode(protocol::LoginStart{desk.place.tenant, desk.place.device, kMeera}));
    const auto challenge = *protocol::decodeLoginChallenge(*base::parseJsonObject(started.body));
    protocol::LoginFinish finish{desk.place.tenant,
                                 desk.place.device,
                                 challenge.challenge,
                                 "",
                                 base::toBase64Url(desk.signing.publicKey()),
                                 base::toBase64Url(base::Bytes(32, 1))};
    const std::string right = env().lastOtp();
    finish.otp = right == "000000" ? "000001" : "000000";
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(desk.sendJson("POST", "/v1/login/finish", protocol::encode(finish)).status, 401);
    finish.otp = right;
    EXPECT_EQ(desk.sendJson("POST", "/v1/login/finish", protocol::encode(finish)).status, 401);
}

TEST(Account, anUnknownPhoneGetsTheSameAnswerAndNoCode) {
    auto desk = TestDesk::ready("Unknown", kRohini);
    const std::string before = env().lastOtp();
    const auto known =
        desk.sendJson("POST", "/v1/login/start",
                      protocol::encode(protocol::LoginStart{desk.place.tenant, desk.place.device, "+919812345678"}));
    EXPECT_EQ(known.status, 200);
    EXPECT_EQ(env().lastOtp(), before);
}

TEST(Account, theFourthCodeInAQuarterHourIsRefused) {
    auto desk = TestDesk::ready("Limits", kRohini);
    env().clock.advance(std::chrono::minutes(16));
    const auto body = protocol::encode(protocol::LoginStart{desk.place.tenant, desk.place.device, kMeera});
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(desk.sendJson("POST", "/v1/login/start", body).status, 200);
    EXPECT_EQ(desk.sendJson("POST", "/v1/login/start", body).status, 429);
}

TEST(Account, anAccessTokenDiesAfterFifteenMinutesAndWithItsSession) {
    auto desk = TestDesk::ready("Expiry", kRohini);
    EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 200);
    env().clock.advance(std::chrono::seconds(901));
    EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 401);
    auto other = TestDesk::ready("Logout", kMeera);
    EXPECT_EQ(other.send("POST", "/v1/session/end").status, 200);
    EXPECT_EQ(other.send("GET", "/v1/sync/pull").status, 401);
}

TEST(Account, aTokenIsWorthNothingWithoutItsDeviceKey) {
    const auto desk = TestDesk::ready("Owner", kRohini);
    TestDesk thief("Thief");
    EXPECT_EQ(thief.send("GET", "/v1/sync/pull", {}, desk.session.tokens.access).status, 401);
}

TEST(Account, aProofWorksOnceAndForItsOwnPathAndBody) {
    auto desk = TestDesk::ready("Replay", kRohini);
    const std::string& token = desk.session.tokens.access;
    Request request;
    request.method = "GET";
    request.target = "/v1/sync/pull";
    request.authorization = "DPoP " + token;
    request.dpopHeaders = 1;
    request.dpop =
        protocol::makeProof(desk.key, "GET", "/v1/sync/pull", token, desk.nonce, {}, env().clock, env().random);
    EXPECT_EQ(env().call(request).status, 200);
    const auto second = env().call(request);
    EXPECT_EQ(second.status, 401);
    EXPECT_EQ(errorOf(second), "proof_used");
    request.dpop =
        protocol::makeProof(desk.key, "GET", "/v1/admin/records", token, desk.nonce, {}, env().clock, env().random);
    EXPECT_EQ(env().call(request).status, 401);
    request.dpop = protocol::makeProof(desk.key, "GET", "/v1/sync/pull", token, "old", {}, env().clock, env().random);
    EXPECT_EQ(errorOf(env().call(request)), "use_dpop_nonce");
}

TEST(Account, aRefreshThatCameTwiceIsToldApartFromARefusedOneAndEndsNothing) {
    auto desk = TestDesk::ready("Twice", kRohini);
    const auto body = base::canonicalJson(json::object{{"refresh", desk.session.tokens.refresh}});
    Request request;
    request.method = "POST";
    request.target = "/v1/session/refresh";
    request.body = body;
    request.dpopHeaders = 1;
    request.dpop = protocol::makeProof(desk.key, "POST", request.target, {}, desk.nonce, base::asBytes(body),
                                       env().clock, env().random);
    const auto first = env().call(request);
    ASSERT_EQ(first.status, 200) << first.body;
    const auto second = env().call(request);
    EXPECT_EQ(second.status, 401);
    EXPECT_EQ(errorOf(second), "proof_used");
    // Proved anew, the answer that was lost comes again.
    const auto third = desk.sendJson("POST", "/v1/session/refresh", {{"refresh", desk.session.tokens.refresh}});
    ASSERT_EQ(third.status, 200) << third.body;
    EXPECT_EQ(protocol::decodeRefreshAnswer(*base::parseJsonObject(third.body))->tokens.refresh,
              protocol::decodeRefreshAnswer(*base::parseJsonObject(first.body))->tokens.refresh);
}

TEST(Account, aRefreshTokenWorksOnceAndALostAnswerComesAgain) {
    auto desk = TestDesk::ready("Refresh", kRohini);
    const json::object body{{"refresh", desk.session.tokens.refresh}};
    const auto first =
        protocol::decodeRefreshAnswer(*base::parseJsonObject(desk.sendJson("POST", "/v1/session/refresh", body).body));
    ASSERT_TRUE(first);
    const auto again =
        protocol::decodeRefreshAnswer(*base::parseJsonObject(desk.sendJson("POST", "/v1/session/refresh", body).body));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->tokens.refresh, first->tokens.refresh);
    env().clock.advance(std::chrono::hours(71));
    EXPECT_EQ(desk.sendJson("POST", "/v1/session/refresh", body).status, 200) << "the line went with the answer";
    env().clock.advance(std::chrono::hours(2));
    EXPECT_EQ(desk.sendJson("POST", "/v1/session/refresh", body).status, 401);
    // The old token came back too late: the whole family is dead.
    EXPECT_EQ(desk.sendJson("POST", "/v1/session/refresh", {{"refresh", first->tokens.refresh}}).status, 401);
}

TEST(Account, theFifthSessionEndsTheOldest) {
    std::vector<TestDesk> desks;
    desks.push_back(TestDesk::ready("Many", "+919800000009"));
    const std::string oldest = desks[0].session.tokens.refresh;
    for (int i = 0; i < 4; ++i)
        desks[0].login("+919800000009");
    EXPECT_EQ(desks[0].sendJson("POST", "/v1/session/refresh", {{"refresh", oldest}}).status, 401);
    EXPECT_EQ(desks[0].send("GET", "/v1/sync/pull").status, 200);
}

TEST(Account, onlyWhoMayManagesOnlineKindsAndVersionsGuardThem) {
    auto admin = TestDesk::ready("Office", "+919800000008");
    const auto list = admin.send("GET", "/v1/admin/records?kind=staff");
    ASSERT_EQ(list.status, 200) << list.body;
    const auto records = base::parseJsonObject(list.body)->at("records").get_array();
    ASSERT_FALSE(records.empty());
    const auto& first = records[0].get_object();
    json::object body = first.at("body").get_object();
    body["room"] = "Room 9";
    const std::string id(first.at("id").get_string().c_str());
    const json::object change{{"version", first.at("version")}, {"body", body}};
    // The server's own chain: events of the device whose id is all zero.
    const auto events = [&](const std::string& what) {
        return env().superuser("SELECT " + what + " FROM app.audit_event WHERE tenant = '" + admin.place.tenant.text() +
                               "' AND device = '00000000-0000-0000-0000-000000000000'");
    };
    const auto before = std::stoll(events("count(*)"));
    EXPECT_EQ(admin.sendJson("PUT", "/v1/admin/records/staff/" + id, change, admin.session.tokens.access).status, 200);
    EXPECT_EQ(errorOf(admin.sendJson("PUT", "/v1/admin/records/staff/" + id, change, admin.session.tokens.access)),
              "stale");
    EXPECT_EQ(std::stoll(events("count(*)")), before + 1) << "what is refused leaves no event of a write";
    EXPECT_EQ(std::stoll(events("max(sequence)")), before + 1);
    EXPECT_EQ(events("(array_agg(event ->> 'action' ORDER BY sequence DESC))[1]"), "staff.edit\n");
    const auto second = base::parseJsonObject(admin.send("GET", "/v1/admin/records?kind=staff").body);
    const json::object again{{"version", second->at("records").get_array()[0].get_object().at("version")},
                             {"body", body}};
    EXPECT_EQ(admin.sendJson("PUT", "/v1/admin/records/staff/" + id, again, admin.session.tokens.access).status, 200);
    EXPECT_EQ(
        env().superuser("SELECT count(*) FROM app.audit_event a JOIN app.audit_event b ON b.tenant = a.tenant AND "
                        "b.device = a.device AND b.sequence = a.sequence + 1 WHERE a.tenant = '" +
                        admin.place.tenant.text() +
                        "' AND a.device = '00000000-0000-0000-0000-000000000000' AND encode(a.hash, 'hex') <> "
                        "b.event ->> 'previous'"),
        "0\n");
    auto desk = TestDesk::ready("Counter", kRohini);
    EXPECT_EQ(desk.sendJson("PUT", "/v1/admin/records/staff/" + id, change, desk.session.tokens.access).status, 403);
    for (const auto* kind : {"patient", "price", "setting"})
        EXPECT_EQ(admin.send("GET", std::string("/v1/admin/records?kind=") + kind).status, 404) << kind;
}

TEST(Account, theDigitOfAStoppedDeskRestsForTwoDays) {
    env().clock.advance(std::chrono::minutes(16));
    auto admin = TestDesk::ready("Office", kAdmin);
    env().superuser("UPDATE app.device SET state = 'revoked' WHERE tenant = '" + admin.place.tenant.text() +
                    "' AND id <> '" + admin.place.device.text() + "'");
    TestDesk stopped("Stopped");
    stopped.enrol();
    const auto list = base::parseJsonObject(admin.send("GET", "/v1/admin/records?kind=device").body);
    ASSERT_TRUE(list);
    for (const auto& each : list->at("records").get_array()) {
        const auto& record = each.get_object();
        if (record.at("id") != json::value(stopped.place.device.text()))
            continue;
        json::object body = record.at("body").get_object();
        body["state"] = "revoked";
        const auto put =
            admin.sendJson("PUT", "/v1/admin/records/device/" + stopped.place.device.text(),
                           {{"version", record.at("version")}, {"body", body}}, admin.session.tokens.access);
        ASSERT_EQ(put.status, 200) << put.body;
    }
    TestDesk next("Next");
    next.enrol();
    EXPECT_NE(next.place.deskDigit, stopped.place.deskDigit) << "two slips of one number on one day";
    env().clock.advance(std::chrono::days(2));
    TestDesk later("Later");
    later.enrol();
    EXPECT_EQ(later.place.deskDigit, stopped.place.deskDigit);
}

TEST(Account, anAdminLetsADeskLeaveAndStopsItForGoodFromAnotherOne) {
    env().clock.advance(std::chrono::minutes(16));
    auto admin = TestDesk::ready("Office", kAdmin);
    auto desk = TestDesk::ready("Leaving", kRohini);
    const auto own = admin.place.device.text(), id = desk.place.device.text();
    const auto set = [](TestDesk& by, const std::string& device, const json::object& body) {
        return by.sendJson("POST", "/v1/admin/devices/" + device, body, by.session.tokens.access);
    };
    const auto listed = [&]() -> json::object {
        const auto list = base::parseJsonObject(admin.send("GET", "/v1/admin/devices").body);
        for (const auto& one : list->at("devices").get_array())
            if (one.at("id") == json::value(id))
                return one.get_object();
        return {};
    };
    EXPECT_EQ(desk.send("GET", "/v1/admin/devices").status, 403);
    EXPECT_EQ(set(desk, own, {{"state", "revoked"}, {"reason", "x"}}).status, 403);
    EXPECT_EQ(textAt(listed(), "name"), "Leaving");
    EXPECT_EQ(textAt(listed(), "state"), "active");
    EXPECT_EQ(listed().at("people").get_array().size(), 1u);
    EXPECT_GT(listed().at("last_seen_ms").get_int64(), 0);
    EXPECT_EQ(set(admin, id, {{"state", "drain"}}).status, 400) << "not without a reason";
    EXPECT_EQ(set(admin, id, {{"state", "replaced"}, {"reason", "x"}}).status, 400);
    EXPECT_EQ(errorOf(set(admin, own, {{"state", "drain"}, {"reason", "x"}})), "wrong_state") << "the desk that asks";
    EXPECT_EQ(
        errorOf(set(admin, base::Uuid::v7(env().clock, env().random).text(), {{"state", "drain"}, {"reason", "x"}})),
        "not_found");

    auto foreign = TestDesk::ready("Abroad", "+919800000053", true);
    EXPECT_EQ(errorOf(set(foreign, id, {{"state", "revoked"}, {"reason", "x"}})), "not_found")
        << "the admin of another clinic";
    EXPECT_EQ(foreign.send("GET", "/v1/admin/devices").body.find(id), std::string::npos);

    ASSERT_EQ(set(admin, id, {{"state", "drain"}, {"reason", "sold"}}).status, 200);
    const auto late = desk.create(model::KindId::patient, patientBody("Comes Late"));
    const auto pushed = desk.push({desk.group({late})});
    ASSERT_TRUE(pushed);
    EXPECT_EQ(pushed->verdicts[0].verdict, model::Verdict::parked);
    EXPECT_EQ(textAt(listed(), "state"), "drain");
    EXPECT_EQ(listed().at("set_aside"), json::value(1));
    const auto aside = base::parseJsonObject(admin.send("GET", "/v1/admin/quarantine").body);
    ASSERT_TRUE(aside);
    bool isNamed = false;
    for (const auto& group : aside->at("groups").get_array())
        for (const auto& item : group.at("what").get_array())
            if (item.at("record") == json::value(late.record.text())) {
                isNamed = textAt(item.get_object(), "name") == "Comes Late" &&
                          textAt(item.get_object(), "patient") == late.record.text();
                const auto& fields = item.at("fields").get_array();
                EXPECT_NE(std::ranges::find(fields, json::value("name")), fields.end());
            }
    EXPECT_TRUE(isNamed) << "somebody only the group would make";
    EXPECT_EQ(foreign.send("GET", "/v1/admin/quarantine").body.find(late.record.text()), std::string::npos);

    ASSERT_EQ(set(admin, id, {{"state", "revoked"}, {"reason", "sold"}}).status, 200);
    EXPECT_EQ(desk.send("GET", "/v1/sync/pull").status, 401);
    EXPECT_EQ(errorOf(set(admin, id, {{"state", "active"}, {"reason", "x"}})), "wrong_state")
        << "its digit may be another's by now";
    env().clock.advance(std::chrono::days(2));  // its digit rests so long; the tests that follow need nine
}

}  // namespace
}  // namespace opdesk::sync::server
