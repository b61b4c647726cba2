#include <algorithm>
#include <boost/json.hpp>

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

std::string patientOf(const model::Op& op, const json::object& body) {
    if (op.kind == model::KindId::patient)
        return op.record.text();
    const auto field = model::describe(op.kind).subjectField;
    const auto* text = field.empty() ? nullptr : model::valueOf(body, field).if_string();
    return text ? std::string(text->data(), text->size()) : std::string();
}

/// Who wrote the record last.
merge::FieldAuthor lastAuthor(const merge::State& state) {
    merge::FieldAuthor by;
    for (const auto& [field, author] : state.authors)
        if (author.version >= by.version)
            by = author;
    return by;
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

FakeServer::Stored& FakeServer::stage(Staged& staged, const Key& key) const {
    const auto [it, isNew] = staged.records.try_emplace(key);
    if (isNew)
        if (const auto known = m_records.find(key); known != m_records.end())
            it->second = known->second;
    return it->second;
}

void FakeServer::raise(const model::Op& op, const merge::Item& item, const merge::Context& context, Staged& staged) {
    const auto renew = [&](const Key& key, const merge::State& state) {
        auto renewed = merge::renewedCard(state.body, item, op, context);
        if (!renewed)
            return false;
        auto& card = stage(staged, key).state;
        card.body = std::move(*renewed);
        ++card.version;
        return true;
    };
    std::vector<Key> stagedCards;
    for (const auto& [key, stored] : staged.records)
        if (key.first == model::KindId::conflict)
            stagedCards.push_back(key);
    for (const auto& key : stagedCards)
        if (renew(key, staged.records.at(key).state))
            return;
    for (const auto& id : m_byKind[model::KindId::conflict]) {
        const Key key{model::KindId::conflict, id};
        if (!staged.records.contains(key) && renew(key, m_records.at(key).state))
            return;
    }
    auto id = merge::conflictId(m_tenant, op.id, item.field);
    if (staged.records.contains({model::KindId::conflict, id}))
        id = merge::conflictId(m_tenant, op.id, item.field + '|' + item.reason);
    const auto patient = patientOf(op, stage(staged, {op.kind, op.record}).state.body);
    auto& card = stage(staged, {model::KindId::conflict, id}).state;
    card.exists = true;
    card.version = 1;
    card.compartment = op.compartment;
    card.body = merge::conflictBody(item, op, context, patient);
}

/// True when a rule over several records asks a person.
bool FakeServer::crossCheck(const model::Op& op, const merge::Context& context, Staged& staged) {
    if (merge::siblingRule(op.kind) == merge::SiblingRule::none)
        return false;
    std::vector<merge::Sibling> siblings;
    const auto see = [&](const base::Uuid& id, const merge::State& state) {
        if (id != op.record && state.exists && !state.deleted)
            siblings.push_back({id, state.body, lastAuthor(state)});
    };
    for (const auto& id : m_byKind[op.kind])
        if (!staged.records.contains({op.kind, id}))
            see(id, m_records.at({op.kind, id}).state);
    for (const auto& [key, stored] : staged.records)
        if (key.first == op.kind)
            see(key.second, stored.state);
    auto& after = stage(staged, {op.kind, op.record}).state;
    const auto item = merge::crossCheck(op, after, siblings);
    if (!item)
        return false;
    if (op.kind == model::KindId::appointment)
        merge::loseSlot(after);
    raise(op, *item, context, staged);
    return true;
}

bool FakeServer::judgeOp(const model::Op& op, const merge::Context& context, Staged& staged) {
    const Key key{op.kind, op.record};
    auto outcome = merge::apply(stage(staged, key).state, op, context);
    if (m_refusedKinds.contains(op.kind)) {
        outcome.verdict = model::Verdict::parked;
        outcome.code = base::ErrorCode::wrongState;
    }
    protocol::WireVerdict verdict{op.id, outcome.verdict, outcome.after.version, "", ""};
    if (outcome.verdict == model::Verdict::parked) {
        verdict.code = base::errorName(outcome.code);
        verdict.detail = outcome.detail;
    } else {
        stage(staged, key).state = outcome.after;
        for (const auto& item : outcome.items)
            raise(op, item, context, staged);
        if (crossCheck(op, context, staged))
            verdict.verdict = model::Verdict::conflict;
    }
    staged.verdicts.push_back(std::move(verdict));
    return outcome.verdict != model::Verdict::parked;
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
    m_records[key] = std::move(stored);
}

void FakeServer::write(model::KindId kind, const base::Uuid& id, json::object body, bool deleted) {
    Staged staged;
    auto stored = stage(staged, {kind, id});
    stored.state.exists = true;
    stored.state.deleted = deleted;
    stored.state.compartment = model::describe(kind).compartment;
    stored.state.body = std::move(body);
    ++stored.state.version;
    put({kind, id}, std::move(stored));
}

std::optional<base::ErrorCode> FakeServer::groupRefusal(const model::DeviceId& device,
                                                        const protocol::WireGroup& group) const {
    const auto& carrier = m_devices.at(device);
    if (group.signedDevice && *group.signedDevice != device && !carrier.predecessors.contains(*group.signedDevice))
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

void FakeServer::park(const model::DeviceId& device, const protocol::WireGroup& group, Staged& staged,
                      base::ErrorCode code, protocol::PageAnswer& page) {
    for (const auto& wire : group.ops) {
        const auto envelope = model::readEnvelope(wire.envelope);
        if (!envelope)
            continue;
        const auto it = std::ranges::find(staged.verdicts, envelope->id, &protocol::WireVerdict::op);
        protocol::WireVerdict verdict{envelope->id, model::Verdict::parked, 0, std::string(base::errorName(code)), ""};
        if (it != staged.verdicts.end() && !it->code.empty()) {
            verdict.code = it->code;
            verdict.detail = it->detail;
        }
        page.verdicts.push_back(verdict);
        if (m_log.contains(envelope->id))
            continue;
        m_quarantine[envelope->id] = {verdict, wire.payload, device, envelope->deviceSeq};
        m_devices.at(device).sequence[envelope->deviceSeq] = envelope->id;
    }
    // A look has no op a verdict could name: put aside here, it counts as taken.
    if (group.ops.empty())
        page.groups.push_back(group.group);
}

/// A group is taken whole or parked whole.
void FakeServer::judgeGroup(const model::DeviceId& device, const protocol::WireGroup& group, std::set<Key>& touched,
                            protocol::PageAnswer& page) {
    const merge::Context context{group.signedDevice.value_or(device), base::toMillis(m_clock.now())};
    Staged staged;
    if (const auto refusal = groupRefusal(device, group))
        return park(device, group, staged, *refusal, page);
    std::vector<std::pair<model::Op, const protocol::WireOp*>> fresh;
    std::vector<protocol::WireVerdict> known;
    std::set<Key> seen;
    bool whole = true;
    for (const auto& wire : group.ops) {
        const auto op = readOp(wire);
        if (!op) {
            const auto id = model::readEnvelope(wire.envelope);
            if (id)
                staged.verdicts.push_back(
                    {id->id, model::Verdict::parked, 0, std::string(base::errorName(op.error().code)), ""});
            whole = false;
            continue;
        }
        if (const auto logged = m_log.find(op->id); logged != m_log.end()) {
            auto verdict = logged->second.verdict;
            if (logged->second.payload != wire.payload)
                verdict = {op->id, model::Verdict::parked, 0, "damaged", "another body under this id"};
            else if (verdict.verdict == model::Verdict::applied)
                verdict.verdict = model::Verdict::duplicate;
            known.push_back(std::move(verdict));
            seen.insert({op->kind, op->record});
            continue;
        }
        const auto revoked = m_revoked.find(op->lease);
        if (revoked != m_revoked.end() && merge::authorMillis(*op, context) > revoked->second) {
            staged.verdicts.push_back(
                {op->id, model::Verdict::parked, 0, std::string(base::errorName(base::ErrorCode::leaseExpired)), ""});
            whole = false;
            continue;
        }
        whole = judgeOp(*op, context, staged) && whole;
        fresh.emplace_back(*op, &wire);
    }
    if (!whole)
        return park(device, group, staged, base::ErrorCode::wrongState, page);
    page.verdicts.insert(page.verdicts.end(), known.begin(), known.end());
    touched.insert(seen.begin(), seen.end());
    for (auto& [key, stored] : staged.records) {
        const auto before = m_records.find(key);
        touched.insert(key);
        if (!stored.state.exists ||
            (before != m_records.end() && before->second.state.version == stored.state.version &&
             before->second.state.body == stored.state.body))
            continue;
        put(key, stored);
    }
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto& op = fresh[i].first;
        m_log[op.id] = {staged.verdicts[i], fresh[i].second->payload, device, op.deviceSeq};
        m_quarantine.erase(op.id);
        m_devices.at(device).sequence[op.deviceSeq] = op.id;
    }
    page.verdicts.insert(page.verdicts.end(), staged.verdicts.begin(), staged.verdicts.end());
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
    const auto& device = m_devices.at(id);
    if (isCloned(device, *decoded))
        return plain(request.request, 409, "device_cloned");
    protocol::PageAnswer judged;
    std::set<Key> touched;
    const auto before = m_head;
    for (const auto& group : decoded->groups)
        judgeGroup(id, group, touched, judged);
    auto page = newPage(device);
    page.verdicts = std::move(judged.verdicts);
    page.groups = std::move(judged.groups);
    const auto scope = scopeOf(device);
    std::vector<Key> rows;
    for (const auto& key : touched)
        if (const auto found = m_records.find(key);
            found != m_records.end() && scope.contains(found->second.state.compartment))
            rows.push_back(key);
    if (device.state != DeviceState::draining)
        addParts(rows, before, m_head, page);
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

}  // namespace opdesk::tests
