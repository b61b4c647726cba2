#pragma once

#include <string>
#include <vector>

#include "core/clinic/patients.h"
#include "core/model/kinds/contact.h"
#include "core/model/kinds/patient.h"
#include "core/store/action_group.h"

/// From what was typed, or read from a list, to a patient with contacts and consents. Used by the desk, the import and
/// the demonstration clinic, so that all three obey the same rules.
namespace opdesk::clinic {

struct Registration {
    model::Patient patient;  ///< without clinic number
    std::string phone;       ///< E.164 or empty
    std::string phoneRelation;
    std::vector<ConsentChoice> consents;
};

enum class Strictness {
    desk,  ///< somebody sits there: age, phone or "no phone", a guardian under 18
    list,  ///< an old list says what it says: age, phone and guardian may be missing
};
base::Result<Registration> checkedRegistration(const RegisterPatient& command, base::Date today, Strictness strictness);

/// Checks one value of a patient field as edited, by its registry name; gives it as it is stored (null removes).
base::Result<json::value> checkedPatientField(std::string_view name, const json::value& value, base::Date today);
/// Guardian under 18. `today` is the clinic's.
base::Status checkGuardian(const model::Patient& patient, base::Date today);

/// The counter of clinic numbers, and a number as printed: A07-0042.
inline constexpr std::string_view kClinicNumberCounter = "clinic_number";
std::string clinicNumberText(const std::string& series, std::int64_t number);

/// The changes that make the person: patient, contact, consents; `patient.clinicNumber` must be set.
std::vector<store::Change> changesFor(Session& session, const model::PatientId& id, const Registration& registration);

}  // namespace opdesk::clinic
