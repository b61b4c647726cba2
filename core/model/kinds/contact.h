#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// A phone number or e-mail of a patient; a family shares one freely.
struct Contact {
    PatientId patient;
    OpenText system;
    std::string value;     ///< phones in E.164
    std::string relation;  ///< whose phone it is when not the patient's own
    bool primary = false;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Contact> {
    static constexpr KindId id = KindId::contact;
    static constexpr auto fields =
        std::make_tuple(field("patient", &Contact::patient, Merge::fixed).require().to("patient"),
                        field("system", &Contact::system, Merge::fixed).require().values(kContactSystems),
                        field("value", &Contact::value, Merge::laterAuthor).require().person().upTo(254),
                        field("relation", &Contact::relation, Merge::laterAuthor).person().upTo(60),
                        field("primary", &Contact::primary, Merge::laterAuthor));
};

}  // namespace opdesk::model
