#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/crypto/hash.h"
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
    /// Access and refresh token of a login on the device.
    virtual std::pair<std::string, std::string> login(const model::DeviceId& device) = 0;

    // ---- faults
    virtual void endToken(const model::DeviceId& device) = 0;
    /// A copy of everything is kept; restoreBackup() puts it back as another history.
    virtual void makeBackup() = 0;
    virtual bool restoreBackup(const std::string& epoch) = 0;
    virtual void setScope(const model::DeviceId& device, const Compartments& scope) = 0;
    virtual void revokeLease(const model::LeaseId& lease, std::int64_t atMillis, const model::DeviceId& device) = 0;
    virtual void sendUnknownKinds(bool send) = 0;
    /// Another program writes a field this one does not know.
    virtual void writeUnknownField(std::uint64_t pick, const std::string& value) = 0;

    // ---- the end
    virtual std::map<Key, model::RecordImage> records() = 0;
    virtual std::map<model::OpId, LoggedOp> log() = 0;
    virtual std::set<model::OpId> quarantine() = 0;
    virtual sync::protocol::Leaf combined(model::Compartment compartment) = 0;
    virtual std::vector<ListedMissing> listedMissing() = 0;
};

}  // namespace opdesk::simulation
