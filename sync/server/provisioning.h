#pragma once

#include "sync/server/services.h"

namespace opdesk::sync::server {

struct Provisioned {
    model::TenantId tenant;
    bool isNew = false;
    std::vector<std::string> enrolCodes;  ///< shown once, never stored
};
/// Makes a clinic from a description (docs/operations.md): staff, roles, doctor hours, prices, settings, enrolment
/// codes. A clinic code that is there already changes nothing and gives no codes. Errors: invalidInput with the member.
base::Result<Provisioned> provision(const Services& services, const json::object& description);
/// One more code for a clinic. Errors: notFound.
base::Result<std::string> newEnrolCode(const Services& services, std::string_view clinicCode);

/// After a database was put back from a backup: its history is another one now, and every desk offers again what it
/// still has. `migrating` is on the migrating role, for the API's role cannot do this. Clinic codes and new epochs, all
/// clinics for an empty code. Errors: notFound.
base::Result<std::vector<std::pair<std::string, std::string>>> newEpochs(Database& migrating, const base::Clock& clock,
                                                                         base::Random& random,
                                                                         std::string_view clinicCode);

}  // namespace opdesk::sync::server
