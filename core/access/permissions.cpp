#include "core/access/permissions.h"

#include <algorithm>
#include <array>

namespace opdesk::access {

namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleNames{
    "SuperAdmin", "ClinicAdmin", "Doctor", "Nurse", "Receptionist", "Pharmacist", "Billing", "ReadOnly", "Patient"};

constexpr Permission kCatalogue[] = {
#include "permission_catalogue.inc"
};

constexpr bool sortedByNothingButUnique() {
    for (std::size_t i = 0; i < std::size(kCatalogue); ++i)
        for (std::size_t j = i + 1; j < std::size(kCatalogue); ++j)
            if (kCatalogue[i].name == kCatalogue[j].name)
                return false;
    return true;
}
static_assert(std::size(kCatalogue) == 82 && sortedByNothingButUnique(), "the matrix has 82 different permissions");

Level levelOfRole(const Permission& permission, std::string_view roleName) {
    const auto role = roleFromName(roleName);
    return role ? permission.levels[static_cast<std::size_t>(*role)] : Level::no;
}

bool opensBodies(std::span<const std::string> roles, std::string_view permission) {
    const Level level = levelOf(roles, permission);
    return level == Level::yes || level == Level::own || level == Level::branch;
}

bool opensAny(std::span<const std::string> roles, std::initializer_list<std::string_view> permissions) {
    return std::ranges::any_of(permissions, [&](std::string_view name) { return opensBodies(roles, name); });
}

enum class Answer { allowed, needsReason, denied };

Answer judge(Level level, const Claim& claim) {
    switch (level) {
        case Level::yes:
        case Level::branch:
        case Level::masked:
            return Answer::allowed;  // who shows the value asks levelOf and masks it
        case Level::own:
            return claim.own ? Answer::allowed : Answer::denied;
        case Level::reason:
            return claim.hasReason ? Answer::allowed : Answer::needsReason;
        case Level::request:
        case Level::platform:
        case Level::no:
            return Answer::denied;
    }
    return Answer::denied;
}

}  // namespace

std::string_view roleName(Role role) {
    return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<Role> roleFromName(std::string_view name) {
    const auto it = std::ranges::find(kRoleNames, name);
    if (it == kRoleNames.end())
        return std::nullopt;
    return static_cast<Role>(it - kRoleNames.begin());
}

std::span<const Permission> catalogue() {
    return kCatalogue;
}

const Permission* findPermission(std::string_view name) {
    const auto it = std::ranges::find(kCatalogue, name, &Permission::name);
    return it == std::end(kCatalogue) ? nullptr : &*it;
}

Level levelOf(std::span<const std::string> roles, std::string_view permission) {
    const Permission* found = findPermission(permission);
    Level best = Level::no;
    if (!found)
        return best;
    for (const auto& role : roles)
        best = std::min(best, levelOfRole(*found, role));
    return best;
}

base::Status check(std::span<const std::string> roles, const Claim& claim) {
    const Permission* found = findPermission(claim.permission);
    bool reasonWouldDo = false;
    if (found) {
        for (const auto& role : roles) {
            const Answer answer = judge(levelOfRole(*found, role), claim);
            if (answer == Answer::allowed)
                return {};
            reasonWouldDo = reasonWouldDo || answer == Answer::needsReason;
        }
    }
    if (reasonWouldDo)
        return base::failField("reason", "this needs a reason or a second person", "give the reason");
    return base::fail(base::Error{
        base::ErrorCode::permissionDenied, "the role does not allow this", std::string(claim.permission), {}});
}

std::vector<model::Compartment> compartmentsOf(std::span<const std::string> roles) {
    std::vector<model::Compartment> open{model::Compartment::desk};
    if (opensAny(roles, {"vitals.view", "prescription.view", "allergy.manage", "problem.manage"}))
        open.push_back(model::Compartment::care);
    if (opensAny(roles, {"note.view", "lab.view_result", "document.view"}))
        open.push_back(model::Compartment::notes);
    if (opensAny(roles, {"audit.view", "user.manage"}))
        open.push_back(model::Compartment::admin);
    return open;
}

}  // namespace opdesk::access
