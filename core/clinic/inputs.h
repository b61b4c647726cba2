#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/model/kind.h"

/// Typed text on its way into a record: tidied, checked, named when wrong.
namespace opdesk::clinic {

/// tidyLine, with broken UTF-8, a text longer than `mostBytes`, controls and bidirectional overrides refused: what is
/// stored is what was read.
base::Result<std::string> checkedLine(std::string_view text, std::string_view field, std::size_t mostBytes);
base::Result<std::string> checkedLines(std::string_view text, std::string_view field, std::size_t mostBytes);
/// The same for what is parsed or only compared, where hidden characters (a phone pasted from a list of contacts) do
/// no harm: they are left out.
base::Result<std::string> readableLine(std::string_view text, std::string_view field, std::size_t mostBytes);
/// A person's name: two letters or more of any script.
base::Result<std::string> checkedName(std::string_view text, std::string_view field);
/// A reason that must be given.
base::Result<std::string> neededReason(std::string_view text);
/// male, female, other; also m, f, o and Hindi or Marathi words. Errors: invalidInput.
base::Result<std::string> readSex(std::string_view text);
/// A code of kLanguages from the code or the name of the language.
base::Result<std::string> readLanguage(std::string_view text, std::string_view field = "language");
/// The word itself when `known` holds it; empty stays empty. Errors: invalidInput listing what would do.
base::Result<std::string> oneOf(std::string_view text, std::string_view field, std::span<const std::string_view> known);
/// True when the text holds a whole Aadhaar number, with or without spaces: such a number is never stored.
bool holdsAadhaar(std::string_view text);
base::Status refuseAadhaar(std::string_view text, std::string_view field);
/// Four characters at most; a longer number is refused, not cut, so that nobody thinks the whole was kept.
base::Result<std::string> checkedLast4(std::string_view text, std::string_view field = "id_last4");

/// A birth date from "born" or from "age".
struct Birth {
    std::optional<base::Date> date;
    bool estimated = false;
};
base::Result<Birth> readBirth(std::string_view born, std::string_view age, base::Date today);
/// Completed years; -1 for an unknown date.
int yearsOld(const std::optional<base::Date>& birth, base::Date today);

}  // namespace opdesk::clinic
