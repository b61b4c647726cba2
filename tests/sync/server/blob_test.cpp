#include <gtest/gtest.h>

#include <thread>

#include "core/model/blob.h"
#include "sync/protocol/blob_messages.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::Compartment;

/// A scan as a desk seals it.
struct Scan {
    Scan(const TestDesk& desk, std::size_t size, Compartment compartment = Compartment::notes) {
        plain.resize(size);
        env().random.fill(plain);
        base::Bytes key;
        for (const auto& one : desk.session.keys)
            if (one.compartment == compartment)
                key = *base::fromBase64Url(one.key);
        name = model::blobName(key, crypto::sha256(plain));
        sealed = *model::sealBlob(desk.place.tenant, compartment, 1, key, name, plain, env().random);
    }
    std::string path() const { return protocol::blobPath(name); }
    std::string put(std::int64_t offset, const std::string& compartment = "notes") const {
        return path() + "?compartment=" + compartment + "&bytes=" + std::to_string(sealed.size()) +
               "&offset=" + std::to_string(offset);
    }
    std::string piece(std::size_t from, std::size_t size) const {
        return std::string(base::asText(base::ByteView(sealed).subspan(from, std::min(size, sealed.size() - from))));
    }
    base::Bytes plain, sealed;
    model::BlobName name{};
};

protocol::BlobAnswer answerOf(const Response& response) {
    EXPECT_EQ(response.status, 200) << response.body;
    const auto object = base::parseJsonObject(response.body);
    if (!object)
        return {-1, false};
    return protocol::decodeBlobAnswer(*object).value_or(protocol::BlobAnswer{-1, false});
}

/// Sends all of it from where the server stands.
protocol::BlobAnswer sendAll(TestDesk& desk, const Scan& scan, std::size_t pieceSize) {
    auto answer = answerOf(desk.send("PUT", scan.put(0)));
    while (answer.have >= 0 && !answer.isComplete) {
        const auto at = answer.have;
        answer = answerOf(desk.send("PUT", scan.put(at), scan.piece(static_cast<std::size_t>(at), pieceSize)));
        if (answer.have == at)
            break;
    }
    return answer;
}

base::Bytes fetchAll(TestDesk& desk, const Scan& scan, std::size_t pieceSize) {
    base::Bytes came;
    while (came.size() < scan.sealed.size()) {
        const auto response = desk.send(
            "GET", scan.path() + "?offset=" + std::to_string(came.size()) + "&limit=" + std::to_string(pieceSize));
        if (response.status != 200 || response.body.empty())
            break;
        came.insert(came.end(), response.body.begin(), response.body.end());
    }
    return came;
}

std::int64_t usage() {
    return std::stoll("0" + env().superuser("SELECT coalesce(sum(bytes), 0) FROM app.blob_usage"));
}

