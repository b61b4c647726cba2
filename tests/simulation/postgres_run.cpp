#include "tests/simulation/postgres_run.h"

#include <utility>

#include "core/store/database.h"
#include "tests/simulation/actions.h"

namespace opdesk::simulation {

namespace {

constexpr std::size_t kBackupEvery = 60;

struct LaneStep {
    enum class Kind : std::uint8_t { strike, rush, foreign } kind = Kind::rush;
    Strike strike = Strike::backendTerminated;
    std::uint64_t salt = 0;
};

/// Kills of a backend in nearly every run; what restarts the cluster or an instance costs seconds and comes seldomer.
std::multimap<std::size_t, LaneStep> laneSteps(std::uint64_t seed, std::size_t steps) {
    Dice dice(mixed(seed, 0x9057));
    std::multimap<std::size_t, LaneStep> made;
    const auto add = [&](LaneStep::Kind kind, Strike strike, std::size_t times) {
        for (std::size_t i = 0; i < times; ++i)
            made.insert({steps / 20 + dice.below(steps - steps / 20), {kind, strike, dice.next()}});
    };
    const auto strikes = [&](Strike strike, std::size_t percent, std::size_t most) {
        if (dice.percent(percent))
            add(LaneStep::Kind::strike, strike, 1 + dice.below(most));
    };
    strikes(Strike::backendTerminated, 85, 4);
    strikes(Strike::instanceKilled, 50, 2);
    strikes(Strike::backendKilled, 25, 1);
    strikes(Strike::serverRestarted, 25, 1);
    add(LaneStep::Kind::rush, Strike::backendTerminated, 2 + steps / 15);
    add(LaneStep::Kind::foreign, Strike::backendTerminated, 1 + steps / 25);
    return made;
}

/// At most of the desks somebody does something at the same moment.
void rush(World& world, std::uint64_t salt) {
    Dice dice(salt);
    const auto desks = world.clients.size();
    for (std::size_t i = 0; i < desks; ++i)
        if (dice.percent(80) && act(*world.clients[i], dice.next()))
            world.counts["acts"]++;
    world.advance(Millis(200));
}

/// Whoever is asked to log in does, some minutes later.
void whoeverIsAsked(World& world, Dice& dice) {
    for (auto& each : world.clients) {
        auto& client = *each;
        if (client.needsPerson || !client.isRunning() ||
            client.engine().status().phase != sync::client::Phase::needsLogin)
            continue;
        client.needsPerson = true;
        world.after(Millis(dice.between(20'000, 600'000)), [&client] { client.somebodyLogsIn(); });
    }
}

void streamEnds(SimClient& client) {
    if (!std::exchange(client.streamOpen, false))
        return;
    client.feed(sync::client::StreamClosed{0, {}});
}

/// The streams of an instance end with it; it comes back after a while.
void instanceIsGone(World& world, PostgresServer& server, int gone, Dice& dice) {
    for (auto& each : world.clients) {
        auto& client = *each;
        const int own = client.device.uuid().bytes()[15] % 2;
        if (own == gone)
            streamEnds(client);
    }
    world.after(Millis(dice.between(30'000, 900'000)), [&server] { server.revive(); });
}

/// Beside a desk that does not come to rest: what it holds and waits for.
std::string stateOf(SimClient& client) {
    std::string text = "\n    " + client.name + " opens";
    for (const auto compartment : client.granted)
        text += ' ' + std::string(model::compartmentName(compartment));
    if (!client.isRunning())
        return text + ", does not run";
    auto rows = client.store().database().query(
        "SELECT state, compartment, verdict, only_here, count(*) FROM outbox WHERE state <> 'acked' GROUP BY 1, 2, 3, "
        "4");
    while (rows && rows->step().value_or(false))
        text += "; " + std::to_string(rows->integer(4)) + ' ' + std::string(rows->text(0)) + " of compartment " +
                std::to_string(rows->integer(1)) + ' ' + std::string(rows->text(2)) +
                (rows->integer(3) != 0 ? " here alone" : "");
    const auto parked = store::parkedOps(client.store());
    std::map<std::string, int> codes;
    for (const auto& op : parked ? *parked : std::vector<store::ParkedOp>{})
        ++codes[op.code + ' ' + std::string(model::kindName(op.kind))];
    for (const auto& [code, times] : codes)
        text += "; parked " + code + ' ' + std::to_string(times);
    return text;
}

void passTime(World& world, Dice& dice) {
    world.advance(Millis(dice.percent(75) ? dice.between(1'000, 60'000) : dice.between(60'000, 2'000'000)));
}

void doStep(World& world, const Step& step) {
    auto& client = *world.clients[step.client];
    Dice dice(step.salt);
    switch (step.kind) {
        case Step::Kind::act: {
            auto& who = world.clients.size() > kClients && step.client == 0 && dice.percent(50) ? *world.clients.back()
                                                                                                : client;
            if (act(who, step.salt))
                world.counts["acts"]++;
            break;
        }
        case Step::Kind::pass:
            passTime(world, dice);
            break;
        case Step::Kind::fault:
            applyFault(world, step.fault, client, step.salt);
            break;
    }
    world.advance(Millis(dice.between(0, 3000)));
}

}  // namespace

LaneResult runPostgresPlan(PostgresLane& lane, const Plan& plan) {
    LaneResult result;
    result.run.seed = plan.seed;
    result.run.steps = plan.steps.size();
    bool restores = false;
    for (const auto& step : plan.steps)
        restores = restores || (step.kind == Step::Kind::fault && step.fault == FaultKind::serverRestored);
    PostgresServer* made = nullptr;
    auto world = newWorld(plan.seed, [&](const base::Clock& clock, base::Random&) {
        auto one = std::make_unique<PostgresServer>(lane, clock, restores);
        made = one.get();
        return one;
    });
    auto& server = *made;
    const auto extra = laneSteps(plan.seed, plan.steps.size());
    Dice dice(mixed(plan.seed, 0x9058));
    int gone = -1;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (i % kBackupEvery == kBackupEvery / 2)
            server.makeBackup();
        for (auto [at, end] = extra.equal_range(i); at != end; ++at) {
            const auto& step = at->second;
            if (step.kind == LaneStep::Kind::foreign) {
                server.writeForeign(step.salt);
                continue;
            }
            if (step.kind == LaneStep::Kind::strike) {
                ++result.armed[static_cast<std::size_t>(step.strike)];
                server.arm(step.strike);
            }
            rush(*world, step.salt);
        }
        doStep(*world, plan.steps[i]);
        if (server.goneInstance() >= 0 && server.goneInstance() != gone)
            instanceIsGone(*world, server, server.goneInstance(), dice);
        gone = server.goneInstance();
        whoeverIsAsked(*world, dice);
    }
    server.settleFlights();
    server.revive();
    // Who was thrown out by what came last is asked only now; roles given back half an hour later end sessions too.
    world->calm();
    for (int i = 0; i < 25; ++i) {
        // A session that ended loses its stream, which a deaf bus does not tell.
        if (i == 15)
            for (auto& client : world->clients)
                streamEnds(*client);
        world->advance(120s);
        whoeverIsAsked(*world, dice);
    }
    result.run.findings = settleDown(*world);
    server.settleFlights();
    if (!result.run.findings.empty())
        for (auto& client : world->clients)
            result.run.findings.back().detail += stateOf(*client);
    for (auto& client : world->clients) {
        if (!client->isRunning())
            continue;
        const auto parked = store::parkedOps(client->store());
        for (const auto& op : parked ? *parked : std::vector<store::ParkedOp>{})
            ++server.counts["parked at the end: " + op.code];
    }
    if (result.run.findings.empty())
        result.run.findings = checkAll(*world, result.run.checks, result.run.knownMissing);
    for (auto& finding : checkTables(*world, server, result.run.checks))
        result.run.findings.push_back(std::move(finding));
    result.run.hits = world->hits;
    result.run.counts = world->counts;
    for (const auto& [name, value] : server.counts)
        result.run.counts[name] += value;
    result.struck = server.struck;
    result.rolledBack = server.rolledBack;
    result.committed = server.committed;
    return result;
}

}  // namespace opdesk::simulation
