#include "core/rules/drug_search.h"

#include <algorithm>
#include <optional>

#include "core/rules/words.h"
#include "core/text/edit_distance.h"

namespace opdesk::rules {

namespace {

std::string consonants(std::string_view word) {
    std::string out;
    for (const char c : word)
        if (c >= 'a' && c <= 'z' && std::string_view("aeiouy").find(c) == std::string_view::npos &&
            (out.empty() || out.back() != c))
            out += c;
    return out;
}

bool isSubsequence(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (const char c : whole)
        if (at < part.size() && part[at] == c)
            ++at;
    return at == part.size();
}

/// Every typed word begins a word of the name, in order, the first one the first.
bool isWordwisePrefix(const std::vector<std::string>& typed, const std::vector<std::string>& name) {
    if (!name.front().starts_with(typed.front()))
        return false;
    std::size_t at = 0;
    for (const auto& word : name)
        if (at < typed.size() && word.starts_with(typed[at]))
            ++at;
    return at == typed.size();
}

std::optional<NameMatch> matchOf(const std::vector<std::string>& typed, const std::string& generic) {
    const auto name = alphaWords(generic);
    if (typed == name)
        return NameMatch::exact;
    const auto& first = typed.front();
    if (first.size() >= 2 && isWordwisePrefix(typed, name))
        return NameMatch::prefix;
    if (typed.size() > 1 || first.size() < 3)
        return std::nullopt;
    for (const auto& word : name)
        if (word.starts_with(first))
            return NameMatch::component;
    const auto& lead = name.front();
    const auto skeleton = consonants(first);
    if (skeleton.size() >= 3 && first.front() == lead.front() && skeleton.size() * 2 >= first.size() &&
        isSubsequence(skeleton, consonants(lead)) && first.size() <= 5)
        return NameMatch::skeleton;
    const std::size_t bound = first.size() >= 8 ? 2 : 1;
    if (first.size() >= 5 && text::editDistance(first, lead, bound) <= bound)
        return NameMatch::misspelt;
    if (first.size() >= 5 && lead.size() > first.size() &&
        text::editDistance(first, std::string_view(lead).substr(0, first.size()), 1) <= 1)
        return NameMatch::misspelt;
    return std::nullopt;
}

}  // namespace

std::vector<DrugHit> findDrugs(const RuleBook& book, const std::vector<std::string>& words) {
    std::vector<DrugHit> hits;
    if (words.empty())
        return hits;
    const auto joined = join(words, "");
    for (const auto& alias : book.aliases())
        if (alias.alias == joined)
            hits.push_back({alias.generic, NameMatch::alias});
    for (const auto& drug : book.drugs()) {
        const auto match = matchOf(words, drug.generic);
        if (match &&
            std::none_of(hits.begin(), hits.end(), [&](const DrugHit& h) { return h.generic == drug.generic; }))
            hits.push_back({drug.generic, *match});
    }
    const auto isCombination = [](const DrugHit& hit) { return hit.generic.find(" + ") != std::string::npos; };
    std::stable_sort(hits.begin(), hits.end(), [&](const DrugHit& a, const DrugHit& b) {
        return a.match != b.match ? a.match < b.match : isCombination(a) < isCombination(b);
    });
    return hits;
}

std::string certainGeneric(const std::vector<DrugHit>& hits) {
    if (hits.empty() || hits.front().match > NameMatch::prefix)
        return {};
    const auto& best = hits.front();
    for (const auto& hit : hits) {
        if (&hit == &best || hit.match != best.match)
            continue;
        const bool combinationOfBest = hit.generic.starts_with(best.generic + " + ");
        if (!combinationOfBest)
            return {};
    }
    return best.generic;
}

std::vector<const Drug*> entriesOf(const RuleBook& book, std::string_view generic) {
    std::vector<const Drug*> entries;
    const auto wanted = upper(generic);
    for (const auto& drug : book.drugs())
        if (drug.generic == wanted)
            entries.push_back(&drug);
    return entries;
}

}  // namespace opdesk::rules
