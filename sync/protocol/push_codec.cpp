#include <boost/json/array.hpp>
#include <limits>

#include "sync/protocol/messages.h"
#include "sync/protocol/wire_reader.h"

namespace opdesk::sync::protocol {

namespace {

constexpr std::size_t kMaxAuditPerGroup = 400;
constexpr std::int64_t kMaxKeyEpoch = 1'000'000'000;

json::object encodeOp(const WireOp& op) {
    return {{"envelope", op.envelope}, {"key_epoch", op.keyEpoch}, {"payload", base::toBase64Url(op.payload)}};
}

json::object encodeAudit(const WireAudit& audit) {
    return {{"event", audit.event},
            {"compartment", model::compartmentName(audit.compartment)},
            {"key_epoch", audit.keyEpoch},
            {"sealed", base::toBase64Url(audit.sealed)}};
}

base::Status readOp(const json::object& from, WireGroup& group) {
    WireReader reader(from);
    WireOp op;
    reader.object("envelope", op.envelope);
    reader.integer("key_epoch", op.keyEpoch, 0, kMaxKeyEpoch);
    reader.bytes("payload", op.payload);
    OPDESK_CHECK(reader.status());
    group.ops.push_back(std::move(op));
    return {};
}

base::Status readAudit(const json::object& from, WireGroup& group) {
    WireReader reader(from);
    WireAudit audit;
    reader.object("event", audit.event);
    reader.compartment("compartment", audit.compartment);
    reader.integer("key_epoch", audit.keyEpoch, 0, kMaxKeyEpoch);
    reader.bytes("sealed", audit.sealed);
    OPDESK_CHECK(reader.status());
    group.audit.push_back(std::move(audit));
    return {};
}

base::Status readGroup(const json::object& from, PushRequest& request) {
    WireReader reader(from);
    WireGroup group;
    reader.id("group", group.group);
    reader.id("actor", group.actor);
    reader.id("lease", group.lease);
    reader.bytes("signature", group.signature);
    if (from.if_contains("signed_device"))
        reader.id("signed_device", group.signedDevice.emplace());
    reader.objects("ops", kMaxGroupOps, [&](const json::object& entry) { return readOp(entry, group); });
    reader.objects("audit", kMaxAuditPerGroup, [&](const json::object& entry) { return readAudit(entry, group); });
    OPDESK_CHECK(reader.status());
    request.groups.push_back(std::move(group));
    return {};
}

}  // namespace

json::object encode(const PushRequest& request) {
    json::array groups;
    for (const auto& group : request.groups) {
        json::array ops, audit;
        for (const auto& op : group.ops)
            ops.push_back(encodeOp(op));
        for (const auto& event : group.audit)
            audit.push_back(encodeAudit(event));
        json::object entry{{"group", group.group.text()}, {"actor", group.actor.text()},
                           {"lease", group.lease.text()}, {"signature", base::toBase64Url(group.signature)},
                           {"ops", std::move(ops)},       {"audit", std::move(audit)}};
        if (group.signedDevice)
            entry["signed_device"] = group.signedDevice->text();
        groups.push_back(std::move(entry));
    }
    return {
        {"epoch", request.epoch}, {"schema", static_cast<std::int64_t>(request.schema)}, {"groups", std::move(groups)}};
}

base::Result<PushRequest> decodePushRequest(const json::object& from) {
    PushRequest request;
    WireReader reader(from);
    reader.text("epoch", request.epoch, 64);
    std::int64_t schema = 0;
    reader.integer("schema", schema, 1, std::numeric_limits<std::int32_t>::max());
    // Audit-only groups (looks) hold no ops, so there may be more groups than ops.
    reader.objects("groups", 10 * kMaxPushOps, [&](const json::object& entry) { return readGroup(entry, request); });
    std::size_t ops = 0;
    for (const auto& group : request.groups)
        ops += group.ops.size();
    if (ops > kMaxPushOps)
        reader.fail("groups", "at most " + std::to_string(kMaxPushOps) + " ops");
    OPDESK_CHECK(reader.status());
    request.schema = static_cast<std::uint32_t>(schema);
    return request;
}

}  // namespace opdesk::sync::protocol
