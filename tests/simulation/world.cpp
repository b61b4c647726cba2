#include "tests/simulation/world.h"

#include "tests/simulation/memory_server.h"
#include "tests/simulation/sim_client.h"

namespace opdesk::simulation {

using sync::client::Answered;
using sync::client::Failed;
using sync::client::SendRequest;
using sync::client::TransportFault;

namespace {

constexpr int kWaitLooks = 10;
constexpr Millis kWaitLookEvery{2500};

base::Bytes bytesOf(std::string_view text) {
    return {text.begin(), text.end()};
}

bool hasBody(const sync::client::Event& event) {
    const auto* whole = std::get_if<Answered>(&event);
    return whole && !whole->body.empty();
}

Answered refusal(std::uint64_t request, int status, std::string_view error) {
    return {request, status, {}, {}, bytesOf("{\"error\":\"" + std::string(error) + "\"}")};
}

}  // namespace

World::World(std::uint64_t seedOf, const ServerMaker& makeServer)
    : seed(seedOf), serverRandom(mixed(seedOf, 1)), m_dice(mixed(seedOf, 2)) {
    server = makeServer ? makeServer(clock, serverRandom)
                        : std::make_unique<MemoryServer>(clinicTenant(), clock, serverRandom);
}

World::~World() = default;

void World::note(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) {
        m_trace ^= value >> (8 * i) & 0xffU;
        m_trace *= 0x100000001b3U;
    }
}

void World::note(std::string_view text) {
    for (const char c : text) {
        m_trace ^= static_cast<unsigned char>(c);
        m_trace *= 0x100000001b3U;
    }
}

void World::hit(FaultKind fault) {
    ++hits[static_cast<std::size_t>(fault)];
}

void World::after(Millis delay, std::function<void()> what) {
    m_due.push({clock.now() + delay, m_numbers++, std::make_shared<std::function<void()>>(std::move(what))});
}

bool World::hasWithin(Millis time) const {
    return !m_due.empty() && m_due.top().at <= clock.now() + time;
}

bool World::next(Millis time) {
    if (!hasWithin(time))
        return false;
    const auto due = m_due.top();
    m_due.pop();
    clock.set(std::max(clock.now(), due.at));
    (*due.what)();
    return true;
}

void World::advance(Millis by) {
    const auto until = clock.now() + by;
    while (!m_due.empty() && m_due.top().at <= until)
        next(until - clock.now());
    clock.set(until);
}

void World::skip(Millis by) {
    clock.set(clock.now() + by);
}

/// The server knows again what desks write, and people send again what it put aside.
void World::updateServer() {
    server->setNewestSchema(model::kSchema);
    for (auto& client : clients)
        client->triesAgain();
}

void World::calm() {
    server->sendUnknownKinds(false);
    for (auto& client : clients) {
        client->online = true;
        client->proxyBreaksStreams = false;
        client->armed.clear();
        client->lostPokes = 0;
        client->disk.setFull(false);
        client->closeSecondWindow();
        client->isBroughtUpToDate();
    }
    updateServer();
}

namespace {

/// The server knows the program of whoever asks: two copies of a disk may run two.
SimServer& reached(const SimClient& client) {
    client.world.server->setOlder(client.device, client.runsOlder());
    return *client.world.server;
}

}  // namespace

void World::send(SimClient& client, SendRequest request) {
    note(client.number);
    note(request.path);
    note(request.body.size());
    const auto generation = client.generation;
    const auto number = request.request;
    const auto answer = [this, &client, generation](Millis delay, sync::client::Event event) {
        after(delay, [&client, generation, event = std::move(event)] {
            if (client.generation == generation)
                client.feed(event);
        });
    };
    const Millis there{m_dice.between(5, 80)}, back{m_dice.between(5, 80)};
    if (!client.online)
        return answer(Millis(m_dice.between(2, 4000)), Failed{number, TransportFault::unreachable});
    std::optional<FaultKind> fault;
    if (!client.armed.empty()) {
        fault = client.armed.front();
        client.armed.pop_front();
        hit(*fault);
    }
    if (!fault)
        return after(there, [this, &client, generation, request = std::move(request), back]() mutable {
            arrive(client, generation, std::move(request), back, std::nullopt);
        });
    switch (*fault) {
        case FaultKind::requestDropped:
            if (m_dice.percent(20))
                return;  // nothing ever comes, not even the end of the line
            return answer(m_dice.percent(50) ? Millis(2000) : request.timeout,
                          Failed{number, m_dice.percent(50) ? TransportFault::unreachable : TransportFault::timedOut});
        case FaultKind::tooLarge:
            return answer(there + back, refusal(number, 413, "too_large"));
        case FaultKind::rateLimited: {
            auto slow = refusal(number, 429, "rate_limited");
            slow.retryAfterSeconds = m_dice.between(1, 60);
            return answer(there + back, std::move(slow));
        }
        case FaultKind::serverError:
            return answer(there + back, refusal(number, m_dice.percent(50) ? 500 : 503, "internal"));
        case FaultKind::garbage:
            return answer(there + back, Answered{number, 200, {}, {}, bytesOf("<html>Sign in to the Wi-Fi</html>")});
        case FaultKind::unauthorized:
            server->endToken(client.device);
            break;
        case FaultKind::delayed:
            answer(request.timeout, Failed{number, TransportFault::timedOut});
            return after(request.timeout + Millis(m_dice.between(1, 20000)),
                         [this, &client, request = std::move(request)] {
                             (void)reached(client).serve(client.device, request);
                             pokeAll();
                         });
        case FaultKind::duplicated:
            // A line that lost the answer sends again by itself, and the proof is one the server has seen.
            if (m_dice.percent(40)) {
                after(there, [this, &client, request] {
                    (void)reached(client).serve(client.device, request);
                    pokeAll();
                });
                return answer(there + back, refusal(number, 401, "proof_used"));
            }
            after(there + Millis(m_dice.between(1, 3000)), [this, &client, request] {
                (void)reached(client).serve(client.device, request);
                pokeAll();
            });
            break;
        default:
            break;
    }
    after(there, [this, &client, generation, request = std::move(request), back, fault]() mutable {
        arrive(client, generation, std::move(request), back, fault);
    });
}

