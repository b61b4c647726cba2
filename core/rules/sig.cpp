#include "core/rules/sig.h"

#include <algorithm>
#include <map>

#include "core/rules/sig_tokens.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

using Tokens = std::vector<std::string>;
constexpr std::int64_t kMostDays = 365;
constexpr std::int64_t kMostAmount = 10000;

/// "1-0-1", "1/2-0-1/2", "1-1-1-1"; not all zero.
bool readDashes(std::string_view token, Sig& sig) {
    const auto parts = split(token, '-');
    if (parts.size() != 3 && parts.size() != 4)
        return false;
    std::vector<std::int64_t> amounts;
    std::int64_t sum = 0;
    for (const auto& part : parts) {
        const auto amount = part == "0" ? std::optional<std::int64_t>(0) : readAmount(part);
        if (!amount || *amount > 1000)
            return false;
        amounts.push_back(*amount);
        sum += *amount;
    }
    if (sum == 0)
        return false;
    sig.fourSlots = parts.size() == 4;
    sig.slots = sig.fourSlots ? std::array{amounts[0], amounts[1], amounts[2], amounts[3]}
                              : std::array{amounts[0], amounts[1], std::int64_t{0}, amounts[2]};
    return true;
}

/// One pass over the tokens of a line.
class SigReader {
public:
    SigReader(const RuleBook& book, const Tokens& tokens) : m_tokens(tokens) {
        for (const auto& one : book.shorthand()) {
            if (one.unitsPerDay == "duration")
                continue;  // examples of a pattern, read as figures below
            addAlias(one.name, one.name);
            for (const auto& alias : one.aliases)
                addAlias(alias, one.name);
        }
    }

    SigReading read() {
        while (m_at < m_tokens.size()) {
            const auto length = understood();
            if (length == 0)
                m_left.push_back(m_tokens[m_at]);
            m_at += std::max<std::size_t>(length, 1);
        }
        if (m_sig.ifNeeded && m_sig.rhythm == Rhythm::none)
            m_sig.rhythm = Rhythm::ifNeeded;
        if (m_sig.apply && m_sig.rhythm == Rhythm::none && m_sig.days == 0)
            m_sig.rhythm = Rhythm::none;
        return {m_sig, m_left};
    }

private:
    void addAlias(std::string_view alias, const std::string& name) { m_alias[join(sigTokens(alias), " ")] = name; }
    std::string_view token(std::size_t offset = 0) const {
        return m_at + offset < m_tokens.size() ? std::string_view(m_tokens[m_at + offset]) : std::string_view{};
    }
    /// Number of tokens from `offset` that spell `words`; 0 when they do not.
    std::size_t spells(std::string_view words, std::size_t offset = 0) const {
        const auto parts = split(words, ' ');
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (token(offset + i) != parts[i])
                return 0;
        return parts.size();
    }

    std::size_t understood() {
        for (const auto step : {&SigReader::shorthand, &SigReader::slotPhrase, &SigReader::duration,
                                &SigReader::rhythmWords, &SigReader::limit, &SigReader::timing, &SigReader::weekday,
                                &SigReader::doseAmount, &SigReader::count, &SigReader::filler})
            if (const auto length = (this->*step)())
                return length;
        return 0;
    }

    bool take(Rhythm rhythm) {
        if (m_sig.rhythm != Rhythm::none)
            return false;
        m_sig.rhythm = rhythm;
        return true;
    }
    bool takeSlots(const Sig& read) {
        std::int64_t doses = 0;
        for (const auto slot : read.slots)
            doses += slot > 0 ? 1 : 0;
        // "OD HS": the same one dose, said more exactly.
        const bool refines = m_sig.rhythm == Rhythm::onceDaily && doses == 1;
        if (m_sig.rhythm != Rhythm::none && !refines)
            return false;
        m_sig.rhythm = Rhythm::slots;
        m_sig.slots = read.slots;
        m_sig.fourSlots = read.fourSlots;
        m_phrases = false;
        return true;
    }
    bool takeTiming(std::string_view words) {
        if (!m_sig.timing.empty())
            return false;
        m_sig.timing = words;
        return true;
    }

