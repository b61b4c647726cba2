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
/// An age of core/text ("58 y", "1 y 6 mo") in the interface's language; a line never breaks inside it.
QString ageWords(std::string_view ageText);
/// For a row: "42 F", "8 mo M"; "58 वर्ष · पु". A line never breaks inside it. The one short form of the program.
QString ageSex(std::string_view ageText, std::string_view sex);
/// Where there is room: "58 y · Male", "58 वर्ष · पुरुष".
QString ageAndSex(std::string_view ageText, std::string_view sex);
/// "Desk 1" as the interface's language says it; a name of the clinic's own stays.
QString deskName(std::string_view name);
/// "Front desk", "Doctor" ... by the role's code in the permission matrix (CA, DR, NU, RC, PH, BL, RO).
QString roleLabel(std::string_view role);

}  // namespace opdesk::ui::labels
