#include "core/store/impl.h"
#include "core/store/log_keeper.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

namespace {

/// Pages of 4 KB: 8 MB are worth a checkpoint, 64 MB are too much for any moment.
constexpr std::int64_t kWorthwhilePages = 2000;
constexpr std::int64_t kHardPages = 16000;
/// What the keeper leaves is done here in a few milliseconds; what it takes along spares a commit the wait for the
/// disk.
constexpr std::int64_t kLittle = 512;
constexpr std::int64_t kKeepersShare = 2000;

}  // namespace

base::Status tidyLog(Store& store, bool hardBound) {
    auto& database = store.database();
    auto* keeper = store.impl().logKeeper;
    const auto pages = database.logPages();
    if (!keeper)
        return pages < (hardBound ? kHardPages : kWorthwhilePages) ? base::Status{} : database.checkpoint();
    const auto left = pages - keeper->moved();
    if (left < 0)
        keeper->restarted();
    if (left >= kKeepersShare)
        keeper->wake();
    if (hardBound || pages < kWorthwhilePages || (left > kLittle && pages < kHardPages))
        return {};
    keeper->restarted();
    return database.checkpoint();
}

}  // namespace opdesk::store
