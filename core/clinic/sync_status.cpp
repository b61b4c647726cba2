#include "core/clinic/records.h"
#include "core/clinic/settling.h"
#include "core/store/blobs.h"
#include "core/store/queries.h"
#include "core/store/sync_store.h"

namespace opdesk::clinic {

namespace {

/// Nothing of a patient is in these answers, so that they can be asked when the lease has ended: work must stay
/// visible.
base::Result<SyncStatus> statusOfStore(Session& session) {
    SyncStatus status;
    status.phase = "stopped";
    OPDESK_TRY(const auto counts, store::outboxCounts(session.store));
    OPDESK_TRY(const auto state, store::syncState(session.store));
    status.waiting = counts.waiting;
    status.parked = counts.parked;
    status.oldestWaiting = counts.oldest;
    status.lastSuccess = state.lastSuccess;
    status.nextTry = state.nextTryAt;
    status.clockOffsetMillis = state.clockOffsetMillis;
    status.cursor = status.head = state.cursor;
    status.accessUntil = session.lease.offlineUntil;
    OPDESK_TRY(status.sealedPages, store::sealedPageCount(session.store));
    status.conflicts = conflictsToSettle(session);
    status.load.active = state.bootstrap.active;
    status.load.paused = state.bootstrap.paused;
    status.load.done = state.bootstrap.done;
    status.load.total = state.bootstrap.total;
    status.draining = !state.draining.empty();
    status.healed = state.healed;
    status.skippedKinds = state.skippedKinds;
    OPDESK_TRY(const auto blobs, store::blobCounts(session.store));
    status.attachments = {blobs.up, blobs.upBytes, blobs.asked, blobs.refetched, blobs.refused};
    return status;
}

}  // namespace

base::Result<ReadSyncStatus::Answer> execute(Session& session, const ReadSyncStatus&) {
    if (session.sync)
        return ReadSyncStatus::Answer{session.sync->status()};
    ReadSyncStatus::Answer answer;
    OPDESK_TRY(answer.status, statusOfStore(session));
    return answer;
}

base::Result<PauseLoad::Answer> execute(Session& session, const PauseLoad& command) {
    if (!session.sync)
        return base::fail(base::ErrorCode::unreachable, "this desk has no line to a server");
    session.sync->pauseLoad(command.paused);
    return PauseLoad::Answer{command.paused};
}

}  // namespace opdesk::clinic
