#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/result.h"

namespace opdesk::sync::server {

/// What an operator sets (docs/operations.md). Paths are absolute, or relative to the config file.
struct Config {
    std::string listenAddress = "127.0.0.1";
    std::uint16_t listenPort = 8443;  ///< 0: any free port
    std::filesystem::path portFile;   ///< the port in use is written here; empty: nowhere
    std::filesystem::path certificate, privateKey;
    std::string databaseApp;      ///< libpq connection string of the API's role
    std::string databaseMigrate;  ///< of the migrating role; `migrate` only
    std::size_t databaseConnections = 8;
    std::size_t workers = 4;
    std::filesystem::path vault;      ///< folder with master.key
    std::filesystem::path otpOutbox;  ///< one JSON line per one-time code, stands in for the SMS provider
    std::filesystem::path logFile;    ///< empty: stderr
    bool sharedReplayTable = true;    ///< proofs seen by any instance are in the database; false: this is the only one

    std::int64_t offlineLeaseHours = 72;  ///< 0 to 168
    std::int64_t enrolCodeMinutes = 15;
    std::int64_t otpRequestsPer15Minutes = 3;  ///< per phone; 0: no limit
    std::int64_t otpRequestsPerDay = 10;       ///< per phone; 0: no limit
    std::int64_t requestsPerMinutePerSession = 1200;
    std::int64_t requestsPerMinutePerAddress = 6000;
    std::size_t maxBodyBytes = 2 * 1024 * 1024;
    std::int64_t blobQuotaMegabytes = std::int64_t{50} * 1024;  ///< of one clinic's attachments
    std::size_t maxStreams = 1000;
    std::int64_t idleSeconds = 60;
    std::int64_t heartbeatMillis = 15'000;  ///< of an event stream; desks give a silent one up after 45 s
};

/// Errors: notFound, damaged, invalidInput with the name of the setting.
base::Result<Config> readConfig(const std::filesystem::path& file);

}  // namespace opdesk::sync::server
