#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// A medicine as the pair rules see it: its substances, class and route.
struct Substance {
    std::string generic;                  ///< of the line, upper case
    std::vector<std::string> components;  ///< AMOXICILLIN, CLAVULANIC ACID
    std::vector<std::string> classes;     ///< of the formulary entries of the line and of its components alone
    std::string route;                    ///< oral, topical …; empty: unknown
    bool known = false;
};

Substance substanceOf(const RuleBook& book, const PrescriptionLine& line);
/// Oral, injected, inhaled, sublingual or unknown: what the pair rules mean unless they say otherwise.
bool isSystemic(const Substance& substance);
/// "SODIUM VALPROATE" holds "VALPROATE"-like names: same first word, or the whole name as words ("any salt").
bool sameSubstance(std::string_view one, std::string_view other);

}  // namespace opdesk::rules
