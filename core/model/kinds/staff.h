#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Somebody who works here.
struct Staff {
    std::string name;
    std::string phone;   ///< of the login
    json::array roles;   ///< names of the nine roles
    std::string letter;  ///< of a doctor's tokens
    std::string qualification;
    std::string registrationNumber;
    std::string council;
    std::string room;
    std::optional<std::int64_t> followUpDays;  ///< free window
    bool inactive = false;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Staff> {
    static constexpr KindId id = KindId::staff;
    static constexpr auto fields =
        std::make_tuple(field("name", &Staff::name, Merge::laterAuthor).require().person().upTo(200),
                        field("phone", &Staff::phone, Merge::laterAuthor).person().upTo(20),
                        field("roles", &Staff::roles, Merge::laterAuthor).upTo(9),
                        field("letter", &Staff::letter, Merge::laterAuthor).upTo(4),
                        field("qualification", &Staff::qualification, Merge::laterAuthor).upTo(120),
                        field("registration_number", &Staff::registrationNumber, Merge::laterAuthor).upTo(40),
                        field("council", &Staff::council, Merge::laterAuthor).upTo(120),
                        field("room", &Staff::room, Merge::laterAuthor).upTo(40),
                        field("follow_up_days", &Staff::followUpDays, Merge::laterAuthor).between(0, 90),
                        field("inactive", &Staff::inactive, Merge::laterAuthor));
};

}  // namespace opdesk::model
