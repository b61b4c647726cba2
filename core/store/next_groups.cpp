#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "core/model/validate.h"
#include "core/store/impl.h"
#include "core/store/sync_store.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::Result;
using base::Status;
using model::Action;

namespace {

/// What parked ops hold up: records they touch, and records that only they would have made.
class Blocked {
public:
    bool empty() const { return m_touched.empty(); }
    void add(const model::Op& op) {
        m_touched.insert(op.record);
        if (op.action == Action::create || op.action == Action::append)
            m_unmade.insert(op.record);
    }
    bool holds(const model::Op& op) const {
        if (m_touched.contains(op.record))
            return true;
        for (const auto& change : op.fields)
            if (names(op.kind, change.field, change.after))
                return true;
        for (const auto& [name, value] : op.document)
            if (names(op.kind, std::string_view(name.data(), name.size()), value))
                return true;
        return false;
    }
    bool holdsSubject(const model::PatientId& subject) const { return m_unmade.contains(subject.uuid()); }

private:
    bool names(model::KindId kind, std::string_view field, const model::json::value& value) const {
        const auto* descriptor = model::describe(kind).find(field);
        if (!descriptor || descriptor->type != model::FieldType::id || !value.is_string())
            return false;
        const auto id = base::Uuid::parse({value.get_string().data(), value.get_string().size()});
        return id && m_unmade.contains(*id);
    }
    std::set<base::Uuid> m_touched;
    std::set<base::Uuid> m_unmade;
};

class GroupReader {
public:
    GroupReader(Store::Impl& store, std::vector<model::Compartment> leaving)
        : m_store(store), m_leaving(std::move(leaving)) {}

    Result<Blocked> parked() {
        Blocked blocked;
        OPDESK_TRY(auto rows,
                   m_store.database->query("SELECT op_id FROM outbox WHERE state = 'parked' ORDER BY device_seq"));
        while (true) {
            OPDESK_TRY(const bool more, rows.step());
            if (!more)
                return blocked;
            OPDESK_TRY(const auto op, m_store.outbox.find(model::OpId(rows.uuid(0)), false));
            if (op)
                blocked.add(*op);
        }
    }

    Status fill(DueGroup& group) {
        OPDESK_TRY(auto ops,
                   m_store.database->query("SELECT op_id, envelope, epoch, payload FROM outbox WHERE group_id = ?"
                                           " AND state <> 'acked' ORDER BY device_seq",
                                           group.group.uuid()));
        while (true) {
            OPDESK_TRY(const bool more, ops.step());
            if (!more)
                break;
            const auto payload = ops.blob(3);
            group.ops.push_back(
                {model::OpId(ops.uuid(0)), std::string(ops.text(1)), ops.integer(2), {payload.begin(), payload.end()}});
        }
        OPDESK_TRY(auto events,
                   m_store.database->query("SELECT event, epoch, compartment, sealed FROM audit WHERE group_id = ?"
                                           " ORDER BY sequence",
                                           group.group.uuid()));
        while (true) {
            OPDESK_TRY(const bool more, events.step());
            if (!more)
                return {};
            const auto sealed = events.blob(3);
            group.audit.push_back({std::string(events.text(0)),
                                   events.integer(1),
                                   m_store.words.compartment(events.integer(2)).value_or(model::Compartment::admin),
                                   {sealed.begin(), sealed.end()}});
        }
    }

