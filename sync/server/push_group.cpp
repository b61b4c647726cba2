#include "sync/server/push_group.h"

#include <algorithm>
#include <functional>
#include <future>
#include <thread>

#include "core/audit/chain.h"
#include "core/crypto/aead.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/hash.h"
#include "core/model/signing_text.h"
#include "sync/merge/apply.h"

namespace opdesk::sync::server {

namespace {

using base::ErrorCode;

/// A lease begins a little early for clocks that differ.
constexpr std::int64_t kLeaseSlackMillis = 5 * 60 * 1000;

/// Signatures are most of the work on a large push, and each group is judged by itself.
constexpr std::size_t kMostHands = 4;
constexpr std::size_t kGroupsWorthAThread = 16;

base::Result<json::object> openPayload(const protocol::WireOp& wire, const model::Op& op, const model::TenantId& tenant,
                                       const TenantKeys& keys) {
    if (wire.keyEpoch == 0) {
        if (op.compartment != model::Compartment::desk)
            return base::fail(ErrorCode::damaged, "an op of a sealed kind travels in the clear");
        return base::parseJsonObject(base::asText(wire.payload));
    }
    const auto* key = keys.find(op.compartment, wire.keyEpoch);
    if (!key)
        return base::fail(ErrorCode::damaged, "sealed with a key this clinic does not have");
    OPDESK_TRY(const auto plain, crypto::open(key->key.view(), wire.payload,
                                              base::asBytes(model::sealContext(tenant, op.kind, op.record, "op"))));
    return base::parseJsonObject(base::asText(plain));
}

base::Status readOps(PushGroup& group, const Session& session, const TenantKeys& keys) {
    for (const auto& wire : group.wire->ops) {
        OPDESK_TRY(model::Op op, model::readEnvelope(wire.envelope));
        if (op.group != group.wire->group || op.actor != group.wire->actor || op.lease != group.wire->lease)
            return base::fail(ErrorCode::damaged, "an op names another group, actor or lease than its group");
        if (op.schema > model::kSchema)
            return base::fail(ErrorCode::newerSchema, "made by a newer program");
        if (op.deviceSeq < 1)
            return base::fail(ErrorCode::damaged, "an op has no place in its device's sequence");
        OPDESK_TRY(const auto payload, openPayload(wire, op, session.tenant, keys));
        OPDESK_CHECK(model::readPayload(payload, op));
        group.ops.push_back(std::move(op));
    }
    return {};
}

base::Status readEvents(PushGroup& group, const Session& session) {
    for (const auto& wire : group.wire->audit) {
        OPDESK_TRY(audit::Event event, audit::fromJson(wire.event));
        if (event.tenant != session.tenant || event.group != group.wire->group || event.user != group.wire->actor)
            return base::fail(ErrorCode::damaged, "an audit event belongs to another group");
        group.events.push_back(std::move(event));
    }
    if (group.events.empty())
        return base::fail(ErrorCode::damaged, "a group without an audit event");
    return {};
}

base::Status checkPayload(const protocol::WireAudit& wire, const audit::Event& event, const Session& session,
                          const TenantKeys& keys) {
    if (wire.keyEpoch == 0) {
        if (wire.compartment != model::Compartment::desk)
            return base::fail(ErrorCode::damaged, "an audit payload of a sealed kind travels in the clear");
        if (audit::commitment(wire.sealed) != event.commitment)
            return base::fail(ErrorCode::damaged, "an audit payload is not the one its event commits to");
        return {};
    }
    const auto* key = keys.find(wire.compartment, wire.keyEpoch);
    if (!key)
        return base::fail(ErrorCode::damaged, "an audit payload is sealed with a key this clinic does not have");
    const auto context = model::sealContext(session.tenant, event.kind, event.object, "audit");
    const auto salted = crypto::open(key->key.view(), wire.sealed, base::asBytes(context));
    if (!salted || audit::commitment(*salted) != event.commitment)
        return base::fail(ErrorCode::damaged, "an audit payload is not the one its event commits to");
    return {};
}

/// What lies beside an event must be what its signed commitment says, or the log would keep a payload nobody vouched
/// for. The event itself is signed and stays a link of its chain.
base::Status checkPayloads(PushGroup& group, const Session& session, const TenantKeys& keys) {
    base::Status first;
    for (std::size_t i = 0; i < group.events.size(); ++i) {
        auto status = checkPayload(group.wire->audit[i], group.events[i], session, keys);
        group.falsePayloads.push_back(!status);
        if (!status && first)
            first = std::move(status);
    }
    return first;
}

bool isSignedBy(const PushGroup& group, const Session& session, const LeaseSigner& signer) {
    std::vector<std::string> commitments;
    for (const auto& event : group.events)
        commitments.push_back(base::toHex(event.commitment));
    const std::string text = model::groupSigningText(session.tenant, signer.device, group.wire->group,
                                                     group.wire->actor, group.wire->lease, group.opTexts, commitments);
    return crypto::ed25519Verify(signer.key, base::asBytes(text), group.wire->signature);
}

/// With the signer the lease is expected to name; without one only the rest.
void prove(PushGroup& group, const Session& session, const TenantKeys& keys, const std::optional<LeaseSigner>& signer) {
    for (const auto& op : group.wire->ops) {
        const auto& text = group.opTexts.emplace_back(model::signedOpText(op.envelope, op.payload));
        group.hashes.push_back(crypto::sha256(base::asBytes(text)));
    }
    auto& proven = group.proven.emplace();
    if (!group.eventsRead)
        return;
    proven.payloads = checkPayloads(group, session, keys);
    for (std::size_t i = 0; i < group.events.size(); ++i) {
        const auto& text = group.eventTexts.emplace_back(base::canonicalJson(group.wire->audit[i].event));
        group.eventHashes.push_back(audit::linkHash(group.events[i].previous, text));
    }
    if (signer) {
        proven.signer = signer;
        proven.isSigned = isSignedBy(group, session, *signer);
    }
}

base::Status checkLeaseTime(const PushGroup& group, const KnownLease& lease, std::int64_t receivedMillis) {
    const merge::Context context{lease.device, receivedMillis};
    for (const auto& op : group.ops) {
        const std::int64_t at = merge::authorMillis(op, context);
        if (at + kLeaseSlackMillis < lease.issuedMillis || at > lease.untilMillis + kLeaseSlackMillis)
            return base::fail(ErrorCode::leaseExpired, "made outside the time of its lease");
        // Its device knew a lease of a higher epoch by then: what this one allowed had been taken back.
        if (lease.supersededMillis && at > *lease.supersededMillis + kLeaseSlackMillis)
            return base::fail(ErrorCode::leaseExpired, "made after the device knew a later lease");
    }
    return {};
}

base::Status check(PushGroup& group, const Session& session, const KnownLeases& leases, std::int64_t receivedMillis) {
    const auto it = leases.find(group.wire->lease);
    if (it == leases.end() || it->second.staff != group.wire->actor)
        return base::fail(ErrorCode::damaged, "the lease is not one of this clinic and user");
    const KnownLease& lease = it->second;
    group.roles = lease.roles;
    group.madeOn = lease.device;
    OPDESK_CHECK(group.eventsRead);
    const bool isSigned =
        group.proven->signer == lease.signer() ? group.proven->isSigned : isSignedBy(group, session, lease.signer());
    if (!isSigned)
        return base::fail(ErrorCode::damaged, "the signature of the user does not match");
    group.isGenuine = true;
    OPDESK_CHECK(group.proven->payloads);
    OPDESK_CHECK(group.opsRead);
    return checkLeaseTime(group, lease, receivedMillis);
}

void noteSigners(const TenantKeys& keys, const KnownLeases& leases) {
    constexpr std::size_t kMost = 4096;
    const std::scoped_lock lock(keys.signers->mutex);
    auto& known = keys.signers->byLease;
    if (known.size() > kMost)
        known.clear();
    for (const auto& [id, lease] : leases)
        known[id] = lease.signer();
}

/// On several threads when there is enough to do; one call for each place below `count`.
void withManyHands(std::size_t count, const std::function<void(std::size_t)>& work) {
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t hands = std::min({kMostHands, processors, count / kGroupsWorthAThread + 1});
    const auto workFrom = [&](std::size_t first) {
        for (std::size_t i = first; i < count; i += hands)
            work(i);
    };
    std::vector<std::future<void>> others;
    for (std::size_t hand = 1; hand < hands; ++hand)
        others.push_back(std::async(std::launch::async, workFrom, hand));
    workFrom(0);
    for (auto& other : others)
        other.get();
}

}  // namespace

Statement leasesStatement(const model::TenantId& tenant, std::span<const protocol::WireGroup> groups) {
    std::vector<base::Uuid> ids;
    for (const auto& group : groups)
        ids.push_back(group.lease.uuid());
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    Params params;
    params.add(tenant).add(std::span<const base::Uuid>(ids));
    return {
        "SELECT id, staff, device, array_to_string(roles, ','), issued_ms, until_ms, signing_key, "
        "(SELECT min(n.issued_ms) FROM app.lease n WHERE n.tenant = l.tenant AND n.device = l.device AND n.staff = "
        "l.staff AND n.epoch > l.epoch) FROM app.lease l WHERE tenant = $1 AND id = ANY ($2)",
        std::move(params)};
}

KnownLeases readLeases(const Rows& rows) {
    KnownLeases leases;
    for (int i = 0; i < rows.size(); ++i) {
        auto& lease = leases[model::LeaseId(rows.uuid(i, 0))];
        lease = {model::StaffId(rows.uuid(i, 1)),
                 model::DeviceId(rows.uuid(i, 2)),
                 splitRoles(rows.text(i, 3)),
                 rows.integer(i, 4),
                 rows.integer(i, 5),
                 {},
                 rows.isNull(i, 7) ? std::nullopt : std::optional(rows.integer(i, 7))};
        const auto key = rows.bytes(i, 6);
        std::copy_n(key.begin(), std::min(key.size(), lease.signingKey.size()), lease.signingKey.begin());
    }
    return leases;
}

base::Result<KnownLeases> loadLeases(Transaction& transaction, const model::TenantId& tenant,
                                     const std::vector<protocol::WireGroup>& groups) {
    const auto wanted = leasesStatement(tenant, groups);
    OPDESK_TRY(const Rows rows, transaction.execute(wanted.sql, wanted.params));
    return readLeases(rows);
}

std::vector<PushGroup> readGroups(std::span<const protocol::WireGroup> wires, const Session& session,
                                  const TenantKeys& keys) {
    std::vector<PushGroup> groups(wires.size());
    withManyHands(wires.size(), [&](std::size_t i) {
        groups[i].wire = &wires[i];
        groups[i].eventsRead = readEvents(groups[i], session);
        groups[i].opsRead = readOps(groups[i], session, keys);
    });
    return groups;
}

void proveGroups(std::span<PushGroup> groups, const Session& session, const TenantKeys& keys) {
    std::vector<std::optional<LeaseSigner>> signers(groups.size());
    {
        const std::scoped_lock lock(keys.signers->mutex);
        for (std::size_t i = 0; i < groups.size(); ++i)
            if (const auto it = keys.signers->byLease.find(groups[i].wire->lease); it != keys.signers->byLease.end())
                signers[i] = it->second;
    }
    withManyHands(groups.size(), [&](std::size_t i) {
        if (!groups[i].proven)
            prove(groups[i], session, keys, signers[i]);
    });
}

void checkGroups(std::span<PushGroup> groups, const Session& session, const TenantKeys& keys, const KnownLeases& leases,
                 std::int64_t receivedMillis) {
    noteSigners(keys, leases);
    proveGroups(groups, session, keys);
    withManyHands(groups.size(), [&](std::size_t i) {
        auto& group = groups[i];
        if (auto status = check(group, session, leases, receivedMillis); !status)
            group.refusal = std::move(status).error();
        if (!group.isGenuine) {
            group.ops.clear();
            group.hashes.clear();
        }
        group.opTexts.clear();
    });
}

std::vector<model::OpId> opIdsOf(const protocol::WireGroup& wire) {
    std::vector<model::OpId> ids;
    for (const auto& op : wire.ops) {
        const auto* value = op.envelope.if_contains("op");
        const auto* text = value ? value->if_string() : nullptr;
        const auto id = text ? model::OpId::parse({text->data(), text->size()}) : std::nullopt;
        ids.push_back(id.value_or(model::OpId{}));
    }
    return ids;
}

}  // namespace opdesk::sync::server
