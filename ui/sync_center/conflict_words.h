#pragma once

#include <QString>

#include "core/clinic/settling.h"
#include "ui/widgets/conflict_card.h"

namespace opdesk::ui::sync_center {

/// A stored value as people read it: dates and times in the clinic's way, open enums in words, lists joined.
QString valueWords(const std::string& kind, const std::string& field, const clinic::json::value& value,
                   std::chrono::minutes offset);
/// "Locality differs", "Two bookings for one time".
QString conflictWords(const clinic::ConflictLine& line);
widgets::ConflictContent cardOf(const clinic::ShowConflict::Answer& conflict, std::chrono::minutes offset);

}  // namespace opdesk::ui::sync_center
