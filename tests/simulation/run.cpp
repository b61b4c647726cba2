#include "tests/simulation/run.h"

#include "core/store/database.h"
#include "core/store/device_renewal.h"
#include "tests/simulation/actions.h"
#include "tests/simulation/checks.h"
#include "tests/simulation/shadow.h"

namespace opdesk::simulation {

namespace {

constexpr std::array<const char*, kClients> kDesks{"front", "billing", "nurse", "anand", "bhat"};
constexpr Millis kLongestQuiet{std::chrono::hours(6)};
constexpr std::size_t kBackupEvery = 90;
constexpr std::size_t kLookEvery = 20;

bool isAtRest(SimClient& client, std::string& why) {
    if (!client.isRunning()) {
        why = "does not run";
        return false;
    }
    const auto counts = store::outboxCounts(client.store());
    // What depends on an op that people have to decide about waits with it.
    const auto due = store::nextGroups(client.store(), client.clock.now() + std::chrono::hours(1), 1, 1000);
    const bool waitsForPeople = counts && counts->parked > 0 && due && due->empty();
    if (!counts || ((counts->waiting > 0 || counts->looks > 0) && !waitsForPeople)) {
        why = counts ? std::to_string(counts->waiting) + " ops and " + std::to_string(counts->looks) + " looks wait"
                     : "outbox cannot be read";
        return false;
    }
    if (counts->blobs > 0) {
        why = std::to_string(counts->blobs) + " attachments wait";
        auto rows = client.store().database().query(
            "SELECT state, code, tries, done, bytes FROM blob_queue WHERE state IN ('up', 'refused')");
        while (rows && rows->step().value_or(false))
            why += ", " + std::string(rows->text(0)) + ' ' + std::string(rows->text(1)) + " tries " +
                   std::to_string(rows->integer(2)) + ' ' + std::to_string(rows->integer(3)) + " of " +
                   std::to_string(rows->integer(4));
        return false;
    }
    const auto state = store::syncState(client.store());
    if (!state || state->cursor != client.world.server->head()) {
        why = "cursor " + std::to_string(state ? state->cursor : -1) + " of " +
              std::to_string(client.world.server->head());
        return false;
    }
    // The wait of the run before goes on over a start; what is owed comes after it, a load anew perhaps.
    if (client.engine().status().phase == sync::client::Phase::waiting) {
        why = "waits for its next try";
        return false;
    }
    // What the server could not read is tried again by itself, and until then keeps its compartment.
    const auto alone = client.store().database().number("SELECT count(*) FROM outbox WHERE only_here = 1");
    if (!alone || alone->value_or(0) > 0) {
        why = std::to_string(alone ? alone->value_or(0) : -1) + " ops were put aside here alone";
        return false;
    }
    if (state->bootstrap.active || !state->sweep.empty() || !state->draining.empty() || !state->fill.empty()) {
        why = "bootstrap " + std::to_string(state->bootstrap.active) + " sweep '" + state->sweep + "' drain '" +
              state->draining + "' fill '" + state->fill + "'";
        return false;
    }
    return true;
}

void passTime(World& world, Dice& dice) {
    const auto roll = dice.below(100);
    const Millis time(roll < 70   ? dice.between(1'000, 60'000)
                      : roll < 95 ? dice.between(60'000, 900'000)
                                  : dice.between(900'000, 14'400'000));
    world.advance(time);
}

}  // namespace

std::unique_ptr<World> newWorld(std::uint64_t seed, const ServerMaker& server) {
    auto world = std::make_unique<World>(seed, server);
    for (std::size_t i = 0; i < kClients; ++i) {
        world->clients.push_back(std::make_unique<SimClient>(*world, i, kDesks[i]));
        world->clients.back()->start();
    }
    world->advance(2s);
    return world;
}

namespace {

bool asksForLogin(SimClient& client) {
    return client.isRunning() && client.engine().status().phase == sync::client::Phase::needsLogin;
}

/// Of a disk and its clone each spends the refresh token the other holds, so one of them is sent back to the login
/// (security.md). It says so, and somebody logs in: once, since then each has a session of its own.
void whoSharedASessionLogsIn(World& world, std::set<std::size_t>& done) {
    if (world.clients.size() == kClients)
        return;
    for (auto& client : world.clients)
        if (client->index == world.clients.back()->index && asksForLogin(*client) &&
            done.insert(client->number).second) {
            world.counts["login after a shared session"]++;
            client->needsPerson = true;
            client->somebodyLogsIn();
        }
}

}  // namespace

std::vector<Finding> settleDown(World& world) {
    world.calm();
    for (auto& client : world.clients) {
        client->needsPerson = client->needsPerson || asksForLogin(*client);
        client->somebodyLogsIn();
    }
    std::set<std::size_t> sharedASession;
    const auto until = world.clock.now() + kLongestQuiet;
    std::string why;
    // At rest for a while: nothing may be left that would change it again.
    auto restedSince = world.clock.now();
    bool wasAtRest = false;
    while (world.clock.now() < until) {
        const auto head = world.server->head();
        world.advance(20s);
        whoSharedASessionLogsIn(world, sharedASession);
        bool rest = world.server->head() == head;
        for (auto& client : world.clients)
            rest = rest && isAtRest(*client, why);
        if (!rest) {
            wasAtRest = false;
            continue;
        }
        if (!wasAtRest)
            restedSince = world.clock.now();
        wasAtRest = true;
        if (world.clock.now() - restedSince >= 40s)
            return {};
    }
    std::vector<Finding> findings;
    for (auto& client : world.clients)
        if (!isAtRest(*client, why)) {
            const auto status = client->isRunning() ? client->engine().status() : sync::client::Status{};
            findings.push_back(
                {"drains by itself",
                 client->name + ": " + why + ", phase " + std::to_string(static_cast<int>(status.phase)) + ", error " +
                     (status.hasError ? std::string(base::errorName(status.lastError)) : std::string("none"))});
        }
    if (findings.empty())
        findings.push_back({"drains by itself", "the server's head never rests"});
    return findings;
}

std::string describe(World& world) {
    std::string text =
        "server: epoch " + world.server->epoch() + " head " + std::to_string(world.server->head()) + '\n';
    for (auto& client : world.clients) {
        text += client->name + ' ' + client->device.text() + ": ";
        const auto state = client->isRunning()
                               ? store::syncState(client->store())
                               : base::Result<store::SyncState>(base::fail(base::ErrorCode::wrongState));
        if (!state) {
            text += "does not run\n";
            continue;
        }
        const auto status = client->engine().status();
        text += "phase " + std::to_string(static_cast<int>(status.phase)) + " error " +
                (status.hasError ? std::string(base::errorName(status.lastError)) : std::string("none")) + " epoch " +
                state->epoch + " cursor " + std::to_string(state->cursor) + " scope '" + state->scope + "' fill '" +
                state->fill + "' draining '" + state->draining + "' sweep '" + state->sweep + "' healed " +
                std::to_string(state->healed) + " keys";
        for (const auto compartment : client->granted)
            text += ' ' + std::string(model::compartmentName(compartment));
        auto rows = client->store().database().query(
            "SELECT o.state, coalesce(o.code, ''), o.only_here, w.name, count(*) FROM outbox o JOIN word w ON"
            " w.number = o.compartment WHERE o.state <> 'acked' GROUP BY 1, 2, 3, 4");
        while (rows && rows->step().value_or(false))
            text += "; " + std::to_string(rows->integer(4)) + ' ' + std::string(rows->text(3)) + ' ' +
                    std::string(rows->text(0)) + ' ' + std::string(rows->text(1)) +
                    (rows->integer(2) != 0 ? " here alone" : "");
        text += '\n';
    }
    return text;
}

namespace {

void doFault(World& world, std::size_t number, const Step& step, const RunOptions& options, Shadows& shadows,
             RunResult& result) {
    const auto at = static_cast<std::size_t>(step.fault);
    ++result.planned[at];
    if (options.suppressed == step.fault)
        return;
    if (!shadows.isShadow() && options.compares && options.compares(number, step.fault)) {
        ++result.compared[at];
        if (shadows.split(step.fault))
            return;
    }
    applyFault(world, step.fault, *world.clients[step.client], step.salt);
}

}  // namespace

RunResult runPlan(const Plan& plan, const RunOptions& options) {
    RunResult result;
    result.seed = plan.seed;
    result.steps = plan.steps.size();
    auto world = newWorld(plan.seed, options.server);
    Shadows shadows;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        auto& client = *world->clients[step.client];
        Dice dice(step.salt);
        if (i % kBackupEvery == kBackupEvery / 2)
            world->server->makeBackup();
        switch (step.kind) {
            case Step::Kind::act: {
                // A twin works too: it is a desk of its own to whoever sits there.
                auto& who = world->clients.size() > kClients && step.client == 0 && dice.percent(50)
                                ? *world->clients.back()
                                : client;
                if (act(who, step.salt))
                    world->counts["acts"]++;
                break;
            }
            case Step::Kind::pass:
                passTime(*world, dice);
                break;
            case Step::Kind::fault:
                doFault(*world, i, step, options, shadows, result);
                break;
        }
        // Often several desks at once, within the time of a request.
        world->advance(Millis(dice.percent(55) ? dice.between(0, 60) : dice.between(60, 4000)));
        shadows.mark(world->trace());
        if (i % kLookEvery == 0 && result.findings.empty())
            result.findings = unsentWorkIsShown(client, result.checks);
        // A server that was put back is offered what it lost by each desk when that comes.
        if (i % kLookEvery == kLookEvery / 2 && world->epochs > 1 && result.findings.empty())
            result.findings = serverHasNoOrphans(*world, result.checks);
    }
    if (result.findings.empty())
        result.findings = settleDown(*world);
    if (result.findings.empty())
        result.findings = checkAll(*world, result.checks, result.knownMissing);
    result.desks = describe(*world);
    for (auto& [key, row] : world->server->records()) {
        world->note(key.second.text());
        world->note(base::canonicalJson(row.body));
    }
    result.trace = world->trace();
    shadows.finish(result.trace, result.effective);
    result.hits = world->hits;
    result.counts = world->counts;
    return result;
}

Plan shrunk(const Plan& plan, const std::string& invariant, std::size_t mostRuns, const RunOptions& options) {
    Plan best = plan;
    std::size_t runs = 0;
    for (std::size_t piece = best.steps.size() / 2; piece >= 1 && runs < mostRuns; piece /= 2) {
        for (std::size_t at = 0; at < best.steps.size() && runs < mostRuns;) {
            Plan less = best;
            const auto from = less.steps.begin() + static_cast<std::ptrdiff_t>(at);
            less.steps.erase(from, from + static_cast<std::ptrdiff_t>(std::min(piece, less.steps.size() - at)));
            ++runs;
            const auto result = runPlan(less, options);
            if (!result.findings.empty() && result.findings.front().invariant == invariant)
                best = std::move(less);
            else
                at += piece;
        }
    }
    return best;
}

}  // namespace opdesk::simulation
