#pragma once

#include <deque>
#include <functional>
#include <map>
#include <set>

#include "sync/client/engine.h"
#include "sync/merge/as_sent.h"
#include "sync/merge/known_missing.h"
#include "sync/protocol/messages.h"
#include "tests/support/fake_blobs.h"

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
    sentTwice,    ///< the line lost the answer and sent the request again by itself; the second answer arrives
    noVerdicts,   ///< 200 and a whole page that judges nothing
};

/// Where a device stands. A draining one has everything it sends put aside for an admin and gets nothing; a replaced
/// one may only renew; a revoked one is refused everywhere.
enum class DeviceState { active, draining, revoked, replaced };

/// What one device cannot give any more, as the card of a renewal lists it.
struct KnownMissing : sync::merge::KnownMissing {
    model::DeviceId device;
};

class FakeServer : private sync::merge::Records {
public:
    struct Stored {
        sync::merge::State state;
        std::int64_t seq = 0;
        sync::protocol::Leaf leaf{};
    };
    using Key = std::pair<model::KindId, base::Uuid>;
    using Records = std::map<Key, Stored>;
    struct LogEntry {
        sync::protocol::WireVerdict verdict;
        base::Bytes payload;
        model::DeviceId device;
        std::int64_t deviceSeq = 0;
        json::object envelope{};  ///< of what was put aside
    };
    /// Everything a backup of the server holds. Devices and their tokens live on.
    struct Backup {
        Records records;
        std::map<model::OpId, LogEntry> log;
        std::map<model::OpId, LogEntry> quarantine;
        std::set<model::GroupId> groups;
        std::int64_t head = 0;
        std::map<std::string, std::int64_t> numbers;
        std::map<base::Uuid, model::GroupId> parkedMakers;
        FakeBlobs::Whole blobs;
    };

    FakeServer(model::TenantId tenant, const base::Clock& clock, base::Random& random);

    void addKey(model::Compartment compartment, std::int64_t epoch, base::Bytes key);
    /// First tokens of a device. `compartments` are handed out with a refresh.
    void enrol(const model::DeviceId& device, std::set<model::Compartment> compartments);
    std::string accessToken(const model::DeviceId& device) const { return m_devices.at(device).sessions.back().access; }
    std::string refreshToken(const model::DeviceId& device) const {
        return m_devices.at(device).sessions.back().refresh;
    }

    /// Serves one request of a device; Answered or Failed.
    sync::client::Event serve(const model::DeviceId& device, const sync::client::SendRequest& request);

