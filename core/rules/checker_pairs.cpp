#include "core/rules/checker_pairs.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/rules/sig.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

/// "QT members: A, B (oral), C; …" of a note: the members of a class that the formulary does not have as a class.
std::vector<std::string> membersInNote(const Interaction& pair) {
    const auto at = pair.note.find("members:");
    if (at == std::string::npos)
        return {};
    auto list = std::string_view(pair.note).substr(at + 8);
    list = list.substr(0, list.find(';'));
    std::vector<std::string> members;
    for (const auto& part : split(list, ',')) {
        const auto name = trim(std::string_view(part).substr(0, part.find('(')));
        if (!name.empty())
            members.push_back(name);
    }
    return members;
}

/// Whether one alternative of a side ("class:NSAID", "WARFARIN") means this medicine.
bool termMeans(const RuleBook& book, const Interaction& pair, std::string_view term, const Substance& substance) {
    if (term.starts_with("duplicate:"))
        term.remove_prefix(10);
    if (!term.starts_with("class:")) {
        // IRON of the pair rules is FERROUS ASCORBATE of the formulary.
        for (const auto& alias : book.aliases())
            if (alias.alias == lower(term) && alias.generic == substance.generic)
                return true;
        if (sameSubstance(term, substance.generic))
            return true;
        return std::any_of(substance.components.begin(), substance.components.end(),
                           [&](const std::string& one) { return sameSubstance(term, one); });
    }
    term.remove_prefix(6);
    const auto wanted = lower(term);
    const bool inClass =
        std::any_of(substance.classes.begin(), substance.classes.end(),
                    [&](const std::string& drugClass) { return lower(drugClass).starts_with(wanted); });
    if (inClass)
        return true;
    for (const auto& member : membersInNote(pair))
        if (sameSubstance(member, substance.generic))
            return true;
    return false;
}

bool sideMeans(const RuleBook& book, const Interaction& pair, std::string_view side, const Substance& substance) {
    for (const auto& term : split(side, '/'))
        if (termMeans(book, pair, term, substance))
            return true;
    return false;
}

std::string certaintyOf(const Interaction& pair) {
    return pair.note.find("recall") != std::string::npos ? "recall" : "not compared";
}

Alert alertOf(const Interaction& pair, std::string line, std::string what, std::string id) {
    Alert alert;
    alert.rule = std::move(id);
    alert.severity = pair.severity;
    alert.line = std::move(line);
    alert.what = std::move(what);
    alert.why = pair.effect + (pair.note.empty() ? "" : " (" + pair.note + ")");
    alert.source = pair.source;
    alert.certainty = certaintyOf(pair);
    alert.interrupts = pair.severity == "contraindicated" || pair.severity == "major";
    return alert;
}

std::string idOf(std::string_view kind, std::string_view a, std::string_view b) {
    return std::string(kind) + ":" + lower(a) + "|" + lower(b);
}

/// Rules speak of systemic use; the note of warfarin and miconazole ("oral gel too") stays within that.
bool maySpeak(const CheckedMedicine& medicine) {
    return isSystemic(medicine.substance);
}

void addPair(const Interaction& pair, const CheckedMedicine& one, const CheckedMedicine& other,
             std::vector<Alert>& alerts) {
    if (!one.isNew && !other.isNew)
        return;
    const auto& shown = one.isNew ? one : other;
    const auto& with = one.isNew ? other : one;
    const auto names = std::minmax(one.substance.generic, other.substance.generic);
    auto id = idOf("pair", names.first, names.second);
    // One alert a pair of medicines: the graver rule speaks.
    const auto rank = [](std::string_view severity) {
        return severity == "contraindicated" ? 0 : severity == "major" ? 1 : 2;
    };
    const auto earlier =
        std::find_if(alerts.begin(), alerts.end(), [&](const Alert& alert) { return alert.rule == id; });
    auto alert =
        alertOf(pair, shown.substance.generic,
                shown.substance.generic + " with " + with.substance.generic + (with.isNew ? "" : " (taken now)"), id);
    if (earlier == alerts.end())
        alerts.push_back(std::move(alert));
    else if (rank(alert.severity) < rank(earlier->severity))
        *earlier = std::move(alert);
}

bool conditionHolds(const CheckInput& input, std::string_view condition) {
    if (condition.starts_with("age <")) {
        const auto limit = wholeNumber(condition.substr(5, condition.find(' ', 5) - 5));
        return input.ageMonths && limit > 0 && *input.ageMonths < limit * 12;
    }
    if (condition == "pregnancy" && input.pregnant)
        return true;
    const auto isNamed = [&](std::string_view words) {
        return std::any_of(input.conditions.begin(), input.conditions.end(),
                           [&](const std::string& one) { return containsWords(one, words); });
    };
    if (isNamed(condition))
        return true;
    // Other names of the same conditions, as they stand in the list of diagnoses.
    if (condition == "chronic kidney disease")
        return isNamed("CKD");
    if (condition == "peptic ulcer")
        return isNamed("gastric ulcer") || isNamed("duodenal ulcer");
    if (condition == "pregnancy")
        return isNamed("pregnant") || isNamed("antenatal");
    if (condition == "eGFR <30")
        return isNamed("CKD stage 4") || isNamed("CKD stage 5") || isNamed("kidney disease stage 4") ||
               isNamed("kidney disease stage 5");
    return false;
}

