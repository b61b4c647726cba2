#include "tests/simulation/plan.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

#include "tests/simulation/dice.h"

namespace opdesk::simulation {

namespace {

constexpr std::array<std::string_view, kFaultKinds> kNames{
    "request_dropped", "response_lost", "duplicated",    "reordered",    "delayed",        "truncated",
    "unauthorized",    "too_large",     "rate_limited",  "server_error", "garbage",        "offline",
    "stream_closed",   "poke_lost",     "stream_broken", "killed",       "killed_inside",  "power_dropped",
    "power_torn",      "disk_full",     "disk_restored", "disk_cloned",  "clock_ahead",    "clock_back",
    "server_restored", "newer_server",  "newer_client",  "older_schema", "access_revoked", "scope_lost",
    "scope_gained",    "thirty_days",   "two_windows",   "older_server"};

/// Each with how many of a hundred runs hold it and how often in such a run.
struct Share {
    std::size_t percent;
    std::size_t most;
};
constexpr Share shareOf(FaultKind fault) {
    switch (fault) {
        case FaultKind::diskRestored:
        case FaultKind::diskCloned:
        case FaultKind::serverRestored:
        case FaultKind::accessRevoked:
        case FaultKind::thirtyDays:
        case FaultKind::olderServer:
            return {18, 1};
        case FaultKind::scopeLost:
        case FaultKind::scopeGained:
        case FaultKind::olderSchema:
        case FaultKind::twoWindows:
        case FaultKind::newerServer:
        case FaultKind::diskFull:
        case FaultKind::streamBroken:
            return {22, 2};
        default:
            return {45, 6};
    }
}

}  // namespace

std::string_view faultName(FaultKind fault) {
    return kNames[static_cast<std::size_t>(fault)];
}

std::optional<FaultKind> faultFromName(std::string_view name) {
    const auto it = std::ranges::find(kNames, name);
    if (it == kNames.end())
        return std::nullopt;
    return static_cast<FaultKind>(it - kNames.begin());
}

bool isHeavy(FaultKind fault) {
    return shareOf(fault).most < 6;
}

double stepsPerRun(FaultKind fault) {
    const auto share = shareOf(fault);
    return static_cast<double>(share.percent) / 100 * (1 + static_cast<double>(share.most)) / 2;
}

Plan makePlan(std::uint64_t seed, std::size_t steps) {
    Dice dice(mixed(seed, 0x9a11));
    Plan plan{seed, {}};
    std::vector<FaultKind> faults;
    for (std::size_t i = 0; i < kFaultKinds; ++i) {
        const auto fault = static_cast<FaultKind>(i);
        const auto share = shareOf(fault);
        if (dice.percent(share.percent))
            faults.insert(faults.end(), 1 + dice.below(share.most), fault);
    }
    for (std::size_t i = 0; i < steps; ++i) {
        Step step;
        step.client = static_cast<std::uint8_t>(dice.below(kClients));
        step.kind = dice.percent(10) ? Step::Kind::pass : Step::Kind::act;
        step.salt = dice.next();
        plan.steps.push_back(step);
    }
    // Nothing before the desks have met the server; then each in the place of some other step.
    for (const auto fault : faults) {
        auto& step = plan.steps[steps / 20 + dice.below(steps - steps / 20)];
        step.kind = Step::Kind::fault;
        step.fault = fault;
    }
    return plan;
}

std::string toText(const Step& step) {
    std::ostringstream out;
    switch (step.kind) {
        case Step::Kind::act:
            out << "act";
            break;
        case Step::Kind::pass:
            out << "pass";
            break;
        case Step::Kind::fault:
            out << "fault " << faultName(step.fault);
            break;
    }
    out << ' ' << static_cast<int>(step.client) << ' ' << std::hex << step.salt;
    return out.str();
}

std::optional<Step> stepFrom(std::string_view line) {
    std::istringstream in{std::string(line)};
    std::string word;
    Step step;
    in >> word;
    if (word == "act") {
        step.kind = Step::Kind::act;
    } else if (word == "pass") {
        step.kind = Step::Kind::pass;
    } else if (word == "fault") {
        in >> word;
        const auto fault = faultFromName(word);
        if (!fault)
            return std::nullopt;
        step.kind = Step::Kind::fault;
        step.fault = *fault;
    } else {
        return std::nullopt;
    }
    unsigned client = 0;
    in >> client >> std::hex >> step.salt;
    if (!in || client >= kClients)
        return std::nullopt;
    step.client = static_cast<std::uint8_t>(client);
    return step;
}

std::string toText(const Plan& plan) {
    auto text = "seed " + std::to_string(plan.seed) + '\n';
    for (const auto& step : plan.steps)
        text += toText(step) + '\n';
    return text;
}

std::optional<Plan> planFrom(std::string_view text) {
    Plan plan;
    std::istringstream in{std::string(text)};
    std::string line;
    bool hasSeed = false;
    while (std::getline(in, line)) {
        if (line.empty() || line.front() == '#')
            continue;
        if (!hasSeed) {
            std::string word;
            hasSeed = static_cast<bool>(std::istringstream(line) >> word >> plan.seed) && word == "seed";
            if (!hasSeed)
                return std::nullopt;
            continue;
        }
        const auto step = stepFrom(line);
        if (!step)
            return std::nullopt;
        plan.steps.push_back(*step);
    }
    return hasSeed ? std::optional(plan) : std::nullopt;
}

}  // namespace opdesk::simulation
