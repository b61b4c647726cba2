#include "tests/support/fake_server.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "core/crypto/aead.h"
#include "sync/protocol/dpop.h"

namespace opdesk::tests {

using sync::client::Answered;
using sync::client::Failed;
using sync::client::SendRequest;
using sync::client::TransportFault;
namespace merge = sync::merge;
namespace protocol = sync::protocol;

namespace {

base::Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

std::string queryText(const std::string& path, std::string_view name) {
    for (const char before : {'?', '&'}) {
        const auto at = path.find(before + std::string(name) + '=');
        if (at == std::string::npos)
            continue;
        const auto begin = at + name.size() + 2;
        return path.substr(begin, path.find('&', begin) - begin);
    }
    return {};
}

std::int64_t queryNumber(const std::string& path, std::string_view name) {
    const auto text = queryText(path, name);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

FakeServer::FakeServer(model::TenantId tenant, const base::Clock& clock, base::Random& random)
    : m_tenant(tenant), m_clock(clock), m_random(random) {}

void FakeServer::addKey(model::Compartment compartment, std::int64_t epoch, base::Bytes key) {
    m_keys[{compartment, epoch}] = std::move(key);
}

void FakeServer::enrol(const model::DeviceId& device, std::set<model::Compartment> compartments) {
    m_devices[device] = {"access-" + device.text(), "refresh-" + device.text(), {}, std::move(compartments), 0, {}};
}

const merge::State* FakeServer::record(model::KindId kind, const base::Uuid& id) const {
    const auto it = m_records.find({kind, id});
    return it == m_records.end() ? nullptr : &it->second.state;
}

std::vector<model::RecordImage> FakeServer::conflicts() const {
    std::vector<model::RecordImage> cards;
    for (const auto& [key, stored] : m_records)
        if (key.first == model::KindId::conflict)
            cards.push_back({key.first, key.second, stored.state.version, stored.seq, stored.state.compartment, false,
                             stored.state.body});
    return cards;
}

Fault FakeServer::nextFault(bool isPush) {
    auto& queue = isPush && !m_pushFaults.empty() ? m_pushFaults : m_faults;
    if (queue.empty())
        return Fault::none;
    const auto fault = queue.front();
    queue.pop_front();
    return fault;
}

sync::client::Event FakeServer::serve(const model::DeviceId& device, const SendRequest& request) {
    ++m_requests;
    auto fault = nextFault(request.path == "/v1/sync/push");
    // A refresh carries no access token that could end; its 401 is a refusal, see refuseRefresh().
    if (fault == Fault::tokenEnded && request.path == "/v1/session/refresh")
        fault = Fault::none;
    switch (fault) {
        case Fault::serverError:
            return plain(request.request, 500, "internal");
        case Fault::requestLost:
            return Failed{request.request, TransportFault::unreachable};
        case Fault::timedOut:
            return Failed{request.request, TransportFault::timedOut};
        case Fault::garbage:
            return Answered{request.request, 200, m_nonce, {}, bytesOf("<html>Sign in to the hotel's Wi-Fi</html>")};
        case Fault::tooLarge:
            return plain(request.request, 413, "too_large");
        case Fault::tokenEnded:
            return plain(request.request, 401, "unauthorized");
        case Fault::tooMany: {
            auto slow = plain(request.request, 429, "rate_limited");
            slow.retryAfterSeconds = 30;
            return slow;
        }
        case Fault::noVerdicts: {
            protocol::PageAnswer page;
            page.epoch = m_epoch;
            return Answered{request.request, 200, m_nonce, {}, protocol::encodePage(page)};
        }
        case Fault::answerLost:
            (void)answer(device, request);
            return Failed{request.request, TransportFault::unreachable};
        case Fault::cutShort: {
            auto event = answer(device, request);
            if (auto* whole = std::get_if<Answered>(&event))
                whole->body.resize(whole->body.size() / 2);
            return event;
        }
        case Fault::none:
            break;
    }
    return answer(device, request);
}

Answered FakeServer::plain(std::uint64_t request, int status, const std::string& error) const {
    return {request, status, m_nonce, {}, bytesOf(base::canonicalJson(json::object{{"error", error}}))};
}

sync::client::Event FakeServer::answer(const model::DeviceId& id, const SendRequest& request) {
    auto& device = m_devices.at(id);
    const auto token = request.authorization.starts_with("DPoP ") ? request.authorization.substr(5) : std::string();
    const auto proof =
        protocol::verifyProof(request.dpop, {request.method, request.path, token, request.body,
                                             [this](std::string_view nonce) { return nonce == m_nonce; }});
    if (!proof)
        return plain(request.request, 401,
                     proof.error().detail == protocol::kUseNonce ? "use_dpop_nonce" : "unauthorized");
    if (!m_proofsSeen.insert(proof->jti).second)
        return plain(request.request, 401, "unauthorized");
    if (request.path == "/v1/session/refresh")
        return refresh(device, request);
    if (token != device.access)
        return plain(request.request, 401, "unauthorized");
    if (request.path == "/v1/sync/push")
        return push(id, request);
    if (request.path.starts_with("/v1/sync/pull?"))
        return pull(device, request);
    return plain(request.request, 404, "not_found");
}

Answered FakeServer::refresh(Device& device, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto* given = body ? body->if_contains("refresh") : nullptr;
    // An answer that got lost may be asked for again: the spent token gives the same successor (security.md, refresh).
    const bool spent = given && !device.spentRefresh.empty() && *given == json::value(device.spentRefresh);
    const bool current = given && *given == json::value(device.refresh);
    if (m_refreshRefused || (!current && !spent))
        return plain(request.request, 401, "unauthorized");
    ++m_refreshes;
    if (current) {
        const auto next = '-' + std::to_string(++device.tokens) + '-' + device.access.substr(device.access.size() - 12);
        device.spentRefresh = device.refresh;
        device.access = "access" + next;
        device.refresh = "refresh" + next;
    }
    const auto number = std::to_string(device.tokens);
    protocol::RefreshAnswer answer{"lease-" + number, {}, {device.access, device.refresh, 900}};
    for (const auto& [place, key] : m_keys)
        if (device.compartments.contains(place.first))
            answer.keys.push_back({place.first, place.second, base::toBase64Url(key)});
    return {request.request, 200, m_nonce, {}, bytesOf(base::canonicalJson(protocol::encode(answer)))};
}

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
    for (const auto& [key, stored] : m_records) {
        if (key.first != model::KindId::conflict)
            continue;
        const auto renewed = merge::renewedCard(stored.state.body, item, op, context);
        if (!renewed)
            continue;
        auto& card = stage(staged, key);
        card.state.body = *renewed;
        ++card.state.version;
        return;
    }
    auto& card = stage(staged, {model::KindId::conflict, merge::conflictId(m_tenant, op.id, item.field)}).state;
    card.exists = true;
    card.version = 1;
    card.compartment = op.compartment;
    const auto patient = op.kind == model::KindId::patient ? op.record.text() : std::string();
    card.body = merge::conflictBody(item, op, context, patient);
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
    }
    staged.verdicts.push_back(std::move(verdict));
    return outcome.verdict != model::Verdict::parked;
}

/// A group is taken whole or parked whole.
void FakeServer::judgeGroup(const model::DeviceId& device, const protocol::WireGroup& group, std::set<Key>& touched,
                            protocol::PageAnswer& page) {
    const merge::Context context{device, base::toMillis(m_clock.now())};
    Staged staged;
    std::vector<std::pair<model::Op, const protocol::WireOp*>> fresh;
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
        if (const auto known = m_log.find(op->id); known != m_log.end()) {
            auto verdict = known->second.verdict;
            if (known->second.payload != wire.payload)
                verdict = {op->id, model::Verdict::parked, 0, "damaged", "another body under this id"};
            else if (verdict.verdict == model::Verdict::applied)
                verdict.verdict = model::Verdict::duplicate;
            page.verdicts.push_back(std::move(verdict));
            touched.insert({op->kind, op->record});
            continue;
        }
        whole = judgeOp(*op, context, staged) && whole;
        fresh.emplace_back(*op, &wire);
    }
    if (!whole) {
        for (auto& verdict : staged.verdicts) {
            verdict.verdict = model::Verdict::parked;
            if (verdict.code.empty())
                verdict.code = base::errorName(base::ErrorCode::wrongState);
            page.verdicts.push_back(verdict);
        }
        return;
    }
    for (auto& [key, stored] : staged.records) {
        stored.seq = ++m_head;
        m_records[key] = stored;
        touched.insert(key);
    }
    for (std::size_t i = 0; i < fresh.size(); ++i)
        m_log[fresh[i].first.id] = {staged.verdicts[i], fresh[i].second->payload};
    page.verdicts.insert(page.verdicts.end(), staged.verdicts.begin(), staged.verdicts.end());
    page.groups.push_back(group.group);
    m_groups.insert(group.group);
}

