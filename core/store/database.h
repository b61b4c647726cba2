#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/uuid.h"

struct sqlite3;
struct sqlite3_stmt;

namespace opdesk::store {

/// A prepared statement borrowed from a Database for one use; given back, reset and without its values, by the
/// destructor. Views of columns live until the next step().
class Statement {
public:
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    /// Values in the order of the question marks. Text and bytes are copied.
    template <typename... Values>
    Statement& bind(const Values&... values) {
        (put(values), ...);
        return *this;
    }
    /// True: a row is there. Errors: see Database.
    base::Result<bool> step();
    /// For statements without rows.
    base::Status run();
    /// Makes the statement ready for other values.
    void again();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    std::optional<std::int64_t> maybeInteger(int column) const;
    std::string_view text(int column) const;
    base::ByteView blob(int column) const;
    base::Uuid uuid(int column) const;  ///< null when the column is null or not 16 bytes

private:
    friend class Database;
    Statement(sqlite3_stmt* raw, bool* busy) : m_raw(raw), m_busy(busy) {}
    void put(std::int64_t value);
    void put(int value) { put(static_cast<std::int64_t>(value)); }
    void put(bool value) { put(static_cast<std::int64_t>(value)); }
    void put(std::string_view value);
    void put(const std::string& value) { put(std::string_view(value)); }
    void put(const char* value) { put(std::string_view(value)); }
    void put(base::ByteView value);
    void put(const base::Bytes& value) { put(base::ByteView(value)); }
    void put(const base::Uuid& value);  ///< null for the null id
    void put(std::nullptr_t);
    template <typename T>
    void put(const std::optional<T>& value) {
        if (value)
            put(*value);
        else
            put(nullptr);
    }

    sqlite3_stmt* m_raw = nullptr;
    bool* m_busy = nullptr;  ///< null: not from the cache, finalized when done
    int m_next = 0;
};

struct DatabaseOptions {
    std::filesystem::path file;
    base::ByteView key;
    bool create = false;
    bool readOnly = false;
    std::string vfs;
};

/// How far a commit must have come before it counts.
enum class Durability { disk, memory };

/// One SQLCipher connection with the hardening of security.md §1, and its prepared statements. For one thread.
///
/// Errors everywhere: diskFull; damaged for a wrong key and a corrupt page; ioFailed, also when another connection
/// holds the file for too long; internal for a bug. No detail ever holds a value.
class Database {
public:
    static base::Result<std::unique_ptr<Database>> open(const DatabaseOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Kept for the next use with the same text, so pass constants; values are bound, never written into the text.
    base::Result<Statement> prepare(std::string_view sql);
    template <typename... Values>
    base::Result<Statement> query(std::string_view sql, const Values&... values) {
        auto statement = prepare(sql);
        if (statement)
            statement->bind(values...);
        return statement;
    }
    template <typename... Values>
    base::Status run(std::string_view sql, const Values&... values) {
        auto statement = query(sql, values...);
        if (!statement)
            return base::fail(std::move(statement).error());
        return statement->run();
    }
    /// First column of the first row; nullopt without a row or for null.
    template <typename... Values>
    base::Result<std::optional<std::int64_t>> number(std::string_view sql, const Values&... values) {
        auto statement = query(sql, values...);
        if (!statement)
            return base::fail(std::move(statement).error());
        OPDESK_TRY(const bool found, statement->step());
        return found ? statement->maybeInteger(0) : std::optional<std::int64_t>();
    }
    /// Several statements without values or answers, e.g. a schema.
    base::Status script(std::string_view sql);
    /// Rows changed by the last statement.
    std::int64_t changes() const;
    bool inTransaction() const;
    void setDurability(Durability durability);
    /// True when the pages fit their authentication codes and the tables their structure. Slow: reads everything.
    /// Needs the file without readers for a moment; ioFailed when they stay.
    base::Result<bool> isIntact();
    /// Moves finished pages from the write-ahead log into the file as far as readers let it; for idle moments. No
    /// commit does it by itself.
    base::Status checkpoint();
    /// The same; answers how many pages of the log are in the file now.
    base::Result<std::int64_t> checkpointPages();
    /// Moves all of the log into the file and cuts it to nothing. Errors: ioFailed also while somebody else reads it.
    base::Status emptyLog();
    /// Pages in the write-ahead log that are not in the file yet, as of the last commit or checkpoint.
    std::int64_t logPages() const { return m_logPages; }
    sqlite3* raw() { return m_raw; }

private:
    struct Cached {
        sqlite3_stmt* raw = nullptr;
        bool busy = false;
    };
    Database(sqlite3* raw, bool readOnly) : m_raw(raw), m_readOnly(readOnly) {}
    base::Status harden(const DatabaseOptions& options, bool isNew);

    sqlite3* m_raw = nullptr;
    bool m_readOnly = false;
    std::optional<Durability> m_durability;
    std::int64_t m_logPages = 0;
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    std::unordered_map<std::string, std::unique_ptr<Cached>, TextHash, std::equal_to<>> m_statements;
};

/// BEGIN IMMEDIATE … COMMIT; rolled back by the destructor when commit() was not called or failed.
class Transaction {
public:
    static base::Result<Transaction> begin(Database& database, Durability durability = Durability::disk);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    base::Status commit();

private:
    explicit Transaction(Database* database) : m_database(database) {}
    Database* m_database;
};

}  // namespace opdesk::store
