#pragma once

#include "sync/client/exchange.h"
#include "sync/client/page_job.h"

namespace opdesk::sync::client {

/// Takes page after page from the cursor to the head, everything from the beginning (bootstrap) among them. Never waits
/// for the outbox. A page goes into the store in slices; the next is asked for meanwhile.
class PullPhase {
public:
    explicit PullPhase(EngineCore& core) : m_core(core) {}
    void run();
    void answered(const Exchange::InFlight& flight, const Answered& answer);
    /// The next slice of the page being applied.
    void advance();
    bool hasWork() const { return m_job.has_value(); }
    /// Counts the pulls that were begun; a pull of many pages is one.
    std::uint64_t begun() const { return m_begun; }
    void interrupted() { m_inChain = false; }
    /// Pages that are not whole yet are asked for again, and so is what is on its way from behind them.
    void forget();

    void pauseBootstrap(bool paused);
    BootstrapStatus bootstrapStatus() const;

private:
    /// What the request in flight asks for.
    enum class Asked { page, total, first, heal };
    /// Where the next page begins: behind the pages that are here but not in the store yet.
    struct Place {
        std::int64_t cursor = 0;
        store::PageCoverage coverage;
        std::int64_t load = 0;  ///< store::SyncState::load
    };
    Place placeAfter(const store::SyncState& state) const;
    bool beginBootstrapIfDue(store::SyncState& state);
    SendRequest pageRequest(const store::SyncState& state) const;
    void takePage(const Exchange::InFlight& flight, protocol::PageAnswer page);
    void takeTotal(const Answered& answer);
    PageJob::Tools tools();
    void accept(PageJob job);
    void pageDone(const PageJob& done);
    void chainDone(const PageJob& last);
    void paused();
    std::size_t sliceRows() const;

    EngineCore& m_core;
    std::uint64_t m_begun = 0;
    bool m_inChain = false;
    Asked m_asked = Asked::page;
    Place m_askedAt;
    bool m_askedDigests = false;
    std::uint64_t m_pushesAtAsk = 0;                      ///< EngineCore::pushActivity when the last page was asked for
    std::optional<PageJob> m_job;                         ///< being applied
    std::optional<PageJob> m_next;                        ///< arrived meanwhile
    std::optional<base::Instant> m_someoneCame;           ///< during a slice, last
    bool m_totalRefused = false, m_firstRefused = false;  ///< an older server does not know the question
    // rate of the load, of this run
    store::BootstrapState m_bootstrap;
    std::optional<base::Instant> m_runningSince;
    std::int64_t m_doneAtStart = 0;
};

}  // namespace opdesk::sync::client
