#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/clinic/day.h"
#include "core/clinic/desk.h"
#include "core/clinic/settling.h"
#include "core/model/kinds/conflict.h"
#include "core/model/kinds/device.h"
#include "core/store/sync_store.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

using opdesk::tests::TestClinic;

namespace {

/// A disagreement about the name, as the server raises it.
ConflictId raise(TestClinic& clinic, const PatientId& patient) {
    model::Device device;
    device.name = "Desk 2";
    const auto deviceId = clinic.pullRecord(device);
    model::Conflict conflict;
    conflict.recordKind = "patient";
    conflict.recordId = patient.uuid();
    conflict.patient = patient;
    conflict.field = "name";
    conflict.reason = "same_field";
    conflict.severity = "high";
    conflict.state = "open";
    conflict.before = {"Sunita Sharma"};
    conflict.mine = {"Sunita Verma"};
    conflict.mineBy = clinic.doctor.text();
    conflict.mineDevice = deviceId.text();
    conflict.mineAt = clinic.clock.now();
    conflict.theirs = {"Sunita Varma"};
    conflict.theirsBy = clinic.otherDoctor.text();
    conflict.standing = "theirs";
    conflict.raisedAt = clinic.clock.now();
    return ConflictId(clinic.pullRecord(conflict));
}

}  // namespace

TEST(Settling, theCardShowsBothSidesAndTheChoiceStands) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Varma");
    const auto conflict = raise(clinic, patient);
    auto& desk = clinic.as("Receptionist");
    const auto inbox = execute(desk, ListConflicts{});
    ASSERT_TRUE(inbox) << inbox.error().detail;
    EXPECT_EQ(inbox->open, 1);
    EXPECT_TRUE(inbox->conflicts.at(0).maySettle);
    const auto card = execute(desk, ShowConflict{conflict});
    ASSERT_TRUE(card) << card.error().detail;
    // The name is what is disputed: who it is about is said by what is not.
    EXPECT_FALSE(card->ageText.empty());
    EXPECT_EQ(card->sex, "female");
    EXPECT_FALSE(card->clinicNumber.empty());
    EXPECT_EQ(inbox->groups.at(0).ageText, card->ageText);
    EXPECT_EQ(inbox->groups.at(0).sex, card->sex);
    EXPECT_EQ(card->mine.who, "Dr Anand Rao");
    EXPECT_EQ(card->mine.where, "Desk 2");
    EXPECT_EQ(card->theirs.value.as_string(), "Sunita Varma");
    EXPECT_TRUE(execute(desk, OpenPatient{patient, {}})->highConflict);
    const auto settled = execute(desk, ResolveConflict{conflict, "mine", {}, {}});
    ASSERT_TRUE(settled) << settled.error().detail;
    EXPECT_EQ(execute(desk, OpenPatient{patient, {}})->line.name, "Sunita Verma");
    EXPECT_FALSE(execute(desk, OpenPatient{patient, {}})->highConflict);
    const auto after = execute(desk, ShowConflict{conflict});
    EXPECT_EQ(after->line.state, "settled");
    EXPECT_EQ(after->choice, "mine");
    EXPECT_EQ(execute(desk, ResolveConflict{conflict, "theirs", {}, {}}).error().code, base::ErrorCode::wrongState);
}

TEST(Settling, anEditedValueIsCheckedLikeAnyOther) {
    TestClinic clinic;
    const auto patient = clinic.patient("Sunita Varma");
    const auto conflict = raise(clinic, patient);
    auto& desk = clinic.as("Receptionist");
    EXPECT_EQ(execute(desk, ResolveConflict{conflict, "edited", {}, {}}).error().field, "value");
    EXPECT_EQ(execute(desk, ResolveConflict{conflict, "edited", 7, {}}).error().field, "name");
    EXPECT_EQ(execute(desk, ResolveConflict{conflict, "both", {}, {}}).error().field, "choice");
    EXPECT_EQ(execute(desk, ResolveConflict{conflict, "mien", {}, {}}).error().field, "choice");
    ASSERT_TRUE(execute(desk, ResolveConflict{conflict, "edited", "Sunita Verma Rao", {}}));
    EXPECT_EQ(execute(desk, OpenPatient{patient, {}})->line.name, "Sunita Verma Rao");
}

