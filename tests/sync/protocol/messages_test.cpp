#include <gtest/gtest.h>

#include <deque>

#include "samples.h"

namespace opdesk::sync::protocol {
namespace {

using base::canonicalJson;

TEST(Messages, everyAccountMessage_comesBackAsItWasSent) {
    const EnrolRequest enrol{"aarogya", "ABCD-EFGH", "Front desk"};
    EXPECT_EQ(canonicalJson(encode(*decodeEnrolRequest(encode(enrol)))), canonicalJson(encode(enrol)));
    EXPECT_EQ(decodeEnrolRequest(encode(enrol))->deviceName, "Front desk");
    const EnrolAnswer enrolled{
        samples::id<model::TenantId>(1), samples::id<model::DeviceId>(2), "क्लिनिक", "A07", 2, 330, "key"};
    EXPECT_EQ(canonicalJson(encode(*decodeEnrolAnswer(encode(enrolled)))), canonicalJson(encode(enrolled)));
    EXPECT_EQ(decodeEnrolAnswer(encode(enrolled))->deskDigit, 2);
    const LoginStart start{samples::id<model::TenantId>(1), samples::id<model::DeviceId>(2), "+919820012345"};
    EXPECT_EQ(decodeLoginStart(encode(start))->phone, start.phone);
    EXPECT_EQ(decodeLoginChallenge(encode(LoginChallenge{"c", 120}))->expiresInSeconds, 120);
    const LoginFinish finish{
        samples::id<model::TenantId>(1), samples::id<model::DeviceId>(2), "c", "123456", "sign", "escrow"};
    EXPECT_EQ(canonicalJson(encode(*decodeLoginFinish(encode(finish)))), canonicalJson(encode(finish)));
    const auto answer = samples::loginAnswer();
    EXPECT_EQ(canonicalJson(encode(*decodeLoginAnswer(encode(answer)))), canonicalJson(encode(answer)));
    EXPECT_EQ(decodeLoginAnswer(encode(answer))->keys.at(0).epoch, 2);
    const RefreshAnswer refresh{"lease", answer.keys, answer.tokens};
    EXPECT_EQ(canonicalJson(encode(*decodeRefreshAnswer(encode(refresh)))), canonicalJson(encode(refresh)));
}

TEST(Messages, ofARenewedDevice_comeBackAsTheyWereSent) {
    RenewRequest request{
        samples::id<model::OpId>(1).uuid(), {412, {{"invoice:A07:2627", 42}, {"clinic_number", 1234}}}, {}, {}};
    EXPECT_FALSE(decodeRenewRequest(encode(request))->here);
    EXPECT_FALSE(decodeRenewRequest(encode(request))->of);
    EXPECT_TRUE(decodeRenewRequest(encode(request))->missing.empty());
    EXPECT_FALSE(decodeRenewRequest(encode(request))->own);
    EXPECT_TRUE(decodeRenewRequest(encode(request))->waiting.empty());
    EXPECT_TRUE(decodeRenewRequest(encode(request))->given.empty());
    request.here = {400, {{"clinic_number", 1230}}};
    request.of = samples::id<model::DeviceId>(3);
    request.missing = {3, 9};
    request.own = 405;
    request.waiting = {{402, "0a1b2c3d"}, {404, "12345678"}};
    request.given = {{401, "0a1b"}, {402, "12345678"}};
    const auto asked = decodeRenewRequest(encode(request));
    ASSERT_TRUE(asked) << asked.error().field;
    EXPECT_EQ(asked->renewal, request.renewal);
    EXPECT_EQ(asked->marks.deviceSeq, 412);
    EXPECT_EQ(asked->marks.counters, request.marks.counters);
    ASSERT_TRUE(asked->here);
    EXPECT_EQ(asked->here->deviceSeq, 400);
    EXPECT_EQ(asked->here->counters, request.here->counters);
    EXPECT_EQ(asked->of, request.of);
    EXPECT_EQ(asked->missing, request.missing);
    EXPECT_EQ(asked->own, request.own);
    EXPECT_EQ(asked->waiting, request.waiting);
    ASSERT_EQ(asked->given.size(), 2u);
    EXPECT_EQ(asked->given[1].place, 402);
    EXPECT_EQ(asked->given[1].op, "12345678");
    const auto login = samples::loginAnswer();
    const RenewAnswer answer{samples::id<model::DeviceId>(2), "A0K", 3, "lease", login.keys, login.tokens};
    const auto back = decodeRenewAnswer(encode(answer));
    ASSERT_TRUE(back) << back.error().field;
    EXPECT_EQ(canonicalJson(encode(*back)), canonicalJson(encode(answer)));
    EXPECT_EQ(back->series, "A0K");
    auto wrong = encode(request);
    wrong["here"] = json::object{{"device_seq", 1}};
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "here.counters");
    wrong = encode(request);
    wrong["marks"].as_object()["counters"].as_object()["clinic_number"] = -1;
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "marks.counters");
    wrong = encode(request);
    wrong["missing"].as_array().push_back(-1);
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "missing");
    wrong = encode(request);
    wrong["waiting"] = json::array{0};
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "waiting");
    wrong = encode(request);
    wrong["waiting_ops"] = json::array{"0a1b2c3d"};
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "waiting_ops") << "one for each place";
    auto older = encode(request);
    older.erase("waiting_ops");
    const std::map<std::int64_t, std::string> unnamed{{402, ""}, {404, ""}};
    ASSERT_TRUE(decodeRenewRequest(older));
    EXPECT_EQ(decodeRenewRequest(older)->waiting, unnamed);
    EXPECT_EQ(canonicalJson(encode(*decodeRenewRequest(older))), canonicalJson(older));
    wrong = encode(request);
    wrong["given"].as_array()[0].as_object()["op"] = "0a1";
    EXPECT_EQ(decodeRenewRequest(wrong).error().field, "op") << "too few digits tell no two ops apart";
}

