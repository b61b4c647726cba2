#include <boost/json.hpp>

#include "core/store/impl.h"
#include "tests/simulation/actions.h"

/// What befalls a desk.
namespace opdesk::simulation {

void SimClient::goOffline(Millis time) {
    online = false;
    if (m_window)
        m_window->online = false;
    const auto absence = ++offlineNumber;
    if (streamOpen)
        world.after(20s, [this, at = generation, stream = streamNumber] {
            if (generation != at || streamNumber != stream || !streamOpen)
                return;
            streamOpen = false;
            feed(sync::client::StreamClosed{0, {}});
        });
    world.after(time, [this, absence] {
        if (offlineNumber != absence)
            return;
        online = true;
        if (m_window)
            m_window->online = true;
        // Some systems say so, some do not.
        if (absence % 2 == 0)
            feed(sync::client::NetworkChanged{true});
    });
}

void SimClient::somebodyLogsIn() {
    if (!needsPerson)
        return;
    needsPerson = false;
    people.push_back({people[person].staff, model::LeaseId::make(world.clock, random), people[person].compartments});
    person = people.size() - 1;
    std::tie(accessToken, refreshToken) = world.server->login(device);
    people[person].lease = world.server->leaseOf(device).value_or(people[person].lease);
    const auto mayOpen = wantsScope.empty() ? people.front().compartments : wantsScope;
    if (granted == mayOpen)
        return feed(sync::client::SessionRenewed{accessToken, refreshToken});
    // A login hands over the keys of what the person may read now.
    stop();
    granted = mayOpen;
    start();
}

void SimClient::regainScope() {
    wantsScope = people.front().compartments;
    world.server->setScope(device, wantsScope);
    world.server->endToken(device);
    world.pokeAll();
}

void SimClient::actAsNewerProgram(Dice& dice) {
    if (!isRunning())
        return;
    const auto patient = some(model::KindId::patient, dice);
    const auto visit = some(model::KindId::visit, dice);
    bool done = false;
    if (patient)
        done = set(*this, model::KindId::patient, patient->id,
                   {{"blood_group", dice.percent(50) ? "B+" : "O-"}, {"language", "xx"}});
    if (visit)
        done =
            set(*this, model::KindId::visit, visit->id, {{"status", "lunch"}, {"future_room", dice.between(1, 9)}}) ||
            done;
    if (done)
        world.hit(FaultKind::newerClient);
}

/// A program that does not know a kind yet takes the desk over; what it cannot read it passes over.
void SimClient::becomeOlder() {
    isOlder = wasEverOlder = true;
    world.server->setOlder(device, true);
    // To the server a clone that was not renewed yet is the same desk.
    for (auto& each : world.clients)
        if (each->device == device)
            each->isOlder = each->wasEverOlder = true;
    if (!m_store)
        return;
    stop();
    start();
}

/// This program again: it knows more than the one that pulled up to the cursor, and loads anew.
void SimClient::isBroughtUpToDate() {
    if (!isOlder)
        return;
    isOlder = false;
    world.server->setOlder(device, false);
    upgradeWhenOpened();
    if (!m_store)
        return;
    stop();
    start();
}

void SimClient::upgradeWhenOpened() {
    m_wasOlder = true;
    if (!m_store)
        return;
    auto state = store::syncState(*m_store);
    if (!state)
        return;
    state->schema = 0;
    m_wasOlder = !store::saveSyncState(*m_store, *state) || !survivedDisk();
}

void SimClient::triesAgain() {
    if (!m_store)
        return;
    const auto parked = store::parkedOps(*m_store);
    std::set<model::GroupId> groups;
    for (std::size_t i = 0; parked && i < parked->size(); ++i)
        if ((*parked)[i].code == "newer_schema" || (*parked)[i].code == "depends_on_parked")
            groups.insert((*parked)[i].group);
    for (const auto& group : groups)
        if (m_store && !store::retryParkedGroup(*m_store, group))
            world.counts["retry refused"]++;
    if (!groups.empty() && survivedDisk())
        feed(sync::client::LocalChange{});
}

}  // namespace opdesk::simulation