    void fault(Fault fault, int times = 1) { m_faults.insert(m_faults.end(), static_cast<std::size_t>(times), fault); }
    /// Faults of pushes alone.
    void pushFault(Fault fault, int times = 1) {
        m_pushFaults.insert(m_pushFaults.end(), static_cast<std::size_t>(times), fault);
    }
    void renewNonce() { m_nonce = "nonce-" + std::to_string(++m_nonces); }
    void refuseRefresh(bool refused = true) { m_refreshRefused = refused; }
    /// Access tokens of the device end now; a refresh brings new ones.
    void endToken(const model::DeviceId& device) {
        for (auto& session : m_devices.at(device).sessions) {
            session.access = "ended-" + device.text();
            session.formerAccess.clear();
        }
    }
    /// A login on the device: new tokens, whatever became of the old ones.
    std::pair<std::string, std::string> login(const model::DeviceId& device);
    /// What the device's users may read; without it a device gets every compartment.
    void setScope(const model::DeviceId& device, std::set<model::Compartment> scope) {
        m_devices.at(device).scope = std::move(scope);
    }
    /// The same, and the keys that come with it.
    void grant(const model::DeviceId& device, std::set<model::Compartment> compartments) {
        m_devices.at(device).scope = compartments;
        m_devices.at(device).compartments = std::move(compartments);
    }
    /// Nobody is logged in on the device any more; login() ends that.
    void endSession(const model::DeviceId& device) {
        endToken(device);
        for (auto& session : m_devices.at(device).sessions) {
            session.refresh = "ended-refresh-" + device.text();
            session.spentRefresh.clear();
        }
    }
    void setSeries(const model::DeviceId& device, std::string series) {
        m_devices.at(device).series = std::move(series);
    }
    void setState(const model::DeviceId& device, DeviceState state) { m_devices.at(device).state = state; }
    DeviceState state(const model::DeviceId& device) const { return m_devices.at(device).state; }
    /// Ops made under the lease after `atMillis` (author time) are put aside.
    void revokeLease(const model::LeaseId& lease, std::int64_t atMillis) { m_revoked[lease] = atMillis; }
    void setEpoch(std::string epoch) { m_epoch = std::move(epoch); }
    const std::string& epoch() const { return m_epoch; }
    void setPageRows(std::size_t rows) { m_pageRows = rows; }
    /// Seq numbers in one block of a bootstrap.
    void setBlockRows(std::int64_t rows) { m_blockRows = rows; }
    /// Kinds whose ops are refused, as a record that stands for ever would be.
    void refuseKind(model::KindId kind) { m_refusedKinds.insert(kind); }
    void admitKind(model::KindId kind) { m_refusedKinds.erase(kind); }
    /// Proofs of possession cost most of a simulated run; without them only tokens are looked at.
    void skipProofs() { m_checksProofs = false; }
    /// Given: the users' signatures of groups are checked, and a wrong one parks the group as damaged.
    using SignatureCheck =
        std::function<bool(const model::StaffId& actor, base::ByteView text, base::ByteView signature)>;
    void checkSignatures(SignatureCheck check) { m_signatures = std::move(check); }
    /// Rows of kinds and fields a newer program writes go out with every page (kind "future_kind").
    void sendUnknownKinds(bool send) { m_sendsUnknownKinds = send; }
    /// The device's program is of before kNewKind: its rows have a name it does not know.
    void setOlder(const model::DeviceId& device, bool isOlder) {
        for (auto& [id, known] : m_devices)
            if (id == device || known.predecessors.contains(device))
                known.isOlder = isOlder;
    }
    static constexpr auto kNewKind = model::KindId::consent;
    /// This server is older or newer: ops of a newer schema than `newest` are put aside.
    void setNewestSchema(std::uint32_t newest) { m_newestSchema = newest; }
    /// A record as an administrator or a newer program writes it, beside the desks' ops.
    void write(model::KindId kind, const base::Uuid& id, json::object body, bool deleted = false);

    /// The same under the place the record had before: no cursor brings it, only digests tell.
    void writeBehind(model::KindId kind, const base::Uuid& id, json::object body);

    Backup backup() const {
        return {m_records, m_log, m_quarantine, m_groups, m_head, m_numbers, m_parkedMakers, m_blobs.whole()};
    }
    /// The server comes back as it was then, as another history.
    void restore(const Backup& backup, std::string epoch);

