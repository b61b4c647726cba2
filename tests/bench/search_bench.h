#pragma once

#include <filesystem>

#include "core/base/result.h"

namespace opdesk::tests::bench {

struct BenchOptions {
    std::filesystem::path folder;
    std::int64_t patients = 100'000;
    std::size_t queries = 2000;  ///< a category
    std::uint64_t seed = 1;
};

struct SearchOutcome {
    double worstP99 = 0;      ///< milliseconds, over all categories, store and use case
    double leastFound = 100;  ///< percent of the queries that showed who was looked for, worst category
};

/// Prints what a search costs: the first after opening, then every category warm in the store, through the use case,
/// and beside a plain SQLite file. `cache` is a copy that may be written to.
base::Result<SearchOutcome> benchSearch(const std::filesystem::path& cache, const BenchOptions& options);
/// Prints what a save costs, and the hints about likely copies before it.
base::Status benchSaves(const std::filesystem::path& cache, const BenchOptions& options);
/// Prints what an unlock costs, step by step.
base::Status benchUnlock(const std::filesystem::path& cache, const BenchOptions& options);

}  // namespace opdesk::tests::bench
