#include <set>

#include "core/audit/event.h"
#include "core/store/device_renewal.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

/// Marks in memory, as a keychain would keep them over restarts.
struct KeptMarks : MarkStore {
    base::Result<std::optional<Marks>> load() override { return kept; }
    base::Status save(const Marks& marks) override {
        kept = marks;
        ++saves;
        return {};
    }
    std::optional<Marks> kept;
    int saves = 0;
};

/// A desk whose disk is copied and put back.
class RenewalTest : public StoreTest {
protected:
    void SetUp() override { openWith(true); }

    base::Status tryOpen(bool create = false) {
        store.reset();
        StoreOptions options;
        options.file = file;
        options.key = key;
        options.tenant = tenant;
        options.device = device;
        options.create = create;
        options.former = former;
        options.marks = keeps ? &marks : nullptr;
        OPDESK_TRY(store, Store::open(options, clock, random));
        return {};
    }
    void openWith(bool create = false) {
        const auto opened = tryOpen(create);
        ASSERT_TRUE(opened) << opened.error().detail;
    }
    void closeTo(const std::string& copy) {
        store.reset();
        for (const auto* part : {"", "-wal"}) {
            std::filesystem::remove(folder.path() / (copy + part));
            if (std::filesystem::exists(file.string() + part))
                std::filesystem::copy_file(file.string() + part, folder.path() / (copy + part));
        }
    }
    void putBack(const std::string& copy) {
        store.reset();
        for (const auto* part : {"", "-wal", "-shm"}) {
            std::filesystem::remove(file.string() + part);
            if (std::filesystem::exists(folder.path() / (copy + part)))
                std::filesystem::copy_file(folder.path() / (copy + part), file.string() + part);
        }
    }
    std::int64_t number(const std::string& counter) {
        std::int64_t given = 0;
        const auto id = newId();
        const auto done =
            store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
                OPDESK_TRY(given, next(counter));
                return ActionGroup{{create(kPatient, id, patientBody("Asha"))},
                                   {event("patient.create", kPatient, id)}};
            });
        EXPECT_TRUE(done) << done.error().detail;
        return given;
    }
    base::Status adopt(const std::string& series = "A08") {
        renewed = model::DeviceId::make(clock, random);
        return adoptDevice(*store, {renewed, series, 2, "lease-2"}, actor);
    }
    std::vector<QueuedGroup> groups() {
        auto next = nextGroups(*store, clock.now(), 1000, 1 << 20);
        EXPECT_TRUE(next) << next.error().detail;
        return next ? std::move(*next) : std::vector<QueuedGroup>{};
    }
    void ack(const QueuedGroup& group) {
        std::vector<OpAck> acks;
        for (const auto& op : group.ops)
            acks.push_back({op.id, model::Verdict::applied, 1, {}, {}});
        const std::vector<model::GroupId> ids{group.group};
        const auto applied = applyAnswer(*store, acks, ids, {});
        ASSERT_TRUE(applied) << applied.error().detail;
    }
    bool signatureHolds(const QueuedGroup& group, const model::DeviceId& of) {
        std::vector<model::SignedOp> ops;
        for (const auto& op : group.ops)
            ops.push_back({op.envelope, op.payload});
        std::vector<std::string> commitments;
        for (const auto& audit : group.audit)
            commitments.emplace_back(audit.event.at("commitment").as_string());
        const auto text = model::groupSigningText(tenant, of, group.group, group.actor, group.lease, ops, commitments);
        return crypto::ed25519Verify(signer->publicKey(), base::asBytes(text), group.signature);
    }

    KeptMarks marks;
    bool keeps = true;
    std::vector<model::DeviceId> former;
    model::DeviceId renewed;
};

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

TEST_F(RenewalTest, aDayThatPassedWhileTheDeskWasShut_isNoImage) {
    const auto day = base::toIso(base::localDate(clock.now(), std::chrono::minutes(0)));
    number("token:doctor:" + day + ":morning");
    ASSERT_TRUE(marks.kept->counters.contains("token:doctor:" + day + ":morning"));
    clock.advance(std::chrono::hours(72));
    openWith();
    EXPECT_FALSE(renewalDue(*store)->has_value());
}

TEST_F(RenewalTest, aSecondImagePutBack_addsWhatItLacksAndNothingMore) {
    number("clinic_number");
    closeTo("first");
    openWith();
    number("clinic_number");
    number("clinic_number");
    putBack("first");
    openWith();
    number("invoice:A07:2627");
    closeTo("second");
    openWith();
    number("invoice:A07:2627");
    putBack("second");
    openWith();
    const auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_EQ((*due)->missing, (std::vector<std::int64_t>{2, 3}));
    EXPECT_EQ((*due)->here.deviceSeq, 4);
    EXPECT_EQ((*due)->marks.deviceSeq, 5);
    EXPECT_EQ((*due)->here.counters.at("clinic_number"), 1);
    EXPECT_EQ((*due)->marks.counters.at("clinic_number"), 3);
    EXPECT_EQ((*due)->here.counters.at("invoice:A07:2627"), 1);
    EXPECT_EQ((*due)->marks.counters.at("invoice:A07:2627"), 2);
}

