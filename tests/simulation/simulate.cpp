#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/simulation/run.h"

/// simulate [--seeds N] [--from S] [--steps N] [--twice N] [--compare K] [--seed S [--shrink] [--without FAULT]]
/// [--open FILE]: failures of the seeds listed there are printed and counted, and do not fail the run.
/// Exit 0: every invariant held in every run.
namespace {

using namespace opdesk::simulation;

struct Options {
    std::uint64_t from = 1, seeds = 100, compare = 4;
    std::size_t steps = 400;
    bool twice = false, shrink = false, verbose = false;
    std::set<std::uint64_t> open;  ///< seeds whose failure is known and not mended yet
    std::optional<FaultKind> suppressed;
};

struct Totals {
    std::int64_t runs = 0, failed = 0, open = 0, lost = 0, acts = 0, ops = 0, checks = 0, missing = 0;
    std::array<std::int64_t, kFaultKinds> hits{}, compared{}, differing{}, effects{};
    std::map<std::string, std::int64_t> counts;
    std::vector<std::string> failures;
};

void printFaults(const Totals& totals) {
    std::printf("%-16s %9s %9s %9s %9s\n", "fault", "injected", "compared", "differ", "effects");
    for (std::size_t i = 0; i < kFaultKinds; ++i)
        std::printf("%-16s %9lld %9lld %9lld %9lld\n", std::string(faultName(static_cast<FaultKind>(i))).c_str(),
                    static_cast<long long>(totals.hits[i]), static_cast<long long>(totals.compared[i]),
                    static_cast<long long>(totals.differing[i]), static_cast<long long>(totals.effects[i]));
}

void reportFailure(const Plan& plan, const RunResult& result, const Options& options, Totals& totals) {
    const bool isOpen = options.open.contains(plan.seed);
    ++(isOpen ? totals.open : totals.failed);
    for (const auto& finding : result.findings)
        totals.lost += finding.invariant == "no op is nowhere" || finding.invariant == "an edit is visible" ? 1 : 0;
    for (const auto& finding : result.findings)
        std::printf("%sseed %llu: %s: %s\n", isOpen ? "open finding: " : "", static_cast<unsigned long long>(plan.seed),
                    finding.invariant.c_str(), finding.detail.c_str());
    if (!result.findings.empty() && !isOpen)
        totals.failures.push_back(std::to_string(plan.seed) + " " + result.findings.front().invariant);
    if (!options.shrink || result.findings.empty())
        return;
    const auto less = shrunk(plan, result.findings.front().invariant, 400);
    std::printf("shrunk to %zu steps:\n", less.steps.size());
    for (const auto& step : less.steps)
        std::printf("  %s\n", toText(step).c_str());
    for (const auto& finding : runPlan(less).findings)
        std::printf("  -> %s: %s\n", finding.invariant.c_str(), finding.detail.c_str());
}

/// Runs the seed without one of its faults, in turns, and sees whether anything was different.
void compareWithout(const Plan& plan, const RunResult& result, std::uint64_t turn, Totals& totals) {
    std::vector<FaultKind> there;
    for (std::size_t i = 0; i < kFaultKinds; ++i)
        if (result.hits[i] > 0)
            there.push_back(static_cast<FaultKind>(i));
    if (there.empty())
        return;
    const auto fault = there[turn % there.size()];
    RunOptions options;
    options.suppressed = fault;
    options.reference = &result;
    const auto other = runPlan(plan, options);
    const auto at = static_cast<std::size_t>(fault);
    ++totals.compared[at];
    if (other.differsAt != SIZE_MAX) {
        ++totals.differing[at];
        totals.effects[at] += result.hits[at];
    }
}

/// One a line, the number first; # begins a comment.
bool readSeeds(const char* file, std::set<std::uint64_t>& seeds) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        std::uint64_t seed = 0;
        if (std::istringstream(line) >> seed)
            seeds.insert(seed);
    }
    return in.eof();
}

