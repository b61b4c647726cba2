#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/simulation/postgres_run.h"

/// simulate_postgres [--from S] [--seeds N] [--steps N] [--seed S]: the lane over PostgreSQL.
int main(int count, char** words) {
    std::uint64_t from = 1, seeds = 500;
    std::size_t steps = 150;
    bool isVerbose = false;
    for (int i = 1; i + 1 < count; i += 2) {
        const auto value = std::strtoull(words[i + 1], nullptr, 10);
        if (std::strcmp(words[i], "--from") == 0) {
            from = value;
        } else if (std::strcmp(words[i], "--seeds") == 0) {
            seeds = value;
        } else if (std::strcmp(words[i], "--steps") == 0) {
            steps = static_cast<std::size_t>(value);
        } else if (std::strcmp(words[i], "--seed") == 0) {
            from = value;
            seeds = 1;
            isVerbose = true;
        } else {
            std::fprintf(stderr, "simulate_postgres: unknown option %s\n", words[i]);
            return 2;
        }
    }
    return opdesk::simulation::postgresMain(from, seeds, steps, isVerbose);
}