TEST_F(RenewalTest, marksThatLagBehind_areNoImage) {
    number("clinic_number");
    const auto late = marks.kept;
    number("clinic_number");
    marks.kept = late;
    openWith();
    EXPECT_FALSE(renewalDue(*store)->has_value());
}

TEST_F(RenewalTest, anImagePutBack_isNoticedAndNumbersGoOnAboveTheMark) {
    number("clinic_number");
    number("invoice:A07:2627");
    closeTo("image");
    openWith();
    for (int i = 0; i < 3; ++i)
        number("invoice:A07:2627");
    putBack("image");
    openWith();
    const auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_TRUE((*due)->byMarks);
    EXPECT_EQ((*due)->marks.deviceSeq, 5);
    EXPECT_EQ((*due)->here.deviceSeq, 2);
    EXPECT_EQ((*due)->marks.counters.at("invoice:A07:2627"), 4);
    EXPECT_EQ((*due)->here.counters.at("invoice:A07:2627"), 1);
    EXPECT_EQ(number("invoice:A07:2627"), 5) << "offline, above what the lost disk gave";
    const auto id = (*due)->renewal;
    openWith();
    EXPECT_EQ((*renewalDue(*store))->renewal, id) << "one renewal, however often it starts";
    EXPECT_EQ((*renewalDue(*store))->marks.deviceSeq, 5) << "what was made since is not missing";
}

TEST_F(RenewalTest, whileTheServerAsksForARenewal_noNumberOfTheOldSeriesIsGiven) {
    number("clinic_number");
    ASSERT_TRUE(noteClonedDevice(*store, 9));
    EXPECT_EQ((*renewalDue(*store))->marks.deviceSeq, 9);
    EXPECT_EQ((*renewalDue(*store))->here.deviceSeq, 1);
    EXPECT_EQ((*renewalDue(*store))->own, 1) << "what is beyond, another copy gave";
    EXPECT_EQ(*waitingPlaces(*store, 10), std::vector<std::int64_t>{1});
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

TEST_F(RenewalTest, anImageOfBeforeARenewal_isNoticedAsOneOfWhatTheDeviceBecame) {
    number("invoice:A07:2627");
    closeTo("image");
    openWith();
    number("invoice:A07:2627");
    ASSERT_TRUE(adopt());
    number("invoice:A08:2627");
    const auto newer = renewed;
    putBack("image");
    openWith();
    auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_EQ((*due)->marks.device, newer);
    EXPECT_EQ((*due)->here.device, newer);
    EXPECT_EQ((*due)->here.deviceSeq, 2) << "up to there it was given places for what it had";
    EXPECT_EQ((*due)->missing, std::vector<std::int64_t>{2}) << "of which this image lacks one";
    EXPECT_EQ(number("invoice:A07:2627"), 3) << "above where the old series ended";
    ASSERT_TRUE(adopt("A09"));
    putBack("image");
    openWith();
    due = renewalDue(*store);
    ASSERT_TRUE(due && *due) << "and once more";
    EXPECT_EQ((*due)->marks.device, renewed);
}

TEST_F(RenewalTest, anImageOfBeforeARenewalUnderTheProfileOfAfterIt_givesNoNumberOfEitherSeries) {
    number("clinic_number");
    closeTo("image");
    openWith();
    const auto old = device;
    ASSERT_TRUE(adopt());
    for (int i = 0; i < 3; ++i)
        number("clinic_number");
    device = renewed;
    former = {old};
    putBack("image");
    for (int start = 0; start < 2; ++start) {
        openWith();
        const auto refused =
            store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
                OPDESK_CHECK(next("clinic_number"));
                return ActionGroup{};
            });
        ASSERT_FALSE(refused) << "2 is of neither: the profile's series stands at 3";
        EXPECT_EQ(refused.error().code, base::ErrorCode::wrongState);
        EXPECT_EQ(number("token:doctor:2026-11-17:morning"), start + 1) << "a day's tokens belong to no series";
        const auto due = renewalDue(*store);
        ASSERT_TRUE(due && *due);
        EXPECT_EQ((*due)->marks.device, device);
        EXPECT_EQ((*due)->marks.counters.at("clinic_number"), 3) << "what that one lost is asked for, at any start";
    }
    ASSERT_TRUE(adopt("A09"));
    EXPECT_EQ(number("clinic_number"), 1) << "the new series begins";
}

