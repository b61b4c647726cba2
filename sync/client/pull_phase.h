#pragma once

#include "sync/client/exchange.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// Takes page after page from the cursor to the head. Never waits for the outbox.
class PullPhase {
public:
    explicit PullPhase(EngineCore& core) : m_core(core) {}
    void run();
    void answered(const Exchange::InFlight& flight, const Answered& answer);
    /// Counts the pulls that were begun; a pull of many pages is one.
    std::uint64_t begun() const { return m_begun; }
    void interrupted() { m_inChain = false; }

private:
    EngineCore& m_core;
    std::uint64_t m_begun = 0;
    bool m_inChain = false;
};

}  // namespace opdesk::sync::client