TEST(Messages, ofComparing_comeBackAsTheyWereSent) {
    DigestAnswer digest{"epoch-1", 77, std::vector<Leaf>(kBuckets)};
    digest.sums[255] = {9, 8, 7};
    const auto sums = decodeDigestAnswer(encode(digest));
    ASSERT_TRUE(sums);
    EXPECT_EQ(sums->sums, digest.sums);
    digest.sums.pop_back();
    EXPECT_FALSE(decodeDigestAnswer(encode(digest)));
    const auto record = samples::id<model::VisitId>(5).uuid();
    const LeavesAnswer leaves{"epoch-1", 77, {{"of_next_year", record, 3, Leaf{4}}}};
    const auto entries = decodeLeavesAnswer(encode(leaves));
    ASSERT_TRUE(entries);
    EXPECT_EQ(canonicalJson(encode(*entries)), canonicalJson(encode(leaves)));
    const RecordsRequest wanted{"epoch-1", {{"visit", record}}};
    EXPECT_EQ(decodeRecordsRequest(encode(wanted))->records, wanted.records);
    EXPECT_FALSE(decodeRecordsRequest(
        encode(RecordsRequest{"e", std::vector(kMaxRecordsAsked + 1, std::pair(std::string("visit"), record))})));
    EXPECT_EQ(decodeBootstrapAnswer(encode(BootstrapAnswer{"e", 7, 200'000}))->records, 200'000);
    EXPECT_EQ(decodeWaitAnswer(encode(WaitAnswer{7, "epoch-2"}))->head, 7);
    EXPECT_EQ(decodeWaitAnswer(encode(WaitAnswer{7, "epoch-2"}))->epoch, "epoch-2");
    EXPECT_EQ(decodeWaitAnswer(json::object{{"head", 7}})->epoch, "") << "an older server";
}

TEST(Messages, aPushRequest_comesBackAsItWasSent) {
    const auto request = samples::pushRequest();
    const auto back = decodePushRequest(encode(request));
    ASSERT_TRUE(back) << back.error().field;
    EXPECT_EQ(canonicalJson(encode(*back)), canonicalJson(encode(request)));
    EXPECT_EQ(back->groups.at(0).ops.at(0).payload, (base::Bytes{1, 2, 3}));
    EXPECT_EQ(back->groups.at(0).audit.at(0).compartment, model::Compartment::care);
    EXPECT_EQ(back->groups.at(0).signedDevice, samples::id<model::DeviceId>(7));
    EXPECT_EQ(back->leases, request.leases);
}

TEST(Messages, aPushWrittenFromTexts_isTheSameRequest) {
    auto request = samples::pushRequest();
    request.groups.push_back(request.groups[0]);
    request.groups[1].signedDevice.reset();
    request.groups[1].audit.clear();
    std::deque<std::string> texts;
    const auto written = [&](std::size_t count) {
        PushText text(request.epoch, request.schema, request.leases);
        for (const auto& group : request.groups) {
            WireGroupText one{group.group, group.actor, group.lease, group.signature, group.signedDevice, {}, {}};
            for (const auto& op : group.ops)
                one.ops.push_back({texts.emplace_back(canonicalJson(op.envelope)), op.keyEpoch, op.payload});
            for (const auto& audit : group.audit)
                one.audit.push_back(
                    {texts.emplace_back(canonicalJson(audit.event)), audit.compartment, audit.keyEpoch, audit.sealed});
            text.add(one);
        }
        EXPECT_EQ(text.groups(), 2u);
        const auto size = text.size(count);
        const auto bytes = std::move(text).take(count);
        EXPECT_EQ(bytes.size(), size);
        return std::string(base::asText(bytes));
    };
    EXPECT_EQ(written(2), canonicalJson(encode(request)));
    const auto one = written(1);
    request.groups.pop_back();
    EXPECT_EQ(one, canonicalJson(encode(request)));
}

TEST(Messages, aMissingMember_isNamed) {
    auto message = encode(EnrolRequest{"a", "b", "c"});
    message.erase("device_name");
    const auto result = decodeEnrolRequest(message);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, base::ErrorCode::invalidInput);
    EXPECT_EQ(result.error().field, "device_name");
}

TEST(Messages, aKeyOfTheWrongSize_isRefused) {
    auto answer = samples::loginAnswer();
    answer.keys[0].key = base::toBase64Url(base::Bytes(16, 1));
    const auto result = decodeLoginAnswer(encode(answer));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().field, "key");
}

TEST(Messages, moreOpsThanARequestMayHold_areRefused) {
    auto request = samples::pushRequest();
    const auto op = request.groups[0].ops[0];
    request.groups[0].ops.assign(70, op);
    request.groups.push_back(request.groups[0]);
    EXPECT_TRUE(decodePushRequest(encode(request)));
    request.groups.push_back(request.groups[0]);
    const auto result = decodePushRequest(encode(request));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().field, "groups");
}

}  // namespace
}  // namespace opdesk::sync::protocol
