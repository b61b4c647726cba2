#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace opdesk::clinic {

struct CsvRow {
    std::int64_t row = 0;  ///< as the spreadsheet counts: the heading is 1, empty lines count
    std::vector<std::string> cells;
    std::string fault;  ///< empty, or what is wrong with the row as a whole
    std::string fix;
};

/// A clinic's spreadsheet as text (RFC 4180 with what spreadsheets make of it): comma, semicolon or tab, LF or CRLF,
/// quoted cells with line breaks, with or without a byte order mark. A quote that is never closed costs its own line,
/// not the rest.
class CsvReader {
public:
    /// Errors: notFound, ioFailed, tooLarge (256 MB), foreignFile for anything that is not text in UTF-8 form (a
    /// workbook, UTF-16).
    static base::Result<CsvReader> open(const std::filesystem::path& file);
    explicit CsvReader(std::string text);

    /// False at the end. Empty lines are skipped but counted.
    bool next(CsvRow& row);
    void rewind();
    char delimiter() const { return m_delimiter; }

private:
    bool readRecord(std::vector<std::string>& cells, bool& openQuote);
    void skipLine();

    std::string m_text;
    std::size_t m_start = 0;
    std::size_t m_at = 0;
    std::int64_t m_row = 0;
    char m_delimiter = ',';
};

}  // namespace opdesk::clinic
