#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/base/platform.h"
#include "sync/server/api_server.h"
#include "sync/server/head_bus.h"
#include "sync/server/listener.h"
#include "sync/server/migrations.h"
#include "sync/server/provisioning.h"

/// Composition root of the tenant API.
namespace {

using namespace opdesk;
namespace server = opdesk::sync::server;

int refused(const base::Error& error) {
    std::cerr << "opdeskd: " << base::errorName(error.code);
    if (!error.field.empty())
        std::cerr << " (" << error.field << ")";
    if (!error.detail.empty())
        std::cerr << ": " << error.detail;
    if (!error.fix.empty())
        std::cerr << "; wanted: " << error.fix;
    std::cerr << '\n';
    return 1;
}

/// Everything the commands that speak to the database stand on, in the order of its making.
struct Parts {
    Parts(server::Config settings, server::KeyVault keys)
        : config(std::move(settings)),
          vault(std::move(keys)),
          database(config.databaseApp, config.databaseConnections, vault.contextKey(), clock),
          keyring(vault),
          services{config, clock, random, database, vault, keyring} {}
    server::Config config;
    server::KeyVault vault;
    base::SystemClock clock;
    base::SystemRandom random;
    server::Database database;
    server::TenantKeyring keyring;
    server::Services services;
};

base::Result<std::unique_ptr<Parts>> assemble(const std::filesystem::path& file) {
    OPDESK_TRY(auto config, server::readConfig(file));
    if (!config.logFile.empty())
        base::openLog(config.logFile, base::LogLevel::info);
    OPDESK_TRY(auto vault, server::KeyVault::open(config.vault));
    return std::make_unique<Parts>(std::move(config), std::move(vault));
}

base::Status newVault(const std::filesystem::path& file) {
    OPDESK_TRY(const auto config, server::readConfig(file));
    base::SystemRandom random;
    return server::KeyVault::create(config.vault, random);
}

base::Status runMigrations(const std::filesystem::path& file) {
    OPDESK_TRY(const auto config, server::readConfig(file));
    if (config.databaseMigrate.empty())
        return base::failField("database_migrate", "missing", "a connection string of the migrating role");
    OPDESK_TRY(const auto vault, server::KeyVault::open(config.vault));
    OPDESK_TRY(const auto connection, server::Connection::open(config.databaseMigrate));
    OPDESK_TRY(const int steps, server::migrate(*connection, vault.contextKey().view()));
    std::cout << "migrations applied: " << steps << ", schema " << server::migrations().size() << '\n';
    return {};
}

base::Status runProvision(const std::filesystem::path& file, const std::filesystem::path& description) {
    OPDESK_TRY(const auto parts, assemble(file));
    OPDESK_TRY(const auto bytes, base::platform::readFile(description, 1024 * 1024));
    OPDESK_TRY(const auto object, base::parseJsonObject(base::asText(bytes)));
    OPDESK_TRY(const auto done, server::provision(parts->services, object));
    base::json::array codes;
    for (const auto& code : done.enrolCodes)
        codes.push_back(base::json::value(code));
    std::cout << base::canonicalJson(base::json::object{
                     {"tenant", done.tenant.text()}, {"new", done.isNew}, {"enrol_codes", std::move(codes)}})
              << '\n';
    return {};
}

base::Status runNewEnrolCode(const std::filesystem::path& file, const std::string& clinicCode) {
    OPDESK_TRY(const auto parts, assemble(file));
    OPDESK_TRY(const auto code, server::newEnrolCode(parts->services, clinicCode));
    std::cout << code << '\n';
    return {};
}

base::Status runNewEpoch(const std::filesystem::path& file, const std::string& clinicCode) {
    OPDESK_TRY(const auto parts, assemble(file));
    if (parts->config.databaseMigrate.empty())
        return base::failField("database_migrate", "missing", "a connection string of the migrating role");
    server::Database migrating(parts->config.databaseMigrate, 1, parts->vault.contextKey(), parts->clock);
    OPDESK_TRY(const auto done, server::newEpochs(migrating, parts->clock, parts->random, clinicCode));
    for (const auto& [code, epoch] : done)
        std::cout << code << ": " << epoch << '\n';
    return {};
}

base::Status serve(const std::filesystem::path& file) {
    OPDESK_TRY(const auto parts, assemble(file));
    OPDESK_CHECK(parts->database.beginUnknown());  // says at once when the database does not answer
    server::ApiServer api(parts->services);
    server::HeadBus bus(parts->config.databaseApp);
    OPDESK_TRY(const auto listener, server::Listener::open(parts->config, bus, [&](const server::Request& request) {
                   return api.handle(request);
               }));
    bus.start();
    if (!parts->config.portFile.empty()) {
        const std::string port = std::to_string(listener->port()) + '\n';
        OPDESK_CHECK(base::platform::replaceFile(parts->config.portFile, base::asBytes(port)));
    }
    base::log(base::LogLevel::info, "serving", {{"port", listener->port()}});
    listener->run();
    bus.stop();
    base::log(base::LogLevel::info, "stopped");
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    base::platform::hardenProcess();
    CLI::App app{"opdeskd: the tenant API of OPDesk"};
    app.require_subcommand(1);
    std::string config, description, clinicCode;
    const auto command = [&](const char* name, const char* what) {
        CLI::App* sub = app.add_subcommand(name, what);
        sub->add_option("--config", config, "JSON file of docs/operations.md")->required();
        return sub;
    };
    const auto* serving = command("serve", "Answer requests until SIGTERM");
    const auto* migrating = command("migrate", "Bring the database to this program's schema");
    const auto* vault = command("new-vault", "Make the master key; refuses when there is one");
    auto* provisioning = command("provision", "Make a clinic from a description; prints its enrolment codes once");
    provisioning->add_option("--tenant", description, "JSON description of the clinic")->required();
    auto* enrolCode = command("new-enrol-code", "Print one more enrolment code of a clinic");
    enrolCode->add_option("--clinic", clinicCode, "clinic code")->required();
    auto* epoch =
        command("new-epoch", "After the database was put back from a backup: desks offer again what they have");
    epoch->add_option("--clinic", clinicCode, "clinic code; without it all clinics");
    CLI11_PARSE(app, argc, argv);

    base::Status status;
    if (serving->parsed())
        status = serve(config);
    else if (migrating->parsed())
        status = runMigrations(config);
    else if (vault->parsed())
        status = newVault(config);
    else if (provisioning->parsed())
        status = runProvision(config, description);
    else if (enrolCode->parsed())
        status = runNewEnrolCode(config, clinicCode);
    else if (epoch->parsed())
        status = runNewEpoch(config, clinicCode);
    return status ? 0 : refused(status.error());
}
