#include <boost/json.hpp>
#include <filesystem>

#include "core/store/database.h"
#include "tests/simulation/run.h"
#include "tests/simulation/scenario.h"
#include "tests/simulation/sim_attachments.h"

/// Disks that are put back, copied or opened twice; desks that lose what they may read; a line that went dead.
namespace opdesk::simulation {

using model::Compartment;

TEST(Disks, aRestoredDiskListsExactlyWhatIsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto before = clinic.front.image();
    const auto sent = clinic.front.bills(asha, 30000);
    clinic.rests();
    clinic.front.goesOffline();
    const auto gone = clinic.front.bills(asha, 50000);
    clinic.front.registers("Never sent");
    clinic.passes(1min);
    clinic.front.getsItsOldDiskBack(before);
    clinic.passes(1min);
    clinic.front.client().online = true;
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());  // and nothing is listed that is not gone
    EXPECT_TRUE(clinic.front.has(sent));
    EXPECT_FALSE(clinic.nurse.has(gone));
    EXPECT_EQ(clinic.knownMissing(), 3);  // the bill, the patient and the number to call
    const auto listed = clinic.world().server->listedMissing();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].ops.size(), 3U);
    EXPECT_EQ(listed[0].documents.size(), 2U);  // one bill, one patient
    const auto fresh = clinic.front.bills(asha, 10000);
    EXPECT_NE(clinic.front.shows(fresh, "series"), "A01");  // the old series is closed
}

TEST(Disks, aDiskPutBackTwiceBeforeItIsRenewedListsExactlyWhatIsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto first = clinic.front.image();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    clinic.front.getsItsOldDiskBack(first);
    clinic.passes(1min);
    const auto kept = clinic.front.bills(asha, 30000);
    clinic.front.changes(asha, "remark", "between");
    const auto second = clinic.front.image();
    const auto gone = clinic.front.bills(asha, 50000);
    clinic.front.getsItsOldDiskBack(second);
    clinic.passes(1min);
    clinic.front.client().online = true;
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());  // and nothing is listed that is not gone
    EXPECT_TRUE(clinic.nurse.has(kept));
    EXPECT_EQ(clinic.nurse.shows(asha, "remark"), "between");
    EXPECT_FALSE(clinic.nurse.has(gone));
    EXPECT_EQ(clinic.knownMissing(), 2);
    const auto listed = clinic.server().listedMissing();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0].ops.size(), 2U);
    EXPECT_EQ(listed[0].documents.size(), 1U);
}

TEST(Disks, aRemovalThatWaitsKeepsWhomItIsOf) {
    Clinic clinic;
    clinic.rests();
    clinic.serverIsBackedUp();
    const auto before = clinic.billing.image();
    const auto asha = clinic.billing.registers("Asha");
    const auto number = clinic.billing.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000001"}});
    clinic.rests();
    ASSERT_TRUE(clinic.front.has(number));
    clinic.front.goesOffline();
    clinic.front.removes(number);
    clinic.billing.getsItsOldDiskBack(before);
    clinic.serverIsPutBack();
    clinic.passes(1min);
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.front.parked(), 1) << "what it removes may still come from another disk";
    EXPECT_FALSE(clinic.front.has(number));
    EXPECT_TRUE(clinic.front.has(asha)) << "who decides about the removal sees whose it is";
    EXPECT_FALSE(clinic.nurse.has(asha));
}

TEST(Disks, aDeskThatWasShutForDaysIsNoOlderImage) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    auto& desk = clinic.front.client();
    const auto device = desk.device;
    const auto day = base::toIso(base::localDate(desk.clock.now(), std::chrono::minutes(330)));
    ASSERT_TRUE(desk.commitNumbered([&](const auto& next) -> base::Result<std::vector<store::Change>> {
        OPDESK_CHECK(next("token:" + doctorOf(0).text() + ':' + day + ":morning"));
        return std::vector<store::Change>{
            {KindId::patient, asha.id, model::Action::set, {{"locality", "Pune"}}, {}, {}}};
    }));
    clinic.rests();
    clinic.front.isKilled();
    clinic.world().skip(std::chrono::hours(72));
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(desk.device, device);
    EXPECT_EQ(desk.renewals, 0);
}

TEST(Disks, aClonedDiskGoesOnAsTwoDesks) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    auto twin = clinic.front.isCloned();
    clinic.front.changes(asha, "locality", "Pune");
    const auto one = clinic.front.bills(asha, 30000);
    const auto other = twin.bills(asha, 40000);
    twin.changes(asha, "remark", "by the twin");
    clinic.passes(10min);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_NE(clinic.front.client().device, twin.client().device);
    EXPECT_TRUE(clinic.nurse.has(one));
    EXPECT_TRUE(clinic.nurse.has(other));
    EXPECT_EQ(clinic.nurse.shows(asha, "remark"), "by the twin");
    EXPECT_EQ(clinic.nurse.shows(asha, "locality"), "Pune");
}

