#pragma once

#include <tuple>

#include "core/model/codec.h"
#include "core/model/ids.h"
#include "core/model/known_values.h"

namespace opdesk::model {

/// The end of one sitting of a desk's till: what should be in the drawer, what was counted. Never changed; whatever is
/// taken later belongs to the next sitting.
struct DayClose {
    std::string series;  ///< the desk
    std::optional<std::int64_t> sitting;
    std::optional<Date> day;
    std::optional<Instant> closedAt;
    StaffId closedBy;
    StaffId witness;
    std::optional<Paise> opening;   ///< in the drawer when the sitting began
    std::optional<Paise> expected;  ///< cash
    std::optional<Paise> counted;   ///< cash
    std::optional<Paise> left;      ///< stays in the drawer for the next sitting
    std::string reason;             ///< why counted differs
    json::array notes;              ///< {value, count}, value in paise
    json::array modes;              ///< {mode, taken, given}
    json::array people;             ///< {staff, name, cash, taken, given}
    json::array bills;              ///< {what, number, amount, reason}: due, discount, credit_note, gap
    std::string firstNumber, lastNumber;
    std::optional<std::int64_t> billCount;
    std::optional<Paise> billed;
    std::optional<std::int64_t> unsent;  ///< changes the server did not have when the day was closed
    json::array openDesks;               ///< {series, taken}: desks that were not closed
    std::string contentHash;
    std::string signature;
    json::object unknown;  ///< fields of a newer program, carried untouched
};

template <>
struct Kind<DayClose> {
    static constexpr KindId id = KindId::dayClose;
    static constexpr auto fields = std::make_tuple(
        field("series", &DayClose::series, Merge::fixed).require().upTo(4),
        field("sitting", &DayClose::sitting, Merge::fixed).require().between(1, 99999),
        field("day", &DayClose::day, Merge::fixed).require(),
        field("closed_at", &DayClose::closedAt, Merge::fixed).require(),
        field("closed_by", &DayClose::closedBy, Merge::fixed).to("staff"),
        field("witness", &DayClose::witness, Merge::fixed).to("staff"),
        field("opening", &DayClose::opening, Merge::fixed),
        field("expected", &DayClose::expected, Merge::fixed).require(),
        field("counted", &DayClose::counted, Merge::fixed).require(), field("left", &DayClose::left, Merge::fixed),
        field("reason", &DayClose::reason, Merge::fixed).person().upTo(300),
        field("notes", &DayClose::notes, Merge::fixed).upTo(20),
        field("modes", &DayClose::modes, Merge::fixed).upTo(10),
        field("people", &DayClose::people, Merge::fixed).person().upTo(100),
        field("bills", &DayClose::bills, Merge::fixed).person().upTo(500),
        field("first_number", &DayClose::firstNumber, Merge::fixed).upTo(16),
        field("last_number", &DayClose::lastNumber, Merge::fixed).upTo(16),
        field("bill_count", &DayClose::billCount, Merge::fixed).between(0, 99999),
        field("billed", &DayClose::billed, Merge::fixed),
        field("unsent", &DayClose::unsent, Merge::fixed).between(0, 100000000),
        field("open_desks", &DayClose::openDesks, Merge::fixed).upTo(40),
        field("content_hash", &DayClose::contentHash, Merge::fixed).upTo(64),
        field("signature", &DayClose::signature, Merge::fixed).upTo(120));
};

}  // namespace opdesk::model
