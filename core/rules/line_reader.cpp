#include "core/rules/line_reader.h"

#include <algorithm>
#include <array>

#include "core/rules/drug_search.h"
#include "core/rules/sig.h"
#include "core/rules/sig_tokens.h"
#include "core/rules/strength.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

constexpr std::size_t kLongestLine = 400;
constexpr std::size_t kMostCandidates = 12;

std::string_view formWord(std::string_view token) {
    struct Word {
        std::string_view typed, form;
    };
    constexpr std::array<Word, 34> kWords{{{"tab", "tablet"},
                                           {"tabs", "tablet"},
                                           {"tablet", "tablet"},
                                           {"tablets", "tablet"},
                                           {"t", "tablet"},
                                           {"cap", "capsule"},
                                           {"caps", "capsule"},
                                           {"capsule", "capsule"},
                                           {"capsules", "capsule"},
                                           {"syp", "syrup"},
                                           {"syr", "syrup"},
                                           {"syrup", "syrup"},
                                           {"susp", "suspension"},
                                           {"suspension", "suspension"},
                                           {"inj", "injection"},
                                           {"injection", "injection"},
                                           {"cream", "cream"},
                                           {"crm", "cream"},
                                           {"oint", "ointment"},
                                           {"ointment", "ointment"},
                                           {"gel", "gel"},
                                           {"lotion", "lotion"},
                                           {"drops", "drops"},
                                           {"eyedrops", "eye drops"},
                                           {"eardrops", "ear drops"},
                                           {"inhaler", "inhaler"},
                                           {"inh.", "inhaler"},
                                           {"mdi", "inhaler"},
                                           {"sachet", "sachet"},
                                           {"sachets", "sachet"},
                                           {"spray", "spray"},
                                           {"powder", "powder"},
                                           {"suppository", "suppository"},
                                           {"supp", "suppository"}}};
    for (const auto& word : kWords)
        if (token == word.typed)
            return word.form;
    return {};
}

/// Form at `at` ("eye drops" is two tokens); empty form when there is none.
std::pair<std::string, std::size_t> formAt(const std::vector<std::string>& tokens, std::size_t at) {
    if (at >= tokens.size())
        return {};
    if (at + 1 < tokens.size() && tokens[at + 1] == "drops")
        for (const std::string_view where : {"eye", "ear", "nasal"})
            if (tokens[at] == where)
                return {std::string(where) + " drops", 2};
    const auto form = formWord(tokens[at]);
    return {std::string(form), form.empty() ? 0u : 1u};
}

bool formFits(std::string_view typed, std::string_view entry) {
    if (typed.empty() || containsWords(entry, typed))
        return true;
    const bool bothLiquid = (typed == "syrup" || typed == "suspension") && (entry == "syrup" || entry == "suspension");
    return bothLiquid;
}

bool isNameToken(const RuleBook& book, const std::vector<std::string>& tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (!formAt(tokens, at).first.empty() || readAmount(token) || token == "%")
        return false;
    if (token == "+" || token == "and")
        return false;
    const std::vector<std::string> one{token};
    const auto alone = readSig(book, one);
    return alone.left.size() == 1 && token.find_first_of("abcdefghijklmnopqrstuvwxyz") != std::string::npos &&
           !(token.front() >= '0' && token.front() <= '9');
}

/// What the typed line says before the formulary is asked.
struct Parts {
    std::vector<std::string> nameWords;
    std::string quotedName, form;
    TypedStrength strength;
    std::vector<std::string> rest;
};

void takeForm(Parts& parts, const std::vector<std::string>& tokens, std::size_t& at) {
    const auto [form, length] = formAt(tokens, at);
    if (length == 0 || !parts.form.empty())
        return;
    parts.form = form;
    at += length;
}

