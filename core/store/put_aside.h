#pragma once

#include <chrono>

#include "core/store/store.h"

namespace opdesk::store {

struct Unread {
    bool retried = false;  ///< some are due again
    bool left = false;     ///< some still lie aside
};
/// Groups and looks this desk put aside alone because the server could not read them: those that lay aside for `rest`
/// are due again, since the refusal may have been the line's and not the server's.
base::Result<Unread> retryUnread(Store& store, std::chrono::milliseconds rest);

/// A compartment that was lost went with its records, but not what the server had put aside of it. When it is given
/// back, what only those ops would make is shown again; rows that come are shown under them anyway.
base::Status showPutAside(Store& store);

}  // namespace opdesk::store