    bool applyShorthand(const std::string& name) {
        Sig read;
        if (readDashes(name, read))
            return takeSlots(read);
        if (name == "OD") {
            std::int64_t doses = 0;
            for (const auto slot : m_sig.slots)
                doses += slot > 0 ? 1 : 0;
            return (m_sig.rhythm == Rhythm::slots && doses == 1) || take(Rhythm::onceDaily);
        }
        if (name == "SOS")
            return takeIfNeeded();
        if (name == "STAT")
            return take(Rhythm::now);
        if (name == "QW")
            return take(Rhythm::weekly);
        if (name == "ALT")
            return take(Rhythm::alternateDays);
        if (name == "AC")
            return takeTiming("before food");
        if (name == "PC")
            return takeTiming("after food");
        if (name.size() >= 3 && name.front() == 'Q' && name.back() == 'H') {
            const auto hours = wholeNumber(std::string_view(name).substr(1, name.size() - 2));
            if (hours <= 0 || !take(Rhythm::everyHours))
                return false;
            m_sig.hours = hours;
            return true;
        }
        return false;
    }

    std::size_t shorthand() {
        for (std::size_t length = std::min<std::size_t>(4, m_tokens.size() - m_at); length > 0; --length) {
            std::string words;
            for (std::size_t i = 0; i < length; ++i)
                words += (i ? " " : "") + m_tokens[m_at + i];
            const auto found = m_alias.find(words);
            if (found != m_alias.end())
                return applyShorthand(found->second) ? length : 0;
        }
        Sig read;
        return readDashes(token(), read) && takeSlots(read) ? 1 : 0;
    }

    bool takeIfNeeded() {
        if (m_sig.ifNeeded)
            return false;
        m_sig.ifNeeded = true;
        return true;
    }

    /// "one in the morning", "2 tablets at night", "at bedtime"; several make one pattern.
    std::size_t slotPhrase() {
        std::size_t at = 0;
        std::int64_t amount = 100;
        std::string unit;
        const bool named = readAmount(token()).has_value();
        if (named) {
            amount = *readAmount(token());
            ++at;
            if (const auto known = doseUnit(token(at))) {
                unit = *known;
                ++at;
            }
        }
        while (token(at) == "in" || token(at) == "at" || token(at) == "the" || token(at) == "every")
            ++at;
        const auto slot = slotOf(token(at));
        if (!slot || (!named && at == 0 && m_sig.rhythm != Rhythm::none && !m_phrases))
            return 0;
        const bool open = m_sig.rhythm == Rhythm::none || (m_sig.rhythm == Rhythm::slots && m_phrases);
        const bool refines = m_sig.rhythm == Rhythm::onceDaily && amount == 100;
        if ((!open && !refines) || m_sig.slots[*slot] != 0 || amount > 1000 || !agrees(unit))
            return 0;
        if (token(at) == "bedtime")
            (void)takeTiming("at bedtime");
        m_sig.rhythm = Rhythm::slots;
        m_phrases = true;
        m_sig.slots[*slot] = amount;
        m_sig.fourSlots = m_sig.fourSlots || *slot == 2;
        if (!unit.empty() && m_sig.unit.empty()) {
            m_sig.unit = unit;
            m_sig.amount = 100;
        }
        return at + 1;
    }
    /// The unit may be said once or the same again.
    bool agrees(const std::string& unit) const { return unit.empty() || m_sig.unit.empty() || m_sig.unit == unit; }

    std::size_t duration() {
        const auto [days, words, length] = durationAt(m_tokens, m_at);
        if (length == 0 || m_sig.days != 0 || days <= 0 || days > kMostDays)
            return 0;
        m_sig.days = days;
        m_sig.durationText = words;
        return length;
    }

