#pragma once

#include "core/store/store.h"

namespace opdesk::store {

/// The server's clock as an answer told it, in ms since 1970. What it took is kept for thirty days of this clock, never
/// of the desk's own. Written when it is an hour from what was noted before; a power cut may lose it.
base::Status noteServerTime(Store& store, std::int64_t serverMillis);

}  // namespace opdesk::store
