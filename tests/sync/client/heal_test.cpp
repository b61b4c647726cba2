#include "core/store/database.h"
#include "core/store/leaf_table.h"
#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

class Heal : public testing::Test {
protected:
    Heal() {
        for (int i = 0; i < 12; ++i)
            patients.push_back(other.createPatient("P" + std::to_string(i)));
        EXPECT_TRUE(other.sync());
        EXPECT_TRUE(desk.sync());
    }
    /// A change of somebody else, so that the next pull has something to compare.
    void something() {
        other.createPatient("Another");
        EXPECT_TRUE(other.sync());
    }
    /// As a bug would: the row is another and its leaf with it.
    void spoil(const base::Uuid& id, const std::string& name) {
        auto there = *clinic.server.record(KindId::patient, id);
        there.body["name"] = name;
        store::Page page{"", {}, {}};
        page.parts.push_back({model::Compartment::desk,
                              1,
                              0,
                              0,
                              {{KindId::patient, id, there.version, 0, model::Compartment::desk, false, there.body}},
                              {}});
        const auto healed =
            store::healRecords(desk.cache(), std::vector<store::RecordName>{{KindId::patient, id}}, page);
        ASSERT_TRUE(healed && *healed == 1);
    }
    Clinic clinic;
    Desk desk{clinic, "front", kReception};
    Desk other{clinic, "other", kReception};
    std::vector<base::Uuid> patients;
};

TEST_F(Heal, aRecordThatDiffers_isFoundAndFetched) {
    spoil(patients[4], "Wrong");
    const auto before = desk.engine().status().healed;
    something();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.shown(KindId::patient, patients[4], "name"), json::value("P4"));
    EXPECT_EQ(desk.engine().status().healed, before + 1 + 1) << "the spoiling counts as one";
    EXPECT_EQ(desk.exported(), other.exported());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/digest"), 1u);
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/records"), 1u);
}

TEST_F(Heal, aRowThatNeverCame_isFetched) {
    ASSERT_TRUE(desk.cache().database().run("DELETE FROM record WHERE id = ?", patients[2]));
    desk.open();
    ASSERT_TRUE(store::rebuildLeafSums(desk.cache(), model::Compartment::desk));
    something();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.shown(KindId::patient, patients[2], "name"), json::value("P2"));
    EXPECT_EQ(desk.exported(), other.exported());
}

TEST_F(Heal, aRecordTheServerNeverHad_isDeleted) {
    const auto ghost = base::Uuid::v7(clinic.clock, clinic.random);
    store::Page page{"", {}, {}};
    page.parts.push_back(
        {model::Compartment::desk,
         1,
         0,
         0,
         {{KindId::patient, ghost, 3, 0, model::Compartment::desk, false, {{"name", "Ghost"}, {"sex", "male"}}}},
         {}});
    ASSERT_TRUE(store::applyAnswer(desk.cache(), {}, {}, page));
    something();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(desk.shown(KindId::patient, ghost, "name"), json::value("no record"));
    EXPECT_EQ(desk.exported(), other.exported());
}

TEST_F(Heal, equalDigests_costNoRequest) {
    something();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/digest"), 0u);
}

TEST_F(Heal, anEditOnItsWay_isNoDifference) {
    desk.set(KindId::patient, patients[1], {{"remark", "mine"}});
    something();
    desk.feed(sync::client::LocalChange{});
    ASSERT_EQ(desk.requests().size(), 1u);
    desk.feed(sync::client::StreamEvent{clinic.server.head(), clinic.server.epoch()});
    desk.fireNextTimer();  // a poke during a push is held a moment
    ASSERT_EQ(desk.requests().size(), 2u);
    std::swap(desk.requests()[0], desk.requests()[1]);
    desk.serveAll();
    EXPECT_TRUE(desk.sync());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/digest"), 0u);
    EXPECT_EQ(desk.engine().status().healed, 0);
}

TEST_F(Heal, aSumThatNoRowExplains_isMadeAnew) {
    ASSERT_TRUE(desk.cache().database().run("UPDATE leaf_part SET sums = randomblob(512)"));
    desk.open();
    something();
    EXPECT_TRUE(desk.sync());
    const auto searches = clinic.server.requestsOf("/v1/sync/digest");
    EXPECT_EQ(searches, 1u);
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/records"), 0u);
    for (int i = 0; i < 5; ++i) {
        something();
        EXPECT_TRUE(desk.sync());
    }
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/digest"), searches) << "it was enough";
}

}  // namespace
}  // namespace opdesk::tests
