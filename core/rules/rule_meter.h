#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// One line of the rule meter. A legal rule that is not met keeps the prescription from being signed.
struct RuleState {
    std::string rule;   ///< stable id
    std::string words;  ///< what it asks, or what is open
    bool legal = false;
    bool met = false;
};

struct MeterInput {
    std::string registrationNumber, doctorName, qualification;
    std::string patientName, sex, address;
    std::optional<int> ageMonths;
    std::string allergyStatus;
    std::vector<std::string> diagnoses;
    std::vector<PrescriptionLine> lines;
    std::vector<std::vector<std::string>> missing;  ///< per line, from completeLine
    std::string language;                           ///< of the patient's lines
    bool minorWithoutWeight = false;                ///< under 18 and no weight of the last 30 days
    std::string mode;
};

/// The ten lines, always in this order: registration, patient, date, generic, dose, quantity, diagnosis, legible,
/// allergies, language. Legal ones follow the MCI Regulations 2002 (1.4.2, 1.5) and Rule 65(10) of the Drugs Rules
/// 1945.
std::vector<RuleState> ruleMeter(const RuleBook& book, const MeterInput& input);

}  // namespace opdesk::rules
