#include <boost/json.hpp>

#include "core/store/impl.h"
#include "core/store/sync_values.h"
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
    if (!m_store)
        return;
    stop();
    start();
}

/// An older program writes its own schema with every page; here a mark beside them stands for it, in the file, so that
/// an image put back and a power cut take the mark and the pages together.
bool SimClient::marksProgram() {
    const auto mark = [&]() -> base::Status {
        auto& database = m_store->database();
        OPDESK_TRY(const auto marked, database.number("SELECT value FROM sync_state WHERE name = 'simulation.older'"));
        if (marked.has_value() == isOlder)
            return {};
        OPDESK_TRY(auto transaction, store::Transaction::begin(database, store::Durability::memory));
        if (isOlder) {
            OPDESK_CHECK(database.run("INSERT INTO sync_state(name, value) VALUES('simulation.older', 1)"));
        } else {
            OPDESK_CHECK(database.run("DELETE FROM sync_state WHERE name = 'simulation.older'"));
            OPDESK_CHECK(store::writeSyncNumber(database, store::SyncValue::schema, 0));
        }
        return transaction.commit();
    };
    return mark().has_value();
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
