#include "core/base/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "core/base/platform.h"

namespace opdesk::base {

namespace {

constexpr char kLoggerName[] = "opdesk";
constexpr char kPattern[] = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";

spdlog::level::level_enum spdlogLevel(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

void prepare(spdlog::logger& logger, spdlog::level::level_enum least) {
    logger.set_pattern(kPattern, spdlog::pattern_time_type::utc);
    logger.set_level(least);
    logger.flush_on(spdlog::level::warn);
}

/// The process's logger lives in spdlog's registry; the first caller makes it on stderr.
std::shared_ptr<spdlog::logger> currentLogger() {
    if (auto logger = spdlog::get(kLoggerName))
        return logger;
    auto logger = std::make_shared<spdlog::logger>(kLoggerName, std::make_shared<spdlog::sinks::stderr_sink_mt>());
    prepare(*logger, spdlog::level::info);
    try {
        spdlog::register_logger(logger);
    } catch (const spdlog::spdlog_ex&) {
        // Another thread was first.
        if (auto theirs = spdlog::get(kLoggerName))
            return theirs;
    }
    return logger;
}

/// One line stays one line, whatever a code contains.
void appendValue(std::string& line, std::string_view value) {
    for (const char c : value)
        line.push_back(static_cast<unsigned char>(c) < 0x20 || c == ' ' ? '_' : c);
}

}  // namespace

void openLog(const std::filesystem::path& file, LogLevel least) {
    try {
        if (!platform::makePrivateFile(file)) {
            log(LogLevel::error, "log file cannot be created");
            return;
        }
        auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(file.string(), false);
        auto logger = std::make_shared<spdlog::logger>(kLoggerName, std::move(sink));
        prepare(*logger, spdlogLevel(least));
        spdlog::drop(kLoggerName);
        spdlog::register_logger(std::move(logger));
    } catch (const spdlog::spdlog_ex&) {
        log(LogLevel::error, "log file cannot be opened");
    }
}

void setLogLevel(LogLevel least) {
    currentLogger()->set_level(spdlogLevel(least));
}

void log(LogLevel level, const char* event, std::initializer_list<LogField> fields) {
    const auto logger = currentLogger();
    if (!logger->should_log(spdlogLevel(level)))
        return;
    std::string line = event;
    for (const LogField& field : fields) {
        line.push_back(' ');
        line.append(field.name());
        line.push_back('=');
        appendValue(line, field.value());
    }
    logger->log(spdlogLevel(level), line);
}

}  // namespace opdesk::base
