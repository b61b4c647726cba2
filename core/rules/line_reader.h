#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// What a typed line came to. `candidates`: formulary entries that fit, best first, also when the line is already
/// clear. `unknownWords`: kept in line.remark and shown; nothing is guessed. `missing`: codes of what a prescription
/// needs and the line does not say: medicine, strength, form, dose, duration, max_per_day, weekday; too_long: the line
/// was not read.
struct LineReading {
    PrescriptionLine line;
    std::vector<PrescriptionLine> candidates;
    std::vector<std::string> unknownWords;
    std::vector<std::string> missing;
};

/// The one-line grammar: [form] medicine [strength] [form] [dose] [timing] [duration] in any order after the medicine;
/// shorthand of dose_shorthand.csv or plain English. "100" and "110" without dashes are strengths. A name in double
/// quotes is taken as it stands. `language`: ISO 639-1 of the patient's line.
LineReading readLine(const RuleBook& book, std::string_view typed, std::string_view language);

/// Works out again, from the figures of a line that a person edited, everything that follows from them: words, local
/// words, quantity, schedule and known. Never trusts what the line says of itself. Returns the codes of what is
/// missing.
std::vector<std::string> completeLine(const RuleBook& book, PrescriptionLine& line, std::string_view language);

}  // namespace opdesk::rules
