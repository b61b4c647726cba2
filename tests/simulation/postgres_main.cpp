#include <chrono>
#include <cstdio>
#include <cstring>

#include "tests/simulation/postgres_run.h"

namespace opdesk::simulation {

namespace {

struct LaneTotals {
    std::int64_t runs = 0, failed = 0, lost = 0, checks = 0, missing = 0;
    std::array<std::int64_t, kStrikes> armed{}, struck{}, rolledBack{}, committed{};
    std::array<std::int64_t, kFaultKinds> hits{};
    std::map<std::string, std::int64_t> counts;
    std::vector<std::string> failures;

    void add(const LaneResult& result) {
        ++runs;
        checks += result.run.checks;
        missing += result.run.knownMissing;
        for (const auto& [name, value] : result.run.counts)
            counts[name] += value;
        for (std::size_t i = 0; i < kFaultKinds; ++i)
            hits[i] += result.run.hits[i];
        for (std::size_t i = 0; i < kStrikes; ++i) {
            armed[i] += result.armed[i];
            struck[i] += result.struck[i];
            rolledBack[i] += result.rolledBack[i];
            committed[i] += result.committed[i];
        }
        if (result.run.findings.empty())
            return;
        ++failed;
        for (const auto& finding : result.run.findings) {
            lost += finding.invariant == "no op is nowhere" || finding.invariant == "an edit is visible" ? 1 : 0;
            std::printf("seed %llu: %s: %s\n", static_cast<unsigned long long>(result.run.seed),
                        finding.invariant.c_str(), finding.detail.c_str());
        }
        failures.push_back(std::to_string(result.run.seed) + ' ' + result.run.findings.front().invariant);
    }

    void print(std::size_t steps, std::uint64_t from, double seconds) {
        std::printf("%-20s %9s %9s %11s %9s\n", "between head, commit", "armed", "struck", "rolled back", "committed");
        for (std::size_t i = 0; i < kStrikes; ++i)
            std::printf("%-20s %9lld %9lld %11lld %9lld\n", std::string(strikeName(static_cast<Strike>(i))).c_str(),
                        static_cast<long long>(armed[i]), static_cast<long long>(struck[i]),
                        static_cast<long long>(rolledBack[i]), static_cast<long long>(committed[i]));
        for (std::size_t i = 0; i < kFaultKinds; ++i)
            if (hits[i] > 0)
                std::printf("%-20s %9lld\n", std::string(faultName(static_cast<FaultKind>(i))).c_str(),
                            static_cast<long long>(hits[i]));
        for (const auto& [name, value] : counts)
            std::printf("  %s: %lld\n", name.c_str(), static_cast<long long>(value));
        std::printf(
            "postgres: %lld runs of %zu steps from seed %llu, %lld ops, %lld checks, lost: %lld, known missing: %lld, "
            "%.1f s, failed: %lld\n",
            static_cast<long long>(runs), steps, static_cast<unsigned long long>(from),
            static_cast<long long>(counts["ops"]), static_cast<long long>(checks), static_cast<long long>(lost),
            static_cast<long long>(missing), seconds, static_cast<long long>(failed));
        for (const auto& failure : failures)
            std::printf("failed: %s\n", failure.c_str());
    }
};

}  // namespace

int postgresMain(std::uint64_t from, std::uint64_t seeds, std::size_t steps, bool isVerbose) {
    if (!isVerbose && !std::freopen("/dev/null", "w", stderr))  // the product's log: faults are meant
        return 2;
    PostgresLane lane;
    LaneTotals totals;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t seed = from; seed < from + seeds; ++seed) {
        const auto before = std::chrono::steady_clock::now();
        totals.add(runPostgresPlan(lane, makePlan(seed, steps)));
        if (isVerbose)
            std::printf("seed %llu: %.2f s\n", static_cast<unsigned long long>(seed),
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count());
        std::fflush(stdout);
    }
    totals.print(steps, from, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    return totals.failed == 0 ? 0 : 1;
}

}  // namespace opdesk::simulation