TEST(Disks, whatACloneGaveTheSamePlacesHidesNothingThatIsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto before = clinic.front.image();
    auto twin = clinic.front.isCloned();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    const auto gone = clinic.front.bills(asha, 30000);
    twin.changes(asha, "remark", "by the twin");
    const auto bill = twin.bills(asha, 40000);
    clinic.rests();
    clinic.front.getsItsOldDiskBack(before);
    clinic.passes(1min);
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_FALSE(clinic.nurse.has(gone));
    EXPECT_TRUE(clinic.nurse.has(bill));
    EXPECT_EQ(clinic.knownMissing(), 2);
    std::size_t listed = 0;
    for (const auto& list : clinic.server().listedMissing())
        listed += list.ops.size();
    EXPECT_EQ(listed, 2U) << "the change and the bill, each where the twin has another op";
}

TEST(Disks, aNumberOfTheOtherWindowIsListedWhenItIsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.front.opensASecondWindow();
    clinic.rests();
    const auto before = clinic.front.image();
    clinic.front.goesOffline();
    ASSERT_TRUE(clinic.front.client().window());
    clinic.front.client().window()->online = false;
    clinic.front.bills(asha, 30000);
    // The windows take turns: this one gave no bill its number.
    clinic.front.changes(asha, "locality", "Pune");
    clinic.front.getsItsOldDiskBack(before);
    clinic.passes(1min);
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.knownMissing(), 2);
    ASSERT_EQ(clinic.server().listedMissing().size(), 1U);
    EXPECT_EQ(clinic.server().listedMissing()[0].documents.size(), 1U);
}

TEST(Disks, aDiskOfBeforeARenewalCountsOnInItsOwnSeries) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.front.registers("Ravi");
    clinic.rests();
    const auto before = clinic.front.image();
    auto twin = clinic.front.isCloned();
    clinic.front.changes(asha, "locality", "Pune");
    twin.changes(asha, "remark", "by the twin");
    clinic.passes(10min);
    EXPECT_EQ(clinic.front.client().renewals, 1);
    clinic.front.registers("Meera");
    clinic.front.bills(asha, 30000);
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.bills(asha, 40000);
    clinic.front.getsItsOldDiskBack(before);
    clinic.passes(1min);
    const auto later = clinic.front.registers("Sunita");
    const auto bill = clinic.front.bills(asha, 50000);
    EXPECT_EQ(clinic.front.shows(later, "clinic_number"), "A01-3");
    EXPECT_EQ(clinic.front.shows(bill, "series"), "A01");
    clinic.front.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_TRUE(clinic.nurse.has(bill));
    EXPECT_EQ(clinic.knownMissing(), 1);
}

TEST(Disks, whatWaitsOnACloneIsNotListedAsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.server().fake().refuseKind(KindId::contact);
    const auto phone = clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    clinic.rests();
    auto twin = clinic.front.isCloned();
    clinic.rests();
    clinic.front.goesOffline();
    // Behind what was put aside one waits; the server has the place after it, and the other copy learns of that first.
    twin.changes(phone, "use", "work");
    twin.changes(asha, "locality", "Pune");
    clinic.passes(2s);
    ASSERT_EQ(twin.unsent(), 1);
    twin.goesOffline();
    clinic.front.comesBack();
    clinic.passes(1min);
    ASSERT_EQ(clinic.server().listedMissing().size(), 1U);
    EXPECT_EQ(clinic.server().listedMissing()[0].ops.size(), 1U) << "nobody but the twin knows where it is";
    twin.comesBack();
    clinic.passes(1min);
    EXPECT_NE(clinic.front.client().device, twin.client().device);
    EXPECT_TRUE(clinic.server().listedMissing()[0].ops.empty());
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.knownMissing(), 0);
}

TEST(Disks, whatARestoredDiskLostAndAnEarlierCloneHasIsNotListedAsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto before = clinic.front.image();
    clinic.server().fake().refuseKind(KindId::contact);
    const auto phone = clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    clinic.rests();
    // Waits behind what was put aside, then on both copies; after that each gives the next place to an op of its own.
    clinic.front.changes(phone, "use", "work");
    auto twin = clinic.front.isCloned();
    twin.goesOffline();
    clinic.front.changes(phone, "use", "home");
    twin.changes(phone, "use", "mobile");
    clinic.front.getsItsOldDiskBack(before);
    clinic.passes(1min);
    ASSERT_EQ(clinic.server().listedMissing().size(), 1U);
    EXPECT_EQ(clinic.server().listedMissing()[0].ops.size(), 2U) << "nobody but the twin knows where the first is";
    twin.comesBack();
    clinic.passes(1min);
    EXPECT_NE(clinic.front.client().device, twin.client().device);
    EXPECT_EQ(clinic.server().listedMissing()[0].ops.size(), 1U) << "the one that only the lost disk had";
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.knownMissing(), 1);
}

