#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/clinic/patients.h"
#include "core/clinic/session.h"
#include "core/model/codec.h"
#include "core/model/op.h"
#include "core/store/store.h"

namespace opdesk::tests {

/// A clinic of two doctors on one desk: a real store in a folder of its own, a clock that stands still (17-11-2026,
/// 10:00 in India), seeded randomness, and sessions for any role made on the same store.
class TestClinic {
public:
    explicit TestClinic(std::uint64_t seed = 1);
    ~TestClinic();

    /// A session of a user with the role (matrix name); the doctor is Dr Anand. Lives as long as the clinic.
    clinic::Session& as(const std::string& role);
    clinic::Session& asRoles(const std::vector<std::string>& roles, const model::StaffId& user);
    /// Opens care and notes for the store, as the unlock of a clinical user does. as() for Doctor, Nurse and Pharmacist
    /// does it by itself.
    void openCompartments();

    /// Rows as the server would send them.
    base::Status pull(std::vector<model::RecordImage> rows);
    template <typename T>
    base::Uuid pullRecord(const T& value, model::Compartment compartment = model::Compartment::desk) {
        const auto id = base::Uuid::v7(clock, random);
        model::RecordImage image;
        image.kind = model::Kind<T>::id;
        image.id = id;
        image.version = 1;
        image.compartment = compartment;
        image.body = model::encode(value);
        ok(pull({image}));
        return id;
    }
    /// Registers somebody as the receptionist; fails the test when refused.
    model::PatientId patient(const std::string& name, const std::string& age = "34",
                             const std::string& phone = "9800012345", const std::string& sex = "female");
    std::int64_t auditCount(const std::string& action);

    std::filesystem::path folder;
    base::ManualClock clock;
    base::SeededRandom random;
    std::unique_ptr<store::Store> store;
    model::TenantId tenant;
    model::DeviceId device;
    model::StaffId doctor, otherDoctor;
    clinic::DeskIdentity identity;

private:
    void ok(const base::Status& status);
    std::vector<std::unique_ptr<clinic::Session>> m_sessions;
    std::unique_ptr<crypto::Ed25519Key> m_key;
    std::unique_ptr<rules::RuleBook> m_rules;
    std::int64_t m_cursor = 0;
};

}  // namespace opdesk::tests
