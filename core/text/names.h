#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace opdesk::text {

/// Words of a name: split at white space, dots, commas; tidied, case kept.
std::vector<std::string> nameWords(std::string_view name);
/// Shri, Smt, Dr, Mr, Kumari, श्री, डॉ … in any case, with or without a dot.
bool isHonorific(std::string_view word);
/// The name without the honorifics at its start; the whole name when nothing would remain, and "Baby of …".
std::string titleless(std::string_view name);
/// First word of titleless(name) that is longer than an initial.
std::string firstName(std::string_view name);
/// At most `most` upper-case letters, one per word, Indic ones transliterated: "Sunita Devi Sharma" -> "SS".
/// With two: first and last word. "Baby of Sneha Pawar" with three: "BSP".
std::string initials(std::string_view name, std::size_t most = 2);
/// At least two letters of any script and no digit-only text.
bool looksLikeName(std::string_view text);

}  // namespace opdesk::text
