#include "sync/server/config.h"

#include <limits>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/platform.h"

namespace opdesk::sync::server {

namespace {

namespace json = base::json;

/// Takes members out of the file one by one; what is left at the end is a name nobody knows.
class Reader {
public:
    Reader(json::object from, std::filesystem::path folder) : m_from(std::move(from)), m_folder(std::move(folder)) {}

    void text(std::string_view name, std::string& out, bool required = false) {
        const json::value* value = take(name, required);
        if (!value)
            return;
        if (!value->is_string())
            return refuse(name, "a text");
        out.assign(value->get_string().data(), value->get_string().size());
        if (required && out.empty())
            refuse(name, "a text");
    }
    void path(std::string_view name, std::filesystem::path& out, bool required = false) {
        std::string value;
        text(name, value, required);
        if (!value.empty())
            out = m_folder / std::filesystem::path(std::u8string(value.begin(), value.end()));
    }
    template <typename T>
    void number(std::string_view name, T& out, std::int64_t least, std::int64_t most) {
        const json::value* value = take(name, false);
        if (!value)
            return;
        if (!value->is_int64() || value->get_int64() < least || value->get_int64() > most)
            return refuse(name, "a number from " + std::to_string(least) + " to " + std::to_string(most));
        out = static_cast<T>(value->get_int64());
    }
    void flag(std::string_view name, bool& out) {
        const json::value* value = take(name, false);
        if (!value)
            return;
        if (!value->is_bool())
            return refuse(name, "true or false");
        out = value->get_bool();
    }
    base::Status finish() {
        if (m_error.field.empty() && m_known != m_from.size())
            for (const auto& [name, value] : m_from)
                if (!m_seen.contains(name))
                    refuse({name.data(), name.size()}, "a setting of docs/operations.md");
        if (!m_error.field.empty())
            return base::fail(m_error);
        return {};
    }

private:
    const json::value* take(std::string_view name, bool required) {
        const json::value* value = m_from.if_contains(name);
        if (value) {
            m_seen[name] = true;
            ++m_known;
        } else if (required) {
            refuse(name, "a value");
        }
        return value;
    }
    void refuse(std::string_view name, std::string fix) {
        if (m_error.field.empty())
            m_error = {base::ErrorCode::invalidInput, "a setting is missing or wrong", std::string(name),
                       std::move(fix)};
    }

    json::object m_from, m_seen;
    std::filesystem::path m_folder;
    std::size_t m_known = 0;
    base::Error m_error;
};

}  // namespace

base::Result<Config> readConfig(const std::filesystem::path& file) {
    OPDESK_TRY(const auto bytes, base::platform::readFile(file, 64 * 1024));
    OPDESK_TRY(json::object object, base::parseJsonObject(base::asText(bytes)));
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    Config config;
    Reader reader(std::move(object), std::filesystem::absolute(file).parent_path());
    reader.text("listen_address", config.listenAddress);
    reader.number("listen_port", config.listenPort, 0, 65535);
    reader.path("port_file", config.portFile);
    reader.path("certificate", config.certificate, true);
    reader.path("private_key", config.privateKey, true);
    reader.text("database_app", config.databaseApp, true);
    reader.text("database_migrate", config.databaseMigrate);
    reader.number("database_connections", config.databaseConnections, 1, 200);
    reader.number("workers", config.workers, 1, 64);
    reader.path("vault", config.vault, true);
    reader.path("otp_outbox", config.otpOutbox, true);
    reader.path("log_file", config.logFile);
    reader.flag("shared_replay_table", config.sharedReplayTable);
    reader.number("offline_lease_hours", config.offlineLeaseHours, 0, 168);
    reader.number("enrol_code_minutes", config.enrolCodeMinutes, 1, 14 * 24 * 60);
    reader.number("otp_requests_per_15_minutes", config.otpRequestsPer15Minutes, 0, kMost);
    reader.number("otp_requests_per_day", config.otpRequestsPerDay, 0, kMost);
    reader.number("requests_per_minute_per_session", config.requestsPerMinutePerSession, 1, kMost);
    reader.number("requests_per_minute_per_address", config.requestsPerMinutePerAddress, 1, kMost);
    reader.number("max_body_bytes", config.maxBodyBytes, 1024, 16 * 1024 * 1024);
    reader.number("blob_quota_mb", config.blobQuotaMegabytes, 1, 1024 * 1024);
    reader.number("max_streams", config.maxStreams, 1, 100000);
    reader.number("idle_seconds", config.idleSeconds, 1, 3600);
    reader.number("heartbeat_millis", config.heartbeatMillis, 100, 30000);
    OPDESK_CHECK(reader.finish());
    return config;
}

}  // namespace opdesk::sync::server
