#include "core/store/database.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <utility>

#include "core/store/sqlite_error.h"

namespace opdesk::store {

using base::Result;
using base::Status;

Statement::Statement(Statement&& other) noexcept
    : m_raw(std::exchange(other.m_raw, nullptr)), m_busy(std::exchange(other.m_busy, nullptr)), m_next(other.m_next) {}

Statement::~Statement() {
    if (!m_raw)
        return;
    if (!m_busy) {
        sqlite3_finalize(m_raw);
        return;
    }
    sqlite3_reset(m_raw);
    sqlite3_clear_bindings(m_raw);
    *m_busy = false;
}

// Binding fails only for a wrong index or want of memory; step() then reports what the statement lacks.
void Statement::put(std::int64_t value) {
    sqlite3_bind_int64(m_raw, ++m_next, value);
}
void Statement::put(std::string_view value) {
    sqlite3_bind_text64(m_raw, ++m_next, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
}
void Statement::put(base::ByteView value) {
    if (value.empty())
        sqlite3_bind_zeroblob(m_raw, ++m_next, 0);
    else
        sqlite3_bind_blob64(m_raw, ++m_next, value.data(), value.size(), SQLITE_TRANSIENT);
}
void Statement::put(const base::Uuid& value) {
    if (value.isNull())
        put(nullptr);
    else
        put(base::ByteView(value.bytes()));
}
void Statement::put(std::nullptr_t) {
    sqlite3_bind_null(m_raw, ++m_next);
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(m_raw);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    return sqliteFailure(sqlite3_db_handle(m_raw), code);
}

Status Statement::run() {
    OPDESK_TRY([[maybe_unused]] const bool row, step());
    return {};
}

void Statement::again() {
    sqlite3_reset(m_raw);
    m_next = 0;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_raw, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_raw, column);
}
std::optional<std::int64_t> Statement::maybeInteger(int column) const {
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}
std::string_view Statement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_raw, column));
    return {text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column))};
}
base::ByteView Statement::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_raw, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column))};
}
base::Uuid Statement::uuid(int column) const {
    const auto bytes = blob(column);
    std::array<std::uint8_t, 16> raw{};
    if (bytes.size() != raw.size())
        return {};
    std::ranges::copy(bytes, raw.begin());
    return base::Uuid(raw);
}

Database::~Database() {
    for (auto& [sql, cached] : m_statements)
        sqlite3_finalize(cached->raw);
    sqlite3_close_v2(m_raw);
}

Result<Statement> Database::prepare(std::string_view sql) {
    auto known = m_statements.find(sql);
    if (known == m_statements.end())
        known = m_statements.emplace(std::string(sql), std::make_unique<Cached>()).first;
    auto& cached = known->second;
    const bool spare = cached->busy;  // the same text is in use further up: a second one for this use alone
    sqlite3_stmt* raw = spare ? nullptr : cached->raw;
    if (!raw) {
        const unsigned flags = spare ? 0U : static_cast<unsigned>(SQLITE_PREPARE_PERSISTENT);
        const int code = sqlite3_prepare_v3(m_raw, sql.data(), static_cast<int>(sql.size()), flags, &raw, nullptr);
        if (code != SQLITE_OK)
            return sqliteFailure(m_raw, code);
        if (!spare)
            cached->raw = raw;
    }
    if (spare)
        return Statement(raw, nullptr);
    cached->busy = true;
    return Statement(raw, &cached->busy);
}

Status Database::script(std::string_view sql) {
    const std::string text(sql);
    const int code = sqlite3_exec(m_raw, text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteFailure(m_raw, code);
    return {};
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_raw);
}
bool Database::inTransaction() const {
    return sqlite3_get_autocommit(m_raw) == 0;
}

void Database::setDurability(Durability durability) {
    if (m_durability == durability || m_readOnly)
        return;
    const char* sql = durability == Durability::disk ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL";
    if (sqlite3_exec(m_raw, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        m_durability = durability;
}

Result<bool> Database::isIntact() {
    // After a power cut the file may hold half of a checkpoint whose whole lies in the write-ahead log, and the check
    // below reads the file alone. So the log goes in first.
    const int code =
        m_readOnly ? SQLITE_OK : sqlite3_wal_checkpoint_v2(m_raw, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteFailure(m_raw, code);
    // Answers one row per page whose authentication code is wrong, and none when all are right.
    OPDESK_TRY(auto pages, prepare("PRAGMA cipher_integrity_check"));
    OPDESK_TRY(const bool badPage, pages.step());
    if (badPage)
        return false;
    OPDESK_TRY(auto structure, prepare("PRAGMA integrity_check(1)"));
    OPDESK_TRY(const bool row, structure.step());
    return row && structure.text(0) == "ok";
}

Status Database::checkpoint() {
    OPDESK_CHECK(checkpointPages());
    return {};
}

Result<std::int64_t> Database::checkpointPages() {
    int inLog = 0, moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_raw, nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved);
    if (code != SQLITE_OK && code != SQLITE_BUSY)
        return sqliteFailure(m_raw, code);
    // Pages a reader still holds are counted again with the next commit.
    m_logPages = 0;
    return std::max<std::int64_t>(moved, 0);
}

Status Database::emptyLog() {
    const int code = sqlite3_wal_checkpoint_v2(m_raw, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK)
        return sqliteFailure(m_raw, code);
    m_logPages = 0;
    return {};
}

Result<Transaction> Transaction::begin(Database& database, Durability durability) {
    database.setDurability(durability);
    OPDESK_CHECK(database.run("BEGIN IMMEDIATE"));
    return Transaction(&database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction() {
    // A full disk may already have rolled back; then there is nothing left to undo.
    if (m_database && m_database->inTransaction())
        (void)m_database->script("ROLLBACK");
}

Status Transaction::commit() {
    OPDESK_CHECK(m_database->run("COMMIT"));
    m_database = nullptr;
    return {};
}

}  // namespace opdesk::store
