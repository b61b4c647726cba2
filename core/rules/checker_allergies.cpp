#include <algorithm>

#include "core/rules/checker_pairs.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

/// British and American spelling compare alike: sulphonamide, sulfonamide.
std::string folded(std::string_view text) {
    auto out = lower(trim(text));
    for (auto at = out.find("ph"); at != std::string::npos; at = out.find("ph", at + 1))
        out.replace(at, 2, "f");
    return out;
}

std::string singular(std::string word) {
    if (word.size() > 3 && word.back() == 's')
        word.pop_back();
    return word;
}

std::string firstWord(std::string_view text) {
    const auto words = alphaWords(folded(text));
    return words.empty() ? std::string{} : singular(words.front());
}

bool namesMedicine(const RuleBook& book, std::string_view name, const Substance& substance) {
    if (sameSubstance(folded(name), folded(substance.generic)))
        return true;
    for (const auto& one : substance.components)
        if (sameSubstance(folded(name), folded(one)))
            return true;
    for (const auto& alias : book.aliases())
        if (alias.alias == lower(trim(name)) && sameSubstance(alias.generic, substance.generic))
            return true;
    return false;
}

bool isMember(const RuleBook& book, const AllergyGroup& group, const Substance& substance) {
    for (const auto& member : group.members)
        if (member != "-" && namesMedicine(book, member, substance))
            return true;
    const auto lead = firstWord(group.name);
    return std::any_of(substance.classes.begin(), substance.classes.end(),
                       [&](const std::string& one) { return firstWord(one) == lead; });
}

enum class Recorded { no, asGroup, asMember };

/// Whether the recorded allergy is the group itself ("penicillin", "sulfa drugs") or one of its members
/// ("amoxicillin").
Recorded recordedIn(const AllergyGroup& group, const AllergyFact& fact) {
    if (group.defaultAlert == "none")
        return Recorded::no;
    for (const auto& text : {fact.group, fact.substance}) {
        const auto word = singular(firstWord(text));
        if (word.size() < 3)
            continue;
        for (const auto& name : alphaWords(folded(group.name))) {
            const auto one = singular(name);
            if (one == word && one != "inhibitor" && one != "drug")
                return Recorded::asGroup;
            if (word.size() >= 6 && one.find(word) != std::string::npos)
                return Recorded::asGroup;
        }
    }
    for (const auto& member : group.members) {
        if (member == "-")
            continue;
        if (sameSubstance(folded(member), folded(fact.substance)))
            return Recorded::asMember;
        const auto word = firstWord(fact.substance);
        if (word.size() >= 5 && folded(member).starts_with(word))
            return word == firstWord(member) ? Recorded::asMember : Recorded::asGroup;
    }
    return Recorded::no;
}

struct CrossReaction {
    std::string level, words;
};

/// Parts of a cross-reactivity text, split at ';' outside brackets.
std::vector<std::string> segmentsOf(std::string_view text) {
    std::vector<std::string> segments(1);
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ';' && depth == 0)
            segments.emplace_back();
        else
            segments.back() += c;
    }
    return segments;
}

bool mentions(std::string_view segment, const Substance& substance, bool& listed) {
    const auto open = segment.find('(');
    const auto inside =
        open == std::string_view::npos ? std::string_view{} : segment.substr(open, segment.find(')', open) - open);
    const auto outside = std::string(segment.substr(0, open)) +
                         (open == std::string_view::npos
                              ? ""
                              : std::string(segment.substr(std::min(segment.size(), segment.find(')', open)))));
    const auto holds = [](std::string_view text, std::string_view name) {
        const auto words = alphaWords(folded(text));
        const auto wanted = firstWord(name);
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return singular(word) == wanted; });
    };
    bool named = false;
    listed = false;
    for (const auto& one : substance.components) {
        listed = listed || holds(inside, one);
        named = named || holds(outside, one);
    }
    for (const auto& one : substance.classes) {
        listed = listed || holds(inside, one);
        named = named || holds(outside, one);
    }
    // Names in brackets after a class narrow it to those: "with the same side chain (amoxicillin: cefadroxil …)".
    if (named && !inside.empty() && inside.find(':') != std::string_view::npos)
        named = false;
    return named || listed;
}

