#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace opdesk::text {

/// One key for the spelling variants of an Indian name part, in Latin or any Indic script: Laxmi, Lakshmi and लक्ष्मी
/// share one. ASCII lower-case letters; empty when the word has no letter. Keeps the first vowel's class (Karan, Kiran)
/// and every consonant sound (Ramesh, Rajesh). Keys are internal: they may change with the projection schema, never
/// sync.
std::string phoneticKey(std::string_view word);

/// Keys of the parts of a full name, in order, without honorifics (Shri, Dr, Smt) and without suffix words (bhai, ben,
/// kumar, devi …) as long as another part remains. Initials (one letter) are left out too. No duplicates.
std::vector<std::string> phoneticKeys(std::string_view fullName);

}  // namespace opdesk::text
