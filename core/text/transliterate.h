#pragma once

#include <string>
#include <string_view>

namespace opdesk::text {

/// A letter, mark or digit of Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada or Malayalam.
bool isIndic(char32_t codePoint);

/// Indic scripts to plain ASCII Latin as people spell their names: सुनीता -> sunita, शर्मा -> sharma. Inherent vowels
/// are dropped at the end of a word of Devanagari, Bengali, Gurmukhi and Gujarati, and inside one by the usual rule
/// (गायकवाड -> gayakvad). Long vowels are written short but for aa before a consonant cluster's end; the result is for
/// search, initials and sorting, never for printing a name. Other text stays as it is. Lossy.
std::string toLatin(std::string_view text);

}  // namespace opdesk::text
