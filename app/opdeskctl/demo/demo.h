#pragma once

#include <cstdint>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/clinic/import.h"
#include "core/clinic/session.h"

/// A believable clinic of invented people. The same seed gives the same people and history; ids come from the session's
/// clock and randomness, so a seeded session gives the same ids too.
namespace opdesk::app::opdeskctl::demo {

struct DemoOptions {
    std::int64_t patients = 5000;
    std::uint64_t seed = 1;
    base::Date today{};  ///< the day the history ends and the appointments stand around; not set: the session's
    bool bare = false;   ///< patients and phones only, for measuring searches
};

struct DemoSummary {
    std::int64_t patients = 0, families = 0, visits = 0, vitals = 0, allergies = 0, problems = 0, prescriptions = 0,
                 appointments = 0, invoices = 0, unpaid = 0;
};

base::json::object toJson(const DemoSummary& summary);

/// Writes what the session's roles may write, in groups of at most 100 ops: clinical facts only with the compartment
/// open. Prescriptions and bills go through their use cases. Errors: permissionDenied, wrongState when the clinic has
/// no doctor with a token letter, cancelled, and those of the store. What was written before an error stays.
base::Result<DemoSummary> makeDemo(clinic::Session& session, const DemoOptions& options,
                                   const clinic::Progress& progress = {});

}  // namespace opdesk::app::opdeskctl::demo

/// The program calls it without the long way.
namespace opdesk::app {
using opdeskctl::demo::DemoOptions;
using opdeskctl::demo::DemoSummary;
using opdeskctl::demo::makeDemo;
}  // namespace opdesk::app
