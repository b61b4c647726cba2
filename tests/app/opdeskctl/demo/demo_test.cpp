#include "app/opdeskctl/demo/demo.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "core/base/json.h"
#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "tests/support/test_session.h"

namespace opdesk::app::opdeskctl::demo::tests {

using opdesk::tests::TestClinic;

namespace {

clinic::Session& everybody(TestClinic& clinic) {
    clinic.openCompartments();
    return clinic.asRoles({"ClinicAdmin", "Doctor", "Nurse", "Receptionist", "Billing"}, clinic.doctor);
}

DemoOptions few(TestClinic& clinic, std::int64_t patients) {
    DemoOptions options;
    options.patients = patients;
    options.seed = 7;
    options.today = base::localDate(clinic.clock.now(), clinic.identity.offset);
    return options;
}

std::string contents(TestClinic& clinic) {
    std::string all;
    for (const auto kind : {model::KindId::patient, model::KindId::contact, model::KindId::visit, model::KindId::vitals, model::KindId::allergy}) {
        const auto records = clinic.store->all(kind);
        if (!records) return "unreadable";
        for (const auto& record : *records) all += record.id.text() + base::canonicalJson(record.body) + "\n";
    }
    return all;
}

}  // namespace

TEST(Demo, aClinicHasPeopleFamiliesAndHistory) {
    TestClinic clinic;
    auto& session = everybody(clinic);
    const auto made = makeDemo(session, few(clinic, 200));
    ASSERT_TRUE(made) << base::errorName(made.error().code) << " " << made.error().field << " " << made.error().detail;
    EXPECT_EQ(made->patients, 200);
    EXPECT_LT(made->families, 120);
    EXPECT_GT(made->visits, 300);
    EXPECT_GT(made->vitals, 100);
    EXPECT_GT(made->allergies, 3);
    EXPECT_GT(made->appointments, 50);
    EXPECT_GT(made->prescriptions, 0);
    EXPECT_GT(made->unpaid, 0);
    EXPECT_EQ(*clinic.store->count(model::KindId::patient), 200);
    const auto found = execute(session, clinic::FindPatients{"patil", 20});
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->patients.empty());
}

TEST(Demo, theSameSeedGivesTheSameClinic) {
    const auto once = [] {
        TestClinic clinic(3);
        EXPECT_TRUE(makeDemo(everybody(clinic), few(clinic, 60)));
        return contents(clinic);
    };
    const auto first = once();
    EXPECT_EQ(first, once());
    EXPECT_GT(first.size(), 10000u);
}

TEST(Demo, aReceptionistsDemoHoldsNothingClinical) {
    TestClinic clinic;
    const auto made = makeDemo(clinic.as("Receptionist"), few(clinic, 40));
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_EQ(made->vitals + made->allergies + made->problems + made->prescriptions, 0);
}

TEST(Demo, bareIsPeopleAndPhonesOnly) {
    TestClinic clinic;
    auto options = few(clinic, 150);
    options.bare = true;
    const auto made = makeDemo(clinic.as("Receptionist"), options);
    ASSERT_TRUE(made);
    EXPECT_EQ(*clinic.store->count(model::KindId::visit), 0);
    EXPECT_EQ(*clinic.store->count(model::KindId::contact), 150);
}

/// OPDESK_DEMO_PATIENTS=5000 measures; without it the test is a small one.
TEST(Demo, timeIsMeasured) {
    TestClinic clinic;
    const auto* asked = std::getenv("OPDESK_DEMO_PATIENTS");
    auto options = few(clinic, asked ? std::atoll(asked) : 300);
    options.bare = std::getenv("OPDESK_DEMO_BARE") != nullptr;
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(makeDemo(everybody(clinic), options));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << options.patients << " patients in " << took.count() << " s\n";
    EXPECT_LT(took.count() / static_cast<double>(options.patients), 0.1);
}

}  // namespace opdesk::app::opdeskctl::demo::tests
