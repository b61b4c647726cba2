#include "sync/server/migrations.h"
#include "tests/simulation/memory_server.h"
#include "tests/simulation/postgres_server.h"
#include "tests/simulation/sim_client.h"

/// The database every run is a copy of.
namespace opdesk::simulation {

namespace server = sync::server;
using server::Params;

namespace {

constexpr std::int64_t kMadeMillis = 1'794'000'000'000;

/// Of this lane, not of the product: every number a record ever got, so that the order can be seen to have no hole.
constexpr const char* kNumbered = R"(
CREATE SCHEMA sim;
CREATE TABLE sim.numbered (tenant uuid NOT NULL, seq bigint NOT NULL, PRIMARY KEY (tenant, seq));
CREATE FUNCTION sim.note_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ BEGIN INSERT INTO sim.numbered VALUES (NEW.tenant, NEW.seq); RETURN NULL; END $$;
CREATE TRIGGER note_number AFTER INSERT OR UPDATE ON app.record FOR EACH ROW EXECUTE FUNCTION sim.note_number();
)";

void addClinic(server::Database& database, const server::KeyVault& vault, base::Random& random,
               const model::TenantId& tenant, const std::string& code) {
    const auto tenantKey = crypto::SecretBytes::random(32, random);
    const auto wrapped = vault.wrapTenantKey(tenant, tenantKey.view(), random);
    auto transaction = database.begin({tenant, {}, {}, {}});
    if (!wrapped || !transaction)
        laneFails("a clinic cannot be made");
    Params clinic, byCode, head;
    clinic.add(tenant).add("Clinic " + code).add(code).add(std::int64_t{330}).add(base::ByteView(*wrapped));
    clinic.add(kMadeMillis);
    byCode.add(code).add(tenant);
    head.add(tenant).add("epoch-of-" + code);
    std::vector<server::Statement> statements{
        {"INSERT INTO app.tenant (tenant, name, clinic_code, offset_minutes, key_wrapped, created_ms) "
         "VALUES ($1, $2, $3, $4::bigint::integer, $5, $6)",
         clinic},
        {"INSERT INTO app.clinic_code (code, tenant) VALUES ($1, $2)", byCode},
        {"INSERT INTO app.sync_head (tenant, epoch) VALUES ($1, $2)", head}};
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
        const auto compartment = static_cast<model::Compartment>(i);
        const std::string name(model::compartmentName(compartment));
        const auto key = keyOf(compartment);
        const auto sealed = server::wrapKey(tenant, tenantKey.view(), name + "|1", key, random);
        if (!sealed)
            laneFails("a key cannot be wrapped");
        Params params;
        params.add(tenant).add(name).add(std::int64_t{1}).add(base::ByteView(*sealed)).add(kMadeMillis);
        statements.push_back(
            {"INSERT INTO app.compartment_key (tenant, compartment, epoch, wrapped, created_ms) "
             "VALUES ($1, $2, $3, $4, $5)",
             std::move(params)});
    }
    if (const auto done = transaction->commitWith(statements); !done)
        laneFails("a clinic cannot be made: " + done.error().detail);
}

}  // namespace

model::TenantId foreignTenant() {
    auto bytes = clinicTenant().uuid().bytes();
    bytes[15] = 0xf0;
    return model::TenantId(base::Uuid(bytes));
}

PostgresLane::PostgresLane() : cluster(Cluster::fromEnvironment()) {
    const auto folder = cluster->folder() / "vault";
    if (!std::filesystem::exists(folder) && !server::KeyVault::create(folder, random))
        laneFails("no master key");
    auto opened = server::KeyVault::open(folder);
    if (!opened)
        laneFails("the master key cannot be read");
    vault = std::make_unique<server::KeyVault>(std::move(*opened));
    const auto migrating = cluster->connect("opdesk_migrate", kTemplate);
    if (!migrating)
        laneFails("no connection to migrate with");
    const auto steps = server::migrate(*migrating, vault->contextKey().view());
    if (!steps)
        laneFails("the database cannot be migrated: " + steps.error().detail);
    if (*steps > 0) {
        const base::SystemClock clock;
        server::Database database(cluster->conninfo("opdesk_app", kTemplate), 1, vault->contextKey(), clock);
        addClinic(database, *vault, random, clinicTenant(), "SIMULATED");
        addClinic(database, *vault, random, foreignTenant(), "FOREIGN");
        cluster->run(kTemplate, kNumbered);
    }
    for (int i = 0; i < 2; ++i)
        instances.push_back(std::make_unique<InstanceProcess>(*cluster, i + 1));
}

}  // namespace opdesk::simulation
