#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <vector>

#include "tests/simulation/plan.h"

namespace opdesk::simulation {

/// Whether a fault took effect: at its step the program forks, and the shadow goes on without that one fault until its
/// trace is another. Everything of a run lies in memory and on one thread, so the shadow begins as an exact copy. Not
/// for servers outside the process.
class Shadows {
public:
    Shadows() = default;
    ~Shadows();
    Shadows(const Shadows&) = delete;
    Shadows& operator=(const Shadows&) = delete;

    /// True in the shadow, which leaves out what comes now.
    bool split(FaultKind fault);
    /// The trace after a step. A shadow that differs ends here.
    void mark(std::uint64_t trace);
    /// The trace at the end; no shadow returns from it. Adds one for each whose trace was another at some mark.
    void finish(std::uint64_t trace, std::array<std::int64_t, kFaultKinds>& effective);
    bool isShadow() const { return m_told >= 0; }

private:
    struct Shadow {
        FaultKind fault = FaultKind::requestDropped;
        pid_t process = 0;
        int tell = -1;  ///< gets every mark
    };
    std::vector<Shadow> m_shadows;
    int m_told = -1;  ///< in a shadow: where the marks of the run come from
};

}  // namespace opdesk::simulation
