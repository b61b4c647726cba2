#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace opdesk::store {

/// What SQLite refused, without any value of a statement.
base::Failure sqliteFailure(sqlite3* database, int code);

}  // namespace opdesk::store
