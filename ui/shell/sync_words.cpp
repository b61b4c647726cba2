#include "ui/shell/sync_words.h"

#include "core/text/dates.h"

namespace opdesk::ui::shell {

using widgets::SyncPillState;

namespace {
constexpr std::chrono::minutes kClockTolerance{5};
constexpr std::chrono::hours kAccessWarning{12};

int minutesBetween(base::Instant from, base::Instant to) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(to - from).count());
}
}  // namespace

SyncPillState syncPillState(const clinic::SyncStatus& status, base::Instant now, std::chrono::minutes offset) {
    SyncPillState state;
    state.count = static_cast<int>(status.waiting + status.attachments.toSend);
    if (status.lastError == "disk_full") {
        state.kind = SyncPillState::Kind::diskFull;
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
    if (!status.online) {
        state.kind = status.lastSuccess ? SyncPillState::Kind::offline : SyncPillState::Kind::neverSynced;
        if (status.lastSuccess)
            state.minutes = minutesBetween(status.offlineSince.value_or(*status.lastSuccess), now);
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
