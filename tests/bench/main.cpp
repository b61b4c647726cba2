// Figures for docs/performance.md; scripts/bench.sh runs it.

#include <CLI/CLI.hpp>
#include <exception>
#include <iomanip>
#include <iostream>

#include "tests/bench/bench_clinic.h"
#include "tests/bench/search_bench.h"

namespace {

namespace bench = opdesk::tests::bench;
using opdesk::base::Status;

constexpr double kGoalP99 = 16;  // one frame: the list follows the keys

Status run(const bench::BenchOptions& options, bool everything, double foundAtLeast) {
    OPDESK_TRY(const auto cache, bench::makeCache({options.folder, options.patients, options.seed}));
    std::cout << "cache: " << std::filesystem::file_size(cache) / 1'000'000 << " MB\n";
    OPDESK_TRY(const auto search, bench::benchSearch(cache, options));
    if (everything) {
        OPDESK_CHECK(bench::benchSaves(cache, options));
        OPDESK_CHECK(bench::benchUnlock(cache, options));
    }
    std::cout << "\nsearch goal, p99 under " << kGoalP99
              << " ms in every row: " << (search.worstP99 < kGoalP99 ? "met" : "missed") << " (worst " << std::fixed
              << std::setprecision(2) << search.worstP99 << " ms)\n";
    if (search.leastFound < foundAtLeast)
        return opdesk::base::fail(opdesk::base::ErrorCode::wrongState,
                                  "a category of searches shows too few of the people looked for");
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Measures the encrypted cache over a demonstration clinic");
    std::string what = "all", folder;
    double foundAtLeast = 0;
    bench::BenchOptions options;
    app.add_option("what", what, "search: searches alone; all: saves and unlocking too")
        ->check(CLI::IsMember({"search", "all"}));
    app.add_option("--folder", folder, "where the cache is made and kept")->required();
    app.add_option("--patients", options.patients, "people in the cache")->check(CLI::Range(100, 1000000));
    app.add_option("--queries", options.queries, "searches a category")->check(CLI::Range(10, 1000000));
    app.add_option("--seed", options.seed, "draws people and queries");
    app.add_option("--found-at-least", foundAtLeast,
                   "fail below this percentage of answers that show who was looked for");
    CLI11_PARSE(app, argc, argv);
    options.folder = folder;
    try {
        const auto done = run(options, what == "all", foundAtLeast);
        if (done)
            return 0;
        std::cerr << "bench: " << opdesk::base::errorName(done.error().code) << " " << done.error().field << " "
                  << done.error().detail << '\n';
    } catch (const std::exception& error) {
        std::cerr << "bench: " << error.what() << '\n';
    }
    return 1;
}
