#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

struct AllergyFact {
    std::string substance, group, reaction, severity;
};

/// What is known of the patient and of the prescription. An unknown fact is left empty, never assumed.
struct CheckInput {
    std::vector<PrescriptionLine> lines;
    std::vector<PrescriptionLine> current;  ///< medicines of earlier prescriptions that still run
    std::vector<AllergyFact> allergies;     ///< active ones
    std::string allergyStatus;              ///< not_asked, none_known, yes
    std::vector<std::string> conditions;    ///< names of problems and diagnoses
    std::optional<int> ageMonths;           ///< completed
    bool pregnant = false;
    std::string mode;       ///< in_person, tele_video, tele_audio, tele_text; empty: in person
    bool followUp = false;  ///< the patient was seen for this before
};

/// Every alert the rule data gives, the interrupting ones first. An unknown medicine gives a not_checked alert by name:
/// no alert never means safe. Interrupting: contraindicated and major pairs, allergies by their group, legal
/// prohibitions.
std::vector<Alert> check(const RuleBook& book, const CheckInput& input);

}  // namespace opdesk::rules
