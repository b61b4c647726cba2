#include "core/text/phonetic.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/names.h"
#include "core/text/transliterate.h"
#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

using namespace std::string_view_literals;

bool isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/// Shortened spellings that clinics write for a whole name.
constexpr std::array kShortForms = {
    std::pair{"mohd"sv, "mohammad"sv},      std::pair{"md"sv, "mohammad"sv},
    std::pair{"mhd"sv, "mohammad"sv},       std::pair{"muhd"sv, "mohammad"sv},
    std::pair{"mohmd"sv, "mohammad"sv},     std::pair{"mohmad"sv, "mohammad"sv},
    std::pair{"mo"sv, "mohammad"sv},        std::pair{"mugamathu"sv, "mohammad"sv},
    std::pair{"mukamathu"sv, "mohammad"sv}, std::pair{"mugamadu"sv, "mohammad"sv},
    std::pair{"mukamadu"sv, "mohammad"sv},  std::pair{"sk"sv, "shaikh"sv},
    std::pair{"kr"sv, "kumar"sv},
};

/// Written onto a first name; taken off when four letters remain.
constexpr std::array kAttached = {"bhai"sv, "behen"sv, "bahen"sv, "bhen"sv, "ben"sv, "bai"sv};

/// Spellings whose first vowel or letters differ though the name is one.
constexpr std::array kStarts = {
    std::pair{"lux"sv, "lax"sv},      std::pair{"luks"sv, "laks"sv}, std::pair{"latch"sv, "laksh"sv},
    std::pair{"lachm"sv, "lakshm"sv}, std::pair{"yesh"sv, "yash"sv}, std::pair{"rush"sv, "rish"sv},
    std::pair{"rut"sv, "rit"sv},      std::pair{"kiru"sv, "kri"sv},  std::pair{"pira"sv, "pra"sv},
    std::pair{"chr"sv, "kr"sv},       std::pair{"x"sv, "z"sv},       std::pair{"dny"sv, "gy"sv},
    std::pair{"jny"sv, "gy"sv},       std::pair{"gny"sv, "gy"sv},    std::pair{"jn"sv, "gy"sv},
};

constexpr std::array kEnds = {
    std::pair{"ao"sv, "av"sv},     std::pair{"eo"sv, "ev"sv},     std::pair{"que"sv, "k"sv},
    std::pair{"ose"sv, "os"sv},    std::pair{"ngh"sv, "ng"sv},    std::pair{"nh"sv, "ng"sv},
    std::pair{"niam"sv, "nian"sv}, std::pair{"nyam"sv, "nian"sv}, std::pair{"niyam"sv, "nian"sv},
    std::pair{"ouza"sv, "ousa"sv}, std::pair{"z"sv, "s"sv},
};

std::string lettersOf(std::string_view latin) {
    std::string out;
    for (char c : latin) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        if (c >= 'a' && c <= 'z')
            out.push_back(c);
    }
    return out;
}

bool hasVowel(std::string_view word) {
    return std::any_of(word.begin(), word.end(), isVowel);
}

void rewriteWhole(std::string& word) {
    for (const auto& [shortForm, name] : kShortForms) {
        if (word == shortForm)
            word = name;
    }
    for (const std::string_view suffix : kAttached) {
        if (!word.ends_with(suffix) || word.size() < suffix.size() + 4)
            continue;
        const std::string_view rest = std::string_view(word).substr(0, word.size() - suffix.size());
        if (!hasVowel(rest))
            continue;
        word.resize(rest.size());
        break;
    }
}

void rewriteEdges(std::string& word) {
    for (const auto& [from, to] : kStarts) {
        if (!word.starts_with(from))
            continue;
        word.replace(0, from.size(), to);
        break;
    }
    // The vocalic r of Krishna is said ri or ru.
    const std::size_t r = word.find('r');
    if (r != std::string::npos && r > 0 && r + 2 < word.size() && word[r + 1] == 'u' && !isVowel(word[r + 2]) &&
        std::none_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(r), isVowel)) {
        word[r + 1] = 'i';
    }
    for (const auto& [from, to] : kEnds) {
        if (!word.ends_with(from) || word.size() == from.size())
            continue;
        word.replace(word.size() - from.size(), from.size(), to);
        break;
    }
}

/// Reads a lower-case Latin word into the key: consonant sounds, the class of the first vowel, the kind of the last
/// one.
class KeyMaker {
public:
    explicit KeyMaker(std::string_view word) : m_word(word) {}

    std::string make() {
        while (m_place < m_word.size()) {
            if (startsVowelRun())
                readVowels();
            else
                readConsonant();
        }
        return std::move(m_key);
    }

private:
    char at(std::size_t place) const { return place < m_word.size() ? m_word[place] : '\0'; }

    bool startsVowelRun() const {
        if (m_place == 0 && at(0) == 'y' && isVowel(at(1)))
            return false;
        return isVowel(at(m_place));
    }

    void readVowels() {
        const std::size_t start = m_place;
        while (isVowel(at(m_place)))
            ++m_place;
        std::string_view run = m_word.substr(start, m_place - start);
        // Gowtham and Gautam: w before a consonant closes the o.
        if (run.ends_with('o') && at(m_place) == 'w' && !isVowel(at(m_place + 1)))
            ++m_place;
        const bool atEnd = m_place >= m_word.size() || (at(m_place) == 'h' && m_place + 1 == m_word.size());
        const bool first = !m_vowelSeen;
        if (first)
            m_key.push_back(vowelClass(run, start > 0));
        m_vowelSeen = true;
        m_afterConsonant = '\0';
        if (atEnd)
            addEnding(run, first);
    }

