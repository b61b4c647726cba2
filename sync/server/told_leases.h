#pragma once

#include <span>
#include <string>

#include "sync/server/session_service.h"

namespace opdesk::sync::server {

/// A server that was put back does not know the leases it gave since its backup; desks bring them again. Taken in are
/// those this clinic's own key signed, for a device and a user who are known, with no newer rights than the tables
/// know: a later lease of lesser rights would end them. All others are passed over, and their groups parked as ever.
base::Status takeInLeases(const Services& services, const Session& session, std::span<const std::string> texts);

}  // namespace opdesk::sync::server
