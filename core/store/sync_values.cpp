#include "core/store/sync_values.h"

#include <algorithm>

namespace opdesk::store {

using base::Result;
using base::Status;

namespace {

std::string_view nameOf(SyncValue value) {
    switch (value) {
        case SyncValue::epoch:
            return "epoch";
        case SyncValue::cursor:
            return "cursor";
        case SyncValue::clockOffset:
            return "clock_offset_ms";
        case SyncValue::lease:
            return "lease";
        case SyncValue::lastSuccess:
            return "last_success";
        case SyncValue::failures:
            return "failures";
        case SyncValue::nextTryAt:
            return "next_try_at";
        case SyncValue::scope:
            return "scope";
        case SyncValue::fill:
            return "fill";
        case SyncValue::filled:
            return "filled";
    }
    return {};
}

constexpr std::string_view kWrite =
    "INSERT INTO sync_state(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value";
constexpr std::string_view kAuditSequence = "store.audit_sequence";

}  // namespace

Result<std::optional<std::int64_t>> readSyncNumber(Database& database, SyncValue value) {
    return database.number("SELECT value FROM sync_state WHERE name = ?", nameOf(value));
}

Status writeSyncNumber(Database& database, SyncValue value, const std::optional<std::int64_t>& number) {
    return database.run(kWrite, nameOf(value), number);
}

Result<std::string> readSyncText(Database& database, SyncValue value) {
    OPDESK_TRY(auto row, database.query("SELECT value FROM sync_state WHERE name = ?", nameOf(value)));
    OPDESK_TRY(const bool found, row.step());
    return found ? std::string(row.text(0)) : std::string();
}

Status writeSyncText(Database& database, SyncValue value, std::string_view text) {
    return database.run(kWrite, nameOf(value), text);
}

Result<audit::ChainHead> readAuditHead(Database& database) {
    audit::ChainHead head;
    OPDESK_TRY(const auto sequence, database.number("SELECT value FROM counter WHERE name = ?", kAuditSequence));
    head.sequence = sequence.value_or(0);
    OPDESK_TRY(auto row, database.query("SELECT value FROM meta WHERE name = 'audit_hash'"));
    OPDESK_TRY(const bool found, row.step());
    if (!found)
        return head;
    const auto bytes = row.blob(0);
    if (bytes.size() != head.hash.size())
        return base::fail(base::ErrorCode::damaged, "the head of the audit chain");
    std::ranges::copy(bytes, head.hash.begin());
    return head;
}

Status writeAuditHead(Database& database, const audit::ChainHead& head) {
    OPDESK_CHECK(database.run(
        "INSERT INTO counter(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        kAuditSequence, head.sequence));
    return database.run(
        "INSERT INTO meta(name, value) VALUES('audit_hash', ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
        base::ByteView(head.hash));
}

}  // namespace opdesk::store
