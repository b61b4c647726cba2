#include "core/text/names.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/transliterate.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

using namespace std::string_view_literals;

bool isSeparator(char32_t c) {
    return c == U' ' || c == U'.' || c == U',' || c == U'(' || c == U')' || c == U'/' || c == U';';
}

/// Folded; dots are gone by then.
constexpr std::array kHonorifics = {
    "shri"sv,  "sri"sv,  "shree"sv,  "smt"sv,     "shrimati"sv,   "shreemati"sv, "shriman"sv, "sushri"sv, "mr"sv,
    "mrs"sv,   "ms"sv,   "miss"sv,   "master"sv,  "mstr"sv,       "dr"sv,        "doctor"sv,  "prof"sv,   "professor"sv,
    "kum"sv,   "km"sv,   "er"sv,     "adv"sv,     "ca"sv,         "capt"sv,      "col"sv,     "maj"sv,    "rev"sv,
    "fr"sv,    "late"sv, "baby"sv,   "thiru"sv,   "thirumathi"sv, "tmt"sv,       "selvi"sv,   "haji"sv,   "hajji"sv,
    "janab"sv, "श्री"sv,  "श्रीमती"sv, "श्रीमान"sv,  "सुश्री"sv,       "कु"sv,         "डॉ"sv,      "डा"sv,     "स्व"sv,
    "सौ"sv,    "चि"sv,   "திரு"sv,   "திருமதி"sv, "செல்வி"sv,      "શ્રી"sv,       "શ્રીમતી"sv,  "ડૉ"sv,     "శ్రీ"sv,
    "శ్రీమతి"sv,  "ಶ್ರೀ"sv,  "ಶ್ರೀಮತಿ"sv,  "শ্রী"sv,     "শ্রীমতী"sv,     "ਸ਼੍ਰੀ"sv,
};

constexpr std::string_view kOf = "of";

bool isLetterStart(char32_t c) {
    const std::string folded = foldForSearch(fromCodePoints(std::u32string_view(&c, 1)));
    return !folded.empty() && !(folded.front() >= '0' && folded.front() <= '9');
}

/// Upper-case Latin initial of a word; empty for a word that does not start with a letter.
std::string initialOf(const std::string& word) {
    const std::u32string codePoints = toCodePoints(word);
    if (codePoints.empty() || !isLetterStart(codePoints.front()))
        return {};
    if (isIndic(codePoints.front())) {
        const std::string latin = toLatin(word);
        const char c = latin.empty() ? '\0' : latin.front();
        return c >= 'a' && c <= 'z' ? std::string(1, static_cast<char>(c - 'a' + 'A')) : std::string();
    }
    const std::string first = truncateGraphemes(word, 1);
    if (first.size() == 1 && first[0] >= 'a' && first[0] <= 'z')
        return std::string(1, static_cast<char>(first[0] - 'a' + 'A'));
    return first;
}

}  // namespace

std::vector<std::string> nameWords(std::string_view name) {
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (!word.empty())
            words.push_back(std::exchange(word, {}));
    };
    for (const char32_t c : toCodePoints(tidyLine(name))) {
        if (isSeparator(c))
            flush();
        else
            appendUtf8(word, c);
    }
    flush();
    return words;
}

bool isHonorific(std::string_view word) {
    static const std::vector<std::string> kFolded = [] {
        std::vector<std::string> folded;
        for (const std::string_view honorific : kHonorifics)
            folded.push_back(foldForSearch(honorific));
        std::sort(folded.begin(), folded.end());
        return folded;
    }();
    return std::binary_search(kFolded.begin(), kFolded.end(), foldForSearch(word));
}

std::string titleless(std::string_view name) {
    const std::string tidied = tidyLine(name);
    // "Baby of Sneha Pawar" is the name of one who has none yet.
    if (const auto words = nameWords(tidied); words.size() > 1 && foldForSearch(words[1]) == kOf)
        return tidied;
    std::string_view rest = tidied;
    for (;;) {
        const std::size_t start = rest.find_first_not_of(" .,");
        if (start == std::string_view::npos)
            return tidied;
        rest.remove_prefix(start);
        const std::size_t end = rest.find_first_of(" .,");
        if (!isHonorific(rest.substr(0, end)))
            return std::string(rest);
        if (end == std::string_view::npos)
            return tidied;
        rest.remove_prefix(end);
    }
}

std::string firstName(std::string_view name) {
    const auto words = nameWords(titleless(name));
    for (const std::string& word : words) {
        if (graphemeCount(word) > 1)
            return word;
    }
    return words.empty() ? std::string() : words.front();
}

std::string initials(std::string_view name, std::size_t most) {
    std::vector<std::string> letters;
    for (const std::string& word : nameWords(titleless(name))) {
        if (foldForSearch(word) == kOf)
            continue;
        std::string letter = initialOf(word);
        if (!letter.empty())
            letters.push_back(std::move(letter));
    }
    if (most == 0)
        return {};
    // First words and the last one: the family name tells more than a middle name.
    if (letters.size() > most)
        letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(most) - 1, letters.end() - 1);
    std::string out;
    for (const std::string& letter : letters)
        out += letter;
    return out;
}

bool looksLikeName(std::string_view text) {
    int letters = 0;
    for (const char32_t c : toCodePoints(text)) {
        if (isLetterStart(c) && c != 0xFFFD)
            ++letters;
    }
    return letters >= 2;
}

}  // namespace opdesk::text
