#include <algorithm>

#include "core/store/put_aside.h"
#include "sync/client/backoff.h"
#include "sync/client/engine_core.h"

/// Long work in slices, and what can wait for idle moments.
namespace opdesk::sync::client {

namespace {

/// Refusals that came from the line and not from the server pass; what nobody can read costs one request each time.
constexpr std::chrono::minutes kUnreadRests{15};

}  // namespace

void EngineCore::askToContinue() {
    if (!m_continuing)
        exchange.emit(Continue{});
    m_continuing = true;
}

void EngineCore::continued() {
    m_continuing = false;
    if (!m_running)
        return;
    if (m_historyBegins)
        return beginHistory();
    if (push.hasWork()) {
        push.advance();
        if (pull.hasWork())
            askToContinue();
        return;
    }
    if (pull.hasWork())
        return pull.advance();
    if (blobs.hasWork())
        blobs.advance();
    else if (m_chores)
        doChore();
    endServed();
}

void EngineCore::tidyLog() {
    const bool someoneWaits = options.someoneWaits && options.someoneWaits();
    if (const auto tidied = store::tidyLog(store, someoneWaits); !tidied)
        storeFailed(tidied.error());
}

void EngineCore::waitForUnread() {
    if (m_unreadTimer != 0)
        return;
    const auto counts = store::outboxCounts(store);
    if (counts && counts->parked > 0)
        m_unreadTimer = exchange.startTimer(kUnreadRests);
}

void EngineCore::retryUnread() {
    const auto unread = store::retryUnread(store, kUnreadRests);
    if (!unread)
        storeFailed(unread.error());
    if (!unread || unread->left)
        m_unreadTimer = exchange.startTimer(kUnreadRests);
    if (unread && unread->retried)
        lane(Lane::push).wanted = true;
}

void EngineCore::haveChores() {
    m_chores = true;
}

void EngineCore::choresFailed(const base::Error& error) {
    storeFailed(error);
    if (m_choreTimer == 0)
        m_choreTimer = exchange.startTimer(backoff(++m_choreFailures, random));
}

/// One slice of what can wait for idle moments; when nothing of it is left there are no chores.
void EngineCore::doChore() {
    m_chores = false;
    const auto made = store::makeLeaves(store, options.sliceRows);
    if (!made)
        return choresFailed(made.error());
    auto state = store::syncState(store);
    if (!state)
        return choresFailed(state.error());
    bool more = *made;
    if (!more && !state->sweep.empty() && !state->bootstrap.active) {
        const auto swept = store::sweepOldHistory(store, options.sliceRows);
        if (!swept)
            return choresFailed(swept.error());
        more = *swept;
    }
    if (!more && !state->draining.empty())
        more = dropLost(state->draining);
    m_chores = m_chores || more;
    if (m_choreTimer == 0)
        m_choreFailures = 0;
    if (const auto after = store::syncState(store))
        readShown(*after);
}

/// What nobody of this desk may read any more goes once the server has what was written here; then its key.
bool EngineCore::dropLost(const std::string& draining) {
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
        const auto compartment = static_cast<model::Compartment>(i);
        const auto names = protocol::compartmentsIn(draining).value_or(std::vector<std::string>{});
        if (std::ranges::find(names, model::compartmentName(compartment)) == names.end())
            continue;
        const auto pending = store::pendingOf(store, compartment);
        if (pending && *pending > 0)
            continue;
        const auto more = pending ? store::dropCompartment(store, compartment, options.sliceRows)
                                  : base::Result<bool>(base::fail(pending.error()));
        if (!more) {
            choresFailed(more.error());
            continue;
        }
        if (*more)
            return true;
        std::erase_if(keys, [&](const auto& key) { return key.compartment == compartment; });
        m_digestKeys.erase(compartment);
        blobs.forget();  // a piece of it may be on its way
        store.forgetCompartment(compartment);
        m_forgotten.push_back(compartment);
        exchange.emit(CompartmentDropped{compartment});
        return true;
    }
    return false;
}

void EngineCore::covers(const store::PageCoverage& coverage) {
    const auto back = std::erase_if(m_forgotten, [&](const model::Compartment compartment) {
        for (const auto& text : {coverage.scope, coverage.fill}) {
            const auto names = protocol::compartmentsIn(text).value_or(std::vector<std::string>{});
            if (std::ranges::find(names, model::compartmentName(compartment)) != names.end())
                return true;
        }
        return false;
    });
    if (back > 0)
        options.accessToken.clear();  // keys come with a refresh
}

}  // namespace opdesk::sync::client
