#pragma once

#include <sqlcipher/sqlite3.h>

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/bytes.h"

namespace opdesk::store::tests {

/// SQLCipher with the key and nothing else of the store: what any other program with the cache key can see and do.
class PlainConnection {
public:
    PlainConnection(const std::filesystem::path& file, base::ByteView key);
    ~PlainConnection();
    int run(const std::string& sql);
    /// Calls back with every value of every row of every table, as bytes, and the name of its table.
    void everyValue(const std::function<void(const std::string& table, std::string_view bytes)>& value);

private:
    sqlite3* m_raw = nullptr;
};

}  // namespace opdesk::store::tests
