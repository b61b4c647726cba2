#include <utf8proc.h>

#include <vector>

#include "core/text/transliterate.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

/// Accepts what search compares. Apostrophes vanish (D'Souza is dsouza); every other separator becomes one space.
class FoldedText {
public:
    void add(char32_t c) {
        if (m_spaceDue && !m_text.empty())
            m_text.push_back(U' ');
        m_spaceDue = false;
        m_text.push_back(c);
    }
    void separate() { m_spaceDue = true; }
    std::u32string take() { return std::move(m_text); }

private:
    std::u32string m_text;
    bool m_spaceDue = false;
};

bool isApostrophe(char32_t c) {
    return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == U'`';
}

/// Offset of a sign inside its script's block; the Indic blocks from U+0900 on share one layout.
char32_t indicOffset(char32_t c) {
    return c & 0x7FU;
}

bool isNukta(char32_t c) {
    return isIndic(c) && indicOffset(c) == 0x3C;
}

char32_t digitValue(char32_t c) {
    if (isIndic(c) && indicOffset(c) >= 0x66 && indicOffset(c) <= 0x6F)
        return U'0' + (indicOffset(c) - 0x66);
    if (c >= 0x0660 && c <= 0x0669)
        return U'0' + (c - 0x0660);
    if (c >= 0x06F0 && c <= 0x06F9)
        return U'0' + (c - 0x06F0);
    return c;
}

bool dropsMark(char32_t mark, char32_t base) {
    if (mark >= 0x0300 && mark <= 0x036F)
        return true;
    // Latin, Greek and Cyrillic lie below U+0530, Latin and Greek extensions in U+1E00–1FFF.
    return base < 0x0530 || (base >= 0x1E00 && base < 0x2000);
}

std::string foldAscii(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool spaceDue = false;
    for (char c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!kept) {
            if (c != '\'' && c != '`')
                spaceDue = true;
            continue;
        }
        if (spaceDue && !out.empty())
            out.push_back(' ');
        spaceDue = false;
        out.push_back(c);
    }
    return out;
}

/// Compatibility decomposition with case folding, default-ignorable code points out.
std::u32string decomposeFolded(std::string_view text) {
    constexpr auto kOptions = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                             UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    const std::string valid = isValidUtf8(text) ? std::string(text) : fromCodePoints(toCodePoints(text));
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(valid.data());
    const auto size = static_cast<utf8proc_ssize_t>(valid.size());
    std::vector<utf8proc_int32_t> buffer(valid.size() * 2 + 16);
    auto length =
        utf8proc_decompose(bytes, size, buffer.data(), static_cast<utf8proc_ssize_t>(buffer.size()), kOptions);
    if (length > static_cast<utf8proc_ssize_t>(buffer.size())) {
        buffer.resize(static_cast<std::size_t>(length));
        length = utf8proc_decompose(bytes, size, buffer.data(), length, kOptions);
    }
    std::u32string out;
    for (utf8proc_ssize_t i = 0; i < length; ++i)
        out.push_back(static_cast<char32_t>(buffer[static_cast<std::size_t>(i)]));
    return out;
}

}  // namespace

std::string foldForSearch(std::string_view text) {
    bool ascii = true;
    for (const char c : text)
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
    if (ascii)
        return foldAscii(text);

    FoldedText folded;
    char32_t base = 0;
    for (char32_t c : decomposeFolded(text)) {
        if (isApostrophe(c) || isNukta(c))
            continue;
        c = digitValue(c);
        switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
            case UTF8PROC_CATEGORY_LU:
            case UTF8PROC_CATEGORY_LL:
            case UTF8PROC_CATEGORY_LT:
            case UTF8PROC_CATEGORY_LM:
            case UTF8PROC_CATEGORY_LO:
            case UTF8PROC_CATEGORY_ND:
            case UTF8PROC_CATEGORY_NL:
            case UTF8PROC_CATEGORY_NO:
                base = c;
                folded.add(c);
                break;
            case UTF8PROC_CATEGORY_MN:
            case UTF8PROC_CATEGORY_MC:
            case UTF8PROC_CATEGORY_ME:
                if (dropsMark(c, base))
                    break;
                // Candrabindu and anusvara are written for one another.
                folded.add(isIndic(c) && indicOffset(c) == 0x01 ? c + 1 : c);
                break;
            default:
                folded.separate();
        }
    }
    return nfc(fromCodePoints(folded.take()));
}

}  // namespace opdesk::text
