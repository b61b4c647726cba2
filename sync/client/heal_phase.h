#pragma once

#include <array>
#include <map>

#include "sync/client/exchange.h"
#include "sync/protocol/messages.h"

namespace opdesk::sync::client {

/// Compares what lies here with the server by digests, and fetches anew what differs. Its requests go through the pull
/// lane: nothing is pulled between a comparison and its end.
class HealPhase {
public:
    explicit HealPhase(EngineCore& core) : m_core(core) {}

    /// Combined sums of the server as of the cursor. A first difference asks for a second look (askDigests), since a
    /// push of another lane may lie between; a second begins the search. True when the search began.
    bool compare(const std::map<std::string, protocol::Leaf>& digests);
    /// The next pull must bring digests whatever it finds.
    bool asksDigests() const { return m_suspicions > 0 || m_verify; }
    bool isActive() const { return m_step != Step::none; }
    /// The next request of the search; nothing of it is in flight.
    SendRequest nextRequest(const std::string& epoch);
    void answered(const Answered& answer);
    void forget();

private:
    enum class Step { none, sums, leaves, records };
    void takeSums(const Answered& answer);
    void takeLeaves(const Answered& answer);
    void takeRecords(const Answered& answer);
    /// The answer stands for another moment than what lies here: pull first, then look again.
    bool isStale(std::int64_t head);
    void nextBucket();
    void fetchOrGoOn();
    void failed(base::ErrorCode code);
    void finished();

    EngineCore& m_core;
    Step m_step = Step::none;
    model::Compartment m_compartment = model::Compartment::desk;
    int m_suspicions = 0;
    bool m_verify = false;  ///< a search ended: the next pull shows whether it helped
    int m_searches = 0;     ///< in a row without equal digests after them
    std::optional<base::Instant> m_restUntil;
    std::vector<std::uint8_t> m_buckets;
    std::vector<store::RecordName> m_wrong;
    bool m_isRefused = false;     ///< an older server has nothing to compare with
    bool m_foundWrong = false;    ///< a record
    bool m_foundUnknown = false;  ///< leaves of kinds this program does not know
    /// Difference of the combined sums that unknown kinds explain.
    std::map<model::Compartment, protocol::Leaf> m_explained;
    std::map<model::Compartment, protocol::Leaf> m_lastDifference;
};

}  // namespace opdesk::sync::client
