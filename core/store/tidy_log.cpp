#include "core/store/tidy_log.h"

#include "core/store/impl.h"
#include "core/store/log_keeper.h"
#include "core/store/sync_store.h"

namespace opdesk::store {

namespace {

/// Pages of 4 KB: 8 MB are worth a checkpoint on the store thread, 64 MB are too much for any moment.
constexpr std::int64_t kWorthwhilePages = 2000;
constexpr std::int64_t kHardPages = 16000;
/// The keeper moves so much at a time, and finishes a log of some length once little is left: then nothing long is
/// waited for, and the log seldom begins anew.
constexpr std::int64_t kKeepersShare = 4000;
constexpr std::int64_t kLittle = 3000;
constexpr std::int64_t kLongPages = 8000;
/// Where its writers are the faster, they wait for all of it.
constexpr std::int64_t kTooLongPages = 14000;
/// The same after a person's commit, while something else fills the log between two of them. Else it may grow: a commit
/// that begins the log anew waits for the disk twice.
constexpr std::int64_t kSmallShare = 512, kQuietShare = 4000;
constexpr std::int64_t kRatherLongPages = 6000;
constexpr std::int64_t kOwnPages = 128;

/// On the store thread. One that fails, as on a full disk, has written all that went in and would again: it is tried
/// anew when the log has grown, or has begun anew.
base::Status moveLog(Store::Impl& impl, std::int64_t pages) {
    auto& stuckAt = impl.logStuckAt;
    if (stuckAt && pages >= *stuckAt && pages - *stuckAt < kWorthwhilePages)
        return {};
    stuckAt.reset();
    auto moved = impl.database->checkpoint();
    if (!moved)
        stuckAt = pages;
    return moved;
}

}  // namespace

base::Status tidyLog(Store& store, bool hardBound) {
    auto& database = store.database();
    auto* keeper = store.impl().logKeeper;
    const auto pages = database.logPages();
    if (!keeper)
        return pages < (hardBound ? kHardPages : kWorthwhilePages) ? base::Status{} : moveLog(store.impl(), pages);
    auto left = pages - keeper->moved();
    if (left < 0) {
        keeper->restarted();
        left = pages;
    }
    keeper->beginWriting(pages);
    if (left == 0 || hardBound)
        return {};
    if (pages >= kHardPages) {
        keeper->restarted();
        return moveLog(store.impl(), pages);
    }
    if (pages >= kTooLongPages || (pages >= kLongPages && left <= kLittle))
        keeper->finish();
    else if (left >= kKeepersShare)
        keeper->wake();
    return {};
}

void logReachedDisk(Store& store) {
    auto* keeper = store.impl().logKeeper;
    if (!keeper)
        return;
    const auto pages = store.database().logPages();
    const bool isBusy = pages - keeper->pagesAtCommit(pages) > kOwnPages;
    if (pages >= kRatherLongPages)
        keeper->finish();
    else if (pages - keeper->moved() >= (isBusy ? kSmallShare : kQuietShare))
        keeper->wake();
}

bool logIsFree(Store& store, std::chrono::milliseconds most) {
    auto* keeper = store.impl().logKeeper;
    return !keeper || keeper->finished(most);
}

}  // namespace opdesk::store
