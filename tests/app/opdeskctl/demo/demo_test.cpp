#include "app/opdeskctl/demo/demo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>

#include "core/base/json.h"
#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/clinic/people.h"
#include "core/clinic/records.h"
#include "core/model/kinds/appointment.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/prescription.h"
#include "core/model/kinds/problem.h"
#include "core/model/kinds/visit.h"
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
    for (const auto kind : {model::KindId::patient, model::KindId::contact, model::KindId::visit, model::KindId::vitals,
                            model::KindId::allergy}) {
        const auto records = clinic.store->all(kind);
        if (!records)
            return "unreadable";
        for (const auto& record : *records)
            all += record.id.text() + base::canonicalJson(record.body) + "\n";
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

TEST(Demo, aDoctorsDemoKeepsToWhatADoctorMayDo) {
    TestClinic clinic;
    auto& session = clinic.as("Doctor");
    const auto options = few(clinic, 300);
    const auto made = makeDemo(session, options);
    ASSERT_TRUE(made) << base::errorName(made.error().code) << " " << made.error().field << " " << made.error().detail;
    EXPECT_EQ(clinic.auditCount("refused"), 0);
    EXPECT_GT(made->prescriptions, 20);
    EXPECT_GT(made->allergies, 5);
    EXPECT_GT(made->problems, 5);
    // Nobody but the front desk takes money: the bills of a doctor's demo all wait for it.
    EXPECT_GT(made->invoices, 0);
    EXPECT_EQ(made->unpaid, made->invoices);
    EXPECT_EQ(*clinic.store->count(model::KindId::payment), 0);

    const auto prescriptions = clinic::recordsOf<model::Prescription>(session);
    ASSERT_TRUE(prescriptions);
    std::int64_t isSigned = 0;
    for (const auto& one : *prescriptions) {
        EXPECT_TRUE(*clinic::isOwnPatient(session, one.value.patient));
        isSigned += one.value.status.is("signed");
        EXPECT_LT(*one.value.writtenAt, base::startOfDay(options.today, clinic.identity.offset));
    }
    EXPECT_EQ(isSigned, made->prescriptions);
    EXPECT_EQ(isSigned, static_cast<std::int64_t>(prescriptions->size()));
    const auto problems = clinic::recordsOf<model::Problem>(session);
    for (const auto& one : *problems)
        EXPECT_TRUE(*clinic::isOwnPatient(session, one.value.patient));

    std::set<model::StaffId> doctors;
    const auto visits = clinic::recordsOf<model::Visit>(session);
    for (const auto& one : *visits) {
        doctors.insert(one.value.doctor);
        EXPECT_LT(std::chrono::sys_days(*one.value.day), std::chrono::sys_days(options.today));
    }
    EXPECT_EQ(doctors.size(), 2u);
    const auto appointments = clinic::recordsOf<model::Appointment>(session);
    std::set<model::StaffId> booked;
    for (const auto& one : *appointments)
        if (base::localDate(*one.value.startsAt, clinic.identity.offset) == options.today)
            booked.insert(one.value.doctor);
    EXPECT_EQ(booked.size(), 2u);
}

TEST(Demo, familiesShareAPhoneAndNamesAreInTwoScripts) {
    TestClinic clinic;
    auto options = few(clinic, 200);
    options.bare = true;
    auto& session = clinic.as("Receptionist");
    ASSERT_TRUE(makeDemo(session, options));
    std::map<std::string, int> onPhone;
    const auto contacts = clinic::recordsOf<model::Contact>(session);
    for (const auto& one : *contacts)
        ++onPhone[one.value.value];
    EXPECT_GT(std::ranges::count_if(onPhone, [](const auto& phone) { return phone.second > 1; }), 20);
    const auto patients = clinic::recordsOf<model::Patient>(session);
    const auto local = std::ranges::count_if(*patients, [](const auto& one) { return !one.value.nameLocal.empty(); });
    EXPECT_GT(local, 20);
    EXPECT_LT(local, 180);
}

TEST(Demo, thePeopleAreTheSameForEveryRole) {
    const auto names = [](bool asDoctor) {
        TestClinic clinic(3);
        auto& session = asDoctor ? clinic.as("Doctor") : clinic.as("Receptionist");
        EXPECT_TRUE(makeDemo(session, few(clinic, 60)));
        std::vector<std::string> all;
        const auto patients = clinic::recordsOf<model::Patient>(session);
        for (const auto& one : *patients)
            all.push_back(one.value.clinicNumber + one.value.name + one.value.address);
        std::ranges::sort(all);
        return all;
    };
    EXPECT_EQ(names(true), names(false));
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
    const auto made = makeDemo(everybody(clinic), options);
    ASSERT_TRUE(made);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    std::cout << options.patients << " patients in " << took.count() << " s " << base::canonicalJson(toJson(*made))
              << "\n";
    EXPECT_LT(took.count() / static_cast<double>(options.patients), 0.1);
}

}  // namespace opdesk::app::opdeskctl::demo::tests
