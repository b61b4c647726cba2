#include "core/store/device_renewal.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/crash_vfs.h"

namespace opdesk::store::tests {

using opdesk::tests::CrashVfs;

/// The power goes at every write of a renewal: afterwards the cache is the old device whole or the new one whole.
class RenewalCrashTest : public StoreTest {
protected:
    void SetUp() override {}

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
    /// A cache with three groups that wait and a renewal that is due.
    std::unique_ptr<Store> prepared(const CrashVfs& vfs) {
        auto opened = openOn(vfs, true);
        EXPECT_TRUE(opened) << opened.error().detail;
        for (int i = 0; i < 3; ++i) {
            const auto id = newId();
            EXPECT_TRUE((*opened)->commit(
                actor, {{create(kPatient, id, patientBody("Asha"))}, {event("patient.create", kPatient, id)}}));
        }
        EXPECT_TRUE(noteClonedDevice(**opened, 9));
        return *std::move(opened);
    }
    void check(Store& cache, std::int64_t cut) {
        const auto groups = nextGroups(cache, clock.now(), 100, 1 << 20);
        ASSERT_TRUE(groups) << "cut at " << cut;
        const bool isNew = cache.device() == renewed;
        ASSERT_TRUE(isNew || cache.device() == device) << "cut at " << cut;
        EXPECT_EQ(renewalDue(cache)->has_value(), !isNew) << "cut at " << cut;
        EXPECT_EQ(adoptedIdentity(cache)->has_value(), isNew) << "cut at " << cut;
        ASSERT_EQ(groups->size(), isNew ? 4U : 3U) << "cut at " << cut;
        for (std::size_t i = 0; i < 3; ++i) {
            const auto& group = (*groups)[i];
            EXPECT_EQ(group.signedDevice.has_value(), isNew) << "cut at " << cut;
            EXPECT_EQ(group.ops[0].envelope.at("device_seq").as_int64(), static_cast<std::int64_t>(i) + 1);
            EXPECT_EQ(group.audit.size(), 1U) << "cut at " << cut;
        }
        EXPECT_EQ(outboxCounts(cache)->waiting, 3) << "cut at " << cut;
        (isNew ? m_new : m_old) += 1;
    }
    void runCuts(CrashVfs::Loss loss) {
        renewed = model::DeviceId::make(clock, random);
        const NewIdentity identity{renewed, "A08", 2, "lease-2"};
        std::int64_t before = 0;
        std::int64_t after = 0;
        {
            CrashVfs whole(1);
            auto cache = prepared(whole);
            before = whole.operations();
            ASSERT_TRUE(adoptDevice(*cache, identity, actor));
            after = whole.operations();
        }
        ASSERT_GT(after, before + 3);
        for (auto cut = before; cut <= after; ++cut) {
            CrashVfs vfs(static_cast<std::uint64_t>(cut) + 100);
            bool done = false;
            {
                auto cache = prepared(vfs);
                vfs.cutAt(cut, loss);
                done = adoptDevice(*cache, identity, actor).has_value();
            }
            vfs.restore();
            auto opened = openOn(vfs, false);
            ASSERT_TRUE(opened) << "cut at " << cut << ": " << opened.error().detail;
            check(**opened, cut);
            EXPECT_TRUE(!done || (*opened)->device() == renewed) << "what returned is on the disk; cut at " << cut;
            // And it ends right: asked again, it is the new device.
            ASSERT_TRUE(adoptDevice(**opened, identity, actor));
            EXPECT_EQ((*opened)->device(), renewed);
        }
        EXPECT_GT(m_old, 0);
        EXPECT_GT(m_new, 0);
    }

    model::DeviceId renewed;
    int m_old = 0, m_new = 0;
};

TEST_F(RenewalCrashTest, cutAtAnyWrite_unsyncedWritesDropped) {
    runCuts(CrashVfs::Loss::drop);
}

TEST_F(RenewalCrashTest, cutAtAnyWrite_unsyncedWritesTorn) {
    runCuts(CrashVfs::Loss::tear);
}

TEST_F(RenewalCrashTest, killedAtAnyWrite) {
    runCuts(CrashVfs::Loss::keep);
}

}  // namespace opdesk::store::tests