Parts partsOf(const RuleBook& book, std::string_view typed) {
    Parts parts;
    std::string unquoted(typed);
    const auto open = unquoted.find('"');
    const auto close = open == std::string::npos ? open : unquoted.find('"', open + 1);
    if (close != std::string::npos) {
        parts.quotedName = upper(trim(std::string_view(unquoted).substr(open + 1, close - open - 1)));
        unquoted.replace(open, close - open + 1, " ");
    }
    const auto tokens = sigTokens(unquoted);
    std::size_t at = 0;
    takeForm(parts, tokens, at);
    if (parts.quotedName.empty()) {
        // The longest run of words that names something; what follows it is read as dose or kept.
        std::vector<std::string> run;
        for (auto i = at; i < tokens.size() && run.size() < 4; ++i) {
            const bool joins = !run.empty() && (tokens[i] == "+" || tokens[i] == "and");
            if (joins)
                continue;
            if (!run.empty() && !isNameToken(book, tokens, i))
                break;
            if (run.empty() && !isNameToken(book, tokens, i) && findDrugs(book, alphaWords(tokens[i])).empty())
                break;
            for (auto& word : alphaWords(tokens[i]))
                run.push_back(word);
            const bool found = !findDrugs(book, run).empty();
            if (!found && !parts.nameWords.empty())
                break;
            parts.nameWords = run;
            at = i + 1;
            if (!found)
                break;
        }
    }
    while (at < tokens.size()) {
        const auto before = at;
        takeForm(parts, tokens, at);
        if (at != before)
            continue;
        if (parts.strength.length == 0) {
            // "101" is a pattern and "5 ml" a dose; another bare figure straight after the medicine is its strength.
            const std::vector<std::string> one{tokens[at]};
            const bool isSig = readSig(book, one).left.empty();
            const bool dosed = at + 1 < tokens.size() &&
                               (doseUnit(tokens[at + 1]).has_value() || tokens[at + 1] == "times" ||
                                tokens[at + 1] == "x" || slotOf(tokens[at + 1]) || tokens[at + 1] == "days" ||
                                tokens[at + 1] == "weeks" || tokens[at + 1] == "hourly");
            const bool bare = !isSig && !dosed && parts.rest.empty();
            parts.strength = strengthAt(tokens, at, bare);
            if (parts.strength.length > 0) {
                at += parts.strength.length;
                continue;
            }
        }
        parts.rest.push_back(tokens[at++]);
    }
    return parts;
}

void takeEntry(PrescriptionLine& line, const Drug& drug) {
    line.strength = drug.strength;
    line.form = drug.form;
    line.route = drug.route;
    line.schedule = drug.schedule;
    line.scheduleCertainty = drug.scheduleCertainty;
    line.ndps = drug.ndps;
    line.telemedicineList = drug.telemedicineList;
}

/// Schedule and lists of a known substance in a strength the formulary does not have.
void takeSubstance(const RuleBook& book, PrescriptionLine& line) {
    line.route.clear();
    line.schedule.clear();
    line.scheduleCertainty.clear();
    line.ndps.clear();
    line.telemedicineList.clear();
    const auto entries = entriesOf(book, line.generic);
    line.known = !entries.empty();
    if (entries.empty())
        return;
    const Drug* best = entries.front();
    for (const auto* entry : entries)
        if (formFits(line.form, entry->form)) {
            best = entry;
            break;
        }
    for (const auto* entry : entries)
        if (entry->strength == line.strength && entry->form == line.form)
            best = entry;
    const auto strength = line.strength;
    const auto form = line.form;
    takeEntry(line, *best);
    if (best->form != form)
        line.route = form.empty() ? "" : line.route;
    line.strength = strength;
    line.form = form;
}

void takeSig(const RuleBook& book, PrescriptionLine& line, const Sig& sig, std::string_view language) {
    line.dose = doseText(sig);
    line.words = englishWords(sig, line.form);
    line.localWords = localWords(book, sig, line.form, language);
    line.timing = sig.timing;
    line.days = sig.days;
    line.durationText = sig.durationText;
    const auto quantity = quantityOf(book, sig, line.form);
    line.quantity = quantity.count;
    line.quantityText = quantity.text;
}

bool isLiquid(std::string_view form) {
    return form == "syrup" || form == "suspension";
}

std::vector<std::string> missingOf(const PrescriptionLine& line, const Sig& sig) {
    std::vector<std::string> missing;
    if (line.generic.empty())
        missing.emplace_back("medicine");
    const bool unitKnown = line.strength.find_first_not_of("0123456789. ") != std::string::npos;
    if (!unitKnown)
        missing.emplace_back("strength");
    if (line.form.empty())
        missing.emplace_back("form");
    if (sig.rhythm == Rhythm::none && !(sig.apply && sig.ifNeeded))
        missing.emplace_back("dose");
    if (isLiquid(line.form) && sig.rhythm != Rhythm::none && (sig.amount == 0 || sig.unit.empty()))
        missing.emplace_back("dose_amount");
    if (sig.rhythm == Rhythm::weekly && sig.weekday.empty())
        missing.emplace_back("weekday");
    if (sig.rhythm == Rhythm::ifNeeded && sig.maxPerDay == 0)
        missing.emplace_back("max_per_day");
    if (sig.days == 0 && sig.rhythm != Rhythm::now)
        missing.emplace_back("duration");
    if (line.quantity == 0)
        missing.emplace_back("quantity");
    return missing;
}

