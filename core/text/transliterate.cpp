#include "core/text/transliterate.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/unicode.h"

namespace opdesk::text {

namespace {

constexpr char32_t kFirstBlock = 0x0900;
constexpr char32_t kLastBlockEnd = 0x0D80;

enum class Script { devanagari, bengali, gurmukhi, gujarati, odia, tamil, telugu, kannada, malayalam };

Script scriptOf(char32_t c) {
    return static_cast<Script>((c - kFirstBlock) >> 7);
}

/// How Tamil's plosives are read at the start of a word and between vowels.
struct TamilReading {
    bool initialVoiced = false;
    bool innerOther = false;
};

// The blocks follow ISCII, so one table of offsets serves all nine.
constexpr std::array<std::string_view, 0x26> kConsonants = {
    "k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d",  "dh", "n",  "t",  "th", "d", "dh",
    "n", "n",  "p", "ph", "b", "bh", "m",   "y", "r",  "r", "l", "l",  "zh", "v",  "sh", "sh", "s",  "h", ""};
constexpr char32_t kFirstConsonant = 0x15;
constexpr std::array<std::string_view, 0x10> kVowels = {"a", "a", "i", "i",  "u", "u", "ri", "li",
                                                        "e", "e", "e", "ai", "o", "o", "o",  "au"};
constexpr char32_t kFirstVowel = 0x05;
constexpr std::array<std::string_view, 0x0F> kSigns = {"a", "i", "i",  "u", "u", "ri", "ri", "e",
                                                       "e", "e", "ai", "o", "o", "o",  "au"};
constexpr char32_t kFirstSign = 0x3E;

std::string_view extraConsonant(Script script, char32_t offset) {
    if (script == Script::malayalam) {
        switch (offset) {
            case 0x54:
                return "m";
            case 0x55:
                return "y";
            case 0x56:
                return "zh";
            case 0x7A:
            case 0x7B:
                return "n";
            case 0x7C:
            case 0x4E:
                return "r";
            case 0x7D:
            case 0x7E:
                return "l";
            case 0x7F:
                return "k";
            default:
                return {};
        }
    }
    if (script == Script::bengali) {
        switch (offset) {
            case 0x4E:
                return "t";
            case 0x70:
                return "r";
            case 0x71:
                return "v";
            default:
                break;
        }
    }
    if (script == Script::telugu)
        return offset == 0x58 ? "ts" : offset == 0x59 ? "z" : offset == 0x5A ? "r" : std::string_view();
    switch (offset) {
        case 0x58:
            return "k";
        case 0x59:
            return "kh";
        case 0x5A:
            return "g";
        case 0x5B:
            return "z";
        case 0x5C:
            return "r";
        case 0x5D:
            return "rh";
        case 0x5E:
            return "f";
        case 0x5F:
            return "y";
        default:
            return {};
    }
}

/// Consonants that carry no inherent vowel: Malayalam chillus, Bengali khanda ta.
bool isBare(Script script, char32_t offset) {
    return (script == Script::malayalam && (offset >= 0x7A || (offset >= 0x54 && offset <= 0x56) || offset == 0x4E)) ||
           (script == Script::bengali && offset == 0x4E);
}

struct Syllable {
    std::string onset;
    int consonants = 0;
    std::string vowel;
    bool inherent = false;
    std::string coda;
};

/// One word of one script, read from left to right into syllables.
class WordReader {
public:
    WordReader(std::u32string_view word, TamilReading reading)
        : m_word(word), m_script(scriptOf(word.front())), m_reading(reading) {}

    std::string read() {
        for (m_place = 0; m_place < m_word.size(); ++m_place)
            readSign(m_word[m_place] & 0x7FU);
        if (m_open)
            m_syllables.push_back(std::exchange(m_current, {}));
        dropSchwas();
        std::string out;
        for (const Syllable& syllable : m_syllables)
            out += syllable.onset + syllable.vowel + syllable.coda;
        return out;
    }

private:
    char32_t offsetAt(std::size_t place) const { return place < m_word.size() ? (m_word[place] & 0x7FU) : 0; }
    bool isNorthern() const {
        return m_script == Script::devanagari || m_script == Script::bengali || m_script == Script::gurmukhi ||
               m_script == Script::gujarati;
    }
    bool isConsonantAt(std::size_t place) const {
        return place < m_word.size() && !consonantOf(offsetAt(place)).empty();
    }
    std::string_view consonantOf(char32_t offset) const {
        if (offset >= kFirstConsonant && offset < kFirstConsonant + kConsonants.size())
            return kConsonants[offset - kFirstConsonant];
        return extraConsonant(m_script, offset);
    }

