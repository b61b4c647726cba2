#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <future>

#include "app/client/mark_saver.h"
#include "app/platform/file_marks.h"
#include "core/base/platform.h"
#include "core/base/random.h"

namespace opdesk::app {
namespace {

store::Marks marksAt(std::int64_t sequence) {
    store::Marks marks;
    marks.deviceSeq = sequence;
    marks.counters["invoice:A07:2627"] = sequence * 2;
    return marks;
}

/// Writes only when it is let go, as a slow keychain does.
class SlowMarks final : public store::MarkStore {
public:
    explicit SlowMarks(std::vector<std::int64_t>& written) : m_written(written) {}
    base::Result<std::optional<store::Marks>> load() override { return std::optional<store::Marks>(); }
    base::Status save(const store::Marks& marks) override {
        if (!m_begun) {
            m_begun = true;
            begun.set_value();
            go.get_future().wait();
        }
        m_written.push_back(marks.deviceSeq);
        return {};
    }
    std::promise<void> begun, go;

private:
    std::vector<std::int64_t>& m_written;
    bool m_begun = false;
};

TEST(MarkSaver, whatIsSavedDuringAWrite_isOneWriteOfTheNewest) {
    std::vector<std::int64_t> written;
    {
        auto kept = std::make_unique<SlowMarks>(written);
        auto& slow = *kept;
        MarkSaver saver(std::move(kept), std::chrono::milliseconds(0));
        ASSERT_TRUE(saver.save(marksAt(1)));
        slow.begun.get_future().wait();
        for (std::int64_t sequence = 2; sequence <= 50; ++sequence)
            ASSERT_TRUE(saver.save(marksAt(sequence))) << "a commit never waits for it";
        slow.go.set_value();
    }
    EXPECT_EQ(written, (std::vector<std::int64_t>{1, 50}));
}

TEST(MarkSaver, atTheEnd_theNewestIsWrittenBeforeItReturns) {
    std::vector<std::int64_t> written;
    {
        auto kept = std::make_unique<SlowMarks>(written);
        kept->go.set_value();
        MarkSaver saver(std::move(kept), std::chrono::hours(1));
        ASSERT_TRUE(saver.save(marksAt(7)));
        ASSERT_TRUE(saver.save(marksAt(8)));
    }
    ASSERT_FALSE(written.empty());
    EXPECT_EQ(written.back(), 8);
}

TEST(FileMarks, comeBackAsTheyWere_andADamagedFileIsSaidToBe) {
    base::SystemRandom random;
    std::array<std::uint8_t, 8> name{};
    random.fill(name);
    const auto file = std::filesystem::temp_directory_path() / ("opdesk-marks-" + base::toHex(name));
    FileMarks marks(file);
    EXPECT_FALSE(marks.load()->has_value());
    auto made = marksAt(12);
    made.device = model::DeviceId::parse("018f0000-0000-7000-8000-000000000001").value_or(model::DeviceId{});
    made.former.push_back(made);
    ASSERT_TRUE(marks.save(made));
    const auto back = FileMarks(file).load();
    ASSERT_TRUE(back && *back);
    EXPECT_EQ((*back)->counters, made.counters);
    EXPECT_EQ((*back)->former.size(), 1U);
    ASSERT_TRUE(base::platform::replaceFile(file, base::asBytes("{\"device\":1}")));
    EXPECT_EQ(marks.load().error().code, base::ErrorCode::damaged);
    ASSERT_TRUE(marks.clear());
    EXPECT_FALSE(marks.load()->has_value());
    ASSERT_TRUE(marks.clear());
}

}  // namespace
}  // namespace opdesk::app
