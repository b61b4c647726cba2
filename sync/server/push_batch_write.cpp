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

base::Bytes bytesOf(const crypto::Bytes32& hash) {
    return {hash.begin(), hash.end()};
}

}  // namespace

void PushBatch::chainEvents(const PushGroup& group) {
    if (!group.isGenuine)
        return;  // nobody vouches for these
    for (std::size_t i = 0; i < group.events.size(); ++i) {
        NewEvent fresh{&group.wire->audit[i], group.events[i], {}, {}};
        const auto hash = audit::hashOf(group.wire->audit[i].event);
        if (!hash)
            continue;
        fresh.hash = *hash;
        if (!m_knownEvents.emplace(fresh.event.sequence, base::toHex(fresh.hash)).second)
            continue;
        const bool follows = fresh.event.sequence == m_chain.sequence + 1 && fresh.event.previous == m_chain.hash;
        if (!follows) {
            fresh.fault = fresh.event.sequence > m_chain.sequence + 1 ? "gap" : "fork";
            base::log(base::LogLevel::error, "the audit chain of a device is broken",
                      {{"device", m_session.device.uuid()},
                       {"sequence", fresh.event.sequence},
                       base::LogField::code("fault", fresh.fault)});
        }
        if (fresh.event.sequence > m_chain.sequence)
            m_chain = {fresh.event.sequence, fresh.hash};
        m_newEvents.push_back(std::move(fresh));
    }
}

base::Status PushBatch::run(std::span<const protocol::WireGroup> wires, const std::optional<base::Error>& parkWith) {
    OPDESK_CHECK(lockDevice());
    OPDESK_TRY(const auto leases, loadLeases(m_transaction, m_session.tenant, {wires.begin(), wires.end()}));
    m_groups.reserve(wires.size());
    for (const auto& wire : wires) {
        m_groups.push_back(receiveGroup(wire, m_session, *m_keys, leases, m_receivedMillis));
        if (parkWith && !m_groups.back().refusal)
            m_groups.back().refusal = parkWith;
    }
    OPDESK_CHECK(loadLog(m_groups));
    OPDESK_CHECK(loadRecords(m_groups));
    for (auto& group : m_groups)
        OPDESK_CHECK(judge(group));
    return write();
}

