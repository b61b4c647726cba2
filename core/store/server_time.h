#pragma once

#include "core/store/store.h"

namespace opdesk::store {

/// The server's clock as an answer told it, in ms since 1970; counts the days on which it was heard, for thirty of
/// which what it took is kept. Written when it is an hour from what was noted before; a power cut may lose it.
base::Status noteServerTime(Store& store, std::int64_t serverMillis);

}  // namespace opdesk::store
