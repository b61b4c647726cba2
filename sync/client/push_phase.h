#pragma once

#include <vector>

#include "sync/client/exchange.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// Sends the outbox in whole groups until it is empty. Ops are acknowledged by their id alone.
class PushPhase {
public:
    explicit PushPhase(EngineCore& core) : m_core(core) {}
    void run();
    void answered(const Exchange::InFlight& flight, const Answered& answer);
    void failed(TransportFault fault);
    /// The request's fate is unknown: its groups go back to the queue.
    void release();

private:
    void taken(const protocol::PageAnswer& page);
    void refused(const Exchange::InFlight& flight, const Answered& answer);
    void parkSent(const std::string& code);
    void halve();
    std::size_t groupsWithoutVerdict(const protocol::PageAnswer& page, std::vector<model::GroupId>& left) const;

    EngineCore& m_core;
    std::vector<store::QueuedGroup> m_sent;
    std::size_t m_mostOps = protocol::kMaxPushOps;
    std::size_t m_mostBytes = protocol::kMaxPushBytes;
};

}  // namespace opdesk::sync::client
