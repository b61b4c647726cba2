#include "core/store/impl.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

namespace {

/// Pages of 4 KB: 8 MB are worth a checkpoint, 64 MB are too much for any moment.
constexpr std::int64_t kWorthwhilePages = 2000;
constexpr std::int64_t kHardPages = 16000;

}  // namespace

base::Status tidyLog(Store& store, bool hardBound) {
    auto& database = store.database();
    if (database.logPages() < (hardBound ? kHardPages : kWorthwhilePages))
        return {};
    return database.checkpoint();
}

}  // namespace opdesk::store
