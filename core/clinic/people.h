#pragma once

#include <string>

#include "core/clinic/day.h"
#include "core/clinic/patients.h"
#include "core/model/kinds/staff.h"
#include "core/store/queries.h"

/// Patients and staff as lists show them, masked for the role of the session.
namespace opdesk::clinic {

/// Whether the patient is the user's own: has a visit or an appointment with him, or has seen nobody yet.
base::Result<bool> isOwnPatient(Session& session, const model::PatientId& patient);
/// isOwnPatient(), asked only when the role's level makes a difference.
base::Result<bool> ownIfItMatters(Session& session, std::string_view permission, const model::PatientId& patient);

/// A search hit as this session may see it.
base::Result<PatientLine> lineOf(Session& session, const store::PatientHit& hit);
/// The name, or only initials where patient.view_demographics is masked.
std::string shownName(const Session& session, const std::string& name);
std::string ageTextOf(const Session& session, const std::optional<base::Date>& birth);

/// Active staff with the role Doctor, in order of their letters.
base::Result<std::vector<DoctorLine>> activeDoctors(Session& session);
/// Errors: notFound naming "doctor".
base::Result<DoctorLine> needDoctor(Session& session, const StaffId& doctor);
/// Empty when unknown.
std::string staffName(Session& session, const StaffId& staff);
bool hasRole(const Session& session, std::string_view role);

}  // namespace opdesk::clinic
