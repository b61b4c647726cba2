#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "core/crypto/aead.h"
#include "core/model/validate.h"
#include "tests/support/fake_server.h"

/// The arbiter: one group after the other, each whole or not at all.
namespace opdesk::tests {

using sync::client::Answered;
using sync::client::SendRequest;
namespace merge = sync::merge;
namespace protocol = sync::protocol;

namespace {

std::string_view textIn(const json::object& body, std::string_view field) {
    const auto* text = model::valueOf(body, field).if_string();
    return text ? std::string_view(text->data(), text->size()) : std::string_view{};
}

}  // namespace

base::Result<model::Op> FakeServer::readOp(const protocol::WireOp& wire) const {
    OPDESK_TRY(auto op, model::readEnvelope(wire.envelope));
    auto plainText = wire.payload;
    if (wire.keyEpoch != 0) {
        const auto key = m_keys.find({op.compartment, wire.keyEpoch});
        if (key == m_keys.end())
            return base::fail(base::ErrorCode::locked, "no such key");
        const auto context = model::sealContext(m_tenant, op.kind, op.record, "op");
        OPDESK_TRY(plainText, crypto::open(key->second, wire.payload, base::asBytes(context)));
    }
    OPDESK_TRY(const auto payload, base::parseJsonObject(base::asText(plainText)));
    OPDESK_CHECK(model::readPayload(payload, op));
    return op;
}

base::Result<const merge::State*> FakeServer::find(const merge::RecordKey& key) {
    const auto it = m_records.find(key);
    return it == m_records.end() ? nullptr : &it->second.state;
}

base::Result<bool> FakeServer::exists(const merge::RecordKey& key) {
    const auto it = m_records.find(key);
    return it != m_records.end() && it->second.state.exists;
}

base::Result<std::vector<base::Uuid>> FakeServer::bearing(model::KindId kind, const merge::Mark& mark) {
    const auto it = m_bearing.find({kind, mark});
    return it == m_bearing.end() ? std::vector<base::Uuid>{}
                                 : std::vector<base::Uuid>(it->second.begin(), it->second.end());
}

base::Result<std::vector<base::Uuid>> FakeServer::openCards(const merge::RecordKey& about) {
    const auto it = m_cardsOf.find(about);
    return it == m_cardsOf.end() ? std::vector<base::Uuid>{}
                                 : std::vector<base::Uuid>(it->second.begin(), it->second.end());
}

base::Result<std::optional<model::GroupId>> FakeServer::parkedMaker(const base::Uuid& record) {
    const auto it = m_parkedMakers.find(record);
    return it == m_parkedMakers.end() ? std::nullopt : std::optional(it->second);
}

/// Slots follow from the records, so that a server put back from a backup holds what it held then.
base::Result<std::optional<base::Uuid>> FakeServer::holdSlot(const base::Uuid& appointment,
                                                             const std::optional<merge::Slot>& slot) {
    if (slot)
        for (const auto& id : m_byKind[model::KindId::appointment]) {
            const auto known = m_records.find({model::KindId::appointment, id});
            const auto held = known == m_records.end() ? std::nullopt : merge::slotOf(known->second.state);
            if (id != appointment && held && held->overlaps(*slot))
                return std::optional(id);
        }
    return std::optional<base::Uuid>();
}

base::Result<std::int64_t> FakeServer::nextNumber(const std::string& counter) {
    return ++m_numbers[counter];
}

void FakeServer::put(const Key& key, Stored stored) {
    const auto name = model::kindName(key.first);
    auto& sums = m_sums[stored.state.compartment];
    const auto bucket = protocol::bucketOf(key.second);
    if (const auto before = m_records.find(key); before != m_records.end()) {
        m_bySeq.erase(before->second.seq);
        protocol::fold(sums[bucket], before->second.leaf);
    }
    stored.leaf = {};
    if (const auto digestKey = m_digestKeys.find(stored.state.compartment);
        digestKey != m_digestKeys.end() && stored.state.exists && !stored.state.deleted)
        stored.leaf = protocol::leafOf(name, key.second, stored.state.version,
                                       protocol::bodyDigest(digestKey->second, base::canonicalJson(stored.state.body)));
    protocol::fold(sums[bucket], stored.leaf);
    stored.seq = ++m_head;
    m_bySeq[stored.seq] = key;
    m_byKind[key.first].insert(key.second);
    for (const auto& mark : merge::marksOf(key.first, stored.state.body))
        m_bearing[{key.first, mark}].insert(key.second);
    if (key.first == model::KindId::conflict) {
        const auto kind = model::kindFromName(textIn(stored.state.body, "record_kind"));
        const auto record = base::Uuid::parse(textIn(stored.state.body, "record_id"));
        if (kind && record)
            m_cardsOf[{*kind, *record}].insert(key.second);
    }
    m_records[key] = std::move(stored);
}

void FakeServer::write(model::KindId kind, const base::Uuid& id, json::object body, bool deleted) {
    Stored stored;
    if (const auto known = m_records.find({kind, id}); known != m_records.end())
        stored = known->second;
    stored.state.exists = true;
    stored.state.deleted = deleted;
    stored.state.compartment = model::describe(kind).compartment;
    stored.state.body = std::move(body);
    ++stored.state.version;
    put({kind, id}, std::move(stored));
}

void FakeServer::writeBehind(model::KindId kind, const base::Uuid& id, json::object body) {
    const auto before = m_records.at({kind, id}).seq;
    write(kind, id, std::move(body));
    auto& stored = m_records.at({kind, id});
    m_bySeq.erase(std::exchange(stored.seq, before));
    m_bySeq[before] = {kind, id};
}

std::optional<base::ErrorCode> FakeServer::groupRefusal(const model::DeviceId& device,
                                                        const protocol::WireGroup& group) const {
    const auto& carrier = m_devices.at(device);
    // Any desk of the clinic may carry what another made and signed: an export of a detached one.
    if (group.signedDevice && !m_devices.contains(*group.signedDevice))
        return base::ErrorCode::damaged;
    if (carrier.state == DeviceState::draining)
        return base::ErrorCode::wrongState;
    if (!m_signatures)
        return std::nullopt;
    std::vector<model::SignedOp> ops;
    for (const auto& op : group.ops)
        ops.push_back({op.envelope, op.payload});
    std::vector<std::string> commitments;
    for (const auto& audit : group.audit) {
        const auto* text = audit.event.if_contains("commitment");
        commitments.emplace_back(text && text->is_string() ? std::string(text->get_string()) : std::string());
    }
    const auto text = model::groupSigningText(m_tenant, group.signedDevice.value_or(device), group.group, group.actor,
                                              group.lease, ops, commitments);
    if (!m_signatures(group.actor, base::asBytes(text), group.signature))
        return base::ErrorCode::damaged;
    return std::nullopt;
}

void FakeServer::park(const model::DeviceId& device, const protocol::WireGroup& group, const std::string& code,
                      const std::string& detail, protocol::PageAnswer& page) {
    for (const auto& wire : group.ops) {
        const auto envelope = model::readEnvelope(wire.envelope);
        if (!envelope)
            continue;
        const protocol::WireVerdict verdict{envelope->id, model::Verdict::parked, 0, code, detail};
        page.verdicts.push_back(verdict);
        if (m_log.contains(envelope->id))
            continue;
        m_quarantine[envelope->id] = {verdict, wire.payload, device, envelope->deviceSeq, wire.envelope};
        m_devices.at(device).sequence[envelope->deviceSeq] = envelope->id;
        if (envelope->action == model::Action::create || envelope->action == model::Action::append)
            m_parkedMakers.try_emplace(envelope->record, group.group);
    }
    // A look has no op a verdict could name: put aside here, it counts as taken.
    if (group.ops.empty())
        page.groups.push_back(group.group);
}

/// A group is taken whole or parked whole: the judging is merge::judgeGroup, as on the server.
void FakeServer::judgeGroup(const model::DeviceId& device, const protocol::WireGroup& group, Touched& touched,
                            protocol::PageAnswer& page) {
    const merge::Context context{group.signedDevice.value_or(device), base::toMillis(m_clock.now())};
    const auto refuse = [&](base::ErrorCode code, const std::string& detail = {}) {
        park(device, group, std::string(base::errorName(code)), detail, page);
    };
    if (const auto refusal = groupRefusal(device, group))
        return refuse(*refusal);
    std::vector<model::Op> ops;
    std::map<model::OpId, merge::Logged> logged;
    for (const auto& wire : group.ops) {
        const auto op = readOp(wire);
        if (!op)
            return refuse(op.error().code);
        if (const auto known = m_log.find(op->id); known != m_log.end()) {
            if (known->second.payload != wire.payload)
                return refuse(base::ErrorCode::damaged, "another body under this id");
            logged[op->id] = {known->second.verdict.verdict, known->second.verdict.version};
        } else if (const auto revoked = m_revoked.find(op->lease);
                   revoked != m_revoked.end() && merge::authorMillis(*op, context) > revoked->second) {
            return refuse(base::ErrorCode::leaseExpired);
        } else if (op->schema > m_newestSchema) {
            return refuse(base::ErrorCode::newerSchema);
        }
        ops.push_back(*op);
    }
    const merge::GroupFacts facts{m_tenant, context,
                                  [&](const model::Op& op, const json::object&) -> base::Status {
                                      if (m_refusedKinds.contains(op.kind))
                                          return base::fail(base::ErrorCode::wrongState, "refused");
                                      return {};
                                  },
                                  [&](const model::OpId& op) -> const merge::Logged* {
                                      const auto it = logged.find(op);
                                      return it == logged.end() ? nullptr : &it->second;
                                  }};
    auto judged = merge::judgeGroup(*this, facts, ops);
    if (!judged)
        return refuse(judged.error().code);
    if (judged->refusal)
        return park(device, group, judged->refusal->code, judged->refusal->detail, page);
    if (const auto told = touched.asSent.add(*this, ops, *judged); !told)
        return refuse(told.error().code);
    for (auto& [key, state] : judged->records) {
        Stored stored;
        if (const auto known = m_records.find(key); known != m_records.end())
            stored = known->second;
        stored.state = std::move(state);
        put(key, std::move(stored));
        touched.keys.insert(key);
    }
    for (std::size_t i = 0; i < ops.size(); ++i) {
        const auto& op = ops[i];
        const auto& one = judged->ops[i];
        touched.keys.insert({op.kind, op.record});
        const protocol::WireVerdict verdict{one.op, one.verdict, one.version, "", one.detail};
        page.verdicts.push_back(verdict);
        m_parkedMakers.erase(op.record);
        if (one.verdict == model::Verdict::duplicate)
            continue;
        m_log[op.id] = {verdict, group.ops[i].payload, device, op.deviceSeq};
        m_everTook.insert(op.id);
        m_quarantine.erase(op.id);
        m_devices.at(device).sequence[op.deviceSeq] = op.id;
    }
    page.groups.push_back(group.group);
    m_groups.insert(group.group);
}

/// Two ops under one device_seq: the disk was cloned or put back. Nothing of the request is applied.
bool FakeServer::isCloned(const Device& device, const protocol::PushRequest& request) const {
    auto holders = device.sequence;
    for (const auto& group : request.groups)
        for (const auto& wire : group.ops) {
            const auto op = model::readEnvelope(wire.envelope);
            if (!op)
                continue;
            const auto [it, free] = holders.emplace(op->deviceSeq, op->id);
            if (!free && it->second != op->id)
                return true;
        }
    return false;
}

Answered FakeServer::push(const model::DeviceId& id, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto decoded = body ? protocol::decodePushRequest(*body)
                              : base::Result<protocol::PushRequest>(base::fail(base::ErrorCode::damaged));
    if (!decoded)
        return plain(request.request, 400, "damaged");
    m_largestPush = std::max(m_largestPush, decoded->groups.size());
    m_toldLeases.insert(m_toldLeases.end(), decoded->leases.begin(), decoded->leases.end());
    const auto& device = m_devices.at(id);
    if (isCloned(device, *decoded))
        return plain(request.request, 409, "device_cloned");
    protocol::PageAnswer judged;
    Touched touched;
    const auto before = m_head;
    for (const auto& group : decoded->groups)
        judgeGroup(id, group, touched, judged);
    auto page = newPage(device);
    page.verdicts = std::move(judged.verdicts);
    page.groups = std::move(judged.groups);
    const auto scope = scopeOf(device);
    std::vector<Key> rows;
    for (const auto& key : touched.keys)
        if (const auto found = m_records.find(key); found != m_records.end() &&
                                                    scope.contains(found->second.state.compartment) &&
                                                    !touched.asSent.holds(key, found->second.state.version))
            rows.push_back(key);
    if (device.state != DeviceState::draining) {
        addParts(rows, before, m_head, page);
        if (m_head > before) {
            page.since = before;
            std::vector<std::string> names;
            for (const auto one : scope)
                names.emplace_back(model::compartmentName(one));
            page.coverage = protocol::Coverage{protocol::compartmentText(std::move(names)), {}, 0};
        }
    }
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

}  // namespace opdesk::tests
