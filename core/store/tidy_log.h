#pragma once

#include <chrono>

#include "core/store/store.h"

namespace opdesk::store {

/// A person's commit is on the disk, and the log before it with it: now the keeper needs the disk least at somebody's
/// cost.
void logReachedDisk(Store& store);
/// The log is written to the end by its keeper and begins anew when nothing is added meanwhile: work that can wait
/// does. Waits at most so long; true: go on. A person's commit need not ask.
bool logIsFree(Store& store, std::chrono::milliseconds most);

}  // namespace opdesk::store
