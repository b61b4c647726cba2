#pragma once

#include "tests/simulation/sim_client.h"

namespace opdesk::simulation {

struct Finding {
    std::string invariant;
    std::string detail;
};

struct RunResult {
    std::uint64_t seed = 0;
    std::uint64_t trace = 0;
    std::vector<std::uint64_t> marks;  ///< the trace after each step
    std::vector<Finding> findings;     ///< empty: all invariants hold
    std::array<std::int64_t, kFaultKinds> hits{};
    std::map<std::string, std::int64_t> counts;
    std::int64_t checks = 0;  ///< single comparisons of invariants
    std::int64_t knownMissing = 0;
    std::size_t differsAt = SIZE_MAX;  ///< first step whose mark is another than the reference's
};

struct RunOptions {
    std::optional<FaultKind> suppressed;
    /// Stop as soon as the trace is another than this run's; used to see whether a fault took effect.
    const RunResult* reference = nullptr;
};

RunResult runPlan(const Plan& plan, const RunOptions& options = {});

// ---- parts of a run, for scenarios
std::unique_ptr<World> newWorld(std::uint64_t seed);
void applyFault(World& world, FaultKind fault, SimClient& client, std::uint64_t salt);
/// Faults end, nobody touches anything: true when every desk came to rest with an empty outbox.
std::vector<Finding> settleDown(World& world);
std::vector<Finding> checkAll(World& world, std::int64_t& checks, std::int64_t& knownMissing);

/// Few steps that still break the same invariant.
Plan shrunk(const Plan& plan, const std::string& invariant, std::size_t mostRuns);

}  // namespace opdesk::simulation
