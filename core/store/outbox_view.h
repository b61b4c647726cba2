#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/model/kind.h"
#include "core/store/store.h"

/// What a person asks when they ask whether their work is safe.
namespace opdesk::store {

/// How many changes of each kind the server has not judged, the most first; what is parked is left out.
base::Result<std::vector<std::pair<model::KindId, std::int64_t>>> waitingByKind(Store& store);
/// Of the disk the cache lies on; nothing where the store has no files of its own (a test's).
std::optional<std::int64_t> freeBytes(Store& store);

}  // namespace opdesk::store
