#include <fstream>

#include "core/store/detach.h"
#include "core/store/device_renewal.h"
#include "core/store/keyring.h"
#include "tests/core/store/store_fixture.h"

namespace opdesk::store::tests {

/// A desk's folder with profile, a user's key file and a cache.
class DetachTest : public StoreTest {
protected:
    DetachTest() { file = profiles.cacheFile(); }
    void SetUp() override {
        std::filesystem::create_directories(profiles.folder());
        write(profiles.folder() / "profile.sealed", "profile");
        write(profiles.blobFile(actor.staff), "keys");
        StoreTest::SetUp();
    }
    static void write(const std::filesystem::path& path, const std::string& text) {
        std::ofstream(path, std::ios::binary) << text;
    }
    DetachRequest request(DetachScope scope = DetachScope::desk) {
        DetachRequest made;
        made.scope = scope;
        made.store.file = file;
        made.store.key = key;
        made.store.tenant = tenant;
        made.store.device = device;
        made.key = {"correct horse", secret, cheap};
        return made;
    }
    model::GroupId addPatientWithEvent(int number) {
        const auto id = newId();
        return must({create(kPatient, id, patientBody("Patient " + std::to_string(number)))},
                    {event("patient.create", kPatient, id)})
            .group;
    }
    base::Result<DetachReport> detach(const DetachRequest& made) {
        store.reset();
        return detachStore(profiles, made, clock, random);
    }
    bool has(const std::string& name) const { return std::filesystem::exists(profiles.folder() / name); }
    std::filesystem::path exportFile() const { return folder.path() / "unsent.opdesk"; }

    ProfileFolder profiles{folder.path() / "desk"};
    base::Bytes secret = base::Bytes(32, 0x21);
    static constexpr crypto::Argon2Cost cheap{1, 8192};
};

TEST_F(DetachTest, anEmptyOutbox_goesWithKeysFirstAndLeavesNothing) {
    const auto report = detach(request());
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->done);
    EXPECT_FALSE(report->exported);
    for (const auto* name : {"profile.sealed", "cache.db", "cache.db-wal", "detaching"})
        EXPECT_FALSE(has(name)) << name;
    EXPECT_FALSE(std::filesystem::exists(profiles.blobFile(actor.staff)));
}

TEST_F(DetachTest, whileAnythingWaitsIsParkedOrIsALook_itRefusesWithTheCountsAndTouchesNothing) {
    addPatient("Asha");
    addPatient("Binu");
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_TRUE(acknowledge({{(*groups)[0].ops[0].id, model::Verdict::parked, 0, "wrong_state", ""}}));
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, newId())));
    const auto refused = detach(request());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::wrongState);
    EXPECT_EQ(refused.error().detail, "1 changes wait, 1 are parked, 1 looks are not sent, 0 rows cannot be read");
    for (const auto scope : {DetachScope::desk, DetachScope::cache})
        EXPECT_FALSE(detach(request(scope)));
    EXPECT_TRUE(has("profile.sealed"));
    reopen();
    EXPECT_EQ(outboxCounts(*store)->waiting, 1);
    auto say = request();
    say.onlySay = true;
    const auto said = detach(say);
    ASSERT_TRUE(said);
    EXPECT_EQ(said->groups, 3);
    EXPECT_FALSE(said->done);
    EXPECT_TRUE(has("cache.db"));
}

TEST_F(DetachTest, aParkedChangeAlone_isEnoughToRefuse) {
    addPatient("Asha");
    const auto groups = nextGroups(*store, clock.now(), 10, 1 << 20);
    ASSERT_TRUE(acknowledge({{(*groups)[0].ops[0].id, model::Verdict::parked, 0, "wrong_state", ""}}));
    EXPECT_FALSE(detach(request()));
    EXPECT_TRUE(has("cache.db"));
}

TEST_F(DetachTest, aLookAlone_isEnoughToRefuse) {
    ASSERT_TRUE(store->recordLook(actor, event("patient.open", kPatient, newId())));
    EXPECT_FALSE(detach(request()));
    EXPECT_TRUE(has("cache.db"));
}

