#include "core/audit/event.h"
#include "tests/core/store/renewal_fixture.h"

namespace opdesk::store::tests {

TEST_F(RenewalTest, marksFollowEveryCommitThatIsOnTheDisk) {
    EXPECT_EQ(number("clinic_number"), 1);
    EXPECT_EQ(number("clinic_number"), 2);
    ASSERT_TRUE(marks.kept);
    EXPECT_EQ(marks.kept->deviceSeq, 2);
    EXPECT_EQ(marks.kept->counters.at("clinic_number"), 2);
    EXPECT_EQ(marks.kept->audit, marksOf(*store)->audit);
    const auto back = marksFrom(toJson(*marks.kept));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->counters, marks.kept->counters);
    EXPECT_EQ(back->audit, marks.kept->audit);
}

TEST_F(RenewalTest, marksNameTheOpsOfTheLastPlaces) {
    const auto first = newId();
    const auto made = store->commit(actor, {{create(kPatient, first, patientBody("Asha"))}, {}});
    ASSERT_TRUE(made);
    const auto endOf = [](const model::OpId& op) { return op.text().substr(32); };
    const std::map<std::int64_t, std::string> one{{1, endOf(made->ops[0])}};
    EXPECT_EQ(marks.kept->ops, one);
    openWith();
    addPatient("Binu");
    EXPECT_EQ(marks.kept->ops.size(), 2u);
    EXPECT_EQ(marks.kept->ops.at(1), one.at(1)) << "over a start too";
    EXPECT_EQ(marksFrom(toJson(*marks.kept))->ops, marks.kept->ops);
    for (std::size_t i = 0; i < kMostNamedOps; ++i)
        addPatient("Chitra");
    EXPECT_EQ(marks.kept->ops.size(), kMostNamedOps);
    EXPECT_EQ(marks.kept->ops.rbegin()->first, marks.kept->deviceSeq);
    EXPECT_EQ(marksOf(*store)->ops, marks.kept->ops);
    ASSERT_TRUE(adopt());
    EXPECT_TRUE(marks.kept->ops.empty()) << "what a renewal gave is told in another way";
    EXPECT_TRUE(marks.kept->former.at(0).ops.empty());
}

/// A second program on the same file, which keeps its marks in the same place.
class OtherProgram {
public:
    OtherProgram(const StoreOptions& options, const base::Clock& clock, base::Random& random, Actor actor)
        : m_store(std::move(*Store::open(options, clock, random))), m_actor(std::move(actor)) {}
    Store& store() { return *m_store; }
    base::Status number(const std::string& counter, Change change) {
        OPDESK_TRY([[maybe_unused]] const auto receipt,
                   m_store->commitNumbered(m_actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
                       OPDESK_CHECK(next(counter));
                       return ActionGroup{{std::move(change)}, {}};
                   }));
        return {};
    }

private:
    std::unique_ptr<Store> m_store;
    Actor m_actor;
};

TEST_F(RenewalTest, marksDoNotStandBehindWhatAnotherProgramOnTheFileGave) {
    number("clinic_number");
    OtherProgram other(storeOptions(), clock, random, actor);
    ASSERT_TRUE(other.number("invoice:A07:2627", create(kPatient, newId(), patientBody("Binu"))));
    addPatient("Chitra");
    EXPECT_EQ(marks.kept->deviceSeq, 3);
    EXPECT_EQ(marks.kept->counters.at("invoice:A07:2627"), 1);
    EXPECT_EQ(marks.kept->ops.size(), 3u);
}

TEST_F(RenewalTest, aProgramWhoseDeviceAnotherOneRenewed_keepsNoMarksOverThatOnes) {
    number("clinic_number");
    OtherProgram other(storeOptions(), clock, random, actor);
    renewed = model::DeviceId::make(clock, random);
    ASSERT_TRUE(adoptDevice(other.store(), {renewed, "A08", 2, "lease-2"}, actor));
    const auto saves = marks.saves;
    addPatient("Binu");
    EXPECT_EQ(marks.saves, saves);
    EXPECT_EQ(marks.kept->device, renewed);
}

TEST_F(RenewalTest, aCommitThatFails_movesNoMark) {
    number("clinic_number");
    const auto saves = marks.saves;
    EXPECT_FALSE(store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
        OPDESK_CHECK(next("clinic_number"));
        return base::fail(base::ErrorCode::invalidInput);
    }));
    EXPECT_EQ(marks.saves, saves);
    EXPECT_EQ(marks.kept->counters.at("clinic_number"), 1);
}

TEST_F(RenewalTest, looksAndBulkLoads_moveMarksOnlyWithTheDisk) {
    number("clinic_number");
    const auto saves = marks.saves;
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, newId())));
    EXPECT_EQ(marks.saves, saves);
    {
        BulkLoad load(*store);
        number("clinic_number");
        EXPECT_EQ(marks.saves, saves);
        ASSERT_TRUE(load.finish());
    }
    EXPECT_EQ(marks.kept->counters.at("clinic_number"), 2);
    EXPECT_EQ(marks.kept->audit.sequence, 3);
}

