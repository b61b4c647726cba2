#pragma once

#include <QString>

#include <string_view>

#include "core/base/result.h"

namespace opdesk::ui::labels {

/// A sentence for the person at the desk: what happened, what is safe, what to do. No code in it.
QString errorSentence(base::ErrorCode code);
/// The same, naming the field when `error.field` is one the registry knows, and what would be accepted.
QString errorSentence(const base::Error& error);
/// For the Details part: stable name and detail, never patient data.
QString errorDetails(const base::Error& error);

/// Words of a record kind by its registry name ("patient" -> "Patient"); the name itself when unknown.
QString kindLabel(std::string_view kind);
/// Words of a field of a kind ("patient", "birth_date" -> "Born"); empty when there is none, which a test forbids.
QString fieldLabel(std::string_view kind, std::string_view field);
/// Words of an enum's value as the registry stores it ("visit", "state", "in_room" -> "In room"); the value itself when
/// unknown.
QString valueLabel(std::string_view kind, std::string_view field, std::string_view value);
/// "42 F", "8 mo M": age without its unit for adults, and the letter of the sex that stands on every Indian paper,
/// whatever the language. The one coding of the program.
QString ageSex(std::string_view ageText, std::string_view sex);
/// "Front desk", "Doctor" ... by the role's code in the permission matrix (CA, DR, NU, RC, PH, BL, RO).
QString roleLabel(std::string_view role);

}  // namespace opdesk::ui::labels
