#pragma once

#include "tests/simulation/sim_client.h"

namespace opdesk::simulation {

struct Finding {
    std::string invariant;
    std::string detail;
};

struct RunResult {
    using PerFault = std::array<std::int64_t, kFaultKinds>;
    std::uint64_t seed = 0;
    std::uint64_t trace = 0;
    std::size_t steps = 0;
    std::vector<Finding> findings;  ///< empty: all invariants hold
    PerFault planned{};             ///< steps of the plan
    PerFault hits{};                ///< times it was done to something; an armed one may wait in vain
    PerFault compared{};            ///< steps without which the run was done again
    PerFault effective{};           ///< of those: the trace was another
    std::map<std::string, std::int64_t> counts;
    std::int64_t checks = 0;  ///< single comparisons of invariants
    std::int64_t knownMissing = 0;
    std::string desks;  ///< how each desk stood at the end
};

struct RunOptions {
    /// Done nothing with wherever the plan has it.
    std::optional<FaultKind> suppressed;
    /// Asked at each step that is a fault: whether the run is compared with one without this step. Empty: never.
    std::function<bool(std::size_t step, FaultKind fault)> compares;
    ServerMaker server;  ///< empty: the arbiter in memory
};

RunResult runPlan(const Plan& plan, const RunOptions& options = {});

// ---- parts of a run, for scenarios
std::unique_ptr<World> newWorld(std::uint64_t seed, const ServerMaker& server = {});
void applyFault(World& world, FaultKind fault, SimClient& client, std::uint64_t salt);
/// What a disk held, to be put back later: whatever was committed in between is gone with it. The profile lies beside
/// the cache; marks lie elsewhere.
struct DiskImage {
    tests::CrashVfs::Files files;
    std::int64_t ops = 0;  ///< of the desk in the journal
    tests::MemoryBlobs blobs{};
    model::DeviceId device{};
    std::vector<model::DeviceId> former{};
    std::string series{};
    std::int64_t deskDigit = 1;
};
DiskImage imageOf(const World& world, const SimClient& client);
void putBack(World& world, SimClient& client, const DiskImage& image);
/// Another machine starts from the disk of this one.
SimClient& cloneDisk(World& world, SimClient& client);
/// Faults end, nobody touches anything: true when every desk came to rest with an empty outbox.
std::vector<Finding> settleDown(World& world);
/// Cursor, coverage and what waits, a line a desk; for whoever looks into a failure.
std::string describe(World& world);
std::vector<Finding> checkAll(World& world, std::int64_t& checks, std::int64_t& knownMissing);

/// Few steps that still break the same invariant.
Plan shrunk(const Plan& plan, const std::string& invariant, std::size_t mostRuns, const RunOptions& options = {});

}  // namespace opdesk::simulation