/// Formulary entries of the hits that fit what was typed, best first.
std::vector<const Drug*> fittingEntries(const RuleBook& book, const std::vector<DrugHit>& hits, const Parts& parts) {
    std::vector<const Drug*> fitting;
    for (const auto& hit : hits)
        for (const auto* entry : entriesOf(book, hit.generic))
            fitting.push_back(entry);
    std::stable_sort(fitting.begin(), fitting.end(), [&](const Drug* a, const Drug* b) {
        const auto rank = [&](const Drug* drug) {
            const bool strength = parts.strength.length == 0 || strengthFits(parts.strength, drug->strength);
            return (formFits(parts.form, drug->form) ? 0 : 2) + (strength ? 0 : 1);
        };
        const auto place = [&](const Drug* drug) {
            return std::find_if(hits.begin(), hits.end(),
                                [&](const DrugHit& hit) { return hit.generic == drug->generic; })
                ->match;
        };
        return place(a) != place(b) ? place(a) < place(b) : rank(a) < rank(b);
    });
    if (fitting.size() > kMostCandidates)
        fitting.resize(kMostCandidates);
    return fitting;
}

}  // namespace

LineReading readLine(const RuleBook& book, std::string_view typed, std::string_view language) {
    LineReading reading;
    auto& line = reading.line;
    line.typed = trim(typed);
    if (typed.size() > kLongestLine) {
        reading.missing = {"too_long"};
        return reading;
    }
    const auto parts = partsOf(book, typed);
    const auto hits = parts.quotedName.empty() ? findDrugs(book, parts.nameWords) : std::vector<DrugHit>{};
    line.generic = parts.quotedName.empty() ? certainGeneric(hits) : parts.quotedName;
    const bool onlyGuesses =
        std::all_of(hits.begin(), hits.end(), [](const DrugHit& hit) { return hit.match > NameMatch::component; });
    if (line.generic.empty() && onlyGuesses)
        line.generic = upper(join(parts.nameWords, " "));
    line.form = parts.form;
    line.strength = parts.strength.text;

    const auto fitting = fittingEntries(book, hits, parts);
    const Drug* chosen = nullptr;
    std::size_t fits = 0;
    for (const auto* entry : fitting) {
        if (entry->generic != line.generic || parts.strength.length == 0 || !formFits(parts.form, entry->form) ||
            !strengthFits(parts.strength, entry->strength))
            continue;
        chosen = entry;
        ++fits;
    }
    takeSubstance(book, line);
    if (fits == 1)
        takeEntry(line, *chosen);
    const auto sig = readSig(book, parts.rest);
    if (parts.strength.length > 0 && fits != 1 && !parts.strength.hasUnit)
        reading.unknownWords.push_back(parts.strength.text);
    reading.unknownWords.insert(reading.unknownWords.end(), sig.left.begin(), sig.left.end());
    line.remark = join(sig.left, " ");
    takeSig(book, line, sig.sig, language);
    reading.missing = missingOf(line, sig.sig);
    for (const auto* entry : fitting) {
        PrescriptionLine candidate = line;
        candidate.generic = entry->generic;
        candidate.known = true;
        takeEntry(candidate, *entry);
        takeSig(book, candidate, sig.sig, language);
        reading.candidates.push_back(std::move(candidate));
    }
    return reading;
}

std::vector<std::string> completeLine(const RuleBook& book, PrescriptionLine& line, std::string_view language) {
    line.generic = upper(trim(line.generic));
    takeSubstance(book, line);
    auto duration = line.durationText;
    if (duration.empty() && line.days > 0)
        duration = std::to_string(line.days) + " days";
    auto reading = readSig(book, sigTokens(line.dose + " " + line.timing + " " + duration));
    // A typed "qty 10" is the doctor's own count.
    if (!line.typed.empty() && line.typed.size() <= kLongestLine)
        reading.sig.countTyped = readSig(book, partsOf(book, line.typed).rest).sig.countTyped;
    const auto timing = line.timing;
    takeSig(book, line, reading.sig, language);
    auto missing = missingOf(line, reading.sig);
    if (line.timing.empty())
        line.timing = timing;
    if (!reading.left.empty()) {
        if (line.remark.find(join(reading.left, " ")) == std::string::npos)
            line.remark += (line.remark.empty() ? "" : " ") + join(reading.left, " ");
        missing.emplace_back("unclear");
    }
    return missing;
}

}  // namespace opdesk::rules
