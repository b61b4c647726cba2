#include <algorithm>

#include "core/base/log.h"
#include "core/crypto/aead.h"
#include "core/crypto/hash.h"
#include "sync/server/push_batch.h"

namespace opdesk::sync::server {

namespace {

constexpr std::size_t kMaxDetail = 200;

std::vector<base::Uuid> rawIds(const std::vector<model::OpId>& ids) {
    std::vector<base::Uuid> out;
    for (const auto& id : ids)
        out.push_back(id.uuid());
    return out;
}

/// Beside opIdsOf: 0 where an op cannot be read.
std::vector<std::int64_t> sequencesOf(const protocol::WireGroup& wire) {
    std::vector<std::int64_t> out;
    for (const auto& op : wire.ops) {
        const auto* value = op.envelope.if_contains("device_seq");
        const auto* number = value ? value->if_int64() : nullptr;
        out.push_back(number && *number > 0 ? *number : 0);
    }
    return out;
}

base::Bytes bytesOf(const crypto::Bytes32& hash) {
    return {hash.begin(), hash.end()};
}

}  // namespace

void PushBatch::chainEvents(const PushGroup& group) {
    if (!group.isGenuine)
        return;  // nobody vouches for these
    for (std::size_t i = 0; i < group.events.size(); ++i) {
        const auto& event = group.events[i];
        if (m_knownEvents.emplace(event.device.uuid(), event.sequence, group.eventHashes[i]).second)
            m_newEvents.push_back({&group, i});
    }
}

base::Status PushBatch::run(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith) {
    OPDESK_CHECK(load(wires, parkWith));
    for (auto& group : m_groups)
        OPDESK_CHECK(judge(group));
    OPDESK_CHECK(judgeWaiting());
    return write();
}

/// Everything in one round trip: the head is moved first, and places follow from it. Rows and events are sealed while
/// the database writes what needs no sealing.
base::Status PushBatch::write() {
    // Parents before children, roughly: kinds are in the registry's order.
    const auto dirty = m_source.dirty();
    std::vector<Statement> plain;
    if (!dirty.empty())
        plain.push_back(m_records.moveStatement(dirty.size()));
    std::ranges::move(logLines(), std::back_inserter(plain));
    const std::size_t ofPlain = plain.size();
    std::size_t ofRecords = 0;
    std::vector<AuditEntry> entries;
    std::vector<Lot> lots;
    if (!plain.empty())
        lots.emplace_back([&]() -> base::Result<std::vector<Statement>> { return std::move(plain); });
    if (!dirty.empty())
        lots.emplace_back([&] {
            auto rows = m_records.rowStatements(dirty);
            ofRecords = rows ? rows->size() : 0;
            return rows;
        });
    if (!m_newEvents.empty())
        lots.emplace_back([&]() -> base::Result<std::vector<Statement>> {
            OPDESK_TRY(entries, newEntries());
            return std::vector{auditStatement(entries, m_receivedMillis)};
        });
    if (!lots.empty()) {
        OPDESK_TRY(const auto rows, m_transaction.pipelineLots(lots));
        if (!dirty.empty()) {
            OPDESK_TRY(const HeadMove move,
                       m_records.wrote(dirty, rows.front(), std::span(rows).subspan(ofPlain, ofRecords)));
            head = move.seq;
            since = move.seq - std::ssize(dirty);
        }
        if (!entries.empty())
            noteFaults(entries, rows.back());
    }
    return writeQuarantine();
}

std::vector<Statement> PushBatch::logLines() {
    std::vector<Statement> statements;
    if (!m_newLog.empty()) {
        std::vector<base::Uuid> ids, groups, records, actors, leases;
        std::vector<std::int64_t> sequences, versions;
        std::vector<base::Bytes> hashes;
        std::vector<std::string> kinds, names;
        for (const auto& line : m_newLog) {
            ids.push_back(line.op->id.uuid());
            groups.push_back(line.op->group.uuid());
            records.push_back(line.op->record);
            actors.push_back(line.op->actor.uuid());
            leases.push_back(line.op->lease.uuid());
            sequences.push_back(line.op->deviceSeq);
            versions.push_back(line.version);
            hashes.push_back(bytesOf(line.hash));
            kinds.emplace_back(model::kindName(line.op->kind));
            names.emplace_back(model::verdictName(line.verdict));
        }
        Params p;
        p.add(m_session.tenant)
            .add(m_session.device)
            .add(m_receivedMillis)
            .add(std::span<const base::Uuid>(ids))
            .add(std::span<const std::int64_t>(sequences))
            .add(std::span<const base::Uuid>(groups))
            .add(std::span<const base::Bytes>(hashes))
            .add(kinds)
            .add(std::span<const base::Uuid>(records))
            .add(std::span<const base::Uuid>(actors))
            .add(std::span<const base::Uuid>(leases))
            .add(names)
            .add(std::span<const std::int64_t>(versions));
        statements.push_back(
            {"INSERT INTO app.op_log (tenant, device, received_ms, op_id, device_seq, group_id, body_hash, kind, "
             "record_id, actor, lease, verdict, applied_version) SELECT $1, $2, $3, t.* "
             "FROM unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS t",
             std::move(p)});
    }
    const std::int64_t before = deviceSeq;
    for (const auto& line : m_newLog)
        deviceSeq = std::max(deviceSeq, line.op->deviceSeq);
    for (const PushGroup* group : m_parked)
        for (const auto sequence : sequencesOf(*group->wire))
            deviceSeq = std::max(deviceSeq, sequence);
    if (deviceSeq > before) {
        Params p;
        p.add(m_session.tenant).add(m_session.device).add(deviceSeq);
        statements.push_back({"UPDATE app.device SET last_seq = $3 WHERE tenant = $1 AND id = $2", std::move(p)});
    }
    std::ranges::move(m_source.indexStatements(), std::back_inserter(statements));
    if (!m_released.empty()) {
        const std::vector<base::Uuid> groups(m_released.begin(), m_released.end());
        Params p;
        p.add(m_session.tenant).add(std::span<const base::Uuid>(groups)).add(m_receivedMillis);
        statements.push_back(
            {"UPDATE app.quarantine SET released_ms = $3 WHERE tenant = $1 AND group_id = ANY ($2) "
             "AND released_ms IS NULL",
             std::move(p)});
    }
    return statements;
}

base::Result<std::vector<AuditEntry>> PushBatch::newEntries() {
    std::vector<AuditEntry> entries;
    entries.reserve(m_newEvents.size());
    for (const auto& [group, place] : m_newEvents) {
        const auto& event = group->events[place];
        const auto& wire = group->wire->audit[place];
        entries.push_back({event.device,
                           event.sequence,
                           group->eventHashes[place],
                           event.group,
                           event.user,
                           group->eventTexts[place],
                           wire.compartment,
                           0,
                           {},
                           !group->falsePayloads[place]});
        if (entries.back().isTrue)
            OPDESK_CHECK(sealPayload(wire, event, entries.back()));
    }
    return entries;
}

void PushBatch::noteFaults(std::span<const AuditEntry> entries, const Rows& answer) const {
    const auto faults = auditFaults(answer);
    for (std::size_t i = 0; i < std::min(faults.size(), entries.size()); ++i)
        if (!faults[i].empty())
            base::log(base::LogLevel::error, "the audit chain of a device is broken",
                      {{"device", entries[i].device.uuid()},
                       {"sequence", entries[i].sequence},
                       base::LogField::code("fault", faults[i])});
}

/// Payloads of desk kinds travel in the clear inside TLS; at rest they are sealed like any body.
base::Status PushBatch::sealPayload(const protocol::WireAudit& wire, const audit::Event& event, AuditEntry& entry) {
    if (wire.keyEpoch != 0) {
        entry.keyEpoch = wire.keyEpoch;
        entry.sealed = wire.sealed;
        return {};
    }
    const auto* key = m_keys->current(wire.compartment);
    auto* sealer = key ? m_records.sealerOf(wire.compartment, key->epoch) : nullptr;
    if (!sealer)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    const auto context = model::sealContext(m_session.tenant, event.kind, event.object, "audit");
    entry.keyEpoch = key->epoch;
    OPDESK_TRY(entry.sealed, sealer->seal(wire.sealed, base::asBytes(context), m_services.random));
    return {};
}

base::Status PushBatch::writeQuarantine() {
    const auto* key = m_keys->current(model::Compartment::admin);
    if (!m_parked.empty() && !key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    for (const PushGroup* group : m_parked) {
        protocol::PushRequest alone;
        alone.epoch = epoch;
        alone.groups.push_back(*group->wire);
        const std::string whole = base::canonicalJson(protocol::encode(alone));
        const std::string context = "opdesk-quarantine-1|" + m_session.tenant.text() + '|' + group->wire->group.text();
        OPDESK_TRY(const auto sealed,
                   crypto::seal(key->key.view(), base::asBytes(whole), base::asBytes(context), m_services.random));
        const auto ids = rawIds(opIdsOf(*group->wire));
        const auto sequences = sequencesOf(*group->wire);
        const auto makes = madeBy(*group->wire);
        Params p;
        p.add(m_session.tenant)
            .add(group->wire->group)
            .add(m_session.device)
            .add(group->wire->actor)
            .add(std::span<const base::Uuid>(ids))
            .add(group->parkedCode.empty() ? base::errorName(group->refusal->code) : group->parkedCode)
            .add(std::string_view(group->refusal->detail).substr(0, kMaxDetail))
            .add(m_receivedMillis)
            .add(key->epoch)
            .add(base::ByteView(sealed))
            .add(std::span<const std::int64_t>(sequences))
            .add(std::span<const base::Uuid>(makes))
            .add(group->waitsFor ? group->waitsFor->uuid() : base::Uuid{});
        // The first copy stays as it came; only the reason follows.
        OPDESK_CHECK(m_transaction.execute(
            "INSERT INTO app.quarantine (tenant, group_id, device, actor, ops, code, detail, "
            "received_ms, key_id, sealed, device_seqs, makes, waits_for) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, nullif($13, "
            "'00000000-0000-0000-0000-000000000000'::uuid)) ON CONFLICT (tenant, group_id) "
            "DO UPDATE SET code = excluded.code, detail = excluded.detail, waits_for = excluded.waits_for",
            p));
    }
    return {};
}

std::map<RecordKey, model::RecordImage> PushBatch::rows() const {
    std::map<RecordKey, model::RecordImage> out;
    std::set<RecordKey> touched;
    for (const auto& group : m_groups)
        for (const auto& op : group.ops)
            touched.emplace(op.kind, op.record);
    for (const auto& [key, working] : m_source.working())
        if (working.record.isStored && (working.isDirty || touched.contains(key)) &&
            !m_asSent.holds(key, working.record.state.version))
            out[key] = imageOf(working.record);
    return out;
}

}  // namespace opdesk::sync::server
