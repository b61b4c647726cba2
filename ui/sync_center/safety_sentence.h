#pragma once

#include <QString>

#include "core/clinic/ports.h"

namespace opdesk::ui::sync_center {

/// The session ended: until somebody signs in with a code, nothing goes out and nothing comes in.
bool mustSignIn(const clinic::SyncStatus& status);
/// Nothing that was done here is on this PC alone.
bool isAllSent(const clinic::SyncStatus& status);
/// "All work is sent." Never that while something waits or is parked, a scan too.
QString safetySentence(const clinic::SyncStatus& status, std::chrono::minutes offset,
                       std::optional<base::Instant> now = {});

}  // namespace opdesk::ui::sync_center