TEST(Settling, whoMayNotEditTheFieldMayNotSettleIt) {
    TestClinic clinic;
    const auto conflict = raise(clinic, clinic.patient("Sunita Varma"));
    auto& billing = clinic.as("Billing");
    EXPECT_FALSE(execute(billing, ListConflicts{})->conflicts.at(0).maySettle);
    const auto refused = execute(billing, ResolveConflict{conflict, "mine", {}, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::permissionDenied);
    const auto admin = execute(clinic.as("ClinicAdmin"), ResolveConflict{conflict, "mine", {}, {}});
    ASSERT_FALSE(admin);
    EXPECT_EQ(admin.error().field, "reason");
    EXPECT_TRUE(execute(clinic.as("ClinicAdmin"), ResolveConflict{conflict, "mine", {}, "asked the patient"}));
}

TEST(Settling, aResolutionIsOneGroupWithBothRecords) {
    TestClinic clinic;
    const auto conflict = raise(clinic, clinic.patient("Sunita Varma"));
    ASSERT_TRUE(execute(clinic.as("Receptionist"), ResolveConflict{conflict, "mine", {}, {}}));
    const auto groups = store::nextGroups(*clinic.store, clinic.clock.now(), 1000, 1u << 24);
    ASSERT_TRUE(groups);
    const auto found = std::ranges::find_if(*groups, [&](const auto& group) {
        return std::ranges::any_of(group.ops,
                                   [](const auto& op) { return op.envelope.at("kind").as_string() == "conflict"; });
    });
    ASSERT_NE(found, groups->end());
    EXPECT_EQ(found->ops.size(), 2u);
}

TEST(SyncStatusOf, aDeskWithoutALineCountsWhatWaits) {
    TestClinic clinic;
    clinic.patient("Sunita Sharma");
    const auto status = execute(clinic.as("Receptionist"), ReadSyncStatus{});
    ASSERT_TRUE(status) << status.error().detail;
    EXPECT_EQ(status->status.waiting, 2);
    EXPECT_EQ(status->status.phase, "stopped");
}

namespace {

/// Queues of work, run by the test when it says so.
struct Queue {
    std::vector<std::function<void()>> work;
    Executor executor() {
        return [this](std::function<void()> one) { work.push_back(std::move(one)); };
    }
    void run() {
        auto now = std::exchange(work, {});
        for (auto& one : now)
            one();
    }
};

}  // namespace

TEST(DeskTest, answersComeThroughTheGuiExecutor) {
    TestClinic clinic;
    Queue storeThread, gui;
    Desk desk(clinic.as("Receptionist"), storeThread.executor(), gui.executor());
    int changes = 0, answers = 0;
    const auto subscription =
        desk.onChanged([&](const std::vector<std::string>& kinds) { changes += kinds.empty() ? 0 : 1; });
    RegisterPatient command;
    command.name = "Sunita Rao";
    command.sex = "f";
    command.age = "30";
    command.noPhone = true;
    desk.run(command, [&](base::Result<RegisterPatient::Answer> answer) { answers += answer.has_value(); });
    EXPECT_EQ(answers, 0);
    storeThread.run();
    EXPECT_EQ(answers, 0);
    gui.run();
    EXPECT_EQ(answers, 1);
    EXPECT_EQ(changes, 1);
    EXPECT_TRUE(desk.may("patient.create"));
    EXPECT_FALSE(desk.may("prescription.sign"));
}

TEST(DeskTest, lateAnswersAreDropped) {
    TestClinic clinic;
    Queue storeThread, gui;
    int answers = 0;
    {
        Desk desk(clinic.as("Receptionist"), storeThread.executor(), gui.executor());
        desk.run(ListQueue{}, [&](base::Result<ListQueue::Answer>) { ++answers; });
        storeThread.run();
        desk.run(ListQueue{}, [&](base::Result<ListQueue::Answer>) { ++answers; });
    }
    storeThread.run();
    gui.run();
    EXPECT_EQ(answers, 0);
    clinic.patient("Sunita Sharma");  // the store still announces; nobody is left to hear
    gui.run();
}

TEST(DeskTest, aDroppedSubscriptionHearsNothing) {
    TestClinic clinic;
    Queue storeThread, gui;
    Desk desk(clinic.as("Receptionist"), storeThread.executor(), gui.executor());
    int changes = 0;
    auto subscription = desk.onChanged([&](const std::vector<std::string>&) { ++changes; });
    storeThread.run();
    subscription.reset();
    clinic.patient("Sunita Sharma");
    gui.run();
    EXPECT_EQ(changes, 0);
}

}  // namespace opdesk::clinic::tests
