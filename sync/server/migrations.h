#pragma once

#include <span>
#include <string_view>

#include "core/base/result.h"
#include "sync/server/database.h"

namespace opdesk::sync::server {

struct Migration {
    int number;
    std::string_view name;
    const char* sql;
};
std::span<const Migration> migrations();

/// Brings the database to this program's schema, each step in one transaction with its number, and installs the key
/// that checks contexts. Gives the count of steps done. Errors: newerSchema when the database is ahead; damaged when a
/// step that was applied had another text; unreachable; internal with the SQLSTATE.
base::Result<int> migrate(Connection& connection, base::ByteView contextKey);

}  // namespace opdesk::sync::server
