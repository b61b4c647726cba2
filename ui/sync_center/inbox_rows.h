#pragma once

#include <vector>

#include "core/clinic/settling.h"
#include "ui/widgets/row_list_model.h"

/// Rows of the inbox' lists. Ids: the patient for what waits, the conflict for what was merged, a number for parked.
namespace opdesk::ui::sync_center {

std::vector<widgets::ListRow> patientRows(const clinic::ListConflicts::Answer& answer, std::chrono::minutes offset,
                                          bool namesHidden);
std::vector<widgets::ListRow> mergedRows(const clinic::ListConflicts::Answer& answer, std::chrono::minutes offset,
                                         bool namesHidden);
std::vector<widgets::ListRow> parkedRows(const std::vector<clinic::ParkedLine>& parked, std::chrono::minutes offset);

}  // namespace opdesk::ui::sync_center