TEST(Disks, whatWaitsOnACloneThatWasRenewedFirstIsNotListedAsGone) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto before = clinic.front.image();
    clinic.server().fake().refuseKind(KindId::contact);
    const auto phone = clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    clinic.rests();
    clinic.front.changes(phone, "use", "work");
    auto twin = clinic.front.isCloned();
    twin.goesOffline();
    clinic.front.changes(phone, "use", "home");
    clinic.front.changes(asha, "locality", "Pune");
    clinic.passes(1min);
    clinic.front.goesOffline();
    twin.changes(phone, "use", "mobile");
    twin.comesBack();
    clinic.passes(1min);
    ASSERT_EQ(clinic.server().listedMissing().size(), 1U);
    EXPECT_TRUE(clinic.server().listedMissing()[0].ops.empty()) << "the twin lacks nothing";
    clinic.front.getsItsOldDiskBack(before);
    clinic.front.comesBack();
    clinic.passes(1min);
    EXPECT_NE(clinic.front.client().device, twin.client().device);
    std::size_t listed = 0;
    for (const auto& list : clinic.server().listedMissing())
        listed += list.ops.size();
    EXPECT_EQ(listed, 1U) << "the second, which only the lost disk had; the first waits on the twin";
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_EQ(clinic.knownMissing(), 1);
}

TEST(Disks, whatIsPutAsideKeepsThePatientItStandsOn) {
    Clinic clinic;
    clinic.front.registers("Ravi");
    clinic.rests();
    clinic.serverIsBackedUp();
    const auto before = clinic.front.image();
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    const auto pulse =
        clinic.nurse.adds(KindId::vitals, asha, {{"taken_at", "2026-11-20T05:00:00.000Z"}, {"pulse", 80}});
    clinic.rests();
    // Asha's registration was on the server and on one disk: both are put back to before it.
    clinic.front.getsItsOldDiskBack(before);
    clinic.serverIsPutBack();
    clinic.passes(10min);
    EXPECT_FALSE(clinic.front.has(asha));
    EXPECT_EQ(clinic.nurse.parked(), 1);
    EXPECT_TRUE(clinic.nurse.has(pulse));
    EXPECT_EQ(clinic.nurse.shows(asha, "name"), "Asha") << "or nobody could say whose pulse it is";
    EXPECT_FALSE(clinic.billing.has(asha));
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

TEST(Disks, aPowerCutInTheMiddleOfAWriteLosesNothingThatWasThere) {
    for (const auto loss : {tests::CrashVfs::Loss::drop, tests::CrashVfs::Loss::tear}) {
        Clinic clinic;
        const auto asha = clinic.front.registers("Asha");
        clinic.rests();
        clinic.front.losesPowerWhileWriting(loss);
        (void)clinic.front.client().commit(
            {{KindId::patient, asha.id, model::Action::set, {{"locality", "Pune"}}, {}, {}}});
        clinic.passes(1min);
        ASSERT_TRUE(clinic.front.client().isRunning());
        EXPECT_TRUE(clinic.front.has(asha));
        clinic.front.changes(asha, "remark", "after the cut");
        EXPECT_TRUE(clinic.converged());
        EXPECT_TRUE(clinic.nothingLost());
        EXPECT_EQ(clinic.nurse.shows(asha, "remark"), "after the cut");
    }
}

TEST(Disks, twoWindowsOnOneFileSendEverythingOnce) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.opensASecondWindow();
    clinic.passes(1s);
    std::vector<Thing> bills;
    for (int i = 0; i < 8; ++i) {  // by turns in the one and the other
        bills.push_back(clinic.front.bills(asha, 10000 + i));
        clinic.passes(30ms);
    }
    clinic.billing.changes(asha, "locality", "Pune");
    clinic.rests();
    EXPECT_EQ(clinic.front.shows(asha, "locality"), "Pune");
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    for (const auto& bill : bills)
        EXPECT_TRUE(clinic.nurse.has(bill));
}

TEST(Disks, anOlderPageOfTheOtherWindowBringsBackNothing) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.anand.opensASecondWindow();
    clinic.passes(10s);
    // One window asks while the number is there and hears seconds later; the other asks when it is gone.
    clinic.anand.client().armed = {FaultKind::reordered};
    const auto phone = clinic.front.adds(KindId::contact, asha, {{"system", "phone"}, {"value", "+919820000077"}});
    ASSERT_TRUE(clinic.anand.client().window());
    clinic.anand.client().window()->lostPokes = 1;
    clinic.passes(500ms);
    clinic.front.removes(phone);
    clinic.passes(2s);
    EXPECT_TRUE(clinic.anand.client().armed.empty());
    clinic.passes(1min);
    EXPECT_FALSE(clinic.anand.has(phone));
    EXPECT_EQ(clinic.anand.healed(), 0);
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

