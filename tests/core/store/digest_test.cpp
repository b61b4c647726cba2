#include <map>

#include "core/crypto/hash.h"
#include "core/store/leaf_table.h"
#include "tests/core/store/plain_connection.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

using model::Compartment;
using model::KindId;
using model::Verdict;

namespace {

std::optional<Leaf> testLeaf(KindId kind, Compartment, const base::Uuid& id, std::int64_t version,
                             std::string_view body) {
    const auto text =
        std::string(model::kindName(kind)) + '|' + id.text() + '|' + std::to_string(version) + '|' + std::string(body);
    return crypto::sha256(base::asBytes(text));
}

Leaf leafOfImage(const model::RecordImage& row) {
    return *testLeaf(row.kind, row.compartment, row.id, row.version, base::canonicalJson(row.body));
}

}  // namespace

class DigestTest : public StoreTest {
protected:
    void SetUp() override {
        StoreTest::SetUp();
        setLeafMaker(*store, testLeaf);
    }
    /// The sums that are kept are those of the rows, in every compartment.
    void expectTrue(const std::string& after) {
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
            const auto compartment = static_cast<Compartment>(i);
            const auto kept = leafSums(*store, compartment);
            ASSERT_TRUE(kept) << kept.error().detail;
            if (!*kept)
                continue;
            const auto counted = recomputeLeafSums(*store, compartment);
            ASSERT_TRUE(counted);
            EXPECT_EQ(**kept, counted->sums) << after << ", " << model::compartmentName(compartment);
        }
    }
    std::int64_t live(Compartment compartment = Compartment::desk) {
        return recomputeLeafSums(*store, compartment)->live;
    }
};

TEST_F(DigestTest, sumsAreTheXorOfTheServersImagesAlone) {
    const auto a = image(kPatient, newId(), 1, patientBody("Asha Rao"));
    const auto b = image(kPatient, newId(), 4, patientBody("Ravi Kale"));
    ASSERT_TRUE(pull({a, b}));
    addPatient("Only Here");
    LeafSums expected{};
    for (const auto& row : {a, b}) {
        const auto leaf = leafOfImage(row);
        auto& sum = expected[row.id.bytes()[15]];
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] = static_cast<std::uint8_t>(sum[i] ^ leaf[i]);
    }
    EXPECT_EQ(**leafSums(*store, Compartment::desk), expected);
    must({set(kPatient, a.id, {{"locality", "Aundh"}})});
    EXPECT_EQ(**leafSums(*store, Compartment::desk), expected) << "a local edit is not the server's";
    ASSERT_TRUE(pull({image(kPatient, a.id, 2, {}, true), image(kPatient, b.id, 5, {}, true)}, 2));
    EXPECT_EQ(**leafSums(*store, Compartment::desk), LeafSums{}) << "what is deleted there does not count";
    EXPECT_EQ(live(), 0);
}