base::Status PushBatch::write() {
    std::vector<StoredRecord*> dirty;
    for (auto& [key, working] : m_working)
        if (working.isDirty)
            dirty.push_back(&working.record);
    // Parents before children, roughly: kinds are in the registry's order.
    HeadMove move{epoch, head, 0};
    if (!dirty.empty() || !m_newEvents.empty()) {
        OPDESK_TRY(move, m_records.moveHead(static_cast<std::int64_t>(dirty.size()),
                                            static_cast<std::int64_t>(m_newEvents.size())));
        head = move.seq;
    }
    if (!dirty.empty())
        OPDESK_CHECK(m_records.write(dirty, move));

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
    if (!m_newEvents.empty()) {
        std::vector<std::int64_t> sequences, positions, keyIds;
        std::vector<base::Bytes> hashes, sealed;
        std::vector<base::Uuid> groups, users;
        std::vector<std::string> events, compartments, faults;
        for (const auto& fresh : m_newEvents) {
            sequences.push_back(fresh.event.sequence);
            positions.push_back(move.auditBefore + static_cast<std::int64_t>(positions.size()) + 1);
            hashes.push_back(bytesOf(fresh.hash));
            OPDESK_TRY(auto payload, sealedPayload(fresh));
            keyIds.push_back(payload.first);
            sealed.push_back(std::move(payload.second));
            groups.push_back(fresh.event.group.uuid());
            users.push_back(fresh.event.user.uuid());
            events.push_back(base::canonicalJson(fresh.wire->event));
            compartments.emplace_back(model::compartmentName(fresh.wire->compartment));
            faults.push_back(fresh.fault);
        }
        Params p;
        p.add(m_session.tenant)
            .add(m_session.device)
            .add(m_receivedMillis)
            .add(std::span<const std::int64_t>(sequences))
            .add(std::span<const base::Bytes>(hashes))
            .add(std::span<const std::int64_t>(positions))
            .add(std::span<const base::Uuid>(groups))
            .add(std::span<const base::Uuid>(users))
            .add(events)
            .add(compartments)
            .add(std::span<const std::int64_t>(keyIds))
            .add(std::span<const base::Bytes>(sealed))
            .add(faults);
        statements.push_back(
            {"INSERT INTO app.audit_event (tenant, device, received_ms, sequence, hash, position, group_id, user_id, "
             "event, compartment, key_id, sealed, fault) SELECT $1, $2, $3, s, h, p, g, u, e::jsonb, c, k, b, "
             "nullif(f, '') FROM unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS t(s, h, p, g, u, e, c, k, b, f)",
             std::move(p)});
        Params chain;
        chain.add(m_session.tenant).add(m_session.device).add(m_chain.sequence).add(m_chain.hash);
        statements.push_back(
            {"UPDATE app.device SET audit_seq = $3, audit_hash = $4 WHERE tenant = $1 AND id = $2", std::move(chain)});
    }
    if (!m_touchedCards.empty()) {
        std::vector<base::Uuid> ids, records, devices;
        std::vector<std::string> kinds, fields;
        std::vector<bool> open;
        for (const auto& card : m_cards) {
            if (!m_touchedCards.contains(card.id))
                continue;
            ids.push_back(card.id);
            kinds.emplace_back(model::kindName(card.of.first));
            records.push_back(card.of.second);
            fields.push_back(card.field);
            devices.push_back(card.device.uuid());
            open.push_back(card.open);
        }
        Params p;
        p.add(m_session.tenant)
            .add(std::span<const base::Uuid>(ids))
            .add(kinds)
            .add(std::span<const base::Uuid>(records))
            .add(fields)
            .add(std::span<const base::Uuid>(devices))
            .addFlags(open);
        statements.push_back(
            {"INSERT INTO app.conflict_card (tenant, id, record_kind, record_id, field, device, open) "
             "SELECT $1, t.* FROM unnest($2, $3, $4, $5, $6, $7) AS t "
             "ON CONFLICT (tenant, id) DO UPDATE SET open = excluded.open",
             std::move(p)});
    }
    if (!m_newMarks.empty()) {
        std::vector<std::string> whats;
        std::vector<base::Bytes> marks;
        std::vector<base::Uuid> ids;
        std::vector<std::int64_t> times;
        for (const auto& mark : m_newMarks) {
            whats.push_back(mark.what);
            marks.push_back(bytesOf(mark.mark));
            ids.push_back(mark.id);
            times.push_back(mark.atMillis);
        }
        Params p;
        p.add(m_session.tenant)
            .add(whats)
            .add(std::span<const base::Bytes>(marks))
            .add(std::span<const base::Uuid>(ids))
            .add(std::span<const std::int64_t>(times));
        statements.push_back(
            {"INSERT INTO app.cross_mark (tenant, what, mark, id, at_ms) SELECT $1, t.* "
             "FROM unnest($2, $3, $4, $5) AS t ON CONFLICT DO NOTHING",
             std::move(p)});
    }
    if (!m_released.empty()) {
        const std::vector<base::Uuid> groups(m_released.begin(), m_released.end());
        Params p;
        p.add(m_session.tenant).add(std::span<const base::Uuid>(groups)).add(m_receivedMillis);
        statements.push_back(
            {"UPDATE app.quarantine SET released_ms = $3 WHERE tenant = $1 AND group_id = ANY ($2) "
             "AND released_ms IS NULL",
             std::move(p)});
    }
    if (!statements.empty())
        OPDESK_CHECK(m_transaction.pipeline(statements));
    return writeQuarantine();
}

/// Payloads of desk kinds travel in the clear inside TLS; at rest they are sealed like any body.
base::Result<std::pair<std::int64_t, base::Bytes>> PushBatch::sealedPayload(const NewEvent& fresh) const {
    if (fresh.wire->keyEpoch != 0)
        return std::pair(fresh.wire->keyEpoch, fresh.wire->sealed);
    const auto* key = m_keys->current(fresh.wire->compartment);
    if (!key)
        return base::fail(base::ErrorCode::internal, "the key of a compartment is missing");
    const auto context = model::sealContext(m_session.tenant, fresh.event.kind, fresh.event.object, "audit");
    OPDESK_TRY(auto sealed,
               crypto::seal(key->key.view(), fresh.wire->sealed, base::asBytes(context), m_services.random));
    return std::pair(key->epoch, std::move(sealed));
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
        Params p;
        p.add(m_session.tenant)
            .add(group->wire->group)
            .add(m_session.device)
            .add(group->wire->actor)
            .add(std::span<const base::Uuid>(ids))
            .add(base::errorName(group->refusal->code))
            .add(std::string_view(group->refusal->detail).substr(0, kMaxDetail))
            .add(m_receivedMillis)
            .add(key->epoch)
            .add(base::ByteView(sealed));
        // The first copy stays as it came; only the reason follows.
        OPDESK_CHECK(
            m_transaction.execute("INSERT INTO app.quarantine (tenant, group_id, device, actor, ops, code, detail, "
                                  "received_ms, key_id, sealed) "
                                  "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (tenant, group_id) "
                                  "DO UPDATE SET code = excluded.code, detail = excluded.detail",
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
    for (const auto& [key, working] : m_working)
        if (working.record.isStored && (working.isDirty || touched.contains(key)))
            out[key] = imageOf(working.record);
    return out;
}

}  // namespace opdesk::sync::server
