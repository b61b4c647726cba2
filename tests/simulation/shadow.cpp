#include "tests/simulation/shadow.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

namespace opdesk::simulation {

namespace {

constexpr int kSame = 0, kDiffers = 1, kLeftAlone = 2;
constexpr unsigned kLongestSeconds = 120;

}  // namespace

Shadows::~Shadows() {
    for (const auto& shadow : m_shadows) {
        close(shadow.tell);
        waitpid(shadow.process, nullptr, 0);
    }
}

bool Shadows::split(FaultKind fault) {
    int line[2] = {-1, -1};
    if (pipe(line) != 0)
        return false;
    const auto process = fork();
    if (process < 0) {
        close(line[0]);
        close(line[1]);
        return false;
    }
    if (process > 0) {
        close(line[0]);
        m_shadows.push_back({fault, process, line[1]});
        return false;
    }
    alarm(kLongestSeconds);
    close(line[1]);
    for (const auto& other : m_shadows)
        close(other.tell);
    m_shadows.clear();
    m_told = line[0];
    return true;
}

void Shadows::mark(std::uint64_t trace) {
    // A pipe holds more marks than a run has, so nobody waits for a shadow; one that has ended is told in vain.
    for (const auto& shadow : m_shadows)
        if (write(shadow.tell, &trace, sizeof trace) < 0)
            continue;
    if (!isShadow())
        return;
    std::uint64_t told = 0;
    if (read(m_told, &told, sizeof told) != sizeof told)
        _exit(kLeftAlone);
    if (told != trace)
        _exit(kDiffers);
}

void Shadows::finish(std::uint64_t trace, std::array<std::int64_t, kFaultKinds>& effective) {
    mark(trace);
    if (isShadow())
        _exit(kSame);
    for (const auto& shadow : m_shadows) {
        close(shadow.tell);
        int status = 0;
        waitpid(shadow.process, &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == kDiffers)
            ++effective[static_cast<std::size_t>(shadow.fault)];
        else if (!WIFEXITED(status) || WEXITSTATUS(status) != kSame)
            std::printf("a run without %s did not come to an end\n", std::string(faultName(shadow.fault)).c_str());
    }
    m_shadows.clear();
}

}  // namespace opdesk::simulation