Answered FakeServer::push(const model::DeviceId& device, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto decoded = body ? protocol::decodePushRequest(*body)
                              : base::Result<protocol::PushRequest>(base::fail(base::ErrorCode::damaged));
    if (!decoded)
        return plain(request.request, 400, "damaged");
    m_largestPush = std::max(m_largestPush, decoded->groups.size());
    protocol::PageAnswer page;
    std::set<Key> touched;
    const auto before = m_head;
    for (const auto& group : decoded->groups)
        judgeGroup(device, group, touched, page);
    page.epoch = m_epoch;
    page.head = m_head;
    page.serverMillis = base::toMillis(m_clock.now());
    addParts({touched.begin(), touched.end()}, before, m_head, page);
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

bool FakeServer::rowsBetween(std::int64_t after, std::int64_t until, const std::set<model::Compartment>& of,
                             std::vector<Key>& rows) const {
    std::map<std::int64_t, Key> found;
    for (const auto& [key, stored] : m_records)
        if (stored.seq > after && stored.seq <= until && of.contains(stored.state.compartment))
            found[stored.seq] = key;
    for (const auto& [seq, key] : found) {
        if (rows.size() == m_pageRows)
            return false;
        rows.push_back(key);
    }
    return true;
}

Answered FakeServer::pull(const Device& device, const SendRequest& request) {
    const auto cursor = queryNumber(request.path, "cursor");
    std::set<model::Compartment> granted, missing;
    for (std::size_t i = 0; i < model::kCompartmentCount; ++i)
        if (const auto one = static_cast<model::Compartment>(i); !device.scope || device.scope->contains(one))
            granted.insert(one);
    const auto nameAll = [](const std::set<model::Compartment>& all) {
        std::vector<std::string> names;
        for (const auto one : all)
            names.emplace_back(model::compartmentName(one));
        return protocol::compartmentText(names);
    };
    const auto had = protocol::compartmentsIn(queryText(request.path, "scope")).value_or(std::vector<std::string>{});
    for (const auto one : granted)
        if (cursor > 0 && std::ranges::find(had, model::compartmentName(one)) == had.end())
            missing.insert(one);
    protocol::PageAnswer page;
    std::vector<Key> rows;
    page.epoch = m_epoch;
    page.head = m_head;
    page.serverMillis = base::toMillis(m_clock.now());
    if (missing.empty()) {
        page.more = !rowsBetween(cursor, m_head, granted, rows);
        page.cursor = page.more ? m_records.at(rows.back()).seq : m_head;
        page.coverage = protocol::Coverage{nameAll(granted), {}, 0};
        addParts(rows, cursor, page.cursor, page);
    } else {
        const auto fill = nameAll(missing);
        const auto from = queryText(request.path, "fill") == fill ? queryNumber(request.path, "filled") : 0;
        const bool whole = rowsBetween(from, cursor, missing, rows);
        std::set<model::Compartment> kept;
        std::ranges::set_difference(granted, missing, std::inserter(kept, kept.end()));
        page.more = true;
        page.cursor = cursor;
        page.coverage = whole ? protocol::Coverage{nameAll(granted), {}, 0}
                              : protocol::Coverage{nameAll(kept), fill, m_records.at(rows.back()).seq};
        addParts(rows, from, whole ? cursor : page.coverage->filled, page);
    }
    return {request.request, 200, m_nonce, {}, protocol::encodePage(page)};
}

void FakeServer::addParts(const std::vector<Key>& keys, std::int64_t fromSeq, std::int64_t toSeq,
                          protocol::PageAnswer& page) {
    std::map<model::Compartment, std::vector<model::RecordImage>> rows;
    for (const auto& key : keys) {
        const auto known = m_records.find(key);
        if (known == m_records.end() || !known->second.state.exists)
            continue;
        const auto& state = known->second.state;
        rows[state.compartment].push_back(
            {key.first, key.second, state.version, known->second.seq, state.compartment, state.deleted, state.body});
    }
    for (const auto& [compartment, images] : rows) {
        const auto key = m_keys.find({compartment, 1});
        if (key == m_keys.end())
            continue;
        auto part = protocol::sealPart(m_tenant, compartment, 1, key->second, fromSeq, toSeq, images, m_random);
        if (part)
            page.parts.push_back(std::move(*part));
    }
}

}  // namespace opdesk::tests
