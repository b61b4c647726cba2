#include "tests/simulation/memory_server.h"

#include <boost/json.hpp>

namespace opdesk::simulation {

base::Bytes keyOf(model::Compartment compartment) {
    return base::Bytes(32, static_cast<std::uint8_t>(10 + static_cast<int>(compartment)));
}

base::Bytes signatureOf(const model::StaffId& staff, base::ByteView text) {
    base::Bytes signedText(staff.uuid().bytes().begin(), staff.uuid().bytes().end());
    signedText.insert(signedText.end(), text.begin(), text.end());
    const auto hash = crypto::sha256(signedText);
    base::Bytes signature(2 * hash.size());
    for (std::size_t i = 0; i < signature.size(); ++i)
        signature[i] = hash[i % hash.size()];
    return signature;
}

MemoryServer::MemoryServer(model::TenantId tenant, const base::Clock& clock, base::Random& random)
    : m_server(tenant, clock, random) {
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i) {
        const auto compartment = static_cast<model::Compartment>(i);
        m_server.addKey(compartment, 1, keyOf(compartment));
    }
    m_server.skipProofs();
    m_server.setPageRows(60);
    m_server.setBlockRows(40);
    m_server.checkSignatures([](const model::StaffId& actor, base::ByteView text, base::ByteView signature) {
        const auto right = signatureOf(actor, text);
        return std::equal(right.begin(), right.end(), signature.begin(), signature.end());
    });
}

void MemoryServer::enrol(const model::DeviceId& device, const Compartments& compartments) {
    m_server.enrol(device, compartments);
    m_server.setSeries(device, "A0" + std::to_string(++m_enrolled));
    m_server.setScope(device, compartments);
}

sync::client::Event MemoryServer::serve(const model::DeviceId& device, const sync::client::SendRequest& request) {
    return m_server.serve(device, request);
}

std::pair<std::string, std::string> MemoryServer::login(const model::DeviceId& device) {
    m_server.refuseRefresh(false);
    return m_server.login(device);
}

base::Bytes MemoryServer::sign(const model::StaffId& staff, base::ByteView text) {
    return signatureOf(staff, text);
}

void MemoryServer::makeBackup() {
    m_backup = m_server.backup();
}

bool MemoryServer::restoreBackup(const std::string& epoch) {
    if (!m_backup)
        return false;
    m_server.restore(*m_backup, epoch);
    return true;
}

/// An admin gives other roles: a record of the admin's that no desk sees, but it moves the head, and so all are poked.
void MemoryServer::setScope(const model::DeviceId& device, const Compartments& scope) {
    m_server.grant(device, scope);
    std::string roles;
    for (const auto one : scope)
        roles += std::string(model::compartmentName(one)) + ' ';
    m_server.write(model::KindId::role, device.uuid(), {{"name", roles}});
}

void MemoryServer::revokeLease(const model::LeaseId& lease, std::int64_t atMillis, const model::DeviceId& device) {
    m_server.revokeLease(lease, atMillis);
    m_server.endSession(device);
}

void MemoryServer::writeUnknownField(std::uint64_t pick, const std::string& value) {
    std::vector<base::Uuid> patients;
    for (const auto& [key, stored] : m_server.records())
        if (key.first == model::KindId::patient && !stored.state.deleted)
            patients.push_back(key.second);
    if (patients.empty())
        return;
    const auto id = patients[pick % patients.size()];
    auto body = m_server.record(model::KindId::patient, id)->body;
    body["future_field"] = value;
    m_server.write(model::KindId::patient, id, std::move(body));
}

std::map<SimServer::Key, model::RecordImage> MemoryServer::records() {
    std::map<Key, model::RecordImage> rows;
    for (const auto& [key, stored] : m_server.records())
        if (stored.state.exists)
            rows[key] = {key.first,
                         key.second,
                         stored.state.version,
                         stored.seq,
                         stored.state.compartment,
                         stored.state.deleted,
                         stored.state.body};
    return rows;
}

std::map<model::OpId, LoggedOp> MemoryServer::log() {
    std::map<model::OpId, LoggedOp> ops;
    for (const auto& [id, entry] : m_server.log())
        ops[id] = {entry.device, entry.deviceSeq, std::string(model::verdictName(entry.verdict.verdict)),
                   entry.payload};
    return ops;
}

std::set<model::OpId> MemoryServer::quarantine() {
    std::set<model::OpId> ops;
    for (const auto& [id, entry] : m_server.quarantine())
        ops.insert(id);
    return ops;
}

std::vector<ListedMissing> MemoryServer::listedMissing() {
    std::vector<ListedMissing> all;
    for (const auto& one : m_server.knownMissing())
        all.push_back({one.device, one.ops, one.documents});
    return all;
}

}  // namespace opdesk::simulation
