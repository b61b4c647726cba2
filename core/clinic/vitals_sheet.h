#pragma once

#include <string>
#include <vector>

#include "core/clinic/day.h"

/// W2 for the page: what was measured before, and how values stand before they are saved.
namespace opdesk::clinic {

/// What can be measured and what is usual for this patient, in the unit of the record; what the data do not say is
/// empty.
struct VitalLimits {
    std::string field;
    std::optional<std::int64_t> lowest, highest, usualFrom, usualTo;
};

/// Something to look at twice before it is saved: it can be true.
struct VitalDoubt {
    std::string why;    ///< same: every figure equals a set of minutes ago; jump: far from the last
    std::string field;  ///< of a jump
    std::optional<std::int64_t> earlier;
    base::Instant takenAt{};
};

struct VitalsSheet {  // "vitals.sheet"
    PatientId patient;
    struct Answer {
        std::vector<VitalsLine> earlier;     ///< newest first, at most twelve
        bool weightNeeded = false;           ///< under 18 and none in the last 30 days
        bool asksLmp = false;                ///< female, 10 to 55
        bool asksAllergies = false;          ///< nobody has asked yet
        std::optional<std::int64_t> height;  ///< the last one, for the BMI; adults only
        std::optional<base::Date> lmp;
        base::Date today{};
        std::vector<VitalLimits> limits;
    };
};

struct CheckVitals {  // "vitals.check": the same judgement as vitals.record makes; nothing is stored
    PatientId patient;
    std::optional<std::int64_t> systolic, diastolic, pulse, temperature, spo2, respiration, weight, height, glucose,
        pain;
    struct Answer {
        std::vector<VitalMark> marks;
        std::optional<std::int64_t> bmiTenths;
        std::vector<VitalDoubt> doubts;
    };
};

base::Result<VitalsSheet::Answer> execute(Session&, const VitalsSheet&);
base::Result<CheckVitals::Answer> execute(Session&, const CheckVitals&);

}  // namespace opdesk::clinic
