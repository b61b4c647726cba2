#include "core/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace opdesk::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Free {
    void operator()(utf8proc_uint8_t* pointer) const { std::free(pointer); }
};

bool isContinuation(unsigned char c) {
    return (c & 0xC0U) == 0x80U;
}

/// Reads one code point at `place` and moves on; false when the bytes there are not UTF-8, then it moves one byte.
bool takeCodePoint(std::string_view text, std::size_t& place, char32_t& out) {
    const auto byteAt = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byteAt(place);
    if (lead < 0x80) {
        out = lead;
        ++place;
        return true;
    }
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    ++place;
    if (lead < 0xC2 || lead > 0xF4 || place + length - 1 > text.size())
        return false;
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 0; i + 1 < length; ++i) {
        if (!isContinuation(byteAt(place + i)))
            return false;
        value = (value << 6) | (byteAt(place + i) & 0x3FU);
    }
    const bool tooLong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (tooLong || (value >= 0xD800 && value <= 0xDFFF) || value > 0x10FFFF)
        return false;
    place += length - 1;
    out = value;
    return true;
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool isLineBreakOrTab(char32_t c) {
    return c == U'\n' || c == U'\t';
}

bool isForbidden(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c <= 0x9F))
        return true;
    if (c < 0x200B)
        return false;
    if (c == 0x200B || c == 0x2028 || c == 0x2029 || c == 0x2060 || c == 0xFEFF)
        return true;
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return true;
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
}

bool isSpace(char32_t c) {
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D);
    if (c == 0x85)
        return true;
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace

bool isValidUtf8(std::string_view text) {
    char32_t c = 0;
    for (std::size_t place = 0; place < text.size();) {
        if (!takeCodePoint(text, place, c))
            return false;
    }
    return true;
}

std::u32string toCodePoints(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t place = 0; place < text.size();) {
        char32_t c = 0;
        out.push_back(takeCodePoint(text, place, c) ? c : kReplacement);
    }
    return out;
}

void appendUtf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = kReplacement;
    const auto push = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0U | (c >> 6));
        push(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        push(0xE0U | (c >> 12));
        push(0x80U | ((c >> 6) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    } else {
        push(0xF0U | (c >> 18));
        push(0x80U | ((c >> 12) & 0x3FU));
        push(0x80U | ((c >> 6) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    }
}

std::string fromCodePoints(std::u32string_view codePoints) {
    std::string out;
    out.reserve(codePoints.size() * 2);
    for (const char32_t c : codePoints)
        appendUtf8(out, c);
    return out;
}

std::string nfc(std::string_view text) {
    if (isAscii(text))
        return std::string(text);
    std::string repaired;
    if (!isValidUtf8(text)) {
        repaired = fromCodePoints(toCodePoints(text));
        text = repaired;
    }
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
    if (length < 0)
        return std::string(text);
    return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

std::size_t graphemeCount(std::string_view text) {
    std::size_t count = 0;
    utf8proc_int32_t state = 0;
    char32_t previous = 0;
    for (const char32_t c : toCodePoints(text)) {
        if (count == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(previous),
                                                           static_cast<utf8proc_int32_t>(c), &state)) {
            ++count;
        }
        previous = c;
    }
    return count;
}

std::string truncateGraphemes(std::string_view text, std::size_t most) {
    const std::u32string codePoints = toCodePoints(text);
    std::size_t count = 0;
    utf8proc_int32_t state = 0;
    for (std::size_t i = 0; i < codePoints.size(); ++i) {
        const bool starts =
            i == 0 || utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(codePoints[i - 1]),
                                                       static_cast<utf8proc_int32_t>(codePoints[i]), &state);
        if (starts && ++count > most)
            return fromCodePoints(std::u32string_view(codePoints).substr(0, i));
    }
    return fromCodePoints(codePoints);
}

bool hasControl(std::string_view text, bool keepLines) {
    const std::u32string codePoints = toCodePoints(text);
    return std::any_of(codePoints.begin(), codePoints.end(),
                       [keepLines](char32_t c) { return isForbidden(c) && !(keepLines && isLineBreakOrTab(c)); });
}

std::string stripControl(std::string_view text, bool keepLines) {
    std::string out;
    out.reserve(text.size());
    for (const char32_t c : toCodePoints(text)) {
        if (!isForbidden(c) || (keepLines && isLineBreakOrTab(c)))
            appendUtf8(out, c);
    }
    return out;
}

std::string tidyLine(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool spaceDue = false;
    for (const char32_t c : toCodePoints(text)) {
        if (isSpace(c)) {
            spaceDue = !out.empty();
            continue;
        }
        if (isForbidden(c))
            continue;
        if (spaceDue)
            out.push_back(' ');
        spaceDue = false;
        appendUtf8(out, c);
    }
    // Last, since a removed control may have stood between a letter and its mark.
    return nfc(out);
}

std::string tidyLines(std::string_view text) {
    std::u32string kept;
    const std::u32string codePoints = toCodePoints(text);
    const auto endLine = [&kept] {
        while (!kept.empty() && kept.back() != U'\n' && isSpace(kept.back()))
            kept.pop_back();
    };
    for (std::size_t i = 0; i < codePoints.size(); ++i) {
        char32_t c = codePoints[i];
        if (c == U'\r') {
            if (i + 1 < codePoints.size() && codePoints[i + 1] == U'\n')
                continue;
            c = U'\n';
        }
        if (c == 0x85 || c == 0x2028 || c == 0x2029)
            c = U'\n';
        if (c == U'\n')
            endLine();
        if (!isForbidden(c) || isLineBreakOrTab(c))
            kept.push_back(c);
    }
    while (!kept.empty() && isSpace(kept.back()))
        kept.pop_back();
    return nfc(fromCodePoints(kept));
}

}  // namespace opdesk::text
