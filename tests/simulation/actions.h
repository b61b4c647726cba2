#pragma once

#include "tests/simulation/sim_client.h"

/// What people do on a desk: each action is one group, made as core/clinic makes it.
namespace opdesk::simulation {

/// Something a person does, by the salt; false when there was nothing to do it with.
bool act(SimClient& client, std::uint64_t salt);

// ---- single acts, for scenarios
std::optional<base::Uuid> registerPatient(SimClient& client, const std::string& name);
std::optional<base::Uuid> create(SimClient& client, model::KindId kind, model::json::object body);
bool set(SimClient& client, model::KindId kind, const base::Uuid& id, model::json::object fields);
bool remove(SimClient& client, model::KindId kind, const base::Uuid& id);
std::optional<base::Uuid> issueInvoice(SimClient& client, const base::Uuid& patient, std::int64_t amount);
/// Settles a card: the chosen value into the record and the card closed, in one group.
bool settle(SimClient& client, const store::Record& card, std::string_view choice);
/// The fields that sign a draft.
model::json::object signature(SimClient& client, const model::json::object& body);

}  // namespace opdesk::simulation