    char vowelClass(std::string_view run, bool afterConsonant) const {
        // A glide after a consonant: Shyam, Jyoti, Syed.
        if (afterConsonant && run.size() > 1 && run.front() == 'y')
            run.remove_prefix(1);
        // Rehman and Rahman.
        if (run == "e" && at(m_place) == 'h')
            return 'a';
        switch (run.front()) {
            case 'a': {
                const std::size_t other = run.find_first_not_of('a');
                if (other == std::string_view::npos)
                    return 'a';
                return run[other] == 'o' || run[other] == 'u' ? 'u' : 'e';
            }
            case 'o':
            case 'u':
                return 'u';
            default:
                return 'e';
        }
    }

    void addEnding(std::string_view run, bool first) {
        if (run.ends_with("ya") || run.ends_with("ia")) {
            m_key.push_back('y');
            return;
        }
        if (first)
            return;
        const char last = run.back();
        if (last == 'i' || last == 'y' || last == 'e')
            m_key.push_back('i');
        if (last == 'u' || last == 'o')
            m_key.push_back('u');
    }

    void readConsonant() {
        const char c = at(m_place);
        const char next = at(m_place + 1);
        switch (c) {
            case 'c':
                return readC(next);
            case 's':
                if (next == 'c' && at(m_place + 2) == 'h')
                    return take(3, 's');
                return take(next == 'h' ? 2 : 1, 's');
            case 'p':
                return next == 'h' ? take(2, 'f') : take(1, 'p');
            case 'z':
                return readZ(next);
            case 'k':
                if (next == 's' && at(m_place + 2) == 'h')
                    return takePair(3);
                return take(1, 'k');
            case 'x':
                return takePair(1);
            case 'q':
                return take(1, 'k');
            case 'w':
                return take(1, 'v');
            case 't':
                return next == 'c' && at(m_place + 2) == 'h' ? take(1, 'c') : take(1, 't');
            case 'h':
                return readH();
            default:
                return take(1, c);
        }
    }

    void readC(char next) {
        if (next == 'h')
            return take(2, 'c');
        if (next == 'k')
            return take(2, 'k');
        take(1, next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
    }

    /// zh writes Tamil's retroflex l, but the z and h of Azhar are two sounds.
    void readZ(char next) {
        const bool arabic = at(m_place + 2) == 'a' && at(m_place + 3) == 'r';
        if (next == 'h' && !arabic)
            return take(2, 'l');
        take(next == 'h' ? 2 : 1, 'j');
    }

    /// Breath after a consonant is not heard apart; at the end of a word it is not heard at all.
    void readH() {
        const bool heard = m_afterConsonant == '\0' && m_place + 1 < m_word.size();
        if (heard)
            return take(1, 'h');
        ++m_place;
    }

    void takePair(std::size_t length) {
        take(length, 'k');
        take(0, 's');
    }

    void take(std::size_t length, char sound) {
        m_place += length;
        if (m_afterConsonant == sound)
            return;
        // Tamil reads nk as ng and mp as mb: Venkatesan, Vengatesan.
        const bool afterNasal = m_afterConsonant == 'n' || m_afterConsonant == 'm';
        if (afterNasal && (sound == 'p' || sound == 'b'))
            m_key.back() = 'm';
        const char written = afterNasal && sound == 'k' ? 'g' : afterNasal && sound == 'p' ? 'b' : sound;
        m_key.push_back(written);
        m_afterConsonant = sound;
    }

    std::string_view m_word;
    std::size_t m_place = 0;
    std::string m_key;
    char m_afterConsonant = '\0';  // the consonant just read, none after a vowel or at the start
    bool m_vowelSeen = false;
};

std::string keyOfLatin(std::string_view latin) {
    std::string word = lettersOf(latin);
    rewriteWhole(word);
    rewriteEdges(word);
    return KeyMaker(word).make();
}

/// Words that say who somebody is to others, not which of them: sisters and brothers share them by the thousand.
bool isSuffixWord(std::string_view latin) {
    static constexpr std::array kWords = {"bhai"sv,  "ben"sv,    "behen"sv, "bahen"sv, "behn"sv,
                                          "bhen"sv,  "bai"sv,    "ji"sv,    "jee"sv,   "devi"sv,
                                          "kumar"sv, "kumari"sv, "kr"sv,    "begum"sv, "begam"sv};
    return std::find(kWords.begin(), kWords.end(), latin) != kWords.end();
}

}  // namespace

std::string phoneticKey(std::string_view word) {
    return keyOfLatin(toLatin(foldForSearch(word)));
}

std::vector<std::string> phoneticKeys(std::string_view fullName) {
    std::vector<std::string> keys;
    std::vector<std::string> reserve;
    const auto addReadings = [](std::vector<std::string>& to, const std::string& folded) {
        for (const std::string& reading : latinReadings(folded)) {
            std::string key = keyOfLatin(reading);
            if (!key.empty() && std::find(to.begin(), to.end(), key) == to.end())
                to.push_back(std::move(key));
        }
    };
    for (const std::string& word : nameWords(fullName)) {
        if (isHonorific(word))
            continue;
        const std::string folded = foldForSearch(word);
        const std::string latin = lettersOf(toLatin(folded));
        if (latin.size() < 2)
            continue;
        addReadings(isSuffixWord(latin) ? reserve : keys, folded);
    }
    return keys.empty() ? reserve : keys;
}

}  // namespace opdesk::text
