#pragma once

#include "tests/simulation/postgres_server.h"
#include "tests/simulation/run.h"

namespace opdesk::simulation {

/// Between the steps of a plan this lane does: strikes, several desks at once, the other clinic at work.
struct LaneResult {
    RunResult run;
    std::array<std::int64_t, kStrikes> armed{}, struck{}, rolledBack{}, committed{};
};

/// One run over PostgreSQL. Its trace is not the same twice: what overlaps really overlaps.
LaneResult runPostgresPlan(PostgresLane& lane, const Plan& plan);

/// Invariants of the tables themselves, over every clinic of the database.
std::vector<Finding> checkTables(World& world, PostgresServer& server, std::int64_t& checks);

/// simulate --lane postgres; 0 when every invariant held in every run.
int postgresMain(std::uint64_t from, std::uint64_t seeds, std::size_t steps, bool isVerbose);

}  // namespace opdesk::simulation
