#include "core/access/permissions.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace opdesk::access {
namespace {

using Roles = std::vector<std::string>;

TEST(Permissions, theMatrixHasEightyTwoPermissionsAndNineRoles) {
    EXPECT_EQ(catalogue().size(), 82u);
    EXPECT_EQ(roleName(Role::superAdmin), "SuperAdmin");
    EXPECT_EQ(roleFromName("Receptionist"), Role::receptionist);
    EXPECT_FALSE(roleFromName("receptionist"));
}

TEST(Permissions, cellsReadAsTheyStandInTheFile) {
    const Permission* merge = findPermission("patient.merge");
    ASSERT_TRUE(merge);
    EXPECT_EQ(merge->levels[static_cast<std::size_t>(Role::clinicAdmin)], Level::yes);
    EXPECT_EQ(merge->levels[static_cast<std::size_t>(Role::receptionist)], Level::reason);
    EXPECT_EQ(merge->levels[static_cast<std::size_t>(Role::doctor)], Level::no);
    EXPECT_FALSE(merge->worksOffline);
    EXPECT_TRUE(findPermission("patient.unmerge")->stepUp);
}

TEST(Permissions, anUnknownPermissionOrRoleIsDenied) {
    EXPECT_EQ(levelOf(Roles{"ClinicAdmin"}, "patient.fly"), Level::no);
    EXPECT_EQ(levelOf(Roles{"Owner"}, "patient.create"), Level::no);
    EXPECT_FALSE(check(Roles{"Owner"}, {"patient.create"}));
    EXPECT_FALSE(check(Roles{}, {"patient.create"}));
}

TEST(Permissions, theStrongestRoleCounts) {
    EXPECT_EQ(levelOf(Roles{"Billing", "Doctor"}, "prescription.write"), Level::own);
    EXPECT_TRUE(check(Roles{"ReadOnly", "Receptionist"}, {"patient.create"}));
}

TEST(Permissions, whatIsOwnOnlyIsRefusedForOthers) {
    EXPECT_TRUE(check(Roles{"Doctor"}, {"prescription.write", true}));
    const auto other = check(Roles{"Doctor"}, {"prescription.write", false});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, base::ErrorCode::permissionDenied);
    EXPECT_EQ(other.error().field, "prescription.write");
}

TEST(Permissions, aMissingReasonIsNamed) {
    const auto without = check(Roles{"Receptionist"}, {"patient.merge", true, false});
    ASSERT_FALSE(without);
    EXPECT_EQ(without.error().code, base::ErrorCode::invalidInput);
    EXPECT_EQ(without.error().field, "reason");
    EXPECT_TRUE(check(Roles{"Receptionist"}, {"patient.merge", true, true}));
}

TEST(Permissions, aReasonOfOneRoleHelpsWhereOwnershipOfAnotherDoesNot) {
    EXPECT_TRUE(check(Roles{"Doctor", "ClinicAdmin"}, {"note.view", false, true}));
}

TEST(Permissions, compartmentsFollowTheMatrix) {
    using enum model::Compartment;
    using List = std::vector<model::Compartment>;
    EXPECT_EQ(compartmentsOf(Roles{"Receptionist"}), (List{desk}));
    EXPECT_EQ(compartmentsOf(Roles{"Billing"}), (List{desk}));
    EXPECT_EQ(compartmentsOf(Roles{"Pharmacist"}), (List{desk, care}));
    EXPECT_EQ(compartmentsOf(Roles{"Nurse"}), (List{desk, care, notes}));
    EXPECT_EQ(compartmentsOf(Roles{"Doctor"}), (List{desk, care, notes}));
    EXPECT_EQ(compartmentsOf(Roles{"ClinicAdmin"}), (List{desk, admin}));
    EXPECT_EQ(compartmentsOf(Roles{}), (List{desk}));
}

TEST(Permissions, whoMayViewAKindHoldsItsCompartmentAndNobodyElse) {
    for (const auto& kind : model::allKinds()) {
        if (!kind.isSealed() || kind.viewPermission.empty())
            continue;
        for (std::size_t i = 0; i < kRoleCount; ++i) {
            const auto role = static_cast<Role>(i);
            if (role == Role::patient || role == Role::superAdmin)
                continue;  // neither uses a desk
            const Roles roles{std::string(roleName(role))};
            const Level level = levelOf(roles, kind.viewPermission);
            const bool mayView = level == Level::yes || level == Level::own || level == Level::branch;
            const auto open = compartmentsOf(roles);
            const bool holds = std::ranges::find(open, kind.compartment) != open.end();
            if (mayView) {
                EXPECT_TRUE(holds) << kind.name << " " << roles[0];
            }
            if (holds && kind.compartment == model::Compartment::notes) {
                EXPECT_TRUE(mayView) << kind.name << " " << roles[0];
            }
        }
    }
}

TEST(Permissions, everyPermissionOfTheRegistryIsInTheMatrix) {
    for (const auto& kind : model::allKinds())
        for (const auto name : {kind.viewPermission, kind.createPermission, kind.editPermission})
            if (!name.empty()) {
                EXPECT_TRUE(findPermission(name)) << kind.name << " " << name;
            }
}

}  // namespace
}  // namespace opdesk::access
