#include "core/store/unsent_codec.h"

#include <boost/json.hpp>

#include "core/store/group_writer.h"
#include "core/store/impl.h"
#include "core/store/sync_values.h"

namespace opdesk::store {

using base::ErrorCode;
using base::Result;
using base::Status;
namespace json = base::json;

namespace {

base::Failure unreadable() {
    return base::fail(ErrorCode::damaged, "a group of the export cannot be read");
}

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

template <typename Take>
Status each(const json::object& from, std::string_view name, Take take) {
    const auto* list = from.if_contains(name);
    if (!list || !list->is_array())
        return unreadable();
    for (const auto& entry : list->get_array()) {
        if (!entry.is_object())
            return unreadable();
        OPDESK_CHECK(take(entry.get_object()));
    }
    return {};
}

struct Payload {
    std::int64_t epoch = 0;
    base::Bytes bytes;
};
Result<Payload> payloadFrom(const json::object& from, std::string_view name) {
    const auto* epoch = from.if_contains("key_epoch");
    auto bytes = base::fromBase64Url(textOf(from, name));
    if (!epoch || !epoch->is_int64() || !bytes)
        return unreadable();
    return Payload{epoch->get_int64(), *std::move(bytes)};
}

Result<json::object> objectFrom(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    if (!value || !value->is_object())
        return unreadable();
    return value->get_object();
}

}  // namespace

Result<QueuedGroup> readUnsentGroup(Database& database, const Words& words, const base::Uuid& id) {
    QueuedGroup group;
    group.group = model::GroupId(id);
    {
        OPDESK_TRY(
            auto row,
            database.query("SELECT actor, lease, signature, signed_device FROM outbox_group WHERE group_id = ?", id));
        OPDESK_TRY(const bool found, row.step());
        if (!found)
            return base::fail(ErrorCode::notFound, "no such group");
        group.actor = model::StaffId(row.uuid(0));
        group.lease = model::LeaseId(row.uuid(1));
        group.signature.assign(row.blob(2).begin(), row.blob(2).end());
        if (!row.isNull(3))
            group.signedDevice = model::DeviceId(row.uuid(3));
    }
    OPDESK_TRY(auto ops, database.query("SELECT op_id, envelope, epoch, payload FROM outbox WHERE group_id = ?"
                                        " ORDER BY device_seq",
                                        id));
    while (true) {
        OPDESK_TRY(const bool more, ops.step());
        if (!more)
            break;
        OPDESK_TRY(auto envelope, base::parseJsonObject(ops.text(1)));
        const auto payload = ops.blob(3);
        group.ops.push_back(
            {model::OpId(ops.uuid(0)), std::move(envelope), ops.integer(2), {payload.begin(), payload.end()}});
    }
    OPDESK_TRY(auto events, database.query("SELECT event, epoch, compartment, sealed FROM audit WHERE group_id = ?"
                                           " ORDER BY sequence",
                                           id));
    while (true) {
        OPDESK_TRY(const bool more, events.step());
        if (!more)
            return group;
        OPDESK_TRY(auto event, base::parseJsonObject(events.text(0)));
        const auto sealed = events.blob(3);
        group.audit.push_back({std::move(event),
                               events.integer(1),
                               words.compartment(events.integer(2)).value_or(model::Compartment::admin),
                               {sealed.begin(), sealed.end()}});
    }
}

Result<bool> queueUnsentGroup(Store::Impl& store, const QueuedGroup& group, const model::DeviceId& madeOn) {
    auto& database = *store.database;
    OPDESK_TRY(const auto known, database.number("SELECT 1 FROM outbox_group WHERE group_id = ?", group.group.uuid()));
    if (known)
        return false;
    std::int64_t bytes = 0;
    for (const auto& op : group.ops) {
        OPDESK_TRY(auto read, model::readEnvelope(op.envelope));
        OPDESK_TRY(read.deviceSeq, takeNumber(database, std::string(kDeviceSeqCounter)));
        OPDESK_CHECK(store.outbox.add(read, {op.keyEpoch, op.payload}));
        // What a newer program wrote into the envelope is signed too.
        auto envelope = op.envelope;
        envelope["device_seq"] = read.deviceSeq;
        const auto text = base::canonicalJson(envelope);
        OPDESK_CHECK(database.run("UPDATE outbox SET envelope = ? WHERE device_seq = ?", text, read.deviceSeq));
        bytes += static_cast<std::int64_t>(op.payload.size() + text.size());
    }
    for (const auto& event : group.audit) {
        // Below every place this device's own chain has.
        OPDESK_TRY(const auto lowest, database.number("SELECT min(0, coalesce(min(sequence), 0)) - 1 FROM audit"));
        OPDESK_TRY(const auto hash, audit::hashOf(event.event));
        const auto text = base::canonicalJson(event.event);
        OPDESK_CHECK(database.run(
            "INSERT INTO audit(sequence, hash, group_id, event, compartment, epoch, sealed) VALUES(?,?,?,?,?,?,?)",
            lowest.value_or(-1), base::ByteView(hash), group.group.uuid(), text, store.words.of(event.compartment),
            event.keyEpoch, event.sealed));
        bytes += static_cast<std::int64_t>(event.sealed.size() + text.size());
    }
    auto queued = group;
    if (!queued.signedDevice && madeOn != store.device)
        queued.signedDevice = madeOn;
    OPDESK_CHECK(store.outbox.addGroup(queued, bytes, base::toMillis(store.clock.now())));
    return true;
}

json::object toJson(const QueuedGroup& group) {
    json::array ops, audit;
    for (const auto& op : group.ops)
        ops.push_back(json::object{{"op", op.id.text()},
                                   {"envelope", op.envelope},
                                   {"key_epoch", op.keyEpoch},
                                   {"payload", base::toBase64Url(op.payload)}});
    for (const auto& event : group.audit)
        audit.push_back(json::object{{"event", event.event},
                                     {"compartment", model::compartmentName(event.compartment)},
                                     {"key_epoch", event.keyEpoch},
                                     {"sealed", base::toBase64Url(event.sealed)}});
    json::object out{{"group", group.group.text()}, {"actor", group.actor.text()},
                     {"lease", group.lease.text()}, {"signature", base::toBase64Url(group.signature)},
                     {"ops", std::move(ops)},       {"audit", std::move(audit)}};
    if (group.signedDevice)
        out["signed_device"] = group.signedDevice->text();
    return out;
}

Result<QueuedGroup> groupFrom(const json::object& text) {
    QueuedGroup group;
    const auto id = model::GroupId::parse(textOf(text, "group"));
    const auto actor = model::StaffId::parse(textOf(text, "actor"));
    const auto lease = model::LeaseId::parse(textOf(text, "lease"));
    auto signature = base::fromBase64Url(textOf(text, "signature"));
    if (!id || !actor || !lease || !signature)
        return unreadable();
    group.group = *id;
    group.actor = *actor;
    group.lease = *lease;
    group.signature = *std::move(signature);
    if (text.contains("signed_device")) {
        group.signedDevice = model::DeviceId::parse(textOf(text, "signed_device"));
        if (!group.signedDevice)
            return unreadable();
    }
    OPDESK_CHECK(each(text, "ops", [&](const json::object& entry) -> Status {
        const auto op = model::OpId::parse(textOf(entry, "op"));
        if (!op)
            return unreadable();
        OPDESK_TRY(auto envelope, objectFrom(entry, "envelope"));
        OPDESK_TRY(auto payload, payloadFrom(entry, "payload"));
        group.ops.push_back({*op, std::move(envelope), payload.epoch, std::move(payload.bytes)});
        return {};
    }));
    OPDESK_CHECK(each(text, "audit", [&](const json::object& entry) -> Status {
        const auto compartment = model::compartmentFromName(textOf(entry, "compartment"));
        if (!compartment)
            return unreadable();
        OPDESK_TRY(auto event, objectFrom(entry, "event"));
        OPDESK_TRY(auto payload, payloadFrom(entry, "sealed"));
        group.audit.push_back({std::move(event), payload.epoch, *compartment, std::move(payload.bytes)});
        return {};
    }));
    return group;
}

}  // namespace opdesk::store