    /// Deletions up to now are old: nobody is told of them any more, and a cursor of before is refused.
    void forgetDeleted() { m_forgotten = m_head; }
    /// Bytes of attachments.
    FakeBlobs& blobs() { return m_blobs; }
    std::int64_t head() const { return m_head; }
    const sync::merge::State* record(model::KindId kind, const base::Uuid& id) const;
    const Records& records() const { return m_records; }
    const std::map<model::OpId, LogEntry>& log() const { return m_log; }
    const std::map<model::OpId, LogEntry>& quarantine() const { return m_quarantine; }
    /// In this history or one that ended.
    bool everTook(const model::OpId& op) const { return m_everTook.contains(op); }
    sync::protocol::Leaf combined(model::Compartment compartment) const;
    const std::vector<KnownMissing>& knownMissing() const { return m_knownMissing; }
    std::vector<model::RecordImage> conflicts() const;
    std::size_t opCount() const { return m_log.size(); }
    std::size_t groupsTaken() const { return m_groups.size(); }
    /// Texts of leases that came with pushes, in their order.
    const std::vector<std::string>& toldLeases() const { return m_toldLeases; }
    std::size_t refreshes() const { return m_refreshes; }
    std::size_t largestPush() const { return m_largestPush; }
    /// Requests served, faults included.
    std::size_t requests() const { return m_requests; }
    /// Requests of each endpoint, by path without the query.
    std::size_t requestsOf(const std::string& path) const {
        const auto it = m_byPath.find(path);
        return it == m_byPath.end() ? 0 : it->second;
    }
    bool blocksFromCache() const { return m_cachedBlocks > 0; }

private:
    struct Session {
        std::string access, refresh;
        std::string spentRefresh{};
        std::string formerAccess{};  ///< before the last refresh: good until it runs out
    };
    struct Device {
        std::vector<Session> sessions;  ///< the newest last; a login begins one and ends no other
        std::set<model::Compartment> compartments;
        int tokens = 0;
        std::optional<std::set<model::Compartment>> scope{};
        DeviceState state = DeviceState::active;
        std::set<model::DeviceId> predecessors{};
        std::map<std::int64_t, model::OpId> sequence{};  ///< device_seq of the log and the quarantine
        std::string series = "A07";
        std::int64_t deskDigit = 1;
        bool isOlder = false;
        bool hasPushed = false;
        base::Uuid renewal{};  ///< that gave it its identity
    };
    using Scope = std::set<model::Compartment>;
    /// Records a push was about.
    struct Touched {
        std::set<Key> keys;
        sync::merge::AsSent asSent;
    };
    using Sums = std::array<sync::protocol::Leaf, sync::protocol::kBuckets>;

    // fake_server.cpp
    sync::client::Event answer(const model::DeviceId& device, const sync::client::SendRequest& request);
    sync::client::Answered route(const model::DeviceId& id, Device& device, const sync::client::SendRequest& request);
    sync::client::Answered plain(std::uint64_t request, int status, const std::string& error) const;
    sync::client::Answered told(std::uint64_t request, const json::object& body) const;
    sync::client::Answered refresh(Device& device, const sync::client::SendRequest& request);
    Fault nextFault(bool isPush);

    // fake_server_push.cpp
    sync::client::Answered push(const model::DeviceId& device, const sync::client::SendRequest& request);
    base::Result<model::Op> readOp(const sync::protocol::WireOp& wire) const;
    void judgeGroup(const model::DeviceId& device, const sync::protocol::WireGroup& group, Touched& touched,
                    sync::protocol::PageAnswer& page);
    std::optional<base::ErrorCode> groupRefusal(const model::DeviceId& device,
                                                const sync::protocol::WireGroup& group) const;
    bool isCloned(const Device& device, const sync::protocol::PushRequest& request) const;
    void park(const model::DeviceId& device, const sync::protocol::WireGroup& group, const std::string& code,
              const std::string& detail, sync::protocol::PageAnswer& page);
    base::Result<const sync::merge::State*> find(const sync::merge::RecordKey& key) override;
    base::Result<bool> exists(const sync::merge::RecordKey& key) override;
    base::Result<std::vector<base::Uuid>> bearing(model::KindId kind, const sync::merge::Mark& mark) override;
    base::Result<std::vector<base::Uuid>> openCards(const sync::merge::RecordKey& about) override;
    base::Result<std::optional<model::GroupId>> parkedMaker(const base::Uuid& record) override;
    base::Result<std::optional<base::Uuid>> holdSlot(const base::Uuid& appointment,
                                                     const std::optional<sync::merge::Slot>& slot) override;
    base::Result<std::int64_t> nextNumber(const std::string& counter) override;
    /// Takes the record's next place in the tenant's order and keeps the digests.
    void put(const Key& key, Stored stored);

