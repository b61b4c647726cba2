#include <gtest/gtest.h>

#include <sstream>

#include "sync/server/audit_log.h"
#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

std::vector<std::string> tables() {
    std::vector<std::string> names;
    std::istringstream list(
        env().superuser("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                        "WHERE n.nspname = 'app' AND c.relkind IN ('r', 'p', 'm', 'v') ORDER BY 1"));
    for (std::string line; std::getline(list, line);)
        names.push_back(line);
    return names;
}

TEST(RowSecurity, everyTableIsForcedAndHasAPolicy) {
    EXPECT_GE(tables().size(), 20u);
    EXPECT_EQ(env().superuser(
                  "SELECT string_agg(relname, ',') FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                  "WHERE n.nspname = 'app' AND c.relkind IN ('r', 'p') AND NOT (relrowsecurity AND relforcerowsecurity "
                  "AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))"),
              "\n");
    EXPECT_EQ(env().superuser("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                              "WHERE n.nspname = 'app' AND c.relkind IN ('v', 'm')"),
              "0\n");
}

TEST(RowSecurity, noRoleOfTheProductIsMoreThanItShouldBe) {
    EXPECT_EQ(
        env().superuser(
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'opdesk%' AND (rolsuper OR rolbypassrls OR rolcreaterole "
            "OR rolcreatedb OR rolinherit)"),
        "0\n");
    EXPECT_EQ(env().superuser("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'opdesk_owner'"), "f\n");
    EXPECT_EQ(env().superuser("SELECT string_agg(p.proname, ',' ORDER BY p.proname) FROM pg_proc p JOIN pg_namespace n "
                              "ON n.oid = p.pronamespace "
                              "WHERE n.nspname = 'app' AND p.prosecdef"),
              "append_audit,append_audit_one_by_one,sum_changed_records,sum_new_records,tenant,tenant_of_code\n");
}

TEST(RowSecurity, withoutAContextNoTableShowsARow) {
    const auto connection = env().connect("OPDESK_PG_APP");
    ASSERT_TRUE(connection);
    for (const auto& table : tables()) {
        const std::string sql = "SELECT count(*) FROM app." + table;
        const auto rows = connection->execute(sql.c_str());
        if (rows) {
            EXPECT_EQ(rows->integer(0, 0), 0) << table;
        } else {
            EXPECT_EQ(sqlStateOf(rows.error()), "42501") << table;
        }
    }
    EXPECT_NE(env().superuser("SELECT count(*) FROM app.record"), "0\n");
}

TEST(RowSecurity, aForgedContextIsRefused) {
    const auto connection = env().connect("OPDESK_PG_APP");
    ASSERT_TRUE(connection);
    const std::string tenant = env().value("OPDESK_TENANT");
    const std::string pid = std::to_string(connection->backendPid());
    for (const std::string& context :
         {tenant, tenant + "|||" + "|" + pid + "|99999999999|" + std::string(64, '0'), std::string("x")}) {
        Params params;
        params.add(context);
        ASSERT_TRUE(connection->execute("SELECT set_config('app.context', $1, false)", params));
        const auto rows = connection->execute("SELECT count(*) FROM app.record");
        ASSERT_FALSE(rows);
        EXPECT_EQ(sqlStateOf(rows.error()), "28000");
    }
}

TEST(RowSecurity, aGenuineContextOfAnotherConnectionIsRefused) {
    auto transaction =
        env().services().database.begin({*model::TenantId::parse(env().value("OPDESK_TENANT")), {}, {}, {}});
    ASSERT_TRUE(transaction);
    const auto context = transaction->execute("SELECT current_setting('app.context')");
    ASSERT_TRUE(context);
    Params params;
    params.add(context->text(0, 0));
    const auto connection = env().connect("OPDESK_PG_APP");
    ASSERT_TRUE(connection->execute("SELECT set_config('app.context', $1, false)", params));
    const auto rows = connection->execute("SELECT count(*) FROM app.record");
    ASSERT_FALSE(rows);
    EXPECT_EQ(sqlStateOf(rows.error()), "28000");
}

TEST(RowSecurity, oneClinicSeesNoRowOfAnother) {
    const auto mine = *model::TenantId::parse(env().value("OPDESK_TENANT"));
    const auto other = *model::TenantId::parse(env().value("OPDESK_OTHER_TENANT"));
    auto transaction = env().services().database.begin({other, {}, {}, {}});
    ASSERT_TRUE(transaction);
    Params params;
    params.add(mine);
    const auto own = transaction->execute("SELECT count(*) FROM app.record");
    const auto foreign = transaction->execute("SELECT count(*) FROM app.record WHERE tenant = $1", params);
    ASSERT_TRUE(own && foreign);
    EXPECT_GT(own->integer(0, 0), 0);
    EXPECT_EQ(foreign->integer(0, 0), 0);
}

TEST(RowSecurity, theApiRoleCannotReadTheKeyOrChangeTheLogs) {
    for (const char* sql :
         {"SELECT * FROM app.context_key", "UPDATE app.op_log SET verdict = 'x'", "DELETE FROM app.audit_event",
          "TRUNCATE app.audit_event", "UPDATE app.digest_sum SET live = 0", "UPDATE app.sync_head SET audit_size = 0",
          "UPDATE app.sync_head SET epoch = 'x'", "UPDATE app.device SET audit_seq = 0",
          "INSERT INTO app.audit_event (tenant) VALUES (gen_random_uuid())", "CREATE TABLE app.mine (a int)",
          "CREATE TEMP TABLE mine (a int)", "SET ROLE opdesk_owner",
          "ALTER TABLE app.record DISABLE ROW LEVEL SECURITY"}) {
        const auto connection = env().connect("OPDESK_PG_APP");
        const auto done = connection->execute(sql);
        ASSERT_FALSE(done) << sql;
        EXPECT_EQ(sqlStateOf(done.error()), "42501") << sql;
    }
}

TEST(RowSecurity, anAuditEventThatItsHashDoesNotStandForIsRefused) {
    const auto tenant = *model::TenantId::parse(env().value("OPDESK_TENANT"));
    audit::Event event;
    event.tenant = tenant;
    event.sequence = 1'000'000;
    event.action = "test";
    event.result = "ok";
    const auto append = [&](const audit::Event& said, crypto::Bytes32 hash) {
        auto transaction = env().services().database.begin({tenant, {}, {}, {}});
        const AuditEntry entry{event.device,
                               event.sequence,
                               hash,
                               {},
                               {},
                               base::canonicalJson(audit::toJson(said)),
                               model::Compartment::desk,
                               1,
                               {},
                               true};
        return appendAudit(*transaction, std::span(&entry, 1), 1);  // rolled back
    };
    const auto hash = audit::hashOf(event);
    const auto gap = append(event, hash);
    ASSERT_TRUE(gap) << gap.error().detail;
    EXPECT_EQ(*gap, std::vector<std::string>{"gap"}) << "the database judges the chain itself";
    auto other = hash;
    other[0] ^= 1;
    EXPECT_EQ(sqlStateOf(append(event, other).error()), "23514");
    auto changed = event;
    changed.result = "other";
    EXPECT_EQ(sqlStateOf(append(changed, hash).error()), "23514");
    changed = event;
    changed.sequence = 2;
    EXPECT_EQ(sqlStateOf(append(changed, audit::hashOf(changed)).error()), "23514") << "its place is in the event";
}

TEST(RowSecurity, evenASuperuserMeetsTheAppendOnlyGuards) {
    EXPECT_NE(env().superuser("SET session_replication_role = replica; TRUNCATE app.op_log").find("never changed"),
              std::string::npos);
}

TEST(RowSecurity, aRecordThatDidNotMoveItsHeadIsRefused) {
    const auto tenant = *model::TenantId::parse(env().value("OPDESK_TENANT"));
    auto transaction = env().services().database.begin({tenant, {}, {}, {}});
    ASSERT_TRUE(transaction);
    Params params;
    params.add(tenant);
    const auto done = transaction->execute(
        "INSERT INTO app.record (tenant, kind, id, seq, version, compartment, key_id, digest, body, authors) "
        "VALUES ($1, 'patient', gen_random_uuid(), 999999, 1, 'desk', 1, '', '', '')",
        params);
    ASSERT_FALSE(done);
    EXPECT_EQ(sqlStateOf(done.error()), "23514");
}

}  // namespace
}  // namespace opdesk::sync::server