    /// True when the group must wait for a parked one; then it holds up others itself. What is to leave this desk does
    /// not wait: the server keeps it beside the parked ones, or its compartment would stay for as long as they do.
    Result<bool> waits(const DueGroup& group, Blocked& blocked) {
        bool waiting = false;
        bool leaves = false;
        std::vector<model::Op> ops;
        for (const auto& queued : group.ops) {
            OPDESK_TRY(const auto envelope, base::parseJsonObject(queued.envelope));
            OPDESK_TRY(auto op, model::readEnvelope(envelope));
            leaves = leaves || std::ranges::find(m_leaving, op.compartment) != m_leaving.end();
            const bool readable = queued.keyEpoch == 0 || m_store.keys.has(op.compartment, queued.keyEpoch);
            if (readable) {
                OPDESK_TRY(auto whole, m_store.outbox.find(queued.id, true));
                if (whole)
                    op = std::move(*whole);
            } else {
                OPDESK_TRY(const auto head, m_store.records.head(op.kind, op.record));
                waiting = waiting || (head && blocked.holdsSubject(head->subject));
            }
            waiting = waiting || blocked.holds(op);
            ops.push_back(std::move(op));
        }
        waiting = waiting && !leaves;
        if (waiting)
            for (const auto& op : ops)
                blocked.add(op);
        return waiting;
    }

private:
    Store::Impl& m_store;
    std::vector<model::Compartment> m_leaving;
};

}  // namespace

Result<std::vector<DueGroup>> dueGroups(Store& store, base::Instant now, std::size_t maxOps, std::size_t maxBytes,
                                        const std::set<model::GroupId>& without) {
    OPDESK_TRY(const auto leaving, readSyncText(store.database(), SyncValue::draining));
    GroupReader reader(store.impl(), compartmentsIn(leaving));
    OPDESK_TRY(auto blocked, reader.parked());
    std::vector<DueGroup> groups;
    std::size_t ops = 0;
    std::size_t bytes = 0;
    OPDESK_TRY(auto rows, store.database().query(
                              "SELECT group_id, actor, lease, signature, ops, bytes, signed_device FROM outbox_group"
                              " WHERE state <> 'acked' AND state = 'queued' AND next_try_at <= ? ORDER BY number",
                              base::toMillis(now)));
    while (true) {
        OPDESK_TRY(const bool more, rows.step());
        if (!more)
            return groups;
        if (without.contains(model::GroupId(rows.uuid(0))))
            continue;
        const auto groupOps = static_cast<std::size_t>(rows.integer(4));
        const auto groupBytes = static_cast<std::size_t>(rows.integer(5));
        if (!groups.empty() && (ops + groupOps > maxOps || bytes + groupBytes > maxBytes))
            return groups;
        DueGroup group;
        group.group = model::GroupId(rows.uuid(0));
        group.actor = model::StaffId(rows.uuid(1));
        group.lease = model::LeaseId(rows.uuid(2));
        group.signature.assign(rows.blob(3).begin(), rows.blob(3).end());
        if (!rows.isNull(6))
            group.signedDevice = model::DeviceId(rows.uuid(6));
        OPDESK_CHECK(reader.fill(group));
        if (!blocked.empty()) {
            OPDESK_TRY(const bool waiting, reader.waits(group, blocked));
            if (waiting)
                continue;
        }
        ops += groupOps;
        bytes += groupBytes;
        groups.push_back(std::move(group));
    }
}

Result<std::vector<QueuedGroup>> nextGroups(Store& store, base::Instant now, std::size_t maxOps, std::size_t maxBytes) {
    OPDESK_TRY(auto due, dueGroups(store, now, maxOps, maxBytes));
    std::vector<QueuedGroup> groups;
    for (auto& from : due) {
        QueuedGroup group{from.group, from.actor, from.lease, std::move(from.signature), {}, {}, from.signedDevice};
        for (auto& op : from.ops) {
            OPDESK_TRY(auto envelope, base::parseJsonObject(op.envelope));
            group.ops.push_back({op.id, std::move(envelope), op.keyEpoch, std::move(op.payload)});
        }
        for (auto& audit : from.audit) {
            OPDESK_TRY(auto event, base::parseJsonObject(audit.event));
            group.audit.push_back({std::move(event), audit.keyEpoch, audit.compartment, std::move(audit.sealed)});
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

}  // namespace opdesk::store
