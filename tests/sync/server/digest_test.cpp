#include "sync/protocol/digest.h"

#include <gtest/gtest.h>

#include <thread>

#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::KindId;
using protocol::Leaf;

/// Nobody is taken for somebody else.
std::string uniqueName() {
    std::array<std::uint8_t, 12> bytes{};
    env().random.fill(bytes);
    return base::toHex(bytes);
}

/// Sums of a compartment from nothing but the rows, as a desk that pulled everything has them.
std::vector<Leaf> fromScratch(TestDesk& desk, model::Compartment compartment, std::int64_t& live) {
    std::vector<Leaf> sums(protocol::kBuckets);
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    const auto rows = desk.pullAll(cursor, coverage);
    EXPECT_TRUE(rows);
    base::Bytes key;
    for (const auto& one : desk.session.keys)
        if (one.compartment == compartment && one.epoch == 1)
            key = protocol::digestKey(*base::fromBase64Url(one.key));
    live = 0;
    for (const auto& [id, row] : *rows) {
        if (row.deleted || row.compartment != compartment)
            continue;
        ++live;
        protocol::fold(sums[protocol::bucketOf(id)],
                       protocol::leafOf(row.kind, id, row.version, key, base::canonicalJson(row.body)));
    }
    return sums;
}

protocol::DigestAnswer askDigest(TestDesk& desk, const std::string& compartment) {
    const auto response = desk.send("GET", "/v1/sync/digest?epoch=&compartment=" + compartment);
    EXPECT_EQ(response.status, 200) << response.body;
    return *protocol::decodeDigestAnswer(*base::parseJsonObject(response.body));
}

void expectTrueSums(TestDesk& desk) {
    for (const auto compartment : {model::Compartment::desk, model::Compartment::care, model::Compartment::notes}) {
        std::int64_t live = 0;
        const auto wanted = fromScratch(desk, compartment, live);
        const std::string name(model::compartmentName(compartment));
        EXPECT_EQ(askDigest(desk, name).sums, wanted) << name;
        EXPECT_EQ(env().superuser("SELECT coalesce(sum(live), 0) FROM app.digest_sum WHERE tenant = '" +
                                  desk.place.tenant.text() + "' AND compartment = '" + name + "'"),
                  std::to_string(live) + "\n");
    }
}

TEST(Digest, afterAnyHistoryOfConcurrentDesks_isWhatTheRowsGive) {
    auto reader = TestDesk::ready("Comparing", kMeera);
    std::vector<TestDesk> desks;
    desks.push_back(TestDesk::ready("D0", kRohini));
    desks.push_back(TestDesk::ready("D1", kPrakash));
    desks.push_back(TestDesk::ready("D2", kMeera));
    const auto shared = desks[0].create(KindId::patient, patientBody("Everybody Edits"));
    ASSERT_TRUE(desks[0].push({desks[0].group({shared})}));
    base::SeededRandom random(20261122);
    std::vector<std::vector<protocol::WireGroup>> work(desks.size());
    for (std::size_t d = 0; d < desks.size(); ++d) {
        auto& desk = desks[d];
        for (int i = 0; i < 10; ++i) {
            const auto patient = desk.create(KindId::patient, patientBody(uniqueName()));
            const auto contact = desk.create(
                KindId::contact, {{"patient", patient.record.text()},
                                  {"system", "phone"},
                                  {"value", "+9198" + std::to_string(10'000'000 + env().random.below(89'999'999))}});
            std::vector<model::Op> ops{patient, contact};
            if (d == 2)
                ops.push_back(desk.create(KindId::allergy, {{"patient", patient.record.text()},
                                                            {"substance", "drug " + std::to_string(i)},
                                                            {"status", "active"}}));
            work[d].push_back(desk.group(ops));
            const json::value locality(std::to_string(random.below(5)));
            work[d].push_back(
                desk.group({desk.set(KindId::patient, shared.record, 1, {{"locality", nullptr, locality}})}));
            if (random.below(2) == 0) {
                auto removal = desk.set(KindId::contact, contact.record, 1, {});
                removal.action = model::Action::remove;
                removal.document = {{"reason", "wrong number"}};
                work[d].push_back(desk.group({removal}));
            }
        }
    }
    std::vector<std::thread> threads;
    for (std::size_t d = 0; d < desks.size(); ++d)
        threads.emplace_back([&, d] {
            for (const auto& group : work[d])
                EXPECT_TRUE(desks[d].push({group}));
        });
    for (auto& thread : threads)
        thread.join();
    EXPECT_NE(env().superuser("SELECT count(*) FROM app.record WHERE deleted AND kind = 'contact'"), "0\n");
    expectTrueSums(reader);
}

