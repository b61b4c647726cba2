#include "tests/core/store/store_fixture.h"
#include "tests/support/crash_vfs.h"

namespace opdesk::store::tests {

using opdesk::tests::CrashVfs;

/// Saves patients until the power goes, brings it back, and checks every save that was acknowledged.
class CrashTest : public StoreTest {
protected:
    base::Result<std::unique_ptr<Store>> openOn(const CrashVfs& vfs, bool create) {
        StoreOptions options;
        options.file = "/clinic/cache.db";
        options.key = key;
        options.tenant = tenant;
        options.device = device;
        options.create = create;
        options.vfs = vfs.name();
        return Store::open(options, clock, random);
    }

    /// Ids of the saves that returned, in order; small write-ahead logs, so that checkpoints are cut as well.
    std::vector<base::Uuid> saveUntilCut(Store& cache, const CrashVfs& vfs, int most) {
        (void)cache.database().number("PRAGMA wal_autocheckpoint=20");
        std::vector<base::Uuid> saved;
        for (int i = 0; i < most && !vfs.isCut(); ++i) {
            const auto id = newId();
            const auto done =
                cache.commitNumbered(actor, [&](const Store::NumberSource& next) -> base::Result<ActionGroup> {
                    OPDESK_TRY(const auto number, next("clinic_number"));
                    json::object patient{{"name", "Patient Number"},
                                         {"sex", "male"},
                                         {"clinic_number", "A07-" + std::to_string(number)}};
                    return ActionGroup{{create(kPatient, id, patient)}, {event("patient.create", kPatient, id)}};
                });
            if (done)
                saved.push_back(id);
        }
        return saved;
    }

    /// What is there must be a prefix of the saves: all that returned, at most one that did not, numbers without a gap.
    void check(CrashVfs& vfs, const std::vector<base::Uuid>& saved, std::int64_t cut) {
        vfs.restore();
        auto opened = openOn(vfs, false);
        ASSERT_TRUE(opened) << "cut at " << cut << ": " << opened.error().detail;
        auto& cache = **opened;
        const auto intact = cache.database().isIntact();
        ASSERT_TRUE(intact && *intact) << "cut at " << cut;
        for (std::size_t i = 0; i < saved.size(); ++i) {
            const auto found = cache.record(kPatient, saved[i]);
            ASSERT_TRUE(found && *found) << "cut at " << cut << ": save " << i << " of " << saved.size() << " is gone";
            ASSERT_EQ((*found)->body.at("clinic_number").as_string(), "A07-" + std::to_string(i + 1));
        }
        const auto there = cache.count(kPatient).value();
        ASSERT_LE(there, static_cast<std::int64_t>(saved.size()) + 1) << "cut at " << cut;
        ASSERT_EQ(outboxCounts(cache)->waiting, there) << "cut at " << cut;
        ASSERT_EQ(cache.peekNumber("clinic_number").value(), there + 1) << "cut at " << cut;
    }

    void runCuts(CrashVfs::Loss loss, int cuts) {
        std::int64_t opened = 0;
        std::int64_t ended = 0;
        {
            CrashVfs whole(1);
            auto cache = openOn(whole, true);
            ASSERT_TRUE(cache) << cache.error().detail;
            opened = whole.operations();
            ASSERT_EQ(saveUntilCut(**cache, whole, 12).size(), 12U);
            ended = whole.operations();
        }
        int acknowledged = 0;
        for (int i = 0; i < cuts; ++i) {
            const auto cut = opened + (ended - opened) * i / cuts;
            CrashVfs vfs(static_cast<std::uint64_t>(i) + 100);
            std::vector<base::Uuid> saved;
            {
                auto cache = openOn(vfs, true);
                ASSERT_TRUE(cache) << cache.error().detail;
                vfs.cutAt(cut, loss);
                saved = saveUntilCut(**cache, vfs, 40);
            }
            ASSERT_TRUE(vfs.isCut());
            acknowledged += static_cast<int>(saved.size());
            check(vfs, saved, cut);
        }
        EXPECT_GT(acknowledged, cuts);
    }
};

TEST_F(CrashTest, everyAcknowledgedSaveSurvivesWhenUnsyncedWritesAreDropped) {
    runCuts(CrashVfs::Loss::drop, 100);
}

TEST_F(CrashTest, everyAcknowledgedSaveSurvivesWhenUnsyncedWritesAreTorn) {
    runCuts(CrashVfs::Loss::tear, 100);
}

TEST_F(CrashTest, theDiskDoesLoseWhatWasNotSynced) {
    // The same loop without syncing loses saves: the plug is a real one.
    CrashVfs vfs(5);
    std::vector<base::Uuid> saved;
    {
        auto cache = openOn(vfs, true);
        ASSERT_TRUE(cache);
        for (int i = 0; i < 5; ++i) {
            const auto id = newId();
            Page page;
            PagePart part;
            part.rows.push_back(image(kPatient, id, 1, patientBody("Pulled")));
            page.parts.push_back(part);
            ASSERT_TRUE(applyAnswer(**cache, {}, {}, page));
            saved.push_back(id);
        }
        vfs.cutAt(vfs.operations(), CrashVfs::Loss::drop);
        ASSERT_FALSE((*cache)->commit(actor, {{create(kPatient, newId(), patientBody("Last"))}, {}}));
    }
    vfs.restore();
    auto cache = openOn(vfs, false);
    ASSERT_TRUE(cache) << cache.error().detail;
    EXPECT_LT((*cache)->count(kPatient).value(), static_cast<std::int64_t>(saved.size()));
}

}  // namespace opdesk::store::tests
