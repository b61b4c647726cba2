#include "core/clinic/csv_reader.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace opdesk::clinic {

namespace {

constexpr std::uintmax_t kMostBytes = 256u << 20;
constexpr int kMostLinesInACell = 40;
constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// The separator seen most in the heading, outside quotes.
char delimiterOf(std::string_view text) {
    std::size_t comma = 0, semicolon = 0, tab = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n')
            break;
        comma += c == ',';
        semicolon += c == ';';
        tab += c == '\t';
    }
    if (tab > comma && tab > semicolon)
        return '\t';
    return semicolon > comma ? ';' : ',';
}

base::Failure foreign() {
    return base::fail(base::Error{base::ErrorCode::foreignFile, "this is not a text table", "file",
                                  "save the list as \"CSV UTF-8 (comma delimited)\""});
}

}  // namespace

base::Result<CsvReader> CsvReader::open(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return base::fail(
            base::Error{base::ErrorCode::notFound, "there is no such file", "file", "the path of a CSV file"});
    const auto size = std::filesystem::file_size(file, error);
    if (error)
        return base::fail(base::ErrorCode::ioFailed, "the size of the file cannot be read");
    if (size > kMostBytes)
        return base::fail(base::Error{base::ErrorCode::tooLarge, "the file is too large", "file", "at most 256 MB"});
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return base::fail(base::ErrorCode::ioFailed, "the file cannot be read");
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (stream.bad())
        return base::fail(base::ErrorCode::ioFailed, "the file cannot be read");
    if (text.starts_with("PK") || text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
        text.starts_with("\xD0\xCF\x11\xE0") || text.find('\0') != std::string::npos)
        return foreign();
    return CsvReader(std::move(text));
}

CsvReader::CsvReader(std::string text) : m_text(std::move(text)) {
    m_start = m_text.starts_with(kMark) ? kMark.size() : 0;
    m_delimiter = delimiterOf(std::string_view(m_text).substr(m_start));
    rewind();
}

void CsvReader::rewind() {
    m_at = m_start;
    m_row = 0;
}

void CsvReader::skipLine() {
    const auto end = m_text.find('\n', m_at);
    m_at = end == std::string::npos ? m_text.size() : end + 1;
}

bool CsvReader::readRecord(std::vector<std::string>& cells, bool& openQuote) {
    std::string cell;
    bool quoted = false, cellBegins = true;
    int lines = 0;
    openQuote = false;
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        if (quoted) {
            if (c == '"' && m_at < m_text.size() && m_text[m_at] == '"') {
                cell += '"';
                ++m_at;
            } else if (c == '"') {
                quoted = false;
            } else {
                lines += c == '\n';
                if (lines > kMostLinesInACell)
                    break;
                cell += c;
            }
        } else if (c == '"' && cellBegins) {
            quoted = true;
            cellBegins = false;
        } else if (c == m_delimiter) {
            cells.push_back(std::move(cell));
            cell.clear();
            cellBegins = true;
        } else if (c == '\n' || (c == '\r' && (m_at == m_text.size() || m_text[m_at] == '\n'))) {
            if (c == '\r' && m_at < m_text.size())
                ++m_at;
            cells.push_back(std::move(cell));
            return true;
        } else {
            cellBegins = false;
            cell += c;
        }
    }
    openQuote = quoted;
    cells.push_back(std::move(cell));
    return true;
}

bool CsvReader::next(CsvRow& row) {
    while (m_at < m_text.size()) {
        const auto begin = m_at;
        row = CsvRow{};
        row.row = ++m_row;
        bool openQuote = false;
        readRecord(row.cells, openQuote);
        if (openQuote) {
            m_at = begin;
            skipLine();
            row.fault = "a quotation mark is opened and never closed";
            row.fix = "close the quotation mark, or take it out";
            return true;
        }
        if (std::ranges::any_of(row.cells, [](const std::string& cell) {
                return cell.find_first_not_of(" \t\r") != std::string::npos;
            }))
            return true;
    }
    return false;
}

}  // namespace opdesk::clinic
