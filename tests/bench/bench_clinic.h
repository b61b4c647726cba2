#pragma once

#include <filesystem>
#include <memory>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/clinic/session.h"

namespace opdesk::tests::bench {

/// A clinic of invented people in a real encrypted cache, and a receptionist's session on it. The key is fixed: the
/// file protects nobody, it only has to cost what a real one costs.
class BenchClinic {
public:
    /// `seed` draws ids. Errors: those of Store::open.
    static base::Result<std::unique_ptr<BenchClinic>> open(const std::filesystem::path& file, std::uint64_t seed,
                                                           bool create);
    BenchClinic(const BenchClinic&) = delete;
    BenchClinic& operator=(const BenchClinic&) = delete;

    clinic::Session& session() { return *m_session; }
    store::Store& store() { return *m_store; }
    base::ManualClock& clock() { return m_clock; }

private:
    explicit BenchClinic(std::uint64_t seed);

    base::ManualClock m_clock;
    base::SeededRandom m_random;
    rules::RuleBook m_rules;
    std::unique_ptr<crypto::Ed25519Key> m_key;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<clinic::Session> m_session;
};

struct CacheWanted {
    std::filesystem::path folder;
    std::int64_t patients = 100'000;
    std::uint64_t seed = 1;
};

/// The cache as made by the demonstration clinic, patients and phones only; made when it is not there yet, which takes
/// minutes for many people. Returns a fresh copy of it, so that what a run writes does not change the next one.
base::Result<std::filesystem::path> makeCache(const CacheWanted& wanted);

}  // namespace opdesk::tests::bench
