#pragma once

#include "core/base/clock.h"
#include "core/clinic/ports.h"

/// Of a desk that is well, ten minutes after it met the server.
namespace opdesk::tests {

inline clinic::SyncStatus status() {
    clinic::SyncStatus made;
    made.phase = "idle";
    made.online = true;
    made.lastSuccess = base::fromMillis(1'760'000'000'000);
    made.clockOffsetMillis = 300;
    return made;
}
inline const base::Instant kNow = base::fromMillis(1'760'000'600'000);

}  // namespace opdesk::tests
