#pragma once

#include <chrono>

#include "core/clinic/session.h"
#include "core/clinic/vitals_sheet.h"
#include "core/model/kinds/patient.h"
#include "core/model/kinds/vitals.h"

namespace opdesk::clinic {

/// A weight older than this is asked for again under 18: doses go by it.
inline constexpr auto kWeightStands = std::chrono::days(30);

struct JudgedVitals {
    std::vector<VitalMark> marks;
    std::optional<std::int64_t> bmiTenths;
    /// The first value that cannot be, as the error of vitals.record.
    base::Status possible;
    bool critical = false;
};
/// The same figures again within this time are asked about.
inline constexpr auto kTwice = std::chrono::minutes(2);
/// Every value against the ranges of the rule data for this patient's age and sex. The BMI is an adult's; a height
/// that is not given is taken from an earlier set.
base::Result<JudgedVitals> judgeVitals(Session& session, const model::Patient& who, const PatientId& patient,
                                       const model::Vitals& vitals);
/// The limits of the rule data for this patient.
std::vector<VitalLimits> limitsFor(const Session& session, const model::Patient& who);
/// What an earlier set makes doubtful: all figures of `vitals` once more within kTwice; a weight that left the last one
/// by more than a tenth (a fifth under 18) within 30 days; an adult's height off by more than 5 cm, a child's that
/// shrank by more than 2. For asking, not for refusing: a scale is read wrongly more often than it changes so.
base::Result<std::vector<VitalDoubt>> doubtsOf(Session& session, const model::Patient& who, const PatientId& patient,
                                               const model::Vitals& vitals);
/// Under 18, by the birth date; an unknown one does not ask.
bool needsWeight(const std::optional<base::Date>& birth, base::Date today);

}  // namespace opdesk::clinic
