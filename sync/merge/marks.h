#pragma once

#include <string>
#include <vector>

#include "core/model/op.h"

/// How records that must be looked at together find each other without being opened. `value` is plain text and may be
/// personal: whoever stores a mark keeps only its keyed hash.
namespace opdesk::sync::merge {

struct Mark {
    std::string what;
    std::string value;
    bool operator==(const Mark&) const = default;
    auto operator<=>(const Mark&) const = default;
};

/// Every mark a body of the kind bears; a body that lost a value still bears the old mark where it is stored, so that
/// whoever looks compares the bodies again.
std::vector<Mark> marksOf(model::KindId kind, const model::json::object& body);

// The marks one looks by.
Mark paymentMark(std::string_view patient, const model::json::value& amount);
Mark referenceMark(std::string_view reference);
Mark payerMark(std::string_view patient);
Mark billMark(std::string_view invoice);
Mark amendsMark(model::KindId kind, std::string_view amends);
Mark numberMark(model::KindId kind, std::string_view number);
Mark contactMark(std::string_view patient);
Mark allergyMark(std::string_view patient);
Mark phoneMark(std::string_view e164);
Mark loserMark(std::string_view loser);
Mark winnerMark(std::string_view winner);
/// Of a person: the sounds of the name in an order of their own and the sex; an empty value when the name has none.
Mark personMark(std::string_view name, std::string_view sex);

}  // namespace opdesk::sync::merge
