#include "server_environment.h"

#include <cstdio>
#include <fstream>

#include "sync/server/provisioning.h"

namespace opdesk::sync::server {

namespace {
// GoogleTest owns it and calls SetUp and TearDown once per process.
ServerEnvironment* const kEnvironment =
    static_cast<ServerEnvironment*>(testing::AddGlobalTestEnvironment(new ServerEnvironment));
}  // namespace

ServerEnvironment& ServerEnvironment::get() {
    return *kEnvironment;
}

std::string output(const std::string& command, int* status) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe)
        return text;
    char buffer[4096];
    while (const std::size_t got = fread(buffer, 1, sizeof buffer, pipe))
        text.append(buffer, got);
    const int ended = pclose(pipe);
    if (status)
        *status = ended;
    return text;
}

void ServerEnvironment::SetUp() {
    std::string folder = output("mktemp -d /tmp/opdesk-server-test.XXXXXX");
    folder.erase(folder.find_last_not_of('\n') + 1);
    m_folder = folder;
    int status = 0;
    const std::string said = output(
        "OPDESK_BUILD=" OPDESK_BUILD_DIR " bash " OPDESK_SOURCE_DIR "/scripts/dev-server.sh start " + folder + " 2>&1",
        &status);
    ASSERT_EQ(status, 0) << said;
    std::ifstream file(m_folder / "env.sh");
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find('=');
        if (!line.starts_with("export ") || equals == std::string::npos)
            continue;
        std::string text = line.substr(equals + 1);
        std::erase(text, '"');
        m_values[line.substr(7, equals - 7)] = text;
    }
    auto config = readConfig(m_values.at("OPDESK_CONFIG"));
    ASSERT_TRUE(config) << config.error().field;
    m_config = std::move(*config);
    m_config.otpOutbox = m_folder / "test_outbox.jsonl";
    m_config.otpRequestsPer15Minutes = 3;
    m_config.requestsPerMinutePerAddress = 1'000'000;
    auto vault = KeyVault::open(m_config.vault);
    ASSERT_TRUE(vault);
    m_vault = std::make_unique<KeyVault>(std::move(*vault));
    clock.set(base::SystemClock().now());
    static const base::SystemClock kContextClock;
    m_database = std::make_unique<Database>(m_config.databaseApp, 4, m_vault->contextKey(), kContextClock);
    m_keyring = std::make_unique<TenantKeyring>(*m_vault);
    m_services = std::make_unique<Services>(Services{m_config, clock, random, *m_database, *m_vault, *m_keyring});
    m_api = std::make_unique<ApiServer>(*m_services);
}

namespace {
// Contexts expire by the database's clock, so they are signed by the system's.
const base::SystemClock kSystemClock;
}  // namespace

Instance::Instance(const Config& settings, const KeyVault& vault, const base::Clock& clock, base::Random& random)
    : config(settings),
      database(config.databaseApp, 2, vault.contextKey(), kSystemClock),
      keyring(vault),
      services{config, clock, random, database, vault, keyring},
      api(services) {}

std::unique_ptr<Instance> ServerEnvironment::instance(const std::string& database) {
    Config config = m_config;
    for (auto* conninfo : {&config.databaseApp, &config.databaseMigrate})
        conninfo->replace(conninfo->find("dbname=opdesk"), std::string_view("dbname=opdesk").size(),
                          "dbname=" + database);
    return std::make_unique<Instance>(config, *m_vault, clock, random);
}

void ServerEnvironment::TearDown() {
    m_api.reset();
    m_database.reset();
    if (m_folder.empty())
        return;
    output("OPDESK_BUILD=" OPDESK_BUILD_DIR " bash " OPDESK_SOURCE_DIR "/scripts/dev-server.sh stop " +
           m_folder.string() + " 2>&1");
    std::filesystem::remove_all(m_folder);
}

std::string ServerEnvironment::nextEnrolCode(bool otherClinic) {
    // A clinic has nine desks; the tests of one process need more, so the oldest leave.
    const auto tenant = *model::TenantId::parse(value(otherClinic ? "OPDESK_OTHER_TENANT" : "OPDESK_TENANT"));
    auto transaction = m_database->begin({tenant, {}, {}, {}});
    Params params;
    params.add(tenant);
    if (!transaction ||
        !transaction->execute(
            "UPDATE app.device SET state = 'revoked' WHERE tenant = $1 AND id NOT IN "
            "(SELECT id FROM app.device WHERE tenant = $1 ORDER BY enrolled_ms DESC, id DESC LIMIT 6)",
            params) ||
        !transaction->commit())
        ADD_FAILURE() << "old desks do not leave";
    const auto code = newEnrolCode(*m_services, value(otherClinic ? "OPDESK_OTHER_CLINIC_CODE" : "OPDESK_CLINIC_CODE"));
    if (!code)
        ADD_FAILURE() << "no enrolment code";
    return code ? *code : std::string();
}

std::unique_ptr<Connection> ServerEnvironment::connect(const char* which) const {
    auto connection = Connection::open(m_values.at(which));
    return connection ? std::move(*connection) : nullptr;
}

std::string ServerEnvironment::superuser(const std::string& sql) const {
    return output("psql -X -At \"" + m_values.at("OPDESK_PG_SUPER") + "\" -c \"" + sql + "\" 2>&1");
}

std::string ServerEnvironment::lastOtp() const {
    std::ifstream file(m_config.otpOutbox);
    std::string line, last;
    while (std::getline(file, line))
        last = line;
    const auto object = base::parseJsonObject(last);
    if (!object)
        return {};
    const auto& otp = object->at("otp").get_string();
    return {otp.data(), otp.size()};
}

}  // namespace opdesk::sync::server