TEST(Digest, comesWithTheLastPageAsOfItsHead) {
    auto desk = TestDesk::ready("Told", kRohini);
    std::int64_t cursor = 0;
    protocol::Coverage coverage;
    ASSERT_TRUE(desk.pullAll(cursor, coverage));
    ASSERT_TRUE(desk.push({desk.group({desk.create(KindId::patient, patientBody("Something New"))})}));
    const auto first = desk.pull(0, 1);
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->more);
    EXPECT_TRUE(first->digests.empty()) << "only the last page";
    const auto last = desk.pull(cursor);
    ASSERT_TRUE(last);
    ASSERT_EQ(last->digests.size(), 1u);
    const auto sums = askDigest(desk, "desk");
    EXPECT_EQ(sums.head, last->head);
    EXPECT_EQ(last->digests.at("desk"), protocol::combined(sums.sums));
    const auto nothing = desk.pull(last->head);
    ASSERT_TRUE(nothing);
    EXPECT_TRUE(nothing->digests.empty());
    const auto asked = protocol::decodePage(
        base::asBytes(desk.send("GET", "/v1/sync/pull?cursor=" + std::to_string(last->head) + "&digests=1").body));
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->digests, last->digests);
}

TEST(Digest, aBucketsLeavesFoldToItsSum_andItsRecordsCanBeAskedFor) {
    auto desk = TestDesk::ready("Bisecting", kMeera);
    const auto patient = desk.create(KindId::patient, patientBody("Looked For"));
    const auto answer = desk.push({desk.group({patient})});
    ASSERT_TRUE(answer);
    const auto bucket = protocol::bucketOf(patient.record);
    const auto response = desk.send("GET", "/v1/sync/leaves?epoch=&compartment=desk&bucket=" + std::to_string(bucket));
    ASSERT_EQ(response.status, 200) << response.body;
    const auto leaves = protocol::decodeLeavesAnswer(*base::parseJsonObject(response.body));
    ASSERT_TRUE(leaves);
    Leaf sum{};
    bool found = false;
    for (const auto& entry : leaves->leaves) {
        protocol::fold(sum, entry.leaf);
        found = found || (entry.id == patient.record && entry.kind == "patient" && entry.version == 1);
    }
    EXPECT_TRUE(found);
    const auto sums = askDigest(desk, "desk");
    EXPECT_EQ(sums.head, leaves->head);
    EXPECT_EQ(sums.sums[bucket], sum);

    const protocol::RecordsRequest wanted{
        "", {{"patient", patient.record}, {"patient", base::Uuid::v7(env().clock, env().random)}}};
    const auto page = protocol::decodePage(base::asBytes(
        desk.sendJson("POST", "/v1/sync/records", protocol::encode(wanted), desk.session.tokens.access).body));
    ASSERT_TRUE(page);
    const auto rows = desk.rows(*page);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.at(patient.record).version, 1);
    EXPECT_EQ(page->cursor, 0);
    EXPECT_FALSE(page->more);
}

TEST(Digest, ofACompartmentThatIsNotTheDevices_isNotFound) {
    auto desk = TestDesk::ready("Reception", kRohini);
    for (const char* compartment : {"care", "notes", "nonsense", ""})
        EXPECT_EQ(desk.send("GET", std::string("/v1/sync/digest?compartment=") + compartment).status, 404);
    EXPECT_EQ(desk.send("GET", "/v1/sync/leaves?compartment=care&bucket=1").status, 404);
    EXPECT_EQ(desk.send("GET", "/v1/sync/leaves?compartment=desk&bucket=256").status, 400);
    auto doctor = TestDesk::ready("Consulting", kMeera);
    const auto patient = doctor.create(KindId::patient, patientBody("Sealed"));
    const auto allergy =
        doctor.create(KindId::allergy, {{"patient", patient.record.text()}, {"substance", "x"}, {"status", "active"}});
    ASSERT_TRUE(doctor.push({doctor.group({patient, allergy})}));
    const protocol::RecordsRequest wanted{"", {{"allergy", allergy.record}}};
    const auto page = protocol::decodePage(base::asBytes(
        desk.sendJson("POST", "/v1/sync/records", protocol::encode(wanted), desk.session.tokens.access).body));
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->parts.empty());
}

}  // namespace
}  // namespace opdesk::sync::server
