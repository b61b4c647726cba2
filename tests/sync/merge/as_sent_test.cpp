#include "sync/merge/as_sent.h"

#include <gtest/gtest.h>

#include "judge_desk.h"

namespace opdesk::sync::merge {
namespace {

using model::KindId;
using model::Verdict;
using samples::kFront;

class AsSentTest : public testing::Test {
protected:
    /// What the record is after the op, as the arbiter writes it.
    State after(const model::Op& op, const State& before) const {
        return apply(before, op, {kFront.device, samples::kRemoteAt}).after;
    }
    void take(const model::Op& op, const State& state, Verdict verdict = Verdict::applied) {
        Judged judged;
        judged.ops.push_back({op.id, verdict, state.version, {}});
        judged.records[{op.kind, op.record}] = state;
        ASSERT_TRUE(sent.add(records, std::span(&op, 1), judged));
        records.take(judged);
    }
    samples::MapRecords records;
    AsSent sent;
    const model::Op made = kFront.make(KindId::patient, samples::bodyOf(KindId::patient));
    const RecordKey key{KindId::patient, made.record};
};

TEST_F(AsSentTest, aRecordMadeAndEditedByItsDesk_needsNoRow) {
    auto state = after(made, {});
    take(made, state);
    EXPECT_TRUE(sent.holds(key, 1));
    const auto edit = kFront.set(KindId::patient, made.record, 0, {{"name", "Asha", "Asha K"}});
    state = after(edit, state);
    take(edit, state);
    EXPECT_TRUE(sent.holds(key, 2));
    EXPECT_FALSE(sent.holds(key, 1)) << "told of another version";
    EXPECT_FALSE(sent.holds(key, 3)) << "something else changed it after";
}

TEST_F(AsSentTest, whatARuleChangedBeside_needsARow) {
    auto state = after(made, {});
    state.body["allergy_status"] = "yes";
    take(made, state);
    EXPECT_FALSE(sent.holds(key, 1));
}

TEST_F(AsSentTest, aMergedOp_needsARowForEver) {
    auto state = after(made, {});
    take(made, state, Verdict::merged);
    EXPECT_FALSE(sent.holds(key, 1));
    const auto edit = kFront.set(KindId::patient, made.record, 1, {{"name", "Asha", "Asha K"}});
    take(edit, after(edit, state));
    EXPECT_FALSE(sent.holds(key, 2)) << "the desk does not know what it edited";
}

TEST_F(AsSentTest, anEditOfAValueTheDeskDidNotKnow_needsARow) {
    const auto before = after(made, {});
    const auto edit = kFront.set(KindId::patient, made.record, 1, {{"name", "Aisha", "Asha K"}});
    State then = before;
    then.version = 2;
    then.body["name"] = "Asha K";
    EXPECT_FALSE(standsAsSent(edit, &before, then));
    const auto known = kFront.set(KindId::patient, made.record, 1, {{"name", "Asha", "Asha K"}});
    EXPECT_TRUE(standsAsSent(known, &before, then));
    then.body["remark"] = "from elsewhere";
    EXPECT_FALSE(standsAsSent(known, &before, then));
    then.body.erase("remark");
    then.body.erase("sex");
    EXPECT_FALSE(standsAsSent(known, &before, then));
}

TEST_F(AsSentTest, removalsAndRecordsThatWereThere_needARow) {
    const auto before = after(made, {});
    auto removal = kFront.end(KindId::patient, made.record, model::Action::remove, "by mistake");
    EXPECT_FALSE(standsAsSent(removal, &before, after(removal, before)));
    EXPECT_FALSE(standsAsSent(made, &before, before));
}

}  // namespace
}  // namespace opdesk::sync::merge
