#pragma once

#include "core/clinic/ports.h"
#include "ui/widgets/sync_pill.h"

namespace opdesk::ui::shell {

/// What the pill says for a status. `now` and the clinic's offset turn instants into times of day.
widgets::SyncPillState syncPillState(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset);

}  // namespace opdesk::ui::shell