TEST_F(DetachTest, withAnExport_everyUnsentGroupIsInOneSealedFileAndCanBeSentFromAnotherDesk) {
    grantAll();
    const auto patient = addPatient("Asha Secretname");
    const auto note = newId();
    must({create(
             kNote, note,
             {{"patient", patient.text()}, {"author", actor.staff.text()}, {"status", "draft"}, {"plan", "review"}})},
         {event("note.write", kNote, note)});
    const auto before = nextGroups(*store, clock.now(), 10, 1 << 20).value();
    auto made = request();
    made.exportTo = exportFile();
    const auto report = detach(made);
    ASSERT_TRUE(report) << report.error().detail;
    EXPECT_TRUE(report->exported);
    EXPECT_EQ(report->groups, 2);
    EXPECT_FALSE(has("cache.db"));

    std::ifstream stream(exportFile(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
    EXPECT_EQ(bytes.find("Secretname"), std::string::npos);
    const base::Bytes other(32, 0x22);
    EXPECT_EQ(readExport(exportFile(), {"correct horse", other, cheap}).error().code, base::ErrorCode::wrongPassphrase);
    EXPECT_EQ(readExport(exportFile(), {"wrong", secret, cheap}).error().code, base::ErrorCode::wrongPassphrase);
    const auto unsent = readExport(exportFile(), made.key);
    ASSERT_TRUE(unsent) << unsent.error().detail;

    const auto old = device;
    device = model::DeviceId::make(clock, random);
    file = folder.path() / "another.db";
    store = open(true).value();
    addPatient("Binu");
    EXPECT_EQ(queueExport(*store, *unsent).value(), 2);
    EXPECT_EQ(queueExport(*store, *unsent).value(), 0) << "once";
    const auto after = nextGroups(*store, clock.now(), 10, 1 << 20).value();
    ASSERT_EQ(after.size(), 3u);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(after[i + 1].group, before[i].group);
        EXPECT_EQ(after[i + 1].signature, before[i].signature);
        EXPECT_EQ(after[i + 1].signedDevice, old);
        EXPECT_EQ(after[i + 1].ops[0].payload, before[i].ops[0].payload);
        EXPECT_EQ(after[i + 1].ops[0].envelope.at("device_seq").as_int64(), static_cast<std::int64_t>(i) + 2);
        ASSERT_EQ(after[i + 1].audit.size(), before[i].audit.size());
        for (std::size_t k = 0; k < before[i].audit.size(); ++k)
            EXPECT_EQ(base::canonicalJson(after[i + 1].audit[k].event), base::canonicalJson(before[i].audit[k].event));
    }
    auto foreign = *unsent;
    foreign.tenant = model::TenantId::make(clock, random);
    EXPECT_EQ(queueExport(*store, foreign).error().code, base::ErrorCode::foreignFile);
}

TEST_F(DetachTest, aCacheMadeAnew_keepsTheDeskAndItsCounters) {
    addPatient("Asha");
    const auto done = store->commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
        OPDESK_CHECK(next("clinic_number"));
        const auto id = newId();
        return ActionGroup{{create(kPatient, id, patientBody("Binu"))}, {}};
    });
    ASSERT_TRUE(done);
    const auto before = marksOf(*store).value();
    auto made = request(DetachScope::cache);
    made.exportTo = exportFile();
    ASSERT_TRUE(detach(made));
    EXPECT_TRUE(has("profile.sealed"));
    reopen();
    EXPECT_EQ(store->count(kPatient).value(), 0);
    const auto after = marksOf(*store).value();
    EXPECT_EQ(after.deviceSeq, before.deviceSeq);
    EXPECT_EQ(after.counters, before.counters);
    EXPECT_EQ(after.audit, before.audit);
    EXPECT_EQ(queueExport(*store, readExport(exportFile(), made.key).value()).value(), 2);
    EXPECT_FALSE(nextGroups(*store, clock.now(), 10, 1 << 20).value()[0].signedDevice) << "the same device";
}

TEST_F(DetachTest, aRemovalThatWasCutOff_isEndedByTheNextStart) {
    write(profiles.folder() / "detaching", "desk");
    store.reset();
    EXPECT_TRUE(finishDetach(profiles).value());
    for (const auto* name : {"profile.sealed", "cache.db", "detaching"})
        EXPECT_FALSE(has(name)) << name;
    EXPECT_FALSE(finishDetach(profiles).value());
}

TEST_F(DetachTest, ofADamagedFile_everythingThatCanBeReadIsExported) {
    std::vector<model::GroupId> made;
    for (int i = 0; i < 400; ++i)
        made.push_back(addPatientWithEvent(i));
    ASSERT_TRUE(store->database().script("PRAGMA wal_checkpoint(TRUNCATE)"));
    store.reset();
    // Two pages in the middle are overwritten, as a failing disk does.
    {
        std::fstream disk(file, std::ios::binary | std::ios::in | std::ios::out);
        const auto pages = static_cast<std::streamoff>(std::filesystem::file_size(file)) / 4096;
        for (const auto page : {pages / 2, pages * 2 / 3}) {
            disk.seekp(page * 4096 + 100);
            disk << "this is not what was written here";
        }
    }
    auto options = request().store;
    const auto recovered = recoverUnsent(options);
    ASSERT_TRUE(recovered) << recovered.error().detail;
    EXPECT_GT(recovered->groups.size(), 200u);
    EXPECT_GT(recovered->unreadable, 0);
    EXPECT_EQ(static_cast<std::int64_t>(recovered->groups.size()) + recovered->unreadable, 400)
        << "each is one or the other";
    for (const auto& group : recovered->groups)
        EXPECT_NE(std::ranges::find(made, group.group), made.end());
}

}  // namespace opdesk::store::tests