TEST_F(DigestTest, anAcknowledgedOpCountsAsTheServersImageWithoutItsRow) {
    const auto id = newId();
    const auto made = must({create(kPatient, id, patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    EXPECT_EQ(live(), 1);
    EXPECT_TRUE(wrongLeaves(*store)->empty());
    const auto one = must({set(kPatient, id, {{"locality", "Aundh"}})});
    must({set(kPatient, id, {{"remark", "later"}})});
    ASSERT_TRUE(acknowledge({{one.ops[0], Verdict::applied, 2, {}, {}}}));
    auto there = body(kPatient, id);
    there.erase("remark");
    const auto leaves = leavesIn(*store, Compartment::desk, id.bytes()[15]);
    ASSERT_EQ(leaves->size(), 1U);
    EXPECT_EQ(leaves->at(0).version, 2);
    EXPECT_EQ(leaves->at(0).leaf, leafOfImage(image(kPatient, id, 2, there)));
    expectTrue("two acknowledgements");
}

TEST_F(DigestTest, anOpJudgedAfterItsRowCame_showsTheServersRow) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    const auto mine = must({set(kPatient, id, {{"name", "Asha Raut"}})});
    there["name"] = "Asha Rane";
    ASSERT_TRUE(pull({image(kPatient, id, 2, there)}, 2));
    // The answer to the push was lost; the pull brought what became of it; the second push is a duplicate.
    ASSERT_TRUE(acknowledge({{mine.ops[0], Verdict::duplicate, 2, {}, {}}}));
    EXPECT_EQ(body(kPatient, id).at("name").as_string(), "Asha Rane");
    EXPECT_TRUE(wrongLeaves(*store)->empty());
}

TEST_F(DigestTest, severalOpsJudgedAfterTheirRowCame_showTheServersRow) {
    const auto id = newId();
    auto there = patientBody("Asha Rao");
    ASSERT_TRUE(pull({image(kPatient, id, 1, there)}));
    const auto one = must({set(kPatient, id, {{"remark", "first"}})});
    const auto two = must({set(kPatient, id, {{"remark", "second"}})});
    there["remark"] = "second";
    ASSERT_TRUE(pull({image(kPatient, id, 3, there)}, 3));
    ASSERT_TRUE(
        acknowledge({{one.ops[0], Verdict::duplicate, 2, {}, {}}, {two.ops[0], Verdict::duplicate, 3, {}, {}}}));
    EXPECT_EQ(body(kPatient, id).at("remark").as_string(), "second");
    EXPECT_TRUE(wrongLeaves(*store)->empty());
}

TEST_F(DigestTest, overRandomHistories_sumsAreAlwaysThoseOfTheRows) {
    grantAll();
    struct Known {
        KindId kind;
        base::Uuid id;
        std::int64_t version;
        json::object body;
    };
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        base::SeededRandom dice(seed);
        std::vector<Known> known;
        std::vector<std::pair<model::OpId, std::size_t>> unjudged;
        for (int step = 0; step < 60; ++step) {
            const auto choice = dice.below(9);
            auto* one = known.empty() ? nullptr : &known[dice.below(known.size())];
            if (!one || choice == 0) {
                const auto kind = dice.below(2) == 0 ? kPatient : KindId::problem;
                Known fresh{kind, newId(), 1, {}};
                fresh.body = kind == kPatient ? patientBody("P" + std::to_string(step))
                                              : json::object{{"patient", newId().text()}, {"name", "cough"}};
                ASSERT_TRUE(pull({image(fresh.kind, fresh.id, 1, fresh.body)}, step));
                known.push_back(std::move(fresh));
            } else if (choice <= 2) {
                one->body["remark"] = "server " + std::to_string(step);
                ASSERT_TRUE(pull({image(one->kind, one->id, ++one->version, one->body, dice.below(4) == 0)}, step));
            } else if (choice <= 4) {
                auto change = set(one->kind, one->id, {{"remark", "here " + std::to_string(step)}});
                if (const auto made = commit({change}); made && !made->ops.empty() && !made->ops[0].isNull())
                    unjudged.emplace_back(made->ops[0], static_cast<std::size_t>(one - known.data()));
            } else if (choice <= 6 && !unjudged.empty()) {
                auto& [op, at] = unjudged.front();
                const auto verdict = dice.below(3) == 0 ? Verdict::merged : Verdict::applied;
                known[at].version += verdict == Verdict::merged ? 2 : 1;
                ASSERT_TRUE(acknowledge({{op, verdict, known[at].version, {}, {}}}));
                unjudged.erase(unjudged.begin());
            } else if (choice == 7) {
                const RecordName name{one->kind, one->id};
                Page page;
                if (dice.below(2) == 0)
                    page.parts.push_back({model::describe(one->kind).compartment,
                                          1,
                                          0,
                                          0,
                                          {image(one->kind, one->id, one->version, one->body, dice.below(5) == 0)},
                                          {}});
                ASSERT_TRUE(healRecords(*store, std::vector{name}, page));
            } else if (dice.below(6) == 0) {
                ASSERT_TRUE(beginHistory(*store, "e" + std::to_string(step)));
                for (auto& each : known)
                    each.version = 0;
                if (dice.below(2) == 0)
                    while (*sweepOldHistory(*store, 3)) {
                    }
            }
            if (dice.below(10) == 0) {
                reopen();
                grantAll();
                setLeafMaker(*store, testLeaf);
            }
            expectTrue("seed " + std::to_string(seed) + " step " + std::to_string(step));
            if (HasFatalFailure() || HasFailure())
                return;
        }
    }
}

TEST_F(DigestTest, aFailedTransaction_leavesTheSumsAsTheyWere) {
    ASSERT_TRUE(pull({image(kPatient, newId(), 1, patientBody("Asha Rao"))}));
    const auto before = **leafSums(*store, Compartment::desk);
    auto hidden = image(kNote, newId(), 1, {{"patient", newId().text()}});
    EXPECT_FALSE(pull({image(kPatient, newId(), 1, patientBody("Half Written")), hidden}, 2)) << "notes are locked";
    EXPECT_EQ(**leafSums(*store, Compartment::desk), before);
    ASSERT_TRUE(pull({image(kPatient, newId(), 1, patientBody("Next One"))}, 3));
    expectTrue("a page after a failed one");
    EXPECT_EQ(live(), 2);
}

TEST_F(DigestTest, sealedPagesKeepACompartmentFromBeingCompared) {
    Page page{"e1", 5, {}};
    page.parts.push_back({Compartment::care, 1, 1, 5, {}, base::Bytes(40, 1)});
    ASSERT_TRUE(applyAnswer(*store, {}, {}, page));
    EXPECT_TRUE(leafSums(*store, Compartment::desk)->has_value());
    EXPECT_FALSE(leafSums(*store, Compartment::care)->has_value());
}

TEST_F(DigestTest, healing_takesTheServersWordWhateverTheVersion) {
    const auto id = newId(), extra = newId();
    ASSERT_TRUE(
        pull({image(kPatient, id, 7, patientBody("Wrong Here")), image(kPatient, extra, 2, patientBody("Gone"))}));
    Page page{"e1", {}, {}};
    page.parts.push_back({Compartment::desk, 1, 0, 0, {image(kPatient, id, 3, patientBody("Right There"))}, {}});
    const auto healed = healRecords(*store, std::vector<RecordName>{{kPatient, id}, {kPatient, extra}}, page);
    ASSERT_TRUE(healed) << healed.error().detail;
    EXPECT_EQ(*healed, 2);
    EXPECT_EQ(syncState(*store)->healed, 2);
    EXPECT_EQ(body(kPatient, id).at("name").as_string(), "Right There");
    EXPECT_EQ(record(kPatient, id)->version, 3);
    EXPECT_FALSE(record(kPatient, extra));
    EXPECT_TRUE(wrongLeaves(*store)->empty());
    EXPECT_EQ(*healRecords(*store, std::vector<RecordName>{{kPatient, id}}, page), 0) << "nothing was wrong any more";
}

TEST_F(DigestTest, healing_offersAgainWhatTheServerTookAndLost) {
    const auto id = newId();
    const auto made = must({create(kPatient, id, patientBody("Asha Rao"))});
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    EXPECT_EQ(outboxCounts(*store)->waiting, 0);
    EXPECT_EQ(*healRecords(*store, std::vector<RecordName>{{kPatient, id}}, {}), 1);
    EXPECT_EQ(outboxCounts(*store)->waiting, 1);
    EXPECT_TRUE(record(kPatient, id)->dirty);
    EXPECT_EQ(body(kPatient, id).at("name").as_string(), "Asha Rao");
    EXPECT_EQ(live(), 0);
    ASSERT_TRUE(acknowledge({{made.ops[0], Verdict::applied, 1, {}, {}}}));
    EXPECT_FALSE(record(kPatient, id)->dirty);
    EXPECT_EQ(live(), 0) << "what lies here may hold more than was offered: the row says what the server has";
    ASSERT_TRUE(pull({image(kPatient, id, 1, patientBody("Asha Rao"))}));
    EXPECT_EQ(live(), 1);
    EXPECT_EQ(record(kPatient, id)->version, 1);
}

TEST_F(DigestTest, aFileOfTheFirstVersion_keepsItsDataAndGetsItsLeaves) {
    grantAll();
    const auto clean = newId(), dirty = newId(), gone = newId(), problem = newId();
    ASSERT_TRUE(pull({image(kPatient, clean, 3, patientBody("Clean One")),
                      image(kPatient, dirty, 2, patientBody("Base")), image(kPatient, gone, 1, patientBody("Gone")),
                      image(KindId::problem, problem, 1, {{"patient", clean.text()}, {"name", "cough"}})}));
    ASSERT_TRUE(pull({image(kPatient, gone, 2, {}, true)}, 2));
    must({set(kPatient, dirty, {{"locality", "Aundh"}})});
    addPatient("Only Here");
    const auto sums = **leafSums(*store, Compartment::desk);
    const auto sealedSums = **leafSums(*store, Compartment::care);
    store.reset();
    {
        PlainConnection old(file, key);
        for (const auto* sql :
             {"DROP INDEX record_leafless", "DROP INDEX record_unconfirmed", "ALTER TABLE record DROP COLUMN leaf",
              "DROP TABLE leaf_part", "DROP TABLE lease_text", "ALTER TABLE outbox DROP COLUMN only_here",
              "ALTER TABLE outbox_group DROP COLUMN signed_device", "ALTER TABLE outbox_group DROP COLUMN code",
              "ALTER TABLE outbox_group DROP COLUMN judged_at", "PRAGMA user_version=1"})
            EXPECT_EQ(old.run(sql), 0) << sql;
    }
    auto opened = open();
    ASSERT_TRUE(opened) << opened.error().detail;
    store = std::move(*opened);
    EXPECT_EQ(body(kPatient, clean).at("name").as_string(), "Clean One");
    EXPECT_EQ(body(kPatient, dirty).at("locality").as_string(), "Aundh");
    EXPECT_EQ(outboxCounts(*store)->waiting, 2);
    EXPECT_FALSE(leafSums(*store, Compartment::desk)->has_value()) << "its leaves are not made yet";
    setLeafMaker(*store, testLeaf);
    while (*makeLeaves(*store, 2)) {
    }
    EXPECT_EQ(**leafSums(*store, Compartment::desk), sums);
    EXPECT_FALSE(leafSums(*store, Compartment::care)->has_value()) << "nobody can open it yet";
    grantAll();
    while (*makeLeaves(*store, 2)) {
    }
    EXPECT_EQ(**leafSums(*store, Compartment::care), sealedSums);
    expectTrue("an upgrade");
}

/// What one desk changes costs every other desk a page of sums, not the sums of the whole clinic.
TEST_F(DigestTest, aRecordThatChanges_rewritesTheSumsOfItsOwnBucketsAlone) {
    grantAll();
    std::vector<model::RecordImage> many;
    for (int i = 0; i < 300; ++i)
        many.push_back(image(kPatient, newId(), 1, patientBody("Somebody")));
    ASSERT_TRUE(pull(many));
    auto& database = store->database();
    ASSERT_TRUE(
        database.script("CREATE TEMP TABLE written(number INTEGER);"
                        "CREATE TEMP TRIGGER note AFTER UPDATE ON leaf_part"
                        " BEGIN INSERT INTO written VALUES(new.number); END"));
    auto again = many.front();
    again.version = 2;
    ASSERT_TRUE(pull({again}, 2));
    EXPECT_EQ(database.number("SELECT count(*) FROM written")->value_or(0), 1);
    expectTrue("a change");
}

TEST_F(DigestTest, aFileWithSumsInOneValue_keepsThem) {
    grantAll();
    std::vector<model::RecordImage> some;
    for (int i = 0; i < 40; ++i)
        some.push_back(image(kPatient, newId(), 1, patientBody("Somebody")));
    const auto patient = some.front().id;
    some.push_back(image(KindId::problem, newId(), 1, {{"patient", patient.text()}, {"name", "cough"}}));
    ASSERT_TRUE(pull(some));
    const auto desk = **leafSums(*store, Compartment::desk), care = **leafSums(*store, Compartment::care);
    store.reset();
    {
        PlainConnection old(file, key);
        for (const auto* sql :
             {"CREATE TABLE leaf_sum(compartment INTEGER PRIMARY KEY, sums BLOB NOT NULL)",
              "WITH RECURSIVE part(at) AS (SELECT 0 UNION ALL SELECT at + 1 FROM part WHERE at < 15)"
              " INSERT INTO leaf_sum SELECT word, unhex(group_concat(hex(coalesce(sums, zeroblob(512))), ''"
              " ORDER BY at)) FROM (SELECT DISTINCT number / 16 AS word FROM leaf_part) CROSS JOIN part"
              " LEFT JOIN leaf_part ON number = word * 16 + at GROUP BY word",
              "DROP TABLE leaf_part", "DROP TABLE lease_text", "DROP INDEX record_unconfirmed",
              "CREATE INDEX record_unversioned ON record(compartment, kind, id) WHERE version = 0",
              "PRAGMA user_version=4"})
            EXPECT_EQ(old.run(sql), 0) << sql;
    }
    auto opened = open();
    ASSERT_TRUE(opened) << opened.error().detail;
    store = std::move(*opened);
    setLeafMaker(*store, testLeaf);
    grantAll();
    EXPECT_EQ(**leafSums(*store, Compartment::desk), desk);
    EXPECT_EQ(**leafSums(*store, Compartment::care), care);
    expectTrue("an upgrade");
}

}  // namespace opdesk::store::tests
