#include "sync/server/migrations.h"

#include "core/base/log.h"
#include "core/crypto/hash.h"

namespace opdesk::sync::server {

namespace {

constexpr Migration kMigrations[] = {
#include "migrations.inc"
};

base::Status apply(Connection& connection, const Migration& step) {
    OPDESK_CHECK(connection.script("BEGIN; SET LOCAL ROLE opdesk_owner;"));
    auto done = connection.script(step.sql);
    if (done) {
        Params params;
        params.add(static_cast<std::int64_t>(step.number)).add(step.name).add(crypto::sha256(base::asBytes(step.sql)));
        if (auto noted = connection.execute(
                "INSERT INTO app.schema_migration (number, name, sha256) VALUES ($1::bigint::integer, $2, $3)", params);
            !noted)
            done = base::fail(noted.error());
    }
    if (!done) {
        base::log(base::LogLevel::error, "migration failed",
                  {{"number", step.number}, base::LogField::code("sqlstate", sqlStateOf(done.error()))});
        OPDESK_CHECK(connection.script("ROLLBACK"));
        return done;
    }
    return connection.script("COMMIT");
}

}  // namespace

std::span<const Migration> migrations() {
    return kMigrations;
}

base::Result<int> migrate(Connection& connection, base::ByteView contextKey) {
    OPDESK_CHECK(connection.script("SET ROLE opdesk_owner"));
    // Several instances may be started at once by hands that migrate first: one does it, the others find it done.
    OPDESK_CHECK(connection.execute("SELECT pg_advisory_lock(hashtextextended('opdesk-migrate', 0))"));
    OPDESK_TRY(const Rows there, connection.execute("SELECT to_regclass('app.schema_migration') IS NOT NULL"));
    int applied = 0;
    if (there.flag(0, 0)) {
        OPDESK_TRY(const Rows rows,
                   connection.execute("SELECT number, sha256 FROM app.schema_migration ORDER BY number"));
        applied = rows.size();
        if (applied > static_cast<int>(std::size(kMigrations)))
            return base::fail(base::ErrorCode::newerSchema, "the database was migrated by a newer program");
        for (int i = 0; i < applied; ++i) {
            const auto expected = crypto::sha256(base::asBytes(kMigrations[i].sql));
            const auto found = rows.bytes(i, 1);
            if (!std::equal(found.begin(), found.end(), expected.begin(), expected.end()))
                return base::fail(base::ErrorCode::damaged, "migration " + std::to_string(i + 1) + " had another text");
        }
    }
    int done = 0;
    for (std::size_t i = static_cast<std::size_t>(applied); i < std::size(kMigrations); ++i, ++done)
        OPDESK_CHECK(apply(connection, kMigrations[i]));

    Params key;
    key.add(contextKey);
    OPDESK_CHECK(
        connection.execute("INSERT INTO app.context_key (id, key) VALUES (1, $1) "
                           "ON CONFLICT (id) DO UPDATE SET key = excluded.key",
                           key));
    return done;
}

}  // namespace opdesk::sync::server
