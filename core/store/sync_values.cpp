#include "core/store/sync_values.h"

#include <algorithm>
#include <unordered_map>

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
        case SyncValue::schema:
            return "schema";
        case SyncValue::bootstrap:
            return "bootstrap";
        case SyncValue::bootstrapPaused:
            return "bootstrap_paused";
        case SyncValue::bootstrapFirst:
            return "bootstrap_first";
        case SyncValue::bootstrapTotal:
            return "bootstrap_total";
        case SyncValue::bootstrapDone:
            return "bootstrap_done";
        case SyncValue::draining:
            return "draining";
        case SyncValue::sweep:
            return "sweep";
        case SyncValue::healed:
            return "healed";
        case SyncValue::skippedKinds:
            return "skipped_kinds";
        case SyncValue::serverTime:
            return "server_time_ms";
        case SyncValue::heardDays:
            return "heard_days";
        case SyncValue::history:
            return "history";
        case SyncValue::lost:
            return "lost";
        case SyncValue::load:
            return "load";
    }
    return {};
}

/// Asked for every row of the table at every step of the engine.
std::optional<SyncValue> valueNamed(std::string_view name) {
    static const auto kValues = [] {
        std::unordered_map<std::string_view, SyncValue> values;
        for (auto value = SyncValue::epoch; value <= kLastSyncValue;
             value = static_cast<SyncValue>(static_cast<int>(value) + 1))
            values.emplace(nameOf(value), value);
        return values;
    }();
    const auto found = kValues.find(name);
    return found == kValues.end() ? std::nullopt : std::optional(found->second);
}

/// What is the same leaves the page alone: most pages of rows move the cursor and nothing else, many not even that.
constexpr std::string_view kWrite =
    "INSERT INTO sync_state(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value"
    " WHERE value IS NOT excluded.value";
constexpr std::string_view kAuditSequence = "store.audit_sequence";

std::vector<std::string_view> namesIn(std::string_view text) {
    std::vector<std::string_view> names;
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        if (end > 0)
            names.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return names;
}

std::string joined(std::vector<std::string_view> names) {
    std::ranges::sort(names);
    names.erase(std::ranges::unique(names).begin(), names.end());
    std::string text;
    for (const auto name : names)
        (text.empty() ? text : text += ',') += name;
    return text;
}

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

Status eachSyncValue(Database& database, const std::function<void(SyncValue, const Statement&)>& take) {
    OPDESK_TRY(auto rows, database.prepare("SELECT name, value FROM sync_state"));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return {};
        if (const auto value = valueNamed(rows.text(0)))
            take(*value, rows);
    }
}

Status addSyncNumber(Database& database, SyncValue value, std::int64_t more) {
    if (more == 0)
        return {};
    OPDESK_TRY(const auto before, readSyncNumber(database, value));
    return writeSyncNumber(database, value, before.value_or(0) + more);
}

std::vector<model::Compartment> compartmentsIn(std::string_view text) {
    std::vector<model::Compartment> found;
    for (const auto name : namesIn(text))
        for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
            if (model::compartmentName(static_cast<model::Compartment>(i)) == name)
                found.push_back(static_cast<model::Compartment>(i));
    return found;
}

std::string namesWithout(std::string_view from, std::string_view without) {
    auto names = namesIn(from);
    const auto out = namesIn(without);
    std::erase_if(names, [&](const auto name) { return std::ranges::find(out, name) != out.end(); });
    return joined(std::move(names));
}

std::string namesWith(std::string_view from, std::string_view more) {
    auto names = namesIn(from);
    for (const auto name : namesIn(more))
        names.push_back(name);
    return joined(std::move(names));
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
