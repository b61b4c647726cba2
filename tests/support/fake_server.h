#pragma once

#include <deque>
#include <map>
#include <set>

#include "sync/client/engine.h"
#include "sync/merge/cross_check.h"
#include "sync/protocol/messages.h"

/// The tenant API in memory, for tests of the engine: real messages, real proofs, the real merge, no sockets and no
/// database.
namespace opdesk::tests {

namespace json = model::json;

/// What goes wrong with the next requests, one entry a request; an empty queue serves well.
enum class Fault {
    none,
    serverError,  ///< 500, nothing done
    answerLost,   ///< everything is done, the answer never arrives
    requestLost,  ///< nothing is done, no answer
    timedOut,     ///< nothing is done in time
    garbage,      ///< 200 with a body that is no page
    cutShort,     ///< everything is done, the answer is half there
    tooMany,      ///< 429, Retry-After 30
    tooLarge,     ///< 413
    tokenEnded,   ///< 401
    noVerdicts,   ///< 200 and a whole page that judges nothing
};

class FakeServer {
public:
    FakeServer(model::TenantId tenant, const base::Clock& clock, base::Random& random);

    void addKey(model::Compartment compartment, std::int64_t epoch, base::Bytes key);
    /// First tokens of a device. `compartments` are handed out with a refresh.
    void enrol(const model::DeviceId& device, std::set<model::Compartment> compartments);
    std::string accessToken(const model::DeviceId& device) const { return m_devices.at(device).access; }
    std::string refreshToken(const model::DeviceId& device) const { return m_devices.at(device).refresh; }

    /// Serves one request of a device; Answered or Failed.
    sync::client::Event serve(const model::DeviceId& device, const sync::client::SendRequest& request);

    void fault(Fault fault, int times = 1) { m_faults.insert(m_faults.end(), static_cast<std::size_t>(times), fault); }
    /// Faults of pushes alone.
    void pushFault(Fault fault, int times = 1) {
        m_pushFaults.insert(m_pushFaults.end(), static_cast<std::size_t>(times), fault);
    }
    void renewNonce() { m_nonce = "nonce-" + std::to_string(++m_nonces); }
    void refuseRefresh() { m_refreshRefused = true; }
    /// What the device's users may read; without it a device gets every compartment.
    void setScope(const model::DeviceId& device, std::set<model::Compartment> scope) {
        m_devices.at(device).scope = std::move(scope);
    }
    void setEpoch(std::string epoch) { m_epoch = std::move(epoch); }
    void setPageRows(std::size_t rows) { m_pageRows = rows; }
    /// Kinds whose ops are refused, as a record that stands for ever would be.
    void refuseKind(model::KindId kind) { m_refusedKinds.insert(kind); }

    std::int64_t head() const { return m_head; }
    const sync::merge::State* record(model::KindId kind, const base::Uuid& id) const;
    std::vector<model::RecordImage> conflicts() const;
    std::size_t opCount() const { return m_log.size(); }
    std::size_t groupsTaken() const { return m_groups.size(); }
    std::size_t refreshes() const { return m_refreshes; }
    std::size_t largestPush() const { return m_largestPush; }
    /// Requests served, faults included.
    std::size_t requests() const { return m_requests; }

private:
    struct Stored {
        sync::merge::State state;
        std::int64_t seq = 0;
    };
    using Key = std::pair<model::KindId, base::Uuid>;
    struct Device {
        std::string access, refresh, spentRefresh;
        std::set<model::Compartment> compartments;
        int tokens = 0;
        std::optional<std::set<model::Compartment>> scope{};
    };
    struct LogEntry {
        sync::protocol::WireVerdict verdict;
        base::Bytes payload;
    };
    struct Staged {
        std::map<Key, Stored> records;
        std::vector<sync::protocol::WireVerdict> verdicts;
    };

    sync::client::Event answer(const model::DeviceId& device, const sync::client::SendRequest& request);
    sync::client::Answered plain(std::uint64_t request, int status, const std::string& error) const;
    sync::client::Answered refresh(Device& device, const sync::client::SendRequest& request);
    sync::client::Answered push(const model::DeviceId& device, const sync::client::SendRequest& request);
    sync::client::Answered pull(const Device& device, const sync::client::SendRequest& request);
    /// Records of the compartments with after < seq <= until, at most a page; true when that is all.
    bool rowsBetween(std::int64_t after, std::int64_t until, const std::set<model::Compartment>& of,
                     std::vector<Key>& rows) const;
    base::Result<model::Op> readOp(const sync::protocol::WireOp& wire) const;
    void judgeGroup(const model::DeviceId& device, const sync::protocol::WireGroup& group, std::set<Key>& touched,
                    sync::protocol::PageAnswer& page);
    bool judgeOp(const model::Op& op, const sync::merge::Context& context, Staged& staged);
    void raise(const model::Op& op, const sync::merge::Item& item, const sync::merge::Context& context, Staged& staged);
    Stored& stage(Staged& staged, const Key& key) const;
    void addParts(const std::vector<Key>& keys, std::int64_t fromSeq, std::int64_t toSeq,
                  sync::protocol::PageAnswer& page);
    Fault nextFault(bool isPush);

    model::TenantId m_tenant;
    const base::Clock& m_clock;
    base::Random& m_random;
    std::string m_epoch = "epoch-1";
    std::string m_nonce = "nonce-0";
    int m_nonces = 0;
    std::int64_t m_head = 0;
    std::size_t m_pageRows = 1000;
    bool m_refreshRefused = false;
    std::map<model::DeviceId, Device> m_devices;
    std::map<std::pair<model::Compartment, std::int64_t>, base::Bytes> m_keys;
    std::map<Key, Stored> m_records;
    std::map<model::OpId, LogEntry> m_log;
    std::set<model::GroupId> m_groups;
    std::set<std::string> m_proofsSeen;
    std::set<model::KindId> m_refusedKinds;
    std::deque<Fault> m_faults, m_pushFaults;
    std::size_t m_refreshes = 0, m_largestPush = 0, m_requests = 0;
};

}  // namespace opdesk::tests
