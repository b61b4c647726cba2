#pragma once

#include <set>

#include "tests/simulation/workers.h"

namespace opdesk::simulation {

/// All seeds of a call together. What it prints depends on the seeds alone, not on who ran them in which order; only
/// the last line tells the time.
class Summary {
public:
    void add(const SeedReport& report);
    void printFindings() const;
    /// Each fault: steps planned, done to something, compared, took effect (the trace is another without the step).
    void printFaults() const;
    void printCounts() const;
    void printTotals(double seconds) const;
    /// Faults that took effect less often than that, one a line; true when there is none.
    bool allTookEffect(std::int64_t times) const;
    std::size_t failed() const { return m_failed.size(); }

private:
    std::map<std::uint64_t, SeedReport> m_failed;  ///< by seed: whatever has a finding
    RunResult m_sum;
    std::size_t m_steps = 0;
    std::int64_t m_seeds = 0, m_lost = 0, m_findings = 0;
};

/// Lines of a failure, with the shorter plan where there is one.
void printFailure(const SeedReport& report);

}  // namespace opdesk::simulation
