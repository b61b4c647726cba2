#pragma once

#include <optional>

#include "core/store/store.h"

namespace opdesk::store {

/// An op that lies parked with its content; nullopt when it is not here or its compartment is not open.
base::Result<std::optional<model::Op>> parkedContent(Store& store, const model::OpId& op);

}  // namespace opdesk::store
