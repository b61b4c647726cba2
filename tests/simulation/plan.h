#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What happens in a run, in order, before anything of it ran: so a failing run can be shortened.
namespace opdesk::simulation {

inline constexpr std::size_t kClients = 5;

enum class FaultKind : std::uint8_t {
    // the line
    requestDropped,
    responseLost,  ///< the server did its work, its answer never arrives
    duplicated,    ///< the request arrives twice
    reordered,     ///< its answer comes after those of later requests
    delayed,       ///< it arrives when the desk gave up on it
    truncated,
    unauthorized,  // 401
    tooLarge,      // 413
    rateLimited,   // 429
    serverError,   // 5xx
    garbage,
    offline,
    streamClosed,
    pokeLost,
    streamBroken,  ///< a proxy lets no stream through for a while
    // the disk
    killed,        ///< the program, between two transactions
    killedInside,  ///< the program, in the middle of a transaction
    powerDropped,  ///< the machine: nothing unsynced is left
    powerTorn,     ///< the machine: some of what was unsynced, in pieces
    diskFull,
    diskRestored,  ///< an older image is put back
    diskCloned,    ///< two live desks from one image
    // clocks
    clockAhead,
    clockBack,
    // the server
    serverRestored,  ///< from a backup, under another epoch
    newerServer,     ///< sends kinds and fields this program does not know
    newerClient,     ///< writes fields and values this program does not know
    olderSchema,     ///< a desk's program does not know a kind for a while, then it is brought up to date
    accessRevoked,   ///< while a push is under way
    scopeLost,
    scopeGained,
    thirtyDays,   ///< offline
    twoWindows,   ///< two programs on one file
    olderServer,  ///< it puts aside what desks write, until it is brought up to date
};
inline constexpr std::size_t kFaultKinds = 34;
std::string_view faultName(FaultKind fault);
std::optional<FaultKind> faultFromName(std::string_view name);
/// Once or twice in a run at most: a month, a restored server.
bool isHeavy(FaultKind fault);
/// How many steps of a plan are it, at the mean.
double stepsPerRun(FaultKind fault);

struct Step {
    enum class Kind : std::uint8_t { act, pass, fault } kind = Kind::act;
    std::uint8_t client = 0;
    FaultKind fault = FaultKind::requestDropped;
    std::uint64_t salt = 0;  ///< of every decision within the step
    bool operator==(const Step&) const = default;
};
struct Plan {
    std::uint64_t seed = 0;
    std::vector<Step> steps;
};

Plan makePlan(std::uint64_t seed, std::size_t steps);
/// One step a line: "act 3 9f2c", "pass 0 51", "fault killed 2 77".
std::string toText(const Step& step);
std::optional<Step> stepFrom(std::string_view line);
/// "seed 17", then its steps; lines that begin with # and empty ones are left out. What is kept of a failure.
std::string toText(const Plan& plan);
std::optional<Plan> planFrom(std::string_view text);

}  // namespace opdesk::simulation
