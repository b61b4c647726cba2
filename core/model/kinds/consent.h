#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One purpose, given or withdrawn, at a time; never edited.
struct Consent {
    PatientId patient;
    OpenText purpose;
    bool given = false;
    std::optional<Instant> at;
    std::string textVersion;  ///< which wording was shown
    OpenText language;
    StaffId recordedBy;
    std::string remark;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Consent> {
    static constexpr KindId id = KindId::consent;
    static constexpr auto fields = std::make_tuple(
        field("patient", &Consent::patient, Merge::fixed).require().to("patient"),
        field("purpose", &Consent::purpose, Merge::fixed).require().values(kConsentPurposes),
        field("given", &Consent::given, Merge::fixed), field("at", &Consent::at, Merge::fixed).require(),
        field("text_version", &Consent::textVersion, Merge::fixed).upTo(40),
        field("language", &Consent::language, Merge::fixed).values(kLanguages),
        field("recorded_by", &Consent::recordedBy, Merge::fixed).to("staff"),
        field("remark", &Consent::remark, Merge::fixed).person().upTo(300));
};

}  // namespace opdesk::model
