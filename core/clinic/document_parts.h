#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clinic/clinic_settings.h"
#include "core/clinic/documents.h"
#include "core/clinic/records.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/prescription.h"
#include "core/rules/checker.h"

/// What notes, prescriptions and bills share: content hash and signature, the patient as a check
/// sees him.
namespace opdesk::clinic {

/// SHA-256, hex, of the canonical body as it was signed: without hash, signature and the marks of a later cancellation.
std::string contentHashOf(const json::object& body);
/// The signature over the hash text by the session's key, base64url.
std::string signatureOf(const Session& session, const std::string& contentHash);

/// Fields of a set that signs `body`: `fields` plus status, signed_at, content_hash and signature over the body they
/// give.
json::object signedFields(Session& session, const json::object& body, json::object fields);

std::vector<Diagnosis> diagnosesOf(const json::array& list);
json::array toArray(const std::vector<Diagnosis>& diagnoses);
std::vector<PrescriptionLine> linesOf(const json::array& list);
json::array toArray(const std::vector<PrescriptionLine>& lines);
std::vector<AlertOverride> overridesOf(const json::array& list);
json::array toArray(const std::vector<AlertOverride>& overrides);

/// The winner of a merge instead of the loser. Errors: notFound naming "patient".
base::Result<Stored<model::Patient>> needPatient(Session& session, const PatientId& patient);

/// Everything a check needs from the records; `self` and what it amends are left out of the current medicines.
struct CareFacts {
    rules::CheckInput input;
    std::optional<std::int64_t> weightGrams;  ///< latest, not older than 30 days
    std::string weightText, vitalsText, allergyText;
    bool allergyAlert = false;
};
base::Result<CareFacts> careFactsOf(Session& session, const Stored<model::Patient>& patient, const PrescriptionId& self,
                                    const std::vector<Diagnosis>& diagnoses);

/// The meter of a prescription; `author` is the doctor whose registration counts.
base::Result<std::vector<rules::RuleState>> meterOf(Session& session, const Stored<model::Patient>& patient,
                                                    const StaffId& author, const CareFacts& facts,
                                                    const std::vector<Diagnosis>& diagnoses,
                                                    const std::vector<PrescriptionLine>& lines,
                                                    const std::string& language, const std::string& mode);
/// The paper's head as it stands now: patient, doctor, clinic. It stays with the signed document as `printed`.
base::Result<json::object> printedOf(Session& session, const Stored<model::Patient>& patient, const StaffId& author,
                                     const CareFacts& facts);
/// "14, Shivaji Road, Pune 411004"
std::string addressOf(const model::Patient& patient);

}  // namespace opdesk::clinic
