#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <queue>

#include "tests/simulation/dice.h"
#include "tests/simulation/journal.h"
#include "tests/simulation/plan.h"
#include "tests/simulation/sim_server.h"

/// Time, the line between desks and server, and everything that waits to happen.
namespace opdesk::simulation {

using Millis = std::chrono::milliseconds;
using namespace std::chrono_literals;

class SimClient;

/// The true time; a desk's clock may be off by years.
class WorldClock final : public base::Clock {
public:
    base::Instant now() const override { return m_now; }
    void set(base::Instant now) { m_now = now; }

private:
    base::Instant m_now{base::fromMillis(1'795'000'000'000)};
};

class World {
public:
    explicit World(std::uint64_t seed, const ServerMaker& server = {});
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Runs what is due until then.
    void advance(Millis by);
    void after(Millis delay, std::function<void()> what);
    /// A month in which nobody was here: what waited is late.
    void skip(Millis by);
    /// True when something is left that happens within the time.
    bool hasWithin(Millis time) const;
    /// Runs the next thing that waits; false when there is none within `time`.
    bool next(Millis time);

    // ---- the line
    void send(SimClient& client, sync::client::SendRequest request);
    void openStream(SimClient& client);
    void pokeAll();
    /// A line that swallows a poke is dead, and the desk gives it up for want of heartbeats.
    void missesHeartbeats(SimClient& client);
    void hit(FaultKind fault);
    void updateServer();
    /// All faults end: lines are up, proxies gone, what was armed is forgotten.
    void calm();

    void note(std::uint64_t value);  ///< into the trace
    void note(std::string_view text);
    std::uint64_t trace() const { return m_trace; }

    std::uint64_t seed;
    WorldClock clock;
    base::SeededRandom serverRandom;
    std::unique_ptr<SimServer> server;
    std::vector<std::unique_ptr<SimClient>> clients;  ///< kClients, then twins
    Journal journal;
    std::array<std::int64_t, kFaultKinds> hits{};
    std::map<std::string, std::int64_t> counts;  ///< of what was done
    int epochs = 1;

private:
    struct Due {
        base::Instant at;
        std::uint64_t number;
        std::shared_ptr<std::function<void()>> what;
        bool operator<(const Due& other) const { return std::pair(at, number) > std::pair(other.at, other.number); }
    };
    void arrive(SimClient& client, std::uint64_t generation, sync::client::SendRequest request, Millis back,
                std::optional<FaultKind> fault);
    void poke(SimClient& client);
    void waitForHead(SimClient& client, std::uint64_t generation, sync::client::SendRequest request, int left);

    Dice m_dice;
    std::priority_queue<Due> m_due;
    std::uint64_t m_numbers = 0;
    std::uint64_t m_trace = 0xcbf29ce484222325U;
    std::pair<std::int64_t, std::string> m_poked;  ///< head and epoch
};

}  // namespace opdesk::simulation
