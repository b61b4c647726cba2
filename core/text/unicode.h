#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Unicode on UTF-8 text (utf8proc). Unless a function says otherwise, bytes that are not UTF-8 become U+FFFD.
namespace opdesk::text {

/// Shortest form, no surrogates, at most U+10FFFF.
bool isValidUtf8(std::string_view text);
std::u32string toCodePoints(std::string_view text);
std::string fromCodePoints(std::u32string_view codePoints);
void appendUtf8(std::string& out, char32_t codePoint);

/// Normalisation form C. Idempotent.
std::string nfc(std::string_view text);

/// The form that search compares: NFKC, case-folded, marks of Latin, Greek and Cyrillic letters dropped, nukta and
/// joiners dropped, Indic vowel signs kept, digits of every script as 0-9, everything that is neither letter, mark nor
/// digit as one space, no space at the ends. Idempotent.
std::string foldForSearch(std::string_view text);

/// What a reader sees as one character (UAX #29 extended grapheme clusters).
std::size_t graphemeCount(std::string_view text);
/// The first `most` graphemes; never cuts one in half.
std::string truncateGraphemes(std::string_view text, std::size_t most);

/// True when text holds something stripControl would remove.
bool hasControl(std::string_view text, bool keepLines = false);
/// Removes C0 and C1 controls, bidirectional overrides, embeddings and isolates (U+202A–202E, U+2066–2069), line and
/// paragraph separators, U+FEFF and noncharacters. Keeps ZWJ and ZWNJ, which Indic scripts need. `keepLines` keeps \n
/// and \t.
std::string stripControl(std::string_view text, bool keepLines = false);

/// NFC, controls out, white space of any kind as one space, none at the ends: what is stored of a one-line field.
std::string tidyLine(std::string_view text);
/// The same for a field with lines: \r\n and \r become \n, white space at the ends of lines goes.
std::string tidyLines(std::string_view text);

}  // namespace opdesk::text
