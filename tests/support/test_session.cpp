#include "tests/support/test_session.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <stdexcept>

#include "core/model/kinds/doctor_hours.h"
#include "core/model/kinds/staff.h"
#include "core/store/sync_store.h"

namespace opdesk::tests {

namespace {

model::Staff doctorNamed(const std::string& name, const std::string& letter) {
    model::Staff staff;
    staff.name = name;
    staff.roles = {"Doctor"};
    staff.letter = letter;
    staff.qualification = "MBBS, MD";
    staff.registrationNumber = "MMC 12345";
    staff.council = "Maharashtra Medical Council";
    staff.room = "Room " + letter;
    staff.followUpDays = 7;
    return staff;
}

}  // namespace

TestClinic::TestClinic(std::uint64_t seed)
    : clock(*base::instantFromIso("2026-11-17T04:30:00.000Z")),
      random(seed),
      m_rules(std::make_unique<rules::RuleBook>()) {
    base::SystemRandom system;
    folder = std::filesystem::temp_directory_path() /
             ("opdesk-clinic-" + base::Uuid::v7(base::SystemClock(), system).text());
    std::filesystem::create_directories(folder);
    tenant = model::TenantId::make(clock, random);
    device = model::DeviceId::make(clock, random);
    m_key = std::make_unique<crypto::Ed25519Key>(crypto::Ed25519Key::generate(random));
    auto book = rules::RuleBook::load();
    if (!book)
        throw std::runtime_error("rule book: " + book.error().detail);
    *m_rules = std::move(*book);
    identity.clinicName = "Anand Clinic";
    identity.deviceName = "Desk 1";
    identity.series = "A07";
    const base::Bytes key(32, 0x5a);
    store::StoreOptions options;
    options.file = folder / "cache.db";
    options.key = key;
    options.tenant = tenant;
    options.device = device;
    options.create = true;
    auto opened = store::Store::open(options, clock, random);
    if (!opened)
        throw std::runtime_error("store: " + opened.error().detail);
    store = std::move(*opened);
    doctor = model::StaffId(pullRecord(doctorNamed("Dr Anand Rao", "A")));
    otherDoctor = model::StaffId(pullRecord(doctorNamed("Dr Beena Shah", "B")));
    for (std::int64_t weekday = 1; weekday <= 6; ++weekday) {
        model::DoctorHours hours;
        hours.doctor = doctor;
        hours.weekday = weekday;
        hours.session = "morning";
        hours.fromMinute = 10 * 60;
        hours.toMinute = 13 * 60;
        hours.slotMinutes = 15;
        pullRecord(hours);
        hours.session = "evening";
        hours.fromMinute = 17 * 60;
        hours.toMinute = 20 * 60;
        pullRecord(hours);
    }
}

TestClinic::~TestClinic() {
    m_sessions.clear();
    store.reset();
    std::error_code error;
    std::filesystem::remove_all(folder, error);
}

void TestClinic::ok(const base::Status& status) {
    if (!status)
        throw std::runtime_error(std::string(base::errorName(status.error().code)) + " " + status.error().field + ": " +
                                 status.error().detail);
}

void TestClinic::openCompartments() {
    for (const auto compartment : {model::Compartment::care, model::Compartment::notes}) {
        const base::Bytes key(32, static_cast<std::uint8_t>(16 + static_cast<int>(compartment)));
        ok(store->grantCompartment(compartment, 1, key));
    }
}

clinic::Session& TestClinic::as(const std::string& role) {
    if (role == "Doctor" || role == "Nurse" || role == "Pharmacist")
        openCompartments();
    return asRoles({role}, role == "Doctor" ? doctor : model::StaffId::make(clock, random));
}

clinic::Session& TestClinic::asRoles(const std::vector<std::string>& roles, const model::StaffId& user) {
    access::Lease lease;
    lease.id = model::LeaseId::make(clock, random);
    lease.tenant = tenant;
    lease.user = user;
    lease.device = device;
    lease.roles = roles;
    lease.issued = clock.now();
    lease.offlineUntil = clock.now() + std::chrono::hours(72);
    m_sessions.push_back(std::unique_ptr<clinic::Session>(new clinic::Session{
        *store, clock, random, *m_rules, lease, roles.empty() ? "" : roles.front(), *m_key, identity}));
    return *m_sessions.back();
}

base::Status TestClinic::pull(std::vector<model::RecordImage> rows) {
    store::Page page;
    page.epoch = "e1";
    page.cursor = m_cursor + static_cast<std::int64_t>(rows.size());
    store::PagePart part;
    part.compartment = rows.empty() ? model::Compartment::desk : rows.front().compartment;
    part.fromSeq = m_cursor + 1;
    for (auto& row : rows)
        row.seq = ++m_cursor;
    part.toSeq = m_cursor;
    part.rows = std::move(rows);
    page.parts.push_back(std::move(part));
    return store::applyAnswer(*store, {}, {}, page);
}

model::PatientId TestClinic::patient(const std::string& name, const std::string& age, const std::string& phone,
                                     const std::string& sex) {
    clock.advance(std::chrono::milliseconds(1));
    clinic::RegisterPatient command;
    command.name = name;
    command.sex = sex;
    command.age = age;
    command.phone = phone;
    command.acceptDuplicate = true;
    // A child comes with somebody.
    if (age.find_first_not_of("0123456789") != std::string::npos || std::atoi(age.c_str()) < 18) {
        command.guardianName = "Meena Rao";
        command.guardianRelation = "mother";
    }
    const auto answer = clinic::execute(as("Receptionist"), command);
    if (!answer)
        throw std::runtime_error(answer.error().field + ": " + answer.error().detail);
    return answer->patient;
}

std::int64_t TestClinic::auditCount(const std::string& action) {
    std::int64_t count = 0;
    const auto groups = store::nextGroups(*store, clock.now() + std::chrono::hours(1), 100000, 1u << 30);
    if (!groups)
        throw std::runtime_error(groups.error().detail);
    for (const auto& group : *groups)
        for (const auto& event : group.audit)
            count += event.event.at("action").as_string() == action;
    return count;
}

}  // namespace opdesk::tests
