#include "core/rules/csv.h"

#include <algorithm>

namespace opdesk::rules {

namespace {

/// Reads one record at `at` and moves past it; false when a quote is wrong.
bool readRecord(std::string_view text, std::size_t& at, std::vector<std::string>& cells) {
    cells.clear();
    for (;;) {
        std::string cell;
        if (at < text.size() && text[at] == '"') {
            for (++at;; ++at) {
                if (at >= text.size())
                    return false;
                if (text[at] != '"') {
                    cell += text[at];
                } else if (at + 1 < text.size() && text[at + 1] == '"') {
                    cell += '"';
                    ++at;
                } else {
                    ++at;
                    break;
                }
            }
            if (at < text.size() && text[at] != ',' && text[at] != '\r' && text[at] != '\n')
                return false;
        } else {
            while (at < text.size() && text[at] != ',' && text[at] != '\r' && text[at] != '\n') {
                if (text[at] == '"')
                    return false;
                cell += text[at++];
            }
        }
        cells.push_back(std::move(cell));
        if (at < text.size() && text[at] == ',') {
            ++at;
            continue;
        }
        if (at < text.size() && text[at] == '\r')
            ++at;
        if (at < text.size() && text[at] == '\n')
            ++at;
        return true;
    }
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

base::Result<CsvTable> parseCsv(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    CsvTable table;
    std::size_t at = 0;
    std::vector<std::string> cells;
    for (std::size_t row = 1; at < text.size(); ++row) {
        if (!readRecord(text, at, cells))
            return base::fail(base::ErrorCode::damaged, "row " + std::to_string(row) + ": a quote is wrong");
        if (row == 1) {
            table.header = cells;
        } else if (cells.size() != table.header.size()) {
            return base::fail(base::ErrorCode::damaged, "row " + std::to_string(row) + ": " +
                                                            std::to_string(cells.size()) + " cells instead of " +
                                                            std::to_string(table.header.size()));
        } else {
            table.rows.push_back(cells);
        }
    }
    return table;
}

}  // namespace opdesk::rules
