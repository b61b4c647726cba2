#include "tests/core/store/plain_connection.h"

#include <gtest/gtest.h>

#include <vector>

namespace opdesk::store::tests {

PlainConnection::PlainConnection(const std::filesystem::path& file, base::ByteView key) {
    EXPECT_EQ(sqlite3_open(file.string().c_str(), &m_raw), SQLITE_OK);
    run("PRAGMA cipher_log_level=NONE");
    run("PRAGMA key=\"x'" + base::toHex(key) + "'\"");
}

PlainConnection::~PlainConnection() {
    sqlite3_close_v2(m_raw);
}

int PlainConnection::run(const std::string& sql) {
    return sqlite3_exec(m_raw, sql.c_str(), nullptr, nullptr, nullptr);
}

void PlainConnection::everyValue(const std::function<void(const std::string&, std::string_view)>& value) {
    std::vector<std::string> tables;
    const auto rows = [&](const std::string& sql, const std::function<void(sqlite3_stmt*)>& row) {
        sqlite3_stmt* statement = nullptr;
        ASSERT_EQ(sqlite3_prepare_v2(m_raw, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sql;
        while (sqlite3_step(statement) == SQLITE_ROW)
            row(statement);
        sqlite3_finalize(statement);
    };
    rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
         [&](sqlite3_stmt* row) { tables.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(row, 0))); });
    for (const auto& table : tables) {
        rows("SELECT * FROM \"" + table + '"', [&](sqlite3_stmt* row) {
            for (int column = 0; column < sqlite3_column_count(row); ++column) {
                const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
                if (bytes)
                    value(table, {bytes, static_cast<std::size_t>(sqlite3_column_bytes(row, column))});
            }
        });
    }
}

}  // namespace opdesk::store::tests
