#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "tests/simulation/summary.h"

/// simulate [--seeds N] [--from S] [--also FILE] [--steps N] [--jobs J] [--compare N] [--twice N] [--shrink]
///          [--until-finding] | --seed S [--without FAULT] [--shrink] | --plan FILE [--shrink]
/// --also: seeds of a file run first. --compare: enough faults are compared with the same run without them that each
/// kind took effect so often in all. --twice: runs each seed twice and compares the traces.
/// Exit 0: every invariant held in every run, and what was asked for was reached.
namespace {

using namespace opdesk::simulation;

struct Options {
    std::uint64_t from = 1, seeds = 100;
    std::size_t steps = 400, jobs = 1;
    std::int64_t compare = 0;
    bool twice = false, shrink = false, verbose = false, untilFinding = false;
    std::vector<std::uint64_t> also;
    std::optional<Plan> plan;
    std::optional<FaultKind> suppressed;
};

/// One a line, the number first; # begins a comment.
bool readSeeds(const char* file, std::vector<std::uint64_t>& seeds) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line)) {
        std::uint64_t seed = 0;
        if (std::istringstream(line) >> seed)
            seeds.push_back(seed);
    }
    return in.eof();
}

std::optional<Plan> readPlan(const char* file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return in ? planFrom(text.str()) : std::nullopt;
}

/// False for a word that is none, or a value that cannot be.
bool take(Options& options, const std::string& word, const char* value, bool& usesValue) {
    usesValue = true;
    const auto number = value ? std::strtoull(value, nullptr, 10) : 0;
    if (word == "--seeds")
        options.seeds = number;
    else if (word == "--from")
        options.from = number;
    else if (word == "--steps")
        options.steps = static_cast<std::size_t>(number);
    else if (word == "--jobs")
        options.jobs = static_cast<std::size_t>(number);
    else if (word == "--compare")
        options.compare = static_cast<std::int64_t>(number);
    else if (word == "--seed" || word == "--twice") {
        (word == "--seed" ? options.from : options.seeds) = number;
        (word == "--seed" ? options.verbose : options.twice) = true;
        if (word == "--seed")
            options.seeds = 1;
    } else if (word == "--also" && value)
        return readSeeds(value, options.also);
    else if (word == "--plan" && value) {
        options.plan = readPlan(value);
        return options.plan.has_value();
    } else if (word == "--without" && value) {
        options.suppressed = faultFromName(value);
        return options.suppressed.has_value();
    } else {
        usesValue = false;
        if (word == "--shrink")
            options.shrink = true;
        else if (word == "--until-finding")
            options.untilFinding = true;
        else
            return false;
        return true;
    }
    return value != nullptr;
}

std::optional<Options> parse(int count, char** words) {
    Options options;
    for (int i = 1; i < count; ++i) {
        bool usesValue = false;
        if (!take(options, words[i], i + 1 < count ? words[i + 1] : nullptr, usesValue))
            return std::nullopt;
        i += usesValue ? 1 : 0;
    }
    return options;
}

/// So many of a fault's steps are compared that the kind takes effect `compare` times over all seeds, with room for
/// those that meet nothing. Which ones depends on the seed and the step alone.
std::function<bool(std::size_t, FaultKind)> comparing(const Options& options, std::uint64_t seed) {
    if (options.compare == 0)
        return {};
    return [&options, seed](std::size_t step, FaultKind fault) {
        constexpr double kMost = 1'000'000;
        // For faults that meet nothing, and for the chance of a small sample. A full disk is often nobody's trouble.
        const auto room =
            (1.35 + 8 / std::sqrt(static_cast<double>(options.compare))) * (fault == FaultKind::diskFull ? 1.8 : 1.0);
        const auto expected = stepsPerRun(fault) * static_cast<double>(options.seeds + options.also.size());
        const auto share = room * static_cast<double>(options.compare) / expected;
        return static_cast<double>(mixed(mixed(seed, step), 0xeffec7) % 1'000'000) < share * kMost;
    };
}

SeedReport runSeed(const Options& options, const Plan& plan) {
    RunOptions how;
    how.suppressed = options.suppressed;
    how.compares = comparing(options, plan.seed);
    SeedReport report;
    report.result = runPlan(plan, how);
    how.compares = {};
    if (options.twice)
        report.secondTrace = runPlan(plan, how).trace;
    if (options.shrink && !report.result.findings.empty()) {
        const auto less = shrunk(plan, report.result.findings.front().invariant, 400, how);
        report.shrunk = toText(less);
    }
    return report;
}

int runOne(const Options& options, const Plan& plan) {
    std::fputs(toText(plan).c_str(), stdout);
    const auto report = runSeed(options, plan);
    printFailure(report);
    std::fputs(report.result.desks.c_str(), stdout);
    Summary summary;
    summary.add(report);
    summary.printCounts();
    std::printf("trace %016llx\n", static_cast<unsigned long long>(report.result.trace));
    return report.result.findings.empty() ? 0 : 1;
}

int runAll(const Options& options) {
    auto seeds = options.also;
    for (auto seed = options.from; seed < options.from + options.seeds; ++seed)
        seeds.push_back(seed);
    Summary summary;
    std::size_t same = 0, done = 0;
    const auto begin = std::chrono::steady_clock::now();
    const auto secondsNow = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    runSeeds(
        seeds, options.jobs, [&options](std::uint64_t seed) { return runSeed(options, makePlan(seed, options.steps)); },
        [&](const SeedReport& report) {
            ++done;
            summary.add(report);
            printFailure(report);
            if (options.twice) {
                const bool isSame = report.result.trace == report.secondTrace;
                same += isSame ? 1 : 0;
                std::printf("seed %llu trace %016llx %016llx%s\n", static_cast<unsigned long long>(report.result.seed),
                            static_cast<unsigned long long>(report.result.trace),
                            static_cast<unsigned long long>(report.secondTrace), isSame ? "" : " differ");
            }
            std::fflush(stdout);
            if (options.untilFinding && !report.result.findings.empty()) {
                std::printf("found after %zu seeds\n", done);
                std::fflush(stdout);
                std::_Exit(1);
            }
        });
    summary.printCounts();
    bool reached = true;
    if (options.compare > 0) {
        summary.printFaults();
        reached = summary.allTookEffect(options.compare);
    }
    if (options.twice)
        std::printf("%zu of %zu seeds gave the same trace twice\n", same, seeds.size());
    summary.printFindings();
    summary.printTotals(secondsNow());
    return summary.failed() == 0 && reached && (!options.twice || same == seeds.size()) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
#ifdef __GLIBC__
    // The desks' disks lie in memory and come and go with every run: the pages are kept, not asked for again.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
    const auto options = parse(count, words);
    if (!options) {
        std::fprintf(stderr, "simulate: see the head of simulate.cpp\n");
        return 2;
    }
    if (options->plan)
        return runOne(*options, *options->plan);
    if (options->verbose)
        return runOne(*options, makePlan(options->from, options->steps));
    if (!std::freopen("/dev/null", "w", stderr))  // the product's log: faults are meant
        return 2;
    return runAll(*options);
}
