#include "core/store/parked_content.h"

#include "core/store/impl.h"

namespace opdesk::store {

base::Result<std::optional<model::Op>> parkedContent(Store& store, const model::OpId& op) {
    auto found = store.impl().outbox.find(op, true);
    if (!found && found.error().code == base::ErrorCode::locked)
        return std::optional<model::Op>();
    return found;
}

}  // namespace opdesk::store
