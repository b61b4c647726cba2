#pragma once

#include <functional>

#include "tests/simulation/run.h"

namespace opdesk::simulation {

/// What became of one seed.
struct SeedReport {
    RunResult result;
    std::uint64_t secondTrace = 0;  ///< of another run of the same plan, when asked for
    std::string shrunk;             ///< a shorter plan that fails in the same way, one step a line
};

/// Does `work` for every seed in `jobs` processes, which share nothing, and hands over the reports in the order they
/// come. A process that dies is a finding of the seed it was at, and another takes its place.
void runSeeds(const std::vector<std::uint64_t>& seeds, std::size_t jobs,
              const std::function<SeedReport(std::uint64_t seed)>& work,
              const std::function<void(const SeedReport&)>& take);

}  // namespace opdesk::simulation
