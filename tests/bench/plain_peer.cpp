#include "tests/bench/plain_peer.h"

#include <sqlcipher/sqlite3.h>

#include <stdexcept>

namespace opdesk::tests::bench {

PlainPeer::PlainPeer(const std::filesystem::path& file, const std::vector<KnownPerson>& people) {
    std::error_code error;
    for (const auto* suffix : {"", "-wal", "-shm"})
        std::filesystem::remove(file.string() + suffix, error);
    // Without a key SQLCipher is plain SQLite, so both sides run the same engine.
    if (sqlite3_open(file.string().c_str(), &m_raw) != SQLITE_OK)
        throw std::runtime_error("the plain file does not open");
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        "CREATE VIRTUAL TABLE person USING fts5(name, name_local, prefix='2 3');"
        "CREATE TABLE row(number INTEGER PRIMARY KEY, body BLOB); BEGIN");
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(m_raw, "INSERT INTO person(name, name_local) VALUES(?, ?)", -1, &insert, nullptr);
    for (const auto& person : people) {
        sqlite3_bind_text(insert, 1, person.name.c_str(), -1, SQLITE_STATIC);
        sqlite3_bind_text(insert, 2, person.nameLocal.c_str(), -1, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run("COMMIT");
}

PlainPeer::~PlainPeer() {
    sqlite3_close_v2(m_raw);
}

void PlainPeer::run(const std::string& sql) {
    if (sqlite3_exec(m_raw, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(std::string("plain file: ") + sqlite3_errmsg(m_raw));
}

std::size_t PlainPeer::search(const std::string& text) {
    std::string expression;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at)
            expression += '"' + text.substr(at, end - at) + "\"* ";
        at = end + 1;
    }
    sqlite3_stmt* select = nullptr;
    sqlite3_prepare_v2(m_raw, "SELECT name, name_local FROM person WHERE person MATCH ? LIMIT 20", -1, &select,
                       nullptr);
    sqlite3_bind_text(select, 1, expression.c_str(), -1, SQLITE_STATIC);
    std::size_t found = 0;
    std::string name;
    while (sqlite3_step(select) == SQLITE_ROW) {
        name = reinterpret_cast<const char*>(sqlite3_column_text(select, 0));
        ++found;
    }
    sqlite3_finalize(select);
    return found;
}

bool PlainPeer::commitRow() {
    return sqlite3_exec(m_raw, "INSERT INTO row(body) VALUES(randomblob(4096))", nullptr, nullptr, nullptr) ==
           SQLITE_OK;
}

}  // namespace opdesk::tests::bench