std::optional<Options> parse(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        const auto number = [&]() -> std::uint64_t {
            return i + 1 < count ? std::strtoull(words[++i], nullptr, 10) : 0;
        };
        if (word == "--seeds")
            options.seeds = number();
        else if (word == "--from")
            options.from = number();
        else if (word == "--seed") {
            options.from = number();
            options.seeds = 1;
            options.verbose = true;
        } else if (word == "--steps")
            options.steps = static_cast<std::size_t>(number());
        else if (word == "--twice") {
            options.seeds = number();
            options.twice = true;
        } else if (word == "--compare")
            options.compare = number();
        else if (word == "--shrink")
            options.shrink = true;
        else if (word == "--open" && i + 1 < count) {
            if (!readSeeds(words[++i], options.open))
                return std::nullopt;
        } else if (word == "--without" && i + 1 < count) {
            options.suppressed = faultFromName(words[++i]);
            if (!options.suppressed)
                return std::nullopt;
        } else
            return std::nullopt;
    }
    return options;
}

int runAll(const Options& options) {
    Totals totals;
    const auto begin = std::chrono::steady_clock::now();
    for (std::uint64_t seed = options.from; seed < options.from + options.seeds; ++seed) {
        const auto plan = makePlan(seed, options.steps);
        if (options.verbose)
            for (const auto& step : plan.steps)
                std::printf("%s\n", toText(step).c_str());
        RunOptions how;
        how.suppressed = options.suppressed;
        const auto result = runPlan(plan, how);
        ++totals.runs;
        totals.checks += result.checks;
        totals.missing += result.knownMissing;
        for (const auto& [name, value] : result.counts)
            totals.counts[name] += value;
        for (std::size_t i = 0; i < kFaultKinds; ++i)
            totals.hits[i] += result.hits[i];
        if (!result.findings.empty())
            reportFailure(plan, result, options, totals);
        else if (options.open.contains(seed))
            std::printf("seed %llu is listed as open and holds\n", static_cast<unsigned long long>(seed));
        if (options.twice && runPlan(plan, how).trace != result.trace) {
            ++totals.failed;
            std::printf("seed %llu: same seed, another trace\n", static_cast<unsigned long long>(seed));
        }
        if (options.compare > 0 && !options.twice && seed % options.compare == 0)
            compareWithout(plan, result, seed / options.compare, totals);
        if (options.verbose)
            std::printf("trace %016llx\n", static_cast<unsigned long long>(result.trace));
        std::fflush(stdout);
    }
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    if (options.compare > 0 && !options.twice)
        printFaults(totals);
    for (const auto& [name, value] : totals.counts)
        std::printf("  %s: %lld\n", name.c_str(), static_cast<long long>(value));
    const auto ops = totals.counts["ops"];
    std::printf(
        "%lld runs of %zu steps from seed %llu, %lld ops, %lld checks, lost: %lld, known missing: %lld, "
        "%.1f s, %.0f ops/s, open: %lld, failed: %lld\n",
        static_cast<long long>(totals.runs), options.steps, static_cast<unsigned long long>(options.from),
        static_cast<long long>(ops), static_cast<long long>(totals.checks), static_cast<long long>(totals.lost),
        static_cast<long long>(totals.missing), seconds, static_cast<double>(ops) / seconds,
        static_cast<long long>(totals.open), static_cast<long long>(totals.failed));
    for (const auto& failure : totals.failures)
        std::printf("failed: %s\n", failure.c_str());
    return totals.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
    const auto options = parse(count, words);
    if (!options) {
        std::fprintf(stderr,
                     "simulate [--seeds N] [--from S] [--steps N] [--twice N] [--compare K] [--seed S] "
                     "[--shrink] [--without FAULT] [--open FILE]\n");
        return 2;
    }
    if (!options->verbose)
        if (!std::freopen("/dev/null", "w", stderr))  // the product's log: faults are meant
            return 2;
    return runAll(*options);
}
