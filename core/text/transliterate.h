#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opdesk::text {

/// A letter, mark or digit of Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada or Malayalam.
bool isIndic(char32_t codePoint);

/// Indic scripts to plain ASCII Latin as people spell their names: सुनीता -> sunita, कृष्णा -> krishna, राजेश -> rajesh.
/// Long vowels are written short. In Devanagari, Bengali, Gurmukhi and Gujarati the inherent vowel is dropped at the
/// end of a word and between vowel-consonant and consonant-vowel (Ohala's rule). Text of other scripts stays as it is.
/// Lossy: for search, initials and sorting, never for printing a name.
std::string toLatin(std::string_view text);

/// Every likely reading of one word, toLatin first. More than one only for Tamil, which writes k/g, p/b, th/d and s/ch
/// alike.
std::vector<std::string> latinReadings(std::string_view word);

}  // namespace opdesk::text
