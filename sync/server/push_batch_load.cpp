#include <algorithm>

#include "core/base/log.h"
#include "core/model/validate.h"
#include "sync/server/push_batch.h"

namespace opdesk::sync::server {

namespace {

crypto::Bytes32 bytes32(const base::Bytes& bytes) {
    crypto::Bytes32 out{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), out.size()), out.begin());
    return out;
}

}  // namespace

PushBatch::PushBatch(const Services& services, Transaction& transaction, const Session& session,
                     std::shared_ptr<const TenantKeys> keys)
    : m_services(services),
      m_transaction(transaction),
      m_session(session),
      m_keys(std::move(keys)),
      m_receivedMillis(services.nowMillis()),
      m_records(transaction, session.tenant, *m_keys, services.random),
      m_source(transaction, session.tenant, *m_keys, m_records) {}

base::Status PushBatch::load(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith) {
    m_groups = readGroups(wires, m_session, *m_keys);
    Params params;
    params.add(m_session.tenant).add(m_session.device);
    // Devices are locked in the order of their ids, so that two successors of one device wait and never deadlock; and
    // before anything else.
    std::vector<Statement> statements{
        {"SELECT id, state, last_seq FROM app.device WHERE tenant = $1 AND id IN (WITH RECURSIVE line AS "
         "(SELECT id, replaces FROM app.device WHERE tenant = $1 AND id = $2 UNION SELECT d.id, d.replaces FROM "
         "app.device d JOIN line ON d.tenant = $1 AND d.id = line.replaces) SELECT id FROM line) ORDER BY id FOR "
         "UPDATE",
         params},
        {"SELECT epoch, seq FROM app.sync_head WHERE tenant = $1 AND $2::uuid IS NOT NULL", params},
        scopeStatement(m_session),
        leasesStatement(m_session.tenant, wires)};
    const std::size_t ofDevice = statements.size();
    std::ranges::move(logStatements(m_groups), std::back_inserter(statements));
    const std::size_t ofLog = statements.size();
    std::ranges::move(m_source.asks(m_groups), std::back_inserter(statements));
    OPDESK_TRY(const auto rows, m_transaction.pipeline(statements, [&] { proveGroups(m_groups, m_session, *m_keys); }));
    const std::span<const Rows> answers(rows);
    OPDESK_CHECK(hearDevice(answers.first(ofDevice)));
    checkGroups(m_groups, m_session, *m_keys, readLeases(answers[3]), m_receivedMillis);
    for (auto& group : m_groups) {
        checkMaker(group);
        if (parkWith && !group.refusal)
            group.refusal = parkWith;
    }
    OPDESK_CHECK(hearLog(answers.subspan(ofDevice, ofLog - ofDevice), m_groups));
    return m_source.hear(answers.subspan(ofLog), m_groups);
}

base::Status PushBatch::hearDevice(std::span<const Rows> rows) {
    bool isHere = false;
    for (int i = 0; i < rows[0].size(); ++i) {
        m_devices.push_back(rows[0].uuid(i, 0));
        if (m_devices.back() != m_session.device.uuid())
            continue;
        isHere = true;
        deviceSeq = rows[0].integer(i, 2);
        // It was replaced while this request was on its way.
        if (rows[0].text(i, 1) == "replaced" && !admitsEndedLeases)
            return base::fail(base::ErrorCode::wrongState, std::string(protocol::kDeviceCloned));
    }
    if (!isHere || rows[1].empty())
        return base::fail(base::ErrorCode::unauthorized, "the device is not enrolled");
    epoch = rows[1].text(0, 0);
    head = rows[1].integer(0, 1);
    const auto names = readScope(rows[2]);
    scope.insert(names.begin(), names.end());
    return {};
}

void PushBatch::checkMaker(PushGroup& group) const {
    if (!group.isGenuine)
        return;
    // A replaced device's groups travel on with its successor; those of a desk that left come with any desk of the
    // clinic, as long as they say whose they are. Signature and lease are the maker's in every case.
    const bool isKnown = std::ranges::find(m_devices, group.madeOn.uuid()) != m_devices.end();
    const bool isNamed = !group.wire->signedDevice || *group.wire->signedDevice == group.madeOn;
    const bool isWhole = std::ranges::all_of(group.events, [&](const audit::Event& event) {
        // Under a lease of before the renewal people write on, and the new device's chain goes on.
        return event.device == group.madeOn || event.device == m_session.device;
    });
    if ((isKnown || group.wire->signedDevice) && isNamed && isWhole)
        return;
    group.isGenuine = false;
    group.refusal = base::Error{base::ErrorCode::damaged, "made on a device that this one did not replace", {}, {}};
}