TEST(Scopes, aLostCompartmentSendsWhatWaitsAndThenGoes) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.anand.goesOffline();
    const auto note = clinic.anand.signs(KindId::note, asha, "rest");
    clinic.anand.mayRead({Compartment::desk});
    clinic.rests();
    clinic.anand.client().online = true;
    clinic.passes(10min);
    EXPECT_EQ(clinic.anand.unsent(), 0);
    EXPECT_FALSE(clinic.atServer(note).empty());
    const auto left =
        clinic.anand.client().store().database().number("SELECT count(*) FROM record WHERE id = ?", note.id);
    ASSERT_TRUE(left);
    EXPECT_EQ(*left, 0);
    EXPECT_TRUE(clinic.bhat.has(note));
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

TEST(Scopes, bytesLeftToTheServerMayGoWithItsBackup) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.serverIsBackedUp();
    clinic.bhat.goesOffline();
    Dice dice(1);
    ASSERT_TRUE(attach(clinic.anand.client(), asha.id, dice));
    clinic.passes(5min);
    ASSERT_EQ(clinic.server().blobs()->size(), 1U);
    clinic.anand.mayRead({Compartment::desk});
    clinic.world().pokeAll();
    clinic.passes(10min);
    EXPECT_TRUE(clinic.anand.client().blobs->files.empty()) << "the server had them, and the desk may not";
    clinic.serverIsPutBack();
    clinic.passes(10min);
    clinic.bhat.comesBack();
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
    EXPECT_TRUE(clinic.server().blobs()->empty());
    EXPECT_EQ(clinic.world().journal.leftToServer.size(), 1U);
}

TEST(Scopes, aDrainingDeskHandsOverWhatItHasAndGetsNothing) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    clinic.rests();
    clinic.front.goesOffline();
    clinic.front.changes(asha, "locality", "Pune");
    clinic.server().fake().setState(clinic.front.client().device, tests::DeviceState::draining);
    const auto ravi = clinic.billing.registers("Ravi");
    clinic.rests();
    clinic.front.comesBack();
    clinic.passes(5min);
    EXPECT_EQ(clinic.server().fake().quarantine().size(), 1U);  // for the admin, and on the desk as well
    EXPECT_EQ(clinic.front.parked(), 1);
    EXPECT_FALSE(clinic.front.has(ravi));
    EXPECT_NE(clinic.nurse.shows(asha, "locality"), "Pune");
}

TEST(Scopes, aGainedCompartmentIsFilledFromTheBeginning) {
    Clinic clinic;
    const auto asha = clinic.front.registers("Asha");
    const auto note = clinic.anand.signs(KindId::note, asha, "rest");
    clinic.rests();
    EXPECT_FALSE(clinic.front.has(note));
    clinic.front.mayRead({Compartment::desk, Compartment::care, Compartment::notes});
    clinic.server().endToken(clinic.front.client().device);  // the keys come with the next session
    clinic.front.changes(asha, "locality", "Pune");
    clinic.passes(10min);
    EXPECT_EQ(clinic.front.shows(note, "plan"), "rest");
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

TEST(Lines, whatASwallowedPokeToldComesWhenTheSilentLineIsGivenUp) {
    Clinic clinic;
    clinic.rests();
    // Nothing is said until another line is open, and that one swallows it. Nothing else ever starts a pull.
    applyFault(clinic.world(), FaultKind::pokeLost, clinic.nurse.client(), 1);
    clinic.passes(1min);
    const auto asha = clinic.front.registers("Asha");
    clinic.passes(10s);
    EXPECT_FALSE(clinic.nurse.has(asha));
    clinic.passes(1min);
    EXPECT_TRUE(clinic.nurse.has(asha));
    EXPECT_TRUE(clinic.converged());
    EXPECT_TRUE(clinic.nothingLost());
}

/// Failures that were shortened and kept (simulate --seed N --shrink): tests/simulation/plans.
TEST(Plans, thatOnceFailedHold) {
    std::size_t played = 0;
    for (const auto& entry : std::filesystem::directory_iterator(OPDESK_PLANS)) {
        if (entry.path().extension() != ".plan")
            continue;
        ++played;
        EXPECT_TRUE(holds(entry.path().string())) << entry.path().filename();
    }
    EXPECT_GT(played, 0U);
}

}  // namespace opdesk::simulation