TEST_F(RenewalTest, anImageUnderTheProfileOfLater_opensUnderThatProfileOnceRenewed) {
    for (const bool withMarks : {true, false}) {
        keeps = withMarks;
        openWith();
        const auto first = store->device();
        number("clinic_number");
        closeTo("image");
        openWith();
        ASSERT_TRUE(adopt());
        const auto second = renewed;
        number("clinic_number");
        device = second;
        former = {first};
        putBack("image");
        openWith();
        ASSERT_TRUE(adopt("A09"));
        const auto third = renewed;
        const auto opened = tryOpen();  // the profile was not saved
        ASSERT_TRUE(opened) << opened.error().detail;
        EXPECT_EQ(store->device(), third);
        EXPECT_FALSE(renewalDue(*store)->has_value()) << "that profile is only late";
        EXPECT_EQ(number("clinic_number"), 1) << "of the new series";
        const auto before = formerDevicesOf(store->database());
        ASSERT_TRUE(before);
        EXPECT_EQ(before->predecessors.back(), first);
        EXPECT_EQ(before->lost.back(), second);
        device = model::DeviceId::make(clock, random);
        const auto refused = tryOpen();
        ASSERT_FALSE(refused) << "another device's file";
        EXPECT_EQ(refused.error().code, base::ErrorCode::foreignFile);
        device = third;
    }
}

TEST_F(RenewalTest, anImageOfWhatWasLost_isOneOfThisDeviceAndHasNothingOfTheLaterOne) {
    closeTo("image");
    openWith();
    const auto first = store->device();
    ASSERT_TRUE(adopt());
    const auto second = renewed;
    number("clinic_number");
    closeTo("of the second");
    device = second;
    former = {first};
    putBack("image");
    openWith();
    ASSERT_TRUE(adopt("A09"));
    const auto before = formerDevicesOf(store->database());
    device = renewed;
    former = before->predecessors;
    former.insert(former.end(), before->lost.begin(), before->lost.end());
    putBack("of the second");
    openWith();
    EXPECT_EQ(store->device(), second);
    const auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_EQ((*due)->marks.device, device);
}

TEST_F(RenewalTest, theSameImagePutBackTwice_givesNoNumberTwiceAndNamesWhatBothLost) {
    number("clinic_number");
    closeTo("image");
    openWith();
    number("clinic_number");
    putBack("image");
    openWith();
    EXPECT_EQ(number("clinic_number"), 3);
    EXPECT_EQ(number("clinic_number"), 4);
    putBack("image");
    openWith();
    const auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_EQ((*due)->here.deviceSeq, 1);
    EXPECT_EQ((*due)->marks.deviceSeq, 4);
    EXPECT_EQ((*due)->here.counters.at("clinic_number"), 1);
    EXPECT_EQ((*due)->marks.counters.at("clinic_number"), 4);
    EXPECT_EQ(number("clinic_number"), 5);
}

TEST_F(RenewalTest, theSameImagePutBackTwiceUnderTheProfileOfLater_tellsOfTheLaterDeviceBothTimes) {
    number("clinic_number");
    closeTo("image");
    openWith();
    const auto first = store->device();
    number("clinic_number");
    ASSERT_TRUE(adopt());
    number("clinic_number");
    device = renewed;
    former = {first};
    for (int time = 1; time <= 2; ++time) {
        putBack("image");
        openWith();
        EXPECT_EQ(number("token:doctor:2026-11-18:morning"), time) << "no token twice";
        const auto due = renewalDue(*store);
        ASSERT_TRUE(due && *due);
        EXPECT_EQ((*due)->marks.device, renewed) << "whose session asks for the renewal";
        EXPECT_EQ((*due)->marks.deviceSeq, 3);
        EXPECT_EQ((*due)->marks.counters.at("clinic_number"), 1);
        EXPECT_EQ((*due)->here.deviceSeq, 2);
        EXPECT_EQ((*due)->missing, std::vector<std::int64_t>{2});
    }
}

TEST_F(RenewalTest, withoutMarks_theProfileTellsOfAnImageOfBeforeARenewal) {
    keeps = false;
    openWith();
    addPatient("Asha");
    closeTo("image");
    openWith();
    const auto old = device;
    ASSERT_TRUE(adopt());
    device = renewed;
    former = {old};
    putBack("image");
    openWith();
    const auto due = renewalDue(*store);
    ASSERT_TRUE(due && *due);
    EXPECT_EQ((*due)->marks.device, renewed);
    former.clear();
    const auto refused = tryOpen();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::foreignFile);
}

}  // namespace opdesk::store::tests
