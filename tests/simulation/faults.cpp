#include "tests/simulation/run.h"

/// Every fault, as it is done to a world.
namespace opdesk::simulation {

using Loss = tests::CrashVfs::Loss;

namespace {

std::int64_t opsOf(const World& world, const SimClient& client) {
    std::int64_t number = 0;
    for (const auto& op : world.journal.ops)
        number += op.client == client.number ? 1 : 0;
    return number;
}

}  // namespace

DiskImage imageOf(const World& world, const SimClient& client) {
    return {client.disk.image(), opsOf(world, client), *client.blobs,   client.device,
            client.former,       client.series,        client.deskDigit};
}

void putBack(World& world, SimClient& client, const DiskImage& image) {
    client.kill(Loss::keep, 5s);
    client.disk.load(image.files);
    *client.blobs = image.blobs;
    client.device = image.device;
    client.former = image.former;
    client.series = image.series;
    client.deskDigit = image.deskDigit;
    std::int64_t count = 0;
    for (auto& op : world.journal.ops)
        if (op.client == client.number && count++ >= image.ops)
            op.diskGone = true;
}

SimClient& cloneDisk(World& world, SimClient& client) {
    world.clients.push_back(std::make_unique<SimClient>(world, client, client.name + " twin"));
    auto& twin = *world.clients.back();
    twin.start();
    return twin;
}

namespace {

void restoreDisk(World& world, SimClient& client, Dice& dice) {
    // The image is taken now and put back after some work.
    auto image = std::make_shared<DiskImage>(imageOf(world, client));
    world.after(Millis(dice.between(30'000, 1'200'000)), [&world, &client, image] {
        world.hit(FaultKind::diskRestored);
        putBack(world, client, *image);
    });
}

void revoke(World& world, SimClient& client, Dice& dice) {
    world.hit(FaultKind::accessRevoked);
    const auto lease = client.people[client.person].lease;
    world.server->revokeLease(lease, base::toMillis(world.clock.now()), client.device);
    client.needsPerson = true;
    world.after(Millis(dice.between(60'000, 1'800'000)), [&client] { client.somebodyLogsIn(); });
}

}  // namespace

void applyFault(World& world, FaultKind fault, SimClient& client, std::uint64_t salt) {
    Dice dice(salt);
    switch (fault) {
        case FaultKind::requestDropped:
        case FaultKind::responseLost:
        case FaultKind::duplicated:
        case FaultKind::reordered:
        case FaultKind::delayed:
        case FaultKind::truncated:
        case FaultKind::unauthorized:
        case FaultKind::tooLarge:
        case FaultKind::rateLimited:
        case FaultKind::serverError:
        case FaultKind::garbage:
            return client.armed.insert(client.armed.end(), 1 + dice.below(3), fault), void();
        case FaultKind::offline:
            world.hit(fault);
            return client.goOffline(Millis(dice.between(20'000, 3'600'000)));
        case FaultKind::streamClosed:
            if (!client.streamOpen)
                return;
            world.hit(fault);
            client.streamOpen = false;
            return client.feed(sync::client::StreamClosed{0, {}});
        case FaultKind::pokeLost:
            client.lostPokes += 1;
            return world.missesHeartbeats(client);
        case FaultKind::streamBroken:
            client.proxyBreaksStreams = true;
            if (client.streamOpen) {
                client.streamOpen = false;
                client.feed(sync::client::StreamClosed{0, {}});
            }
            return world.after(Millis(dice.between(60'000, 1'800'000)),
                               [&client] { client.proxyBreaksStreams = false; });
        case FaultKind::killed:
            world.hit(fault);
            return client.kill(Loss::keep, Millis(dice.between(500, 120'000)));
        case FaultKind::killedInside:
        case FaultKind::powerDropped:
        case FaultKind::powerTorn:
            world.hit(fault);
            return client.disk.cutAt(client.disk.operations() + dice.between(0, 30),
                                     fault == FaultKind::killedInside   ? Loss::keep
                                     : fault == FaultKind::powerDropped ? Loss::drop
                                                                        : Loss::tear);
        case FaultKind::diskFull:
            world.hit(fault);
            client.disk.setFull(true);
            return world.after(Millis(dice.between(10'000, 600'000)), [&client] { client.disk.setFull(false); });
        case FaultKind::diskRestored:
            return restoreDisk(world, client, dice);
        case FaultKind::diskCloned:
            if (world.clients.size() > kClients)
                return;
            world.hit(fault);
            cloneDisk(world, client);
            return;
        case FaultKind::clockAhead:
        case FaultKind::clockBack: {
            world.hit(fault);
            const Millis by(dice.between(60'000, 1000LL * 3600 * 24 * 365 * 5));
            client.clock.error += fault == FaultKind::clockAhead ? by : -by;
            return world.after(Millis(dice.between(60'000, 7'200'000)), [&client] { client.clock.error = 0ms; });
        }
        case FaultKind::serverRestored:
            if (!world.server->restoreBackup("epoch-" + std::to_string(world.epochs + 1)))
                return;
            ++world.epochs;
            world.hit(fault);
            return world.pokeAll();
        case FaultKind::newerServer:
            world.hit(fault);
            world.server->sendUnknownKinds(true);
            world.server->writeUnknownField(dice.next(), "value " + std::to_string(dice.below(1000)));
            world.pokeAll();
            return world.after(Millis(dice.between(60'000, 3'600'000)),
                               [&world] { world.server->sendUnknownKinds(false); });
        case FaultKind::newerClient:
            return client.actAsNewerProgram(dice);
        case FaultKind::olderSchema:
            if (client.isOlder)
                return;
            world.hit(fault);
            client.becomeOlder();
            return world.after(Millis(dice.between(60'000, 3'600'000)), [&client] { client.isBroughtUpToDate(); });
        case FaultKind::olderServer:
            world.hit(fault);
            world.server->setNewestSchema(0);
            return world.after(Millis(dice.between(60'000, 3'600'000)), [&world] { world.updateServer(); });
        case FaultKind::accessRevoked:
            return revoke(world, client, dice);
        case FaultKind::scopeLost: {
            auto& lost = client.index >= 2 ? client : *world.clients[3];
            world.hit(fault);
            world.server->setScope(lost.device, {model::Compartment::desk});
            lost.wantsScope = {model::Compartment::desk};
            world.pokeAll();
            return world.after(Millis(dice.between(600'000, 7'200'000)), [&lost] { lost.regainScope(); });
        }
        case FaultKind::scopeGained:
            world.hit(fault);
            client.wantsScope = {model::Compartment::desk, model::Compartment::care, model::Compartment::notes};
            world.server->setScope(client.device, client.wantsScope);
            // The keys come with the next session.
            world.server->endToken(client.device);
            return world.pokeAll();
        case FaultKind::thirtyDays:
            world.hit(fault);
            client.goOffline(Millis(dice.between(20'000, 3'600'000)));
            return world.skip(std::chrono::hours(24 * 31));
        case FaultKind::twoWindows:
            world.hit(fault);
            client.secondWindow();
            return world.after(Millis(dice.between(60'000, 3'600'000)), [&client] { client.closeSecondWindow(); });
    }
}

}  // namespace opdesk::simulation
