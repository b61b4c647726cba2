#pragma once

#include <vector>

#include "core/rules/checker.h"
#include "core/rules/substances.h"

namespace opdesk::rules {

/// A medicine of the check: one of the new lines, or one that the patient takes already.
struct CheckedMedicine {
    Substance substance;
    PrescriptionLine line;
    bool isNew = true;
};

/// Alerts of interactions.csv: pairs among the medicines, medicine against condition or age, and duplicates.
void addPairAlerts(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                   std::vector<Alert>& alerts);
/// Alerts of allergy_classes.csv and of the recorded substance itself.
void addAllergyAlerts(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                      std::vector<Alert>& alerts);
/// Total of paracetamol a day over every line and combination, against the 4 g an adult may have
/// (duplicate:PARACETAMOL).
void addParacetamolAlert(const RuleBook& book, const CheckInput& input, const std::vector<CheckedMedicine>& medicines,
                         std::vector<Alert>& alerts);

}  // namespace opdesk::rules
