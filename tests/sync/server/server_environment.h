#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "sync/server/api_server.h"

namespace opdesk::sync::server {

/// One more opdeskd without its sockets.
struct Instance {
    Instance(const Config& settings, const KeyVault& vault, const base::Clock& clock, base::Random& random);
    Config config;
    Database database;
    TenantKeyring keyring;
    Services services;
    ApiServer api;
};

/// A private PostgreSQL with two clinics and a running opdeskd (scripts/dev-server.sh), and beside it the API in this
/// process on the same database, with a clock the tests move.
class ServerEnvironment : public testing::Environment {
public:
    static ServerEnvironment& get();

    void SetUp() override;
    void TearDown() override;

    const std::string& value(const std::string& name) const { return m_values.at(name); }
    std::string nextEnrolCode(bool otherClinic = false);
    Response call(const Request& request) { return (m_through ? m_through->api : *m_api).handle(request); }
    /// Another instance, on another database of the cluster when one is named.
    std::unique_ptr<Instance> instance(const std::string& database = "opdesk");
    /// Requests go to this instance from now on; nullptr: to the one of the environment.
    void goThrough(Instance* through) { m_through = through; }
    const Config& config() const { return m_config; }
    const KeyVault& vault() const { return *m_vault; }
    std::unique_ptr<Connection> connect(const char* which) const;  ///< OPDESK_PG_APP or OPDESK_PG_SUPER
    /// Statement of the cluster's superuser through psql; rows as text.
    std::string superuser(const std::string& sql) const;
    const Services& services() const { return *m_services; }
    std::string lastOtp() const;

    base::ManualClock clock{base::fromMillis(0)};
    base::SystemRandom random;

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::string> m_values;
    Config m_config;
    std::unique_ptr<KeyVault> m_vault;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<TenantKeyring> m_keyring;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ApiServer> m_api;
    Instance* m_through = nullptr;
};

/// Runs a command line and gives what it printed; `status` takes its exit status.
std::string output(const std::string& command, int* status = nullptr);

inline ServerEnvironment& env() {
    return ServerEnvironment::get();
}

}  // namespace opdesk::sync::server
