#include "sync/client/pull_phase.h"

#include <algorithm>
#include <utility>

#include "core/base/log.h"
#include "sync/client/engine_core.h"
#include "sync/client/page_parts.h"

namespace opdesk::sync::client {

void PullPhase::forget() {
    m_job.reset();
    m_next.reset();
    m_inChain = false;
    // A page on its way was asked for from behind these: taken after all, it would move the cursor over their rows.
    m_core.exchange.finish(std::exchange(m_core.lane(Lane::pull).request, 0));
}

PullPhase::Place PullPhase::placeAfter(const store::SyncState& state) const {
    Place place{state.cursor, {state.scope, state.fill, state.filled}, state.load};
    if (state.cursor == 0)
        place.coverage = {};
    for (const auto* job : {m_job ? &*m_job : nullptr, m_next ? &*m_next : nullptr}) {
        if (!job || job->purpose() == PageJob::Purpose::first)
            continue;
        place.cursor = job->cursor();
        place.load = job->load();  // what follows a page that is refused is refused with it
        if (job->coverage())
            place.coverage = *job->coverage();
    }
    return place;
}

/// A new desk, and one whose program knows more than the one that pulled before, load everything.
bool PullPhase::beginBootstrapIfDue(store::SyncState& state) {
    const bool isNew = state.cursor == 0 && !state.bootstrap.active && state.schema == 0;
    const bool knowsMore = state.cursor > 0 && state.schema < model::kSchema;
    if (!isNew && !knowsMore)
        return true;
    if (const auto begun = store::pullAgain(m_core.store); !begun) {
        m_core.laneFailed(Lane::pull, begun.error().code);
        return false;
    }
    forget();
    // With the schema known the beginning is not begun again.
    auto fresh = store::changeSyncState(m_core.store, [](store::SyncState& now) { now.schema = model::kSchema; });
    if (!fresh) {
        m_core.laneFailed(Lane::pull, fresh.error().code);
        return false;
    }
    state = std::move(*fresh);
    return true;
}

SendRequest PullPhase::pageRequest(const store::SyncState& state) const {
    SendRequest request;
    request.method = "GET";
    const auto& at = m_askedAt;
    request.path = "/v1/sync/pull?epoch=" + urlPart(state.epoch) + "&cursor=" + std::to_string(at.cursor) +
                   "&limit=" + std::to_string(protocol::kMaxPullRows) + "&schema=" + std::to_string(model::kSchema) +
                   "&scope=" + at.coverage.scope + "&fill=" + at.coverage.fill +
                   "&filled=" + std::to_string(at.coverage.filled);
    if (state.bootstrap.active)
        request.path += "&blocks=1";
    if (m_askedDigests)
        request.path += "&digests=1";
    return request;
}

void PullPhase::run() {
    if (!m_core.isReady(Lane::pull) || m_next)
        return;
    if (m_job && m_core.lane(Lane::pull).failures > 0)
        return;  // after one that could not be written nothing is asked for ahead
    auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.laneFailed(Lane::pull, state.error().code);
    if (!beginBootstrapIfDue(*state))
        return;
    m_bootstrap = state->bootstrap;
    if (m_bootstrap.active && m_bootstrap.paused)
        return paused();
    auto& lane = m_core.lane(Lane::pull);
    if (m_core.heal.isActive()) {
        if (m_job)
            return;
        lane.wanted = false;
        m_asked = Asked::heal;
        lane.request =
            m_core.exchange.send(Lane::pull, m_core.heal.nextRequest(state->epoch), m_core.options.accessToken);
        return;
    }
    if (!m_inChain)
        ++m_begun;
    m_inChain = true;
    lane.wanted = false;
    SendRequest request;
    request.method = "GET";
    m_askedAt = placeAfter(*state);
    m_askedDigests = m_core.heal.asksDigests();
    m_pushesAtAsk = m_core.pushActivity;
    if (m_bootstrap.active && !m_runningSince) {
        m_runningSince = m_core.clock.now();
        m_doneAtStart = m_bootstrap.done;
    }
    if (m_bootstrap.active && m_bootstrap.total == 0 && !m_totalRefused) {
        m_asked = Asked::total;
        request.path =
            "/v1/sync/bootstrap?epoch=" + urlPart(state->epoch) + "&schema=" + std::to_string(model::kSchema);
    } else if (m_bootstrap.active && !m_bootstrap.firstDone && !m_firstRefused && !m_job) {
        m_asked = Asked::first;
        const auto offset = std::chrono::milliseconds(state->clockOffsetMillis.value_or(0));
        request.path = "/v1/sync/first?epoch=" + urlPart(state->epoch) +
                       "&day_ms=" + std::to_string(base::toMillis(m_core.clock.now() + offset));
    } else {
        m_asked = Asked::page;
        request = pageRequest(*state);
    }
    lane.request = m_core.exchange.send(Lane::pull, std::move(request), m_core.options.accessToken);
}

void PullPhase::answered(const Exchange::InFlight& flight, const Answered& answer) {
    auto& lane = m_core.lane(Lane::pull);
    if (m_asked == Asked::heal)
        return m_core.heal.answered(answer);
    const bool isExtra = m_asked == Asked::total || m_asked == Asked::first;
    if (isExtra && answer.status >= 400 && answer.status < 500 && answer.status != 401 && answer.status != 429) {
        // Niceties of a newer server; the load goes without.
        (m_asked == Asked::total ? m_totalRefused : m_firstRefused) = true;
        lane.wanted = true;
        return;
    }
    if (answer.status == 410 && errorNameIn(answer.body) == protocol::kCursorTooOld)
        return m_core.cursorTooOld();
    if (answer.status != 200) {
        m_inChain = false;
        return m_core.laneFailed(Lane::pull, codeOf(answer), answer.retryAfterSeconds);
    }
    if (m_asked == Asked::total)
        return takeTotal(answer);
    auto page = protocol::decodePage(answer.body);
    if (!page || page->epoch.empty())
        return m_core.laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    m_core.lineWorks();
    takePage(flight, std::move(*page));
}

void PullPhase::takeTotal(const Answered& answer) {
    const auto object = base::parseJsonObject(base::asText(answer.body));
    const auto total = object ? protocol::decodeBootstrapAnswer(*object)
                              : base::Result<protocol::BootstrapAnswer>(base::fail(base::ErrorCode::badAnswer));
    if (!total)
        return m_core.laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    m_core.lineWorks();
    const auto state = store::changeSyncState(m_core.store, [&](store::SyncState& now) {
        if (now.epoch.empty())
            now.epoch = total->epoch;
        if (now.epoch == total->epoch)
            now.bootstrap.total = std::max<std::int64_t>(total->records, 1);
    });
    if (!state)
        return m_core.laneFailed(Lane::pull, state.error().code);
    if (state->epoch != total->epoch)
        return m_core.epochChanged(total->epoch);
    m_core.laneSucceeded(Lane::pull);
    m_core.shown.head = std::max(m_core.shown.head, total->head);
    m_core.lane(Lane::pull).wanted = true;
}

void PullPhase::takePage(const Exchange::InFlight& flight, protocol::PageAnswer page) {
    auto& lane = m_core.lane(Lane::pull);
    const auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.laneFailed(Lane::pull, state.error().code);
    m_core.measureClock(flight, page.serverMillis);
    m_core.renew.sawDeviceSeq(page.deviceSeq);
    m_core.shown.head = page.head;
    if (!state->epoch.empty() && state->epoch != page.epoch)
        return m_core.epochChanged(page.epoch);
    if (m_asked == Asked::first) {
        page.more = true;  // everything else follows
        return accept(PageJob(m_core.options.tenant, std::move(page), PageJob::Purpose::first, tools()));
    }
    // While a new compartment is filled in, the cursor rests and the fill moves.
    const auto& at = m_askedAt;
    const bool fills =
        page.coverage && (page.coverage->scope != at.coverage.scope || page.coverage->fill != at.coverage.fill ||
                          page.coverage->filled > at.coverage.filled);
    if (page.cursor < at.cursor || (page.more && page.cursor == at.cursor && !fills))
        return m_core.laneFailed(Lane::pull, base::ErrorCode::badAnswer);
    const auto purpose = state->bootstrap.active ? PageJob::Purpose::bootstrap : PageJob::Purpose::pull;
    PageJob job(m_core.options.tenant, std::move(page), purpose, tools());
    // What a push changed meanwhile may or may not be in the sums.
    if (m_core.lane(Lane::push).request != 0 || m_core.push.isBehind() || m_pushesAtAsk != m_core.pushActivity)
        job.forgetDigests();
    lane.wanted = lane.wanted || job.more();
    accept(std::move(job));
}

PageJob::Tools PullPhase::tools() {
    return {&m_core.keys, [this](model::Compartment compartment) { return m_core.digestKeyOf(compartment); },
            m_core.options.aside, m_askedAt.load};
}

void PullPhase::accept(PageJob job) {
    if (m_job) {
        m_next.emplace(std::move(job));
        return;
    }
    m_job.emplace(std::move(job));
    // The request for the next block leaves with this step, before the first row of this one is written.
    if (m_job->purpose() == PageJob::Purpose::bootstrap && m_job->more())
        return m_core.askToContinue();
    advance();
}

/// Larger slices write each page of an index fewer times; while people use the desk they stay small.
std::size_t PullPhase::sliceRows() const {
    constexpr std::chrono::seconds kCalm{10};
    constexpr std::size_t kTimes = 32;  // more, and the first write after a calm hour waits for its commit
    if (!m_core.options.someoneWaits || (m_someoneCame && m_core.clock.now() - *m_someoneCame < kCalm))
        return m_core.options.sliceRows;
    return m_core.options.sliceRows * kTimes;
}

void PullPhase::advance() {
    if (!m_job)
        return;
    const auto finished = m_job->step(m_core.store, {sliceRows(), m_core.options.someoneWaits});
    if (m_core.options.someoneWaits && m_core.options.someoneWaits())
        m_someoneCame = m_core.clock.now();
    if (!finished) {
        const auto code = finished.error().code;
        base::log(base::LogLevel::warning, "a page could not be taken",
                  {base::LogField::code("error", base::errorName(code))});
        const bool unreadable = code == base::ErrorCode::damaged || code == base::ErrorCode::tooLarge;
        forget();
        return m_core.laneFailed(Lane::pull, unreadable ? base::ErrorCode::badAnswer : code);
    }
    if (*finished) {
        const auto done = std::move(*m_job);
        m_job.reset();
        if (m_next)
            m_job = std::exchange(m_next, std::nullopt);
        pageDone(done);
    }
    if (m_job)
        m_core.askToContinue();
}

void PullPhase::pageDone(const PageJob& done) {
    if (done.purpose() == PageJob::Purpose::first) {
        const auto saved = store::changeSyncState(m_core.store, [&](store::SyncState& state) {
            if (state.load == done.load())
                state.bootstrap.firstDone = true;
        });
        if (!saved)
            return m_core.laneFailed(Lane::pull, saved.error().code);
        m_core.laneSucceeded(Lane::pull);
        m_core.lane(Lane::pull).wanted = true;
        return;
    }
    // A push may have moved it on while the page was on its way.
    const auto after = store::syncState(m_core.store);
    m_core.shown.cursor = after ? after->cursor : done.cursor();
    if (done.coverage())
        m_core.covers(*done.coverage());
    if (done.purpose() == PageJob::Purpose::bootstrap)
        if (const auto state = store::syncState(m_core.store))
            m_bootstrap = state->bootstrap;
    if (!done.more())
        return chainDone(done);
    m_core.laneSucceeded(Lane::pull);
}

void PullPhase::chainDone(const PageJob& last) {
    m_inChain = false;
    if (last.purpose() == PageJob::Purpose::bootstrap) {
        // Another window may have begun anew since the page was written: that load goes on.
        const auto state = store::changeSyncState(m_core.store, [&](store::SyncState& now) {
            if (now.load == last.load())
                now.bootstrap.active = false;
        });
        if (!state)
            return m_core.laneFailed(Lane::pull, state.error().code);
        m_bootstrap = state->bootstrap;
        m_runningSince.reset();
    }
    m_core.laneSucceeded(Lane::pull);
    if (!last.digests().empty() && m_core.heal.compare(last.digests()))
        return;  // the pull is over when the search is
    m_core.pullFinished();
}

void PullPhase::pauseBootstrap(bool isPaused) {
    auto state = store::syncState(m_core.store);
    if (!state)
        return m_core.storeFailed(state.error());
    if (state->bootstrap.paused != isPaused)
        state = store::changeSyncState(m_core.store,
                                       [isPaused](store::SyncState& now) { now.bootstrap.paused = isPaused; });
    if (!state)
        return m_core.storeFailed(state.error());
    m_bootstrap = state->bootstrap;
    m_runningSince.reset();
    m_core.lane(Lane::pull).wanted = true;
}

/// Nothing is asked for; what is here already is applied. Whoever waits has all there will be.
void PullPhase::paused() {
    m_core.lane(Lane::pull).wanted = false;
    m_inChain = false;
    m_runningSince.reset();
    if (!m_job)
        m_core.pullPaused();
}

BootstrapStatus PullPhase::bootstrapStatus() const {
    BootstrapStatus status;
    status.active = m_bootstrap.active;
    status.paused = m_bootstrap.active && m_bootstrap.paused;
    status.total = m_bootstrap.total;
    status.done = m_bootstrap.total > 0 ? std::min(m_bootstrap.done, m_bootstrap.total) : m_bootstrap.done;
    if (!status.active || !m_runningSince)
        return status;
    const auto millis = (m_core.clock.now() - *m_runningSince).count();
    const auto rows = m_bootstrap.done - m_doneAtStart;
    if (millis > 0 && rows > 0) {
        status.rowsPerSecond = rows * 1000 / millis;
        if (status.rowsPerSecond > 0 && status.total > 0)
            status.secondsLeft = (status.total - status.done + status.rowsPerSecond - 1) / status.rowsPerSecond;
    }
    return status;
}

}  // namespace opdesk::sync::client
