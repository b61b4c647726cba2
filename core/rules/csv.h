#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace opdesk::rules {

/// A table read from RFC 4180 text: a heading and rows of the same width. A byte order mark is skipped.
struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    /// Column of a heading; nullopt when there is none.
    std::optional<std::size_t> column(std::string_view name) const;
};

/// Errors: damaged with the row number in `detail` for an open quote, text after a closing quote or a row of another
/// width.
base::Result<CsvTable> parseCsv(std::string_view text);

}  // namespace opdesk::rules
