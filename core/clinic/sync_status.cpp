#include "core/clinic/records.h"
#include "core/clinic/settling.h"
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
    OPDESK_TRY(const auto open, store::conflicts(session.store, false));
    status.conflicts = static_cast<std::int64_t>(open.size());
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

base::Result<ListParked::Answer> execute(Session& session, const ListParked&) {
    OPDESK_TRY(const auto parked, store::parkedOps(session.store));
    ListParked::Answer answer;
    for (const auto& one : parked)
        answer.parked.push_back(
            {one.op, std::string(model::kindName(one.kind)), one.record, one.code, one.detail, one.at});
    return answer;
}

base::Result<RetryParked::Answer> execute(Session& session, const RetryParked& command) {
    OPDESK_CHECK(allow(session, {.permission = "sync.resolve_conflict",
                                 .kind = model::KindId::conflict,
                                 .object = command.op.uuid(),
                                 .hasReason = true}));
    OPDESK_CHECK(store::retryParked(session.store, command.op));
    if (session.sync)
        session.sync->localChange();
    return RetryParked::Answer{true};
}

}  // namespace opdesk::clinic
