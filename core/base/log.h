#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/uuid.h"

namespace opdesk::base {

enum class LogLevel { debug, info, warning, error };

/// One named value of a log line. It can be made from a literal, a number or an identifier only, so that text a person
/// typed (std::string) and Sensitive<T> do not compile into a log.
class LogField {
public:
    template <std::size_t N>
    LogField(const char (&name)[N], std::int64_t value) : m_name(name), m_value(std::to_string(value)) {}
    template <std::size_t N, std::size_t M>
    LogField(const char (&name)[N], const char (&value)[M]) : m_name(name), m_value(value) {}
    template <std::size_t N>
    LogField(const char (&name)[N], const Uuid& id) : m_name(name), m_value(id.text()) {}
    /// For text that comes from the program itself: error names, kinds, SQLSTATE codes.
    template <std::size_t N>
    static LogField code(const char (&name)[N], std::string_view value) {
        return LogField(name, std::string(value), 0);
    }

    std::string_view name() const { return m_name; }
    const std::string& value() const { return m_value; }

private:
    LogField(std::string_view name, std::string value, int) : m_name(name), m_value(std::move(value)) {}
    std::string_view m_name;
    std::string m_value;
};

/// Where lines go: stderr until `openLog` names a file (created with owner-only rights).
void openLog(const std::filesystem::path& file, LogLevel least);
void setLogLevel(LogLevel least);
/// `event` is a literal sentence without data.
void log(LogLevel level, const char* event, std::initializer_list<LogField> fields = {});

}  // namespace opdesk::base
