#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/model/kind.h"

namespace opdesk::access {

enum class Role : std::uint8_t {
    superAdmin,
    clinicAdmin,
    doctor,
    nurse,
    receptionist,
    pharmacist,
    billing,
    readOnly,
    patient
};
inline constexpr std::size_t kRoleCount = 9;
std::string_view roleName(Role role);  ///< SuperAdmin, ClinicAdmin … as in the matrix
std::optional<Role> roleFromName(std::string_view name);

/// A cell of the matrix, strongest first.
enum class Level : std::uint8_t { yes, branch, own, reason, masked, request, platform, no };

/// One row of resources/data/permissions_matrix.csv, compiled in.
struct Permission {
    std::string_view name;  ///< patient.search
    std::string_view module;
    Level levels[kRoleCount];
    bool worksOffline = false;
    bool stepUp = false;
};
std::span<const Permission> catalogue();  ///< the 82 permissions
const Permission* findPermission(std::string_view name);
/// The strongest level any of the roles has; no for an unknown permission or role (deny by default).
Level levelOf(std::span<const std::string> roles, std::string_view permission);

/// What a check knows about the object. `own`: the patient or item is the user's own (his patient, his document).
struct Claim {
    std::string_view permission;
    bool own = true;
    bool hasReason = false;  ///< a reason or a second person was given
};
/// permissionDenied with the permission's name in `field`; invalidInput "reason" when only a reason is missing.
base::Status check(std::span<const std::string> roles, const Claim& claim);

/// The compartments a role set may open, derived from the matrix: care when any of vitals.view, prescription.view,
/// allergy.manage, problem.manage is yes/own/branch; notes for note.view, lab.view_result, document.view likewise;
/// admin for audit.view and user.manage; desk always.
std::vector<model::Compartment> compartmentsOf(std::span<const std::string> roles);

}  // namespace opdesk::access
