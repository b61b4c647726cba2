#include "core/base/platform.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "core/base/bytes.h"

namespace opdesk::base::platform {
namespace {

namespace fs = std::filesystem;

class PlatformFiles : public ::testing::Test {
protected:
    void SetUp() override {
        fs::remove_all(m_folder);
        ASSERT_TRUE(makePrivateFolder(m_folder));
    }
    void TearDown() override { fs::remove_all(m_folder); }

    std::string contentOf(const fs::path& file) const {
        const auto content = readFile(file, 1 << 20);
        return content ? std::string(asText(*content)) : "unreadable";
    }

    const fs::path m_folder = fs::temp_directory_path() / "opdesk-platform-test" /
                              ::testing::UnitTest::GetInstance()->current_test_info()->name();
};

#ifndef _WIN32
constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;

TEST_F(PlatformFiles, foldersAndFiles_areTheOwnersAlone) {
    ASSERT_TRUE(makePrivateFolder(m_folder / "a" / "b"));
    EXPECT_EQ(fs::status(m_folder / "a" / "b").permissions() & kOthers, fs::perms::none);
    EXPECT_EQ(fs::status(m_folder / "a").permissions() & kOthers, fs::perms::none);
    ASSERT_TRUE(replaceFile(m_folder / "f", asBytes("x")));
    EXPECT_EQ(fs::status(m_folder / "f").permissions() & kOthers, fs::perms::none);
    std::ofstream(m_folder / "open") << "kept";
    fs::permissions(m_folder / "open", fs::perms::all);
    ASSERT_TRUE(makePrivateFile(m_folder / "open"));
    EXPECT_EQ(fs::status(m_folder / "open").permissions() & kOthers, fs::perms::none);
    EXPECT_EQ(contentOf(m_folder / "open"), "kept");
}

TEST_F(PlatformFiles, aDeviceKeepsItsRights) {
    const auto before = fs::status("/dev/null").permissions();
    ASSERT_TRUE(makePrivateFile("/dev/null"));
    EXPECT_EQ(fs::status("/dev/null").permissions(), before);
}
#endif

TEST_F(PlatformFiles, replacing_leavesTheNewContentAndNothingElse) {
    ASSERT_TRUE(replaceFile(m_folder / "f", asBytes("first, longer")));
    std::ofstream(m_folder / "f.new") << "left over by a crash";
    ASSERT_TRUE(replaceFile(m_folder / "f", asBytes("second")));
    EXPECT_EQ(contentOf(m_folder / "f"), "second");
    EXPECT_EQ(std::distance(fs::directory_iterator(m_folder), fs::directory_iterator()), 1);
    EXPECT_FALSE(replaceFile(m_folder / "missing" / "f", asBytes("x")));
    ASSERT_TRUE(replaceFile(m_folder / "empty", {}));
    EXPECT_EQ(contentOf(m_folder / "empty"), "");
}

TEST_F(PlatformFiles, reading_tellsMissingFromTooLarge) {
    EXPECT_EQ(readFile(m_folder / "none", 10).error().code, ErrorCode::notFound);
    ASSERT_TRUE(replaceFile(m_folder / "f", asBytes("12345")));
    EXPECT_TRUE(readFile(m_folder / "f", 5));
    EXPECT_EQ(readFile(m_folder / "f", 4).error().code, ErrorCode::tooLarge);
    EXPECT_FALSE(readFile(m_folder, 10));
}

TEST_F(PlatformFiles, aFolderInTheWay_isAnError) {
    ASSERT_TRUE(replaceFile(m_folder / "f", asBytes("x")));
    EXPECT_FALSE(makePrivateFolder(m_folder / "f" / "sub"));
    EXPECT_FALSE(replaceFile(m_folder, asBytes("x")));
}

TEST_F(PlatformFiles, aLock_isHeldOnceAndFreedByItsEnd) {
    {
        auto lock = FileLock::tryLock(m_folder / "lock");
        ASSERT_TRUE(lock);
        const FileLock moved = std::move(lock).value();
        EXPECT_EQ(FileLock::tryLock(m_folder / "lock").error().code, ErrorCode::wrongState);
    }
    EXPECT_TRUE(FileLock::tryLock(m_folder / "lock"));
}

TEST_F(PlatformFiles, freeSpace_isKnownForARealFolder) {
    EXPECT_GT(freeBytes(m_folder), 0U);
    EXPECT_EQ(freeBytes(m_folder / "none"), 0U);
}

}  // namespace
}  // namespace opdesk::base::platform
