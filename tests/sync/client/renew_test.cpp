#include "core/store/device_renewal.h"
#include "desk.h"

namespace opdesk::tests {
namespace {

using namespace std::chrono_literals;

struct KeptMarks : store::MarkStore {
    base::Result<std::optional<store::Marks>> load() override { return kept; }
    base::Status save(const store::Marks& marks) override {
        kept = marks;
        return {};
    }
    std::optional<store::Marks> kept;
};

/// A desk whose disk is copied, and the copy put back or started beside it.
class Renew : public testing::Test {
protected:
    Renew() {
        front.marks = &marks;
        front.open();
        EXPECT_TRUE(front.sync());
        old = front.device();
    }
    void copyDisk(const Desk& from, const std::filesystem::path& to) {
        for (const auto* part : {"", "-wal"}) {
            std::filesystem::remove(to.string() + part);
            if (std::filesystem::exists(from.cacheFile().string() + part))
                std::filesystem::copy_file(from.cacheFile().string() + part, to.string() + part);
        }
    }
    void makeImage() {
        front.close();
        copyDisk(front, image());
        front.open();
    }
    void putBack(Desk& to, const model::DeviceId& as) {
        to.close();
        for (const auto* part : {"", "-wal", "-shm"}) {
            std::filesystem::remove(to.cacheFile().string() + part);
            if (std::filesystem::exists(image().string() + part))
                std::filesystem::copy_file(image().string() + part, to.cacheFile().string() + part);
        }
        to.openAs(as);
    }
    std::filesystem::path image() const { return clinic.folder.path() / "image.db"; }
    /// Serves the next request; its path.
    std::string serveNext(Desk& desk) {
        if (desk.requests().empty())
            return {};
        const auto path = desk.requests().front().path;
        desk.serveOne();
        return path.substr(0, path.find('?'));
    }
    void startSync(Desk& desk) {
        desk.feed(sync::client::Started{});
        desk.feed(sync::client::SyncNow{});
    }
    bool has(Desk& desk, const base::Uuid& patient) {
        const auto record = desk.cache().record(KindId::patient, patient);
        return record && *record;
    }

    Clinic clinic;
    KeptMarks marks;
    Desk front{clinic, "front", kReception};
    model::DeviceId old;
};

TEST_F(Renew, anImagePutBack_getsANewIdentityAndExactlyTheLostIsListed) {
    const auto before = front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    const auto waiting = front.createPatient("Binu");
    makeImage();
    const auto synced = front.createPatient("Chitra");
    ASSERT_TRUE(front.sync());
    const auto lost = front.createPatient("Deepa");
    putBack(front, old);
    const auto after = front.createPatient("Esha");
    ASSERT_TRUE(front.sync());

    EXPECT_NE(front.device(), old);
    EXPECT_EQ(front.cache().device(), front.device());
    EXPECT_EQ(front.engine().status().deviceRenewals, 1);
    ASSERT_EQ(clinic.server.knownMissing().size(), 1u);
    EXPECT_EQ(clinic.server.knownMissing()[0].device, old);
    EXPECT_EQ(clinic.server.knownMissing()[0].ops, std::vector<std::int64_t>{4});
    for (const auto& patient : {before, waiting, synced, after}) {
        EXPECT_TRUE(has(front, patient));
        EXPECT_TRUE(clinic.server.record(KindId::patient, patient));
    }
    EXPECT_FALSE(clinic.server.record(KindId::patient, lost));
    EXPECT_EQ(front.outbox().waiting, 0);
    ASSERT_TRUE(front.sync());
    EXPECT_EQ(front.engine().status().deviceRenewals, 1);
}

TEST_F(Renew, withoutMarks_thePageTellsThatTheServerKnowsMore) {
    front.marks = nullptr;
    makeImage();
    const auto synced = front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), old);
    EXPECT_TRUE(has(front, synced));
    EXPECT_TRUE(clinic.server.knownMissing()[0].ops.empty());
}

TEST_F(Renew, withoutMarks_aPushWithATakenPlaceIsRefusedWholeAndArrivesUnderTheNewIdentity) {
    front.marks = nullptr;
    makeImage();
    const auto synced = front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    putBack(front, old);
    const auto mine = front.createPatient("Binu");
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), old);
    EXPECT_TRUE(has(front, synced));
    EXPECT_EQ(clinic.server.record(KindId::patient, mine)->version, 1);
    EXPECT_EQ(front.outbox().waiting, 0);
}

