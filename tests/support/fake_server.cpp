#include "tests/support/fake_server.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <utility>

#include "sync/protocol/dpop.h"

namespace opdesk::tests {

using sync::client::Answered;
using sync::client::Failed;
using sync::client::SendRequest;
using sync::client::TransportFault;
namespace merge = sync::merge;
namespace protocol = sync::protocol;

namespace {

constexpr std::size_t kMostSessions = 4;

base::Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

}  // namespace

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

FakeServer::FakeServer(model::TenantId tenant, const base::Clock& clock, base::Random& random)
    : m_tenant(tenant), m_clock(clock), m_random(random) {}

std::string FakeServer::futureName(model::KindId kind) {
    std::string name(model::kindName(kind));
    name.back() = 'X';
    return name;
}

void FakeServer::addKey(model::Compartment compartment, std::int64_t epoch, base::Bytes key) {
    if (epoch == 1)
        m_digestKeys[compartment] = protocol::digestKey(key);
    m_keys[{compartment, epoch}] = std::move(key);
}

void FakeServer::enrol(const model::DeviceId& device, std::set<model::Compartment> compartments) {
    auto& made = m_devices[device];
    made.sessions = {{"access-" + device.text(), "refresh-" + device.text()}};
    made.compartments = std::move(compartments);
}

std::pair<std::string, std::string> FakeServer::login(const model::DeviceId& device) {
    auto& known = m_devices.at(device);
    const auto next = "-login-" + std::to_string(++known.tokens) + '-' + device.text();
    if (known.sessions.size() >= kMostSessions)
        known.sessions.erase(known.sessions.begin());
    const auto& session = known.sessions.emplace_back(Session{"access" + next, "refresh" + next});
    return {session.access, session.refresh};
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

void FakeServer::restore(const Backup& backup, std::string epoch) {
    m_records = backup.records;
    m_log = backup.log;
    m_quarantine = backup.quarantine;
    m_groups = backup.groups;
    m_head = backup.head;
    m_numbers = backup.numbers;
    m_parkedMakers = backup.parkedMakers;
    m_blobs.restore(backup.blobs);
    m_epoch = std::move(epoch);
    m_blocks.clear();
    m_bySeq.clear();
    m_byKind.clear();
    for (const auto& [key, stored] : m_records) {
        m_bySeq[stored.seq] = key;
        m_byKind[key.first].insert(key.second);
    }
    for (auto& [id, device] : m_devices)
        device.sequence.clear();
    for (const auto* log : {&m_log, &m_quarantine})
        for (const auto& [op, entry] : *log)
            m_devices[entry.device].sequence[entry.deviceSeq] = op;
    recount();
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
    ++m_byPath[request.path.substr(0, request.path.find('?'))];
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
        case Fault::sentTwice:
            (void)answer(device, request);
            return answer(device, request);
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

Answered FakeServer::told(std::uint64_t request, const json::object& body) const {
    return {request, 200, m_nonce, {}, bytesOf(base::canonicalJson(body))};
}

sync::client::Event FakeServer::answer(const model::DeviceId& id, const SendRequest& request) {
    auto& device = m_devices.at(id);
    const auto token = request.authorization.starts_with("DPoP ") ? request.authorization.substr(5) : std::string();
    if (m_checksProofs) {
        const auto proof =
            protocol::verifyProof(request.dpop, {request.method, request.path, token, request.body,
                                                 [this](std::string_view nonce) { return nonce == m_nonce; }});
        if (!proof)
            return plain(request.request, 401,
                         proof.error().detail == protocol::kUseNonce ? "use_dpop_nonce" : "unauthorized");
        if (!m_proofsSeen.insert(proof->jti).second)
            return plain(request.request, 401, std::string(protocol::kProofUsed));
    }
    if (device.state == DeviceState::revoked)
        return plain(request.request, 401, "unauthorized");
    if (request.path == "/v1/session/refresh")
        return refresh(device, request);
    if (std::ranges::none_of(device.sessions, [&](const Session& session) {
            return token == session.access || (!session.formerAccess.empty() && token == session.formerAccess);
        }))
        return plain(request.request, 401, "unauthorized");
    return route(id, device, request);
}

Answered FakeServer::route(const model::DeviceId& id, Device& device, const SendRequest& request) {
    const auto is = [&](std::string_view path) { return request.path.starts_with(path); };
    if (request.path == "/v1/device/renew")
        return renew(id, request);
    if (device.state == DeviceState::replaced)
        return plain(request.request, 409, "device_cloned");
    m_servesOlder = device.isOlder;
    if (request.path == "/v1/sync/push") {
        auto answer = push(id, request);
        device.hasPushed = device.hasPushed || answer.status == 200;
        return answer;
    }
    if (is("/v1/sync/pull?"))
        return pull(device, request);
    if (is("/v1/sync/first?"))
        return first(device, request);
    if (request.path == "/v1/sync/records")
        return someRecords(device, request);
    if (is("/v1/sync/bootstrap?"))
        return bootstrapSize(device, request);
    if (is("/v1/sync/digest?"))
        return digest(device, request);
    if (is("/v1/sync/leaves?"))
        return leaves(device, request);
    // Whoever drives the tests lets the time pass; here the answer is what it would be by then.
    if (is("/v1/sync/wait?"))
        return told(request.request, protocol::encode(protocol::WaitAnswer{m_head, m_epoch}));
    if (is("/v1/blobs/")) {
        auto answer = m_blobs.serve({m_tenant, id, device.state == DeviceState::active ? scopeOf(device) : Scope{}},
                                    request, m_keys);
        answer.request = request.request;
        answer.dpopNonce = m_nonce;
        return answer;
    }
    return plain(request.request, 404, "not_found");
}

Answered FakeServer::refresh(Device& device, const SendRequest& request) {
    const auto body = base::parseJsonObject(base::asText(request.body));
    const auto* given = body ? body->if_contains("refresh") : nullptr;
    // An answer that got lost may be asked for again: the spent token gives the same successor (security.md, refresh).
    const auto isIts = [&](const Session& of) {
        return given && (*given == json::value(of.refresh) ||
                         (!of.spentRefresh.empty() && *given == json::value(of.spentRefresh)));
    };
    const auto session = std::ranges::find_if(device.sessions, isIts);
    if (m_refreshRefused || session == device.sessions.end())
        return plain(request.request, 401, "unauthorized");
    ++m_refreshes;
    if (*given == json::value(session->refresh)) {
        const auto next =
            '-' + std::to_string(++device.tokens) + '-' + session->access.substr(session->access.size() - 12);
        session->spentRefresh = session->refresh;
        session->formerAccess = std::exchange(session->access, "access" + next);
        session->refresh = "refresh" + next;
    }
    const auto number = std::to_string(device.tokens);
    protocol::RefreshAnswer answer{"lease-" + number, {}, {session->access, session->refresh, 900}};
    for (const auto& [place, key] : m_keys)
        if (device.compartments.contains(place.first))
            answer.keys.push_back({place.first, place.second, base::toBase64Url(key)});
    return told(request.request, protocol::encode(answer));
}

}  // namespace opdesk::tests