std::vector<Statement> PushBatch::logStatements(std::span<const PushGroup> groups) const {
    std::vector<base::Uuid> ids, chains;
    std::vector<std::int64_t> sequences, eventSequences;
    for (const auto& group : groups) {
        for (const auto& op : group.ops) {
            ids.push_back(op.id.uuid());
            sequences.push_back(op.deviceSeq);
        }
        for (const auto& event : group.events) {
            chains.push_back(event.device.uuid());
            eventSequences.push_back(event.sequence);
        }
    }
    Params byId, bySequence, events;
    byId.add(m_session.tenant).add(std::span<const base::Uuid>(ids));
    bySequence.add(m_session.tenant).add(m_session.device).add(std::span<const std::int64_t>(sequences));
    events.add(m_session.tenant)
        .add(std::span<const base::Uuid>(chains))
        .add(std::span<const std::int64_t>(eventSequences));
    // One look into the index for each key, as everywhere here.
    return {
        {"SELECT l.op_id, l.body_hash, l.verdict, l.applied_version FROM unnest($2) AS t(o) CROSS JOIN LATERAL "
         "(SELECT * FROM app.op_log WHERE tenant = $1 AND op_id = t.o OFFSET 0) AS l",
         byId},
        // Nothing holds a place beyond the device's last one.
        {"SELECT l.device_seq, l.op_id FROM unnest($3) AS t(s) CROSS JOIN LATERAL "
         "(SELECT * FROM app.op_log WHERE tenant = $1 AND device = $2 AND device_seq = t.s OFFSET 0) AS l "
         "WHERE t.s <= (SELECT last_seq FROM app.device WHERE tenant = $1 AND id = $2)",
         bySequence},
        {"SELECT l.device, l.sequence, l.hash FROM unnest($2, $3) AS t(d, s) CROSS JOIN LATERAL "
         "(SELECT * FROM app.audit_event WHERE tenant = $1 AND device = t.d AND sequence = t.s OFFSET 0) AS l",
         events},
        {"SELECT s, o FROM app.quarantine q, unnest(q.device_seqs, q.ops) AS t(s, o) WHERE q.tenant = $1 AND q.device "
         "= $2 AND t.s = ANY ($3)",
         bySequence}};
}

base::Status PushBatch::hearLog(std::span<const Rows> rows, std::span<const PushGroup> groups) {
    for (int i = 0; i < rows[0].size(); ++i)
        m_log[rows[0].uuid(i, 0)] = {
            bytes32(rows[0].bytes(i, 1)),
            {model::verdictFromName(rows[0].text(i, 2)).value_or(model::Verdict::applied), rows[0].integer(i, 3)}};
    std::map<std::int64_t, base::Uuid> holders;
    for (int i = 0; i < rows[1].size(); ++i)
        holders[rows[1].integer(i, 0)] = rows[1].uuid(i, 1);
    for (int i = 0; i < rows[3].size(); ++i)
        holders.emplace(rows[3].integer(i, 0), rows[3].uuid(i, 1));
    for (const auto& group : groups)
        for (const auto& op : group.ops) {
            const auto [it, free] = holders.emplace(op.deviceSeq, op.id.uuid());
            if (!free && it->second != op.id.uuid()) {
                base::log(base::LogLevel::error, "two ops hold one device sequence: cloned or restored disk",
                          {{"device", m_session.device.uuid()}, {"sequence", op.deviceSeq}});
                return base::fail(base::ErrorCode::wrongState, std::string(protocol::kDeviceCloned));
            }
        }
    for (int i = 0; i < rows[2].size(); ++i)
        m_knownEvents.emplace(rows[2].uuid(i, 0), rows[2].integer(i, 1), bytes32(rows[2].bytes(i, 2)));
    return {};
}

}  // namespace opdesk::sync::server
