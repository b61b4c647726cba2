#include "core/audit/event.h"

#include <algorithm>
#include <boost/json.hpp>

#include "core/audit/chain.h"

namespace opdesk::audit {

namespace {

constexpr std::string_view kDomain = "audit-v1";
constexpr std::int64_t kVersion = 1;

base::Failure damaged(std::string_view field) {
    return base::fail(base::Error{
        base::ErrorCode::damaged, "an audit event lacks a member or has a wrong one", std::string(field), {}});
}

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

bool takeInteger(const json::object& from, std::string_view name, std::int64_t& out) {
    const auto* value = from.if_contains(name);
    const auto* number = value ? value->if_int64() : nullptr;
    if (number)
        out = *number;
    return number != nullptr;
}

bool takeHash(const json::object& from, std::string_view name, crypto::Bytes32& out) {
    const auto bytes = base::fromHex(textOf(from, name));
    if (!bytes || bytes->size() != out.size())
        return false;
    std::ranges::copy(*bytes, out.begin());
    return true;
}

template <typename T>
bool takeId(const json::object& from, std::string_view name, T& out, bool required) {
    const auto text = textOf(from, name);
    if (text.empty())
        return !required && !from.contains(name);
    const auto uuid = base::Uuid::parse(text);
    if (uuid)
        out = T(*uuid);
    return uuid.has_value();
}

base::Failure broken(std::int64_t sequence, std::string_view why) {
    return base::fail(base::ErrorCode::damaged, "audit event " + std::to_string(sequence) + ": " + std::string(why));
}

}  // namespace

crypto::Bytes32 linkHash(const crypto::Bytes32& previous, std::string_view canonical) {
    base::Bytes bytes;
    bytes.reserve(kDomain.size() + previous.size() + canonical.size());
    bytes.insert(bytes.end(), kDomain.begin(), kDomain.end());
    bytes.insert(bytes.end(), previous.begin(), previous.end());
    bytes.insert(bytes.end(), canonical.begin(), canonical.end());
    return crypto::sha256(bytes);
}

std::string payloadText(const json::object& before, const json::object& after) {
    json::object payload;
    if (!before.empty())
        payload["before"] = before;
    if (!after.empty())
        payload["after"] = after;
    return base::canonicalJson(payload);
}

base::Bytes saltedPayload(std::string_view payload, base::Random& random) {
    base::Bytes salted(kSaltSize);
    random.fill(salted);
    salted.insert(salted.end(), payload.begin(), payload.end());
    return salted;
}

crypto::Bytes32 commitment(base::ByteView salted) {
    return crypto::sha256(salted);
}

base::Result<json::object> payloadOf(base::ByteView salted) {
    if (salted.size() < kSaltSize)
        return damaged("payload");
    return base::parseJsonObject(base::asText(salted.subspan(kSaltSize)));
}

json::object toJson(const Event& event) {
    json::object out{{"v", kVersion},
                     {"tenant", event.tenant.text()},
                     {"device", event.device.text()},
                     {"sequence", event.sequence},
                     {"previous", base::toHex(event.previous)},
                     {"group", event.group.text()},
                     {"user", event.user.text()},
                     {"lease", event.lease.text()},
                     {"wall_ms", event.wallMillis},
                     {"action", event.action},
                     {"kind", model::kindName(event.kind)},
                     {"commitment", base::toHex(event.commitment)}};
    if (event.clockOffsetMillis)
        out["clock_offset_ms"] = *event.clockOffsetMillis;
    if (!event.object.isNull())
        out["object"] = event.object.text();
    if (!event.patient.isNull())
        out["patient"] = event.patient.text();
    if (!event.permission.empty())
        out["permission"] = event.permission;
    if (!event.result.empty())
        out["result"] = event.result;
    return out;
}

base::Result<Event> fromJson(const json::object& text) {
    Event event;
    std::int64_t version = 0;
    if (!takeInteger(text, "v", version) || version < 1)
        return damaged("v");
    if (!takeId(text, "tenant", event.tenant, true))
        return damaged("tenant");
    if (!takeId(text, "device", event.device, true))
        return damaged("device");
    if (!takeInteger(text, "sequence", event.sequence) || event.sequence < 1)
        return damaged("sequence");
    if (!takeHash(text, "previous", event.previous))
        return damaged("previous");
    if (!takeId(text, "group", event.group, true))
        return damaged("group");
    if (!takeId(text, "user", event.user, true))
        return damaged("user");
    if (!takeId(text, "lease", event.lease, true))
        return damaged("lease");
    if (!takeInteger(text, "wall_ms", event.wallMillis))
        return damaged("wall_ms");
    std::int64_t offset = 0;
    if (takeInteger(text, "clock_offset_ms", offset))
        event.clockOffsetMillis = offset;
    event.action = textOf(text, "action");
    if (event.action.empty())
        return damaged("action");
    const auto kind = model::kindFromName(textOf(text, "kind"));
    if (!kind)
        return damaged("kind");
    event.kind = *kind;
    if (!takeId(text, "object", event.object, false))
        return damaged("object");
    if (!takeId(text, "patient", event.patient, false))
        return damaged("patient");
    event.permission = textOf(text, "permission");
    event.result = textOf(text, "result");
    if (!takeHash(text, "commitment", event.commitment))
        return damaged("commitment");
    return event;
}

crypto::Bytes32 hashOf(const Event& event) {
    return linkHash(event.previous, base::canonicalJson(toJson(event)));
}

base::Result<crypto::Bytes32> hashOf(const json::object& event) {
    crypto::Bytes32 previous{};
    if (!takeHash(event, "previous", previous))
        return damaged("previous");
    return linkHash(previous, base::canonicalJson(event));
}

base::Result<ChainHead> verifyChain(const model::TenantId& tenant, const model::DeviceId& device, const ChainHead& from,
                                    std::span<const json::object> events) {
    ChainHead head = from;
    for (const auto& text : events) {
        auto parsed = fromJson(text);
        if (!parsed)
            return broken(head.sequence + 1, "not an event: " + parsed.error().field);
        if (parsed->tenant != tenant || parsed->device != device)
            return broken(parsed->sequence, "of another clinic or device");
        if (parsed->sequence != head.sequence + 1)
            return broken(head.sequence + 1, "a gap in the chain");
        if (parsed->previous != head.hash)
            return broken(parsed->sequence, "does not follow the event before it");
        OPDESK_TRY(head.hash, hashOf(text));
        head.sequence = parsed->sequence;
    }
    return head;
}

}  // namespace opdesk::audit
