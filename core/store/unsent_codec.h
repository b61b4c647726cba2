#pragma once

#include "core/base/json.h"
#include "core/store/sync_store.h"
#include "core/store/words.h"

namespace opdesk::store {

/// One group that the server has not acknowledged, between the cache's tables and an export. For core/store/*.cpp.

/// With all its ops and events. Errors: damaged when the tables cannot be read.
base::Result<QueuedGroup> readUnsentGroup(Database& database, const Words& words, const base::Uuid& group);
/// Inside the caller's transaction. False when every op, or the look itself, is here already.
base::Result<bool> queueUnsentGroup(Store::Impl& store, const QueuedGroup& group, const model::DeviceId& madeOn);

base::json::object toJson(const QueuedGroup& group);
/// Errors: damaged.
base::Result<QueuedGroup> groupFrom(const base::json::object& text);

}  // namespace opdesk::store
