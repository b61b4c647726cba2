#include <algorithm>
#include <boost/json.hpp>
#include <chrono>

#include "core/store/projection.h"
#include "core/store/record_table.h"
#include "tests/bench/sync_bench.h"

/// What a bootstrap is measured against: the same records, already here and parsed, inserted into a fresh encrypted
/// file of the same schema, with bodies sealed and projections made as the schema asks. Nothing is asked before an
/// insert, no version is compared, no cursor kept, nothing announced.
namespace opdesk::tests::bench {

namespace json = base::json;
using base::Status;

namespace {

constexpr std::size_t kRowsATransaction = 10'000;

base::Result<std::vector<store::Record>> everything(SyncDesk& desk) {
    return desk.with([](clinic::Session&, store::Store& store) -> base::Result<std::vector<store::Record>> {
        std::vector<store::Record> all;
        for (const auto& kind : model::allKinds()) {
            auto some = store.all(kind.id);
            if (!some && some.error().code == base::ErrorCode::locked)
                continue;
            if (!some)
                return base::fail(some.error());
            std::ranges::move(*some, std::back_inserter(all));
        }
        // In the order of their making, about as a server gives them.
        std::ranges::sort(all, {}, &store::Record::id);
        return all;
    });
}

base::Result<double> insertAll(const std::filesystem::path& file, const std::vector<store::Record>& records,
                               bool projected) {
    std::error_code ignored;
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + suffix, ignored);
    const base::SystemClock clock;
    base::SystemRandom random;
    const base::Bytes key(32, 0x5a);
    store::StoreOptions options;
    options.file = file;
    options.key = key;
    options.tenant = model::TenantId::make(clock, random);
    options.device = model::DeviceId::make(clock, random);
    options.create = true;
    OPDESK_TRY(auto target, store::Store::open(options, clock, random));
    auto& database = target->database();
    store::Words words;
    OPDESK_CHECK(words.load(database, false));
    store::SessionKeys keys;
    for (const auto compartment : {model::Compartment::care, model::Compartment::notes, model::Compartment::admin})
        OPDESK_CHECK(keys.grant(compartment, 1, key));
    auto projections = store::makeProjections({database, words, keys, random, options.tenant});

    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at < records.size(); at += kRowsATransaction) {
        const auto end = std::min(at + kRowsATransaction, records.size());
        const bool last = end == records.size();
        OPDESK_TRY(auto transaction,
                   store::Transaction::begin(database, last ? store::Durability::disk : store::Durability::memory));
        for (auto i = at; i < end; ++i) {
            const auto& record = records[i];
            const auto plain = base::canonicalJson(record.body);
            const auto context = record.compartment == model::Compartment::desk
                                     ? std::string()
                                     : model::sealContext(options.tenant, record.kind, record.id, "record");
            OPDESK_TRY(const auto stored, keys.seal(record.compartment, plain, context, random));
            OPDESK_CHECK(
                database.run("INSERT INTO record(kind, id, version, compartment, subject, epoch, body, deleted, dirty)"
                             " VALUES(?,?,?,?,?,?,?,0,0)",
                             words.of(record.kind), record.id, record.version, words.of(record.compartment),
                             store::subjectOf(record.kind, record.body), stored.epoch, stored.bytes));
            if (projected)
                OPDESK_CHECK(projections.put({record.kind, record.id, record.compartment, false, &record.body}));
        }
        OPDESK_CHECK(transaction.commit());
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    return took.count();
}

}  // namespace

Answer benchBound(const SyncDesk::Options& options, const std::filesystem::path& folder) {
    std::vector<store::Record> records;
    {
        OPDESK_TRY(auto desk, SyncDesk::open(options));
        OPDESK_TRY(records, everything(*desk));
    }
    const auto file = folder / "bound.db";
    OPDESK_TRY(const auto alone, insertAll(file, records, false));
    OPDESK_TRY(const auto seconds, insertAll(file, records, true));
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(file, ignored);
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + suffix, ignored);
    return json::object{
        {"records", records.size()}, {"seconds", seconds}, {"records_alone_seconds", alone}, {"bytes", bytes}};
}

}  // namespace opdesk::tests::bench