std::optional<CrossReaction> crossReaction(const AllergyGroup& group, const Substance& substance) {
    std::optional<CrossReaction> found;
    const auto rank = [](std::string_view level) { return level == "interrupt" ? 0 : level == "warn" ? 1 : 2; };
    for (const auto& segment : segmentsOf(group.crossReactivity)) {
        bool listed = false;
        if (!mentions(segment, substance, listed) || segment.find("tolerated") != std::string::npos)
            continue;
        const bool interrupts = segment.find("interrupt") != std::string::npos;
        const bool informs = segment.find("inform") != std::string::npos;
        const std::string level = interrupts ? "interrupt" : informs ? "inform" : "warn";
        if (!found || rank(level) < rank(found->level))
            found = CrossReaction{level, trim(segment)};
    }
    return found;
}

Alert allergyAlert(const AllergyFact& fact, const Substance& substance, std::string_view level, std::string why) {
    Alert alert;
    alert.rule = "allergy:" + lower(fact.substance) + "|" + lower(substance.generic);
    alert.severity = level == "interrupt" ? "contraindicated" : level == "warn" ? "major" : "inform";
    alert.line = substance.generic;
    alert.what = "allergy to " + fact.substance + (fact.reaction.empty() ? "" : " (" + fact.reaction + ")") + " and " +
                 substance.generic;
    alert.why = std::move(why);
    alert.source = "allergy_classes.csv and the patient's record";
    alert.certainty = "class";
    alert.interrupts = level == "interrupt";
    return alert;
}

std::optional<Alert> allergyAlertFor(const RuleBook& book, const AllergyFact& fact, const Substance& substance) {
    if (namesMedicine(book, fact.substance, substance)) {
        auto alert = allergyAlert(fact, substance, "interrupt", "the recorded substance itself");
        alert.certainty = "recorded";
        return alert;
    }
    std::optional<Alert> worst;
    const auto rank = [](const Alert& alert) {
        return alert.severity == "contraindicated" ? 0 : alert.severity == "major" ? 1 : 2;
    };
    const auto keep = [&](Alert alert) {
        if (!worst || rank(alert) < rank(*worst))
            worst = std::move(alert);
    };
    for (const auto& group : book.allergyGroups()) {
        const auto recorded = recordedIn(group, fact);
        if (recorded == Recorded::no)
            continue;
        if (isMember(book, group, substance))
            keep(allergyAlert(fact, substance, recorded == Recorded::asGroup ? "interrupt" : group.defaultAlert,
                              "same group: " + group.name));
        else if (const auto cross = crossReaction(group, substance))
            keep(allergyAlert(fact, substance, cross->level, "cross-reaction of " + group.name + ": " + cross->words));
    }
    return worst;
}

bool isInSomeGroup(const RuleBook& book, const AllergyFact& fact) {
    return std::any_of(book.allergyGroups().begin(), book.allergyGroups().end(),
                       [&](const AllergyGroup& group) { return recordedIn(group, fact) != Recorded::no; });
}

bool isInFormulary(const RuleBook& book, const AllergyFact& fact) {
    return std::any_of(book.drugs().begin(), book.drugs().end(),
                       [&](const Drug& drug) { return sameSubstance(folded(fact.substance), folded(drug.generic)); });
}

}  // namespace

void addAllergyAlerts(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                      std::vector<Alert>& alerts) {
    bool anyNew = false;
    for (const auto& medicine : medicines) {
        if (!medicine.isNew)
            continue;
        anyNew = true;
        for (const auto& fact : input.allergies)
            if (auto alert = allergyAlertFor(book, fact, medicine.substance))
                alerts.push_back(*std::move(alert));
    }
    for (const auto& fact : input.allergies) {
        if (!anyNew || isInSomeGroup(book, fact) || isInFormulary(book, fact))
            continue;
        Alert alert;
        alert.rule = "allergy_not_grouped:" + lower(fact.substance);
        alert.severity = "not_checked";
        alert.what = "allergy to " + fact.substance + " was compared by name only";
        alert.why = "no group of the rule data holds it";
        alert.source = "allergy_classes.csv";
        alert.certainty = "unknown";
        alerts.push_back(std::move(alert));
    }
}

}  // namespace opdesk::rules
