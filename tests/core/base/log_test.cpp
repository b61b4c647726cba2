#include "core/base/log.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <type_traits>

#include "core/base/platform.h"
#include "core/base/sensitive.h"

namespace opdesk::base {
namespace {

template <typename Value>
concept Loggable = requires(const Value& value) {
    LogField("name", value);
};

TEST(Log, textAPersonTyped_doesNotCompileIntoALine) {
    static_assert(Loggable<std::int64_t>);
    static_assert(Loggable<Uuid>);
    static_assert(!Loggable<std::string>);
    static_assert(!Loggable<const char*>);
    static_assert(!Loggable<std::string_view>);
    static_assert(!Loggable<Sensitive<std::string>>);
    static_assert(!Loggable<Sensitive<std::int64_t>>);
}

TEST(Log, lines_goToTheOpenedFileAndStayOneLine) {
    const auto folder = std::filesystem::temp_directory_path() / "opdesk-log-test";
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(platform::makePrivateFolder(folder));
    const auto file = folder / "opdesk.log";
    openLog(file, LogLevel::warning);
    log(LogLevel::info, "not written");
    log(LogLevel::error, "sync refused", {{"ops", 3}, {"kind", "patient"}, LogField::code("state", "two\nlines")});
    std::ifstream in(file);
    std::stringstream content;
    content << in.rdbuf();
    EXPECT_NE(content.str().find("error sync refused ops=3 kind=patient state=two_lines\n"), std::string::npos)
        << content.str();
    EXPECT_EQ(content.str().find("not written"), std::string::npos);
    setLogLevel(LogLevel::debug);
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace opdesk::base
