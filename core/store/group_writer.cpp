#include "core/store/group_writer.h"
#include "core/store/change_rules.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/store/blob_table.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::ErrorCode;
using base::fail;
using base::Result;
using base::Status;
namespace json = model::json;

Result<std::int64_t> takeNumber(Database& database, const std::string& counter) {
    OPDESK_TRY(const auto value, database.number("INSERT INTO counter(name, value) VALUES(?, 1)"
                                                 " ON CONFLICT(name) DO UPDATE SET value = value + 1 RETURNING value",
                                                 counter));
    if (!value)
        return fail(ErrorCode::internal, "a counter gave no number");
    return *value;
}

GroupWriter::GroupWriter(Store::Impl& store, const Actor& actor, std::optional<std::int64_t> atMillis)
    : m_store(store), m_actor(actor), m_now(atMillis.value_or(base::toMillis(store.clock.now()))) {
    m_group.group = model::GroupId::make(store.clock, store.random);
    m_group.actor = actor.staff;
    m_group.lease = actor.lease;
}

Result<CommitReceipt> GroupWriter::write(const ActionGroup& group) {
    if (!m_actor.sign)
        return fail(ErrorCode::internal, "an action without a signing key");
    if (group.changes.size() > kMaxGroupChanges)
        return fail(ErrorCode::tooLarge, "an action holds at most " + std::to_string(kMaxGroupChanges) + " changes");
    OPDESK_TRY(m_clockOffset, readSyncNumber(*m_store.database, SyncValue::clockOffset));
    for (const auto& change : group.changes)
        OPDESK_CHECK(writeChange(change));
    if (m_written.empty() && (!group.changes.empty() || group.audit.empty()))
        return CommitReceipt{{}, m_receipt.ops, 0};
    OPDESK_CHECK(writeAudit(group.audit));
    OPDESK_CHECK(drainWhatWasLost());
    OPDESK_CHECK(finish());
    m_receipt.group = m_group.group;
    return m_receipt;
}

/// Another program on this file may have found a compartment lost and deleted it while this one still has its key:
/// what is written here goes out and away like the rest.
Status GroupWriter::drainWhatWasLost() {
    OPDESK_TRY(const auto lost, readSyncText(*m_store.database, SyncValue::lost));
    const auto gone = compartmentsIn(lost);
    std::string again;
    for (const auto& written : m_written)
        if (std::ranges::find(gone, written.op.compartment) != gone.end())
            again = namesWith(again, model::compartmentName(written.op.compartment));
    if (again.empty())
        return {};
    OPDESK_TRY(const auto draining, readSyncText(*m_store.database, SyncValue::draining));
    return writeSyncText(*m_store.database, SyncValue::draining, namesWith(draining, again));
}

Status GroupWriter::writeChange(const Change& change) {
    OPDESK_TRY(const auto current, m_store.records.load(change.kind, change.record));
    OPDESK_TRY(const auto prepared, prepareChange(change, current));
    if (prepared.nothing) {
        m_receipt.ops.emplace_back();
        return {};
    }
    model::Op op;
    op.id = model::OpId::make(m_store.clock, m_store.random);
    OPDESK_TRY(op.deviceSeq, takeNumber(*m_store.database, std::string(kDeviceSeqCounter)));
    op.group = m_group.group;
    op.kind = change.kind;
    op.record = change.record;
    op.action = prepared.action;
    op.compartment =
        current ? current->compartment : change.compartment.value_or(model::describe(change.kind).compartment);
    op.baseVersion = current ? current->version : 0;
    op.actor = m_actor.staff;
    op.lease = m_actor.lease;
    op.wallMillis = m_now;
    op.clockOffsetMillis = m_clockOffset;
    op.fields = prepared.fields;
    op.document = prepared.document;

    OPDESK_CHECK(saveRecord(op, prepared, current));
    if (op.kind == model::KindId::attachment && op.action == model::Action::append)
        OPDESK_CHECK(queueOwnBlob(m_store, op));
    OPDESK_TRY(auto payload, m_store.outbox.sealPayload(op));
    OPDESK_CHECK(m_store.outbox.add(op, payload));
    m_bytes += static_cast<std::int64_t>(payload.bytes.size() + base::canonicalJson(model::envelopeOf(op)).size());
    m_receipt.ops.push_back(op.id);
    m_receipt.lastDeviceSeq = op.deviceSeq;
    m_changed[change.kind].push_back(change.record);
    m_written.push_back({std::move(op), std::move(payload)});
    return {};
}

Status GroupWriter::saveRecord(const model::Op& op, const Prepared& prepared, const std::optional<Record>& current) {
    // From the first change on, what the server last said lies beside the record until the server has judged every op.
    if (current && !current->dirty)
        OPDESK_CHECK(m_store.records.saveBase(op.kind, op.record, op.compartment,
                                              {current->version, current->deleted, current->body}));
    return m_store.records.save(
        {op.kind, op.record, op.baseVersion, op.compartment, prepared.deleted, true, prepared.body});
}

