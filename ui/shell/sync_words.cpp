#include "ui/shell/sync_words.h"

#include <algorithm>

#include "core/text/dates.h"

namespace opdesk::ui::shell {

using widgets::SyncPillState;

namespace {
constexpr std::chrono::minutes kClockTolerance{5};
constexpr std::chrono::hours kAccessWarning{12};
constexpr std::int64_t kRoomNeeded = 1'000'000'000;

int minutesBetween(base::Instant from, base::Instant to) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(to - from).count());
}
}  // namespace

bool isDiskLow(const SyncDetail& detail) {
    return detail.freeBytes && *detail.freeBytes < kRoomNeeded;
}

bool isStopped(const clinic::SyncStatus& status, const SyncDetail& detail) {
    // Once it is out of use the server says no more than that the session ended; that it was to go was told before.
    return detail.deviceState == "revoked" || (detail.deviceState == "drain" && mustSignIn(status));
}

SyncPillState syncPillState(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset,
                            const SyncDetail& detail) {
    SyncPillState state;
    if (isStopped(status, detail)) {
        state.kind = SyncPillState::Kind::stopped;
        return state;
    }
    state.count = static_cast<int>(status.waiting + status.attachments.toSend);
    if (status.lastError == "disk_full") {
        state.kind = SyncPillState::Kind::diskFull;
        state.count = 0;
        return state;
    }
    if (isDiskLow(detail)) {
        state.kind = SyncPillState::Kind::diskFull;
        state.count = std::max(1, static_cast<int>(*detail.freeBytes / 1'000'000));
        return state;
    }
    if (mustSignIn(status)) {
        state.kind = SyncPillState::Kind::signIn;
        return state;
    }
    if (status.parked > 0) {
        state.kind = SyncPillState::Kind::parked;
        state.count = static_cast<int>(status.parked);
        return state;
    }
    if (status.clockOffsetMillis &&
        std::chrono::abs(std::chrono::milliseconds(*status.clockOffsetMillis)) > kClockTolerance) {
        state.kind = SyncPillState::Kind::clockOff;
        state.minutes = static_cast<int>(std::abs(*status.clockOffsetMillis) / 60000);
        return state;
    }
    if (status.accessUntil && *status.accessUntil - now < kAccessWarning) {
        state.kind = SyncPillState::Kind::accessEnds;
        state.hours =
            static_cast<int>(std::chrono::duration_cast<std::chrono::hours>(*status.accessUntil - now).count());
        return state;
    }
    // A new desk has met nobody yet while its first data arrives.
    if (status.load.active && (status.online || status.phase == "pulling")) {
        const auto& load = status.load;
        state.kind = load.paused ? SyncPillState::Kind::loadPaused : SyncPillState::Kind::loading;
        state.count =
            load.total > 0 ? static_cast<int>(std::clamp<std::int64_t>(load.done * 100 / load.total, 0, 99)) : -1;
        return state;
    }
    if (!status.online) {
        const auto since = status.offlineSince ? status.offlineSince : status.lastSuccess;
        state.kind = since ? SyncPillState::Kind::offline : SyncPillState::Kind::neverSynced;
        if (since)
            state.minutes = minutesBetween(*since, now);
        return state;
    }
    if (state.count > 0) {
        state.kind = SyncPillState::Kind::sending;
        return state;
    }
    state.kind = SyncPillState::Kind::synced;
    if (status.lastSuccess)
        state.time = QString::fromStdString(text::formatTime12(*status.lastSuccess, offset));
    return state;
}

}  // namespace opdesk::ui::shell
