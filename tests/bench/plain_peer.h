#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/bench/query_maker.h"

struct sqlite3;

namespace opdesk::tests::bench {

/// Something to measure against: the same names in a plain SQLite file with an FTS5 table, as any program would do it.
/// No encryption, no ranking, no misspelt names, no other script.
class PlainPeer {
public:
    /// Replaces the file.
    PlainPeer(const std::filesystem::path& file, const std::vector<KnownPerson>& people);
    ~PlainPeer();
    PlainPeer(const PlainPeer&) = delete;
    PlainPeer& operator=(const PlainPeer&) = delete;

    /// Twenty people whose names have words with these beginnings; how many came.
    std::size_t search(const std::string& text);
    /// One row of 4 KB, on disk when this returns.
    bool commitRow();

private:
    void run(const std::string& sql);

    sqlite3* m_raw = nullptr;
};

}  // namespace opdesk::tests::bench