model::Compartment GroupWriter::compartmentOf(const AuditEntry& entry) const {
    for (const auto& written : m_written)
        if (written.op.kind == entry.kind && written.op.record == entry.object)
            return written.op.compartment;
    return model::describe(entry.kind).compartment;
}

/// An event about a changed record carries the values before and after, unless the use case gave its own.
AuditEntry GroupWriter::withValues(const AuditEntry& entry) const {
    AuditEntry full = entry;
    if (!full.before.empty() || !full.after.empty() || full.object.isNull())
        return full;
    for (const auto& [op, payload] : m_written) {
        if (op.kind != entry.kind || op.record != entry.object)
            continue;
        for (const auto& field : op.fields) {
            if (!field.before.is_null() && !full.before.contains(field.field))
                full.before[field.field] = field.before;
            if (!field.after.is_null())
                full.after[field.field] = field.after;
        }
        for (const auto& [name, value] : op.document)
            full.after[name] = value;
    }
    return full;
}

Result<QueuedAudit> GroupWriter::chain(const AuditEntry& given) {
    const auto entry = withValues(given);
    audit::Event event;
    event.tenant = m_store.tenant;
    event.device = m_store.device;
    OPDESK_TRY(const auto head, readAuditHead(*m_store.database));
    event.sequence = head.sequence + 1;
    event.previous = head.hash;
    event.group = m_group.group;
    event.user = m_actor.staff;
    event.lease = m_actor.lease;
    event.wallMillis = m_now;
    event.clockOffsetMillis = m_clockOffset;
    event.action = entry.action;
    event.kind = entry.kind;
    event.object = entry.object;
    event.patient = entry.patient;
    event.permission = entry.permission;
    event.result = entry.result;
    const auto salted = audit::saltedPayload(audit::payloadText(entry.before, entry.after), m_store.random);
    event.commitment = audit::commitment(salted);

    QueuedAudit queued;
    queued.event = audit::toJson(event);
    // An event that says nothing beyond its envelope may be written by somebody who cannot open the compartment.
    const bool empty = entry.before.empty() && entry.after.empty();
    queued.compartment = compartmentOf(entry);
    if (empty && !m_store.keys.canOpen(queued.compartment))
        queued.compartment = model::Compartment::desk;
    OPDESK_TRY(auto stored, m_store.keys.seal(queued.compartment, base::asText(salted),
                                              model::sealContext(m_store.tenant, entry.kind, entry.object, "audit"),
                                              m_store.random));
    queued.keyEpoch = stored.epoch;
    queued.sealed = std::move(stored.bytes);
    OPDESK_CHECK(writeAuditHead(*m_store.database, {event.sequence, audit::hashOf(event)}));
    OPDESK_CHECK(m_store.database->run(
        "INSERT INTO audit(sequence, hash, group_id, event, compartment, epoch, sealed) VALUES(?,?,?,?,?,?,?)",
        event.sequence, base::ByteView(audit::hashOf(event)), m_group.group.uuid(), base::canonicalJson(queued.event),
        m_store.words.of(queued.compartment), queued.keyEpoch, queued.sealed));
    m_commitments.push_back(base::toHex(event.commitment));
    return queued;
}

Status GroupWriter::writeAudit(const std::vector<AuditEntry>& entries) {
    for (const auto& entry : entries) {
        OPDESK_TRY(auto queued, chain(entry));
        m_bytes += static_cast<std::int64_t>(queued.sealed.size() + base::canonicalJson(queued.event).size());
        m_group.audit.push_back(std::move(queued));
    }
    return {};
}

Status GroupWriter::finish() {
    if (m_bytes > kMaxGroupBytes)
        return fail(ErrorCode::tooLarge, "an action holds at most " + std::to_string(kMaxGroupBytes / 1024) + " KB");
    std::vector<model::SignedOp> signedOps;
    for (const auto& written : m_written) {
        signedOps.push_back({model::envelopeOf(written.op), written.payload.bytes});
        m_group.ops.push_back(
            {written.op.id, model::envelopeOf(written.op), written.payload.epoch, written.payload.bytes});
    }
    // A user whose lease is still of what the device was before signs as that one.
    const bool asBefore = m_store.former.has(m_actor.device);
    if (asBefore)
        m_group.signedDevice = m_actor.device;
    const auto text = model::groupSigningText(m_store.tenant, asBefore ? m_actor.device : m_store.device, m_group.group,
                                              m_actor.staff, m_actor.lease, signedOps, m_commitments);
    m_group.signature = m_actor.sign(base::asBytes(text));
    return m_store.outbox.addGroup(m_group, m_bytes, m_now);
}

}  // namespace opdesk::store
