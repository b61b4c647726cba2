#include "tests/core/store/renewal_fixture.h"

namespace opdesk::store::tests {

/// A copy of the disk is put back: before a renewal, after it, twice, under another profile.
class ImageTest : public RenewalTest {};

TEST_F(ImageTest, aDayThatPassedWhileTheDeskWasShut_isNoImage) {
    const auto day = base::toIso(base::localDate(clock.now(), std::chrono::minutes(0)));
    number("token:doctor:" + day + ":morning");
    ASSERT_TRUE(marks.kept->counters.contains("token:doctor:" + day + ":morning"));
    clock.advance(std::chrono::hours(72));
    openWith();
    EXPECT_FALSE(renewalDue(*store)->has_value());
}

TEST_F(ImageTest, aSecondImagePutBack_addsWhatItLacksAndNothingMore) {
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

TEST_F(ImageTest, marksThatLagBehind_areNoImage) {
    number("clinic_number");
    const auto late = marks.kept;
    number("clinic_number");
    marks.kept = late;
    openWith();
    EXPECT_FALSE(renewalDue(*store)->has_value());
}

TEST_F(ImageTest, anImagePutBack_isNoticedAndNumbersGoOnAboveTheMark) {
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

TEST_F(ImageTest, anImageOfBeforeARenewal_isNoticedAsOneOfWhatTheDeviceBecame) {
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

TEST_F(ImageTest, anImageOfBeforeARenewalUnderTheProfileOfAfterIt_givesNoNumberOfEitherSeries) {
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

TEST_F(ImageTest, anImageUnderTheProfileOfLater_opensUnderThatProfileOnceRenewed) {
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

TEST_F(ImageTest, anImageOfWhatWasLost_isOneOfThisDeviceAndHasNothingOfTheLaterOne) {
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

TEST_F(ImageTest, theSameImagePutBackTwice_givesNoNumberTwiceAndNamesWhatBothLost) {
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

TEST_F(ImageTest, theSameImagePutBackTwiceUnderTheProfileOfLater_tellsOfTheLaterDeviceBothTimes) {
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

TEST_F(ImageTest, withoutMarks_theProfileTellsOfAnImageOfBeforeARenewal) {
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