TEST_F(RenewalTest, tokensOfPastDays_areNoMark) {
    number("token:doctor:2000-01-01:morning");
    const auto day = base::toIso(base::localDate(clock.now(), std::chrono::minutes(0)));
    number("token:doctor:" + day + ":morning");
    const auto now = marksOf(*store);
    EXPECT_FALSE(now->counters.contains("token:doctor:2000-01-01:morning"));
    EXPECT_TRUE(now->counters.contains("token:doctor:" + day + ":morning"));
}

TEST_F(RenewalTest, whileTheServerAsksForARenewal_noNumberOfTheOldSeriesIsGiven) {
    number("clinic_number");
    ASSERT_TRUE(noteClonedDevice(*store, 9));
    EXPECT_EQ((*renewalDue(*store))->marks.deviceSeq, 9);
    EXPECT_EQ((*renewalDue(*store))->here.deviceSeq, 1);
    EXPECT_EQ((*renewalDue(*store))->own, 1) << "what is beyond, another copy gave";
    const auto waiting = waitingPlaces(*store, 10);
    ASSERT_TRUE(waiting);
    ASSERT_EQ(waiting->size(), 1u);
    EXPECT_EQ(waiting->begin()->first, 1);
    EXPECT_EQ(waiting->begin()->second.size(), 8u) << "the name of its op";
    EXPECT_TRUE(waitingPlaces(*store, 0)->empty());
    const auto refused =
        store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
            OPDESK_CHECK(next("clinic_number"));
            return ActionGroup{};
        });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::wrongState);
    openWith();
    EXPECT_EQ(number("token:doctor:2026-11-17:morning"), 1) << "a day's tokens belong to no series";
    ASSERT_TRUE(adopt());
    EXPECT_EQ(number("clinic_number"), 1) << "the new series begins";
}

TEST_F(RenewalTest, withoutMarks_nothingSaysWhichPlacesWereItsOwn) {
    number("clinic_number");
    marks.kept.reset();
    openWith();
    ASSERT_TRUE(noteClonedDevice(*store, 9));
    EXPECT_FALSE((*renewalDue(*store))->own) << "it may be an older image, and what is beyond its own loss";
}

TEST_F(RenewalTest, aNewIdentity_renumbersWhatWaitsAndKeepsItsContentAndSignature) {
    addPatient("Asha");
    ack(groups().front());
    const auto second = addPatient("Binu");
    const auto third = addPatient("Chitra");
    const auto before = groups();
    ASSERT_EQ(before.size(), 2u);
    ASSERT_TRUE(markSent(*store, std::vector{before[0].group}));
    ASSERT_TRUE(markUnsent(*store, std::vector{before[0].group}));
    const auto oldHead = marksOf(*store)->audit;
    ASSERT_TRUE(adopt());

    EXPECT_EQ(store->device(), renewed);
    EXPECT_FALSE(renewalDue(*store)->has_value());
    EXPECT_EQ(syncState(*store)->lease, "lease-2");
    const auto after = groups();
    ASSERT_EQ(after.size(), 3u) << "what waited, then the event of the renewal";
    const auto& event = after[2];
    EXPECT_TRUE(event.ops.empty());
    EXPECT_FALSE(event.signedDevice);
    EXPECT_TRUE(signatureHolds(event, renewed));
    const auto& first = event.audit.at(0);
    EXPECT_EQ(first.event.at("action").as_string(), "device.renew");
    EXPECT_EQ(first.event.at("device").as_string(), renewed.text());
    EXPECT_EQ(first.event.at("sequence").as_int64(), 1);
    EXPECT_EQ(audit::hashOf(first.event).value(), marksOf(*store)->audit.hash) << "a chain of its own";
    const auto payload = audit::payloadOf(first.sealed);
    ASSERT_TRUE(payload);
    EXPECT_EQ(payload->at("before").at("audit_sequence").as_int64(), oldHead.sequence);
    EXPECT_EQ(payload->at("before").at("audit_hash").as_string(), base::toHex(oldHead.hash));
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(after[i].group, before[i].group);
        EXPECT_EQ(after[i].signedDevice, device);
        EXPECT_TRUE(signatureHolds(after[i], device));
        EXPECT_EQ(after[i].ops[0].payload, before[i].ops[0].payload);
        EXPECT_EQ(after[i].ops[0].envelope.at("device_seq").as_int64(), static_cast<std::int64_t>(i) + 2)
            << "after the acknowledged one";
        EXPECT_EQ(after[i].audit.size(), before[i].audit.size());
    }
    EXPECT_TRUE(record(kPatient, second)->dirty);
    EXPECT_TRUE(record(kPatient, third)->dirty);
    EXPECT_EQ(outboxCounts(*store)->waiting, 2);
    addPatient("Deepa");
    EXPECT_EQ(groups().back().ops[0].envelope.at("device_seq").as_int64(), 4);
    EXPECT_TRUE(signatureHolds(groups().back(), renewed));
}

