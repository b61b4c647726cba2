// The pinned engine is what the store relies on: SQLCipher 4 with FTS5, and a file that says nothing without its key.
#include <gtest/gtest.h>
#include <sqlcipher/sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

namespace {

struct Close {
    void operator()(sqlite3* db) const { sqlite3_close(db); }
};
using Db = std::unique_ptr<sqlite3, Close>;

Db open(const std::filesystem::path& file, char lastKeyDigit) {
    sqlite3* raw = nullptr;
    EXPECT_EQ(sqlite3_open(file.string().c_str(), &raw), SQLITE_OK);
    Db db{raw};
    std::string key = "PRAGMA cipher_log_level=NONE; PRAGMA key=\"x'" + std::string(63, '7') + lastKeyDigit + "'\"";
    EXPECT_EQ(sqlite3_exec(db.get(), key.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    return db;
}

int run(const Db& db, const char* sql, std::string* first = nullptr) {
    auto keepFirst = [](void* out, int count, char** values, char**) {
        auto* text = static_cast<std::string*>(out);
        if (text != nullptr && text->empty() && count > 0 && values[0] != nullptr)
            *text = values[0];
        return 0;
    };
    return sqlite3_exec(db.get(), sql, keepFirst, first, nullptr);
}

class Sqlcipher : public ::testing::Test {
protected:
    // One file per test, so that tests may run in parallel.
    std::filesystem::path m_file =
        std::filesystem::temp_directory_path() /
        (std::string("opdesk-") + ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".db");
    void SetUp() override { std::filesystem::remove(m_file); }
    void TearDown() override { std::filesystem::remove(m_file); }
};

TEST_F(Sqlcipher, isVersionFour) {
    Db db = open(m_file, '7');
    std::string version;
    ASSERT_EQ(run(db, "PRAGMA cipher_version", &version), SQLITE_OK);
    EXPECT_EQ(version.substr(0, 2), "4.");
}

TEST_F(Sqlcipher, hasTheTrigramTokenizer) {
    Db db = open(m_file, '7');
    ASSERT_EQ(run(db, "CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')"), SQLITE_OK);
    ASSERT_EQ(run(db, "INSERT INTO names VALUES('Lakshmi Narayanan')"), SQLITE_OK);
    std::string found;
    ASSERT_EQ(run(db, "SELECT name FROM names WHERE names MATCH 'kshm'", &found), SQLITE_OK);
    EXPECT_EQ(found, "Lakshmi Narayanan");
}

TEST_F(Sqlcipher, storesNothingReadableAndRefusesAKeyOneDigitOff) {
    {
        Db db = open(m_file, '7');
        ASSERT_EQ(run(db, "CREATE TABLE t(a); INSERT INTO t VALUES('canary-canary-canary')"), SQLITE_OK);
    }
    std::ifstream stream(m_file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    ASSERT_GT(bytes.size(), 4096U);
    EXPECT_EQ(bytes.find("canary"), std::string::npos);
    EXPECT_EQ(bytes.find("SQLite format 3"), std::string::npos);
    std::string value;
    EXPECT_EQ(run(open(m_file, '8'), "SELECT a FROM t", &value), SQLITE_NOTADB);
    EXPECT_EQ(run(open(m_file, '7'), "SELECT a FROM t", &value), SQLITE_OK);
    EXPECT_EQ(value, "canary-canary-canary");
}

TEST_F(Sqlcipher, treatsADoubleQuotedWordAsAColumnAndCannotLoadExtensions) {
    Db db = open(m_file, '7');
    EXPECT_NE(run(db, "SELECT \"word\""), SQLITE_OK);
    EXPECT_NE(run(db, "SELECT load_extension('x')"), SQLITE_OK);
}

}  // namespace
