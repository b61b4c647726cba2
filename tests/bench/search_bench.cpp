#include "tests/bench/search_bench.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "core/clinic/patients.h"
#include "tests/bench/bench_clinic.h"
#include "tests/bench/figures.h"
#include "tests/bench/plain_peer.h"
#include "tests/bench/query_maker.h"

namespace opdesk::tests::bench {

using base::Result;
using base::Status;

namespace {

constexpr int kLimit = 20;  ///< lines the front desk asks for
constexpr std::size_t kWarmUp = 200;

std::string percentText(double percent) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(1) << percent << " %";
    return text.str();
}

/// A fresh connection has an empty page cache: every page is read and decrypted. The system's own file cache is warm.
Result<Figures> firstQueries(const std::filesystem::path& cache, const QueryMaker& maker, std::uint64_t seed) {
    Figures figures;
    for (const auto category : kCategories) {
        OPDESK_TRY(auto clinic, BenchClinic::open(cache, seed + 100, false));
        const auto query = maker.draw(category, 1, seed + 50).front();
        const auto hits = figures.time([&] { return store::searchPatients(clinic->store(), query.text, kLimit); });
        if (!hits)
            return base::fail(hits.error());
    }
    return figures;
}

Result<double> inStore(BenchClinic& clinic, const std::vector<Query>& queries, Figures& figures) {
    std::size_t found = 0;
    for (const auto& query : queries) {
        const auto hits = figures.time([&] { return store::searchPatients(clinic.store(), query.text, kLimit); });
        if (!hits)
            return base::fail(hits.error());
        found += std::ranges::any_of(*hits, query.isWanted) ? 1u : 0u;
    }
    return 100.0 * static_cast<double>(found) / static_cast<double>(queries.size());
}

Status throughUseCase(BenchClinic& clinic, const std::vector<Query>& queries, Figures& figures) {
    for (const auto& query : queries) {
        const auto answer = figures.time([&] {
            return execute(clinic.session(), clinic::FindPatients{query.text, kLimit});
        });
        if (!answer)
            return base::fail(answer.error());
    }
    return {};
}

Status warmUp(BenchClinic& clinic, const QueryMaker& maker, std::uint64_t seed) {
    for (const auto category : kCategories) {
        Figures unused;
        OPDESK_TRY([[maybe_unused]] const auto found,
                   inStore(clinic, maker.draw(category, kWarmUp, seed + 1000), unused));
    }
    return {};
}

}  // namespace

Result<SearchOutcome> benchSearch(const std::filesystem::path& cache, const BenchOptions& options) {
    SearchOutcome outcome;
    OPDESK_TRY(auto clinic, BenchClinic::open(cache, options.seed + 1, false));
    OPDESK_TRY(const auto maker, QueryMaker::make(clinic->store()));
    clinic.reset();
    OPDESK_TRY(const auto first, firstQueries(cache, maker, options.seed));
    printHeading("search, " + std::to_string(options.patients) + " patients", "found");
    printFigures("first after opening", first);

    OPDESK_TRY(clinic, BenchClinic::open(cache, options.seed + 2, false));
    OPDESK_CHECK(warmUp(*clinic, maker, options.seed));
    double ours = 0;
    for (const auto category : kCategories) {
        Figures figures;
        OPDESK_TRY(const auto found,
                   inStore(*clinic, maker.draw(category, options.queries, options.seed + 2), figures));
        printFigures(categoryName(category), figures, percentText(found));
        outcome.leastFound = std::min(outcome.leastFound, found);
        outcome.worstP99 = std::max(outcome.worstP99, figures.p99());
        if (category == Category::part)
            ours = figures.median();
    }
    printHeading("through patient.find, audited");
    for (const auto category : kCategories) {
        Figures figures;
        OPDESK_CHECK(throughUseCase(*clinic, maker.draw(category, options.queries, options.seed + 3), figures));
        printFigures(categoryName(category), figures);
        outcome.worstP99 = std::max(outcome.worstP99, figures.p99());
    }
    PlainPeer peer(options.folder / "plain.db", maker.people());
    Figures plain;
    for (const auto& query : maker.draw(Category::part, options.queries, options.seed + 2))
        plain.time([&] { return peer.search(query.text); });
    printHeading("for scale, plain SQLite FTS5");
    printFigures("part of a name", plain);
    if (plain.median() > 0)
        std::cout << "ratio of medians, ours to plain: " << std::setprecision(1) << ours / plain.median() << '\n';
    return outcome;
}

}  // namespace opdesk::tests::bench
