#pragma once

#include <optional>
#include <string_view>

#include "core/rules/prescription_line.h"
#include "core/rules/rule_book.h"

namespace opdesk::rules {

/// Telemedicine Practice Guidelines 2020: whether `line` may be prescribed in this mode. nullopt: it may, or the mode
/// is in person. Prohibited and wrongly listed medicines interrupt; a medicine that no list names gives a warning.
std::optional<Alert> telemedicineAlert(const RuleBook& book, const PrescriptionLine& line, std::string_view mode,
                                       bool followUp);

}  // namespace opdesk::rules
