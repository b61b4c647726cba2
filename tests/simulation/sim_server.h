#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/crypto/hash.h"
#include "core/model/blob.h"
#include "sync/client/engine.h"
#include "sync/protocol/digest.h"

/// The server of a run: the arbiter in memory, or opdeskd's own request handling over PostgreSQL.
namespace opdesk::simulation {

/// What one device cannot give any more, as its renewal listed it.
struct ListedMissing {
    model::DeviceId device;
    std::vector<std::int64_t> ops;
    std::map<std::string, std::vector<std::int64_t>> documents;
};

struct LoggedOp {
    model::DeviceId device;
    std::int64_t deviceSeq = 0;
    std::string verdict;
    base::Bytes payload;  ///< empty: the server keeps only a hash
};

class SimServer {
public:
    using Key = std::pair<model::KindId, base::Uuid>;
    using Compartments = std::set<model::Compartment>;

    virtual ~SimServer() = default;
    virtual void enrol(const model::DeviceId& device, const Compartments& compartments) = 0;
    virtual sync::client::Event serve(const model::DeviceId& device, const sync::client::SendRequest& request) = 0;
    virtual std::int64_t head() = 0;
    /// Of the history the head belongs to.
    virtual std::string epoch() = 0;
    /// Access and refresh token of a login on the device.
    virtual std::pair<std::string, std::string> login(const model::DeviceId& device) = 0;

    // ---- what a server with real keys, in processes of its own, does otherwise
    /// A request on its way: answered at once, or by `finish`, which waits for the answer.
    struct Flight {
        std::optional<sync::client::Event> ready;
        std::function<sync::client::Event()> finish;
    };
    virtual Flight begin(const model::DeviceId& device, const sync::client::SendRequest& request) {
        return {serve(device, request), {}};
    }
    /// What a person holds who was given `wanted`.
    virtual Compartments held(const Compartments& wanted) { return wanted; }
    virtual std::string prove(std::size_t desk, const std::string& method, const std::string& path,
                              const std::string& token, const std::string& nonce, base::ByteView body) {
        (void)desk, (void)method, (void)path, (void)token, (void)nonce, (void)body;
        return "proof";
    }
    virtual base::Bytes sign(const model::StaffId& staff, base::ByteView text) = 0;
    /// The lease a text of this server is; nothing where leases are ids alone.
    virtual std::optional<model::LeaseId> leaseIn(const std::string& text) { return (void)text, std::nullopt; }
    /// That of the device's last login.
    virtual std::optional<model::LeaseId> leaseOf(const model::DeviceId& device) { return (void)device, std::nullopt; }
    /// How long after the head moved the device's stream hears of it.
    virtual std::chrono::milliseconds pokeDelay(const model::DeviceId& device) {
        (void)device;
        return {};
    }

    // ---- faults
    virtual void endToken(const model::DeviceId& device) = 0;
    /// A copy of everything is kept; restoreBackup() puts it back as another history.
    virtual void makeBackup() = 0;
    virtual bool restoreBackup(const std::string& epoch) = 0;
    virtual void setScope(const model::DeviceId& device, const Compartments& scope) = 0;
    virtual void revokeLease(const model::LeaseId& lease, std::int64_t atMillis, const model::DeviceId& device) = 0;
    virtual void sendUnknownKinds(bool send) = 0;
    /// The device's program is of before a kind: its rows have a name it does not know.
    virtual void setOlder(const model::DeviceId& device, bool isOlder) { (void)device, (void)isOlder; }
    /// A server that is older than the desks' program puts their ops aside.
    virtual void setNewestSchema(std::uint32_t newest) { (void)newest; }
    /// Another program writes a field this one does not know.
    virtual void writeUnknownField(std::uint64_t pick, const std::string& value) = 0;

    // ---- the end
    virtual std::map<Key, model::RecordImage> records() = 0;
    virtual std::map<model::OpId, LoggedOp> log() = 0;
    virtual std::set<model::OpId> quarantine() = 0;
    /// Did any history of it ever have the op? Nothing where nobody looks.
    virtual bool everTook(const model::OpId& op) { return (void)op, false; }
    virtual sync::protocol::Leaf combined(model::Compartment compartment) = 0;
    virtual std::vector<ListedMissing> listedMissing() = 0;
    /// Attachments whose bytes it has whole; nothing where nobody looks.
    virtual std::optional<std::set<model::BlobName>> blobs() { return std::nullopt; }
};

/// A server with nothing in it, for one run; the clock is the true time.
using ServerMaker = std::function<std::unique_ptr<SimServer>(const base::Clock& clock, base::Random& random)>;

}  // namespace opdesk::simulation
