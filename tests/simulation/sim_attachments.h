#pragma once

#include "tests/simulation/dice.h"
#include "tests/simulation/sim_client.h"

/// Scans among the work of a desk: the record by the outbox, the bytes by their own lane.
namespace opdesk::simulation {

/// The doctor keeps a scan of the patient; false when the desk cannot.
bool attach(SimClient& client, const base::Uuid& patient, Dice& dice);
/// After a step of the engine that left none of the files it `had`: those of them that the server has whole.
void noteBlobsLeft(SimClient& client, const std::vector<model::BlobName>& had);

}  // namespace opdesk::simulation
