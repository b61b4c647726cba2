#include <gtest/gtest.h>

#include "sync/server/block_cache.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

using model::KindId;

protocol::PageAnswer pageOf(const Response& response) {
    EXPECT_EQ(response.status, 200) << response.body;
    auto page = protocol::decodePage(base::asBytes(response.body));
    EXPECT_TRUE(page);
    return page ? std::move(*page) : protocol::PageAnswer{};
}

/// Nobody is taken for somebody else.
std::string uniqueName() {
    std::array<std::uint8_t, 12> bytes{};
    env().random.fill(bytes);
    return base::toHex(bytes);
}

void fillClinic(TestDesk& desk, int groups) {
    for (int g = 0; g < groups; ++g) {
        std::vector<protocol::WireGroup> wires;
        for (int part = 0; part < 2; ++part) {
            std::vector<model::Op> ops;
            for (int i = 0; i < 100; ++i)
                ops.push_back(desk.create(KindId::patient, patientBody(uniqueName())));
            wires.push_back(desk.group(ops));
        }
        ASSERT_TRUE(desk.push(wires));
    }
}

TEST(Bootstrap, inBlocksBringsEveryRowOnceAndLittleOnTheWire) {
    auto writer = TestDesk::ready("Writing", kMeera);
    fillClinic(writer, 26);
    auto desk = TestDesk::ready("Beginning", kRohini);
    const auto said = desk.send("GET", "/v1/sync/bootstrap?epoch=&schema=1");
    const auto expected = protocol::decodeBootstrapAnswer(*base::parseJsonObject(said.body));
    ASSERT_TRUE(expected);
    std::map<base::Uuid, model::RecordImage> all;
    std::int64_t cursor = 0;
    int pages = 0;
    std::size_t bytes = 0;
    for (bool more = true; more; ++pages) {
        const auto page =
            pageOf(desk.send("GET", "/v1/sync/pull?epoch=&cursor=" + std::to_string(cursor) + "&blocks=1"));
        for (const auto& part : page.parts) {
            bytes += part.sealed.size();
            EXPECT_LE(part.rows, 4000);
        }
        for (auto& [id, row] : desk.rows(page))
            EXPECT_TRUE(all.emplace(id, row).second);
        EXPECT_EQ(page.digests.empty(), page.more);
        if (page.more) {
            EXPECT_EQ(page.cursor % 1024, 0) << "a boundary others share";
        }
        EXPECT_GT(page.cursor, cursor);
        cursor = page.cursor;
        more = page.more;
    }
    EXPECT_GE(pages, 2);
    EXPECT_EQ(std::ranges::count_if(all, [](const auto& entry) { return !entry.second.deleted; }), expected->records);
    RecordProperty("bytes_a_record", std::to_string(bytes / all.size()));
    EXPECT_LT(bytes / all.size(), 110u) << "bytes a record";
}

TEST(Bootstrap, aCachedBlockIsTheSameBytesAndItsMovedRowsComeLater) {
    auto desk = TestDesk::ready("Cached", kMeera);
    const std::string from = "/v1/sync/pull?epoch=&cursor=0&blocks=1";
    const auto first = pageOf(desk.send("GET", from));
    ASSERT_TRUE(first.more) << "the test before fills the clinic";
    const auto moved = desk.rows(first);
    const auto patient =
        std::ranges::find_if(moved, [](const auto& entry) { return entry.second.kind == KindId::patient; });
    ASSERT_NE(patient, moved.end());
    const auto answer = desk.push({desk.group(
        {desk.set(KindId::patient, patient->first, patient->second.version, {{"locality", nullptr, "Moved On"}})})});
    ASSERT_TRUE(answer);
    const auto second = pageOf(desk.send("GET", from));
    ASSERT_EQ(second.cursor, first.cursor);
    ASSERT_EQ(second.parts.size(), first.parts.size());
    for (std::size_t i = 0; i < first.parts.size(); ++i)
        EXPECT_EQ(second.parts[i].sealed, first.parts[i].sealed) << "made once";
    const auto later = desk.pull(answer->head - 1);
    ASSERT_TRUE(later);
    EXPECT_TRUE(desk.rows(*later).contains(patient->first));
}

TEST(Bootstrap, theDaysPatientsComeFirstAndWhole) {
    auto doctor = TestDesk::ready("Today", kMeera);
    const auto patient = doctor.create(KindId::patient, patientBody("Here Today"));
    const auto contact = doctor.create(
        KindId::contact, {{"patient", patient.record.text()}, {"system", "phone"}, {"value", "+919820012345"}});
    const auto visit = doctor.create(KindId::visit, {{"patient", patient.record.text()},
                                                     {"doctor", doctor.session.staff.text()},
                                                     {"token", "A-12"},
                                                     {"letter", "A"},
                                                     {"number", 12},
                                                     {"day", "2026-11-17"},
                                                     {"session", "morning"},
                                                     {"issued_at", "2026-11-17T04:00:00.000Z"},
                                                     {"status", "waiting"}});
    const auto other = doctor.create(KindId::patient, patientBody("Not Here"));
    const auto answer = doctor.push({doctor.group({patient, contact, visit, other})});
    ASSERT_TRUE(answer);
    for (const auto& verdict : answer->verdicts)
        ASSERT_EQ(verdict.verdict, model::Verdict::applied) << verdict.detail;
    const auto now = base::toMillis(env().clock.now());
    const auto ask = [&](std::int64_t day) {
        return pageOf(doctor.send("GET", "/v1/sync/first?epoch=&day_ms=" + std::to_string(day)));
    };
    const auto page = ask(now - 60'000);
    const auto rows = doctor.rows(page);
    for (const auto& op : {patient, contact, visit})
        EXPECT_TRUE(rows.contains(op.record));
    EXPECT_FALSE(rows.contains(other.record));
    EXPECT_TRUE(std::ranges::any_of(rows, [](const auto& entry) { return entry.second.kind == KindId::staff; }));
    EXPECT_EQ(page.cursor, 0);
    EXPECT_FALSE(page.more);
    EXPECT_FALSE(doctor.rows(ask(now - 3 * 86'400'000)).contains(patient.record));
    EXPECT_EQ(doctor.send("GET", "/v1/sync/first").status, 400);
}

TEST(BlockCache, keepsWhatWasUsedLast) {
    BlockCache cache(4000);
    const auto part = [](std::size_t size) {
        auto made = std::make_shared<protocol::WirePart>();
        made->sealed.resize(size);
        return made;
    };
    const auto key = [](std::int64_t from) { return BlockCache::Key{{}, "e", model::Compartment::desk, 1, from, 9}; };
    for (std::int64_t i = 0; i < 2; ++i)
        cache.put(key(i), part(1000));
    ASSERT_TRUE(cache.find(key(0)));
    cache.put(key(2), part(1000));
    EXPECT_TRUE(cache.find(key(0)));
    EXPECT_FALSE(cache.find(key(1)));
    EXPECT_TRUE(cache.find(key(2)));
    EXPECT_LE(cache.bytes(), 4000u);
    cache.put(key(3), part(5000));
    EXPECT_FALSE(cache.find(key(3)));
    EXPECT_FALSE(cache.find({{}, "other history", model::Compartment::desk, 1, 0, 9}));
}

}  // namespace
}  // namespace opdesk::sync::server
