#include "core/rules/substances.h"

#include <algorithm>

#include "core/rules/drug_search.h"
#include "core/rules/words.h"

namespace opdesk::rules {

namespace {

void addClass(Substance& substance, const std::string& drugClass) {
    if (!drugClass.empty() &&
        std::find(substance.classes.begin(), substance.classes.end(), drugClass) == substance.classes.end())
        substance.classes.push_back(drugClass);
}

}  // namespace

Substance substanceOf(const RuleBook& book, const PrescriptionLine& line) {
    Substance substance;
    substance.generic = upper(trim(line.generic));
    substance.route = line.route;
    for (const auto& part : split(substance.generic, '+'))
        if (auto name = trim(part); !name.empty())
            substance.components.push_back(std::move(name));
    const auto entries = entriesOf(book, substance.generic);
    substance.known = !entries.empty();
    for (const auto* entry : entries)
        if (line.form.empty() || entry->form == line.form || entries.size() == 1) {
            addClass(substance, entry->drugClass);
            if (substance.route.empty())
                substance.route = entry->route;
        }
    if (substance.classes.empty() && !entries.empty())
        addClass(substance, entries.front()->drugClass);
    // The parts of a combination keep the classes they have alone: aceclofenac + paracetamol is an NSAID too.
    for (const auto& component : substance.components)
        for (const auto* entry : entriesOf(book, component))
            addClass(substance, entry->drugClass);
    return substance;
}

bool isSystemic(const Substance& substance) {
    return substance.route != "topical" && substance.route != "ophthalmic" && substance.route != "nasal" &&
           substance.route != "otic";
}

bool sameSubstance(std::string_view one, std::string_view other) {
    const auto a = alphaWords(one);
    const auto b = alphaWords(other);
    if (a.empty() || b.empty())
        return false;
    // "any salt": LITHIUM and LITHIUM CARBONATE, POTASSIUM and POTASSIUM CHLORIDE; but not CALCIUM alone for another
    // first word.
    const auto& shorter = a.size() <= b.size() ? a : b;
    const auto& longer = a.size() <= b.size() ? b : a;
    return std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace opdesk::rules
