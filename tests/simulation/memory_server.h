#pragma once

#include "tests/simulation/sim_server.h"
#include "tests/support/fake_server.h"

namespace opdesk::simulation {

class MemoryServer final : public SimServer {
public:
    MemoryServer(model::TenantId tenant, const base::Clock& clock, base::Random& random);

    void enrol(const model::DeviceId& device, const Compartments& compartments) override;
    sync::client::Event serve(const model::DeviceId& device, const sync::client::SendRequest& request) override;
    std::int64_t head() override { return m_server.head(); }
    std::string epoch() override { return m_server.epoch(); }
    std::pair<std::string, std::string> login(const model::DeviceId& device) override;
    base::Bytes sign(const model::StaffId& staff, base::ByteView text) override;
    void endToken(const model::DeviceId& device) override { m_server.endToken(device); }
    void makeBackup() override;
    bool restoreBackup(const std::string& epoch) override;
    void setScope(const model::DeviceId& device, const Compartments& scope) override;
    void revokeLease(const model::LeaseId& lease, std::int64_t atMillis, const model::DeviceId& device) override;
    void sendUnknownKinds(bool send) override { m_server.sendUnknownKinds(send); }
    void setOlder(const model::DeviceId& device, bool isOlder) override { m_server.setOlder(device, isOlder); }
    void setNewestSchema(std::uint32_t newest) override { m_server.setNewestSchema(newest); }
    void writeUnknownField(std::uint64_t pick, const std::string& value) override;
    std::map<Key, model::RecordImage> records() override;
    std::map<model::OpId, LoggedOp> log() override;
    std::set<model::OpId> quarantine() override;
    bool everTook(const model::OpId& op) override { return m_server.everTook(op); }
    sync::protocol::Leaf combined(model::Compartment compartment) override { return m_server.combined(compartment); }
    std::vector<ListedMissing> listedMissing() override;
    std::optional<std::set<model::BlobName>> blobs() override {
        std::set<model::BlobName> names;
        for (const auto& [name, blob] : m_server.blobs().whole())
            names.insert(name);
        return names;
    }

    tests::FakeServer& fake() { return m_server; }

private:
    tests::FakeServer m_server;
    std::optional<tests::FakeServer::Backup> m_backup;
    int m_enrolled = 0;
};

/// The key of a compartment in every simulated clinic, and the users' signature: a hash, which costs a run far less
/// than Ed25519 and fails for another text all the same.
base::Bytes keyOf(model::Compartment compartment);
base::Bytes signatureOf(const model::StaffId& staff, base::ByteView text);

}  // namespace opdesk::simulation
