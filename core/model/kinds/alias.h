#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// Two records of one person: the loser reads as the winner. Taken back by voiding it.
struct Alias {
    PatientId loser;
    PatientId winner;
    std::string reason;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Alias> {
    static constexpr KindId id = KindId::alias;
    static constexpr auto fields =
        std::make_tuple(field("loser", &Alias::loser, Merge::fixed).require().to("patient"),
                        field("winner", &Alias::winner, Merge::fixed).require().to("patient"),
                        field("reason", &Alias::reason, Merge::fixed).person().upTo(300));
};

}  // namespace opdesk::model
