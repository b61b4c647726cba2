#pragma once

#include <string>
#include <string_view>

#include "core/clinic/day.h"
#include "core/clinic/session.h"

/// What stands before an act that is more than a desk's own.
namespace opdesk::clinic {

/// What is the whole clinic's is not changed while the line is known to be down. Errors: unreachable.
base::Status needLine(const Session& session, std::string_view what);
/// The passphrase once more. Errors, naming `field`: wrongPassphrase, rateLimited; unsupported where nobody can be
/// asked.
base::Status confirmPresence(Session& session, const StaffId& staff, const std::string& passphrase,
                             std::string_view field);

}  // namespace opdesk::clinic
