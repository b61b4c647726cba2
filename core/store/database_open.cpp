#include <sqlcipher/sqlite3.h>

#include <array>

#include "core/base/platform.h"
#include "core/crypto/secret_bytes.h"
#include "core/store/database.h"
#include "core/store/sqlite_error.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

std::string utf8Of(const std::filesystem::path& path) {
    const auto text = path.u8string();
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

/// Whether the file is there with anything in it. A test VFS keeps its own files.
Result<bool> holdsData(const DatabaseOptions& options, const std::string& path) {
    if (options.vfs.empty()) {
        std::error_code error;
        const auto size = std::filesystem::file_size(options.file, error);
        return !error && size > 0;
    }
    auto* vfs = sqlite3_vfs_find(options.vfs.c_str());
    if (!vfs)
        return base::fail(ErrorCode::internal, "no such VFS");
    int exists = 0;
    vfs->xAccess(vfs, path.c_str(), SQLITE_ACCESS_EXISTS, &exists);
    return exists != 0;
}

/// x'…' of the raw key, in guarded memory.
crypto::SecretBytes rawKeyText(base::ByteView key) {
    constexpr std::array<char, 16> kDigits{'0', '1', '2', '3', '4', '5', '6', '7',
                                           '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    crypto::SecretBytes text(key.size() * 2 + 3);
    auto out = text.mutableView();
    std::size_t at = 0;
    out[at++] = 'x';
    out[at++] = '\'';
    for (const auto byte : key) {
        out[at++] = static_cast<std::uint8_t>(kDigits[byte >> 4]);
        out[at++] = static_cast<std::uint8_t>(kDigits[byte & 15]);
    }
    out[at] = '\'';
    return text;
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions& options) {
    if (options.key.size() != 32)
        return base::fail(ErrorCode::invalidInput, "the cache key is not 32 bytes");
    const std::string path = utf8Of(options.file);
    OPDESK_TRY(const bool exists, holdsData(options, path));
    if (!exists && (!options.create || options.readOnly))
        return base::fail(ErrorCode::notFound, "the cache file is missing");
    if (!exists && options.vfs.empty())
        OPDESK_CHECK(base::platform::makePrivateFile(options.file));

    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    flags |= options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
    std::unique_ptr<Database> database(new Database(raw, options.readOnly));
    if (code != SQLITE_OK)
        return sqliteFailure(raw, code);
    OPDESK_CHECK(database->harden(options, !exists));
    return database;
}

Status Database::harden(const DatabaseOptions& options, bool isNew) {
    // First of all: SQLCipher writes its errors to stderr unless told not to.
    OPDESK_CHECK(script("PRAGMA cipher_log_level=NONE"));
    const auto key = rawKeyText(options.key);
    if (sqlite3_key(m_raw, key.view().data(), static_cast<int>(key.size())) != SQLITE_OK)
        return base::fail(ErrorCode::internal, "the key was not taken");
    {
        // An old SQLCipher answers nothing to its own pragmas and would run without what follows.
        OPDESK_TRY(auto version, prepare("PRAGMA cipher_version"));
        OPDESK_TRY(const bool known, version.step());
        if (!known || !version.text(0).starts_with("4"))
            return base::fail(ErrorCode::internal, "SQLCipher 4 is missing");
    }
    sqlite3_busy_timeout(m_raw, 5000);
    if (isNew)
        OPDESK_CHECK(script("PRAGMA auto_vacuum=INCREMENTAL"));
    // Reads and checks page one: a wrong key ends here.
    OPDESK_CHECK(number("SELECT count(*) FROM sqlite_schema"));
    if (!options.readOnly) {
        OPDESK_TRY(auto journal, prepare("PRAGMA journal_mode=WAL"));
        OPDESK_TRY(const bool answered, journal.step());
        if (!answered || journal.text(0) != "wal")
            return base::fail(ErrorCode::ioFailed, "no write-ahead log");
    }
    OPDESK_CHECK(
        script("PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"
               "PRAGMA mmap_size=0; PRAGMA cache_size=-65536; PRAGMA cell_size_check=ON;"
               "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864"));
    // A commit is somebody's; moving pages into the file is left to idle moments (tidyLog).
    sqlite3_wal_hook(
        m_raw,
        [](void* pages, sqlite3*, const char*, int count) {
            *static_cast<std::int64_t*>(pages) = count;
            return SQLITE_OK;
        },
        &m_logPages);
    setDurability(Durability::disk);
    int on = 0;
    if (sqlite3_db_config(m_raw, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) != SQLITE_OK || on != 1)
        return base::fail(ErrorCode::internal, "defensive mode was refused");
    if (sqlite3_db_config(m_raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, &on) != SQLITE_OK || on != 0)
        return base::fail(ErrorCode::internal, "the schema stays trusted");
    // One ATTACH would write everything in plaintext.
    sqlite3_limit(m_raw, SQLITE_LIMIT_ATTACHED, 0);
    return {};
}

}  // namespace opdesk::store
