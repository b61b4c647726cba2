#include "core/store/sqlite_error.h"

#include <sqlcipher/sqlite3.h>

#include <system_error>

namespace opdesk::store {

namespace {

/// SQLite says SQLITE_FULL only for a full disk; a quota or a limit on the size of files is an I/O error to it.
bool isOutOfRoom(sqlite3* database) {
    const std::error_code system(database ? sqlite3_system_errno(database) : 0, std::system_category());
    return system == std::errc::no_space_on_device || system == std::errc::file_too_large;
}

}  // namespace

base::Failure sqliteFailure(sqlite3* database, int code) {
    const int extended = database ? sqlite3_extended_errcode(database) : code;
    const std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(extended) + ")";
    switch (code & 0xff) {
        case SQLITE_FULL:
            return base::fail(base::ErrorCode::diskFull, detail);
        case SQLITE_IOERR:
            return base::fail(isOutOfRoom(database) ? base::ErrorCode::diskFull : base::ErrorCode::ioFailed, detail);
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return base::fail(base::ErrorCode::damaged, detail);
        case SQLITE_TOOBIG:
            return base::fail(base::ErrorCode::tooLarge, detail);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_READONLY:
        case SQLITE_PROTOCOL:
            return base::fail(base::ErrorCode::ioFailed, detail);
        default:
            return base::fail(base::ErrorCode::internal, detail);
    }
}

}  // namespace opdesk::store
