#pragma once

#include <optional>
#include <vector>

#include "core/store/queries.h"

namespace opdesk::store {

/// The rows of queueOf in its order, with what the visits say alone: no names, conflicts or marks. For what is reckoned
/// from a day's queue at every token, which would otherwise read every patient of the day.
base::Result<std::vector<QueueRow>> queueStates(Store& store, base::Date day,
                                                const std::optional<model::StaffId>& doctor);

}  // namespace opdesk::store
