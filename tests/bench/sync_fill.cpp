// Makes a clinic of the sync bench larger: what a desk pushed is copied as other people, by the server's own writing.
// Rows, numbers, sums and sealing are the server's; op_log, audit and the marks of doubles know the pushed ones alone,
// so such a clinic is for loading, not for pushing. Runs as the user of opdeskd; tests/bench/sync_bench.py starts it.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <iostream>
#include <unordered_map>

#include "core/base/json.h"
#include "sync/server/record_repository.h"

namespace {

using namespace opdesk;
namespace server = opdesk::sync::server;
namespace json = opdesk::base::json;

constexpr std::size_t kRowsATransaction = 2000;

/// Bookings hold times of a doctor and cards name devices; neither can be copied. A clinic has one list of prices.
bool isCopied(const model::KindDescriptor& kind) {
    return kind.shape != model::Shape::onlineOnly && kind.compartment != model::Compartment::admin &&
           kind.id != model::KindId::appointment && kind.id != model::KindId::doctorHours &&
           kind.id != model::KindId::price && kind.id != model::KindId::setting && kind.id != model::KindId::conflict &&
           kind.id != model::KindId::auditEvent;
}

/// The rows of one copy: other ids, made later, and whatever names one of them follows; other phones and numbers.
class Copier {
public:
    Copier(const std::vector<server::StoredRecord>& from, std::uint64_t copy) : m_copy(copy) {
        std::uint64_t first = ~0ULL, last = 0;
        for (const auto& record : from) {
            first = std::min(first, millisOf(record.id));
            last = std::max(last, millisOf(record.id));
        }
        m_shift = (last - first + 1000) * copy;
        for (const auto& record : from)
            m_ids.emplace(record.id, shifted(record.id));
    }
    server::StoredRecord copied(const server::StoredRecord& from) const {
        auto made = from;
        made.id = m_ids.at(from.id);
        made.seq = 0;
        made.isStored = false;
        renameIn(made.state.body);
        return made;
    }

private:
    static std::uint64_t millisOf(const base::Uuid& id) {
        std::uint64_t millis = 0;
        for (std::size_t i = 0; i < 6; ++i)
            millis = millis << 8 | id.bytes()[i];
        return millis;
    }
    base::Uuid shifted(const base::Uuid& id) const {
        auto bytes = id.bytes();
        const auto millis = millisOf(id) + m_shift;
        for (std::size_t i = 0; i < 6; ++i)
            bytes[i] = static_cast<std::uint8_t>(millis >> (8 * (5 - i)));
        for (std::size_t i = 0; i < 4; ++i)
            bytes[12 + i] = static_cast<std::uint8_t>(bytes[12 + i] ^ (m_copy * 0x9E3779B1U) >> (8 * i));
        return base::Uuid(bytes);
    }
    /// The last run of digits is another number of as many digits or more.
    std::string renumbered(std::string_view text) const {
        const auto end = text.find_last_of("0123456789");
        if (end == std::string_view::npos)
            return std::string(text);
        auto begin = end;
        while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9' && end - begin < 8)
            --begin;
        const auto digits = std::string(text.substr(begin, end + 1 - begin));
        auto fresh = std::to_string(std::stoull(digits) + m_copy * 7919);
        fresh.insert(0, digits.size() - std::min(digits.size(), fresh.size()), '0');
        return std::string(text.substr(0, begin)) + fresh + std::string(text.substr(end + 1));
    }
    void renameIn(json::value& value) const {
        if (auto* object = value.if_object())
            return renameIn(*object);
        if (auto* array = value.if_array()) {
            for (auto& one : *array)
                renameIn(one);
            return;
        }
        const auto* text = value.if_string();
        if (!text || text->size() != 36)
            return;
        if (const auto id = base::Uuid::parse({text->data(), text->size()}))
            if (const auto it = m_ids.find(*id); it != m_ids.end())
                value = it->second.text();
    }
    void renameIn(json::object& object) const {
        for (auto& [name, value] : object) {
            const auto* text = value.if_string();
            if (text && (name == "clinic_number" || name == "number" || name == "value"))
                value = renumbered({text->data(), text->size()});
            else
                renameIn(value);
        }
    }