    std::size_t rhythmWords() {
        for (const auto words : {"if needed", "as needed", "when needed", "if required"})
            if (const auto length = spells(words))
                return takeIfNeeded() ? length : 0;
        for (const auto words : {"once a week", "once in a week", "weekly", "every week"})
            if (const auto length = spells(words))
                return take(Rhythm::weekly) ? length : 0;
        for (const auto words : {"every second day", "alternate days", "every other day", "on alternate days"})
            if (const auto length = spells(words))
                return take(Rhythm::alternateDays) ? length : 0;
        for (const auto words : {"now", "single dose now", "single dose", "one dose now"})
            if (const auto length = spells(words))
                return take(Rhythm::now) ? length : 0;
        if (token() == "apply") {
            if (m_sig.apply)
                return 0;
            m_sig.apply = true;
            return 1;
        }
        return hoursOrTimes();
    }

    std::size_t hoursOrTimes() {
        const bool every = token() == "every";
        const auto hours = readCount(token(every ? 1 : 0));
        const auto unit = token(every ? 2 : 1);
        if (hours && ((every && (unit == "hours" || unit == "hour" || unit == "hrs" || unit == "h")) ||
                      (!every && unit == "hourly"))) {
            if (*hours < 1 || 24 % *hours != 0 || !take(Rhythm::everyHours))
                return 0;
            m_sig.hours = *hours;
            return every ? 3 : 2;
        }
        const auto [times, length] = timesAt(m_tokens, m_at);
        if (length == 0 || times > 12 || !take(times == 1 ? Rhythm::onceDaily : Rhythm::timesDaily))
            return 0;
        m_sig.timesPerDay = times == 1 ? 0 : times;
        return length;
    }

    /// "max 3", "max 3 a day", "at most 3 times a day"
    std::size_t limit() {
        std::size_t at = 0;
        for (const auto words : {"max", "maximum", "at most", "not more than"})
            if (const auto length = spells(words))
                at = length;
        const auto most = at > 0 ? readCount(token(at)) : std::nullopt;
        if (!most || *most < 1 || *most > 24 || m_sig.maxPerDay != 0)
            return 0;
        ++at;
        for (const auto words : {"times", "doses"})
            at += spells(words, at);
        for (const auto words : {"a day", "per day", "daily", "in a day", "day"})
            if (const auto length = spells(words, at)) {
                at += length;
                break;
            }
        m_sig.maxPerDay = *most;
        return at;
    }

    std::size_t timing() {
        for (const auto side : {"before", "after"})
            if (token() == side)
                for (const auto meal : {"food", "meal", "meals", "eating"})
                    if (token(1) == meal)
                        return takeTiming(std::string(side) + " food") ? 2 : 0;
        for (const auto words : {"on empty stomach", "on an empty stomach", "empty stomach"})
            if (const auto length = spells(words))
                return takeTiming("on empty stomach") ? length : 0;
        if (const auto length = spells("with water"))
            return takeTiming("with water") ? length : 0;
        if (const auto length = spells("with food"))
            return takeTiming("with food") ? length : 0;
        return 0;
    }

    std::size_t weekday() {
        const std::size_t at = token() == "on" || token() == "every" ? 1 : 0;
        const auto day = weekdayOf(token(at));
        if (day.empty() || !m_sig.weekday.empty())
            return 0;
        if (token() == "every" && m_sig.rhythm == Rhythm::none)
            m_sig.rhythm = Rhythm::weekly;
        m_sig.weekday = day;
        return at + 1;
    }

    /// "5 ml", "2 puffs", or a bare figure right before a rhythm: "1 bd".
    std::size_t doseAmount() {
        const auto amount = readAmount(token());
        if (!amount || *amount <= 0 || *amount > kMostAmount || m_sig.amount != 0)
            return 0;
        const auto unit = doseUnit(token(1));
        if (!unit && (*amount > 1000 || !rhythmFollows()))
            return 0;
        m_sig.amount = *amount;
        if (unit)
            m_sig.unit = *unit;
        return unit ? 2 : 1;
    }
    bool rhythmFollows() const {
        if (m_at + 1 >= m_tokens.size())
            return false;
        Sig ignored;
        const auto next = token(1);
        const auto found = m_alias.find(std::string(next));
        if (found != m_alias.end() && found->second != "AC" && found->second != "PC")
            return true;
        return readDashes(next, ignored) || next == "every" || next == "once" || next == "twice" || next == "thrice" ||
               next == "if" || next == "daily" || next == "now" || timesAt(m_tokens, m_at + 1).second > 0;
    }