TEST_F(Renew, aCloneAtWorkBesideIt_endsAsASecondDeviceAndNothingIsLost) {
    makeImage();
    Desk clone(clinic, "clone", kReception);
    putBack(clone, old);
    const auto a = front.createPatient("Asha");
    const auto b = clone.createPatient("Binu");
    ASSERT_TRUE(front.sync());
    ASSERT_TRUE(clone.sync());
    EXPECT_NE(clone.device(), old);
    const auto c = front.createPatient("Chitra");
    ASSERT_TRUE(front.sync());
    ASSERT_TRUE(clone.sync());
    EXPECT_NE(front.device(), clone.device());
    for (auto* desk : {&front, &clone})
        for (const auto& patient : {a, b, c})
            EXPECT_TRUE(has(*desk, patient));
    EXPECT_EQ(front.outbox().waiting + clone.outbox().waiting, 0);
    for (const auto& missing : clinic.server.knownMissing())
        EXPECT_TRUE(missing.ops.empty()) << "nobody lost anything";
}

TEST_F(Renew, anImagePutBackWhileACloneGaveTheSamePlaces_hidesNothingThatIsGone) {
    front.createPatient("Asha");
    ASSERT_TRUE(front.sync());
    makeImage();
    Desk clone(clinic, "clone", kReception);
    putBack(clone, old);
    const auto others = clone.createPatient("Of The Clone");
    ASSERT_TRUE(clone.sync());
    ASSERT_EQ(clone.device(), old);
    front.createPatient("Binu");
    putBack(front, old);
    const auto after = front.createPatient("Chitra");
    ASSERT_TRUE(front.sync());
    ASSERT_EQ(clinic.server.knownMissing().size(), 1u);
    EXPECT_EQ(clinic.server.knownMissing()[0].ops, std::vector<std::int64_t>{2}) << "the clone's op there is another";
    for (const auto& patient : {others, after})
        EXPECT_TRUE(has(front, patient));
}

TEST_F(Renew, killedBeforeTheRequestAndAfterALostAnswer_itAsksWithTheSameRenewal) {
    makeImage();
    front.createPatient("Asha");
    putBack(front, old);
    const auto due = store::renewalDue(front.cache());
    ASSERT_TRUE(due && *due);
    const auto renewal = (*due)->renewal;
    front.open();  // killed before anything was sent
    startSync(front);
    // The answer of the renewal is lost: the server has done it.
    while (!front.requests().empty() && front.requests().front().path != "/v1/device/renew")
        serveNext(front);
    ASSERT_FALSE(front.requests().empty());
    const auto request = front.requests().front();
    (void)clinic.server.serve(old, request);
    front.open();
    EXPECT_EQ((*store::renewalDue(front.cache()))->renewal, renewal);
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), old);
    EXPECT_EQ(clinic.server.knownMissing().size(), 1u) << "one renewal, one card";
    EXPECT_FALSE(store::renewalDue(front.cache())->has_value());
}

/// The server answered a renewal, the answer was lost and the desk worked on as the old device.
class RenewAnswerLost : public Renew {
protected:
    void loseTheAnswer() {
        startSync(front);
        while (!front.requests().empty() && front.requests().front().path != "/v1/device/renew")
            serveNext(front);
        ASSERT_FALSE(front.requests().empty());
        (void)clinic.server.serve(old, front.requests().front());
        front.open();
    }
    std::vector<std::int64_t> listed() {
        std::vector<std::int64_t> all;
        for (const auto& list : clinic.server.knownMissing()) {
            EXPECT_EQ(list.device, old);
            all.insert(all.end(), list.ops.begin(), list.ops.end());
        }
        return all;
    }
};

TEST_F(RenewAnswerLost, thenAnImageThatHoldsTheNotePutBack_listsWhatWasMadeSinceAsWell) {
    makeImage();
    front.createPatient("Asha");
    putBack(front, old);
    makeImage();
    loseTheAnswer();
    const auto lost = front.createPatient("Binu");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), old);
    EXPECT_EQ(listed(), (std::vector<std::int64_t>{1, 2})) << "each once";
    EXPECT_FALSE(clinic.server.record(KindId::patient, lost));
}

TEST_F(RenewAnswerLost, thenTheSameImagePutBackAgain_listsWhatWasMadeSinceAsWell) {
    makeImage();
    front.createPatient("Asha");
    putBack(front, old);
    loseTheAnswer();
    front.createPatient("Binu");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), old);
    EXPECT_EQ(listed(), (std::vector<std::int64_t>{1, 2})) << "each once";
}