    std::uint64_t m_copy, m_shift = 0;
    std::unordered_map<base::Uuid, base::Uuid> m_ids;
};

struct Parts {
    Parts(server::Config settings, server::KeyVault keys)
        : config(std::move(settings)),
          vault(std::move(keys)),
          database(config.databaseApp, 2, vault.contextKey(), clock),
          keyring(vault) {}
    server::Config config;
    server::KeyVault vault;
    base::SystemClock clock;
    base::SystemRandom random;
    server::Database database;
    server::TenantKeyring keyring;
};

base::Status fill(const std::filesystem::path& file, const model::TenantId& tenant, std::size_t missing) {
    OPDESK_TRY(auto config, server::readConfig(file));
    OPDESK_TRY(auto vault, server::KeyVault::open(config.vault));
    Parts parts(std::move(config), std::move(vault));
    const server::Speaker speaker{tenant, {}, {}, {}};
    std::vector<server::StoredRecord> pushed;
    std::shared_ptr<const server::TenantKeys> keys;
    {
        OPDESK_TRY(auto reading, parts.database.beginSnapshot(speaker));
        OPDESK_TRY(keys, parts.keyring.of(reading, tenant));
        server::RecordRepository records(reading, tenant, *keys, parts.random);
        for (const auto& kind : model::allKinds()) {
            if (!isCopied(kind))
                continue;
            OPDESK_TRY(auto some, records.ofKind(kind.id));
            std::ranges::move(some, std::back_inserter(pushed));
        }
    }
    std::erase_if(pushed, [](const auto& record) { return record.state.deleted; });
    std::ranges::sort(pushed, {}, &server::StoredRecord::seq);
    if (pushed.empty())
        return base::fail(base::ErrorCode::notFound, "nothing was pushed to this clinic");
    std::size_t made = 0;
    for (std::uint64_t copy = 1; made < missing; ++copy) {
        const Copier copier(pushed, copy);
        for (std::size_t at = 0; at < pushed.size() && made < missing;) {
            const auto count = std::min({kRowsATransaction, pushed.size() - at, missing - made});
            std::vector<server::StoredRecord> rows;
            rows.reserve(count);
            for (std::size_t i = 0; i < count; ++i)
                rows.push_back(copier.copied(pushed[at + i]));
            std::vector<server::StoredRecord*> pointers;
            for (auto& row : rows)
                pointers.push_back(&row);
            OPDESK_TRY(auto transaction, parts.database.begin(speaker));
            server::RecordRepository records(transaction, tenant, *keys, parts.random);
            OPDESK_TRY(const auto head, records.moveHead(static_cast<std::int64_t>(count)));
            OPDESK_CHECK(records.write(pointers, head));
            OPDESK_CHECK(transaction.commit());
            at += count;
            made += count;
        }
    }
    std::cout << json::serialize(json::object{{"pushed", pushed.size()}, {"copied", made}}) << '\n';
    return {};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App cli("Makes a clinic of the sync bench larger by copies of what was pushed to it");
    std::string config, tenant;
    std::size_t records = 0;
    cli.add_option("--config", config, "of opdeskd")->required();
    cli.add_option("--tenant", tenant)->required();
    cli.add_option("--records", records, "how many to add")->required();
    CLI11_PARSE(cli, argc, argv);
    const auto id = model::TenantId::parse(tenant);
    const auto done =
        id ? fill(config, *id, records) : base::Status(base::fail(base::ErrorCode::invalidInput, "tenant"));
    if (done)
        return 0;
    std::cerr << "sync fill: " << base::errorName(done.error().code) << ' ' << done.error().detail << '\n';
    return 1;
}
