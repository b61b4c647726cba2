#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// One line of the price list. A code keeps its lines: the one whose day came last stands, and a bill keeps the figures
/// it was made with.
struct Price {
    std::string code;
    std::string text;
    std::optional<Paise> rate;
    OpenText visitKind;  ///< the consultation line this price is for
    StaffId doctor;
    std::string sac;
    std::optional<std::int64_t> taxPercent;  ///< 0: exempt
    std::optional<Date> validFrom;           ///< none: from the beginning
    bool inactive = false;                   ///< from that day the code is not billed
    std::string reason;                      ///< why it was set, where the role needs one
    json::object unknown;                    ///< fields of a newer program, carried untouched
};

template <>
struct Kind<Price> {
    static constexpr KindId id = KindId::price;
    static constexpr auto fields =
        std::make_tuple(field("code", &Price::code, Merge::laterAuthor).require().upTo(20),
                        field("text", &Price::text, Merge::laterAuthor).require().upTo(200),
                        field("rate", &Price::rate, Merge::laterAuthor).require(),
                        field("visit_kind", &Price::visitKind, Merge::laterAuthor).values(kVisitKinds),
                        field("doctor", &Price::doctor, Merge::laterAuthor).to("staff"),
                        field("sac", &Price::sac, Merge::laterAuthor).upTo(8),
                        field("tax_percent", &Price::taxPercent, Merge::laterAuthor).between(0, 100),
                        field("valid_from", &Price::validFrom, Merge::laterAuthor),
                        field("inactive", &Price::inactive, Merge::laterAuthor),
                        field("reason", &Price::reason, Merge::laterAuthor).upTo(300));
};

}  // namespace opdesk::model
