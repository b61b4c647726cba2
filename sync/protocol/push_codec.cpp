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

json::array leasesArray(std::span<const std::string> leases) {
    json::array texts;
    for (const auto& lease : leases)
        texts.push_back(json::value(lease));
    return texts;
}

/// As WireReader::objects, over a tree that may be taken apart.
template <typename Each>
base::Status takeObjects(WireReader& reader, json::object& from, std::string_view name, std::size_t most, Each each) {
    reader.objects(name, most, [](const json::object&) { return base::Status(); });
    OPDESK_CHECK(reader.status());
    for (auto& element : from.at(name).get_array())
        OPDESK_CHECK(each(element.get_object()));
    return {};
}

base::Status takeObject(json::object& from, std::string_view name, json::object& out) {
    auto* value = from.if_contains(name);
    auto* object = value ? value->if_object() : nullptr;
    if (!object)
        return base::fail(base::Error{base::ErrorCode::invalidInput, "a member of the message is missing or wrong",
                                      std::string(name), "an object"});
    out = std::move(*object);
    return {};
}

base::Status readOp(json::object& from, WireGroup& group) {
    WireReader reader(from);
    WireOp op;
    reader.integer("key_epoch", op.keyEpoch, 0, kMaxKeyEpoch);
    reader.bytes("payload", op.payload);
    OPDESK_CHECK(takeObject(from, "envelope", op.envelope));
    OPDESK_CHECK(reader.status());
    group.ops.push_back(std::move(op));
    return {};
}

base::Status readAudit(json::object& from, WireGroup& group) {
    WireReader reader(from);
    WireAudit audit;
    reader.compartment("compartment", audit.compartment);
    reader.integer("key_epoch", audit.keyEpoch, 0, kMaxKeyEpoch);
    reader.bytes("sealed", audit.sealed);
    OPDESK_CHECK(takeObject(from, "event", audit.event));
    OPDESK_CHECK(reader.status());
    group.audit.push_back(std::move(audit));
    return {};
}

base::Status readGroup(json::object& from, PushRequest& request) {
    WireReader reader(from);
    WireGroup group;
    reader.id("group", group.group);
    reader.id("actor", group.actor);
    reader.id("lease", group.lease);
    reader.bytes("signature", group.signature);
    if (from.if_contains("signed_device"))
        reader.id("signed_device", group.signedDevice.emplace());
    OPDESK_CHECK(
        takeObjects(reader, from, "ops", kMaxGroupOps, [&](json::object& entry) { return readOp(entry, group); }));
    OPDESK_CHECK(takeObjects(reader, from, "audit", kMaxAuditPerGroup,
                             [&](json::object& entry) { return readAudit(entry, group); }));
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
    json::object out{
        {"epoch", request.epoch}, {"schema", static_cast<std::int64_t>(request.schema)}, {"groups", std::move(groups)}};
    if (!request.leases.empty())
        out["leases"] = leasesArray(request.leases);
    return out;
}

PushText::PushText(std::string_view epoch, std::uint32_t schema, std::span<const std::string> leases)
    : m_text("{\"epoch\":" + base::canonicalJson(json::value(epoch)) + ",\"groups\":["), m_tail("]") {
    if (!leases.empty())
        m_tail += ",\"leases\":" + base::canonicalJson(json::value(leasesArray(leases)));
    m_tail += ",\"schema\":" + std::to_string(schema) + '}';
}

void PushText::add(const WireGroupText& group) {
    const auto append = [this](auto... parts) { (m_text.append(parts), ...); };
    if (!m_ends.empty())
        m_text.push_back(',');
    append("{\"actor\":\"", group.actor.text(), "\",\"audit\":[");
    bool first = true;
    for (const auto& audit : group.audit) {
        append(first ? "" : ",", "{\"compartment\":\"", model::compartmentName(audit.compartment),
               "\",\"event\":", audit.event, ",\"key_epoch\":", std::to_string(audit.keyEpoch), ",\"sealed\":\"",
               base::toBase64Url(audit.sealed), "\"}");
        first = false;
    }
    append("],\"group\":\"", group.group.text(), "\",\"lease\":\"", group.lease.text(), "\",\"ops\":[");
    first = true;
    for (const auto& op : group.ops) {
        append(first ? "" : ",", "{\"envelope\":", op.envelope, ",\"key_epoch\":", std::to_string(op.keyEpoch),
               ",\"payload\":\"", base::toBase64Url(op.payload), "\"}");
        first = false;
    }
    append("],\"signature\":\"", base::toBase64Url(group.signature), "\"");
    if (group.signedDevice)
        append(",\"signed_device\":\"", group.signedDevice->text(), "\"");
    m_text.push_back('}');
    m_ends.push_back(m_text.size());
}

std::size_t PushText::size(std::size_t groups) const {
    return m_ends.at(groups - 1) + m_tail.size();
}

base::Bytes PushText::take(std::size_t groups) && {
    m_text.resize(m_ends.at(groups - 1));
    m_text += m_tail;
    return {m_text.begin(), m_text.end()};
}

base::Result<PushRequest> decodePushRequest(const json::object& from) {
    return decodePushRequest(json::object(from));
}

base::Result<PushRequest> decodePushRequest(json::object&& from) {
    PushRequest request;
    WireReader reader(from);
    reader.text("epoch", request.epoch, 64);
    std::int64_t schema = 0;
    reader.integer("schema", schema, 1, std::numeric_limits<std::int32_t>::max());
    // Audit-only groups (looks) hold no ops, so there may be more groups than ops.
    OPDESK_CHECK(takeObjects(reader, from, "groups", 10 * kMaxPushOps,
                             [&](json::object& entry) { return readGroup(entry, request); }));
    if (from.if_contains("leases"))
        reader.textList("leases", request.leases, kMaxPushLeases);
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
