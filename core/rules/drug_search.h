#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// How well typed words name a medicine. Only the first three may be taken without asking.
enum class NameMatch { exact, alias, prefix, component, skeleton, misspelt };

struct DrugHit {
    std::string generic;
    NameMatch match = NameMatch::exact;
};

/// Medicines of the formulary that `words` (lower case) may stand for, best first, each generic once. Within a match a
/// single substance goes before the combinations that begin with it, then the order of the formulary.
std::vector<DrugHit> findDrugs(const RuleBook& book, const std::vector<std::string>& words);
/// The one medicine that may be taken for `hits` without asking; empty when several fit or all are guesses.
std::string certainGeneric(const std::vector<DrugHit>& hits);
/// Entries of the formulary with this generic name, any case.
std::vector<const Drug*> entriesOf(const RuleBook& book, std::string_view generic);

}  // namespace opdesk::rules
