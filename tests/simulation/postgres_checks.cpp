#include <boost/json.hpp>

#include "core/store/database.h"
#include "core/store/queries.h"
#include "tests/simulation/postgres_run.h"

/// What holds of the tables, read by the superuser past all row security.
namespace opdesk::simulation {

using sync::server::Params;

namespace {

struct Rule {
    const char* name;
    const char* sql;  ///< how many break it, over every clinic
};

constexpr Rule kRules[] = {
    {"every number was given once, none was left out",
     "SELECT count(*) FROM app.sync_head h WHERE h.seq <> (SELECT count(*) FROM sim.numbered n WHERE n.tenant = "
     "h.tenant) OR h.seq <> coalesce((SELECT max(n.seq) FROM sim.numbered n WHERE n.tenant = h.tenant), 0) OR "
     "coalesce((SELECT min(n.seq) FROM sim.numbered n WHERE n.tenant = h.tenant), 1) <> 1"},
    {"no row lies above the head, the newest lies at it",
     "SELECT count(*) FROM app.sync_head h WHERE coalesce((SELECT max(r.seq) FROM app.record r WHERE r.tenant = "
     "h.tenant), 0) <> h.seq"},
    {"numbers of records are unique",
     "SELECT count(*) FROM (SELECT FROM app.record GROUP BY tenant, seq HAVING count(*) > 1) AS t"},
    {"an op is logged once",
     "SELECT count(*) FROM (SELECT FROM app.op_log GROUP BY tenant, op_id HAVING count(*) > 1) AS t"},
    {"a device's place is taken once",
     "SELECT count(*) FROM (SELECT FROM app.op_log GROUP BY tenant, device, device_seq HAVING count(*) > 1) AS t"},
    {"a device's mark covers what was logged of it",
     "SELECT count(*) FROM app.device d WHERE d.last_seq < (SELECT max(l.device_seq) FROM app.op_log l WHERE l.tenant "
     "= d.tenant AND l.device = d.id)"},
    {"every logged op has its record",
     "SELECT count(*) FROM app.op_log l WHERE NOT EXISTS (SELECT FROM app.record r WHERE r.tenant = l.tenant AND r.id "
     "= "
     "l.record_id)"},
    {"the audit log has no hole",
     "SELECT count(*) FROM app.sync_head h WHERE h.audit_size <> (SELECT count(*) FROM app.audit_event e WHERE "
     "e.tenant "
     "= h.tenant) OR h.audit_size <> coalesce((SELECT max(e.position) FROM app.audit_event e WHERE e.tenant = "
     "h.tenant), 0)"},
    {"sums are those of the records",
     "SELECT count(*) FROM (SELECT tenant, compartment, get_byte(uuid_send(id), 15) AS bucket, "
     "bit_xor(app.leaf(kind, id, version, digest)) AS sum, count(*) AS live FROM app.record WHERE NOT deleted GROUP BY "
     "1, 2, 3) AS r FULL JOIN (SELECT * FROM app.digest_sum WHERE live <> 0) AS d USING (tenant, compartment, bucket) "
     "WHERE r.sum IS DISTINCT FROM d.sum OR r.live IS DISTINCT FROM d.live"},
    {"an open card is listed as open",
     "SELECT count(*) FROM app.conflict_card c WHERE NOT EXISTS (SELECT FROM app.record r WHERE r.tenant = c.tenant "
     "AND r.kind = 'conflict' AND r.id = c.id)"},
    {"a time of a doctor is held once",
     "SELECT count(*) FROM app.appointment_slot a JOIN app.appointment_slot b ON a.tenant = b.tenant AND a.doctor = "
     "b.doctor AND a.appointment < b.appointment AND a.during && b.during"},
    {"nothing is left open",
     "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'opdesk_app' AND state "
     "LIKE 'idle in transaction%'"},
};

}  // namespace

std::vector<Finding> checkTables(World& world, PostgresServer& server, std::int64_t& checks) {
    std::vector<Finding> findings;
    const auto expect = [&](bool holds, const std::string& rule, const std::string& detail) {
        ++checks;
        if (!holds)
            findings.push_back({rule, detail});
    };
    for (const auto& rule : kRules) {
        const auto broken = server.number(rule.sql);
        expect(broken == 0, rule.name, std::to_string(broken) + " times");
    }

    // The other clinic: what was written for it stands, and nobody here ever saw any of it.
    const auto foreign = Params().add(foreignTenant());
    expect(server.number("SELECT seq FROM app.sync_head WHERE tenant = $1", foreign) == server.foreignHead(),
           "the other clinic has its own order", "its head is another than what was written");
    expect(server.number("SELECT count(*) FROM app.op_log WHERE tenant = $1", foreign) == 0 &&
               server.number("SELECT count(*) FROM app.quarantine WHERE tenant = $1", foreign) == 0,
           "the other clinic gets nothing", "ops of this clinic lie there");
    for (auto& client : world.clients) {
        if (!client->isRunning())
            continue;
        std::int64_t seen = 0;
        const auto read = store::exportRecords(client->store(), [&](std::string_view line) {
            seen += line.find("Foreign Person") != std::string_view::npos ? 1 : 0;
        });
        expect(read && seen == 0, "no byte of another clinic", client->name + " holds " + std::to_string(seen));
    }
    for (const auto& [key, row] : server.records())
        expect(base::canonicalJson(row.body).find("Foreign Person") == std::string::npos, "no byte of another clinic",
               key.second.text());

    // What a desk was told is taken is in the log, or put aside whole.
    const auto log = server.log();
    const auto aside = server.quarantine();
    for (auto& client : world.clients) {
        if (!client->isRunning())
            continue;
        auto rows = client->store().database().query("SELECT op_id FROM outbox WHERE state = 'acked'");
        while (rows && rows->step().value_or(false)) {
            const model::OpId op(rows->uuid(0));
            expect(log.contains(op) || aside.contains(op), "an acknowledged op is in the log",
                   client->name + " op " + op.text());
        }
    }
    return findings;
}

}  // namespace opdesk::simulation
