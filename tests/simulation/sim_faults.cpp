#include <boost/json.hpp>

#include "core/store/impl.h"
#include "tests/simulation/actions.h"

/// What befalls a desk.
namespace opdesk::simulation {

void SimClient::goOffline(Millis time) {
    online = false;
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

/// The cursor was pulled by a program of two versions ago; this one starts over what it then could not read.
void SimClient::becomeOlder() {
    if (!m_store)
        return;
    const auto state = store::syncState(*m_store);
    if (!state || state->schema == 0)
        return;
    auto older = *state;
    older.schema = state->schema + 2;  // any other number: it was another program
    (void)store::saveSyncState(*m_store, older);
    if (survivedDisk()) {
        stop();
        start();
    }
}

}  // namespace opdesk::simulation