    std::size_t count() {
        const bool named = token() == "qty" || token() == "quantity" || token() == "total" || token() == "#";
        const auto figure = named ? token(1) : token().starts_with('#') ? token().substr(1) : std::string_view{};
        const auto value = wholeNumber(figure);
        if (value <= 0 || value > 1000 || m_sig.countTyped != 0)
            return 0;
        m_sig.countTyped = value;
        return named ? 2 : 1;
    }

    std::size_t filler() {
        for (const std::string_view word :
             {"take", "and", "for", "the", "in", "at", "to", "be", "a", "of", "then", "daily", "x", "use", "on"})
            if (token() == word)
                return word == "daily" && m_sig.rhythm == Rhythm::none ? 0 : 1;
        return 0;
    }

    const Tokens& m_tokens;
    std::size_t m_at = 0;
    std::map<std::string, std::string, std::less<>> m_alias;
    Sig m_sig;
    bool m_phrases = false;  ///< the slots came from phrases and may go on
    Tokens m_left;
};

}  // namespace

std::optional<std::int64_t> Sig::unitsPerDay() const {
    const auto one = amount > 0 ? amount : 100;
    if (ifNeeded && maxPerDay > 0)
        return maxPerDay * one;
    switch (rhythm) {
        case Rhythm::none:
        case Rhythm::ifNeeded:
            return std::nullopt;
        case Rhythm::slots:
            return (slots[0] + slots[1] + slots[2] + slots[3]) * one / 100;
        case Rhythm::timesDaily:
            return timesPerDay * one;
        case Rhythm::everyHours:
            return 24 / hours * one;
        case Rhythm::onceDaily:
        case Rhythm::weekly:
        case Rhythm::alternateDays:
        case Rhythm::now:
            return one;
    }
    return std::nullopt;
}

SigReading readSig(const RuleBook& book, const std::vector<std::string>& tokens) {
    return SigReader(book, tokens).read();
}

std::string amountText(std::int64_t hundredths) {
    if (hundredths == 50)
        return "1/2";
    if (hundredths == 25)
        return "1/4";
    const auto rest = hundredths % 100;
    auto text = std::to_string(hundredths / 100);
    if (rest == 0)
        return text;
    text += rest < 10 ? ".0" : ".";
    text += std::to_string(rest);
    if (text.back() == '0')
        text.pop_back();
    return text;
}

std::string doseText(const Sig& sig) {
    std::vector<std::string> parts;
    if (sig.apply)
        parts.emplace_back("apply");
    if (sig.amount > 0)
        parts.push_back(amountText(sig.amount) + " " + (sig.unit.empty() ? "dose" : sig.unit));
    switch (sig.rhythm) {
        case Rhythm::none:
        case Rhythm::ifNeeded:
            break;
        case Rhythm::slots: {
            std::vector<std::string> slots{amountText(sig.slots[0]), amountText(sig.slots[1])};
            if (sig.fourSlots || sig.slots[2] > 0)
                slots.push_back(amountText(sig.slots[2]));
            slots.push_back(amountText(sig.slots[3]));
            parts.push_back(join(slots, "-"));
            break;
        }
        case Rhythm::onceDaily:
            parts.emplace_back("once a day");
            break;
        case Rhythm::timesDaily:
            parts.push_back(std::to_string(sig.timesPerDay) + " times a day");
            break;
        case Rhythm::everyHours:
            parts.push_back("every " + std::to_string(sig.hours) + " hours");
            break;
        case Rhythm::weekly:
            parts.push_back("once a week" + (sig.weekday.empty() ? "" : " on " + sig.weekday));
            break;
        case Rhythm::alternateDays:
            parts.emplace_back("every second day");
            break;
        case Rhythm::now:
            parts.emplace_back("single dose now");
            break;
    }
    if (sig.ifNeeded)
        parts.emplace_back("if needed");
    if (sig.maxPerDay > 0)
        parts.push_back("max " + std::to_string(sig.maxPerDay) + " a day");
    return join(parts, " ");
}

}  // namespace opdesk::rules