TEST_F(RenewalTest, marksTellWhereTheOwnPlacesOfARenewedDeviceBegin) {
    addPatient("Asha");
    ack(groups()[0]);
    addPatient("Binu");
    addPatient("Chitra");
    ASSERT_TRUE(adopt());
    addPatient("Deepa");
    ASSERT_TRUE(marks.kept);
    const auto told = marksFrom(toJson(*marks.kept));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->deviceSeq, 4);
    EXPECT_EQ(told->carried.of, device);
    EXPECT_EQ(told->carried.last, 3);
    ASSERT_EQ(told->carried.waiting.size(), 1u) << "the acknowledged one waits for nothing";
    EXPECT_EQ(told->carried.waiting[0].place, 2);
    EXPECT_EQ(told->carried.waiting[0].before, 2);
    EXPECT_EQ(told->carried.waiting[0].count, 2);
    ack(groups()[0]);
    addPatient("Esha");
    ASSERT_EQ(marks.kept->carried.waiting.size(), 1u);
    EXPECT_EQ(marks.kept->carried.waiting[0].place, 3) << "the server has the other";
}

TEST_F(RenewalTest, killedAfterTheCacheTookTheIdentity_theOldProfileOpensItAndMarksAreOnlyLate) {
    addPatient("Asha");
    const auto late = marks.kept;
    ASSERT_TRUE(adopt());
    marks.kept = late;
    openWith();  // the profile still says the old device
    EXPECT_EQ(store->device(), renewed);
    EXPECT_FALSE(renewalDue(*store)->has_value());
    const auto adopted = adoptedIdentity(*store);
    ASSERT_TRUE(adopted && *adopted);
    EXPECT_EQ((*adopted)->device, renewed);
    EXPECT_EQ((*adopted)->series, "A08");
    EXPECT_EQ((*adopted)->deskDigit, 2);
    EXPECT_EQ(formerDevicesOf(store->database()).value().predecessors, std::vector{device});
}

TEST_F(RenewalTest, anAdoptionThatFails_leavesTheOldIdentityWhole) {
    addPatient("Asha");
    auto broken = actor;
    broken.sign = nullptr;
    EXPECT_FALSE(adoptDevice(*store, {model::DeviceId::make(clock, random), "A08", 2, "lease-2"}, broken));
    EXPECT_EQ(store->device(), device);
    const auto waiting = groups();
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_FALSE(waiting[0].signedDevice);
    EXPECT_TRUE(signatureHolds(waiting[0], device));
    addPatient("Binu");
    EXPECT_EQ(groups().back().ops[0].envelope.at("device_seq").as_int64(), 2);
}

TEST_F(RenewalTest, theSameIdentityAgain_changesNothing) {
    addPatient("Asha");
    ASSERT_TRUE(adopt());
    const auto before = groups().size();
    ASSERT_TRUE(adoptDevice(*store, {renewed, "A08", 2, "lease-2"}, actor));
    EXPECT_EQ(groups().size(), before);
}

TEST_F(RenewalTest, parkedAndAcknowledgedOps_keepTheirOrderWhenTheyWaitAgain) {
    addPatient("Asha");
    addPatient("Binu");
    const auto made = groups();
    ASSERT_TRUE(acknowledge({{made[1].ops[0].id, model::Verdict::parked, 0, "wrong_state", ""}}));
    ack(made[0]);
    ASSERT_TRUE(adopt());
    addPatient("Chitra");
    ASSERT_TRUE(retryParked(*store, made[1].ops[0].id));
    ASSERT_TRUE(beginHistory(*store, "e2"));
    std::vector<std::int64_t> places;
    for (const auto& group : groups())
        for (const auto& op : group.ops)
            places.push_back(op.envelope.at("device_seq").as_int64());
    EXPECT_EQ(places, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(groups()[0].group, made[0].group);
    EXPECT_EQ(groups()[1].group, made[1].group);
    EXPECT_EQ(groups()[1].signedDevice, device);
}

TEST_F(RenewalTest, aUserWithALeaseOfBefore_signsAsWhatTheDeviceWas) {
    ASSERT_TRUE(adopt());
    actor.device = device;
    addPatient("Asha");
    const auto group = groups().back();
    EXPECT_EQ(group.signedDevice, device);
    EXPECT_TRUE(signatureHolds(group, device));
    actor.device = renewed;
    addPatient("Binu");
    EXPECT_FALSE(groups().back().signedDevice);
    EXPECT_TRUE(signatureHolds(groups().back(), renewed));
}

}  // namespace opdesk::store::tests
