#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A substance the patient must not meet.
struct Allergy {
    PatientId patient;
    std::string substance;
    std::string group;  ///< allergy group of the rule data, when known
    std::string reaction;
    OpenText severity;
    std::optional<Date> notedOn;
    StaffId notedBy;
    OpenText status;       ///< an active allergy is never lost to a merge
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Allergy> {
    static constexpr KindId id = KindId::allergy;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Allergy::patient, Merge::fixed).require().to("patient"),
                        field("substance", &Allergy::substance, Merge::card).require().person().upTo(200),
                        field("group", &Allergy::group, Merge::card).person().upTo(120),
                        field("reaction", &Allergy::reaction, Merge::card).person().upTo(300),
                        field("severity", &Allergy::severity, Merge::card).values(kAllergySeverities),
                        field("noted_on", &Allergy::notedOn, Merge::laterAuthor),
                        field("noted_by", &Allergy::notedBy, Merge::fixed).to("staff"),
                        field("status", &Allergy::status, Merge::ladder).values(kAllergyRecordStatuses));
};

}  // namespace opdesk::model