TEST(Blobs, comeInPieces_goOnAfterACutAnywhere_andGoOutInOtherPieces) {
    auto doctor = TestDesk::ready("Scanner", kMeera);
    auto other = TestDesk::ready("Consulting", kMeera);
    const Scan scan(doctor, 700'001);
    EXPECT_EQ(answerOf(doctor.send("PUT", scan.put(0))).have, 0);
    EXPECT_EQ(answerOf(doctor.send("PUT", scan.put(0), scan.piece(0, 12'345))).have, 12'345);
    // The answer got lost: the same piece again, then one too far.
    EXPECT_EQ(answerOf(doctor.send("PUT", scan.put(0), scan.piece(0, 12'345))).have, 12'345);
    EXPECT_EQ(answerOf(doctor.send("PUT", scan.put(20'000), scan.piece(20'000, 10))).have, 12'345);
    EXPECT_EQ(doctor.send("GET", scan.path() + "?offset=0").status, 404) << "not whole yet";
    EXPECT_TRUE(sendAll(doctor, scan, 60'007).isComplete);
    for (const std::size_t piece : {7'919u, 131'072u, 262'144u})
        EXPECT_EQ(fetchAll(other, scan, piece), scan.sealed) << piece;
    EXPECT_EQ(doctor.send("GET", scan.path() + "?offset=" + std::to_string(scan.sealed.size())).status, 400);
    EXPECT_TRUE(answerOf(doctor.send("PUT", scan.put(0))).isComplete) << "sent again, it is there";
    EXPECT_TRUE(answerOf(other.send("PUT", scan.put(0))).isComplete) << "another desk need not send it";
}

TEST(Blobs, whatIsNotWhatItsNameSays_isGoneAndSaidSo) {
    auto doctor = TestDesk::ready("Scanner", kMeera);
    Scan scan(doctor, 300'000);
    const auto before = usage();
    for (const std::size_t at :
         {std::size_t{3}, std::size_t{10}, std::size_t{20}, std::size_t{100}, std::size_t{299'000}}) {
        scan.sealed[at] ^= 1;
        answerOf(doctor.send("PUT", scan.put(0)));
        answerOf(doctor.send("PUT", scan.put(0), scan.piece(0, 200'000)));
        const auto refused = doctor.send("PUT", scan.put(200'000), scan.piece(200'000, 200'000));
        EXPECT_EQ(refused.status, 400) << at;
        EXPECT_EQ(errorOf(refused), "damaged") << at;
        EXPECT_EQ(answerOf(doctor.send("PUT", scan.put(0))).have, 0) << "it begins again";
        scan.sealed[at] ^= 1;
    }
    // True bytes under another name, as somebody would who knows a name and wants to put his own content there.
    Scan forged(doctor, 300'000);
    forged.name[5] ^= 1;
    answerOf(doctor.send("PUT", forged.put(0), forged.piece(0, 200'000)));
    EXPECT_EQ(errorOf(doctor.send("PUT", forged.put(200'000), forged.piece(200'000, 200'000))), "damaged");
    EXPECT_TRUE(sendAll(doctor, scan, 200'000).isComplete);
    EXPECT_EQ(usage() - before, static_cast<std::int64_t>(scan.sealed.size())) << "what was refused takes no room";
}

TEST(Blobs, twoDesksThatAttachTheSameContent_neverMixTheirs) {
    auto a = TestDesk::ready("A", kMeera), b = TestDesk::ready("B", kMeera);
    const Scan first(a, 300'000);
    Scan second = first;
    base::Bytes key;
    for (const auto& one : b.session.keys)
        if (one.compartment == Compartment::notes)
            key = *base::fromBase64Url(one.key);
    second.sealed =
        *model::sealBlob(b.place.tenant, Compartment::notes, 1, key, second.name, second.plain, env().random);
    const auto before = usage();
    for (std::size_t at = 0; at < 250'000; at += 50'000) {
        EXPECT_EQ(answerOf(a.send("PUT", first.put(static_cast<std::int64_t>(at)), first.piece(at, 50'000))).have,
                  static_cast<std::int64_t>(at) + 50'000);
        EXPECT_EQ(answerOf(b.send("PUT", second.put(static_cast<std::int64_t>(at)), second.piece(at, 50'000))).have,
                  static_cast<std::int64_t>(at) + 50'000);
    }
    EXPECT_TRUE(answerOf(b.send("PUT", second.put(250'000), second.piece(250'000, 60'000))).isComplete);
    EXPECT_TRUE(answerOf(a.send("PUT", first.put(250'000), first.piece(250'000, 60'000))).isComplete);
    EXPECT_EQ(fetchAll(a, first, 262'144), second.sealed) << "the first that was whole";
    EXPECT_EQ(usage() - before, static_cast<std::int64_t>(second.sealed.size()));
}

TEST(Blobs, areReadByWhoMayReadTheirCompartment_andByNobodyElse) {
    auto doctor = TestDesk::ready("Scanner", kMeera);
    auto desk = TestDesk::ready("Reception", kRohini);
    auto foreign = TestDesk::ready("Elsewhere", "+919800000051", true);
    const Scan scan(doctor, 100'000);
    // Whoever is logged in sends what a doctor attached: the bytes are sealed.
    EXPECT_TRUE(sendAll(desk, scan, 60'000).isComplete);
    EXPECT_EQ(fetchAll(doctor, scan, 262'144), scan.sealed);
    const auto unknown = desk.send("GET", "/v1/blobs/" + std::string(64, 'a') + "?offset=0");
    const auto hidden = desk.send("GET", scan.path() + "?offset=0");
    const auto other = foreign.send("GET", scan.path() + "?offset=0");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(other.status, 404);
    EXPECT_EQ(hidden.body, unknown.body);
    EXPECT_EQ(other.body, unknown.body);
    EXPECT_FALSE(answerOf(foreign.send("PUT", scan.put(0))).isComplete) << "another clinic's is none of this one's";
    const auto kept =
        env().superuser("SELECT count(*) FROM app.blob WHERE complete AND name = '\\x" + base::toHex(scan.name) + "'");
    EXPECT_EQ(kept.substr(0, 1), "1");
    const std::string plain(base::asText(base::ByteView(scan.plain).first(24)));
    EXPECT_EQ(std::string(base::asText(scan.sealed)).find(plain), std::string::npos);
}

TEST(Blobs, aLeavingDesk_sendsAndGetsNothing) {
    auto doctor = TestDesk::ready("Leaving", kMeera);
    const Scan scan(doctor, 50'000);
    env().superuser("UPDATE app.device SET state = 'drain' WHERE id = '" + doctor.place.device.text() + "'");
    EXPECT_TRUE(sendAll(doctor, scan, 30'000).isComplete);
    EXPECT_EQ(doctor.send("GET", scan.path() + "?offset=0").status, 404);
}

TEST(Blobs, requestsThatMakeNoSense_areRefusedByName) {
    auto doctor = TestDesk::ready("Scanner", kMeera);
    const Scan scan(doctor, 50'000);
    const auto name = base::toHex(scan.name);
    const auto path = "/v1/blobs/" + name;
    const std::vector<std::string> targets{
        "/v1/blobs/x?compartment=notes&bytes=100&offset=0",
        "/v1/blobs/" + std::string(64, 'A') + "?compartment=notes&bytes=100&offset=0",
        path + "?compartment=desk&bytes=50060&offset=0",
        path + "?compartment=x&bytes=50060&offset=0",
        path + "?compartment=notes&bytes=0&offset=0",
        path + "?compartment=notes&bytes=21000000&offset=0",
        path + "?compartment=notes&bytes=50060&offset=-1",
        path + "?compartment=notes&bytes=50060&offset=50061",
        path + "?compartment=notes&bytes=50060&offset=9999999999999999999"};
    for (const auto& target : targets)
        EXPECT_EQ(doctor.send("PUT", target).status, 400) << target;
    EXPECT_EQ(doctor.send("PUT", scan.put(0), std::string(60'000, 'x')).status, 400) << "over its own end";
    const Scan large(doctor, 400'000);
    EXPECT_EQ(doctor.send("PUT", large.put(0), large.piece(0, 262'145)).status, 413);
}

TEST(Blobs, aClinicsRoom_isCountedWithWhatIsUnderWay_andAbandonedPartsMakeRoom) {
    auto instance = env().instance();
    env().goThrough(instance.get());
    auto doctor = TestDesk::ready("Scanner", kMeera);
    instance->config.blobQuotaMegabytes = usage() / (1024 * 1024) + 2;
    const Scan half(doctor, 1'200'000), rest(doctor, 1'200'000);
    EXPECT_EQ(answerOf(doctor.send("PUT", half.put(0), half.piece(0, 1000))).have, 1000);
    const auto full = doctor.send("PUT", rest.put(0));
    EXPECT_EQ(full.status, 413);
    EXPECT_NE(full.body.find("quota"), std::string::npos);
    env().superuser("UPDATE app.blob SET touched_ms = touched_ms - 8 * 86400000 WHERE NOT complete");
    EXPECT_TRUE(sendAll(doctor, rest, 200'000).isComplete);
    env().goThrough(nullptr);
}

TEST(Blobs, aWholeOne_isNeverChangedByTheServersOwnRole) {
    auto doctor = TestDesk::ready("Scanner", kMeera);
    const Scan scan(doctor, 50'000);
    ASSERT_TRUE(sendAll(doctor, scan, 30'000).isComplete);
    auto transaction = env().services().database.begin({doctor.place.tenant, {}, {}, {}});
    ASSERT_TRUE(transaction);
    Params params;
    params.add(doctor.place.tenant).add(base::ByteView(scan.name));
    const auto gone = transaction->execute("DELETE FROM app.blob_piece WHERE tenant = $1 AND name = $2", params);
    ASSERT_FALSE(gone);
    EXPECT_EQ(sqlStateOf(gone.error()), "42501");
}

}  // namespace
}  // namespace opdesk::sync::server
