#pragma once

#include <optional>
#include <set>
#include <vector>

#include "sync/client/exchange.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// Sends the outbox in whole groups until it is empty. Ops are acknowledged by their id alone.
///
/// One request is on its way at a time, so that the server judges groups in the order they were made. While it is, the
/// next one is read and written (m_next); it leaves as soon as the answer came, and then the answer's verdicts are
/// taken.
class PushPhase {
public:
    explicit PushPhase(EngineCore& core);
    void run();
    void answered(const Exchange::InFlight& flight, const Answered& answer);
    void failed(TransportFault fault);
    /// The request's fate is unknown: its groups are sent again.
    void release();
    /// Release, and verdicts that were not taken yet are not: whoever sends again gets them again.
    void forget();

    /// Is there something to do while a request is on its way?
    bool hasWork() const { return m_told.has_value() || m_wantsNext; }
    /// One piece of that.
    void advance();
    /// Verdicts lie here that the store does not have yet.
    bool isBehind() const { return m_told.has_value(); }
    /// A pull brought what it had while a request or its verdicts may still be on their way.
    void pullEnded() { m_pulledMeanwhile = true; }

private:
    struct Batch {
        std::vector<store::DueGroup> groups;
        std::vector<std::string> leases;  ///< texts the server's history may lack
        base::Bytes body;                 ///< of the request
        bool isFull = false;
    };
    struct Told {
        protocol::PageAnswer page;
        std::vector<store::DueGroup> sent;
    };
    /// The groups that are due and not under way; nothing after a failure, which is reported.
    std::optional<Batch> nextBatch();
    void send(Batch batch);
    void taken(const Told& told);
    /// An answer was not taken: what was chosen as if it would be is not sent.
    void notTaken(base::ErrorCode code);
    void refused(const Exchange::InFlight& flight, const Answered& answer);
    void parkSent(const std::string& code);
    void halve();

    EngineCore& m_core;
    std::vector<store::DueGroup> m_sent;
    std::vector<std::string> m_sentLeases;
    std::optional<Batch> m_next;
    bool m_wantsNext = false;
    bool m_pulledMeanwhile = false;  ///< a pull ended since the request was sent
    std::optional<Told> m_told;
    std::size_t m_mostOps;
    std::size_t m_mostBytes = protocol::kMaxPushBytes;
};

}  // namespace opdesk::sync::client
