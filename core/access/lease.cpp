#include "core/access/lease.h"

#include "core/base/json.h"
#include "core/crypto/ed25519.h"

namespace opdesk::access {

namespace {

namespace json = base::json;

constexpr std::string_view kPrefix = "opdesk-lease-1|";
constexpr std::size_t kMaxLeaseText = 8192;

base::Failure damaged(std::string_view field) {
    return base::fail(
        base::Error{base::ErrorCode::damaged, "not a lease of this clinic's server", std::string(field), {}});
}

std::string_view textOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    const auto* text = value ? value->if_string() : nullptr;
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

template <typename IdType>
bool takeId(const json::object& from, std::string_view name, IdType& out) {
    const auto id = IdType::parse(textOf(from, name));
    if (id)
        out = *id;
    return id.has_value();
}

bool takeInstant(const json::object& from, std::string_view name, base::Instant& out) {
    const auto instant = base::instantFromIso(textOf(from, name));
    if (instant)
        out = *instant;
    return instant.has_value();
}

const json::array* arrayOf(const json::object& from, std::string_view name) {
    const auto* value = from.if_contains(name);
    return value ? value->if_array() : nullptr;
}

}  // namespace

std::string encodeLease(const Lease& lease, const std::function<base::Bytes(base::ByteView)>& sign) {
    json::array roles, compartments;
    for (const auto& role : lease.roles)
        roles.push_back(json::value(role));
    for (const auto compartment : lease.compartments)
        compartments.push_back(json::value(model::compartmentName(compartment)));
    const std::string first = base::toBase64Url(
        base::asBytes(base::canonicalJson(json::object{{"id", lease.id.text()},
                                                       {"tenant", lease.tenant.text()},
                                                       {"user", lease.user.text()},
                                                       {"device", lease.device.text()},
                                                       {"roles", std::move(roles)},
                                                       {"compartments", std::move(compartments)},
                                                       {"issued", base::toIso(lease.issued)},
                                                       {"offline_until", base::toIso(lease.offlineUntil)},
                                                       {"epoch", lease.epoch},
                                                       {"signing_key", lease.signingKey}})));
    return first + '.' + base::toBase64Url(sign(base::asBytes(std::string(kPrefix) + first)));
}

base::Result<Lease> verifyLease(std::string_view text, base::ByteView leasePublicKey) {
    if (text.size() > kMaxLeaseText)
        return damaged("lease");
    const auto dot = text.find('.');
    if (dot == std::string_view::npos)
        return damaged("lease");
    const std::string_view first = text.substr(0, dot);
    const auto signature = base::fromBase64Url(text.substr(dot + 1));
    const auto content = base::fromBase64Url(first);
    if (!signature || !content)
        return damaged("lease");
    if (!crypto::ed25519Verify(leasePublicKey, base::asBytes(std::string(kPrefix) + std::string(first)), *signature))
        return damaged("signature");
    OPDESK_TRY(const json::object object, base::parseJsonObject(base::asText(*content)));

    Lease lease;
    if (!takeId(object, "id", lease.id))
        return damaged("id");
    if (!takeId(object, "tenant", lease.tenant))
        return damaged("tenant");
    if (!takeId(object, "user", lease.user))
        return damaged("user");
    if (!takeId(object, "device", lease.device))
        return damaged("device");
    if (!takeInstant(object, "issued", lease.issued))
        return damaged("issued");
    if (!takeInstant(object, "offline_until", lease.offlineUntil))
        return damaged("offline_until");
    const auto* epoch = object.if_contains("epoch");
    if (!epoch || !epoch->is_int64())
        return damaged("epoch");
    lease.epoch = epoch->get_int64();
    lease.signingKey = textOf(object, "signing_key");
    const auto* roles = arrayOf(object, "roles");
    const auto* compartments = arrayOf(object, "compartments");
    if (!roles || !compartments)
        return damaged(roles ? "compartments" : "roles");
    for (const auto& role : *roles) {
        if (!role.is_string())
            return damaged("roles");
        lease.roles.emplace_back(role.get_string().data(), role.get_string().size());
    }
    for (const auto& name : *compartments) {
        if (!name.is_string())
            return damaged("compartments");
        // A compartment of a newer server is nothing this program could open.
        if (const auto known = model::compartmentFromName({name.get_string().data(), name.get_string().size()}))
            lease.compartments.push_back(*known);
    }
    return lease;
}

}  // namespace opdesk::access