    void readSign(char32_t offset) {
        if (offset == 0x3C || offset == 0x57 || offset == 0x3D)
            return;
        if (offset >= 0x66 && offset <= 0x6F)
            return addCoda(std::string(1, static_cast<char>('0' + (offset - 0x66))));
        if (offset >= kFirstVowel && offset < kFirstVowel + kVowels.size())
            return startVowel(kVowels[offset - kFirstVowel]);
        if (offset >= kFirstSign && offset < kFirstSign + kSigns.size())
            return setVowel(kSigns[offset - kFirstSign]);
        if (offset == 0x4D)
            return setVowel("");
        if (m_script == Script::gurmukhi && offset == 0x71) {
            m_doubleNext = true;
            return;
        }
        if (offset == 0x01 || offset == 0x02 || (m_script == Script::gurmukhi && offset == 0x70))
            return addCoda(nasal());
        if (offset == 0x03)
            return readVisarga();
        if (!consonantOf(offset).empty())
            addConsonant(offset);
    }

    void readVisarga() {
        // Tamil's aytham before p writes f.
        if (m_script == Script::tamil && offsetAt(m_place + 1) == 0x2A)
            m_fNext = true;
        else
            addCoda("h");
    }

    std::string nasal() const {
        const char32_t next = offsetAt(m_place + 1);
        if (next >= 0x2A && next <= 0x2E)
            return "m";
        if (next == 0x39)
            return "ng";
        if (m_place + 1 == m_word.size() && !isNorthern())
            return "m";
        return "n";
    }

    std::string sound(char32_t offset) const {
        const bool nukta = offsetAt(m_place + 1) == 0x3C && m_place + 1 < m_word.size();
        if (nukta && offset == 0x1C)
            return "z";
        if (nukta && offset == 0x2B)
            return "f";
        if (nukta && offset == 0x21)
            return "r";
        if (nukta && offset == 0x22)
            return "rh";
        if (m_script == Script::bengali && offset == 0x2F && !nukta && m_place == 0)
            return "j";
        if (m_script == Script::tamil)
            return tamilSound(offset);
        // ज्ञ is said gy: the ny of the pair follows j.
        if (offset == 0x1C && offsetAt(m_place + 1) == 0x4D && offsetAt(m_place + 2) == 0x1E)
            return "g";
        if (offset == 0x1E && m_place >= 2 && offsetAt(m_place - 1) == 0x4D && offsetAt(m_place - 2) == 0x1C)
            return "y";
        return std::string(consonantOf(offset));
    }

    std::string tamilSound(char32_t offset) const {
        const bool first = m_place == 0;
        const bool afterPure = m_place >= 2 && offsetAt(m_place - 1) == 0x4D;
        const char32_t before = afterPure ? offsetAt(m_place - 2) : 0;
        const bool afterNasal =
            before == 0x19 || before == 0x1E || before == 0x23 || before == 0x28 || before == 0x29 || before == 0x2E;
        const bool pure = offsetAt(m_place + 1) == 0x4D && m_place + 1 < m_word.size();
        const bool voiced = first ? m_reading.initialVoiced : afterNasal;
        const bool inner = !first && !afterPure && !pure;
        // Tamil has no ksh of its own and writes it tc: Lakshmi, Meenakshi.
        if (offset == 0x1F && pure && offsetAt(m_place + 2) == 0x1A)
            return "k";
        if (offset == 0x1A && before == 0x1F)
            return "sh";
        switch (offset) {
            case 0x15:
                return voiced || (inner && !m_reading.innerOther) ? "g" : "k";
            case 0x1A:
                return first               ? (m_reading.initialVoiced ? "ch" : "s")
                       : afterNasal        ? "j"
                       : afterPure || pure ? "ch"
                                           : "s";
            case 0x1F:
                return afterNasal ? "d" : "t";
            case 0x24:
                return voiced || (inner && m_reading.innerOther) ? "d" : "th";
            case 0x2A:
                return m_fNext ? "f" : voiced || (inner && !m_reading.innerOther) ? "b" : "p";
            case 0x31:
                return pure && offsetAt(m_place + 2) == 0x31 ? "t" : "r";
            default:
                return std::string(consonantOf(offset));
        }
    }

