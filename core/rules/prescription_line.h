#pragma once

#include <cstdint>
#include <string>

namespace opdesk::rules {

/// One medicine. `typed` is the line as entered ("amox 500 101 5d pc"); the rest is what the rules made of it.
struct PrescriptionLine {
    std::string typed;
    std::string generic, strength, form, route, brand;
    std::string dose;        ///< figures: 1-0-1
    std::string words;       ///< English: one in the morning, one at night
    std::string localWords;  ///< the patient's language, from the phrase table; empty: a phrase is missing
    std::string timing;      ///< after food
    std::int64_t days = 0;
    std::string durationText;
    std::int64_t quantity = 0;
    std::string quantityText;  ///< 10 capsules, 1 bottle of 60 mL
    std::string schedule, scheduleCertainty, ndps, telemedicineList;
    bool known = false;  ///< in the formulary; unknown medicines are "not checked"
    std::string remark;
};

struct Alert {
    std::string rule;      ///< stable id
    std::string severity;  ///< contraindicated, major, moderate, inform, not_checked, legal
    std::string line;      ///< generic of the line it concerns
    std::string what, why, source, certainty;
    bool interrupts = false;  ///< must be answered before signing: change, or keep with a reason
};

}  // namespace opdesk::rules
