#include "core/store/lease_texts.h"

#include <boost/json.hpp>

#include "core/base/json.h"
#include "core/store/database.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

constexpr std::chrono::hours kKept{14 * 24};

std::optional<base::Uuid> idIn(std::string_view text) {
    const auto content = base::fromBase64Url(text.substr(0, text.find('.')));
    const auto object = content ? base::parseJsonObject(base::asText(*content))
                                : Result<base::json::object>(base::fail(base::ErrorCode::damaged));
    const auto* value = object ? object->if_contains("id") : nullptr;
    const auto* id = value ? value->if_string() : nullptr;
    return id ? base::Uuid::parse({id->data(), id->size()}) : std::nullopt;
}

}  // namespace

Status keepLease(Store& store, std::string_view text) {
    const auto id = idIn(text);
    if (!id)
        return {};
    auto& database = store.database();
    const auto now = store.clock().now();
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    OPDESK_TRY(const auto known, database.number("SELECT 1 FROM lease_text WHERE id = ?", *id));
    if (known)
        return {};
    OPDESK_TRY(const auto epoch, readSyncText(database, SyncValue::epoch));
    OPDESK_CHECK(database.run("INSERT INTO lease_text(id, text, epoch, kept_at) VALUES(?,?,?,?)", *id, text, epoch,
                              base::toMillis(now)));
    OPDESK_CHECK(database.run("DELETE FROM lease_text WHERE kept_at < ? AND id NOT IN (SELECT lease FROM outbox_group)",
                              base::toMillis(now - kKept)));
    return transaction.commit();
}

Result<std::vector<std::string>> leasesToTell(Store& store, std::span<const model::LeaseId> leases) {
    auto& database = store.database();
    std::vector<std::string> texts;
    OPDESK_TRY(const auto epoch, readSyncText(database, SyncValue::epoch));
    for (const auto& lease : leases) {
        OPDESK_TRY(auto row,
                   database.query("SELECT text FROM lease_text WHERE id = ? AND epoch <> ?", lease.uuid(), epoch));
        OPDESK_TRY(const bool found, row.step());
        if (found)
            texts.emplace_back(row.text(0));
    }
    return texts;
}

Status leasesTold(Store& store, std::span<const std::string> texts, std::string_view epoch) {
    if (texts.empty())
        return {};
    auto& database = store.database();
    OPDESK_TRY(auto transaction, Transaction::begin(database, Durability::memory));
    for (const auto& text : texts)
        if (const auto id = idIn(text))
            OPDESK_CHECK(database.run("UPDATE lease_text SET epoch = ? WHERE id = ?", epoch, *id));
    return transaction.commit();
}

}  // namespace opdesk::store