    void addConsonant(char32_t offset) {
        const std::string consonant = sound(offset);
        if (m_open && !(m_current.vowel.empty() && !m_current.inherent))
            close();
        m_open = true;
        m_current.onset += m_doubleNext ? consonant.substr(0, 1) + consonant : consonant;
        ++m_current.consonants;
        const bool bare = isBare(m_script, offset);
        m_current.inherent = !bare;
        m_current.vowel = bare ? "" : "a";
        m_doubleNext = false;
        m_fNext = false;
    }

    void startVowel(std::string_view vowel) {
        if (m_open)
            close();
        m_open = true;
        m_current.vowel = vowel;
    }
    void setVowel(std::string_view vowel) {
        m_open = true;
        m_current.vowel = vowel;
        m_current.inherent = false;
    }
    void addCoda(const std::string& coda) {
        m_open = true;
        m_current.coda += coda;
        close();
    }
    void close() {
        m_syllables.push_back(std::exchange(m_current, {}));
        m_open = false;
    }

    void dropSchwas() {
        if (!isNorthern())
            return;
        for (std::size_t i = m_syllables.size(); i-- > 1;) {
            Syllable& syllable = m_syllables[i];
            if (!syllable.inherent || !syllable.coda.empty())
                continue;
            const bool last = i + 1 == m_syllables.size();
            const bool deleted = last ? syllable.consonants == 1 || endsInNasalPair(syllable)
                                      : syllable.consonants == 1 && !m_syllables[i - 1].vowel.empty() &&
                                            m_syllables[i - 1].coda.empty() && isLightOnset(m_syllables[i + 1]);
            if (deleted)
                syllable.vowel.clear();
        }
    }

    /// One consonant, or one with r as in Gurpreet, and a vowel after it.
    static bool isLightOnset(const Syllable& syllable) {
        const bool withR = syllable.consonants == 2 && syllable.onset.back() == 'r';
        return (syllable.consonants == 1 || withR) && !syllable.vowel.empty();
    }

    /// वसन्त is vasant, but चन्द्र stays chandra.
    static bool endsInNasalPair(const Syllable& syllable) {
        return syllable.consonants == 2 && (syllable.onset.front() == 'n' || syllable.onset.front() == 'm') &&
               std::string_view("kgcjtdpb").find(syllable.onset[1]) != std::string_view::npos;
    }

    std::u32string_view m_word;
    Script m_script;
    TamilReading m_reading;
    std::size_t m_place = 0;
    std::vector<Syllable> m_syllables;
    Syllable m_current;
    bool m_open = false;
    bool m_doubleNext = false;
    bool m_fNext = false;
};

std::string transliterate(std::string_view text, TamilReading reading) {
    std::u32string codePoints = toCodePoints(text);
    std::erase_if(codePoints, [](char32_t c) { return c == 0x200C || c == 0x200D; });
    std::string out;
    for (std::size_t place = 0; place < codePoints.size();) {
        const char32_t c = codePoints[place];
        if (!isIndic(c)) {
            appendUtf8(out, c);
            ++place;
            continue;
        }
        std::size_t end = place;
        while (end < codePoints.size() && isIndic(codePoints[end]) && scriptOf(codePoints[end]) == scriptOf(c))
            ++end;
        out += WordReader(std::u32string_view(codePoints).substr(place, end - place), reading).read();
        place = end;
    }
    return out;
}

}  // namespace

bool isIndic(char32_t codePoint) {
    // The danda signs are shared punctuation.
    return codePoint >= kFirstBlock && codePoint < kLastBlockEnd && codePoint != 0x0964 && codePoint != 0x0965;
}

std::string toLatin(std::string_view text) {
    return transliterate(text, {});
}

std::vector<std::string> latinReadings(std::string_view word) {
    std::vector<std::string> readings{toLatin(word)};
    const std::u32string codePoints = toCodePoints(word);
    if (std::none_of(codePoints.begin(), codePoints.end(),
                     [](char32_t c) { return isIndic(c) && scriptOf(c) == Script::tamil; })) {
        return readings;
    }
    for (const TamilReading reading :
         {TamilReading{false, true}, TamilReading{true, false}, TamilReading{true, true}}) {
        std::string other = transliterate(word, reading);
        if (std::find(readings.begin(), readings.end(), other) == readings.end())
            readings.push_back(std::move(other));
    }
    return readings;
}

}  // namespace opdesk::text
