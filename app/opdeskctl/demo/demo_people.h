#pragma once

#include <vector>

#include "app/opdeskctl/demo/demo.h"
#include "core/base/random.h"
#include "core/clinic/registration.h"

namespace opdesk::app::opdeskctl::demo {

/// Draws families one after the other from one sequence of random numbers.
class DemoPeople {
public:
    DemoPeople(std::uint64_t seed, base::Date today);
    /// At most `most` people of one household: one phone, one place, children with their guardian.
    std::vector<clinic::Registration> nextFamily(std::int64_t most);
    base::SeededRandom& random() { return m_random; }

private:
    base::SeededRandom m_random;
    base::Date m_today;
    std::uint64_t m_families = 0;
    std::uint64_t m_phoneShift;
};

}  // namespace opdesk::app::opdeskctl::demo
