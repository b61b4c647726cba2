#pragma once

#include "tests/simulation/dice.h"
#include "tests/simulation/sim_client.h"

/// Scans among the work of a desk: the record by the outbox, the bytes by their own lane.
namespace opdesk::simulation {

/// The doctor keeps a scan of the patient; false when the desk cannot.
bool attach(SimClient& client, const base::Uuid& patient, Dice& dice);

}  // namespace opdesk::simulation
