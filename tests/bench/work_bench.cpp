#include <boost/json.hpp>
#include <iomanip>
#include <iostream>

#include "core/clinic/patients.h"
#include "core/crypto/passphrase.h"
#include "core/store/keyring.h"
#include "tests/bench/bench_clinic.h"
#include "tests/bench/figures.h"
#include "tests/bench/plain_peer.h"
#include "tests/bench/query_maker.h"
#include "tests/bench/search_bench.h"

namespace opdesk::tests::bench {

using base::Status;

namespace {

constexpr std::size_t kMostSaves = 500;
constexpr int kUnlocks = 5;
constexpr std::string_view kPassphrase = "seven dry clay lamps";

/// Somebody new with the name of two who are there.
clinic::RegisterPatient newcomer(const QueryMaker& maker, base::Random& random, std::size_t number) {
    const auto& people = maker.people();
    const auto& given = people[random.below(people.size())].name;
    const auto& family = people[random.below(people.size())].name;
    clinic::RegisterPatient command;
    command.name = given.substr(0, given.find(' ')) + family.substr(family.rfind(' '));
    command.sex = random.below(2) == 0 ? "female" : "male";
    command.age = std::to_string(20 + random.below(60));
    command.phone = "97" + std::to_string(10'000'000 + number);
    command.acceptDuplicate = true;
    return command;
}

}  // namespace

Status benchSaves(const std::filesystem::path& cache, const BenchOptions& options) {
    OPDESK_TRY(auto clinic, BenchClinic::open(cache, options.seed + 4, false));
    OPDESK_TRY(const auto maker, QueryMaker::make(clinic->store()));
    base::SeededRandom random(options.seed + 5);
    const auto saves = std::min(options.queries, kMostSaves);
    Figures hints, registered, plain;
    for (std::size_t i = 0; i < saves; ++i) {
        const auto command = newcomer(maker, random, i);
        clinic->clock().advance(std::chrono::seconds(30));
        const auto alike = hints.time([&] {
            return execute(clinic->session(),
                           clinic::FindDuplicates{command.name, {}, command.phone, command.age, command.sex, {}});
        });
        if (!alike)
            return base::fail(alike.error());
        const auto answer = registered.time([&] { return execute(clinic->session(), command); });
        if (!answer)
            return base::fail(answer.error());
    }
    PlainPeer peer(options.folder / "plain.db", {});
    for (std::size_t i = 0; i < saves; ++i)
        if (!plain.time([&] { return peer.commitRow(); }))
            return base::fail(base::ErrorCode::ioFailed, "the plain file takes no row");
    printHeading("saving a new patient");
    printFigures("hints about likely copies", hints);
    printFigures("patient.register, on disk", registered);
    printFigures("plain SQLite, one row on disk", plain);
    if (plain.median() > 0)
        std::cout << "ratio of medians, register to plain row: " << std::setprecision(1)
                  << registered.median() / plain.median() << '\n';
    return {};
}

Status benchUnlock(const std::filesystem::path& cache, const BenchOptions& options) {
    base::SeededRandom random(options.seed + 6);
    const base::SystemClock clock;
    const store::ProfileFolder folder(options.folder / "unlock-profile");
    std::error_code error;
    std::filesystem::remove_all(folder.folder(), error);
    std::filesystem::create_directories(folder.folder(), error);
    const base::Bytes secret(32, 0x33), key(32, 0x5a), salt(crypto::kSaltSize, 0x21);
    store::Profile profile;
    profile.tenant = model::TenantId::make(clock, random);
    profile.device = model::DeviceId::make(clock, random);
    store::UserKeys keys;
    keys.staff = model::StaffId::make(clock, random);
    keys.cacheKey = crypto::SecretBytes::fromCopy(key);
    keys.signingSeed = crypto::SecretBytes::fromCopy(key);
    OPDESK_CHECK(folder.save(profile, secret, random));
    OPDESK_CHECK(store::saveBlob(folder, profile, keys, kPassphrase, secret, random));

    Figures argon, blob, opening;
    for (int i = 0; i < kUnlocks; ++i) {
        const auto stretched = argon.time([&] { return crypto::stretch(kPassphrase, salt); });
        if (!stretched)
            return base::fail(stretched.error());
        const auto opened =
            blob.time([&] { return store::openBlob(folder, profile, keys.staff, kPassphrase, secret, clock); });
        if (!opened)
            return base::fail(opened.error());
        const auto clinic = opening.time([&] { return BenchClinic::open(cache, options.seed + 7, false); });
        if (!clinic)
            return base::fail(clinic.error());
    }
    printHeading("unlocking");
    printFigures("Argon2id alone (64 MiB, 3 passes)", argon);
    printFigures("the user's keys, Argon2id included", blob);
    printFigures("opening cache and rules", opening);
    return {};
}

}  // namespace opdesk::tests::bench