TEST_F(Renew, killedAfterTheCacheTookTheIdentity_theOldTokenLeadsToTheSameDevice) {
    const auto patient = front.createPatient("Asha");
    makeImage();
    front.createPatient("Binu");
    putBack(front, old);
    startSync(front);
    for (int i = 0; i < 20 && front.device() == old; ++i)
        serveNext(front);
    const auto renewed = front.device();
    ASSERT_NE(renewed, old);
    front.openAs(old);  // neither profile nor token was saved
    EXPECT_EQ(front.cache().device(), renewed);
    ASSERT_TRUE(front.sync());
    EXPECT_EQ(front.device(), renewed);
    EXPECT_EQ(clinic.server.knownMissing().size(), 1u);
    EXPECT_TRUE(clinic.server.record(KindId::patient, patient));
    EXPECT_EQ(front.outbox().waiting, 0);
}

TEST_F(Renew, anImageOfBeforeARenewal_listsWhatTheDeviceItBecameAloneHad) {
    makeImage();
    front.createPatient("Asha");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    const auto second = front.device();
    const auto synced = front.createPatient("Binu");
    ASSERT_TRUE(front.sync());
    const auto lost = front.createPatient("Chitra");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    EXPECT_NE(front.device(), second);
    ASSERT_EQ(clinic.server.knownMissing().size(), 2u);
    EXPECT_EQ(clinic.server.knownMissing()[1].device, second);
    EXPECT_EQ(clinic.server.knownMissing()[1].ops, std::vector<std::int64_t>{2});
    EXPECT_TRUE(has(front, synced));
    EXPECT_FALSE(clinic.server.record(KindId::patient, lost));
}

TEST_F(Renew, anImageOfBeforeARenewal_listsNoPlaceARenewalGaveToWhatTheServerHad) {
    for (const auto* name : {"Asha", "Binu", "Chitra"})
        front.createPatient(name);
    ASSERT_TRUE(front.sync());
    makeImage();
    front.createPatient("Deepa");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    const auto second = front.device();
    const auto lost = front.createPatient("Esha");
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    ASSERT_EQ(clinic.server.knownMissing().size(), 2u);
    EXPECT_EQ(clinic.server.knownMissing()[1].device, second);
    EXPECT_EQ(clinic.server.knownMissing()[1].ops, std::vector<std::int64_t>{4}) << "its own place alone";
    EXPECT_FALSE(has(front, lost));
}

/// A clone made the desk another device while two of its ops waited; then an image of before them is put back.
class RenewTwice : public Renew {
protected:
    RenewTwice() {
        front.createPatient("Asha");
        EXPECT_TRUE(front.sync());
        makeImage();
        Desk clone(clinic, "clone", kReception);
        putBack(clone, old);
        clone.createPatient("Of The Clone");
        EXPECT_TRUE(clone.sync());
        mine = {front.createPatient("Binu"), front.createPatient("Chitra")};
        startSync(front);
        while (front.device() == old && !serveNext(front).empty()) {
        }
        EXPECT_NE(front.device(), old);
    }
    std::vector<base::Uuid> mine;
};

TEST_F(RenewTwice, whatWaitedAndDoesNotLieOnTheImage_isListedUnderTheLaterDevice) {
    const auto second = front.device();
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    ASSERT_FALSE(clinic.server.knownMissing().empty());
    EXPECT_EQ(clinic.server.knownMissing().back().device, second);
    EXPECT_EQ(clinic.server.knownMissing().back().ops, (std::vector<std::int64_t>{2, 3}));
    EXPECT_FALSE(clinic.server.record(KindId::patient, mine[0]));
}

TEST_F(RenewTwice, whatTheServerGotMeanwhile_isNotListed) {
    front.serveAll();
    ASSERT_EQ(front.outbox().waiting, 0);
    putBack(front, old);
    ASSERT_TRUE(front.sync());
    EXPECT_TRUE(clinic.server.knownMissing().back().ops.empty());
    EXPECT_TRUE(has(front, mine[0]));
}

TEST_F(Renew, whileItIsDueAndTheServerFails_nothingIsPushedAndTheDeskWorksOn) {
    makeImage();
    front.createPatient("Asha");
    putBack(front, old);
    const auto mine = front.createPatient("Binu");
    clinic.server.fault(Fault::serverError, 4);
    EXPECT_FALSE(front.sync());
    EXPECT_EQ(clinic.server.requestsOf("/v1/sync/push"), 0u);
    front.passTime(10min);
    EXPECT_EQ(front.outbox().waiting, 0) << "by itself, once the server answers again";
    EXPECT_TRUE(clinic.server.record(KindId::patient, mine));
}

}  // namespace
}  // namespace opdesk::tests