void World::arrive(SimClient& client, std::uint64_t generation, SendRequest request, Millis back,
                   std::optional<FaultKind> fault) {
    if (request.path.starts_with("/v1/sync/wait?"))
        return waitForHead(client, generation, std::move(request), kWaitLooks);
    auto flight = reached(client).begin(client.device, request);
    if (flight.ready)
        pokeAll();
    if (fault == FaultKind::responseLost)
        back = Millis(2000);
    if (fault == FaultKind::reordered)
        back = Millis(m_dice.between(4000, 25000));
    const bool cuts = fault == FaultKind::truncated && (!flight.ready || hasBody(*flight.ready));
    const auto cut = cuts ? m_dice.below(SIZE_MAX) : 0;
    after(back, [this, &client, generation, flight = std::move(flight), fault, cut, number = request.request] {
        auto event = flight.ready ? *flight.ready : flight.finish();
        if (!flight.ready)
            pokeAll();
        if (fault == FaultKind::responseLost)
            event = Failed{number, TransportFault::unreachable};
        if (fault == FaultKind::truncated && hasBody(event)) {
            auto& body = std::get<Answered>(event).body;
            body.resize(cut % body.size());
        }
        if (client.generation != generation)
            return;
        if (client.online)
            client.feed(event);
        else
            client.feed(Failed{number, TransportFault::unreachable});
    });
}

void World::waitForHead(SimClient& client, std::uint64_t generation, SendRequest request, int left) {
    const auto at = request.path.find("head=");
    const auto known = at == std::string::npos ? 0 : std::strtoll(request.path.c_str() + at + 5, nullptr, 10);
    const bool isSameHistory = request.path.find("epoch=" + server->epoch() + '&') != std::string::npos;
    if (left > 0 && client.online && isSameHistory && server->head() == known)
        return after(kWaitLookEvery, [this, &client, generation, request = std::move(request), left]() mutable {
            if (client.generation == generation)
                waitForHead(client, generation, std::move(request), left - 1);
        });
    const auto event = client.online ? server->serve(client.device, request)
                                     : sync::client::Event(Failed{request.request, TransportFault::unreachable});
    after(20ms, [&client, generation, event] {
        if (client.generation == generation)
            client.feed(event);
    });
}

void World::openStream(SimClient& client) {
    const auto generation = client.generation;
    const auto stream = ++client.streamNumber;
    note("stream");
    after(Millis(m_dice.between(10, 100)), [this, &client, generation, stream] {
        if (client.generation != generation || client.streamNumber != stream)
            return;
        if (!client.online)
            return client.feed(sync::client::StreamClosed{0, {}});
        if (client.proxyBreaksStreams) {
            hit(FaultKind::streamBroken);
            return client.feed(sync::client::StreamClosed{502, {}});
        }
        client.streamOpen = true;
        client.feed(sync::client::StreamEvent{server->head(), server->epoch()});
    });
}

void World::pokeAll() {
    const std::pair now(server->head(), server->epoch());
    if (now == m_poked)
        return;
    m_poked = now;
    for (auto& each : clients) {
        poke(*each);
        if (auto* window = each->window())
            poke(*window);
    }
}

void World::missesHeartbeats(SimClient& client) {
    after(45s, [&client, at = client.generation, stream = client.streamNumber] {
        if (client.generation != at || client.streamNumber != stream || !client.streamOpen)
            return;
        client.streamOpen = false;
        client.feed(sync::client::StreamClosed{0, {}});
    });
}

void World::poke(SimClient& client) {
    if (!client.streamOpen || !client.isRunning())
        return;
    if (client.lostPokes > 0) {
        --client.lostPokes;
        hit(FaultKind::pokeLost);
        return missesHeartbeats(client);  // perhaps a later line than that of the fault
    }
    after(
        server->pokeDelay(client.device) + Millis(m_dice.between(5, 40)),
        [&client, now = m_poked, generation = client.generation, stream = client.streamNumber] {
            if (client.generation == generation && client.streamNumber == stream && client.streamOpen && client.online)
                client.feed(sync::client::StreamEvent{now.first, now.second});
        });
}

}  // namespace opdesk::simulation
