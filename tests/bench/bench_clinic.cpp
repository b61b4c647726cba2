#include "tests/bench/bench_clinic.h"

#include <chrono>
#include <fstream>
#include <iostream>
#include <string>

#include "app/opdeskctl/demo/demo.h"

namespace opdesk::tests::bench {

using base::ErrorCode;
using base::Result;

namespace {

/// Raised when what is made changes without a change of the number of people or the seed.
constexpr std::string_view kMakingVersion = "1";

base::Status copyFile(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(to.string() + suffix, error);
    if (!std::filesystem::copy_file(from, to, error))
        return base::fail(ErrorCode::ioFailed, "copying the cache: " + error.message());
    return {};
}

base::Status makePeople(const std::filesystem::path& file, const CacheWanted& wanted) {
    OPDESK_TRY(auto clinic, BenchClinic::open(file, wanted.seed, true));
    app::DemoOptions options;
    options.patients = wanted.patients;
    options.seed = wanted.seed;
    options.bare = true;
    const auto begin = std::chrono::steady_clock::now();
    std::int64_t told = 0;
    // People came one after the other, so their ids lie in the order of time.
    const auto progress = [&](std::int64_t done, std::int64_t) {
        clinic->clock().advance(std::chrono::minutes(1));
        if (done >= told + 10'000) {
            told = done;
            std::cerr << "made " << done << " patients\n";
        }
        return true;
    };
    OPDESK_TRY(const auto made, app::makeDemo(clinic->session(), options, progress));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cerr << "made " << made.patients << " patients of " << made.families << " families in " << took.count()
              << " s\n";
    return {};
}

}  // namespace

BenchClinic::BenchClinic(std::uint64_t seed)
    : m_clock(*base::instantFromIso("2026-11-17T04:30:00.000Z")), m_random(seed) {}

Result<std::unique_ptr<BenchClinic>> BenchClinic::open(const std::filesystem::path& file, std::uint64_t seed,
                                                       bool create) {
    std::unique_ptr<BenchClinic> clinic(new BenchClinic(seed));
    base::SeededRandom fixed(7);
    const base::ManualClock epoch(*base::instantFromIso("2026-01-01T00:00:00.000Z"));
    const base::Bytes key(32, 0x5a);
    store::StoreOptions options;
    options.file = file;
    options.key = key;
    options.tenant = model::TenantId::make(epoch, fixed);
    options.device = model::DeviceId::make(epoch, fixed);
    options.create = create;
    OPDESK_TRY(clinic->m_store, store::Store::open(options, clinic->m_clock, clinic->m_random));
    OPDESK_TRY(clinic->m_rules, rules::RuleBook::load());
    clinic->m_key = std::make_unique<crypto::Ed25519Key>(crypto::Ed25519Key::generate(fixed));
    access::Lease lease;
    lease.id = model::LeaseId::make(epoch, fixed);
    lease.tenant = options.tenant;
    lease.user = model::StaffId::make(epoch, fixed);
    lease.device = options.device;
    lease.roles = {"Receptionist"};
    lease.issued = epoch.now();
    lease.offlineUntil = clinic->m_clock.now() + std::chrono::hours(24 * 3650);
    clinic::DeskIdentity desk;
    desk.clinicName = "Bench Clinic";
    desk.deviceName = "Desk 1";
    desk.series = "A07";
    clinic->m_session.reset(new clinic::Session{*clinic->m_store, clinic->m_clock, clinic->m_random, clinic->m_rules,
                                                std::move(lease), "Receptionist", *clinic->m_key, std::move(desk)});
    return clinic;
}

Result<std::filesystem::path> makeCache(const CacheWanted& wanted) {
    std::error_code error;
    std::filesystem::create_directories(wanted.folder, error);
    const auto name = "cache-" + std::to_string(wanted.patients) + "-" + std::to_string(wanted.seed) + "-" +
                      std::string(kMakingVersion);
    const auto file = wanted.folder / (name + ".db");
    const auto finished = wanted.folder / (name + ".made");
    if (!std::filesystem::exists(finished)) {
        for (const auto* suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(file.string() + suffix, error);
        OPDESK_CHECK(makePeople(file, wanted));
        std::ofstream(finished) << "complete\n";
    } else {
        // A newer program rebuilds its projections here, once, and not in every copy.
        OPDESK_TRY([[maybe_unused]] const auto opened, BenchClinic::open(file, wanted.seed, false));
    }
    const auto copy = wanted.folder / "running.db";
    OPDESK_CHECK(copyFile(file, copy));
    return copy;
}

}  // namespace opdesk::tests::bench
