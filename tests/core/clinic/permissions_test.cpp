#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/access/permissions.h"
#include "core/clinic/catalogue.h"
#include "core/clinic/patients.h"
#include "tests/support/test_session.h"

namespace opdesk::clinic::tests {

namespace {

using opdesk::tests::TestClinic;

/// Arguments of the right types: whichever of a few values the command does not call mistyped.
base::json::object someArguments(Session& session, const CatalogueEntry& entry) {
    base::json::object args;
    const base::json::value candidates[] = {"018f0000-0000-7000-8000-000000000001",
                                            "2026-11-18T06:00:00.000Z",
                                            1,
                                            base::json::object{},
                                            base::json::array{},
                                            true};
    for (const auto& [name, required] : entry.arguments()) {
        if (!required)
            continue;
        // A role that may do it does: nothing is to be left where the tests run.
        if (name == "file") {
            args[name] = "/no-such-folder/file";
            continue;
        }
        for (const auto& candidate : candidates) {
            args[name] = candidate;
            const auto run = entry.run(session, args);
            if (run || run.error().field != name || run.error().detail != "the value has the wrong type")
                break;
        }
    }
    return args;
}

}  // namespace

TEST(Permissions, aCommandIsRefusedForEveryRoleTheMatrixSaysNoTo) {
    TestClinic clinic;
    clinic.openCompartments();
    int refused = 0;
    for (std::size_t i = 0; i < access::kRoleCount; ++i) {
        const std::string role(access::roleName(static_cast<access::Role>(i)));
        auto& session = clinic.as(role);
        for (const auto& entry : catalogue()) {
            if (entry.permission.empty())
                continue;
            const auto level = access::levelOf(session.lease.roles, entry.permission);
            const bool denied =
                level == access::Level::no || level == access::Level::request || level == access::Level::platform;
            const auto args = someArguments(session, entry);
            const auto run = entry.run(session, args);
            if (denied) {
                ASSERT_FALSE(run) << entry.name << " as " << role;
                EXPECT_EQ(run.error().code, base::ErrorCode::permissionDenied)
                    << entry.name << " as " << role << ": " << run.error().detail;
                EXPECT_EQ(run.error().field, entry.permission) << entry.name << " as " << role;
                ++refused;
            } else if (!run && run.error().code == base::ErrorCode::permissionDenied) {
                EXPECT_NE(run.error().field, entry.permission)
                    << entry.name << " as " << role << " is allowed by the matrix";
            }
        }
    }
    EXPECT_GT(refused, 100);
}

TEST(Permissions, everyCommandHasItsOwnNameAndArguments) {
    std::vector<std::string_view> names;
    for (const auto& entry : catalogue()) {
        names.push_back(entry.name);
        EXPECT_NE(entry.name.find('.'), std::string_view::npos);
        entry.arguments();
        entry.answers();
        EXPECT_TRUE(entry.permission.empty() || access::findPermission(entry.permission)) << entry.name;
    }
    std::ranges::sort(names);
    EXPECT_EQ(std::ranges::adjacent_find(names), names.end());
    EXPECT_GE(names.size(), 39u);
}

TEST(Permissions, aRefusalIsInTheAuditChain) {
    TestClinic clinic;
    RegisterPatient command;
    command.name = "Sunita Rao";
    command.sex = "f";
    command.age = "30";
    command.noPhone = true;
    const auto refused = execute(clinic.as("Pharmacist"), command);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::permissionDenied);
    EXPECT_EQ(clinic.auditCount("refused"), 1);
}

TEST(Permissions, whenTheLeaseHasEndedNothingIsDone) {
    TestClinic clinic;
    auto& session = clinic.as("Receptionist");
    clinic.clock.advance(std::chrono::hours(73));
    const auto found = execute(session, FindPatients{"rao", 20});
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, base::ErrorCode::leaseExpired);
}

TEST(Permissions, unknownArgumentsAreNamed) {
    TestClinic clinic;
    const auto run = findCommand("patient.find")->run(clinic.as("Receptionist"), {{"txt", "rao"}});
    ASSERT_FALSE(run);
    EXPECT_EQ(run.error().field, "text");
    const auto extra = findCommand("patient.find")->run(clinic.as("Receptionist"), {{"text", "rao"}, {"txet", "rao"}});
    ASSERT_FALSE(extra);
    EXPECT_EQ(extra.error().field, "txet");
}

}  // namespace opdesk::clinic::tests