void addConditionAlerts(const RuleBook& book, const CheckInput& input, const Interaction& pair,
                        const std::vector<CheckedMedicine>& medicines, std::vector<Alert>& alerts) {
    const auto condition = std::string_view(pair.b).substr(10);
    if (!conditionHolds(input, condition))
        return;
    for (const auto& one : medicines)
        if (one.isNew && maySpeak(one) && sideMeans(book, pair, pair.a, one.substance))
            alerts.push_back(alertOf(pair, one.substance.generic,
                                     one.substance.generic + " and " + std::string(condition),
                                     idOf("condition", one.substance.generic, condition)));
}

}  // namespace

void addPairAlerts(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                   std::vector<Alert>& alerts) {
    for (const auto& pair : book.interactions()) {
        if (pair.b.starts_with("condition:")) {
            addConditionAlerts(book, input, pair, medicines, alerts);
            continue;
        }
        if (pair.a == "duplicate:PARACETAMOL")
            continue;  // summed below
        for (std::size_t i = 0; i < medicines.size(); ++i)
            for (std::size_t j = i + 1; j < medicines.size(); ++j) {
                const auto& one = medicines[i];
                const auto& other = medicines[j];
                if (!maySpeak(one) || !maySpeak(other) || one.substance.generic == other.substance.generic)
                    continue;
                const bool meets =
                    (sideMeans(book, pair, pair.a, one.substance) && sideMeans(book, pair, pair.b, other.substance)) ||
                    (sideMeans(book, pair, pair.a, other.substance) && sideMeans(book, pair, pair.b, one.substance));
                if (meets)
                    addPair(pair, one, other, alerts);
            }
    }
    std::set<std::string> reported;
    for (std::size_t i = 0; i < medicines.size(); ++i)
        for (std::size_t j = i + 1; j < medicines.size(); ++j) {
            const auto& name = medicines[i].substance.generic;
            const bool same = !name.empty() && name == medicines[j].substance.generic && medicines[i].isNew;
            if (!same || !reported.insert(name + (medicines[j].isNew ? "|new" : "|now")).second)
                continue;
            Alert alert;
            alert.rule = idOf("duplicate", name, medicines[j].isNew ? "this prescription" : "current");
            alert.severity = "moderate";
            alert.line = name;
            alert.what = name + (medicines[j].isNew ? " is here twice" : " is taken already");
            alert.why = "the same substance twice";
            alert.source = "interactions.csv, duplicate rule";
            alert.certainty = "class";
            alerts.push_back(std::move(alert));
        }
}

namespace {

/// "100 mg + 325 mg" with PARACETAMOL second: milligrams of paracetamol in one unit of a solid form; nullopt when
/// unknown.
std::optional<double> paracetamolMg(const CheckedMedicine& medicine) {
    const auto& components = medicine.substance.components;
    const auto place = std::find(components.begin(), components.end(), "PARACETAMOL");
    const auto parts = split(medicine.line.strength, '+');
    const auto index = static_cast<std::size_t>(place - components.begin());
    if (place == components.end() || index >= parts.size())
        return std::nullopt;
    const auto text = lower(trim(parts[index]));
    double perMl = 1;
    const auto slash = text.find('/');
    if (slash != std::string::npos) {
        if (text.find("5 ml", slash) != slash + 1 || medicine.line.dose.find("mL") == std::string::npos)
            return std::nullopt;
        perMl = 5;
    }
    const auto value = wholeNumber(text.substr(0, text.find_first_not_of("0123456789")));
    if (value <= 0)
        return std::nullopt;
    if (text.find(" mg") != std::string::npos)
        return value / perMl;
    return text.find(" g") != std::string::npos ? std::optional<double>(value * 1000 / perMl) : std::nullopt;
}

}  // namespace

void addParacetamolAlert(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                         std::vector<Alert>& alerts) {
    const auto rule = std::find_if(book.interactions().begin(), book.interactions().end(),
                                   [](const Interaction& one) { return one.a == "duplicate:PARACETAMOL"; });
    if (rule == book.interactions().end())
        return;
    constexpr double kMostMgPerDay = 4000;  // adult, all sources: drugs_opd.csv and the effect of the rule
    double sum = 0;
    int sources = 0;
    bool unclear = false;
    bool anyNew = false;
    for (const auto& one : medicines) {
        const auto& parts = one.substance.components;
        if (std::find(parts.begin(), parts.end(), "PARACETAMOL") == parts.end())
            continue;
        ++sources;
        anyNew = anyNew || one.isNew;
        const auto perUnit = paracetamolMg(one);
        const auto units = readSig(book, sigTokens(one.line.dose)).sig.unitsPerDay();
        if (perUnit && units)
            sum += *perUnit * static_cast<double>(*units) / 100;
        else
            unclear = true;
    }
    const bool over = sum > kMostMgPerDay;
    if (!anyNew || (!over && sources < 2))
        return;
    auto alert = alertOf(*rule, "PARACETAMOL",
                         "paracetamol in " + std::to_string(sources) + (sources == 1 ? " medicine: " : " medicines: ") +
                             std::to_string(static_cast<std::int64_t>(sum)) + " mg a day" + (unclear ? " or more" : ""),
                         "sum:paracetamol");
    if (!over) {
        alert.severity = "moderate";
        alert.interrupts = false;
    }
    if (input.ageMonths && *input.ageMonths < 18 * 12)
        alert.why += "; the limit of a child goes by weight and is not checked";
    alerts.push_back(std::move(alert));
}

}  // namespace opdesk::rules
