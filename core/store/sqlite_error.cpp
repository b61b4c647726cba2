#include "core/store/sqlite_error.h"

#include <sqlcipher/sqlite3.h>

namespace opdesk::store {

base::Failure sqliteFailure(sqlite3* database, int code) {
    const int extended = database ? sqlite3_extended_errcode(database) : code;
    const std::string detail = std::string(sqlite3_errstr(code)) + " (" + std::to_string(extended) + ")";
    switch (code & 0xff) {
        case SQLITE_FULL:
            return base::fail(base::ErrorCode::diskFull, detail);
        case SQLITE_NOTADB:
        case SQLITE_CORRUPT:
            return base::fail(base::ErrorCode::damaged, detail);
        case SQLITE_TOOBIG:
            return base::fail(base::ErrorCode::tooLarge, detail);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_IOERR:
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
