#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "samples.h"
#include "sync/protocol/compression.h"
#include "sync/protocol/dpop.h"
#include "sync/protocol/row_columns.h"

/// Whatever arrives, every decoder gives a Result: no exception, no crash, no endless memory.
namespace opdesk::sync::protocol {
namespace {

base::Bytes mutated(base::Bytes bytes) {
    const auto changes = *rc::gen::inRange(1, 6);
    for (int i = 0; i < changes && !bytes.empty(); ++i) {
        const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
        switch (*rc::gen::inRange(0, 3)) {
            case 0:
                bytes[place] = *rc::gen::arbitrary<std::uint8_t>();
                break;
            case 1:
                bytes.resize(place);
                break;
            default:
                bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(place), *rc::gen::arbitrary<std::uint8_t>());
        }
    }
    return bytes;
}

void decodeAll(const json::object& message) {
    (void)decodeEnrolRequest(message).has_value();
    (void)decodeEnrolAnswer(message).has_value();
    (void)decodeLoginStart(message).has_value();
    (void)decodeLoginChallenge(message).has_value();
    (void)decodeLoginFinish(message).has_value();
    (void)decodeLoginAnswer(message).has_value();
    (void)decodeRefreshAnswer(message).has_value();
    (void)decodePushRequest(message).has_value();
    (void)decodeRenewRequest(message).has_value();
    (void)decodeRenewAnswer(message).has_value();
    (void)decodeDigestAnswer(message).has_value();
    (void)decodeLeavesAnswer(message).has_value();
    (void)decodeRecordsRequest(message).has_value();
}

json::value anyJson(int depth) {
    switch (*rc::gen::inRange(0, depth > 0 ? 7 : 5)) {
        case 0:
            return nullptr;
        case 1:
            return *rc::gen::arbitrary<bool>();
        case 2:
            return *rc::gen::arbitrary<std::int64_t>();
        case 3:
            return *rc::gen::arbitrary<double>();
        case 4:
            return json::value(*rc::gen::arbitrary<std::string>());
        case 5: {
            json::array list;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                list.push_back(anyJson(depth - 1));
            return list;
        }
        default: {
            json::object object;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                object[*rc::gen::element<std::string>("ops", "keys", "op", "key", "tokens", "envelope", "audit")] =
                    anyJson(depth - 1);
            return object;
        }
    }
}

TEST(HostileInput, randomBytesAsAPage_giveAResult) {
    EXPECT_TRUE(rc::check([] {
        const auto bytes = *rc::gen::arbitrary<base::Bytes>();
        (void)decodePage(bytes).has_value();
        (void)expand(bytes, 100'000).has_value();
        (void)verifyProof(base::asText(bytes), {"GET", "/", "", {}, {}}).has_value();
    }));
}

/// Behind the seal, where only the holder of the key could put it; still no reason to read beyond the end.
TEST(HostileInput, changedColumns_giveAResult) {
    std::vector<std::string> bodies;
    std::vector<RowText> rows;
    for (const auto& row : samples::rows(9)) {
        bodies.push_back(R"({"at":"2026-11-17T04:00:00.000Z","by":")" + row.id.text() +
                         R"(","n":[1,2.5,null],"hash":"00112233445566778899aabbccddeeff"})");
        rows.push_back({row.kind, row.id, row.version, row.seq, row.deleted, {}});
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i].body = bodies[i];
    const auto good = *packRows(rows);
    EXPECT_TRUE(rc::check([&] {
        OpenedPart opened;
        (void)unpackRows(mutated(good), opened).has_value();
    }));
}

TEST(HostileInput, aChangedPage_givesAResult) {
    const auto good = encodePage(samples::page());
    EXPECT_TRUE(rc::check([&] {
        const auto page = decodePage(mutated(good));
        if (!page)
            return;
        for (const auto& part : page->parts)
            (void)openPart(samples::id<model::TenantId>(6), part, samples::key(7)).has_value();
    }));
}

TEST(HostileInput, aMessageWithOneMemberReplaced_givesAResult) {
    const std::vector<json::object> seeds{
        encode(samples::loginAnswer()),
        encode(samples::pushRequest()),
        encode(EnrolRequest{"a", "b", "c"}),
        encode(RenewRequest{{}, {1, {{"patient", 2}}}, RenewRequest::Marks{}, {}}),
        encode(LeavesAnswer{"e", 1, {{"visit", {}, 1, {}}}}),
        encode(RecordsRequest{"e", {{"visit", {}}}}),
        encode(DigestAnswer{"e", 1, std::vector<Leaf>(kBuckets)}),
        encode(RefreshAnswer{"l", samples::loginAnswer().keys, samples::loginAnswer().tokens})};
    EXPECT_TRUE(rc::check([&] {
        auto message = *rc::gen::elementOf(seeds);
        const auto place = *rc::gen::inRange<std::size_t>(0, message.size());
        (message.begin() + static_cast<std::ptrdiff_t>(place))->value() = anyJson(3);
        decodeAll(message);
    }));
}

TEST(HostileInput, changedTextOfAMessage_givesAResult) {
    const auto text = base::canonicalJson(encode(samples::pushRequest()));
    const base::Bytes good(text.begin(), text.end());
    EXPECT_TRUE(rc::check([&] {
        const auto bytes = mutated(good);
        const auto parsed = base::parseJsonObject(base::asText(bytes));
        if (parsed)
            decodeAll(*parsed);
    }));
}

TEST(HostileInput, aHeadLongerThanTheBody_isDamaged) {
    for (const base::Bytes& bytes : {base::Bytes{}, base::Bytes{0, 0, 0}, base::Bytes{255, 255, 255, 255, '{', '}'}}) {
        const auto page = decodePage(bytes);
        ASSERT_FALSE(page);
        EXPECT_EQ(page.error().code, base::ErrorCode::damaged);
    }
}

}  // namespace
}  // namespace opdesk::sync::protocol