    // fake_server_pull.cpp
    sync::client::Answered pull(const Device& device, const sync::client::SendRequest& request);
    sync::client::Answered first(const Device& device, const sync::client::SendRequest& request);
    sync::client::Answered someRecords(const Device& device, const sync::client::SendRequest& request);
    sync::client::Answered bootstrapSize(const Device& device, const sync::client::SendRequest& request) const;
    /// Records of the compartments with after < seq <= until, at most a page; true when that is all.
    bool rowsBetween(std::int64_t after, std::int64_t until, const Scope& of, std::vector<Key>& rows,
                     std::size_t most) const;
    void addParts(const std::vector<Key>& keys, std::int64_t fromSeq, std::int64_t toSeq,
                  sync::protocol::PageAnswer& page);
    void addBlock(std::int64_t fromSeq, std::int64_t toSeq, const Scope& scope, sync::protocol::PageAnswer& page);
    void addUnknownKind(std::int64_t fromSeq, std::int64_t toSeq, sync::protocol::PageAnswer& page);
    void addRenamed(const sync::protocol::RowText& row, std::int64_t fromSeq, std::int64_t toSeq,
                    sync::protocol::PageAnswer& page);
    static std::string futureName(model::KindId kind);
    Scope scopeOf(const Device& device) const;
    sync::protocol::PageAnswer newPage(const Device& device) const;

    // fake_server_digest.cpp
    sync::client::Answered digest(const Device& device, const sync::client::SendRequest& request) const;
    sync::client::Answered leaves(const Device& device, const sync::client::SendRequest& request) const;
    void recount();

    // fake_server_renew.cpp
    sync::client::Answered renew(const model::DeviceId& id, const sync::client::SendRequest& request);
    void strikeWaiting(const model::DeviceId& id, const sync::merge::WaitingCopy& copy);
    /// `only`: what no card of the device lists yet, on a card of that id; none when there is nothing.
    void listMissing(const model::DeviceId& id, const sync::protocol::RenewRequest& request,
                     const std::string& oldSeries, std::optional<base::Uuid> only = {});

    model::TenantId m_tenant;
    const base::Clock& m_clock;
    base::Random& m_random;
    std::string m_epoch = "epoch-1";
    std::string m_nonce = "nonce-0";
    int m_nonces = 0;
    std::int64_t m_head = 0;
    std::int64_t m_forgotten = 0;
    std::size_t m_pageRows = 1000;
    std::int64_t m_blockRows = 3000;
    bool m_refreshRefused = false;
    bool m_checksProofs = true;
    bool m_sendsUnknownKinds = false;
    bool m_servesOlder = false;  ///< the request at hand comes from an older program
    std::uint32_t m_newestSchema = model::kSchema;
    SignatureCheck m_signatures;
    std::map<model::DeviceId, Device> m_devices;
    std::map<std::pair<model::Compartment, std::int64_t>, base::Bytes> m_keys;
    std::map<model::Compartment, base::Bytes> m_digestKeys;
    FakeBlobs m_blobs;
    Records m_records;
    std::map<std::int64_t, Key> m_bySeq;
    std::map<model::KindId, std::set<base::Uuid>> m_byKind;
    std::map<model::Compartment, Sums> m_sums;
    std::map<model::OpId, LogEntry> m_log, m_quarantine;
    std::set<model::GroupId> m_groups;
    std::set<model::OpId> m_everTook;
    std::map<model::LeaseId, std::int64_t> m_revoked;
    std::map<base::Uuid, json::object> m_renewals;
    std::vector<KnownMissing> m_knownMissing;
    std::map<std::tuple<model::Compartment, std::int64_t, std::int64_t>, sync::protocol::WirePart> m_blocks;
    // Indexes only grow: whoever looks compares the bodies again.
    std::map<std::pair<model::KindId, sync::merge::Mark>, std::set<base::Uuid>> m_bearing;
    std::map<Key, std::set<base::Uuid>> m_cardsOf;
    std::map<base::Uuid, model::GroupId> m_parkedMakers;
    std::map<std::string, std::int64_t> m_numbers;
    std::set<std::string> m_proofsSeen;
    std::vector<std::string> m_toldLeases;
    std::set<model::KindId> m_refusedKinds;
    std::deque<Fault> m_faults, m_pushFaults;
    std::map<std::string, std::size_t> m_byPath;
    std::size_t m_refreshes = 0, m_largestPush = 0, m_requests = 0, m_cachedBlocks = 0;
    int m_seriesGiven = 7;
};

/// A parameter of a request's query; empty or 0 when it is not there.
std::string queryText(const std::string& path, std::string_view name);
std::int64_t queryNumber(const std::string& path, std::string_view name);

}  // namespace opdesk::tests
