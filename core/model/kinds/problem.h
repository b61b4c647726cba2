#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A lasting condition on the patient's list.
struct Problem {
    PatientId patient;
    std::string name;
    std::string icd10;
    std::optional<Date> since;
    OpenText status;
    std::string remark;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Problem> {
    static constexpr KindId id = KindId::problem;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Problem::patient, Merge::fixed).require().to("patient"),
                        field("name", &Problem::name, Merge::card).require().person().upTo(200),
                        field("icd10", &Problem::icd10, Merge::card).person().upTo(12),
                        field("since", &Problem::since, Merge::laterAuthor).person(),
                        field("status", &Problem::status, Merge::ladder).values(kProblemStatuses),
                        field("remark", &Problem::remark, Merge::laterAuthor).person().upTo(500));
};

}  // namespace opdesk::model
